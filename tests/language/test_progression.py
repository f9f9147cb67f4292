"""Seeding, lanes and progression as pure functions: numbers of the book, and laws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.disciplines import discipline
from meetc.rules.lane_draw import draw_lanes, groups_in, lane_groups
from meetc.rules.lots import drawn
from meetc.rules.progression import Advanced, Runner, progress, runner
from meetc.rules.rulebook import RULEBOOKS, WA2020, WA2025, Rulebook
from meetc.rules.seeding import apart, by_pace, zigzag
from tests.support.drawn import examples


def one_based(heats: list[list[int]]) -> list[str]:
    return [" ".join(str(rank + 1) for rank in heat) for heat in heats]


@pytest.mark.parametrize(
    ("entrants", "heats"),
    [
        (24, ["1 6 7 12 13 18 19 24", "2 5 8 11 14 17 20 23", "3 4 9 10 15 16 21 22"]),
        (16, ["1 4 5 8 9 12 13 16", "2 3 6 7 10 11 14 15"]),
        (20, ["1 6 7 12 13 18 19", "2 5 8 11 14 17 20", "3 4 9 10 15 16"]),
        (32, ["1 8 9 16 17 24 25 32", "2 7 10 15 18 23 26 31", "3 6 11 14 19 22 27 30",
              "4 5 12 13 20 21 28 29"]),
        (27, ["1 6 7 12 13 18 19 24 25", "2 5 8 11 14 17 20 23 26", "3 4 9 10 15 16 21 22 27"]),
    ],
)  # fmt: skip
def test_zigzag(entrants: int, heats: list[str]) -> None:
    assert one_based(zigzag(entrants, len(heats))) == heats


@pytest.mark.parametrize(
    ("entrants", "heats", "sizes"),
    [
        (20, 3, [8, 6, 6]), (24, 3, [8, 8, 8]), (17, 3, [8, 5, 4]), (12, 2, [8, 4]),
        (10, 2, [7, 3]), (9, 2, [6, 3]), (5, 1, [5]), (33, 5, [8, 8, 8, 5, 4]), (2, 2, [1, 1]),
    ],
)  # fmt: skip
def test_by_pace(entrants: int, heats: int, sizes: list[int]) -> None:
    seeded = by_pace(entrants, heats, 8)
    assert [len(heat) for heat in seeded] == sizes
    assert [rank for heat in seeded for rank in heat] == list(range(entrants))


@examples(100)
@given(st.lists(st.sampled_from(("A", "B", "C", "")), min_size=1, max_size=24), st.integers(1, 4))
def test_teammates_are_apart_where_changes_of_places_do_it(teams: list[str], n: int) -> None:
    """Places in a row cost the same: no change of two in one, and no two such changes, would let
    fewer of one team meet."""
    before = zigzag(len(teams), n)
    heats = apart(before, teams)
    assert [sorted(row) for row in rows(heats)] == [sorted(row) for row in rows(before)]
    for once in changed(heats):
        assert pairs(once, teams) >= pairs(heats, teams)
        assert all(pairs(twice, teams) >= pairs(heats, teams) for twice in changed(once))


def test_two_changes_part_those_whom_no_single_one_parts() -> None:
    heats = apart(zigzag(5, 2), list("BCACB"))
    assert pairs(heats, list("BCACB")) == 0


def changed(heats: list[list[int]]) -> Iterator[list[list[int]]]:
    """Heats in which two of one row have changed places."""
    for row in range(max(map(len, heats))):
        for a, b in combinations([n for n, heat in enumerate(heats) if row < len(heat)], 2):
            other = [list(heat) for heat in heats]
            other[a][row], other[b][row] = other[b][row], other[a][row]
            yield other


def pairs(heats: list[list[int]], teams: list[str]) -> int:
    """How many pairs of one team meet in a heat."""
    counts = [Counter(teams[rank] for rank in heat if teams[rank]) for heat in heats]
    return sum(n * (n - 1) // 2 for count in counts for n in count.values())


def rows(heats: list[list[int]]) -> list[list[int]]:
    most = max(map(len, heats))
    return [[heat[n] for heat in heats if n < len(heat)] for n in range(most)]


@pytest.mark.parametrize(
    ("code", "lanes", "rules", "groups"),
    [
        ("400", 8, WA2025, "4,5,6,7 / 3,8 / 1,2"),
        ("4x100", 8, WA2025, "4,5,6,7 / 3,8 / 1,2"),
        ("200", 8, WA2025, "5,6,7 / 3,4,8 / 1,2"),
        ("110H", 8, WA2025, "3,4,5,6 / 2,7 / 1,8"),
        ("400", 8, WA2020, "3,4,5,6 / 7,8 / 1,2"),
        ("100", 9, WA2025, "4,5,6 / 3,7 / 2,8 / 1,9"),
        ("100", 5, WA2025, "1,2,3,4,5"),
    ],
)
def test_groups_of_lanes(code: str, lanes: int, rules: Rulebook, groups: str) -> None:
    found = discipline(code)
    assert found is not None
    assert lane_groups(found, lanes, rules) == groups_in(groups)


@pytest.mark.parametrize("rules", RULEBOOKS.values(), ids=lambda book: book.name)
def test_groups_hold_each_lane_once(rules: Rulebook) -> None:
    for _, lanes, text in rules.lane_draws:
        assert sorted(lane for group in groups_in(text) for lane in group) == list(
            range(1, lanes + 1)
        )


@examples(100)
@given(st.integers(0, 10**9))
def test_lanes_are_of_the_group_of_the_rank(seed: int) -> None:
    groups = groups_in("4,5,6,7 / 3,8 / 1,2")
    lanes = draw_lanes([f"bib {n}" for n in range(1, 9)], groups, seed, "T01", 2, 1)
    of = [lanes[f"bib {n}"] for n in range(1, 9)]
    assert ({*of[:4]}, {*of[4:6]}, {*of[6:]}) == ({4, 5, 6, 7}, {3, 8}, {1, 2})
    seven = draw_lanes([f"bib {n}" for n in range(1, 8)], groups, seed, "T01", 2, 1)
    assert seven["bib 7"] == 2
    assert {bib: lane for bib, lane in seven.items() if bib != "bib 7"} == {
        bib: lane for bib, lane in lanes.items() if bib not in ("bib 7", "bib 8")
    }


def test_lots_are_the_same_on_every_machine_and_move_nobody_else() -> None:
    names = [f"{n}" for n in range(10)]
    order = drawn(names, 20260509, "T01", 1)
    assert order == list("2364587019")
    assert drawn(reversed(names), 20260509, "T01", 1) == order
    assert [n for n in drawn([*names, "99"], 20260509, "T01", 1) if n != "99"] == order
    assert drawn(names, 20260510, "T01", 1) != order


def runners(*heats: str, hand: bool = False) -> list[Runner]:
    """Heats as text: times in their order, with `/` before thousandths; `=` shares the place."""
    made = []
    for number, heat in enumerate(heats, 1):
        place = 0
        for position, word in enumerate(heat.split(), 1):
            place = place if word.startswith("=") else position
            if word == "DNF":
                made.append(Runner(number, None, None))
                continue
            time, _, raw = word.lstrip("=").partition("/")
            judged = word.startswith("=")
            own = Runner(number, place, Decimal(time), Decimal(raw) if raw else None, hand, judged)
            made.append(own)
    return made


def words(field: list[Runner], found: Advanced) -> dict[str, str]:
    return {
        f"{field[n].heat}:{field[n].raw or field[n].time}": one.qualifier
        for n, one in sorted(found.advanced.items())
    }


def test_two_and_two() -> None:
    field = runners("10.40 10.50 10.60 10.70", "10.45 10.55 10.58 10.59")
    found = progress(field, 2, 2)
    assert words(field, found) == {
        "1:10.40": "Q", "1:10.50": "Q", "2:10.45": "Q", "2:10.55": "Q",
        "2:10.58": "q", "2:10.59": "q",
    }  # fmt: skip
    assert found.advanced[0].why == "place 1 of heat 1; the first 2 go on"


def test_who_shares_the_last_place_goes_on_and_one_fewer_by_time() -> None:
    field = runners("10.40 10.50 =10.50 10.52", "10.45 10.55 10.58 10.59")
    found = progress(field, 2, 2)
    assert {n: one.qualifier for n, one in found.advanced.items()} == {
        0: "Q", 1: "Q", 2: "Q", 4: "Q", 5: "Q", 3: "q",
    }  # fmt: skip


def test_who_shares_the_last_place_for_want_of_thousandths() -> None:
    """All go on where whoever is behind would go on by time; else the thousandths are asked for."""
    level = [Runner(1, place, Decimal(time)) for place, time in
             ((1, "10.40"), (2, "10.50"), (2, "10.50"), (4, "10.56"))]  # fmt: skip
    fast, slow = (runners(heat) for heat in ("10.45 10.55 10.57 10.58", "10.40 10.45 10.48 10.49"))
    for other, expected in ((fast, [0, 1, 2, 3, 4, 5]), (slow, [0, 4, 5, 6])):
        field = level + [one._replace(heat=2) for one in other]
        assert sorted(progress(field, 2, 2).advanced) == expected
        judged = [one._replace(is_judged=True) if one.place == 2 else one for one in field]
        assert not progress(judged, 2, 2).undecided
    (open_one,) = progress(field, 2, 2).undecided
    assert (open_one.runners, open_one.places) == ((1, 2), 1)
    assert "raw=" in open_one.why


def test_by_place_alone_a_tie_goes_on_where_there_are_lanes() -> None:
    field = runners("10.40 10.50 =10.50", "10.45 10.55")
    assert len(progress(field, 2, 0, room=5).advanced) == 5
    found = progress(field, 2, 0, room=4)
    assert (len(found.advanced), found.undecided[0].runners, found.undecided[0].places) == (
        3, (1, 2), 1,
    )  # fmt: skip


def test_thousandths_part_the_last_time() -> None:
    field = runners("10.40 10.58/10.579", "10.45 10.58/10.574")
    assert words(field, progress(field, 1, 1)) == {
        "1:10.40": "Q", "2:10.45": "Q", "2:10.574": "q",
    }  # fmt: skip
    field = runners("11.02 11.05 11.09 11.20/11.193 11.20/11.199", "11.11 11.20/11.191 11.24")
    found = words(field, progress(field, 0, 5))
    assert list(found) == ["1:11.02", "1:11.05", "1:11.09", "2:11.11", "2:11.191"]


def test_missing_thousandths_are_asked_for() -> None:
    field = runners("11.02 11.05 11.09 11.20 11.20/11.199", "11.11 11.20/11.191 11.24")
    found = progress(field, 0, 5)
    assert len(found.advanced) == 4
    (open_one,) = found.undecided
    assert (open_one.runners, open_one.places) == ((3, 6), 1)  # 11.199 is behind them both
    assert "raw=" in open_one.why


def test_places_of_a_heat_part_its_equal_times() -> None:
    found = progress(runners("10.40 10.58 10.58", "10.45 10.60"), 1, 1)
    assert (sorted(found.advanced), found.undecided) == ([0, 1, 3], ())
    assert found.advanced[1].why.endswith("by the places of the heat")
    (open_one,) = progress(runners("10.40 10.58 10.58", "10.45 10.58"), 1, 1).undecided
    assert (open_one.runners, open_one.places) == ((1, 4), 1)
    found = progress(runners("10.40 10.58 10.58", "10.45 10.58 10.58"), 1, 3)
    assert sorted(found.advanced) == [0, 1, 3, 4]
    assert [(one.runners, one.places) for one in found.undecided] == [((2, 5), 1)]


def test_places_alone_go_on_by_place() -> None:
    """Judges have the order, and timing failed."""
    field = [runner(1, place, None, None) for place in (1, 2, 3)]
    assert sorted(progress(field, 2, 1).advanced) == [0, 1]
    assert runner(1, 2, "DNF", None).place is None


def test_equal_thousandths_go_on_where_there_is_room_else_are_drawn() -> None:
    field = runners("10.40 10.58/10.574", "10.45 10.58/10.574")
    assert len(progress(field, 1, 1, room=4).advanced) == 4
    found = progress(field, 1, 1, room=3)
    assert len(found.advanced) == 2
    assert "draw" in found.undecided[0].why


def test_hand_times_are_not_compared_with_photo_finish() -> None:
    field = runners("11.1 11.2", hand=True) + [
        one._replace(heat=2) for one in runners("11.15 11.21")
    ]
    found = progress(field, 1, 1)
    assert sorted(found.advanced) == [0, 2]
    assert "hand times" in found.undecided[0].why


def test_who_did_not_finish_never_goes_on() -> None:
    field = runners("10.40 DNF", "10.45 DNF")
    assert sorted(progress(field, 2, 2).advanced) == [0, 2]


@examples(200)
@given(
    st.lists(st.lists(st.integers(1000, 1020), min_size=1, max_size=8), min_size=1, max_size=4),
    st.integers(0, 3),
    st.integers(0, 4),
)
def test_nobody_slower_goes_on_by_time(heats: list[list[int]], by_place: int, by_time: int) -> None:
    field = [
        Runner(h, 1 + sum(t < time for t in heat), Decimal(time) / 100, Decimal(time) / 100)
        for h, heat in enumerate(heats, 1)
        for time in heat
    ]
    found = progress(field, by_place, by_time)
    assert not found.undecided
    by_clock = [n for n, one in found.advanced.items() if one.qualifier == "q"]
    out = [n for n in range(len(field)) if n not in found.advanced]
    for n in by_clock:
        assert all((field[n].time or 0) < (field[m].time or 0) for m in out)
    shuffled = list(reversed(field))
    again = progress(shuffled, by_place, by_time)
    assert sorted(shuffled[n] for n in again.advanced) == sorted(field[n] for n in found.advanced)
