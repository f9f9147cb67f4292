"""Changes as Markdown, for the comments of a pull request: a short table for each event."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from meetc.compare.change import Change, Verb
from meetc.compare.changed_lines import ChangedLine, Group, Section, sections
from meetc.compare.wording import summary
from meetc.diagnostics.wording import count_of

MOST_CHARACTERS = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""

_FOLDED_FROM = 15  # lines
_FRAME = len("<details><summary>: 1,000,000 lines</summary>\n\n\n</details>\n\n")
_FOOTER = len("… and 1,000,000 more lines; `meetc diff` shows them all.\n\n")
_WORDS = {Verb.ADDED: "**new** ", Verb.REMOVED: "**gone** ", Verb.CHANGED: ""}
_SPECIAL = re.compile(r"[\\`*_\[\]~|$]")
_LINKED = re.compile(r"@|#(?=\d)")  # a person, an issue


def render(changes: Sequence[Change]) -> str:
    """How many changes, then a table for each section, folded away where it is long. What would
    make a comment too large is left out and counted."""
    blocks = [f"**{summary(changes)}**\n"]
    room, left = MOST_CHARACTERS - len(blocks[0]) - _FOOTER, 0
    for section in sections(changes):
        rows = [row for group in section.groups for row in _rows(group, section)]
        shown = 0
        room -= len(_table(section, [])) + len(escape(section.title)) + _FRAME
        while not left and shown < len(rows) and len(rows[shown]) <= room:
            room -= len(rows[shown])
            shown += 1
        left += len(rows) - shown
        if shown:
            blocks.append(_block(section, rows[:shown], len(rows)))
    if left:
        blocks.append(f"… and {count_of(left, 'more line')}; `meetc diff` shows them all.\n")
    return "\n".join(blocks)


def _block(section: Section, rows: Sequence[str], count: int) -> str:
    if count < _FOLDED_FROM:
        return f"#### {escape(section.title)}\n\n{_table(section, rows)}"
    title = f"{_uncalled(html.escape(section.title, quote=False))}: {count_of(count, 'line')}"
    return f"<details><summary>{title}</summary>\n\n{_table(section, rows)}\n</details>\n"


def _table(section: Section, rows: Sequence[str]) -> str:
    columns = ["", "", "change"]
    if _has_units(section):
        columns = ["unit", *columns]
    head = f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
    return head + "".join(rows)


def _has_units(section: Section) -> bool:
    return any(group.heading is not None for group in section.groups)


def _rows(group: Group, section: Section) -> Iterator[str]:
    """The lines of a group as rows of a table; that of its unit first, if it changed itself."""
    unit = [group.heading.name if group.heading else ""] if _has_units(section) else []
    heading = group.heading
    if heading is not None and (heading.what or heading.verb is not Verb.CHANGED):
        yield _row([*unit, "", ""], heading)
    for line in group.lines:
        yield _row([*unit, line.id, line.name], line)


def _row(cells: list[str], line: ChangedLine) -> str:
    follows = " *(follows)*" if line.follows else ""
    what = f"{_WORDS[line.verb]}{escape(line.what)}{follows}".strip()
    return f"| {' | '.join([*map(escape, cells), what])} |\n"


def escape(text: str) -> str:
    """A text that Markdown, HTML and a table show as it is, and that calls nobody."""
    return _uncalled(_SPECIAL.sub(r"\\\g<0>", html.escape(text, quote=False)))


def _uncalled(text: str) -> str:
    return _LINKED.sub(r"\g<0><!-- -->", text)
