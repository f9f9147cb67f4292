"""Tables of results and entries as CSV, for spreadsheets, statisticians and other programs.

The columns are documented in templates/README.md. A new one stands behind the others; where one is
changed or gone, the number in the first column changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from meetc.emit.view.shapes import (
    Competitor,
    EventView,
    LineView,
    MeetView,
    RowView,
    UnitView,
)
from meetc.rules.implements import weight_of

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
_QUOTED = re.compile(r'[",\r\n]')


class _Cells(dict[object, str]):
    """What stands in a cell, by what it says: nothing for None. A text that a spreadsheet would
    take for a formula has an apostrophe before it. Most cells of a season recur."""

    def __missing__(self, value: object) -> str:
        text = "" if value is None else str(value)
        if text[:1] in _FORMULA and not _NUMBER.fullmatch(text):
            text = f"'{text}"
        if _QUOTED.search(text):
            text = '"' + text.replace('"', '""') + '"'
        self[value] = text
        return text

    def row(self, *values: object) -> str:
        """Cells side by side."""
        return ",".join([self[value] for value in values])


class _People(dict[Competitor, str]):
    """The cells of each competitor, who has many rows, worked out once."""

    def __init__(self, meet: MeetView) -> None:
        super().__init__()
        self.cells = _Cells()
        self._athletes = {athlete.who.bib: athlete for athlete in meet.athletes}

    def __missing__(self, who: Competitor) -> str:
        athlete = self._athletes.get(who.bib) if who.athlete else None
        own = (athlete.born, athlete.national_id) if athlete else ("", "")
        self[who] = cells = self.cells.row(*_names(who), *own)
        return cells

    def entered(self, who: Competitor) -> str:
        """The same with the age group."""
        athlete = self._athletes.get(who.bib) if who.athlete else None
        own = (athlete.age_group, athlete.born, athlete.national_id) if athlete else ("", "", "")
        return self.cells.row(*_names(who), *own)


def _names(who: Competitor) -> tuple[str, ...]:
    return who.bib, who.name, who.gender, who.nationality, who.team_id, who.team


def results(meet: MeetView) -> bytes:
    """One row for each mark, status word or place, in the order of the programme: event, round,
    heat, place. A combined event has a row for each total."""
    people, dates = _People(meet), _last_dates(meet)
    return _table(RESULTS, (r for event in meet.events for r in _results_of(event, dates, people)))


def entries(meet: MeetView) -> bytes:
    """One row for each entry and each relay squad, event by event."""
    people = _People(meet)
    return _table(ENTRIES, (row for event in meet.events for row in _entries_of(event, people)))


def _table(columns: Sequence[str], rows: Iterable[str]) -> bytes:
    return "\r\n".join([",".join(columns), *rows, ""]).encode()


def _last_dates(meet: MeetView) -> dict[str, str]:
    """By the id of a combined event the date of its last part, on which its totals were made; that
    of the meet's last day where no part is written."""
    own = {e.id: max((r.date for r in e.rounds), default="") for e in meet.events}
    last = meet.days[-1].date if meet.days else ""
    return {
        event.id: max(own[part.id] for part in event.parts) if event.parts else last
        for event in meet.events
        if event.combined
    }


def _results_of(event: EventView, dates: dict[str, str], people: _People) -> Iterator[str]:
    """The rows of an event, each as long as RESULTS; `dates` are those of totals."""
    cells = people.cells
    parent = event.parent.id if event.parent else ""
    own = cells.row(event.id, event.code, event.name, event.category, parent)
    for line in event.standing:
        if line.total:
            yield _of_line(line, event, dates[event.id], own, people)
    kilograms = event.weight or weight_of(event.code)
    for round in event.rounds:
        dated = cells.row(_RESULT, round.date)
        for unit in round.units:
            of_unit = cells.row(round.number, round.title, unit.heat)
            state = cells.row(unit.status, unit.official_at)
            for row in unit.rows:
                if row.mark or row.place is not None:
                    yield (
                        f"{dated},{own},{cells[row.weight or kilograms]},{of_unit},"
                        f"{cells[row.wind or unit.wind]},{cells[row.place]},{people[row.who]},"
                        f"{_of_row(row, unit, event, cells)},{state},{_more_of_row(row, cells)}"
                    )


def _of_row(row: RowView, unit: UnitView, event: EventView, cells: _Cells) -> str:
    """The cells from the mark to the note."""
    series = cells[_series(row, unit, event)] if row.series or row.jump_off else ""
    runners = cells[_runners(row.runners)] if row.runners else ""
    return (
        f"{cells[row.mark]},{cells[row.raw]},{cells[row.qualifier]},{cells[row.lane]},"
        f"{cells[row.points]},{series},{runners},{cells[row.note]}"
    )


def _more_of_row(row: RowView, cells: _Cells) -> str:
    """The cells behind the status."""
    flags = cells[row.flag] if row.flags else ""
    splits = cells["; ".join(row.splits)] if row.splits else ""
    return (
        f"{cells[row.chip]},{flags},{cells[row.legal_mark]},{cells[row.legal_wind]},"
        f"{cells[row.reaction]},{splits}"
    )


def _of_line(line: LineView, event: EventView, date: str, own: str, people: _People) -> str:
    """A total; its series is the points of the parts, such as `T01=817 F01=697`."""
    row = people.cells.row
    parts = zip(event.parts, line.cells, strict=True)
    series = " ".join(f"{part.id}={c.points}" for part, c in parts if c.points is not None)
    of_line = row(line.total, "", "", "", line.points, series, "", line.note, event.status, "", "",
                  line.flag, "", "", "", "")  # fmt: skip
    no_unit = row("", "", "", "", "", line.place)
    return f"{row(_RESULT, date)},{own},{no_unit},{people[line.who]},{of_line}"


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


def _entries_of(event: EventView, people: _People) -> Iterator[str]:
    """The rows of an event, each as long as ENTRIES."""
    row = people.cells.row
    own = row(_ENTRY, event.id, event.code, event.name, event.category)
    for entry in event.entries:
        yield f"{own},{people.entered(entry.who)},{row(entry.pb, entry.sb, entry.qp, '', '')}"
    for who, reason in event.scratched:
        yield f"{own},{people.entered(who)},{row('', '', '', '', reason or 'yes')}"
    for squad in event.squads:
        runners = _runners(squad.runners)
        yield f"{own},{people.entered(squad.who)},{row('', '', '', runners, '')}"
