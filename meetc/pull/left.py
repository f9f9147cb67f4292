"""What is not written into the text, and why."""

from __future__ import annotations

BY_HAND = "correct it there, or push --ours sends what the text says"
ADDED_BY_HAND = "write it by hand, or take it out there"


class LeftError(Exception):
    """Something that is not written: the message says why, and what to do."""
