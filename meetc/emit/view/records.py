"""The records that the marks of an event are held against, as readers see them."""

from __future__ import annotations

from datetime import date

from meetc.emit.view.can_break import could_break
from meetc.emit.view.people import PeopleView
from meetc.emit.view.rounds import in_words
from meetc.emit.view.shapes import RecordView
from meetc.model import Event, StandingRecord


def records_view(event: Event, people: PeopleView) -> tuple[RecordView, ...]:
    """In the order of the text: those that somebody in the event could break."""
    return tuple(
        RecordView(
            " ".join(filter(None, (record.name, _gender(record.genders, event), record.category))),
            record.mark,
            people.privacy.text(record.holder),
            date_of_record(record),
        )
        for record in people.meet.records
        if could_break(record, event)
    )


def date_of_record(record: StandingRecord) -> str:
    """When a record was set: `13 May 2018`; a year alone as it is typed."""
    try:
        return in_words(date.fromisoformat(record.date))
    except ValueError:
        return record.date


def _gender(genders: str, event: Event) -> str:
    """The gender of a record, where the event is for both."""
    return genders if event.genders == "MF" else ""
