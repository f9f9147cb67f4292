"""Formats a file, and proves that nothing but its layout and the spelling of marks has changed."""

from __future__ import annotations

from meetc.diagnostics.diagnostic import Report
from meetc.edit.errors import NotAsWantedError
from meetc.edit.layout import format_bytes, statements
from meetc.edit.plain_marks import same_words
from meetc.edit.texts import Meaning, Texts, prove
from meetc.pipeline import collector_paused
from meetc.source import decode
from meetc.syntax.load import Read


def format_file(data: bytes, path: str, read: Read, report: Report) -> bytes | None:
    """A file in its canonical form; None where it holds something that is no text or no word,
    which is reported. `read` gives the files that it includes.

    Raises NotAsWantedError where the formatted text would not have the same statements and
    comments, compile to the same meet, and be formatted to itself: that is a mistake in meetc.
    """
    with collector_paused():
        formatted = format_bytes(data, path, report)
        if formatted is not None and formatted != data:
            _prove(data, formatted, path, read)
    return formatted


def _prove(data: bytes, formatted: bytes, path: str, read: Read) -> None:
    before, after = (decode(version, path, Report()).text for version in (data, formatted))
    if not same_words(statements(before), statements(after)):
        raise NotAsWantedError("its statements or comments would change")
    if format_bytes(formatted, path, Report()) != formatted:
        raise NotAsWantedError("its layout would change again the next time")
    texts, compiled = Texts.compiled(path, data, read)
    prove(Texts(path, {**texts.files, path: formatted}), Meaning.of(compiled))
