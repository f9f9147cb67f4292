"""What a text says, and what is wrong with it."""
