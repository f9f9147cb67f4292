"""Rows of results and start lists as they are written, by hand or in sheets."""
