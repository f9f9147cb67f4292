"""What the service works out when a unit is saved, under switches: places, and how far an event is.

The rules are those of meetc/rules; what is read here is the plain data of the service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetc.disciplines import Form, discipline
from meetc.rules.ranking import Ranked, ranking
from meetc.sandbox.store import Document, Record


def placed(event: Record, unit: Document) -> Document:
    """A unit with the places that its marks give. Combined events and unknown codes stay."""
    kind = discipline(event.document["event_code"])
    rows = unit.get("results", [])
    if kind is None or kind.form is Form.COMBINED or not rows:
        return unit
    results = []
    for row in rows:
        own = [trial for trial in unit.get("trials", []) if trial["bib"] == row["bib"]]
        is_card = kind.form is Form.VERTICAL
        series = _card(own) if is_card else [t["result"] for t in own if t["result"]]
        mark, raw = (_text(row.get(name)) for name in ("performance", "raw_time"))
        results.append(Ranked(mark, raw, series))
    derived = ranking(results, kind)
    return unit | {"results": [_with(row, p) for row, p in zip(rows, derived, strict=True)]}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _with(row: Document, place: int | None) -> Document:
    rest = {name: value for name, value in row.items() if name != "place"}
    return rest if place is None else rest | {"place": place}


def _card(trials: Sequence[Document]) -> list[str]:
    """The attempts of one competitor as a word for each height, in the order they are told."""
    bars: dict[str, str] = {}
    for trial in trials:
        height = str(trial.get("height"))
        bars[height] = bars.get(height, "") + trial["result"]
    return list(bars.values())


def event_status(units: Sequence[Record]) -> Document:
    """`status` and `r1_status` … of an event: none, partial or complete of its units finished."""
    done = [(u.document["round"], u.document.get("status") == "finished") for u in units]
    of_rounds = {
        f"r{number}_status": _status([finished for n, finished in done if n == number])
        for number in sorted({number for number, _ in done})
    }
    return {"status": _status([finished for _, finished in done])} | of_rounds


def _status(finished: Sequence[bool]) -> str:
    if not any(finished):
        return "none"
    return "complete" if all(finished) else "partial"
