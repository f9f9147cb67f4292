"""Every kind of statement: one table, which the outline, the tree, the layout and the merge read.

The grammar (grammar/meet.lark) tells the kinds apart by the first word of a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from meetc.fields import Field, Kind, spellings


class StatementKind(NamedTuple):
    """What the lines are that begin with a keyword; result rows and field lines have none.

    `terminal` is what the grammar calls them, but for units, which it has with their rows. `depth`
    is 0 of what closes all blocks and stands at the margin, 1 of what belongs to the open meet or
    event even below a unit of it, 2 of what belongs to the innermost block; `opens` is the list
    that the block goes to which it opens itself, "" where it opens none. `within` are the
    terminals of the blocks that it may stand in, "" for none at all; `called` is what people call
    one that stands elsewhere. `fields` is whose fields its words name. `about` is how many words
    behind the keyword say which one it is, None where all do that are no fields. `other_names` is
    what is typed instead of the keyword.
    """

    keyword: str
    terminal: str
    depth: int = 0
    opens: str = ""
    within: tuple[str, ...] = ("", "MEET", "EVENTS", "EVENT", "UNIT")
    called: str = ""
    fields: Kind | None = None
    about: int | None = 1
    other_names: tuple[str, ...] = ()

    def spellings(self) -> dict[str, Field]:
        """The fields that its words may name, by each of their names."""
        return spellings(self.fields) if self.fields else {}


def _unit(keyword: str, *other_names: str) -> StatementKind:
    return StatementKind(keyword, "UNIT", 1, "units", ("EVENT",), "a unit", Kind.UNIT,
                         other_names=other_names)  # fmt: skip


_RESULTS = ("EVENT", "UNIT")
FIELDS = StatementKind("", "FIELDS", 2)
ROWS = StatementKind("", "ROWS", 2, "", _RESULTS, "a result row", Kind.ROW, about=0)
_KINDS = (
    StatementKind("meet", "MEET", opens="meets", fields=Kind.MEET, about=0),
    StatementKind("team", "TEAMS", fields=Kind.TEAM, other_names=("teams",)),
    StatementKind("athlete", "ATHLETES", fields=Kind.ATHLETE, other_names=("athletes",)),
    StatementKind("include", "INCLUDES"),
    StatementKind("allow", "EXEMPTIONS", fields=Kind.EXEMPTION, about=None),
    StatementKind("expect", "EXPECTATIONS", about=None),
    StatementKind("record", "RECORDS", about=None, other_names=("records",)),
    StatementKind("event", "EVENT", opens="events", fields=Kind.EVENT),
    StatementKind("events", "EVENTS", opens="templates", fields=Kind.EVENT),
    StatementKind("enter", "ENTRIES", 1, "", ("", "MEET", "EVENT"), "an entry", Kind.ENTRY,
                  other_names=("entry", "entrant")),
    StatementKind("squad", "SQUADS", 1, "", ("EVENT",), "a squad", Kind.SQUAD),
    _unit("heat", "heats", "race", "pool"),
    _unit("semi", "semi-final", "semifinal", "semis"),
    _unit("final", "finals"),
    _unit("round"),
    StatementKind("heights", "HEIGHTS", 2, "", _RESULTS, "a list of heights", about=0,
                  other_names=("height",)),
    StatementKind("entries", "SHEET", 1, about=None),
    StatementKind("results", "SHEET", 2, "", ("", "MEET", *_RESULTS), "a sheet of results",
                  about=None, other_names=("result",)),
)  # fmt: skip
KEYWORDS = {kind.keyword: kind for kind in _KINDS}
_UNITS = frozenset(keyword for keyword, kind in KEYWORDS.items() if kind.terminal == "UNIT")
OTHER_NAMES = {name: kind.keyword for kind in _KINDS for name in kind.other_names}


def parts_of(terminal: str, texts: Sequence[str]) -> Iterator[tuple[StatementKind, slice]]:
    """The kinds of the lines of a run, by its terminal and the texts of the lines: one, but of
    units each header and the rows below it."""
    if terminal != "UNITS":
        kind = {"FIELDS": FIELDS, "ROWS": ROWS}.get(terminal) or KEYWORDS[_first_word(texts[0])]
        yield kind, slice(None)
        return
    headers = [n for n, text in enumerate(texts) if text > ":" and _first_word(text) in _UNITS]
    for header, end in pairwise((*headers, len(texts))):
        yield KEYWORDS[_first_word(texts[header])], slice(header, header + 1)
        if end > header + 1:
            yield ROWS, slice(header + 1, end)


def _first_word(text: str) -> str:
    """The first word of a line that begins with a keyword or a bib."""
    return text.split(None, 1)[0]
