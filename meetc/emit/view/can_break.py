"""Who can break a record: marks of its event, implement, gender and category."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.disciplines import Form, canonical
from meetc.model import Athlete, Event, Row, StandingRecord
from meetc.rules.implements import is_same


def can_break(
    record: StandingRecord, row: Row, event: Event, athletes: Mapping[str, Athlete]
) -> bool:
    """Whether a row can. Its gender is that of the event, of one for both the athlete's; its
    category that of the athlete, else of an event for one. A squad of an event for both is MF."""
    if not _is_of(record, row, event):
        return False
    athlete = None if event.discipline.legs else athletes.get(row.bib)
    both = event.genders == "MF" and not event.discipline.legs
    gender = (athlete.gender if athlete else None) if both else event.genders
    if record.genders not in (gender, "MF" if both else gender):
        return False
    return not record.category or record.category in _categories(athlete, event)


def could_break(record: StandingRecord, event: Event) -> bool:
    """Whether somebody in an event could break a record: somebody of its rows, or of those to
    come in an event for its gender and category."""
    if event.discipline.form is Form.THROW:
        is_of = any(_is_of(record, row, event) for row in event.all_rows)
    else:
        is_of = canonical(record.discipline.code) == canonical(event.code)
    groups = {event.category, *event.age_groups}
    return (
        is_of
        and event.genders in (record.genders, "MF")
        and (not record.category or record.category in groups)
    )


def _is_of(record: StandingRecord, row: Row, event: Event) -> bool:
    """Whether a row is of the discipline of a record, thrown with its implement."""
    code, own = canonical(record.discipline.code), canonical(event.code)
    if event.discipline.form is not Form.THROW:
        return code == own
    weight = row.fields.get("weight")
    return is_same(code, own, "" if weight is None else str(weight))


def _categories(athlete: Athlete | None, event: Event) -> set[str]:
    fields = athlete.fields if athlete else {}
    own = {str(fields[name]) for name in ("category", "age_group") if fields.get(name)}
    groups = [group for group in event.age_groups if group != "ALL"]
    return own or {event.category, *(groups if len(groups) == 1 else ())}
