"""Upload documents for the property tests: those of whole meets, changed at random."""

from __future__ import annotations

import copy
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import meetc
from tests.conftest import EXAMPLES

_TEXTS = (
    *("", "-", "null", "DNS", "x", "a b", 'q"t', "5", "x=1", "#", "é", "a,b", "M", "10.37", "Q"),
    *("1:45.00", "09:30", "+1.2", "—", "\\", "{age}", "|", "official", "\u00a0", "a\tb"),
)  # fmt: skip
_KEYS = (
    *("foo", "note", "lane", "points", "pb", "weight", "status", "day", "name", "trials"),
    *("results", "units", "heights", "events_entered", "place", "catpos", "raw_time"),
)
_VALUES: tuple[Any, ...] = (1, "a", None, [], {"a": [1.5]}, True, "5.55")


def documents() -> list[dict[str, Any]]:
    """The upload documents of the small examples."""
    found = []
    for path in sorted(EXAMPLES.glob("*.meet")):
        compiled = meetc.compile(path.read_bytes(), path=path.as_posix())
        if compiled.ok and len(compiled.meet.events) < 12:
            found.append(meetc.payload(compiled.meet))
    return found


def as_export(document: dict[str, Any]) -> dict[str, Any]:
    """An upload document as OpenTrack's public export would have it: in camelCase, with what
    the service fills in, its defaults, and what is private."""
    export = _camel(document)
    export |= {
        "id": "6b2af700-0000-4000-8000-000000000001",
        "url": "/x/2026/GBR/spring/",
        "teamTypes": "ORG",
        "year": 2026,
        "date": {"$date": _midnight(document["date"]) - 3_600_000},
        "finishDate": {"$date": _midnight(document["finish_date"])},
        "organiserName": "Kingsmeadow AC",
        "basicDescription": document.get("basic_description", ""),
    }
    for athlete in export.get("competitors", ()):
        athlete |= {
            "email": f"runner{athlete['competitorId']}@example.org",
            "sortBib": "0001",
            "checkedIn": False,
            "notablePerformances": [],
            "nationalId": athlete.get("nationalId", "None"),
            "teamName": None,
        }
        for number, entry in enumerate(athlete.get("eventsEntered", ()), 1):
            entry |= {"idx": number, "timeCheckedIn": None}
    for event in export.get("events", ()):
        event |= {
            "cachedCount": 4,
            "recordText": event.get("recordText", ""),
            "seeding": "open_meet",
            "venueR2": None,
            "hideInTimetable": False,
            "ceScoreFormula": "x",
        }
        for unit in event.get("units", ()):
            unit |= {
                "_id": "0b1",
                "published": True,
                "heatName": f"Heat {unit['heat']}",
                "showPoints": False,
                "paces": [],
                "actualStartTime": {"$date": 1_778_000_000_000},
            }
            for row in unit["results"]:
                row |= {"perfsource": "lif", "sortBib": "0001", "waPoints": 800}
    return export


def _midnight(day: str) -> int:
    """Milliseconds of the midnight that a day begins with, in UTC."""
    return round(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)


def _camel(value: Any) -> Any:
    if isinstance(value, list):
        return [_camel(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {re.sub(r"_(\w)", lambda m: m[1].upper(), key): _camel(v) for key, v in value.items()}


def places(value: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every value below another, with the way to it."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for step, item in items if isinstance(value, (dict, list)) else ():
        yield (*pointer, step), item
        if isinstance(item, (dict, list)):
            yield from places(item, (*pointer, step))


def changed(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A document with one to four values dropped, replaced, shuffled, added or doubled."""
    document = copy.deepcopy(document)
    for _ in range(chance.randint(1, 4)):
        found = list(places(document))
        if not found:
            break
        pointer, value = chance.choice(found)
        owner = document
        for step in pointer[:-1]:
            owner = owner[step]
        kind = chance.randrange(6)
        if kind == 0:
            del owner[pointer[-1]]
        elif kind == 1 and isinstance(value, str):
            owner[pointer[-1]] = chance.choice(_TEXTS)
        elif kind == 2 and type(value) is int:
            owner[pointer[-1]] = chance.choice((0, 1, 2, 3, 7, -1, 10**6))
        elif kind == 3 and isinstance(value, list):
            chance.shuffle(value)
        elif kind == 4 and isinstance(value, dict):
            value[chance.choice(_KEYS)] = chance.choice(_VALUES)
        elif kind == 5 and isinstance(value, list) and value:
            value.append(copy.deepcopy(chance.choice(value)))
    return document


def comparable(document: dict[str, Any]) -> str:
    """A document as a text that is the same for all that an import may order anew: keys, the
    trials of a unit (not the attempts of one bib at one height), and relay teams."""
    document = copy.deepcopy(document)
    for pointer, value in list(places(document)):
        if pointer[-1] == "trials" and "units" in pointer and isinstance(value, list):
            seen: Counter[Any] = Counter()
            value.sort(key=lambda trial: json.dumps(_numbered(trial, seen), sort_keys=True))
    if isinstance(document.get("relay_teams"), list):
        document["relay_teams"].sort(key=lambda squad: json.dumps(squad, sort_keys=True))
    return json.dumps(document, sort_keys=True)


def _numbered(trial: Any, seen: Counter[Any]) -> Any:
    if not isinstance(trial, dict) or "height" not in trial:
        return trial
    place = json.dumps([trial.get("bib"), trial["height"]])
    seen[place] += 1
    return [trial.get("bib"), trial["height"], seen[place], trial]
