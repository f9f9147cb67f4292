"""One HTML for paper: the programme, start lists, lists for the call room, field cards for
officials, results.

Page breaks, running heads and page numbers are the browser's own (CSS paged media).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from meetc.diagnostics.wording import listed
from meetc.emit.addresses import addresses
from meetc.emit.in_language import in_language
from meetc.emit.nothing_printed import nothing_printed
from meetc.emit.paper_choice import PaperChoice, PaperPart
from meetc.emit.qr_code import qr_code
from meetc.emit.template_error import TemplateError
from meetc.emit.templates import shipped
from meetc.emit.view.shapes import (
    Competitor,
    EventView,
    MeetView,
    Round,
    RowView,
    Status,
    Trial,
    UnitView,
)
from meetc.emit.words import word
from meetc.rules.call_room import called_at
from meetc.rules.protests import protests_until

Say = Callable[[str], str]
_HEIGHTS_OF_A_CARD = 12
_EMPTY_ROWS = 12
_SPARE_ROWS = 3
_ROWS_OF_A_CARD = 10
_BEFORE_THE_CUT = ("Best of {}", "Pos.", "New order")
_FAILURES = ("x at best", "x in all")
_UNSAFE_IN_CSS = re.compile(r"[^\w .,:;!?&()+-]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list of one unit, or a card. `title` is "" where the event has a single unit; `number`
    and `count` are those of a card that takes several sheets, `first` the number of rows before."""

    event: EventView
    title: str
    when: str
    day: int
    time: str
    rows: tuple[RowView, ...]
    unit: UnitView | None
    columns: tuple[str, ...]
    number: int = 1
    count: int = 1
    first: int = 0

    @property
    def has_results(self) -> bool:
        return self.unit is not None and self.unit.has_results

    @property
    def is_list(self) -> bool:
        """Whether it names anybody: a card to write names on is no list."""
        return self.unit is not None or bool(self.rows[0].who.name)

    def has(self, name: str) -> bool:
        """Whether something is said of any row, such as its `lane`."""
        return any(getattr(row, name) for row in self.rows)

    @property
    def has_teams(self) -> bool:
        """Whether a team says more than the name beside it: a squad often has that of its team."""
        return any(row.who.team not in ("", row.who.name) for row in self.rows)

    @property
    def protests_until(self) -> str:
        """The end of the time for protests, "" where no time is known."""
        return protests_until(self.unit.official_at) if self.unit else ""

    @property
    def called_at(self) -> str:
        """When athletes are called, "" where no time is known."""
        return called_at(self.time, self.event.call)

    @property
    def is_over(self) -> bool:
        """Whether its results are out, so that the time for protests runs or is to begin."""
        return self.unit is not None and self.unit.status.is_held

    def taken(self, row: RowView, box: int) -> Trial | None:
        """What stands in a box already: a trial that was taken before the cut."""
        number = sum(is_trial for _, is_trial in self.boxes[:box])
        trial = row.series[number] if number < len(row.series) else None
        return trial if trial and trial.text != "." else None

    def at_the_cut(self, row: RowView, box: int) -> str:
        """What the trials before the cut have made: the best, the place, and the new order."""
        made = (row.mark, str(row.place or ""), str(row.order or "")) if row.series else ()
        return dict(enumerate(made, self.event.cut)).get(box, "")

    @property
    def boxes(self) -> list[tuple[str, bool]]:
        """The heads of a card's boxes, and whether each is for a trial: what is worked out at the
        cut stands between the trials, with {} for the number of those before it."""
        trials, cut = [(column, True) for column in self.columns], self.event.cut
        if self.event.vertical:
            return trials + [(head, False) for head in _FAILURES]
        if not 0 < cut < len(trials):
            return trials
        at_cut = [(head, False) for head in _BEFORE_THE_CUT]
        return trials[:cut] + at_cut + trials[cut:]


def paper(meet: MeetView, printed: PaperChoice = PaperChoice()) -> bytes:  # noqa: B008 - it is frozen
    """The printed matter of a meet as UTF-8. Raises TemplateError where an event is asked for
    that the meet has not, and where there is nothing to print."""
    meet = in_language(meet)
    events = _asked_for(meet, printed)
    content = _content(meet, events, printed)
    if not any(content.values()):
        raise TemplateError(nothing_printed(events, printed))
    text = shipped(meet.language).render(
        "paper.html.j2",
        meet=meet,
        size=printed.size,
        apart=printed.part is not None,
        whole=printed.is_whole,
        css_text=css_text,
        addresses=addresses(meet),
        qr_code=qr_code,
        **content,
    )
    return text.encode()


def _content(
    meet: MeetView, events: Sequence[EventView], printed: PaperChoice
) -> dict[str, Sequence[object] | bool]:
    """What is printed of each part. Start lists of field events are on their cards, and have
    pages of their own only where start lists are asked for."""
    sheets = [sheet for event in events for sheet in _sheets(event, meet)]
    to_run = [sheet for sheet in sheets if not sheet.has_results]
    lists, has = [sheet for sheet in to_run if sheet.is_list], printed.has
    return {
        "programme": has(PaperPart.PROGRAMME)
        and (printed.is_whole or any(day.slots for day in meet.days) or bool(meet.undated)),
        "starts": _by_event(
            s for s in lists if has(PaperPart.STARTS) and (printed.part or not s.event.field)
        ),
        "callroom": _by_event(s for s in sorted(lists, key=_by_call) if has(PaperPart.CALLROOM)),
        "cards": list(_all_cards(to_run, events, partial(word, meet.language)))
        if has(PaperPart.CARDS)
        else [],
        "results": _by_event(s for s in sheets if has(PaperPart.RESULTS) and s.has_results),
        "combined": [e for e in events if has(PaperPart.RESULTS) and _has_totals(e)],
    }


def _asked_for(meet: MeetView, printed: PaperChoice) -> list[EventView]:
    """The events to be printed: those that are named and their parts."""
    known = {event.id for event in meet.events}
    if missing := [name for name in printed.only if name not in known]:
        ids = f"; it has {listed(sorted(known), 8)}" if known else ""
        raise TemplateError(f"the meet has no event {missing[0]}{ids}")
    if not printed.only:
        return list(meet.events)
    return [
        event for event in meet.events
        if event.id in printed.only or (event.parent and event.parent.id in printed.only)
    ]  # fmt: skip


def _has_totals(event: EventView) -> bool:
    return bool(event.standing) and event.status is not Status.START_LIST


def _by_event(sheets: Iterable[Sheet]) -> list[list[Sheet]]:
    return [list(own) for _, own in groupby(sheets, key=lambda sheet: sheet.event.id)]


def _by_call(sheet: Sheet) -> tuple[bool, int, str]:
    start = sheet.time or "99:99"
    return not sheet.day, sheet.day, min(sheet.called_at or start, start)  # not the evening before


def _all_cards(to_run: Iterable[Sheet], events: Sequence[EventView], say: Say) -> Iterator[Sheet]:
    """The cards of what is to be held, and those for the trials behind a cut."""
    for sheet in to_run:
        if sheet.event.field:
            yield from _cards(sheet)
    yield from _cards_after_the_cut(events, say)


def _cards_after_the_cut(events: Sequence[EventView], say: Say) -> Iterator[Sheet]:
    """A card for the trials behind the cut, with who goes on in their order and the marks so
    far."""
    for event in events:
        for unit in (unit for round in event.rounds for unit in round.units if unit.later):
            taken = max(len(row.series) for row in unit.later)
            yield Sheet(
                event, say("from trial {} on").format(taken + 1), "", 0, "",
                rows=unit.later, unit=None, columns=_columns(event, (), unit.attempts, True),
            )  # fmt: skip


def _cards(sheet: Sheet) -> Iterator[Sheet]:
    """Sheets with as many rows each, the last with rows to spare for who enters late."""
    spare = (RowView(Competitor("", "")),) * _SPARE_ROWS
    rows = sheet.rows if not sheet.rows[-1].who.name else sheet.rows + spare
    most = _ROWS_OF_A_CARD + _SPARE_ROWS
    sheets = -(-len(rows) // most)
    most = -(-len(rows) // sheets)
    cuts = range(0, len(rows), most)
    for number, cut in enumerate(cuts, 1):
        yield replace(
            sheet, rows=rows[cut : cut + most], number=number, count=len(cuts), first=cut
        )  # fmt: skip


def _sheets(event: EventView, meet: MeetView) -> Iterator[Sheet]:
    """A sheet for each unit with rows, and of entrants who are in none. A combined event has none
    itself."""
    for round in event.rounds:
        for unit in round.units:
            if unit.rows:
                title = "" if event.single else unit.title
                time = unit.time or round.time
                columns = _columns(event, unit.heights, unit.attempts, not unit.has_results)
                when = meet.when(round.day, time)
                yield Sheet(
                    event, title, when, round.day, time,
                    rows=unit.rows, unit=unit, columns=columns,
                )  # fmt: skip
    if event.rounds:
        yield from _entrants(event, event.rounds[0], meet)


def _entrants(event: EventView, first: Round, meet: MeetView) -> Iterator[Sheet]:
    """All who entered an event without units, or of whom no start list of its first round has a
    row, while it is being drawn."""
    to_fill_in = Sheet(
        event, "", meet.when(first.day, first.time), first.day, first.time,
        rows=(), unit=None, columns=_columns(event, (), event.attempts, True),
    )  # fmt: skip
    drawn = {row.who.bib for unit in first.units for row in unit.rows}
    entries = [entry for entry in event.entries if entry.who.bib not in drawn]
    rows = tuple(RowView(entry.who, pb=entry.pb, sb=entry.sb, qp=entry.qp) for entry in entries)
    rows = rows or _of_combined(event, meet)
    if drawn:
        if rows and not any(unit.has_results for unit in first.units):
            yield replace(to_fill_in, title=word(meet.language, "Not drawn yet"), rows=rows)
    elif not any(round.units for round in event.rounds):
        rows += tuple(RowView(squad.who, runners=squad.runners) for squad in event.squads)
        if not rows and event.field:
            rows = (RowView(Competitor("", "")),) * _EMPTY_ROWS
        if rows:
            yield replace(to_fill_in, rows=rows)


def _of_combined(event: EventView, meet: MeetView) -> tuple[RowView, ...]:
    """Who is still in the combined event that an event is a part of: nobody enters its parts."""
    if event.parent is None or any(round.units for round in event.rounds):
        return ()
    whole = next(one for one in meet.events if one.id == event.parent.id)
    return tuple(RowView(line.who) for line in whole.standing if line.place or not line.total)


def _columns(
    event: EventView, heights: Sequence[str], attempts: int, to_fill_in: bool
) -> tuple[str, ...]:
    """The heads of the boxes: trials by number, or heights, with room for more of them where
    they are still to be filled in."""
    if event.vertical:
        more = _HEIGHTS_OF_A_CARD - len(heights) if to_fill_in else 0
        return tuple(heights) + ("",) * more
    return tuple(str(number) for number in range(1, attempts + 1)) if event.in_trials else ()


def css_text(text: str) -> str:
    """A text in the quotes of a style sheet, where it can end neither of the two."""
    return _UNSAFE_IN_CSS.sub(lambda match: f"\\{ord(match[0]):x} ", text)
