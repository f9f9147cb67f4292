"""Fields and headers as they are written: what a value is, and what it is not."""
