"""A meet with results that nobody has made: round by round, by the rules, from a seed."""
