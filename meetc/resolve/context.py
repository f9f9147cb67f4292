"""What the parts of a meet have to know of each other to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from meetc.diagnostics.codes import (
    MISSING,
    NO_SINGLE_ATHLETE,
    OTHER_GENDER,
    UNCLEAR_NAME,
    UNKNOWN_BIB,
)
from meetc.diagnostics.diagnostic import Diagnostic, Fix, Report, Span
from meetc.model import Entry, Team
from meetc.patterns import pattern
from meetc.resolve.declared import DeclaredAthlete, DeclaredEvent
from meetc.resolve.fields.header import is_id
from meetc.resolve.fields.reader import Fields
from meetc.rules.rulebook import CURRENT, RULEBOOKS, Rulebook
from meetc.syntax.lines import Line
from meetc.syntax.values import is_quoted, text_of

if TYPE_CHECKING:
    from meetc.resolve.known_people import KnownPeople
    from meetc.resolve.portion import Share
    from meetc.sheets.table import Table

_BEFORE_A_BIB = pattern(r"(?:\d+:)*\d+[.,]\d+", re.ASCII)
T = TypeVar("T")


class Recorded(NamedTuple, Generic[T]):
    """Something that was made, with the diagnostics and mismatches found on the way."""

    made: T
    diagnostics: list[Diagnostic]
    mismatched: dict[str, frozenset[str]]


class Context:
    """The meet so far: everything that can be referred to. `days` is None where unknown."""

    def __init__(
        self,
        meet: Fields,
        days: int | None,
        teams: Mapping[str, Team],
        athletes: Mapping[str, DeclaredAthlete],
        events: Mapping[str, DeclaredEvent],
        report: Report,
        tables: Mapping[tuple[str, str], Table] | None = None,
    ) -> None:
        self.meet, self.days = meet, days
        self.teams, self.athletes, self.events = teams, athletes, events
        self.report = report
        self.tables: Mapping[tuple[str, str], Table] = tables or {}
        """The tables of the sheets by path and name of the sheet."""
        self.dealt: Mapping[str, Share] = {}
        """The rows of sheets that each event has, by round and heat."""
        self.together: dict[str, tuple[str, ...]] = {}
        """The events that are run in one race with an event, itself among them, the one whose
        number the race has first. Those that are run alone are not in it."""
        self.others_go_on: Mapping[str, tuple[int, ...]] = {}
        """How many go on from each round in the other events of the race of each of these."""
        self.scratched: Mapping[str, Mapping[str, Entry]] = {}
        """The scratched entries of each event by bib."""
        self.of_gender: Mapping[str, frozenset[str]] = {}
        """The bibs of the men and of the women, M and F."""
        self.out_of_all: Mapping[str, str] = {}
        """Why athletes are scratched from all events, by bib."""
        self.mismatched: dict[str, set[str]] = {}
        """The bibs of the other gender that were reported in each event."""

    def record(self, make: Callable[[], T], *, mismatches: bool = False) -> Recorded[T]:
        """Make something, and keep apart what is reported meanwhile; on request also whose
        gender does not fit so far."""
        own, self.report = self.report, Report(budget=self.report.budget)
        try:
            made = make()
            reported = self.report.diagnostics
        finally:
            self.report = own
        so_far = self.mismatched if mismatches else {}
        return Recorded(made, reported, {event: frozenset(bibs) for event, bibs in so_far.items()})

    def replay(self, recorded: Recorded[T]) -> T:
        """What was made, now or earlier; what was reported meanwhile is reported again."""
        self.report.diagnostics += recorded.diagnostics
        for event, bibs in recorded.mismatched.items():
            self.mismatched.setdefault(event, set()).update(bibs)
        return recorded.made

    def mismatched_in(self, event: DeclaredEvent) -> frozenset[str]:
        return frozenset(self.mismatched.get(event.id, ()))

    @cached_property
    def rules(self) -> Rulebook:
        """The numbers of the rules that the meet is held by."""
        return RULEBOOKS.get(self.meet.text("rules") or "", CURRENT)

    @cached_property
    def categories(self) -> dict[str, str]:
        """What `catpos` counts in of each athlete who says it, by bib."""
        said = ((bib, athlete.category) for bib, athlete in self.athletes.items())
        return {bib: category for bib, category in said if category}

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The bibs of the athletes of each full name."""
        bibs_of: dict[str, list[str]] = {}
        for bib, athlete in self.athletes.items():
            bibs_of.setdefault(athlete.name, []).append(bib)
        return bibs_of

    def wearer(self, name: str) -> str:
        """The bib of the one athlete of a full name. A bib stays itself, and so does a name that
        nobody has, or several have."""
        bibs = () if name in self.athletes else self.names.get(name, ())
        return bibs[0] if len(bibs) == 1 else name

    @cached_property
    def people(self) -> KnownPeople:
        """The athletes as the rows of sheets can name them."""
        from meetc.resolve.known_people import KnownPeople

        return KnownPeople(self.athletes.values())

    def bib_at(self, line: Line, word: int, *, required: bool = False) -> str | None:
        """The bib that a word names, by itself or by a quoted name; None where it is reported.

        A bib that nobody declared is an error where it is `required`, else a warning, and none
        in a meet that declares no athletes.
        """
        raw = line.words[word]
        if raw in self.athletes:
            return raw
        text = text_of(line.piece(word), self.report)
        if not text:
            self.report.error(MISSING, "the bib is empty", line.span(word), hint="write a bib")
            return None
        if text in self.athletes:
            return text
        if not is_id(line, word, "bib", self.report):
            return None
        if is_quoted(raw) and " " in text:
            return self._named(text, line, word)
        if required:
            self.unknown_bib(text, line.span(word), required=True)
            return None
        if self.athletes and word == 0 and (self._is_turned(line) or self.is_bare_name(line, 0)):
            return None
        if self.athletes:
            self.unknown_bib(text, line.span(word))
        return text

    def _is_turned(self, line: Line) -> bool:
        """Whether a row has a mark in front of its bib, which is reported."""
        said, bib = (*line.words, "", "")[:2]
        if bib not in self.athletes or not _BEFORE_A_BIB.fullmatch(said):
            return False
        span = line.span(0)._replace(end_column=line.span(1).end_column)
        meant = f"{bib} {said}"
        hint = f"write {meant}: the bib comes first"
        message = f"no athlete has bib {said}, and behind it stands {bib}"
        self.report.error(UNKNOWN_BIB, message, span, hint=hint, fix=Fix(span, meant))
        return True

    def is_bare_name(self, line: Line, word: int) -> bool:
        """Whether an athlete is named from a word on, without the quotes; reported if so."""
        if line.words[word] in self.athletes:
            return False
        for last in (word + 1, word + 2):
            said = " ".join(line.words[word : last + 1])
            if said in self.names:
                span = line.span(word)._replace(end_column=line.span(last).end_column)
                message = f"a name is quoted, and {said} is not"
                fix = Fix(span, f'"{said}"')
                self.report.error(UNCLEAR_NAME, message, span, hint=f'write "{said}"', fix=fix)
                return True
        return False

    def _named(self, name: str, line: Line, word: int) -> str | None:
        bibs = self.names.get(name, [])
        if len(bibs) == 1:
            return bibs[0]
        if bibs:
            message = f"{len(bibs)} athletes are called {name}"
            hint = f"write the bib: {', '.join(bibs[:5])}"
            self.report.error(NO_SINGLE_ATHLETE, message, line.span(word), hint=hint)
        else:
            meant = self.report.suggest(name, self.names)
            message = f"no athlete is called {name}"
            hint = f"did you mean {meant}, bib {self.names[meant][0]}?" if meant else ""
            self.report.error(NO_SINGLE_ATHLETE, message, line.span(word), hint=hint)
        return None

    def unknown_bib(self, bib: str, span: Span, *, required: bool = False) -> None:
        """Report a bib that nobody declared: an error where it is `required`."""
        near = self._nearest(bib)
        tell = self.report.error if required else self.report.warning
        hint = f"did you mean {near}?" if near else "declare the athlete, or correct the bib"
        if bib.isdecimal() and bib.lstrip("0") in self._numbers:
            hint = f"write {near}: the zeros of a bib count"
        tell(UNKNOWN_BIB, f"no athlete has bib {bib}", span, hint=hint)

    def _nearest(self, bib: str) -> str:
        meant = self._numbers.get(bib.lstrip("0")) or self.report.suggest(bib, self.athletes)
        if not meant:
            return ""
        name = self.athletes[meant].name
        return f"{meant} ({name})" if name else meant

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """The bibs by their number without leading zeros; of those in letters there is none."""
        return {bib.lstrip("0"): bib for bib in self.athletes if bib.isdecimal()}

    def bibs_of_others(self, event: DeclaredEvent) -> frozenset[str]:
        """The athletes who cannot be in an event for men or for women alone."""
        return self.of_gender.get(event.other_gender, frozenset())

    def report_gender(self, bib: str, event: DeclaredEvent, span: Span) -> None:
        """Warn, once an event, of an athlete of the other gender in it."""
        reported = self.mismatched.setdefault(event.id, set())
        if bib in reported:
            return
        reported.add(bib)
        athlete = self.athletes[bib]
        self.report.warning(
            OTHER_GENDER,
            f"{athlete.name or bib} is {athlete.gender}, and {event.id} is for "
            f"{event.fields.values['genders']}",
            span,
            hint="is the bib right, or the gender of the athlete?",
        )
