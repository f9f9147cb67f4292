"""Changes for people at a terminal: a heading for each event and unit, a line a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.compare.change import Change, Verb
from meetc.compare.changed_lines import ChangedLine, Group, Section, sections
from meetc.compare.wording import summary
from meetc.diagnostics.text import cells

_SIGNS = {Verb.ADDED: "+", Verb.REMOVED: "-", Verb.CHANGED: " "}
_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "bold": "\x1b[1m", "dim": "\x1b[2m"}
_RESET = "\x1b[0m"


def render(changes: Sequence[Change], *, colour: bool = False) -> str:
    """All changes, and how many there are on the last line."""
    blocks = ["".join(_section(section, colour)) for section in sections(changes)]
    return "\n".join([*blocks, f"{summary(changes)}\n"])


def _paint(style: str, text: str, colour: bool) -> str:
    return f"{_COLOURS[style]}{text}{_RESET}" if colour and style in _COLOURS else text


def _section(section: Section, colour: bool) -> Iterator[str]:
    yield _paint("bold", section.title, colour) + "\n"
    for group in section.groups:
        yield from _group(group, colour)


def _group(group: Group, colour: bool) -> Iterator[str]:
    deep = ""
    if group.heading is not None:
        deep = "  "
        yield _line(group.heading, "", "", colour)
    ids = max((cells(line.id) for line in group.lines), default=0)
    names = max((cells(line.name) for line in group.lines if line.what), default=0)
    for line in group.lines:
        identity = line.id + " " * (ids - cells(line.id))
        name = line.name + " " * (names - cells(line.name))
        yield _line(line, deep + identity, name, colour)


def _line(line: ChangedLine, identity: str, name: str, colour: bool) -> str:
    sign = _SIGNS[line.verb]
    words = [word for word in (identity, name or line.name, line.what) if word.strip()]
    text = f"{sign} {'  '.join(words)}".rstrip()
    if line.follows:
        return _paint("dim", f"{text}  (follows)", colour) + "\n"
    return _paint(sign, text, colour) + "\n"
