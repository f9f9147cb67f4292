"""Characters that only look like those of the language: pasted text is full of them."""

from __future__ import annotations

from meetc.diagnostics.codes import LOOK_ALIKE
from meetc.diagnostics.diagnostic import Fix, Report
from meetc.source import Source

_LOOK_ALIKES = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    "\u00d7": "x",
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
_BLANKS = ("\u00a0", "\u1680", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000")
_INVISIBLE = (*map(chr, range(0x200B, 0x2010)), *map(chr, range(0x202A, 0x202F)),
              *map(chr, range(0x2060, 0x206A)), "\ufeff")  # fmt: skip
REPAIRS = str.maketrans(_LOOK_ALIKES | dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_INVISIBLE, ""))
"""For `str.translate`: each of them to what was probably meant."""
_LOOSE = frozenset(chr(code) for code in REPAIRS)


def report_look_alike(source: Source, number: int, start: int, report: Report) -> None:
    """Say what a character only looks like; the fix replaces all of its kind on the line."""
    line = source.line(number)
    character = line[start]
    name = f"U+{ord(character):04X}"
    meant = _LOOK_ALIKES.get(character, " " if character.isspace() else "")
    if not meant:
        message, hint = f"an invisible character ({name}) stands here", "delete it"
    elif meant == " ":
        message, hint = f"an invisible character ({name}) looks like a blank", "type a blank"
    else:
        message, hint = f"{character} ({name}) only looks like {meant}", f"type {meant} instead"
    last = max(n for n, other in enumerate(line) if other in _LOOSE or n == start)
    whole = source.span(number, start, last + 1)
    report.error(
        LOOK_ALIKE,
        message,
        source.span(number, start, start + 1),
        hint=hint,
        fix=Fix(whole, _repaired(line[start : last + 1])),
    )


def _repaired(text: str) -> str:
    """A part of a line as it was meant. Inside of quotes all but the quotes stays: a name may
    well have an apostrophe or a dash of its own."""
    repaired, is_quoted = "", False
    for character in text:
        meant = character.translate(REPAIRS)
        is_quoted ^= meant == '"'
        repaired += character if is_quoted and meant != '"' else meant
    return repaired
