"""What only follows from a mistake that is told already: a bib, a team, an event or a squad that
is declared twice, or has two rows, where another was meant."""

from __future__ import annotations

from meetc.diagnostics.codes import (
    BIB_TWICE,
    ENTRY_IN_UNKNOWN_EVENT,
    EVENT_TWICE,
    OTHER_GENDER,
    OTHER_NAME_FOR_BIB,
    ROW_TWICE,
    SECOND_ROW,
    SQUAD_TWICE,
    TEAM_TWICE,
    TOO_OLD_FOR_GROUP,
    TOO_YOUNG_FOR_GROUP,
    UNKNOWN_BIB,
    UNKNOWN_EVENT,
    UNKNOWN_SQUAD,
    UNKNOWN_TEAM,
)
from meetc.diagnostics.diagnostic import Diagnostic

_UNKNOWN = {
    BIB_TWICE: (UNKNOWN_BIB,),
    TEAM_TWICE: (UNKNOWN_TEAM,),
    EVENT_TWICE: (UNKNOWN_EVENT, ENTRY_IN_UNKNOWN_EVENT),
    SQUAD_TWICE: (UNKNOWN_SQUAD,),
}
_OF_THE_SAME_ROW = {
    BIB_TWICE: (SECOND_ROW, ROW_TWICE, OTHER_NAME_FOR_BIB),
    SECOND_ROW: (OTHER_NAME_FOR_BIB,),
    OTHER_NAME_FOR_BIB: (OTHER_GENDER, TOO_OLD_FOR_GROUP, TOO_YOUNG_FOR_GROUP),
}
_OFTEN = 2


def without_consequences(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a meet but for those that follow from others of them."""
    codes = {diagnostic.code for diagnostic in diagnostics}
    kept = diagnostics
    for twice, unknown in _UNKNOWN.items():
        if twice in codes and not codes.isdisjoint(unknown):
            kept = _with_the_name_meant(kept, twice, unknown)
    for twice, others in _OF_THE_SAME_ROW.items():
        if twice in codes and not codes.isdisjoint(others):
            kept = _told_once(kept, twice, others)
    return kept


def _with_the_name_meant(
    diagnostics: tuple[Diagnostic, ...], twice: str, unknown: tuple[str, ...]
) -> tuple[Diagnostic, ...]:
    """Where one name is declared twice, and one of its kind nowhere, the first tells of the
    second. Who uses that is not told where several do: one mistyped name is then behind them."""
    second = [diagnostic for diagnostic in diagnostics if diagnostic.code == twice]
    users = [diagnostic for diagnostic in diagnostics if diagnostic.code in unknown]
    names = {_typed(user) for user in users}
    if len(second) > 1 or len(names) > 1:
        return diagnostics
    hint = f"is it {names.pop()}, which is used and declared nowhere?"
    return tuple(
        diagnostic._replace(hint=hint) if diagnostic.code == twice else diagnostic
        for diagnostic in diagnostics
        if diagnostic.code not in unknown or len(users) < _OFTEN
    )


def _told_once(
    diagnostics: tuple[Diagnostic, ...], twice: str, others: tuple[str, ...]
) -> tuple[Diagnostic, ...]:
    """Of a row with a wrong bib the first mistake alone, with whose name stands there."""
    lines = {_line(diagnostic) for diagnostic in diagnostics if diagnostic.code == twice}
    hints = {
        _line(diagnostic): f"{diagnostic.message}: {diagnostic.hint}"
        for diagnostic in diagnostics
        if diagnostic.code == OTHER_NAME_FOR_BIB != twice
    }
    return tuple(
        diagnostic._replace(hint=hints.get(_line(diagnostic), diagnostic.hint))
        if diagnostic.code == twice
        else diagnostic
        for diagnostic in diagnostics
        if diagnostic.code not in others or _line(diagnostic) not in lines
    )


def _line(diagnostic: Diagnostic) -> tuple[str, int]:
    return diagnostic.span.path, diagnostic.span.line


def _typed(diagnostic: Diagnostic) -> str:
    """The word that a diagnostic points at."""
    span = diagnostic.span
    return span.text[span.column - 1 : span.end_column - 1]
