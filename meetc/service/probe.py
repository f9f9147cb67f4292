"""Asks a service what its documentation leaves open, with GET and OPTIONS alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from meetc.assumptions import LARGEST_PAGE, TEAMS_LIST, UNIT_REFERENCE, UNIT_WIND_KEY
from meetc.fields import FIELDS, Kind
from meetc.plan.resource import Document
from meetc.service.client import Client
from meetc.service.errors import ServiceError
from meetc.service.snapshot import address_of


class Observation(NamedTuple):
    """A question, and what the service says."""

    question: str
    answer: str


def probe(client: Client, competition: str) -> Iterator[Observation]:
    """What can be found out without writing, about one competition. A question that the service
    does not take is answered by its refusal; its answers may be of any shape."""
    events = _asked(lambda: client.records("api/events/", competition=competition))
    units = _units(client, events)
    competitors = _asked(lambda: client.records("api/competitors/", competition=competition))
    questions: list[tuple[str, Callable[[], str]]] = [
        ("are teams listed?", lambda: _count(client, TEAMS_LIST, competition)),
        ("is there a place for relay teams?",
         lambda: _count(client, "api/relay_teams/", competition)),
        (f"does limit={LARGEST_PAGE} give one page?", lambda: _page(client, competition)),
        ("is the id of my-competitions that of api/competitions/?",
         lambda: _same_id(client, competition)),
        ("may a competition be changed?",
         lambda: _allowed(client, f"api/competitions/{competition}/")),
        ("may events be made and deleted?", lambda: _allowed(client, "api/events/")),
        ("may a unit be changed?", lambda: _allowed(client, str(units[0]["url"])) if units
         else "no unit is there to ask about"),
        ("what does an event tell of its units?", lambda: _references(events)),
        ("which keys has a unit that meetc does not know?",
         lambda: _unknown(units, Kind.UNIT, "url", "results", "trials")),
        ("which keys has a row that meetc does not know?",
         lambda: _unknown(_all_in(units, "results"), Kind.ROW)),
        (f"is the wind of a race called {UNIT_WIND_KEY}?", lambda: _wind(units)),
        ("which keys has an event that meetc does not know?",
         lambda: _unknown(events, Kind.EVENT, "units", "results")),
        ("which keys has a competitor that meetc does not know?",
         lambda: _unknown(competitors, Kind.ATHLETE)),
        ("which results_status and status have units?", lambda: _values(units)),
        ("is nothing null or empty?", lambda: _empty(events)),
    ]  # fmt: skip
    for question, ask in questions:
        try:
            yield Observation(question, client.http.clean(ask()))
        except ServiceError as problem:
            yield Observation(question, client.http.clean(f"no answer: {problem}"))


def _asked(ask: Callable[[], list[Document]]) -> list[Document]:
    try:
        return ask()
    except ServiceError:
        return []


def _units(client: Client, events: list[Document], most: int = 5) -> list[Document]:
    """A few units, those of the first events that refer to any, with the address of each."""
    units: list[Document] = []
    urls = [
        reference["url"]
        for reference in _all_in(events, "units")
        if isinstance(reference.get("url"), str)
    ]
    for url in urls[:most]:
        try:
            units.append(client.get(url) | {"url": url})
        except ServiceError:
            continue
    return units


def _all_in(documents: list[Document], name: str) -> list[Document]:
    """The documents in a list that each of some documents has, or should have."""
    return [item for document in documents for item in _list(document.get(name))
            if isinstance(item, dict)]  # fmt: skip


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _count(client: Client, path: str, competition: str) -> str:
    return f"yes, {len(client.records(path, competition=competition))} there"


def _page(client: Client, competition: str) -> str:
    params = {"competition": competition, "limit": str(LARGEST_PAGE)}
    body = client.call("GET", "api/competitors/", params=params).body
    page = body if isinstance(body, dict) else {}
    return f"{len(_list(page.get('results')))} of {page.get('count')}, next {page.get('next')}"


def _same_id(client: Client, competition: str) -> str:
    listed = client.my_competitions()
    mine = next(
        (own for own in listed if str(own.get("id")) == competition),
        {},
    )
    for record in client.records("api/competitions/", country=str(mine.get("country", ""))):
        if str(mine.get("url", "")).endswith(str(address_of(record))):
            return "yes" if str(record.get("id")) == competition else f"no, {record.get('id')}"
    return "it is not listed there"


def _allowed(client: Client, path: str) -> str:
    return str(client.allowed(path) or "the service does not say")


def _references(events: list[Document]) -> str:
    keys = {key for reference in _all_in(events, "units") for key in reference}
    missing = ", ".join(sorted(set(UNIT_REFERENCE) - keys))
    return f"{', '.join(sorted(keys)) or 'nothing'}" + (f"; not {missing}" if missing else "")


def _unknown(documents: list[Document], kind: Kind, *besides: str) -> str:
    if not documents:
        return "none is there to look at"
    keys = {key for document in documents for key in document}
    return ", ".join(sorted(keys - FIELDS[kind].keys() - set(besides))) or "none"


def _wind(units: list[Document]) -> str:
    keys = {key for unit in units for key in unit if "wind" in key.lower()}
    return ", ".join(sorted(keys)) or "no unit that was read has a wind"


def _values(units: list[Document]) -> str:
    pairs = {f"{unit.get('results_status')}/{unit.get('status')}" for unit in units}
    return ", ".join(sorted(pairs)) or "no unit was read"


def _empty(events: list[Document]) -> str:
    null = {key for event in events for key, value in event.items() if value is None}
    blank = {key for event in events for key, value in event.items() if value == ""}
    return f"null: {', '.join(sorted(null)) or 'none'}; empty: {', '.join(sorted(blank)) or 'none'}"
