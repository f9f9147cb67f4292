"""What is wrong with a mark, or strange, and what was probably meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from meetc.diagnostics.codes import BAD_MARK, IMPLAUSIBLE_MARK
from meetc.diagnostics.diagnostic import Fix, Hint, Report
from meetc.disciplines import Discipline, Form
from meetc.patterns import pattern
from meetc.rules.marks import time_value
from meetc.rules.mistyped import meant
from meetc.rules.plausible import Limits
from meetc.syntax.lines import Line

_SIXTY = pattern(r"\d:[6-9]\d(?![\d:])", re.ASCII)
_SLOW = 4
"""How many times the fastest time a likely one is at most."""


class DoubtfulMarks(NamedTuple):
    """Tells of those of one event."""

    discipline: Discipline
    limits: Limits
    report: Report

    @property
    def on_track(self) -> bool:
        return self.discipline.form.on_track

    def too_slow(self, line: Line, word: int, raw: str) -> None:
        meant_marks = self._meant(raw)
        self.report.warning(
            IMPLAUSIBLE_MARK,
            f"{raw} is slower than a walk in {self.discipline.code}",
            line.span(word),
            hint=f"did you mean {' or '.join(meant_marks)}?"
            if meant_marks
            else "two colons part hours, minutes and seconds; one minutes and seconds",
        )

    def bad_mark(self, line: Line, word: int, raw: str, what: str) -> str:
        """Report what is no mark; what it is taken as."""
        if raw in ("x", "o", "-", "r", "."):
            hint = f"{self.discipline.code} has no series of trials"
        elif "(" in raw and self.on_track:
            hint = "the wind of a race is a field of its unit: wind=+1.2"
        elif _SIXTY.search(raw):
            hint = "behind a colon minutes and seconds go from 00 to 59"
        else:
            hint = Hint(
                "a status is DNS, DNF, DQ, NM or NH", in_text="a mark in quotes is sent as it is"
            )
        return self.mistyped(line, word, raw, f"a mark is {what}, not {raw}", hint)

    def no_mark(self, line: Line, word: int, mark: str) -> None:
        """Report 0, which programs write in the place of a mark that nobody has made."""
        none = {Form.VERTICAL: "NH"}.get(self.discipline.form, "DNF" if self.on_track else "NM")
        hint = f"DNS did not start, {none} has no valid mark; leave it out of who is to come"
        self.report.error(BAD_MARK, f"a mark is more than {mark}", line.span(word), hint=hint)

    def mistyped(self, line: Line, word: int, raw: str, message: str, hint: str) -> str:
        """Report a mark, with what was meant: a fix where that is beyond doubt, and the mark that
        it is taken as."""
        marks = self._meant(raw)
        span = line.span(word)
        if len(marks) == 1:
            hint = f"write {marks[0]}"
        elif marks:
            hint = f"did you mean {' or '.join(marks[:3])}?"
        fix = Fix(span, marks[0]) if len(marks) == 1 else None
        self.report.error(BAD_MARK, message, span, hint=hint, fix=fix)
        return marks[0].split()[0] if fix else raw

    def _meant(self, raw: str) -> list[str]:
        """The plausible marks that were possibly meant, with what stands behind one."""
        from meetc.resolve.fields.beside_marks import words_meant

        least, most = self.limits
        words = words_meant(raw, is_time=self.on_track)
        return [words] if words else meant(raw, is_time=self.on_track, least=least, most=most)

    def implausible(self, line: Line, word: int, raw: str, how: str) -> None:
        verb = "run" if self.on_track else "gone"
        message = f"{raw} is {how} than anybody has ever {verb} in {self.discipline.code}"
        marks = self._likely(raw)
        hint: str = Hint(
            in_text="is a digit or the point missing? A mark in quotes is taken as it is"
        )
        if marks:
            hint = f"did you mean {' or '.join(marks)}?"
        self.report.warning(IMPLAUSIBLE_MARK, message, line.span(word), hint=hint)

    def _likely(self, raw: str) -> list[str]:
        """The times that are meant by one that nobody can run, 2:13 of 2.13 over 800 m, and no
        time that nobody needs."""
        least = self.limits.least
        if least is None:
            return []
        times = ((mark, time_value(mark)) for mark in self._meant(raw))
        return [mark for mark, seconds in times if seconds and seconds <= _SLOW * least]
