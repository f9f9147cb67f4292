"""Who goes on to the next round: the first of each heat by place, then the best others by time.

Source: TR20.8 for the numbers, TR21 for ties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from meetc.disciplines import Discipline
from meetc.rules.marks import time_value
from meetc.rules.timing import decimals

BY_DECISION = ("qR", "qJ", "qD")
"""Qualifiers that no rule of place or time gives: referee, jury, draw. CR25.4"""
_PHOTO_DECIMALS = 2
_BY_PLACES_TO = 400
"""Up to here those who have won a heat are ranked before all others. TR20.4"""


class Progression(NamedTuple):
    """Who goes on to the next round: so many `by_place` in each of its heats, Q, and so many of
    the others `by_mark`, q. 0 where nobody does."""

    by_place: int
    by_mark: int


FIELDS = tuple(
    (f"qual_by_place{into}", f"qual_fastest_losers{into}") for into in ("", "_r3", "_r4")
)
"""What an event says both with, of round 1, of round 2 and of round 3."""

NOBODY = Progression(0, 0)
"""That nobody goes on, as an event has it that does not say who."""


class Runner(NamedTuple):
    """One who has run. `heat` counts from 1; `time` and `raw` are seconds, `raw` to 0.001 s;
    `time` is None for who has none that counts, a DNF say, and `place` then as well, but where
    judges have given places alone."""

    heat: int
    place: int | None
    time: Decimal | None
    raw: Decimal | None = None
    is_hand: bool = False
    """Whether the time is one by hand: to the tenth, or to the second, which it is off the track
    as well."""
    is_judged: bool = False
    """Whether the place is written, so that who shares it is level for sure."""

    @property
    def has_finished(self) -> bool:
        return self.time is not None or self.place is not None

    @property
    def equal(self) -> str:
        """In which words one who has the same time is equal."""
        if not self.is_hand or self.time is None:
            return "equal to 0.01 s"
        return "equal by hand" if self.time.as_tuple().exponent else "equal to the second"


def runner(heat: int, place: int | None, mark: str | None, raw: str | None) -> Runner:
    """One who has run, of what a row says."""
    time = time_value(mark or "")
    is_hand = time is not None and decimals(mark or "") < _PHOTO_DECIMALS
    ranked = time is not None or not mark
    return Runner(heat, place if ranked else None, time, time_value(raw or ""), is_hand)


class Advance(NamedTuple):
    """That one goes on: `Q` by place or `q` by time, and why, in words."""

    qualifier: str
    why: str


_FAST = Advance("q", "among the fastest others of all heats")
_FAST_BY_THOUSANDTHS = _FAST._replace(why=f"{_FAST.why}, by thousandths")
_FAST_BY_PLACES = _FAST._replace(why=f"{_FAST.why}, by the places of the heat")
_JUDGES = "the order of the judges decides, as place=, which also says who is level"


class Undecided(NamedTuple):
    """Those of whom only some can go on, how many, and what would decide it: a draw, or something
    that is not written yet."""

    runners: tuple[int, ...]
    places: int
    why: str
    by_draw: bool = False


class Advanced(NamedTuple):
    """Who goes on, by their number among the runners, and what is still to be decided."""

    advanced: Mapping[int, Advance] = MappingProxyType({})
    undecided: tuple[Undecided, ...] = ()


def progress(
    runners: Sequence[Runner], by_place: int, by_time: int, room: int | None = None
) -> Advanced:
    """Who goes on of all heats of a round. `room` is the number of lanes that the next round
    has, None where it has no lanes.

    All who share the last place that counts go on, and as many fewer by time. Of equal times the
    thousandths decide, which hand times have not: in one heat the places of the judges part these.
    Who is level then goes on where there is room, else a draw decides. Who shares a place for want
    of thousandths, or of the judges' places, goes on if that is the same whoever of them is ahead.
    """
    level = _as_if_level(runners, by_place, by_time, room)
    tied = _not_parted(runners, by_place)
    if not tied:
        return level
    behind = [n for own in tied for n in own.runners[own.places :]]
    parted = list(runners)
    for n in behind:
        parted[n] = runners[n]._replace(place=by_place + 1)
    other = _as_if_level(parted, by_place, by_time, room)
    if not (level.undecided or other.undecided) and level.advanced.keys() == other.advanced.keys():
        return level
    open_ones = {n for own in tied for n in own.runners}
    sure = {
        n: one for n, one in level.advanced.items() if n in other.advanced and n not in open_ones
    }
    return Advanced(sure, tied)


def _not_parted(runners: Sequence[Runner], by_place: int) -> tuple[Undecided, ...]:
    """Those who share the last place that counts of their heat, and one behind it, for want of
    what parts them, and how many of them the places that count are for. Source: TR21, and TR18 for
    times by hand."""
    at: dict[tuple[int, int], list[int]] = {}
    for n, one in enumerate(runners):
        if one.place is not None and one.place <= by_place:
            at.setdefault((one.heat, one.place), []).append(n)
    return tuple(
        Undecided(tuple(level), by_place - place + 1, why)
        for (_, place), level in at.items()
        if place + len(level) - 1 > by_place
        and (why := _what_would_part([runners[n] for n in level]))
    )


def _what_would_part(level: Sequence[Runner]) -> str:
    """What would part those of one place who might not be level; "" where they are for sure."""
    if any(one.time is None or one.is_judged for one in level):
        return ""
    if all(one.raw is not None for one in level):
        return ""
    why = f"{level[0].equal} at the last place that counts: "
    if level[0].is_hand:
        return f"{why}{_JUDGES}"
    return f"{why}their thousandths decide, as raw=; place= says that they are level"


def _as_if_level(
    runners: Sequence[Runner], by_place: int, by_time: int, room: int | None
) -> Advanced:
    """Who goes on where all who share a place are level."""
    advanced = {
        n: Advance("Q", by_its_place(runner, by_place))
        for n, runner in enumerate(runners)
        if runner.place is not None and runner.place <= by_place
    }
    heats = len({runner.heat for runner in runners})
    surplus = max(0, len(advanced) - by_place * heats)
    most = None if room is None else max(room, by_place * heats)
    if most is not None and len(advanced) > most:
        last = tuple(_sharing_the_last_place(runners, advanced, by_place))
        shares = most - (len(advanced) - len(last))
        why = "equal in place, and there are not lanes for all: a draw decides"
        kept = {n: one for n, one in advanced.items() if n not in last}
        return Advanced(kept, (Undecided(last, shares, why, by_draw=True),))
    open_places = by_time - surplus
    if open_places <= 0:
        return Advanced(advanced)
    return _by_time(runners, advanced, open_places, room)


def by_its_place(runner: Runner, by_place: int) -> str:
    """What the place of one in its heat says of going on."""
    first = "the first goes on" if by_place == 1 else f"the first {by_place} go on"
    return f"place {runner.place} of heat {runner.heat}; {first}"


def _sharing_the_last_place(
    runners: Sequence[Runner], advanced: Mapping[int, Advance], by_place: int
) -> list[int]:
    """Those who are level at the last place that counts of their heat, and so too many."""
    counts = Counter(runners[n].heat for n in advanced)
    return [
        n
        for n in advanced
        if counts[runners[n].heat] > by_place
        and runners[n].place == max(runners[m].place or 0 for m in advanced
                                    if runners[m].heat == runners[n].heat)
    ]  # fmt: skip


def _by_time(
    runners: Sequence[Runner], advanced: dict[int, Advance], places: int, room: int | None
) -> Advanced:
    """The best others by time, over all heats."""
    others = [n for n, one in enumerate(runners) if n not in advanced and one.time is not None]
    if len(others) <= places:
        return Advanced(advanced | dict.fromkeys(others, _FAST))
    if len({runners[n].is_hand for n in others}) > 1:
        why = "hand times and times of a photo finish cannot be compared"
        return Advanced(advanced, (Undecided(tuple(others), places, why),))
    others.sort(key=lambda n: runners[n].time or 0)
    last = runners[others[places - 1]].time
    level = [n for n in others if runners[n].time == last]
    before = [n for n in others if (runners[n].time or 0) < (last or 0)]
    through = advanced | dict.fromkeys(before, _FAST)
    return _part(runners, through, level, places - len(before), room)


def _part(
    runners: Sequence[Runner],
    through: dict[int, Advance],
    level: list[int],
    places: int,
    room: int | None,
) -> Advanced:
    """Those of the last time that goes on, parted by thousandths where they are too many."""
    if len(level) <= places:
        return Advanced(through | dict.fromkeys(level, _FAST))
    if any(runners[n].raw is None for n in level):
        return _as_far_as_known(runners, through, level, places, room)
    level.sort(key=lambda n: runners[n].raw or 0)
    last = runners[level[places - 1]].raw
    ahead = [n for n in level if (runners[n].raw or 0) < (last or 0)]
    through |= dict.fromkeys(ahead, _FAST_BY_THOUSANDTHS)
    same = [n for n in level if runners[n].raw == last]
    if len(ahead) + len(same) <= places:
        return Advanced(through | dict.fromkeys(same, _FAST_BY_THOUSANDTHS))
    return _all_or_draw(through, same, places - len(ahead), room, "equal to 0.001 s")


def _as_far_as_known(
    runners: Sequence[Runner],
    through: dict[int, Advance],
    level: list[int],
    places: int,
    room: int | None,
) -> Advanced:
    """Those of one time whose thousandths are not all read: the places of a heat part its own."""
    field = [runners[n] for n in level]
    sure = [n for n in level if sum(not is_behind(one, runners[n]) for one in field) <= places]
    out = {n for n in level if sum(is_behind(runners[n], one) for one in field) >= places}
    through |= dict.fromkeys(sure, _FAST_BY_PLACES)
    left = [n for n in level if n not in sure and n not in out]
    places -= len(sure)
    if not left or not places:
        return Advanced(through)
    equal, by_hand = runners[left[0]].equal, runners[left[0]].is_hand
    if by_hand and not _are_in_one_heat([runners[n] for n in left]):
        return _all_or_draw(through, left, places, room, equal)
    why = f"{equal}: {_JUDGES if by_hand else 'their thousandths decide, as raw='}"
    return Advanced(through, (Undecided(tuple(left), places, why),))


def _are_in_one_heat(level: Sequence[Runner]) -> bool:
    """Whether two of those share a place of one heat that no judge has written."""
    at = Counter((one.heat, one.place) for one in level if not one.is_judged)
    return max(at.values(), default=0) > 1


def is_behind(own: Runner, other: Runner) -> bool:
    """Whether one of two equal times is known to be slower: by its place in their heat, or by
    thousandths. Source: TR21."""
    if own.heat == other.heat:
        return (own.place or 0) > (other.place or 0)
    return own.raw is not None and other.raw is not None and own.raw > other.raw


def _all_or_draw(
    through: dict[int, Advance], level: list[int], places: int, room: int | None, equal: str
) -> Advanced:
    """Those whom no time parts: all of them where there is room, else a draw. TR21"""
    if room is None or len(through) + len(level) <= room:
        why = f"{equal} for the last place, and there is room for all"
        return Advanced(through | dict.fromkeys(level, Advance("q", why)))
    why = f"{equal}, and there are not lanes for all: a draw decides"
    return Advanced(through, (Undecided(tuple(level), places, why, by_draw=True),))


def best_of(runners: Sequence[Runner], among: Sequence[int], count: int) -> set[int]:
    """The fastest so many of some, with who is level with the last of them to 0.01 s."""
    times = sorted(time for n in among if (time := runners[n].time) is not None)
    last = times[:count][-1:]
    return {n for n in among if last and (runners[n].time or last[0] + 1) <= last[0]}


def last_and_next(
    runners: Sequence[Runner], advanced: Mapping[int, Advance]
) -> tuple[int | None, int | None]:
    """The last who goes on by time, and the next behind, who does not; None where there is none."""
    last = [n for n, one in advanced.items() if one.qualifier == "q"]
    out = [n for n, one in enumerate(runners) if n not in advanced and one.time is not None]

    def time(n: int) -> tuple[Decimal, Decimal]:
        own = runners[n].time or Decimal(0)
        return own, runners[n].raw or own

    return max(last, key=time, default=None), min(out, key=time, default=None)


def rank_key(
    runner: Runner, qualifier: str, discipline: Discipline, number: int = 0
) -> tuple[int, int, int, Decimal, Decimal]:
    """What those who go on are ranked by, the lowest first: up to 400 m the winners of heats by
    their times, the seconds, and so on, then those by time; in longer races all by time. Those by
    decision come last. Of those by place who has come from an earlier round, past a repechage, is
    ahead. Source: TR20.4."""
    by_places = discipline.metres / (discipline.legs or 1) <= _BY_PLACES_TO
    word = {"Q": 0, "q": 1}.get(qualifier, 2)
    time = runner.time if runner.time is not None else Decimal("Infinity")
    place = (runner.place or 0) if by_places and not word else 0
    word = word if by_places or word == 2 else 0
    return (word, number if by_places else 0, place, time, runner.raw or time)
