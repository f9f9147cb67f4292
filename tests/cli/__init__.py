"""The commands: what they write, print and refuse."""
