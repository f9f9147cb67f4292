"""What a name may be that was read as of Western Europe, and written in another code page.

Windows software writes the page of its own country, and no file says which: `Żółw` of a Polish
computer is read as `¯ó³w`.
"""

from __future__ import annotations

from collections.abc import Iterator

_READ_AS = ("cp1252", "latin-1")
_OTHERS = ("cp1250", "cp1257", "cp1254", "cp1251", "cp1253", "mac-roman", "cp850")


def rereadings(text: str) -> Iterator[str]:
    """The same bytes as other pages read them; nothing of what is in ASCII."""
    if text.isascii():
        return
    for read_as in _READ_AS:
        try:
            data = text.encode(read_as)
        except UnicodeEncodeError:
            continue
        for page in _OTHERS:
            yield data.decode(page, "replace")
