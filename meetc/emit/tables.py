"""Tables of results and entries as CSV, for spreadsheets, statisticians and other programs.

The columns are documented in templates/README.md. A new one stands behind the others; where one is
changed or gone, the number in the first column changes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from meetc.emit.view.shapes import (
    Competitor,
    EventView,
    LineView,
    MeetView,
    RowView,
    UnitView,
)
from meetc.rules.implements import weight_of

Cells = tuple[Any, ...]
"""What stands in a row, or side by side in a part of it; None in a cell without anything."""

RESULTS = (
    "format date event_id event_code event_name category parent implement_kg round round_name heat "
    "wind place bib name gender nationality team_id team born national_id mark thousandths "
    "qualifier lane points series runners note status official_at net_time flags "
    "legal_mark legal_wind reaction splits"
).split()
ENTRIES = (
    "format event_id event_code event_name category bib name gender nationality team_id team "
    "age_group born national_id pb sb qp runners scratched"
).split()
_RESULT, _ENTRY = "meetc-results-1", "meetc-entries-1"

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_FORMULA = frozenset("=+-@\t\r\n")


class _Safe(dict[str, str]):
    """Texts that no spreadsheet takes for a formula: an apostrophe stands before what looks like
    one and is no number. A season has each of them many times."""

    def __missing__(self, text: str) -> str:
        looks = text[:1] in _FORMULA and not _NUMBER.fullmatch(text)
        self[text] = own = f"'{text}" if looks else text
        return own

    def of(self, *texts: str) -> Cells:
        return tuple(self[text] for text in texts)


class _People(dict[Competitor, Cells]):
    """The cells of each competitor, who has many rows, worked out once."""

    def __init__(self, meet: MeetView) -> None:
        super().__init__()
        self.safe = _Safe()
        self._athletes = {athlete.who.bib: athlete for athlete in meet.athletes}

    def __missing__(self, who: Competitor) -> Cells:
        athlete = self._athletes.get(who.bib) if who.athlete else None
        own = (athlete.born, athlete.national_id) if athlete else ("", "")
        self[who] = cells = self.safe.of(*_names(who), *own)
        return cells

    def entered(self, who: Competitor) -> Cells:
        """The same with the age group."""
        athlete = self._athletes.get(who.bib) if who.athlete else None
        own = (athlete.age_group, athlete.born, athlete.national_id) if athlete else ("", "", "")
        return self.safe.of(*_names(who), *own)


def _names(who: Competitor) -> tuple[str, ...]:
    return who.bib, who.name, who.gender, who.nationality, who.team_id, who.team


def results(meet: MeetView) -> bytes:
    """One row for each mark, status word or place, in the order of the programme: event, round,
    heat, place. A combined event has a row for each total."""
    people = _People(meet)
    rows = (cells for event in meet.events for cells in _results_of(event, meet, people))
    return _table(RESULTS, rows)


def entries(meet: MeetView) -> bytes:
    """One row for each entry and each relay squad, event by event."""
    people = _People(meet)
    rows = (cells for event in meet.events for cells in _entries_of(event, people))
    return _table(ENTRIES, rows)


def _table(columns: Sequence[str], rows: Iterable[Cells]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def _results_of(event: EventView, meet: MeetView, people: _People) -> Iterator[Cells]:
    """The rows of an event, each as long as RESULTS."""
    safe = people.safe
    own = safe.of(event.id, event.code, event.name, event.category, _parent(event))
    for line in event.standing:
        if line.total:
            yield _of_line(line, event, meet, own, people)
    kilograms = safe[event.weight or weight_of(event.code)]
    for round in event.rounds:
        dated, title = (_RESULT, safe[round.date], *own), safe[round.title]
        for unit in round.units:
            of_unit, state = (round.number, title, unit.heat), (unit.status, safe[unit.official_at])
            for row in unit.rows:
                if row.mark or row.place is not None:
                    yield (
                        *dated, safe[row.weight] or kilograms, *of_unit,
                        safe[row.wind or unit.wind], row.place, *people[row.who],
                        *_of_row(row, unit, event, safe), *state, *_more_of_row(row, safe),
                    )  # fmt: skip


def _parent(event: EventView) -> str:
    return event.parent.id if event.parent else ""


def _of_row(row: RowView, unit: UnitView, event: EventView, safe: _Safe) -> Cells:
    """The cells from the mark to the note."""
    return (
        safe[row.mark], safe[row.raw], safe[row.qualifier], row.lane, row.points,
        safe[_series(row, unit, event)] if row.series or row.jump_off else "",
        safe[_runners(row.runners)] if row.runners else "",
        safe[row.note],
    )  # fmt: skip


def _more_of_row(row: RowView, safe: _Safe) -> Cells:
    """The cells behind the status."""
    return (
        safe[row.chip], safe[row.flag] if row.flags else "",
        safe[row.legal_mark], safe[row.legal_wind], safe[row.reaction],
        safe["; ".join(row.splits)] if row.splits else "",
    )  # fmt: skip


def _of_line(
    line: LineView, event: EventView, meet: MeetView, own: Cells, people: _People
) -> Cells:
    """A total; its series is the points of the parts, such as `T01=817 F01=697`."""
    safe = people.safe
    parts = zip(event.parts, line.cells, strict=True)
    series = " ".join(f"{part.id}={c.points}" for part, c in parts if c.points is not None)
    date = meet.days[-1].date if meet.days else ""
    return (
        _RESULT, date, *own, *(None,) * 5, line.place, *people[line.who], safe[line.total],
        *(None,) * 3, line.points, safe[series], None, safe[line.note], event.status, None, None,
        safe[line.flag], *(None,) * 4,
    )  # fmt: skip


def _series(row: RowView, unit: UnitView, event: EventView) -> str:
    """The trials as on a field card; at heights `1.60=o 1.65=xxx | 1.65=o`, the jump-off last."""
    if not event.vertical:
        return " ".join([trial.text for trial in row.series])
    words = [f"{bar}={t.text}" for bar, t in zip(unit.heights, row.series, strict=False)]
    if row.jump_off:
        words.append("|")
        words += [f"{bar}={word}" for bar, word in zip(unit.jump_off, row.jump_off, strict=False)]
    return " ".join(words)


def _runners(runners: Iterable[Competitor]) -> str:
    return "; ".join(f"{runner.bib} {runner.name}".strip() for runner in runners)


def _entries_of(event: EventView, people: _People) -> Iterator[Cells]:
    """The rows of an event, each as long as ENTRIES."""
    safe = people.safe
    own = (_ENTRY, *safe.of(event.id, event.code, event.name, event.category))
    for entry in event.entries:
        marks = safe.of(entry.pb, entry.sb, entry.qp)
        yield (*own, *people.entered(entry.who), *marks, None, None)
    for who, reason in event.scratched:
        yield (*own, *people.entered(who), *(None,) * 4, safe[reason or "yes"])
    for squad in event.squads:
        runners = safe[_runners(squad.runners)]
        yield (*own, *people.entered(squad.who), *(None,) * 3, runners, None)
