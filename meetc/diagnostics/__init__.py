"""What is wrong, where, and what was meant: for people and for programs."""
