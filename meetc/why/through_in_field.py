"""Why somebody goes on from the qualifying of a field event, or does not."""

from __future__ import annotations

from meetc.diagnostics.wording import ordinal
from meetc.model import Event, Row
from meetc.pipeline import Compiled
from meetc.resolve.rounds.field_round import places_of_all, standard_of
from meetc.resolve.rounds.held_round import held_round, open_heat
from meetc.rules.progression import FIELDS
from meetc.why.reason import About, Reason
from meetc.why.through import lines_of

_SAYING = ("qualifying_performance", *(name for names in FIELDS for name in names))


class FieldRound:
    """A round of a field event from which its rule says who goes on."""

    def __init__(self, event: Event, number: int, compiled: Compiled) -> None:
        self.event, self.number = event, number
        rows = held_round(event, number, compiled.meet.rules).rows
        placed = places_of_all(event, rows)
        self.places = {row.bib: place for row, place in zip(rows, placed, strict=True)}
        self.criteria = event.progression_from(number)
        self.rule = "" if self.criteria.by_place else "TR25.15"  # by place: of the meet alone
        self.lines = lines_of(event, _SAYING, compiled)

    @classmethod
    def of(cls, event: Event, number: int, compiled: Compiled) -> FieldRound | None:
        """The round; None where no rule says who goes on, or not yet."""
        says = event.discipline.form.measured and 0 < number < len(event.rounds)
        if not says or not any(event.progression_from(number)) or open_heat(event, number):
            return None
        return cls(event, number, compiled)

    def reason(self, row: Row) -> Reason | None:
        """Why a row goes on, or does not; None of what is typed by decision."""
        advance = self.event.going_on.get((self.number, row.bib))
        lines = (row.line.span(), *self.lines)
        if advance is not None:
            value = row.qualifier or advance.qualifier
            typed = "" if row.qualifier else "; by the rule, and not typed"
            return Reason(About.QUALIFIED, value, f"{advance.why}{typed}", self.rule, lines)
        if row.qualifier:
            return None
        return Reason(About.QUALIFIED, "", self._without(row), self.rule, lines)

    def _without(self, row: Row) -> str:
        """What kept somebody from going on."""
        place, of_standard = self.places.get(row.bib), self._standard()
        if place is None:
            return f"{row.performance or 'no mark'} is nothing to go on with{of_standard}"
        of_all = f"{row.performance}, {ordinal(place)} of all"
        by_place, wanted = self.criteria
        if by_place:
            first = "the first goes on" if by_place == 1 else f"the first {by_place} go on"
            best = "the best" if wanted == 1 else f"the best {wanted}"
            others = f", and {best} of the others" if wanted else ""
            return (
                f"{ordinal(row.place or 0)} of the group, {ordinal(place)} of all; {first}{others}"
            )
        through = [one for key, one in self.event.going_on.items() if key[0] == self.number]
        met = sum(one.qualifier == "Q" for one in through)
        if met >= wanted:
            return f"{of_all}{of_standard}, which {met} met: nobody else goes on"
        return f"{of_all}; the best {wanted} go on{of_standard}"

    def _standard(self) -> str:
        """What the standard is, where it says who goes on."""
        by_standard = self.number == 1 and not self.criteria.by_place
        standard = standard_of(self.event) if by_standard else None
        return f"; the standard is {standard}" if standard else ""
