"""Why somebody has a place: who is in front, who is level, and what has parted them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from meetc.diagnostics.wording import listed, ordinal
from meetc.disciplines import Discipline, Form
from meetc.model import Event, Row, Unit
from meetc.rules import tie_breaks, vertical
from meetc.rules.comparison import Compared
from meetc.rules.marks import STATUSES
from meetc.rules.places import details
from meetc.rules.timing import both_ways, decimals
from meetc.why.reason import About, Reason, Rival

_NAMED = 3  # those who are level, in a sentence
_PHOTO_DECIMALS = 2
_UNKNOWN = {Form.VERTICAL: "cards", Form.HORIZONTAL: "series", Form.THROW: "series"}


class RankedRows:
    """Rows that have places among each other, with what their places go by: the rows of a unit,
    or those of a combined event with their totals."""

    def __init__(
        self,
        discipline: Discipline,
        rows: Sequence[Row],
        placed: Sequence[int | None],
        marks: Sequence[str | None],
        names: dict[str, str],
        jump_off: Sequence[str] = (),
        parted: Sequence[tuple[int, ...] | None] = (),
    ) -> None:
        self.discipline, self.form, self.rows = discipline, discipline.form, rows
        self.placed, self.marks, self.names, self.jump_off = placed, marks, names, jump_off
        self.parted = parted
        value = tie_breaks.worth_of(self.form)
        self.worths = [value(mark) if mark else None for mark in marks]
        self.sharing: dict[int, list[int]] = {}
        self.equal: dict[Any, list[int]] = {}
        for n, (place, worth) in enumerate(zip(placed, self.worths, strict=True)):
            self.equal.setdefault(worth, []).append(n)
            if place is not None and worth is not None:
                self.sharing.setdefault(place, []).append(n)
        self.taken = sorted(self.sharing)

    def reason(self, n: int) -> Reason:
        """Why competitor n has its place, or none."""
        row, place = self.rows[n], self.placed[n]
        if place is None:
            rule = "CR25.4" if row.performance in STATUSES else ""
            return Reason(About.PLACE, "", self._without(n), rule, (row.line.span(),))
        if self.worths[n] is None:
            why = f"place={place} is written, and no mark that it could follow from"
            return Reason(About.PLACE, str(place), why, lines=(row.line.span(),))
        beside = [self._level(n, place), self._next(n, place)]
        rivals = [self._rival(n, m) for words, m in beside if words and m is not None]
        sentences = [words for words, _ in beside if words] or ["nobody else has a place"]
        rule = rivals[0].steps[-1].rule if rivals else ""
        lines = (row.line.span(), *(self.rows[m].line.span() for _, m in beside if m is not None))
        return Reason(
            About.PLACE, str(place), "; ".join(sentences), rule, lines, rivals=tuple(rivals)
        )

    def _without(self, n: int) -> str:
        mark, note = self.rows[n].performance, self.rows[n].note
        if mark in STATUSES:
            return f"who has {mark} has no place" + (f" ({note})" if note else "")
        if not self.rows[n].is_ranked:
            return "place=- takes it out of the ranking"
        return "the mark has no known form" if mark else "there is no mark yet"

    def _level(self, n: int, place: int) -> tuple[str, int | None]:
        """The others in the same place."""
        level = [m for m in self.sharing[place] if m != n]
        if not level:
            return "", None
        who = listed([self._who(m) for m in level], _NAMED)
        return f"level with {who}: {self._words(n, level[0])}", level[0]

    def _next(self, n: int, place: int) -> tuple[str, int | None]:
        """The nearest in front; of the first the nearest behind."""
        at = bisect_left(self.taken, place)
        if len(self.taken) == 1:
            return "", None
        near = self.taken[at - 1 if at else 1]
        m = self.sharing[near][-1 if at else 0]
        word = "behind" if at else "ahead of"
        return f"{word} {self._who(m)} ({ordinal(near)}): {self._words(n, m)}", m

    def _rival(self, n: int, m: int) -> Rival:
        bib = self.rows[m].bib
        return Rival(bib, self.names.get(bib, ""), tuple(self.compared(n, m)))

    def _who(self, m: int) -> str:
        bib = self.rows[m].bib
        return f"{bib} {self.names.get(bib, '')}".rstrip()

    def compared(self, n: int, m: int) -> list[Compared]:
        """How two who have marks compare, up to what parts them: by their marks, then by what
        is known of all who are equal in these."""
        rule = tie_breaks.source(self.form)
        mark = Compared(_measure(self.form), self.marks[n] or "", self.marks[m] or "", rule)
        known = self._details(n, m)
        if known is None:
            return [mark]
        best = self.marks[n] or ""
        return [mark, *tie_breaks.steps(self.form, *known, best, self.jump_off)]

    def _details(self, n: int, m: int) -> tuple[Any, Any] | None:
        """What parts two who are equal in their marks; None where they are not equal, or where it
        is not known of all who are."""
        if self.worths[n] != self.worths[m]:
            return None
        tied = self.equal[self.worths[n]]
        known = details(tied, self._detail)
        return None if known is None else (known[tied.index(n)], known[tied.index(m)])

    def _detail(self, n: int) -> Any:
        if self.parted:
            return self.parted[n]
        row = self.rows[n]
        return tie_breaks.tie_break(self.form, row.raw_time, row.series, row.jump_off)

    def _words(self, n: int, m: int) -> str:
        """The comparison in one breath: `equal in 10.58; thousandths: 10.579 to 10.574`."""
        steps = self.compared(n, m)
        last, equal = steps[-1], f"equal in {self.marks[n]}"
        if self.worths[n] != self.worths[m]:
            words = f"{last.own} to {last.other}{self._unlike(n, m)}"
        elif last.own != last.other and len(steps) > 1:
            words = f"{equal}; {last.what}: {last.own} to {last.other}"
        else:
            words = " and ".join([equal, *(step.what for step in steps[1:])])
            if len(steps) == 1 and self.form is not Form.COMBINED:
                words += self._unknown(n, m)
        return words + self._as_written(n, m)

    def _unknown(self, n: int, m: int) -> str:
        """What is not known of all who are equal; of times by hand, and off the track, the order of
        finish tells more than the time (M673, M674)."""
        is_written = any(self.rows[k].is_judged for k in (n, m))
        if self.discipline.off_track:
            return "" if is_written else ", without the order of finish"
        if self.form.on_track and decimals(self.marks[n] or "") < _PHOTO_DECIMALS:
            return " by hand" if is_written else " by hand, without the order of the judges"
        return f", without {_UNKNOWN.get(self.form, 'thousandths')} of all of them"

    def _unlike(self, n: int, m: int) -> str:
        """That two times make no common order, which M618 tells as well."""
        times = (self.marks[n] or "", self.marks[m] or "")
        if self.discipline.off_track or not self.form.on_track or not both_ways(times):
            return ""
        return ", of which one is by hand, and has no place among those of a photo finish"

    def _as_written(self, n: int, m: int) -> str:
        """What is said where a written place, and not the marks, has put one before the other."""
        judged = [self.rows[k].is_judged for k in (n, m)]
        if all(judged) and self.form.on_track and self.placed[n] == self.placed[m]:
            return "; place= says that they are level"
        if not any(judged) or self._by_marks(n, m) == _order(self.placed[n], self.placed[m]):
            return ""
        return "; place= is written, and wins"

    def _by_marks(self, n: int, m: int) -> int:
        """-1 where n is ahead by the marks, 1 where m is, 0 where they are level."""
        if self.worths[n] != self.worths[m]:
            order = _order(self.worths[n], self.worths[m])
        else:
            order = _order(*(self._details(n, m) or (0, 0)))
        return order if self.discipline.lowest_wins else -order


def _order(own: Any, other: Any) -> int:
    return int(own > other) - int(own < other)


def _measure(form: Form) -> str:
    if form.on_track:
        return "time"
    if form.in_trials:
        return "best"
    return {Form.VERTICAL: "height", Form.COMBINED: "total"}.get(form, "mark")


def ranked_rows(event: Event, unit: Unit, names: dict[str, str]) -> RankedRows:
    """The rows of a unit. In a vertical jump places go by the height before a jump-off."""
    marks: list[str | None] = [
        _ranked_by(row, unit) if event.discipline.form is Form.VERTICAL else row.performance
        for row in unit.rows
    ]
    marks = [m if row.is_ranked else None for row, m in zip(unit.rows, marks, strict=True)]
    placed = [row.place for row in unit.rows]
    return RankedRows(event.discipline, unit.rows, placed, marks, names, unit.jump_off)


def _ranked_by(row: Row, unit: Unit) -> str | None:
    before = vertical.best_height(row.series, unit.heights)
    if before in (None, "NH") or not row.jump_off:
        return row.performance
    after = vertical.raised(before or "", row.jump_off, unit.jump_off)
    return vertical.ranked_height(before, after, row.performance)
