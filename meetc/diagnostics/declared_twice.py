"""What follows from a name that is declared twice where another was meant: that other one is
declared nowhere, wherever it is used."""

from __future__ import annotations

from meetc.diagnostics.codes import (
    BIB_TWICE,
    ENTRY_IN_UNKNOWN_EVENT,
    EVENT_TWICE,
    SQUAD_TWICE,
    TEAM_TWICE,
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
_OFTEN = 2


def with_the_name_meant(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a meet, where one name is declared twice, and one of its kind nowhere:
    the first tells of the second. Who uses that is not told where several do, since one mistyped
    name is then behind them all."""
    codes = {diagnostic.code for diagnostic in diagnostics}
    kept = diagnostics
    for twice, unknown in _UNKNOWN.items():
        if twice in codes and not codes.isdisjoint(unknown):
            kept = _told_once(kept, twice, unknown)
    return kept


def _told_once(
    diagnostics: tuple[Diagnostic, ...], twice: str, unknown: tuple[str, ...]
) -> tuple[Diagnostic, ...]:
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


def _typed(diagnostic: Diagnostic) -> str:
    """The word that a diagnostic points at."""
    span = diagnostic.span
    return span.text[span.column - 1 : span.end_column - 1]
