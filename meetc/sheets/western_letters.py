"""The letters that files of photo finish have: what meetc writes into them, and reads again."""

from __future__ import annotations

import unicodedata

ENCODING = "cp1252"
"""What Windows of western Europe writes, and the files of real meets are in."""
_LETTERS = str.maketrans("ŁłĐđĦħıŦŧŊŋĸ", "LlDdHhiTtNnk")


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def fits(letter: str) -> bool:
    return letter.encode(ENCODING, "ignore") != b""


def fitting(text: str) -> str:
    """A text with the letters that the encoding has: Ł is L, and what has no like is a ?."""
    return "".join(letter if fits(letter) else _plain(letter) for letter in composed(text))


def _plain(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter.translate(_LETTERS))
    plain = "".join(part for part in parts if not unicodedata.combining(part) and fits(part))
    return plain or "?"
