"""Contradictions between events: rows of those who are not entered, and races at one time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from meetc.diagnostics.codes import NOT_ENTERED, TWO_RACES_AT_ONE_TIME
from meetc.diagnostics.diagnostic import Related
from meetc.diagnostics.wording import listed
from meetc.model import Event, Row
from meetc.resolve.context import Context
from meetc.resolve.people.entries import Entries
from meetc.resolve.results.contradictions import rows_of
from meetc.resolve.results.held_event import HeldEvent
from meetc.syntax.lines import Line
from meetc.syntax.parts import owner_span

Moment = tuple[int, str]
"""The day of the meet and the time at which a race starts."""

_NAMED = 5
_NOBODY: frozenset[str] = frozenset()


def check_entered(
    events: Sequence[HeldEvent], entered: Mapping[str, frozenset[str]], ctx: Context
) -> None:
    """In an event that has entries, who has a row is entered. Who is entered in a combined event
    is in its parts. Rows that are not ranked are of guests, and where more run without an entry
    than with one, the entries are not those of the meet. `entered` has the bibs of each event."""
    for event, bibs, _ in events:
        own, of_whole = entered.get(event.id, _NOBODY), entered.get(event.parent or "", _NOBODY)
        if bibs <= own or event.discipline.legs:
            continue
        among = own | of_whole
        others = set(bibs - among)
        if 0 < len(others) <= len(among):
            _report_others(event, others, among, ctx)


def _report_others(event: Event, others: set[str], among: frozenset[str], ctx: Context) -> None:
    for row in rows_of(event):
        if row.bib in others and row.is_ranked:
            others.remove(row.bib)
            _report_not_entered(event, row, among, ctx)


def _report_not_entered(event: Event, row: Row, entered: frozenset[str], ctx: Context) -> None:
    if row.bib not in ctx.athletes or row.bib in ctx.mismatched_in(ctx.events[event.id]):
        return  # which is reported
    missing = sorted(entered - {other.bib for other in rows_of(event)})
    meant = missing[0] if len(missing) == 1 else ctx.report.suggest(row.bib, missing)
    name = ctx.athletes[meant].name if meant in ctx.athletes else ""
    ctx.report.warning(
        NOT_ENTERED,
        f"{ctx.athletes[row.bib].name or 'bib ' + row.bib} is not entered in {event.id}",
        row.line.span(0),
        related=[Related(owner_span(event.line), "an event that has entries")],
        hint=f"did you mean {meant}{f' ({name})' if name else ''}?"
        if meant
        else f"is the bib right? A late entry is written enter {row.bib}",
    )


def check_times(events: Sequence[Event], entries: Entries, ctx: Context) -> None:
    """Nobody is in two races that start at one moment.

    A field event beside a race or another field event is usual (TR4.3), on the road and in
    cross-country one race is often several events, and a time that more than two races have is
    that of a session.
    """
    started: dict[Moment, dict[str, tuple[Event, dict[str, Row | None]]]] = {}
    for event in events:
        discipline = event.discipline
        if event.has_times and discipline.form.on_track and not discipline.off_track:
            for moment, bibs in _starts(event, entries):
                own = started.setdefault(moment, {}).setdefault(event.id, (event, {}))
                own[1].update(bibs)
    for (_, time), races in started.items():
        if len(races) == 2:
            (first, in_first), (second, in_second) = races.values()
            both = [bib for bib in in_second if bib in in_first]
            both = [bib for bib in both if not _is_one_race(in_first[bib], in_second[bib])]
            if both:
                _report_time(time, first, second, both, in_second[both[0]], entries, ctx)


def _starts(event: Event, entries: Entries) -> Iterator[tuple[Moment, Mapping[str, Row | None]]]:
    """When the units of an event start, and who is in each; without units its first round."""
    for unit in event.units:
        if time := unit.start or event.start_of(unit.round):
            yield (
                (unit.day or event.held_on(unit.round), time),
                {row.bib: row for row in unit.rows if row.performance != "DNS"},
            )
    if not event.units and (time := event.start_of(1)):
        among = entries.items()
        entered = {b: None for b, own in among if event.id in own and b not in event.scratched}
        yield (event.held_on(1), time), entered


def _is_one_race(first: Row | None, second: Row | None) -> bool:
    """Whether two events were one race, which gives an athlete one time."""
    return bool(first and second and first.performance and first.performance == second.performance)


def _report_time(
    time: str,
    first: Event,
    second: Event,
    bibs: list[str],
    row: Row | None,
    entries: Entries,
    ctx: Context,
) -> None:
    line: Line = row.line if row else entries[bibs[0]][second.id].line
    one = len(bibs) == 1
    ctx.report.warning(
        TWO_RACES_AT_ONE_TIME,
        f"{'bib' if one else 'bibs'} {listed(bibs, _NAMED)} {'is' if one else 'are'} in "
        f"{first.id} and {second.id}, which both start at {time}",
        line.span(0 if row else None),
        related=[Related(owner_span(first.line), "the other race")],
        hint="is a bib mistyped, or a time of the timetable?",
        events=(first.id, second.id),
    )
