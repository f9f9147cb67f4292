"""The view in the language of its meet: what is called by its kind, such as heats and days."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from meetc.emit.view.language import ENGLISH
from meetc.emit.view.shapes import Appearance, AthleteView, Day, EventView, MeetView, Round, Slot
from meetc.emit.words import word

_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")


def in_language(meet: MeetView) -> MeetView:
    """The same view with the words of its language. Names that somebody typed stay."""
    if meet.language == ENGLISH:
        return meet
    say = _SpokenWords(meet.language)
    return replace(
        meet,
        dates=say.each(meet.dates),
        updated=say.each(meet.updated),
        days=tuple(map(say.day, meet.days)),
        undated=tuple(map(say.slot, meet.undated)),
        events=tuple(map(say.event, meet.events)),
        athletes=tuple(map(say.athlete, meet.athletes)),
    )


class _SpokenWords:
    """Says things in a language."""

    def __init__(self, language: str) -> None:
        self._word = partial(word, language)

    def each(self, text: str) -> str:
        """Each word of a date or a title that the table has: `Heat 2`, `9 May 2026`."""
        return _WORD.sub(lambda match: self._word(match[0]), text)

    def day(self, day: Day) -> Day:
        return replace(
            day, words=self.each(day.words), weekday=self._word(day.weekday),
            name=self.each(day.name), short=self.each(day.short),
            slots=tuple(map(self.slot, day.slots)),
        )  # fmt: skip

    def slot(self, slot: Slot) -> Slot:
        return slot._replace(title=self.each(slot.title))

    def event(self, event: EventView) -> EventView:
        return replace(event, rounds=tuple(map(self.round, event.rounds)))

    def round(self, one: Round) -> Round:
        units = {id(unit): replace(unit, title=self.each(unit.title)) for unit in one.units}
        overall = tuple(own._replace(unit=units[id(own.unit)]) for own in one.overall)
        return replace(
            one, title=self.each(one.title), units=tuple(units.values()), overall=overall
        )

    def athlete(self, athlete: AthleteView) -> AthleteView:
        return replace(athlete, appearances=tuple(map(self.appearance, athlete.appearances)))

    def appearance(self, one: Appearance) -> Appearance:
        return one._replace(title=self.each(one.title))
