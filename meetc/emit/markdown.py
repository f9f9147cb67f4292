"""The programme and the results in Markdown, for a club's page, an e-mail or a repository."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from meetc.emit.in_language import in_language
from meetc.emit.templates import shipped
from meetc.emit.view.shapes import EventView, LineView, Match, MeetView, RowView, Status, UnitView
from meetc.emit.words import discipline_name, word

Say = Callable[[str], str]
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_LIKE_A_LIST = re.compile(r"^(\d{0,9})([-+=.)])")
_RESULTS = (Status.IN_PROGRESS, Status.PROVISIONAL, Status.OFFICIAL)


def markdown(meet: MeetView) -> bytes:
    """The page, in the tables of GitHub's Markdown."""
    meet = in_language(meet)
    say = partial(word, meet.language)
    text = shipped(meet.language).render(
        "md/meet.md.j2", meet=meet, results=_RESULTS, md=escaped, paragraph=paragraph,
        row=_table_row, cells=_cells, total=partial(_total, say), status=partial(_status, say),
        mark=partial(_mark, say), columns=_columns, behind=_behind, title=partial(_title, say),
        gap=_gap, say=lambda heads: [say(head) for head in heads],
        parts=lambda event: [discipline_name(meet.language, part.code) for part in event.parts],
    )  # fmt: skip
    return text.encode()


def escaped(value: object) -> str:
    """A text that means nothing but itself in a heading or in the cell of a table."""
    text = "" if value is None else " ".join(str(value).split())
    return _SPECIAL.sub(r"\\\1", text)


def paragraph(value: str) -> str:
    """A text that is a paragraph, and no list or line even where it begins like one."""
    return _LIKE_A_LIST.sub(r"\1\\\2", escaped(value))


def _table_row(*cells: object) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _cells(line: LineView) -> list[str]:
    """The marks in the parts of a combined event and their points: `10.55 (963)`."""
    return [
        f"{cell.mark} ({cell.points})" if cell.mark and cell.points is not None else cell.mark
        for cell in line.cells
    ]


def _total(say: Say, line: LineView) -> str:
    """The total of a combined event with what stands behind it: match points, a note."""
    points = f"({say('{} in the match').format(line.points)})" if line.points else ""
    return " ".join(word for word in (line.total, points, line.note) if word)


def _gap(line: LineView) -> str:
    """The points behind the lead: `-12`."""
    return f"-{line.points_behind}" if line.points_behind else ""


def _status(say: Say, unit: UnitView) -> str:
    """How far the results are and since when, and the wind: `Official at 14:32, wind +0.8 m/s`."""
    status = say(unit.status).capitalize()
    if unit.official_at:
        status += f" {say('at {}').format(unit.official_at)}"
    return f"{status}, {say('wind')} {unit.wind} m/s" if unit.wind else status


def _title(say: Say, match: Match) -> str:
    kind = say("Team race" if match.is_race else "Team scores")
    return f"{kind}{say(':')} {match.name}" if match.name else kind


def _columns(unit: UnitView, event: EventView) -> list[str]:
    """The heads of the columns behind the mark: those in which a row of the unit has something,
    and the series of a field event."""
    heads = [head for head, said in _MORE.items() if any(said(row) for row in unit.rows)]
    return [*heads, *(["Series"] if event.field else [])]


def _behind(row: RowView, unit: UnitView, columns: list[str]) -> list[object]:
    """What stands in the columns behind the mark."""
    return [_MORE[head](row) if head in _MORE else _series(row, unit) for head in columns]


_MORE: dict[str, Callable[[RowView], object]] = {
    "Wind": lambda row: row.wind,
    "Flags": lambda row: row.flag,
    "Legal": lambda row: row.other_legal,
    "Points": lambda row: row.points,
}


def _mark(say: Say, row: RowView, event: EventView) -> str:
    """The mark with what stands behind it: thousandths, net time, the weight of its own implement,
    qualifier, note, runners."""
    raw = f"({row.thousandths})" if row.thousandths else ""
    net = f"({say('net')} {row.chip})" if row.chip else ""
    weight = f"({row.weight} kg)" if row.weight and row.weight != event.weight else ""
    runners = ", ".join(runner.name for runner in row.runners)
    squad = f"[{runners}]" if runners else ""
    words = (row.mark, raw, net, weight, row.qualifier, row.note, squad)
    return " ".join(word for word in words if word)


def _series(row: RowView, unit: UnitView) -> str:
    """The series of a row on one line: `5.74(+1.2) x 5.60(-0.3)`, `1.60 o, 1.65 xo`."""
    if not unit.heights:
        return " ".join(trial.text for trial in row.series)
    words = [f"{bar} {t.text}" for bar, t in zip(unit.heights, row.series, strict=False)]
    words += [f"{bar} {word}" for bar, word in zip(unit.jump_off, row.jump_off, strict=False)]
    return ", ".join(words)
