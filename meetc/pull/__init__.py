"""From what others have done at the service to edits of the text, each proved by a compilation."""
