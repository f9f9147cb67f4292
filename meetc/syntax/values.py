"""What a word says: text in quotes, fields, lists. Nothing here knows which word means what."""

from __future__ import annotations

import re

from meetc.diagnostics.codes import QUOTE_INSIDE_WORD, STRAY_BACKSLASH
from meetc.diagnostics.diagnostic import Hint, Report
from meetc.patterns import pattern
from meetc.syntax.lines import Line, Piece

_FIELD = re.compile(r"([A-Za-z_][\w.]*)=(.*)", re.DOTALL)
SURROGATE = pattern("[\ud800-\udfff]")
_STRING = pattern(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_LIST_ITEM = pattern(r'(?:[^,"]++|"(?:[^"\\]++|\\.)*+")*+')


def split_field(word: str) -> tuple[str, str] | None:
    """`("lane", "4")` of `lane=4`; None of a word that is no field."""
    if "=" not in word or word[0] == '"':
        return None
    match = _FIELD.fullmatch(word)
    return (match[1], match[2]) if match else None


def is_quoted(raw: str) -> bool:
    return raw[:1] == '"'


def text_at(line: Line, word: int, report: Report) -> str:
    """The text that a whole word stands for, as `text_of` has it."""
    raw = line.words[word]
    if '"' not in raw:
        return raw
    if raw[0] == raw[-1] == '"' and raw.count('"') == 2 and "\\" not in raw:
        return raw[1:-1]
    return text_of(line.piece(word), report)


def text_of(piece: Piece, report: Report) -> str:
    """The text that a piece stands for: an unquoted one is its own text.

    A bad escape or a stray quote is reported, and the rest taken as typed.
    """
    raw = piece.raw
    if '"' not in raw:
        return raw
    closed = _STRING.match(raw)
    if closed is None or closed.end() < len(raw):
        at = closed.end() if closed else raw.index('"')
        message = "a quote stands in the middle of a word"
        hint: str = Hint(in_text='quote the whole word; a quote inside it is written \\"')
        report.error(QUOTE_INSIDE_WORD, message, piece.part(at, at + 1).span, hint=hint)
        return raw.strip('"')
    if "\\" not in raw:
        return raw[1:-1]
    import json

    try:
        text = str(json.loads(raw, strict=False))
    except json.JSONDecodeError as problem:
        at = raw.rfind("\\", 0, problem.pos + 1)
        report.error(
            STRAY_BACKSLASH,
            f"{raw[at : at + 2]} is no escape in a text",
            piece.part(at, at + 2).span,
            hint='the escapes are those of JSON: \\" \\\\ \\/ \\n \\t \\u00e9 and their like; '
            "a backslash itself is written twice",
        )
        return raw[1:-1]
    if SURROGATE.search(text):
        at = raw.index("\\u")
        message = "half of a surrogate pair is no character"
        hint = "type the character itself instead of its escape"
        report.error(STRAY_BACKSLASH, message, piece.part(at, at + 6).span, hint=hint)
        return raw[1:-1]
    return text


def list_items(raw: str) -> list[tuple[int, int]]:
    """The start and end of each item of a list: commas outside quotes part them."""
    items, at = [], 0
    while True:
        match = _LIST_ITEM.match(raw, at)
        assert match is not None  # the pattern matches the empty text
        items.append((at, match.end()))
        at = match.end() + 1
        if at > len(raw):
            return items
