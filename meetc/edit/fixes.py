"""Applies the fixes that diagnostics carry, as far as they mend what they are for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from meetc.diagnostics.codes import UNKNOWN_EVENT
from meetc.diagnostics.diagnostic import UNREADABLE, Diagnostic
from meetc.edit.edit import Edit, edited
from meetc.edit.errors import EditError
from meetc.edit.texts import Texts, prove_mended
from meetc.pipeline import Compiled

_MOST_ROUNDS = 100
_FOR_PEOPLE = frozenset({UNKNOWN_EVENT})
"""Whose fix would move results: to the event that is called nearly so."""


class Mended(NamedTuple):
    """The texts with what could be mended, what that was, and what is wrong with them still."""

    texts: Texts
    fixed: tuple[Diagnostic, ...]
    compiled: Compiled


def mended(texts: Texts, compiled: Compiled) -> Mended:
    """Apply all fixes that mend their place, and then those of what they reveal.

    What cannot be read hides what else is wrong with its line, so that it is mended first. A fix
    in a place that another one changes waits for its own round.
    """
    fixed: list[Diagnostic] = []
    for _ in range(_MOST_ROUNDS):
        wanted = [diagnostic for diagnostic in compiled.diagnostics if _change(diagnostic, texts)]
        unreadable = [d for d in wanted if d.code.trait in UNREADABLE]
        applied = _sound(texts, compiled, _apart(unreadable or wanted), reveals=bool(unreadable))
        if not applied and unreadable:
            readable = [d for d in wanted if d.code.trait not in UNREADABLE]
            applied = _sound(texts, compiled, _apart(readable), reveals=False)
        if not applied:
            break
        texts = _with(texts, applied)
        compiled = texts.compile()
        fixed += applied
    return Mended(texts, tuple(fixed), compiled)


def _change(diagnostic: Diagnostic, texts: Texts) -> Edit | None:
    """What a fix changes. None where there is no fix, or its place is in no text of the meet, or
    is filled in by `events` for each age group."""
    fix = diagnostic.fix
    if fix is None or diagnostic.code in _FOR_PEOPLE or fix.span.path not in texts.files:
        return None
    span = fix.span
    start, end = span.column - 1, span.end_column - 1
    if "{" in span.text[start:end] or span.text[start:end] == fix.replacement:
        return None
    return Edit(span.path, (span.line, start), (span.line, end), fix.replacement)


def _apart(wanted: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Those whose fixes change places of their own: of two at one place the first."""
    apart: set[Diagnostic] = set()
    taken: dict[tuple[str, int], int] = {}
    for diagnostic in sorted(wanted, key=lambda d: d.fix.span.column if d.fix else 0):
        assert diagnostic.fix is not None
        span = diagnostic.fix.span
        line = (span.path, span.line)
        if span.column >= taken.get(line, 0):
            taken[line] = max(span.end_column, span.column + 1)
            apart.add(diagnostic)
    return [diagnostic for diagnostic in wanted if diagnostic in apart]


def _sound(
    texts: Texts, compiled: Compiled, wanted: list[Diagnostic], *, reveals: bool
) -> list[Diagnostic]:
    """Those whose fixes together mend their places: all of them, or what each half adds."""
    sound: list[Diagnostic] = []

    def add(some: list[Diagnostic]) -> None:
        try:
            prove_mended(_with(texts, sound + some), compiled, sound + some, reveals=reveals)
        except EditError:
            half = len(some) // 2
            if half:
                add(some[:half])
                add(some[half:])
        else:
            sound.extend(some)

    if wanted:
        add(wanted)
    return sound


def _with(texts: Texts, fixable: Sequence[Diagnostic]) -> Texts:
    return edited(
        texts, [change for diagnostic in fixable if (change := _change(diagnostic, texts))]
    )
