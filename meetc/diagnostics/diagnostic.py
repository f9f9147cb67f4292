"""What a diagnostic is, and the report that a pass writes its diagnostics into."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple, Self

from meetc.diagnostics.codes import Code, Trait
from meetc.diagnostics.wording import did_you_mean


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A place on one line. Line and columns count characters from 1; `end_column` is the first
    column behind the place; `text` is the whole line as written. In a JSON document `pointer`
    is the way to the value (RFC 6901). Places are the same whatever the text of their line."""

    path: str
    line: int
    column: int
    end_column: int
    text: str = ""
    pointer: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._place == other._place

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._place)

    @property
    def _place(self) -> tuple[str, int, int, int, str]:
        return (self.path, self.line, self.column, self.end_column, self.pointer)


class Note(NamedTuple):
    """Something to tell about a place that is no mistake."""

    span: Span
    text: str


class Related(NamedTuple):
    """A second place that a diagnostic speaks of, such as "first declared here"."""

    span: Span
    message: str


class Hint(str):
    """A hint whose last part makes sense `in_text` alone: a cell of a sheet has no quotes, say.
    What it says of a cell is `in_cell`."""

    in_cell: str

    def __new__(cls, anywhere: str = "", *, in_text: str) -> Self:
        hint = super().__new__(cls, f"{anywhere}; {in_text}" if anywhere else in_text)
        hint.in_cell = anywhere
        return hint


class Fix(NamedTuple):
    """A change that mends the mistake: `replacement` in the place of what the span covers."""

    span: Span
    replacement: str


class Diagnostic(NamedTuple):
    """One mistake or doubt: what is wrong, where, and what was probably meant."""

    code: Code
    severity: Severity
    message: str
    span: Span
    label: str = ""
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    events: tuple[str, ...] = ()
    """The ids of the events that it speaks of, where its place alone does not tell."""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class Accepted(NamedTuple):
    """A warning that somebody has allowed: the reason, and where that is written."""

    diagnostic: Diagnostic
    reason: str
    span: Span

    @property
    def note(self) -> Note:
        """What is told of it."""
        return Note(self.diagnostic.span, f"{self.diagnostic.code} accepted: {self.reason}")


_MOST_SUGGESTIONS = 200
UNREADABLE = frozenset((Trait.REFUSED, Trait.UNREADABLE))
"""Of codes that hide all else that is wrong with their line."""


class Report:
    """Collects the diagnostics of the passes of one compilation, in the order they are found.

    `incomplete` is set where a part of the meet could not be read at all: what seems unknown
    then may well be declared there, and is not reported.
    """

    def __init__(self, budget: list[int] | None = None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.accepted: list[Accepted] = []
        self.undecided: list[Note] = []
        self.incomplete = False
        self.budget = [_MOST_SUGGESTIONS] if budget is None else budget

    def suggest(self, typed: str, known: Iterable[str]) -> str:
        """The known name that was probably meant, or "". Looking through thousands of bibs
        takes its time, so that only the first few hundred mistakes of a meet have it."""
        self.budget[0] -= 1
        return did_you_mean(typed, known) if self.budget[0] >= 0 else ""

    def error(
        self,
        code: Code,
        message: str,
        span: Span,
        *,
        label: str = "",
        hint: str = "",
        related: Iterable[Related] = (),
        fix: Fix | None = None,
    ) -> None:
        """Report what keeps the meet from being built."""
        self.diagnostics.append(
            Diagnostic(code, Severity.ERROR, message, span, label, hint, tuple(related), fix=fix)
        )

    def warning(
        self,
        code: Code,
        message: str,
        span: Span,
        *,
        label: str = "",
        hint: str = "",
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        events: Iterable[str] = (),
    ) -> None:
        """Report a doubt: an error under `--strict`, otherwise built as written."""
        related, events = tuple(related), tuple(events)
        self.diagnostics.append(
            Diagnostic(
                code, Severity.WARNING, message, span, label, hint, related, fix=fix, events=events
            )
        )

    def sorted(self, paths: list[str], *, strict: bool = False) -> tuple[Diagnostic, ...]:
        """All diagnostics in the order a reader meets their places: by file (as in `paths`),
        line, column. One mistake gives one: what an unreadable line leads to is left out, and
        so is a repetition at the same place. Under `strict` every warning is an error."""
        lines = {(d.span.path, d.span.line, d.code.trait) for d in self.diagnostics
                 if d.code.trait in UNREADABLE}  # fmt: skip
        kept: dict[tuple[str, Span], Diagnostic] = {}
        for diagnostic in self.diagnostics:
            trait, span = diagnostic.code.trait, diagnostic.span
            refused = (span.path, span.line, Trait.REFUSED) in lines
            unreadable = refused or (span.path, span.line, Trait.UNREADABLE) in lines
            follows = unreadable and trait is not Trait.REFUSED
            follows = follows and (refused or trait is not Trait.UNREADABLE)
            if not follows and not (self.incomplete and trait is Trait.UNKNOWN_NAME):
                kept.setdefault((diagnostic.code, span), diagnostic)
        ordered = sorted(kept.values(), key=_reading_order(paths))
        if strict:
            ordered = [d._replace(severity=Severity.ERROR) for d in ordered]
        return tuple(ordered)

    def accepted_in(self, paths: list[str]) -> tuple[Accepted, ...]:
        """The warnings that are allowed, in the same order; one at the same place once."""
        order = _reading_order(paths)
        kept: dict[tuple[str, Span], Accepted] = {}
        for accepted in self.accepted:
            kept.setdefault((accepted.diagnostic.code, accepted.diagnostic.span), accepted)
        return tuple(sorted(kept.values(), key=lambda accepted: order(accepted.diagnostic)))


def _reading_order(paths: list[str]) -> Callable[[Diagnostic], tuple[int, int, int, str, str]]:
    """The order in which a reader of some files meets the places of diagnostics."""
    order = {path: number for number, path in enumerate(paths)}
    return lambda d: (
        order.get(d.span.path, len(order)), d.span.line, d.span.column, d.code, d.message
    )  # fmt: skip
