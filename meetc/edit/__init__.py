"""Changes of a user's text, each proved by a compilation before it is written."""
