"""The nested upload document of OpenTrack: a meet as the plain data that its API loads.

Shapes are those of OpenTrack's page "Setting up the events": a unit and its rows have exactly
the documented keys, and besides only what is written or inherited. Keys keep the order of
meetc/fields.py; rows that of the file.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from meetc.assumptions import TRIAL_WIND_KEY, UNIT_WIND_KEY, UNSENT_KEYS
from meetc.disciplines import Form
from meetc.fields import FIELDS, Kind
from meetc.model import OMIT, Athlete, Event, Meet, Row, Unit, Values
from meetc.rules.horizontal import parted

_NESTED = {
    kind: {field.name: field.nested for field in table.values() if field.nested}
    for kind, table in FIELDS.items()
}


def lower(meet: Meet) -> dict[str, Any]:
    """The upload document of a meet, for the target `opentrack`."""
    return with_events(meet, [event_document(event, meet) for event in meet.events])


def is_lowered_by_event(meet: Meet) -> bool:
    """Whether the document has just the events of the meet, so that each can be made by itself."""
    return bool(meet.events) and "events" not in meet.extra


def with_events(meet: Meet, events: list[dict[str, Any]]) -> dict[str, Any]:
    """The upload document of a meet with these for its events, where it has any."""
    document = _renamed(meet.fields, Kind.MEET)
    if meet.teams:
        document["teams"] = [team.fields | team.extra for team in meet.teams]
    if meet.athletes:
        document["competitors"] = competitors(meet)
    if meet.events:
        document["events"] = events
    squads = [squad.fields | squad.extra for event in meet.events for squad in event.squads]
    if squads:
        document["relay_teams"] = squads
    return with_extra(document, meet.extra)


def with_extra(document: dict[str, Any], extra: Values) -> dict[str, Any]:
    """A document with what passes through; a list of it may be replaced so, or left out."""
    if not extra:
        return document
    document |= extra
    return {key: value for key, value in document.items() if value is not OMIT}


def _renamed(fields: Values, kind: Kind) -> dict[str, Any]:
    nested = _NESTED[kind]
    return {nested.get(name, name): value for name, value in fields.items()}


def competitors(meet: Meet) -> list[dict[str, Any]]:
    """The competitors with their entries."""
    withdrawn = {
        (event.id, row.bib)
        for event in meet.events
        for row in (event.all_rows if event.scratched else ())
        if row.bib in event.scratched and _has_taken_part(event, row)
    }
    return [_competitor(athlete, withdrawn) for athlete in meet.athletes]


def _has_taken_part(event: Event, row: Row) -> bool:
    """Whether somebody has a result in an event, or points in a part of it."""
    total = event.totals.get(row.bib)
    return (row.has_result and row.performance != "DNS") or bool(total and total.points)


def _competitor(athlete: Athlete, withdrawn: Container[tuple[str, str]]) -> dict[str, Any]:
    """OpenTrack makes start lists of entries, and knows no scratch: who is scratched has none
    there, but in an event that the bib has withdrawn from, where there are results."""
    document = dict(athlete.fields)
    entries = [
        entry
        for entry in athlete.entries
        if entry.scratched is None or (entry.event_id, athlete.bib) in withdrawn
    ]
    if entries:
        document["events_entered"] = [entry.fields | entry.extra for entry in entries]
    elif athlete.entries:
        document.pop("events_entered", None)
    return with_extra(document, athlete.extra)


def event_document(event: Event, meet: Meet) -> dict[str, Any]:
    """An event of a meet with its units and results."""
    keys = UNSENT_KEYS | meet.keys
    document = dict(event.fields)
    if event.discipline.form is Form.COMBINED:
        document["units"] = []
        document["results"] = [_combined_row(row, event, keys) for row in event.rows]
    elif any(unit.rows for unit in event.units):
        document["units"] = [unit_document(unit, event, keys) for unit in event.units]
    return with_extra(document, event.extra)


def unit_document(unit: Unit, event: Event, keys: dict[str, str]) -> dict[str, Any]:
    """A unit with its rows and, in a field event, its trials."""
    document = {
        (UNIT_WIND_KEY if name == "wind_assistance" else name): value
        for name, value in unit.fields.items()
    }
    document["results"] = [row_document(row, keys) for row in unit.rows]
    trials = trials_of(unit, event)
    if trials is not None:
        document["trials"] = trials
    return with_extra(document, unit.extra)


def row_document(row: Row, keys: dict[str, str]) -> dict[str, Any]:
    """A row as it is sent; `keys` names the keys of what OpenTrack has none for."""
    document: dict[str, Any] = {"bib": row.bib}
    if row.performance is not None:
        document["performance"] = row.performance
    if row.place is not None:
        document["place"] = row.place
    if row.catpos is not None:
        document["catpos"] = row.catpos
    document |= row.fields
    if keys:
        document |= {keys[name]: value for name, value in row.unsent.items() if name in keys}
    document |= row.extra
    return document


def _combined_row(row: Row, event: Event, keys: dict[str, str]) -> dict[str, Any]:
    """A row of a combined event, with total and place where the meet names a key for totals."""
    document = row_document(row, keys)
    if "total" in keys and row.bib in event.totals:
        _, total, place, _ = event.totals[row.bib]
        for name, value in ((keys["total"], total), ("place", place)):
            if value is not None:
                document.setdefault(name, value)
    return document


def trials_of(unit: Unit, event: Event) -> list[dict[str, Any]] | None:
    """The trials that the series of a unit say; None where the event has none."""
    if event.discipline.form.in_trials:
        return _trials(unit)
    return _attempts(unit) if event.discipline.form is Form.VERTICAL else None


def _trials(unit: Unit) -> list[dict[str, Any]]:
    """Trials for distance, row by row, in the order of their rounds; `.` gives none."""
    trials = []
    for row in unit.rows:
        bib = row.bib
        for number, trial in enumerate(row.series, 1):
            if trial == ".":
                continue
            if trial[-1:] == ")":
                mark, wind = parted(trial)
                if wind is not None:
                    trials.append(
                        {"bib": bib, "result": mark, "round": number,
                         TRIAL_WIND_KEY: float(wind) + 0.0}  # a JSON number; + 0.0: 0.0 of -0.0
                    )  # fmt: skip
                    continue
            trials.append({"bib": bib, "result": trial, "round": number})
    return trials


def _attempts(unit: Unit) -> list[dict[str, Any]]:
    """Attempts at heights: by height, then by attempt, then by row; those of the jump-off last."""
    attempts: list[dict[str, Any]] = []
    for bars, cards in (
        (unit.heights, [row.series for row in unit.rows]),
        (unit.jump_off, [row.jump_off for row in unit.rows]),
    ):
        for bar, height in enumerate(bars):
            at_bar = [
                (row.bib, card[bar])
                for row, card in zip(unit.rows, cards, strict=True)
                if bar < len(card) and card[bar] != "."
            ]
            for number in range(max((len(letters) for _, letters in at_bar), default=0)):
                attempts += [
                    {"bib": bib, "height": height, "result": letters[number]}
                    for bib, letters in at_bar
                    if number < len(letters)
                ]
    return attempts
