"""From the compiled meet to the payload of a target, one a file."""
