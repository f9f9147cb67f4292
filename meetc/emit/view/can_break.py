"""Who can break a record: marks of its event, implement, gender and category."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.disciplines import Form, canonical
from meetc.model import Athlete, Event, Row, StandingRecord
from meetc.rules.implements import is_same, without_weight


def can_break(
    record: StandingRecord, row: Row, event: Event, athletes: Mapping[str, Athlete]
) -> bool:
    """Whether a row can. Its gender is that of the event, of one for both the athlete's; its
    category that of the athlete, else of an event for one. A squad of an event for both is MF."""
    if not _is_thrown_with(record, row, event):
        return False
    athlete = None if event.discipline.legs else athletes.get(row.bib)
    both = event.genders == "MF" and not event.discipline.legs
    gender = (athlete.gender if athlete else None) if both else event.genders
    if record.genders not in (gender, "MF" if both else gender):
        return False
    return not record.category or record.category in _categories(athlete, event)


def could_break(record: StandingRecord, event: Event) -> bool:
    """Whether somebody in an event could break a record: one of its rows, or of those to come."""
    groups, rows = {event.category, *event.age_groups}, tuple(event.all_rows)
    return (
        is_of(record, event)
        and (not rows or any(_is_thrown_with(record, row, event) for row in rows))
        and event.genders in (record.genders, "MF")
        and (not record.category or record.category in groups)
    )


def is_of(record: StandingRecord, event: Event) -> bool:
    """Whether an event is of the discipline of a record, whatever the implement."""
    codes = (canonical(record.discipline.code), canonical(event.code))
    if event.discipline.form is Form.THROW:
        return without_weight(codes[0]) == without_weight(codes[1])
    return codes[0] == codes[1]


def _is_thrown_with(record: StandingRecord, row: Row, event: Event) -> bool:
    """Whether a mark is made with the implement of a record, if it is a throw."""
    if event.discipline.form is not Form.THROW:
        return is_of(record, event)
    weight = row.fields.get("weight")
    code, own = canonical(record.discipline.code), canonical(event.code)
    return is_same(code, own, "" if weight is None else str(weight))


def _categories(athlete: Athlete | None, event: Event) -> set[str]:
    fields = athlete.fields if athlete else {}
    own = {str(fields[name]) for name in ("category", "age_group") if fields.get(name)}
    groups = [group for group in event.age_groups if group != "ALL"]
    return own or {event.category, *(groups if len(groups) == 1 else ())}
