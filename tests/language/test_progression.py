"""Seeding, lanes and progression as pure functions: numbers of the book, and laws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.disciplines import discipline
from meetc.rules.lane_draw import draw_lanes, groups_in, lane_groups
from meetc.rules.late_entries import DrawnHeat, late_place
from meetc.rules.lots import Chance, drawn, lot
from meetc.rules.progression import (
    Advance,
    Advanced,
    Runner,
    Undecided,
    best_of,
    last_and_next,
    progress,
    rank_key,
    runner,
)
from meetc.rules.repechage import may_run
from meetc.rules.replacement import next_by_place, next_by_time
from meetc.rules.rulebook import RULEBOOKS, WA2020, WA2025, Rulebook
from meetc.rules.seeding import Entrant, by_lot, by_pace, zigzag
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


def test_a_lot_is_that_of_a_digest() -> None:
    """SHA-256 of the seed and the occasion, parted by a zero byte."""
    assert lot(7, "T01", 2).hex()[:16] == "aa587f53afae788c"
    chance = Chance(7, "T01", "results")
    assert [chance.below(100) for _ in range(6)] == [84, 55, 86, 5, 23, 46]
    assert [chance.one_in(2) for _ in range(6)] == [True, False, True, True, False, False]
    spread = [chance.spread(3) for _ in range(60)]
    assert (min(spread), max(spread)) == (-3, 3)
    assert {chance.of("ab") for _ in range(20)} == {"a", "b"}


def test_entrants_by_lot() -> None:
    field = [Entrant(bib, f"T{bib}", Decimal(10)) for bib in "0123456789"]
    order = by_lot(reversed(field), 20260509, "T01", 1)
    assert "".join(one.bib for one in order) == "2364587019"
    assert order[0] == Entrant("2", "T2", Decimal(10))


@pytest.mark.parametrize(
    ("heats", "lanes", "team", "place"),
    [
        (["1A 2B", "3C"], 4, "D", (2, {2, 3, 4})),  # the fewest
        (["1A", "3C"], 4, "A", (2, {2, 3, 4})),  # no teammate
        (["1A", "3C"], 4, "C", (1, {2, 3, 4})), (["1A", "3C"], 4, "D", (1, {2, 3, 4})),
        (["1A", "3"], 4, "", (1, {2, 3, 4})),  # who is in no team has no teammates
        (["1", "3A"], 4, "", (1, {2, 3, 4})),
        (["1A 2B", "3C 4D"], 3, "E", (1, {3})), (["1A 2B", "3C 4D"], 2, "E", None),
        (["1A 2B", "3C"], 2, "C", (2, {2})), ([], 8, "A", None),
        (["1A 2B", "3C"], 0, "C", (2, {None})), (["1A", "3C"], 0, "A", (2, {None})),
    ],
)  # fmt: skip
def test_where_a_late_entry_runs(
    heats: list[str], lanes: int, team: str, place: tuple[int, set[int | None]] | None
) -> None:
    """Runners stand in the lanes from 1 on."""
    held = []
    for heat in heats:
        own = DrawnHeat([], set())
        for lane, word in enumerate(heat.split(), 1):
            own.take(Entrant(word[0], word[1:], None), lane if lanes else None)
        held.append(own)
    late = Entrant("9", team, None)
    given = [late_place(held, late, lanes, seed, "T01") for seed in range(40)]
    if place is None:
        assert set(given) == {None}
    else:
        assert {one[0] for one in given if one} == {place[0]}
        assert {one[1] for one in given if one} == place[1]


def test_the_lane_of_a_late_entry_is_its_lot() -> None:
    """Of the event, the first round, the heat, and the bib."""
    one, two = [Entrant("1", "", None)], [Entrant(bib, "", None) for bib in "23"]
    for bib in map(str, range(9, 29)):
        late = Entrant(bib, "", None)
        place = late_place([DrawnHeat(one, {3})], late, 8, 7, "T01")
        assert place == (1, drawn([1, 2, 4, 5, 6, 7, 8], 7, "T01", 1, 1, bib)[0])
        place = late_place([DrawnHeat(two, {3, 4}), DrawnHeat(one, {3})], late, 8, 7, "T01")
        assert place == (2, drawn([1, 2, 4, 5, 6, 7, 8], 7, "T01", 1, 2, bib)[0])


def test_a_heat_is_full_before_all_of_its_lanes_are_written() -> None:
    """TR20: of two lanes one is known, and the other is that of the one whose lane is not."""
    full = DrawnHeat([Entrant("1", "", None), Entrant("2", "", None)], {1})
    assert late_place([full], Entrant("9", "", None), 2, 7, "T01") is None


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
    why = "hand times and times of a photo finish cannot be compared"
    assert found.undecided == (Undecided((1, 3), 1, why),)


def test_hand_times_beside_photo_finish_need_no_comparison_where_all_go_on() -> None:
    field = runners("11.1 11.2", hand=True) + [
        one._replace(heat=2) for one in runners("11.15 11.21")
    ]
    found = progress(field, 1, 2)
    assert not found.undecided
    assert [found.advanced[n].qualifier for n in range(4)] == ["Q", "q", "Q", "q"]


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


FAST = "among the fastest others of all heats"
ROOM, DRAW = "for the last place, and there is room for all", "there are not lanes for all"


@pytest.mark.parametrize(
    ("heats", "hand", "criteria", "whys"),
    [
        (("10.40 10.60", "10.45 10.50"), False, (1, 1, None),
         ["place 1 of heat 1; the first goes on", "place 1 of heat 2; the first goes on", FAST]),
        (("10.40 10.58/10.579", "10.45 10.58/10.574"), False, (1, 1, 8),
         ["place 1 of heat 1; the first goes on", "place 1 of heat 2; the first goes on",
          f"{FAST}, by thousandths"]),
        (("10.40/10.393 10.40/10.395", "10.40/10.395 10.45"), False, (0, 3, None),
         [FAST, FAST, FAST]),
        (("10.40/10.393 10.40/10.397", "10.40/10.395 10.40/10.396"), False, (0, 2, None),
         [f"{FAST}, by thousandths"] * 2),
        (("10.40/10.393 10.40/10.395", "10.40/10.395 10.45"), False, (0, 2, None),
         [f"{FAST}, by thousandths"] + [f"equal to 0.001 s {ROOM}"] * 2),
        (("10.4 10.6", "10.6 10.7"), True, (0, 2, 3), [FAST] + [f"equal by hand {ROOM}"] * 2),
    ],
)  # fmt: skip
def test_why_somebody_goes_on(
    heats: tuple[str, ...], hand: bool, criteria: tuple[int, int, int | None], whys: list[str]
) -> None:
    found = progress(runners(*heats, hand=hand), *criteria)
    assert found.undecided == ()
    assert sorted(one.why for one in found.advanced.values()) == sorted(whys)


@pytest.mark.parametrize(
    ("heats", "hand", "criteria", "going_on", "undecided"),
    [
        (("10.40 10.50 =10.50", "10.45 10.55"), False, (2, 0, 4), [0, 3, 4],
         ((1, 2), 1, f"equal in place, and {DRAW}: a draw decides", True)),
        (("10.40 =10.40 =10.40", "10.45 10.55"), False, (2, 0, 4), [3, 4],
         ((0, 1, 2), 2, f"equal in place, and {DRAW}: a draw decides", True)),
        (("10.40 10.50 =10.50", "10.45 10.55 =10.55"), False, (2, 0, 5), [0, 3],
         ((1, 2, 4, 5), 3, f"equal in place, and {DRAW}: a draw decides", True)),
        (("10.4 10.6", "10.6 10.7"), True, (0, 2, 2), [0],
         ((1, 2), 1, f"equal by hand, and {DRAW}: a draw decides", True)),
        (("10.40/10.393 10.40/10.395", "10.40/10.395 10.45"), False, (0, 2, 2), [0],
         ((1, 2), 1, f"equal to 0.001 s, and {DRAW}: a draw decides", True)),
        (("10.40 10.40/10.395", "10.40/10.395 10.45"), False, (0, 2, 2), [0],
         ((1, 2), 1, "equal to 0.01 s: their thousandths decide, as raw=", False)),
    ],
)  # fmt: skip
def test_what_is_still_to_be_decided(
    heats: tuple[str, ...],
    hand: bool,
    criteria: tuple[int, int, int | None],
    going_on: list[int],
    undecided: tuple[tuple[int, ...], int, str, bool],
) -> None:
    """TR21: a draw where there are no lanes for all who are level, thousandths before that."""
    found = progress(runners(*heats, hand=hand), *criteria)
    assert (sorted(found.advanced), found.undecided) == (going_on, (Undecided(*undecided),))


@pytest.mark.parametrize(
    ("heats", "criteria", "going_on"),
    [
        (("10.40 10.50 =10.50 10.52", "10.45 10.55"), (2, 1, 8), "QQQ-QQ"),  # none by time is left
        (("10.40 10.50 =10.50 10.52", "10.45 10.55"), (2, 3, 8), "QQQqQQ"),
        (("10.40 10.50 10.60", "10.45 10.55"), (2, 0, 3), "QQ-QQ"),  # the event's own arithmetic
        (("10.40 10.50 10.60", "10.45 10.55 10.70"), (1, 9, 8), "QqqQqq"),
        (("10.40 10.60 10.70", "10.45 10.60 10.65"), (1, 2, 4), "Qq-Qq-"),
        (("10.40 10.60 DNF", "10.45 DNF"), (1, 3, 8), "Qq-Q-"),
        (("10.40 =10.40 10.60", "10.45 10.55"), (1, 2, 8), "QQ-Qq"),
    ],
)  # fmt: skip
def test_how_many_go_on(
    heats: tuple[str, ...], criteria: tuple[int, int, int], going_on: str
) -> None:
    """TR20.8, and TR21: all who share the last place go on, and as many fewer by time."""
    field = runners(*heats)
    found = progress(field, *criteria)
    assert found.undecided == ()
    words = [found.advanced.get(n, Advance("-", "")).qualifier for n in range(len(field))]
    assert "".join(words) == going_on


def test_a_runner_of_a_row() -> None:
    assert runner(2, 3, "10.40", "10.396") == (
        2,
        3,
        Decimal("10.40"),
        Decimal("10.396"),
        False,
        False,
    )
    assert runner(1, 1, "1:45.0", None) == (1, 1, Decimal("105.0"), None, True, False)
    assert runner(1, 1, "63", None) == (1, 1, Decimal(63), None, True, False)
    assert runner(1, 4, "DNF", None) == (1, None, None, None, False, False)
    assert runner(1, None, None, "") == (1, None, None, None, False, False)


def test_the_best_of_some() -> None:
    field = runners("10.40 10.50 10.60 DNF", "10.50 10.70")
    assert best_of(field, [0, 1, 2, 3, 4], 1) == {0}
    assert best_of(field, [0, 1, 2, 3, 4], 2) == {0, 1, 4}  # level to 0.01 s
    assert best_of(field, [1, 2, 3, 5], 2) == {1, 2}
    assert best_of(field, [2, 3, 5], 9) == {2, 5}
    assert best_of(field, [0, 1], 0) == best_of(field, [3], 1) == set()


def test_the_last_by_time_and_the_next_behind() -> None:
    field = runners("10.40 10.58/10.579 10.60 DNF", "10.45 10.58/10.574 10.59")
    found = progress(field, 1, 1).advanced
    assert last_and_next(field, found) == (5, 1)
    assert last_and_next(field, progress(field, 1, 3).advanced) == (6, 2)
    assert last_and_next(field, progress(field, 1, 0).advanced) == (None, 5)
    assert last_and_next(field, progress(field, 1, 9).advanced) == (2, None)
    level = runners("10.40 10.58/10.574", "10.58 10.59")
    assert last_and_next(level, {0: Advance("Q", ""), 2: Advance("q", "")}) == (2, 1)


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("100", [2, 0, 1, 5, 4, 6, 3]), ("400", [2, 0, 1, 5, 4, 6, 3]),
        ("4x400", [2, 0, 1, 5, 4, 6, 3]),
        ("800", [2, 1, 0, 5, 4, 6, 3]), ("4x800", [2, 1, 0, 5, 4, 6, 3]),
    ],
)  # fmt: skip
def test_those_who_go_on_are_ranked_for_the_next_round(code: str, order: list[int]) -> None:
    """TR20.4: winners before seconds before those by time, and beyond 400 m by time alone."""
    made = discipline(code)
    assert made is not None
    who = [
        (Runner(1, 1, Decimal("50.10")), "Q"),
        (Runner(2, 2, Decimal("50.08")), "Q"),
        (Runner(2, 1, Decimal("50.05")), "Q"),
        (Runner(1, None, None), "qR"),
        (Runner(1, 3, Decimal("50.40"), Decimal("50.396")), "q"),
        (Runner(2, 4, Decimal("50.40"), Decimal("50.391")), "q"),
        (Runner(3, 1, Decimal("49.90")), "qD"),
    ]
    assert sorted(range(7), key=lambda n: rank_key(*who[n], made)) == order


@pytest.mark.parametrize(
    ("heats", "hand", "away", "level", "why"),
    [
        (("10.40 10.50", "10.45 10.55"), False, {0, 2}, (1,), "the next best by time"),
        (("10.40 10.51 DNF", "10.45 10.50"), False, {0, 3}, (4,), "the next best by time"),
        (("10.40 10.50/10.496", "10.45 10.50/10.492"), False, {0, 2}, (3,),
         "by thousandths the next best by time"),
        (("10.40 10.50/10.496", "10.45 10.50/10.496"), False, {0, 2}, (1, 3), "equal to 0.001 s"),
        (("10.40 10.50/10.496", "10.45 10.50"), False, {0, 2}, (1, 3),
         "equal to 0.01 s: their thousandths decide, as raw="),
        (("10.4 10.5", "10.6"), True, {0}, (1,), "the next best by time"),
        (("10.4 10.5", "10.5 10.5"), True, {0}, (1, 2), "equal by hand"),
        (("10.40 DNF",), False, {0}, (), "the next best by time"),
    ],
)  # fmt: skip
def test_the_next_best_by_time(
    heats: tuple[str, ...], hand: bool, away: set[int], level: tuple[int, ...], why: str
) -> None:
    assert next_by_time(runners(*heats, hand=hand), away) == (level, why)


def test_the_next_best_is_not_found_among_two_ways_of_timing() -> None:
    field = [*runners("10.4 10.5", hand=True), *runners("10.45 10.55")]
    why = "hand times and times of a photo finish are not compared"
    assert next_by_time(field, {0}) == ((1, 2, 3), why)
    assert next_by_time(field, {0, 2, 3}) == ((1,), "the next best by time")


def test_the_next_best_by_place() -> None:
    assert next_by_place([1, 3, 2, None, 3], {0}) == ((2,), "the next best by mark")
    assert next_by_place([1, 3, 2, None, 3], {0, 2}) == ((1, 4), "equal in all marks")
    assert next_by_place([1, None], {0}) == ((), "the next best by mark")


@pytest.mark.parametrize(
    ("mark", "finishers", "starters"),
    [("12.34", True, True), ("DNF", False, True), ("DQ", False, True), ("DNS", False, False)],
)
def test_who_may_run_the_repechage(mark: str, finishers: bool, starters: bool) -> None:
    """Regulations of the Olympic Games of 2024; who is judged by the place alone has finished."""
    ran = runner(1, 4 if finishers else None, mark, None)
    assert may_run(ran, mark, "finishers") is finishers
    assert may_run(ran, mark, "starters") is starters
    assert may_run(Runner(1, 4, None), None, "finishers")
