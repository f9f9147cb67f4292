"""Who starts in a simulated meet, and what they are worth on the day."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from meetc.model import Athlete, Event, Meet, Unit
from meetc.rules.age import age_on
from meetc.rules.lots import Chance
from meetc.rules.plausible import is_on_wheels, limits
from meetc.rules.seed_marks import entered_value
from meetc.rules.usual_marks import GROWN_UP, age_in, usual_mark
from meetc.simulate.line_ups import line_ups

Moment = tuple[int, str, int, int]
"""When a round begins: the day, the time of day, the event's number in the meet, the round."""
_HURT_ONE_IN = 25
_BETTER_THAN_EVER = Decimal("0.02")
_PER_CENT_AROUND = 8


class Starter(NamedTuple):
    """One row of a unit to come: its bib or squad, and the ability in seconds, metres or points;
    `absent` is who does not start, `runners` are those of a squad where they are others."""

    bib: str
    ability: Decimal
    absent: bool
    runners: tuple[str, ...] = ()


class Starters:
    """All who are in a meet: what each can do, and when somebody is hurt and starts no more, who
    is then out of all that follows. Source: TR4.4."""

    def __init__(self, meet: Meet, seed: int) -> None:
        self._meet, self._seed = meet, seed
        self._athletes = {athlete.bib: athlete for athlete in meet.athletes}
        self._numbers = {event.id: n for n, event in enumerate(meet.events)}
        self._hurt = self._hurt_in(meet)

    def of(self, event: Event, unit: Unit) -> list[Starter]:
        """The rows of a unit that have no result yet."""
        moment = self.moment(event, unit.round)
        others = line_ups(event, self._meet.athletes, self._hurt, moment, self._seed)
        starters = []
        for row in unit.rows:
            if not row.has_result:
                line_up = None if row.runners else others.get(row.bib)
                hurt = self._hurt.get(row.bib)
                absent = line_up == () or (hurt is not None and hurt <= moment)
                ability = self._ability(event, row.bib)
                starters.append(Starter(row.bib, ability, absent, line_up or ()))
        return starters

    def moment(self, event: Event, number: int) -> Moment:
        """When a round begins; one without a time is after those before it."""
        known = [n for n in range(1, number + 1) if event.start_of(n)]
        timed = known[-1] if known else 1
        day = event.held_on(timed)
        return day, event.start_of(timed), self._numbers[event.id], number

    def _hurt_in(self, meet: Meet) -> dict[str, Moment]:
        """The first round that each athlete who is hurt misses."""
        rounds: dict[str, list[Moment]] = {}
        for event in meet.events:
            parts = meet.parts_of(event) or [event]
            moments = [
                self.moment(part, number)
                for part in parts
                for number in range(1, len(part.rounds) + 1)
            ]
            for bib in {row.bib for part in (event, *parts) for row in part.all_rows}:
                rounds.setdefault(bib, []).extend(moments)
        hurt = {}
        for bib, moments in rounds.items():
            chance = Chance(self._seed, "hurt", bib)
            if chance.one_in(_HURT_ONE_IN):
                hurt[bib] = chance.of(sorted(set(moments)))
        return hurt

    def _ability(self, event: Event, bib: str) -> Decimal:
        """What somebody does on a usual day: the mark of the entry, else what is usual for gender
        and age, better or worse by some per cent that are this athlete's own."""
        athlete = self._athletes.get(bib)
        entered = _entered(athlete, event) if athlete is not None else None
        if entered is None:
            chance = Chance(self._seed, "ability", bib, event.code)
            percent = 100 + chance.spread(_PER_CENT_AROUND)
            gender = (athlete.gender if athlete else None) or event.genders
            age = self._age(athlete, event)
            usual = usual_mark(event.discipline, gender, age, is_part=event.parent is not None)
            entered = usual * percent / 100
        on_wheels = is_on_wheels(event.name, event.category)
        least, most = limits(event.discipline, event.genders, on_wheels=on_wheels)
        if least is not None and event.discipline.form.on_track:
            entered = max(entered, least * (1 + _BETTER_THAN_EVER))
        return entered if most is None else min(entered, most * (1 - _BETTER_THAN_EVER))

    def _age(self, athlete: Athlete | None, event: Event) -> int:
        day = self._meet.first_day
        if athlete is not None and athlete.born and day:
            return age_on(day, athlete.born)
        written = str(athlete.fields.get("age_group") or "") if athlete is not None else ""
        groups = [written] if written else list(event.age_groups)
        return age_in(groups[0]) if groups else GROWN_UP


def _entered(athlete: Athlete, event: Event) -> Decimal | None:
    """The mark that an entry is seeded by."""
    own = (entry.fields for entry in athlete.entries if entry.event_id == event.id)
    return next((entered_value(fields, event.discipline) for fields in own), None)
