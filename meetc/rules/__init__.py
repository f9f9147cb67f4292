"""The rules of the sport as pure functions, each with its source."""
