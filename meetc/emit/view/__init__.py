"""The view: a meet as plain immutable data, sorted, named and stripped for readers."""
