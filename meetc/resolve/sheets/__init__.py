"""Rows of sheets as lines of the language, and the units that they belong to."""
