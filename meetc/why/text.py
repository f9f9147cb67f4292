"""Reasons for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from meetc.diagnostics.diagnostic import Span
from meetc.diagnostics.text import cells, wrapped
from meetc.why.reason import OPEN, About, Case, Reason, Rival

_SAID = {
    About.PLACE: ("place {}", "no place"),
    About.OVERALL: ("place {} over all heats", "no place over all heats"),
    About.CUT: ("{}", "no later trials"),
    About.QUALIFIED: ("through {}", "not through"),
    About.REPECHAGE: ("{}", "no repechage"),
    About.START: ("starts for {}", "starts"),
    About.LANE: ("lane {}", "no lane"),
    About.POINTS: ("points {}", "no points"),
    About.TOTAL: ("total {}", "no total"),
    About.FLAG: ("{}", "no flag"),
}
"""What is said of a value, and of none."""


def render_list(title: str, cases: Sequence[Case], columns: int | None) -> str:
    """An event row by row, a sentence for each."""
    lines = [title]
    for unit, own in groupby(cases, key=lambda case: case.unit):
        lines += [unit] if unit else []
        lines += _rows(list(own), columns)
    return "\n".join(lines) + "\n"


def _rows(cases: Sequence[Case], columns: int | None) -> Iterator[str]:
    table = [(_place(case), f"{case.bib} {case.name}".rstrip(), _mark(case)) for case in cases]
    widths = [max(cells(row[n]) for row in table) for n in range(3)]
    for row, case in zip(table, cases, strict=True):
        padded = (text + " " * (w - cells(text)) for text, w in zip(row, widths, strict=True))
        first = case.reasons[0].why if case.reasons else ""
        yield wrapped(f"  {'  '.join(padded)}  {first}".rstrip(), "      ", columns)


def _place(case: Case) -> str:
    return next((r.value for r in case.reasons if r.about is About.PLACE), "") or "-"


def _mark(case: Case) -> str:
    word = next((r.value for r in case.reasons if r.about is About.QUALIFIED), "")
    return f"{case.mark} {'' if word in OPEN else word.partition(',')[0]}".strip()


def render(event: str, case: Case, edition: str, columns: int | None) -> str:
    """One row of an event, or a team, with all its reasons: what it is, why, how it compares, the
    rule, the lines."""
    heading = f"{event} {case.unit}".strip()
    who = f"{case.bib} {case.name}".rstrip()
    blocks = [f"{heading}: {who}  {_mark(case)}".removeprefix(": ").rstrip()]
    for reason in case.reasons:
        blocks += _reason(reason, case.bib, edition, columns)
    return "\n".join(blocks) + "\n"


def _reason(reason: Reason, bib: str, edition: str, columns: int | None) -> Iterator[str]:
    some, none = _SAID[reason.about]
    said = some.format(reason.value) if reason.value else none
    if reason.value in OPEN:
        said = reason.value
    yield wrapped(f"  {said}: {reason.why}", "    ", columns)
    for part in reason.parts:
        yield wrapped(f"    {part.value or '-':>4}  {part.why}", "          ", columns)
    for rival in reason.rivals:
        if len(rival.steps) > 1:
            yield from _steps(rival, bib)
    if reason.rule:
        yield f"    rule {reason.rule} ({edition})"
    spans = (*reason.lines, *(span for part in reason.parts for span in part.lines))
    lines = {(span.path, span.line): span for span in reversed(spans)}
    for span in reversed(lines.values()):
        yield f"    {_line(span)}".rstrip()


def _steps(rival: Rival, bib: str) -> Iterator[str]:
    """What was compared, step by step, a column for each of the two."""
    table = [("", bib, rival.bib), *(step[:3] for step in rival.steps)]
    widths = [max(cells(row[n]) for row in table) for n in range(3)]
    for row in table:
        padded = (text + " " * (w - cells(text)) for text, w in zip(row, widths, strict=True))
        yield f"    {'  '.join(padded)}".rstrip()


def _line(span: Span) -> str:
    what = span.pointer or " ".join(span.text.split())
    return f"{span.path}:{span.line}:{span.column}: {what}"
