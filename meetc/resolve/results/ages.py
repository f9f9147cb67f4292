"""Whether those in an event are of its age groups, by birth date and the first day of the meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from meetc.diagnostics.codes import OTHER_AGE_GROUP, TOO_OLD_FOR_GROUP, TOO_YOUNG_FOR_GROUP
from meetc.diagnostics.diagnostic import Related, Span
from meetc.diagnostics.wording import listed
from meetc.model import Entry, Event
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredAthlete
from meetc.resolve.fields.reader import item_span
from meetc.resolve.fields.types import as_date
from meetc.resolve.people.entries import Entries
from meetc.resolve.programme.age_rules import AgeRules
from meetc.resolve.results.contradictions import rows_of
from meetc.rules.age import age_on
from meetc.rules.age_groups import Born, by_any_rule, together
from meetc.rules.age_table import AgeTable
from meetc.rules.masters import group_named
from meetc.syntax.parts import owner_span

_NAMED = 5
_BIB = attrgetter("bib")


class _Misplaced(NamedTuple):
    """Somebody who is not of the age of an event, and where it is said that he is in it."""

    event: Event
    takes: Born
    span: Span


def check_ages(
    events: Sequence[Event],
    entered: Mapping[str, frozenset[str]],
    entries: Entries,
    rules: AgeRules,
    ctx: Context,
) -> None:
    """Who is too old for all groups of an event is told, and who is too young where the rules say
    so; to compete in an older group is free elsewhere. It is told once of each athlete. `entered`
    has the bibs of each event."""
    limited = [(event, takes) for event in events if (takes := _takes(event, rules)) != Born()]
    births = _births(ctx) if limited or rules.table is not None else {}
    misplaced: dict[str, list[_Misplaced]] = {}
    for event, takes in limited:
        among = entered.get(event.id, frozenset())
        for bib, span in _outside(takes, event, among, births, entries, ctx):
            misplaced.setdefault(bib, []).append(_Misplaced(event, takes, span))
    for bib, own in misplaced.items():
        _report(bib, own, rules, ctx)
    if rules.table is not None:
        for bib, born in births.items():
            _check_own_group(ctx.athletes[bib], born, rules.table, rules, ctx)


def _births(ctx: Context) -> dict[str, str]:
    """The birth dates that are known by bib, as ISO has them, which compare as text."""
    known = ((bib, athlete.fields.text("date_of_birth")) for bib, athlete in ctx.athletes.items())
    return {bib: born for bib, born in known if born and as_date(born)}


def _takes(event: Event, rules: AgeRules) -> Born:
    """The birth dates of an event, by its table where it has the group."""
    if not event.age_groups:
        return Born()
    off_track = rules.off_track or event.discipline.off_track
    return together(_born(group, rules, off_track=off_track) for group in event.age_groups)


def _born(group: str, rules: AgeRules, *, off_track: bool) -> Born:
    named = rules.table.named(group, off_track=off_track) if rules.table is not None else None
    return named.born(rules.day) if named is not None else by_any_rule(group, rules.day)


def _outside(
    takes: Born,
    event: Event,
    entered: frozenset[str],
    births: Mapping[str, str],
    entries: Entries,
    ctx: Context,
) -> Iterator[tuple[str, Span]]:
    """Who is in an event, in entries, rows or squads, and is born on none of the days that it
    takes, and where it says so. Guests, who have no place, are no matter, nor is who is scratched.
    """
    at = {bib: owner_span(squad.line) for squad in event.squads for bib in squad.runners}
    earliest, latest = str(takes.first or ""), str(takes.last or "9999")
    rows = rows_of(event)
    among = entered.union(at, map(_BIB, () if event.discipline.legs else rows))
    among = among.union(*(row.runners for row in rows if row.runners)) - event.scratched.keys()
    beyond = {bib for bib in among if bib in births and not earliest <= births[bib] <= latest}
    if not beyond:
        return
    at |= {bib: row.line.span(0) for row in rows for bib in (row.bib, *(row.runners or ()))}
    for bib in sorted(beyond - {row.bib for row in rows if not row.is_ranked}):
        entry = entries.get(bib, {}).get(event.id)
        yield bib, at[bib] if entry is None else _entered_at(bib, entry, ctx)


def _entered_at(bib: str, entry: Entry, ctx: Context) -> Span:
    """Where an entry is written: on its own line, or in `events_entered=` of the athlete."""
    fields = ctx.athletes[bib].fields
    entered = fields.values.get("events_entered")
    if entry.line is not ctx.athletes[bib].line or not isinstance(entered, list):
        return owner_span(entry.line)
    return item_span(fields.piece("events_entered"), entered.index(entry.event_id))


def _report(bib: str, own: Sequence[_Misplaced], rules: AgeRules, ctx: Context) -> None:
    athlete, (event, takes, span) = ctx.athletes[bib], own[0]
    born = as_date(athlete.fields.values["date_of_birth"]) or rules.day
    old = takes.first is not None and born < takes.first
    groups = ", ".join(event.age_groups)
    others = listed([other.event.id for other in own[1:]], _NAMED)
    limit = f"born on or after {takes.first}" if old else f"born on or before {takes.last}"
    rule = f"by {rules.table.name}" if rules.table is not None else "by any rule"
    ctx.report.warning(
        TOO_OLD_FOR_GROUP if old else TOO_YOUNG_FOR_GROUP,
        f"{athlete.name or 'bib ' + bib}, born on {born}, is {age_on(rules.day, born)} and too "
        f"{'old' if old else 'young'} for {event.id}{f' and {others}' if others else ''}: "
        f"{groups} is for who is {limit} {rule}",
        span,
        related=[Related(owner_span(event.line), "the event")],
        hint=_hint(athlete, born, rules),
    )


def _hint(athlete: DeclaredAthlete, born: date, rules: AgeRules) -> str:
    group, table = rules.group_of(born, athlete.gender or "")
    so = f"the group is {group} by {table}; " if group else ""
    return f"{so}is the bib right, and the birth date? A guest has place=-"


def _check_own_group(
    athlete: DeclaredAthlete, birth: str, table: AgeTable, rules: AgeRules, ctx: Context
) -> None:
    """What `age_group=` of an athlete says is a group that takes the birth date, and of masters
    the very one."""
    written, born = athlete.fields.text("age_group"), as_date(birth)
    named = table.named(written, off_track=rules.off_track) if written else None
    if not written or named is None or born is None:
        return
    group, _ = rules.group_of(born, athlete.gender or "")
    if named.takes(born, rules.day) and group_named(written) in (None, group_named(group)):
        return
    ctx.report.warning(
        OTHER_AGE_GROUP,
        f"{athlete.name or 'bib ' + athlete.bib}, born on {born}, is not {written} on "
        f"{rules.day} by {table.name}",
        athlete.fields.span("age_group"),
        hint=f"it is {group}; or is the birth date wrong?" if group else "is the birth date right?",
    )
