"""Why somebody goes on from the qualifying of a field event, or does not."""

from __future__ import annotations

from meetc.diagnostics.wording import ordinal
from meetc.model import Event, Row
from meetc.pipeline import Compiled
from meetc.resolve.results.field_round import places_of_all, standard_of
from meetc.resolve.results.held_round import held_round, open_heat
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
        self.lines = lines_of(event, _SAYING, compiled)

    @classmethod
    def of(cls, event: Event, number: int, compiled: Compiled) -> FieldRound | None:
        """The round; None where no rule says who goes on, or not yet."""
        says = event.discipline.form.measured and 0 < number < len(event.rounds)
        if not says or not event.progression_from(number).by_mark or open_heat(event, number):
            return None
        return cls(event, number, compiled)

    def reason(self, row: Row) -> Reason | None:
        """Why a row goes on, or does not; None of what is typed by decision."""
        advance = self.event.going_on.get((self.number, row.bib))
        lines = (row.line.span(), *self.lines)
        if advance is not None:
            value = row.qualifier or advance.qualifier
            typed = "" if row.qualifier else "; by the rule, and not typed"
            return Reason(About.QUALIFIED, value, f"{advance.why}{typed}", "TR25.15", lines)
        if row.qualifier:
            return None
        return Reason(About.QUALIFIED, "", self._without(row), "TR25.15", lines)

    def _without(self, row: Row) -> str:
        """What kept somebody from going on."""
        standard = standard_of(self.event) if self.number == 1 else None
        by_standard = f"; the standard is {standard}" if standard else ""
        place = self.places.get(row.bib)
        if place is None:
            return f"{row.performance or 'no mark'} is nothing to go on with{by_standard}"
        wanted = self.event.progression_from(self.number).by_mark
        through = [one for key, one in self.event.going_on.items() if key[0] == self.number]
        met = sum(one.qualifier == "Q" for one in through)
        of_all = f"{row.performance}, {ordinal(place)} of all"
        if met >= wanted:
            return f"{of_all}{by_standard}, which {met} met: nobody else goes on"
        return f"{of_all}; the best {wanted} go on{by_standard}"
