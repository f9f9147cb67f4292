"""Tables of results and entries as CSV, for spreadsheets, statisticians and other programs.

The columns are documented in templates/README.md. A new one stands behind the others; where one is
changed or gone, the number in the first column changes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from meetc.emit.view.shapes import (
    Competitor,
    EventView,
    LineView,
    MeetView,
    RowView,
    UnitView,
)
from meetc.rules.implements import weight_of

Cells = dict[str, object]

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
_RESULT: Cells = dict.fromkeys(RESULTS) | {"format": "meetc-results-1"}
_ENTRY: Cells = dict.fromkeys(ENTRIES) | {"format": "meetc-entries-1"}
"""The cells that every row has, the others empty."""

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_FORMULA = frozenset("=+-@\t\r\n")
_WEIGHT = re.compile(r"[A-Z]{2,3}(\d+(?:\.\d+)?)(KG?|G)?", re.ASCII)


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
    writer.writerows(map(itemgetter(*columns), rows))
    return text.getvalue().encode()


def _safe(cells: Cells) -> Cells:
    """Cells that no spreadsheet takes for a formula: an apostrophe stands before what looks like
    one and is no number."""
    looks = [n for n, v in cells.items() if v and type(v) is str and v[0] in _FORMULA]
    for name in looks:  # few
        if not _NUMBER.fullmatch(str(cells[name])):
            cells[name] = f"'{cells[name]}"
    return cells


def _results_of(event: EventView, meet: MeetView, people: _People) -> Iterator[Cells]:
    own = _RESULT | _of_event(event)
    for line in event.standing:
        if line.total:
            yield own | people[line.who] | _safe(_of_line(line, event, meet))
    for round in event.rounds:
        for unit in round.units:
            of_unit = own | _safe({
                "date": round.date, "round": round.number, "round_name": round.title,
                "heat": unit.heat, "status": unit.status, "official_at": unit.official_at,
            })  # fmt: skip
            for row in unit.rows:
                if row.mark or row.place is not None:
                    yield {**of_unit, **people[row.who], **_safe(_of_row(row, unit, event))}


def _of_event(event: EventView) -> Cells:
    return _safe({
        "event_id": event.id,
        "event_code": event.code,
        "event_name": event.name,
        "category": event.category,
        "parent": event.parent.id if event.parent else "",
    })  # fmt: skip


class _People(dict[Competitor, Cells]):
    """The cells of each competitor, who has many rows, worked out once."""

    def __init__(self, meet: MeetView) -> None:
        super().__init__()
        self._athletes = {athlete.who.bib: athlete for athlete in meet.athletes}

    def __missing__(self, who: Competitor) -> Cells:
        athlete = self._athletes.get(who.bib) if who.athlete else None
        self[who] = _safe({
            "bib": who.bib,
            "name": who.name,
            "gender": who.gender,
            "nationality": who.nationality,
            "team_id": who.team_id,
            "team": who.team,
            "age_group": athlete.age_group if athlete else "",
            "born": athlete.born if athlete else "",
            "national_id": athlete.national_id if athlete else "",
        })  # fmt: skip
        return self[who]


def _of_row(row: RowView, unit: UnitView, event: EventView) -> Cells:
    return {
        "implement_kg": row.weight or event.weight or weight_of(event.code),
        "wind": row.wind or unit.wind,
        "place": row.place,
        "mark": row.mark,
        "thousandths": row.raw,
        "qualifier": row.qualifier,
        "lane": row.lane,
        "points": row.points,
        "series": _series(row, unit, event) if row.series or row.jump_off else "",
        "runners": _runners(row.runners) if row.runners else "",
        "note": row.note,
        "net_time": row.chip,
        "flags": row.flag,
        "legal_mark": row.legal_mark,
        "legal_wind": row.legal_wind,
        "reaction": row.reaction,
        "splits": "; ".join(row.splits) if row.splits else "",
    }


def _of_line(line: LineView, event: EventView, meet: MeetView) -> Cells:
    """A total; its series is the points of the parts, such as `T01=817 F01=697`."""
    parts = zip(event.parts, line.cells, strict=True)
    return {
        "date": meet.days[-1].date if meet.days else "",
        "place": line.place,
        "mark": line.total,
        "points": line.points,
        "flags": line.flag,
        "series": " ".join(f"{part.id}={c.points}" for part, c in parts if c.points is not None),
        "note": line.note,
        "status": event.status,
    }


def _series(row: RowView, unit: UnitView, event: EventView) -> str:
    """The trials as on a field card; at heights `1.60=o 1.65=xxx | 1.65=o`, the jump-off last."""
    if not event.vertical:
        return " ".join(trial.text for trial in row.series)
    words = [f"{bar}={t.text}" for bar, t in zip(unit.heights, row.series, strict=False)]
    if row.jump_off:
        words.append("|")
        words += [f"{bar}={word}" for bar, word in zip(unit.jump_off, row.jump_off, strict=False)]
    return " ".join(words)


def _runners(runners: Iterable[Competitor]) -> str:
    return "; ".join(f"{runner.bib} {runner.name}".strip() for runner in runners)


def _entries_of(event: EventView, people: _People) -> Iterator[Cells]:
    own = _ENTRY | _of_event(event)
    for entry in event.entries:
        marks: Cells = {"pb": entry.pb, "sb": entry.sb, "qp": entry.qp}
        yield own | people[entry.who] | _safe(marks)
    for who, reason in event.scratched:
        yield own | people[who] | _safe({"scratched": reason or "yes"})
    for squad in event.squads:
        yield own | people[squad.who] | _safe({"runners": _runners(squad.runners)})
