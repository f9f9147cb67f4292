"""The way back to text: statements with what they say, and the words and lines that say it."""
