"""The rounds of an event and how many heats each has."""

from __future__ import annotations

import re

from meetc.diagnostics.codes import NO_SUCH_HEAT
from meetc.diagnostics.diagnostic import Report
from meetc.fields import SPREAD
from meetc.resolve.declared import DeclaredEvent
from meetc.rules.rounds import heats
from meetc.syntax.lines import Line

_ANY_ROUNDS = (999,) * len(SPREAD["at"])
"""Rounds that may be anything: no unit and no time is then beyond them."""


def rounds_of(event: DeclaredEvent, report: Report) -> tuple[int, ...]:
    """The heats of each round; of rounds that are missing or were reported what was probably
    meant, so that not every unit is reported as well."""
    written = event.fields.values.get("rounds")
    if event.fields.given("rounds"):
        if isinstance(written, str):
            return heats(written)
        line, word = event.fields.where["rounds"]
        numbers = re.findall(r"[1-9]\d{0,2}", line.words[word])
        return tuple(int(number) for number in numbers[:20]) or _ANY_ROUNDS
    headers = [unit.header for block in event.blocks for unit in block.units]
    if len(headers) < 2 or len({_name(header) for header in headers}) < 2:
        return (1,)
    return _guessed(event, headers, report)


def _name(header: Line) -> tuple[str, ...]:
    """The keyword of a unit's header with its number, if it has one."""
    return tuple(header.words[: 2 if "".join(header.words[1:2]).isdecimal() else 1])


def _guessed(event: DeclaredEvent, headers: list[Line], report: Report) -> tuple[int, ...]:
    """The rounds that the headers of several units make, where the event says nothing of them."""

    def most(keyword: str) -> int:
        numbers = [h.words[1] for h in headers if h.words[0] == keyword and len(h.words) > 1]
        return max((int(n) for n in numbers if n.isascii() and n.isdecimal() and len(n) < 4),
                   default=1)  # fmt: skip

    kinds = [kind for kind in ("heat", "semi", "final") if any(h.words[0] == kind for h in headers)]
    if "round" in {header.words[0] for header in headers} or kinds == ["semi"]:
        return (1,)
    rounds = tuple(most(kind) for kind in kinds)
    if len(rounds) == 2 and "semi" in kinds:
        rounds = (rounds[0], rounds[1], 1) if kinds[0] == "heat" else (1, *rounds)
    message = f"{event.id} has one round of one heat, and here is a second unit"
    hint = f"write rounds={','.join(map(str, rounds))} on the event"
    report.error(NO_SUCH_HEAT, message, headers[1].span(), hint=hint)
    return rounds
