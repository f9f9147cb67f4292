"""Formats the bytes of a file, and proves that nothing but its layout has changed."""

from __future__ import annotations

from meetc.diagnostics.diagnostic import Report
from meetc.edit.errors import NotAsWantedError
from meetc.edit.layout import format_text, statements
from meetc.edit.texts import Meaning, Texts, prove
from meetc.pipeline import collector_paused
from meetc.source import decode
from meetc.syntax.load import Read

_BOM = b"\xef\xbb\xbf"


def format_file(data: bytes, path: str, read: Read, report: Report) -> bytes | None:
    """A file in its canonical form; None where it holds something that is no text or no word,
    which is reported.

    A byte order mark stays, and so does CRLF where every line ends in it. Raises NotAsWantedError
    where the formatted text would not have the same statements and comments, compile to the same
    meet, and be formatted to itself: that is a mistake in meetc.
    """
    with collector_paused():
        source = decode(data, path, report)
        text = None if report.found else format_text(source.text, report, path)
        if text is None:
            return None
        formatted = _as_before(text, data)
        if formatted != data:
            if statements(text) != statements(source.text):
                raise NotAsWantedError("its statements or comments would change")
            if format_text(text, report, path) != text:
                raise NotAsWantedError("its layout would change again the next time")
            before, compiled = Texts.compiled(path, data, read)
            after = Texts(path, {**before.files, path: formatted})
            prove(after, Meaning.of(compiled))
    return formatted


def _as_before(text: str, data: bytes) -> bytes:
    """A text with the byte order mark and the line ends of the bytes that it was read from."""
    if b"\n" in data and data.count(b"\r\n") == data.count(b"\n"):
        text = text.replace("\n", "\r\n")
    return (_BOM if data.startswith(_BOM) else b"") + text.encode("utf-8")
