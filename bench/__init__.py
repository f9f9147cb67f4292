"""Measures meetc against named peers on the same work, all in one run: `python -m bench`."""
