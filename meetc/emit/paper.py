"""One HTML for paper: the programme, start lists, field cards for officials, results.

Page breaks, running heads and page numbers are the browser's own (CSS paged media).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from meetc.emit.templates import Templates
from meetc.emit.view.shapes import Competitor, Event, Meet, Row, Unit
from meetc.resources import resource

_HEIGHTS_OF_A_CARD = 12
_EMPTY_ROWS = 12
_UNSAFE_IN_CSS = re.compile(r"[^\w .,:;!?&()+-]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list of one unit, or a card. `title` is "" where the event has a single unit."""

    event: Event
    title: str
    when: str
    rows: tuple[Row, ...]
    unit: Unit | None
    columns: tuple[str, ...] = ()

    @property
    def has_lanes(self) -> bool:
        return any(row.lane for row in self.rows)

    @property
    def has_teams(self) -> bool:
        """Whether a team says more than the name beside it: a squad often has that of its team."""
        return any(row.who.team not in ("", row.who.name) for row in self.rows)

    @property
    def has_bests(self) -> bool:
        return any(row.qp or row.seed or row.sb for row in self.rows)


def paper(meet: Meet) -> bytes:
    """The printed matter of a meet as UTF-8."""
    started = [s for e in meet.events for s in _sheets(e, meet)]
    text = _templates().render(
        "paper.html.j2",
        meet=meet,
        starts=[s for s in started if not _done(s) and not s.event.field],
        cards=[s for s in started if not _done(s) and s.event.field],
        results=[s for s in started if _done(s)],
        combined=[event for event in meet.events if event.standing],
    )
    return text.encode()


def _done(sheet: Sheet) -> bool:
    return sheet.unit is not None and sheet.unit.has_results


def _sheets(event: Event, meet: Meet) -> Iterator[Sheet]:
    """A sheet for each unit with rows; of an event without any, one of its entrants."""
    for each in event.rounds:
        for unit in each.units:
            if unit.rows:
                alone = len(event.rounds) == 1 and each.heats == 1
                when = _when(meet, each.day, unit.time or each.time)
                columns = _columns(event, unit.heights, unit.attempts, not unit.has_results)
                yield Sheet(event, "" if alone else unit.title, when, unit.rows, unit, columns)
    yield from _not_drawn(event, meet)
    if not event.combined and not any(each.units for each in event.rounds):
        first = event.rounds[0]
        rows = tuple(Row(e.who, pb=e.pb, sb=e.sb, qp=e.qp) for e in event.entries)
        rows += tuple(Row(squad.who, runners=squad.runners) for squad in event.squads)
        if rows or event.field:
            rows += (Row(Competitor("", "")),) * (_EMPTY_ROWS - len(rows) if not rows else 0)
            columns = _columns(event, (), event.attempts, True)
            yield Sheet(event, "", _when(meet, first.day, first.time), rows, None, columns)


def _not_drawn(event: Event, meet: Meet) -> Iterator[Sheet]:
    """Entrants of whom no start list of the first round has a row, while it is being drawn."""
    if event.combined:
        return
    first = event.rounds[0]
    if any(unit.has_results for unit in first.units):
        return
    drawn = {row.who.bib for unit in first.units for row in unit.rows}
    rows = tuple(
        Row(entry.who, pb=entry.pb, sb=entry.sb, qp=entry.qp)
        for entry in event.entries
        if entry.who.bib not in drawn
    )
    if rows and drawn:
        columns = _columns(event, (), event.attempts, True)
        yield Sheet(event, "Not drawn yet", _when(meet, first.day, first.time), rows, None, columns)


def _columns(
    event: Event, heights: Sequence[str], attempts: int, to_fill_in: bool
) -> tuple[str, ...]:
    """The heads of the boxes: trials by number, or heights, with room for more of them where
    they are still to be filled in."""
    if event.vertical:
        more = _HEIGHTS_OF_A_CARD - len(heights) if to_fill_in else 0
        return tuple(heights) + ("",) * more
    return tuple(str(number) for number in range(1, attempts + 1)) if event.in_trials else ()


def _when(meet: Meet, day: int, time: str) -> str:
    if len(meet.days) == 1 or not 0 < day <= len(meet.days):
        return time
    return f"{meet.days[day - 1].weekday} {time}".strip()


def css_text(text: str) -> str:
    """A text in the quotes of a style sheet, where it can end neither of the two."""
    return _UNSAFE_IN_CSS.sub(lambda found: f"\\{ord(found[0]):x} ", text)


@cache
def _templates() -> Templates:
    return Templates(resource("templates", "init.meet.j2").parent, {"css_text": css_text})
