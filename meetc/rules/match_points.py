"""Match points: what each competitor of an event wins for a team by the place.

The numbers are those of a league, which the meet writes; none is a rule of World Athletics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

STRINGS = ("A", "B", "C", "D")
"""What leagues call the first, second and further competitor of a team."""
TEAMS, DOUBLE = "teams", "double"
"""Words in the place of a table: as many points as there are teams, and twice the usual ones."""


class MatchPoints(Fraction):
    """Points that ties have shared, exact: 13/2 is shown as 6.5, 19/3 as 6.33."""

    def __str__(self) -> str:
        points = Decimal(self.numerator) / self.denominator
        return f"{points.quantize(Decimal('0.01'), ROUND_HALF_EVEN).normalize():f}"


Points = int | MatchPoints


class Scoring(NamedTuple):
    """How an event scores. `tables` has the points of the first place, the second, ... for each
    string, or for all where there is one; () gives as many as there are teams for the first
    place, one fewer for the second, and so on. `scorers` is how many of a team score, None for
    all; `ties` says what those who share places win: `share` what these have together, `full`
    what the first of them has, `down` what the last has. `times` multiplies all."""

    tables: tuple[tuple[Fraction, ...], ...]
    scorers: int | None = None
    ties: str = "share"
    times: int = 1


class Contender(NamedTuple):
    """One who may score: the place in the event, None for who has none; the team and its match,
    "" for a guest; the string as written, "" where none is."""

    bib: str
    place: int | None
    team: str
    match: str
    string: str = ""


class Won(NamedTuple):
    """The points of one, and why."""

    points: Points
    why: str


def points_won(
    competitors: Iterable[Contender], scoring: Scoring, teams: Mapping[str, int]
) -> dict[str, Won]:
    """The points of all who score, by bib; `teams` has the number of teams in each match.

    Each match is scored by itself. Guests, and who is one too many of a team, win nothing and
    take nobody's place. With several tables the best of a team is its A string and the next its
    B string, unless strings are written; each string is ranked by itself.
    """
    won: dict[str, Won] = {}
    in_matches: dict[str, list[Contender]] = {}
    for one in competitors:
        if one.match and one.place is not None:
            in_matches.setdefault(one.match, []).append(one)
    for match, own in in_matches.items():
        own.sort(key=lambda one: (one.place, one.bib))
        for string, table, scorers in _scorers(own, scoring):
            won |= _by_table(scorers, table or _of_teams(teams[match], scoring), scoring, string)
    return won


def total(points: Iterable[Points]) -> Points:
    """The sum: a whole number where it is one."""
    added = sum(points, Fraction(0))
    return int(added) if added.denominator == 1 else MatchPoints(added)


def two_of_one_string(competitors: Sequence[Contender]) -> list[tuple[Contender, Contender]]:
    """Those whose written string another of their team has too, each with that one."""
    first: dict[tuple[str, str], Contender] = {}
    return [
        (one, other)
        for one in competitors
        if one.string and one.match
        and (other := first.setdefault((one.team, one.string), one)) is not one
    ]  # fmt: skip


def _of_teams(teams: int, scoring: Scoring) -> tuple[Fraction, ...]:
    most = teams * ((scoring.scorers or 1) if len(scoring.tables) == 1 else 1)
    return tuple(Fraction(points) for points in range(most, 0, -1))


def _scorers(
    ranked: Sequence[Contender], scoring: Scoring
) -> Iterator[tuple[str, tuple[Fraction, ...], list[Contender]]]:
    """The strings, each with its table and those who score in it, in the order of their places."""
    several = len(scoring.tables) > 1
    written = any(one.string for one in ranked)
    most = 1 if several else scoring.scorers
    seen: Counter[tuple[str, str]] = Counter()
    scorers: dict[str, list[Contender]] = {}
    for one in ranked:
        string = one.string or STRINGS[0] if several and written else ""
        number = seen[one.team, string]
        seen[one.team, string] += 1
        if several and not written:
            if number < len(scoring.tables):
                scorers.setdefault(STRINGS[number], []).append(one)
        elif most is None or number < most:
            scorers.setdefault(string, []).append(one)
    for string, own in sorted(scorers.items()):
        number = STRINGS.index(string) if string else 0
        if number < len(scoring.tables):
            yield string, scoring.tables[number], own


def _by_table(
    scorers: Sequence[Contender], table: Sequence[Fraction], scoring: Scoring, string: str
) -> dict[str, Won]:
    """The points of those who score, who stand in the order of their places."""
    won: dict[str, Won] = {}
    first = 1
    for _, group in groupby(scorers, key=lambda one: one.place):
        level = list(group)
        last = first + len(level) - 1
        of_places = [
            table[n - 1] if n <= len(table) else Fraction(0) for n in range(first, last + 1)
        ]
        points = total([MatchPoints(_settled(of_places, scoring.ties) * scoring.times)])
        why = _why(first, last, scoring, string)
        won |= {one.bib: Won(points, why) for one in level}
        first = last + 1
    return won


def _settled(of_places: Sequence[Fraction], ties: str) -> MatchPoints:
    """What each of those who share some places wins."""
    if ties == "share":
        return MatchPoints(sum(of_places, Fraction(0)) / len(of_places))
    return MatchPoints(of_places[0] if ties == "full" else of_places[-1])


def _why(first: int, last: int, scoring: Scoring, string: str) -> str:
    place = f"place {first}" if first == last else f"places {first} to {last}"
    of_whom = f" of the {string} strings" if string else " of those who score"
    how = {"share": ", shared", "full": ", the first in full", "down": ", the last for all"}
    return (
        place
        + of_whom
        + (how[scoring.ties] if first < last else "")
        + (", doubled" if scoring.times == 2 else "")
    )
