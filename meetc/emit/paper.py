"""One HTML for paper: the programme, start lists, field cards for officials, results.

Page breaks, running heads and page numbers are the browser's own (CSS paged media).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetc.emit.templates import shipped
from meetc.emit.view.shapes import Competitor, EventView, MeetView, Round, RowView, UnitView

_HEIGHTS_OF_A_CARD = 12
_EMPTY_ROWS = 12
_UNSAFE_IN_CSS = re.compile(r"[^\w .,:;!?&()+-]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list of one unit, or a card. `title` is "" where the event has a single unit."""

    event: EventView
    title: str
    when: str
    rows: tuple[RowView, ...]
    unit: UnitView | None
    columns: tuple[str, ...]

    @property
    def has_results(self) -> bool:
        return self.unit is not None and self.unit.has_results

    @property
    def has_lanes(self) -> bool:
        return any(row.lane for row in self.rows)

    @property
    def has_teams(self) -> bool:
        """Whether a team says more than the name beside it: a squad often has that of its team."""
        return any(row.who.team not in ("", row.who.name) for row in self.rows)

    @property
    def has_winds(self) -> bool:
        return any(row.wind for row in self.rows)

    @property
    def has_flags(self) -> bool:
        return any(row.flags for row in self.rows)

    @property
    def has_legal(self) -> bool:
        """Whether somebody's best legal mark is another than the mark."""
        return any(row.other_legal for row in self.rows)

    @property
    def has_bests(self) -> bool:
        return any(row.qp or row.seed or row.sb for row in self.rows)


def paper(meet: MeetView) -> bytes:
    """The printed matter of a meet as UTF-8."""
    sheets = [sheet for event in meet.events for sheet in _sheets(event, meet)]
    text = shipped().render(
        "paper.html.j2",
        meet=meet,
        starts=[sheet for sheet in sheets if not (sheet.has_results or sheet.event.field)],
        cards=[sheet for sheet in sheets if not sheet.has_results and sheet.event.field]
        + list(_cards_after_the_cut(meet)),
        results=[sheet for sheet in sheets if sheet.has_results],
        combined=[event for event in meet.events if event.standing],
        css_text=css_text,
    )
    return text.encode()


def _sheets(event: EventView, meet: MeetView) -> Iterator[Sheet]:
    """A sheet for each unit with rows, and of entrants who are in none. A combined event has none
    itself."""
    for round in event.rounds:
        for unit in round.units:
            if unit.rows:
                title = "" if event.single else unit.title
                when = _when(meet, round.day, unit.time or round.time)
                columns = _columns(event, unit.heights, unit.attempts, not unit.has_results)
                yield Sheet(event, title, when, unit.rows, unit, columns)
    if event.rounds:
        yield from _entrants(event, event.rounds[0], meet)


def _cards_after_the_cut(meet: MeetView) -> Iterator[Sheet]:
    """A card for the trials behind the cut, with who goes on in their order and the marks so
    far."""
    for event in meet.events:
        for unit in (unit for round in event.rounds for unit in round.units if unit.later):
            columns = _columns(event, (), unit.attempts, True)
            taken = max(len(row.series) for row in unit.later)
            yield Sheet(event, f"from trial {taken + 1} on", "", unit.later, None, columns)


def _entrants(event: EventView, first: Round, meet: MeetView) -> Iterator[Sheet]:
    """All who entered an event without units, or of whom no start list of its first round has a
    row, while it is being drawn."""
    when, columns = _when(meet, first.day, first.time), _columns(event, (), event.attempts, True)
    drawn = {row.who.bib for unit in first.units for row in unit.rows}
    entries = [entry for entry in event.entries if entry.who.bib not in drawn]
    rows = tuple(RowView(entry.who, pb=entry.pb, sb=entry.sb, qp=entry.qp) for entry in entries)
    if drawn:
        if rows and not any(unit.has_results for unit in first.units):
            yield Sheet(event, "Not drawn yet", when, rows, None, columns)
    elif not any(round.units for round in event.rounds):
        rows += tuple(RowView(squad.who, runners=squad.runners) for squad in event.squads)
        if not rows and event.field:
            rows = (RowView(Competitor("", "")),) * _EMPTY_ROWS
        if rows:
            yield Sheet(event, "", when, rows, None, columns)


def _columns(
    event: EventView, heights: Sequence[str], attempts: int, to_fill_in: bool
) -> tuple[str, ...]:
    """The heads of the boxes: trials by number, or heights, with room for more of them where
    they are still to be filled in."""
    if event.vertical:
        more = _HEIGHTS_OF_A_CARD - len(heights) if to_fill_in else 0
        return tuple(heights) + ("",) * more
    return tuple(str(number) for number in range(1, attempts + 1)) if event.in_trials else ()


def _when(meet: MeetView, day: int, time: str) -> str:
    if len(meet.days) == 1 or not 0 < day <= len(meet.days):
        return time
    return f"{meet.days[day - 1].weekday} {time}".strip()


def css_text(text: str) -> str:
    """A text in the quotes of a style sheet, where it can end neither of the two."""
    return _UNSAFE_IN_CSS.sub(lambda match: f"\\{ord(match[0]):x} ", text)
