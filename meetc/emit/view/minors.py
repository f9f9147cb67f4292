"""Who is under 18, and how the public reads of them where the meet says `minors initials`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from meetc.model import Athlete, Event, Meet
from meetc.rules.age import age_on

_OF_AGE = 18
_UNDER = re.compile(r"U[ -]?(\d{1,2})(?!\d)", re.ASCII | re.IGNORECASE)
_AGE = re.compile(r"(?<!\d)(\d{1,2})(?!\d)", re.ASCII)


def minors(meet: Meet) -> frozenset[str]:
    """The bibs of all who are under 18 on the first day of the meet: by the birth date, else by
    the age group, else by being in an event for no others."""
    first_day = meet.first_day or date.max  # without one nobody is known to be of age
    young_events = {event.id: event for event in meet.events if _is_for_minors(event)}
    young_bibs = {bib for event in young_events.values() for bib in event.bibs}
    return frozenset(
        athlete.bib for athlete in meet.athletes
        if _is_minor(athlete, first_day, athlete.bib in young_bibs
                     or any(entry.event_id in young_events for entry in athlete.entries))
    )  # fmt: skip


def _is_minor(athlete: Athlete, first_day: date, in_young_event: bool) -> bool:
    if day := athlete.born:
        return age_on(first_day, day) < _OF_AGE
    groups = [str(athlete.fields.get(name) or "") for name in ("age_group", "category")]
    known = [young for group in groups if (young := is_young(group)) is not None]
    return any(known) if known else in_young_event


def is_young(group: str) -> bool | None:
    """Whether an age group is one of minors: U18 and younger, J15, 11; None where its name has
    no age, as SEN."""
    if under := _UNDER.search(group):
        return int(under[1]) <= _OF_AGE
    age = _AGE.search(group)
    return int(age[1]) < _OF_AGE if age else None


def _is_for_minors(event: Event) -> bool:
    known = [is_young(group) for group in event.age_groups]
    return bool(known) and all(known)


def initials(name: str) -> str:
    """`A.` of Andrew, `U.` of van der Upton; "" of nothing."""
    letters = unicodedata.normalize("NFC", name.strip())
    letter = next((c for c in letters if c.isupper()), letters[:1])
    return f"{letter}." if letter else ""
