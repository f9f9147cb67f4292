"""The class that competes apart: a gender and an age, `WJ U16`, `Jenter 13`, `M35`, `SEN`."""

from __future__ import annotations

from typing import NamedTuple

_YOUNGEST, _YOUNGEST_MASTERS = 3, 30
_OLDEST = 110
_JUNIORS_UNDER, _ADULT = 20, 18
OTHERS, UP, OPEN, ANY, _HOLDING, THEIRS = 0, 1, 2, 3, 99, 100
"""How well a class fits, see `Age.fits`; ANY where one of the two has no age, and OPEN where
the event has none and others of its discipline do."""


class Age(NamedTuple):
    """An age as a class has it: `U` and the age that its athletes are under, `Y` and the years
    from and to, `V` and the age that masters are from; SEN, JUN or MASTERS without a number."""

    word: str
    first: int = 0
    last: int = 0

    def fits(self, other: Age) -> int:
        """How well athletes of this age are of that class: THEIRS; below it the nearer the
        better, where it holds their age; UP, where they may compete among older ones; or
        OTHERS."""
        if self == other or (self.word == other.word == "V" and self.first == other.first):
            return THEIRS
        if {self.word, other.word} in ({"JUN", "U"}, {"JUN", "Y"}):
            under = max(self.first, other.first)
            # in England juniors are under 15, and elsewhere under 20: below 18 it is told
            return _HOLDING - abs(_JUNIORS_UNDER - under) if under >= _ADULT else UP
        masters = {self.word, other.word} & {"V", "MASTERS"}
        if masters and self.word != "SEN":
            down = self.word == "V" == other.word and self.first > other.first
            older = self.word in masters and other.word in ("SEN", "MASTERS")
            return UP if down else _HOLDING if older else OTHERS
        years, theirs = self._years(), other._years()
        inner, outer = (theirs, years) if other.word == "Y" else (years, theirs)
        holds = outer[0] <= inner[0] and inner[1] <= outer[1]
        if self.word != other.word and holds and (self.word == "Y" or inner[1] == outer[1]):
            return _HOLDING - (outer[1] - inner[1])
        return UP if years[1] <= theirs[1] else OTHERS

    def _years(self) -> tuple[int, int]:
        if self.word == "U":
            return self.first - 3, self.first - 1
        if self.word in ("Y", "V"):
            return self.first, self.last
        return {"JUN": (17, 19), "SEN": (20, 34), "MASTERS": (30, _OLDEST)}[self.word]


class NamedClass(NamedTuple):
    """What is said of a class: M, F, MF or "" where nothing tells; an age or None."""

    gender: str = ""
    age: Age | None = None


def age_of(word: str, first: int = 0, last: int = 0) -> Age | None:
    """The age of a word of the tables and the numbers behind it; None where they make none."""
    last = last or first
    if word == "U":
        return Age("U", first) if 0 < first == last < _YOUNGEST_MASTERS else None
    if word[:1] == "U":
        return Age("U", int(word[1:])) if not first else None
    if not first:
        return Age(word) if word in ("SEN", "JUN", "MASTERS") else None
    if word == "SEN" and first < _YOUNGEST_MASTERS:
        return None
    if not _YOUNGEST <= first <= last <= _OLDEST:
        return None
    return Age("V" if first >= _YOUNGEST_MASTERS else "Y", first, last)
