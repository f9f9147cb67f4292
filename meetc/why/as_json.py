"""Reasons for programs: one JSON object in the shape of meetc/schemas/why.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetc.diagnostics.as_json import place_of
from meetc.json_values import laid_out
from meetc.model import Event
from meetc.why.reason import Case, Reason, Rival

VERSION = 1


def render(event: Event | None, cases: Sequence[Case], edition: str) -> str:
    """`{version, event, rules, rows: [{bib, name, unit, mark, reasons: [...]}]}`; a team is a row
    of no event."""
    document = {
        "version": VERSION,
        "event": event.id if event else None,
        "name": event.name if event else None,
        "rules": edition,
        "rows": [_case(case) for case in cases],
    }
    return laid_out(document).decode()


def _case(case: Case) -> dict[str, Any]:
    return {
        "bib": case.bib,
        "name": case.name,
        "unit": case.unit or None,
        "round": case.round or None,
        "heat": case.heat or None,
        "mark": case.mark or None,
        "reasons": [_reason(reason) for reason in case.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "about": str(reason.about),
        "value": reason.value or None,
        "why": reason.why,
        "rule": reason.rule or None,
        "rivals": [_rival(rival) for rival in reason.rivals],
        "parts": [_reason(part) for part in reason.parts],
        "lines": [place_of(span) for span in dict.fromkeys(reason.lines)],
    }


def _rival(rival: Rival) -> dict[str, Any]:
    return {
        "bib": rival.bib,
        "name": rival.name,
        "steps": [
            {"what": step.what, "own": step.own, "other": step.other, "rule": step.rule or None}
            for step in rival.steps
        ],
    }
