"""The rules of the sport as pure functions; athlib is the oracle for complete cards."""

from __future__ import annotations

import warnings
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.disciplines import Form, discipline
from meetc.rules import horizontal, mistyped, race, rounds, vertical
from meetc.rules.age import age_on, is_likely
from meetc.rules.category import category
from meetc.rules.category_places import category_places
from meetc.rules.marks import distance_value, time_value
from meetc.rules.masters import group_named, group_of
from meetc.rules.places import misplaced, places, settle
from meetc.rules.protests import protests_until
from meetc.rules.rulebook import CURRENT
from meetc.rules.seed_marks import entered_value, seed_value
from meetc.rules.statuses import instead_of
from meetc.rules.timing import both_ways, hand_seconds, of_other_timing


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("9.58", "9.58"), ("58.5", "58.5"), ("1:03.5", "63.5"), ("2:03", "123"),
        ("2:02:57", "7377"), ("73:15", None), ("1:45.00", "105.00"), ("100:59:59", "363599"),
        ("63.5", "63.5"), ("276.11", "276.11"), ("0:59.9", "59.9"), ("00", "0"),
        ("1:75", None), ("1:5", None), ("1:-5", None), ("1:1:1:1", None), ("inf", None),
        ("nan", None), ("1e3", None), ("1_000", None), ("-10", None), ("+10", None), ("", None),
        ("१", None), ("１０", None), ("10.", None), (".5", None), ("10.3712", None),
        ("10,37", None),
        ("10.37\n", None), (" 10.37", None), ("1:02.03:04", None), ("1234567", None),
    ],
)  # fmt: skip
def test_time_value(text: str, seconds: str | None) -> None:
    assert time_value(text) == (Decimal(seconds) if seconds is not None else None)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("5.74", "5.74"), ("100.05", "100.05"), ("7", "7"), ("9126", "9126"), ("0.00", "0"),
        ("-5", None), ("5,74", None), ("5.74m", None), ("nan", None), ("１", None), ("", None),
        ("5.", None), ("5.74\n", None), ("5.7412", None),
    ],
)  # fmt: skip
def test_distance_value(text: str, metres: str | None) -> None:
    assert distance_value(text) == (Decimal(metres) if metres is not None else None)


def test_a_minute_may_be_one_digit_and_hours_need_minutes() -> None:
    assert time_value("5:00") == 300
    assert time_value("59:59") == 3599
    assert time_value("60:00") is None


@pytest.mark.parametrize(
    ("best", "detail", "expected"),
    [
        ([3, 1, 2], [None] * 3, [3, 1, 2]),
        ([1, 1, 2], [None] * 3, [1, 1, 3]),
        ([1, 1, 1, 2], [None] * 4, [1, 1, 1, 4]),
        ([1, 1, 2], [5, 4, None], [2, 1, 3]),
        ([1, 1, 1], [4, 4, 5], [1, 1, 3]),
        ([1, 1, 1], [5, 4, None], [1, 1, 1]),
        ([None, 1, None], [None] * 3, [None, 1, None]),
        ([], [], []),
    ],
)
def test_places(best: list[int | None], detail: list[int | None], expected: list[int]) -> None:
    assert places(best, detail.__getitem__, lowest_wins=True) == expected
    negative = [None if b is None else -b for b in best]
    less = [None if d is None else -d for d in detail]
    assert places(negative, less.__getitem__, lowest_wins=False) == expected


@given(st.lists(st.one_of(st.none(), st.integers(0, 5))))
def test_places_skip_what_a_tie_takes(best: list[int | None]) -> None:
    found = places(best, lambda n: None, lowest_wins=True)
    ranked = sorted(place for place in found if place is not None)
    for position, place in enumerate(ranked, 1):
        assert place <= position
    for n, place in enumerate(found):
        better = [b for b in best if b is not None and best[n] is not None and b < best[n]]
        assert place == (None if best[n] is None else len(better) + 1)


def test_settle_keeps_written_places() -> None:
    assert settle([1, 1, 3], [None, None, None]) == [1, 1, 3]
    assert settle([1, 1, 3], [1, None, None]) == [1, 2, 3]
    assert settle([1, 1, 3], [2, None, None]) == [2, 1, 3]
    assert settle([1, 1, 3], [2, 1, None]) == [2, 1, 3]
    assert settle([1, 1, 1], [None, 3, None]) == [1, 3, 1]
    assert settle([1, None], [None, None]) == [1, None]
    assert settle([1, None], [5, 4]) == [5, 4]


@pytest.mark.parametrize(
    ("derived", "written", "expected"),
    [
        ([1, 2], [1, 2], []), ([1, 2], [2, 1], [0, 1]), ([1, 1], [2, 1], []),
        ([1, 1], [1, 1], []), ([1, 1], [2, 2], [1]), ([1, 1], [2, None], []),
        ([1, 1, 1], [1, 2, 2], []), ([1, 1, 1], [2, None, None], [0]),
        ([1, 1, 1], [3, None, None], []), ([1, 1, 3], [3, None, None], [0]),
        ([1, 1, 3, 3], [1, 2, 3, 5], [3]), ([1, 1, 3, 3], [1, 1, 4, 4], [3]),
        ([1, 1, 3, 3], [0, 1, 3, 5], [0, 3]), ([1, 1, 3], [3, 1, None], [0]),
        ([1, 1, 1], [1, 3, 3], [2]), ([1, 2, 2, 4], [1, 2, 2, 4], []),
        ([1, None], [None, 2], [1]), ([2, 1], [None, None], []), ([1, 2, 2], [1, 3, 2], []),
    ],
)  # fmt: skip
def test_misplaced(
    derived: list[int | None], written: list[int | None], expected: list[int]
) -> None:
    assert misplaced(derived, written, settle(derived, written)) == expected


def test_category_places() -> None:
    assert category_places([1, 2, 3, 4], ["A", "B", "A", "B"]) == [1, 1, 2, 2]
    assert category_places([1, 1, 3], ["A", "A", "A"]) == [1, 1, 3]
    assert category_places([1, 2], ["A", None]) == [None, None]
    assert category_places([1, None, 2], ["A", None, "A"]) == [1, None, 2]
    assert category_places([3, 1, 2], ["A", "A", "A"]) == [3, 1, 2]


@pytest.mark.parametrize(
    ("raw", "code", "official"),
    [
        ("10.362", "100", "10.37"), ("10.370", "100", "10.37"), ("10.371", "100", "10.38"),
        ("10.991", "100", "11.00"), ("59.991", "400", "1:00.00"), ("4:11.579", "1500", "4:11.58"),
        ("1577.533", "10000", "26:17.54"), ("x", "100", None), ("10.5", "100", "10.50"),
        ("3599.999", "5000", "1:00:00.00"), ("13.501", "110H", "13.51"),
        ("8:31.111", "3000SC", "8:31.12"), ("3:58.101", "MILE", "3:58.11"),
        ("8:20.001", "2MILE", "8:20.01"), ("20:01.001", "5000W", "20:01.01"),
        ("41:01.001", "10000W", "41:01.01"), ("1:22:03.001", "20000W", "1:22:03.1"),
        ("1:02:03.001", "20000", "1:02:03.1"), ("1:14:00.000", "25000", "1:14:00.0"),
        ("40.002", "4x100", "40.01"), ("3:10.002", "4x400", "3:10.01"),
        ("14:30.002", "4x1500", "14:30.01"), ("17:00.001", "4x1609", "17:00.01"),
        ("28:00.001", "4x2500", "28:00.01"), ("34:00.001", "4x3000", "34:00.1"),
        ("1:00:00.01", "4x5000", "1:00:00.1"), ("2:20.001", "4xRELAY", "2:20.01"),
        ("11:20.001", "4xDMR", "11:20.01"),
        ("31:20.122", "10K", "31:21"), ("2:02:56.9", "MAR", "2:02:57"),
        ("59:59.001", "HM", "1:00:00"), ("13:00.000", "5K", "13:00"), ("4:00.01", "1M", "4:01"),
        ("1:20:00.01", "20KW", "1:20:01"), ("28:00.4", "XC", "28:01"),
        ("28:00.4", "8Kxc", "28:01"), ("1:00:00.001", "4x5K", "1:00:01"),
        ("56:00.1", "4x2.5K", "56:01"), ("2:10:00.9", "6x7K", "2:10:01"),
        ("17:00.01", "4x1M", "17:01"), ("12:00.2", "2x2K", "12:01"),
    ],
)  # fmt: skip
def test_official_time(raw: str, code: str, official: str | None) -> None:
    known = discipline(code)
    assert known is not None
    assert race.official_time(raw, known, CURRENT) == official


def test_format_time() -> None:
    assert race.format_time(Decimal("9.58")) == "9.58"
    assert race.format_time(Decimal(60)) == "1:00"
    assert race.format_time(Decimal("3605.1")) == "1:00:05.1"


@given(st.decimals(0, 359999, places=2))
def test_a_formatted_time_is_read_back(seconds: Decimal) -> None:
    assert time_value(race.format_time(seconds)) == seconds


def test_horizontal_series() -> None:
    assert horizontal.detail(["5.60", "x", "5.74(+1.2)", "-"]) == (
        Decimal("5.74"),
        Decimal("5.60"),
    )
    assert horizontal.detail([]) is None
    assert horizontal.best_mark(["5.60", "5.6", "x", "5.5"]) == "5.60"
    assert horizontal.best_mark(["x", "5.74(+1.2)"]) == "5.74"
    assert horizontal.best_mark(["x"]) is None
    assert horizontal.wind_of("5.74(+1.2)") == "+1.2"
    assert horizontal.wind_of("5.74") is None
    assert horizontal.no_mark(["x", "-"])
    assert horizontal.no_mark(["r"])
    assert horizontal.no_mark(["-"])
    assert not horizontal.no_mark([".", "."])
    assert not horizontal.no_mark(["x", "5.10"])


def test_vertical_card() -> None:
    assert vertical.read_card(["o", "xo", "xxx"]) == (1, True)
    assert vertical.read_card(["o", "xx", "-"]) == (0, False)
    assert vertical.read_card(["xx-", "x"]) == (None, True)
    assert vertical.read_card(["o", "r"]) == (0, True)
    assert vertical.read_card(["x", "o", "xx"]) == (1, False)
    assert vertical.no_height(["-", "xxx"])
    assert vertical.no_height(["xr"])
    assert vertical.no_height(["r"])
    assert not vertical.no_height(["xx"])
    assert not vertical.no_height(["o", "xxx"])
    at_best, in_all, trials = vertical.detail(["o", "xo", "xxx"], ["x", "o"]) or (0, 0, ())
    assert (at_best, in_all, trials[:3]) == (-1, -1, (1, 2, 0))
    at_best, in_all, trials = vertical.detail(["xo", "-", "o"], []) or (0, 0, (1,))
    assert (at_best, in_all, any(trials)) == (0, -1, False)
    assert vertical.detail(["o"], ["x", "r", "."]) < vertical.detail(["o"], ["x"])
    assert vertical.detail(["o"], ["r"]) < vertical.detail(["o"], [])
    assert vertical.detail(["o"], [".", "r"]) < vertical.detail(["o"], [])
    assert vertical.detail(["o"], ["x", "."]) == vertical.detail(["o"], ["x"])
    assert vertical.raised("1.90", ["o"], ["1.95"]) == "1.95"
    assert vertical.raised("1.90", ["x", "o"], ["1.95", "1.89"]) == "1.90"
    assert vertical.raised("9.90", ["o"], ["10.00"]) == "10.00"
    assert vertical.detail(["o"], ["-"]) == vertical.detail(["o"], [])
    assert vertical.detail(["xxx"], []) is None
    assert vertical.detail([], []) is None


@pytest.mark.parametrize(
    ("number", "own", "other", "told"),
    [
        (0, 0, -1, ("failures at 1.90", "0", "1", "TR26.8")),
        (1, -3, -2, ("failures up to 1.90", "3", "2", "TR26.8")),
        (2, 2, 1, ("jump-off at 1.95", "cleared", "failed", "TR26.9")),
        (3, 0, -1, ("jump-off at 1.93", "did not jump", "retired", "TR26.9")),
        (4, 1, 0, ("jump-off", "failed", "did not jump", "TR26.9")),  # no bar is written
        (2, 0, 2, ("jump-off at 1.95", "did not jump", "cleared", "TR26.9")),
        (2, 0, 0, None),  # nobody jumped
    ],
)
def test_a_step_of_the_countback(
    number: int, own: int, other: int, told: tuple[str, ...] | None
) -> None:
    assert vertical.step(number, own, other, "1.90", ["1.95", "1.93"]) == told


@pytest.mark.parametrize(
    ("series", "best"),
    [
        ("o xo xxx", "1.85"), ("xxx", "NH"), ("xr", "NH"), ("- - xxx", "NH"), ("xx", None),
        ("- -", None), ("", None), ("o o o xo", None),  # of the fourth bar nobody knows the height
    ],
)  # fmt: skip
def test_the_best_height(series: str, best: str | None) -> None:
    assert vertical.best_height(series.split(), ["1.80", "1.85", "1.90"]) == best


@pytest.mark.parametrize(
    ("before", "after", "mark", "ranked"),
    [
        ("1.90", "1.95", "1.95", "1.90"),  # TR26.8: the jump-off raises the mark and no more
        ("1.90", "1.90", "1.90", "1.90"), ("1.90", "1.95", "1.92", "1.92"),
        (None, None, "1.80", "1.80"), (None, None, None, None), ("1.90", "1.90", None, None),
    ],
)  # fmt: skip
def test_the_height_that_is_ranked(
    before: str | None, after: str | None, mark: str | None, ranked: str | None
) -> None:
    assert vertical.ranked_height(before, after, mark) == ranked


def test_jump_off_below_the_best_height() -> None:
    """Below-best bars of a jump-off decide the place and never the mark."""
    cards = [(["o", "xxx"], "x x x o x"), (["o", "xxx"], "x x x o x"), (["xo", "xxx"], "")]
    detail = [vertical.detail(card, off.split()) for card, off in cards]
    assert places([0, 0, 0], detail.__getitem__, lowest_wins=False) == [1, 1, 3]


@st.composite
def complete_cards(draw: st.DrawFn) -> list[list[str]]:
    """Cards of a competition that is over: all have failed three times running, or retired."""
    bars = draw(st.integers(1, 5))
    cards = []
    for _ in range(draw(st.integers(2, 6))):
        card: list[str] = []
        failures = 0
        for _ in range(bars):
            word = ""
            while failures < 3 and not word.endswith(("o", "-")):
                letter = draw(st.sampled_from("oooxx-"))
                word += letter
                failures = 0 if letter == "o" else failures + (letter == "x")
            card.append(word)
        left = 3 - failures
        cards.append(
            [*card, draw(st.sampled_from(("x" * left, "x" * (left - 1) + "r" * (left > 0))))]
        )
    return cards


@given(complete_cards())
def test_countback_agrees_with_athlib(cards: list[list[str]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from athlib.highjump import HighJumpCompetition
    bars = max(len([word for word in card if word]) for card in cards)
    heights = [f"{1 + n / 20:.2f}" for n in range(bars)]
    matrix = [["bib", *heights]]
    matrix += [[str(n), *card[:bars]] for n, card in enumerate(cards)]
    theirs = HighJumpCompetition.from_matrix(matrix)
    expected = {j.bib: j.place or None for j in theirs.ranked_jumpers}
    best = [vertical.read_card(card).best for card in cards]
    ours = places(best, lambda n: vertical.detail(cards[n], []), lowest_wins=False)
    assert {str(n): place for n, place in enumerate(ours)} == expected


@given(st.lists(st.lists(st.integers(500, 505), max_size=3), min_size=1, max_size=8))
def test_next_best_marks_decide_pair_by_pair(series: list[list[int]]) -> None:
    texts = [[f"{mark / 100:.2f}" for mark in marks] or ["x"] for marks in series]
    best = [max(marks) if marks else None for marks in series]
    found = places(best, lambda n: horizontal.detail(texts[n]), lowest_wins=False)
    order = sorted((n for n in range(len(series)) if series[n]), key=lambda n: found[n] or 0)
    for a, b in pairwise(order):
        first, second = sorted(series[a], reverse=True), sorted(series[b], reverse=True)
        assert first >= second
        assert (found[a] == found[b]) is (first == second)


SPRINT, MIDDLE, ROAD = ("9", "200"), ("97", "1600"), ("7000", "84000")


@pytest.mark.parametrize(
    ("typed", "limits", "expected"),
    [
        ("10,37", SPRINT, "10.37"), ("10:37", SPRINT, "10.37"), ("1120", SPRINT, "11.20"),
        ("112", SPRINT, "11.2 1:12 1:52"), ("12.9O", SPRINT, "12.90"), ("dns", SPRINT, "DNS"),
        ("11.50s", SPRINT, "11.50"), ("11,50 s", SPRINT, "11.50"), ("11;20", SPRINT, "11.20"),
        ("9,00", SPRINT, "9.00"), ("8,99", SPRINT, ""), ("3:20,00", SPRINT, "3:20.00"),
        ("3:20,01", SPRINT, ""), ("3:30", SPRINT, ""), ("abc", SPRINT, ""), ("", SPRINT, ""),
        ("10.37", SPRINT, ""),  # sound as it is
        ("1.45.00", MIDDLE, "1:45.00"), ("1:45:91", MIDDLE, "1:45.91"),
        ("1;45,91", MIDDLE, "1:45.91"), ("2'05\"", MIDDLE, "2:05"), ("2;05", MIDDLE, "2:05"),
        ("2'05\"37", MIDDLE, "2:05.37"), ("20537", MIDDLE, "2:05.37"),
        ("205.37", MIDDLE, "3:25.37 2:05.37"), ("205,37", MIDDLE, "3:25.37 2:05.37"),
        ("20537s", MIDDLE, "2:05.37"), ("20\u201405", MIDDLE, ""),
        ("412", ("199", "3000"), "4:12 6:52"), ("276.11", ("199", "3000"), "4:36.11"),
        ("123456", ("97", "900"), "12:34.56"), ("1412", ("730", "10000"), "14:12 23:32"),
        ("10;37,2", ("97", "1600"), "10:37.2"), ("11;20", ("9", "1000"), "11:20 11.20"),
        ("65:30", ("1500", "20000"), "1:05:30"), ("75:30", ("3300", "42000"), "1:15:30"),
        ("60:00", ("3300", "42000"), "1:00:00"), ("61:30,55", ("3300", "42000"), "1:01:30.55"),
        ("122:57", ROAD, "2:02:57"), ("122:57s", ROAD, "2:02:57"), ("2.22.57", ROAD, "2:22:57"),
        ("2,05,37,4", ROAD, "2:05:37.4"), ("20537", ROAD, "2:05:37 5:42:17"),
        ("1234567", ROAD, ""),  # of no time
        ("10:37", ("600", "700"), ""),  # sound as well, and 0:10:37 says the same
    ],
)  # fmt: skip
def test_what_a_mistyped_time_may_be(typed: str, limits: tuple[str, str], expected: str) -> None:
    """All that lies within the limits of the discipline, the likeliest first, in the forms of the
    sport: minutes from 100 seconds on, hours from 60 minutes on."""
    least, most = map(Decimal, limits)
    assert mistyped.meant(typed, is_time=True, least=least, most=most) == expected.split()


def test_what_a_mistyped_number_may_be() -> None:
    assert mistyped.meant("15,200", is_time=False) == ["15200"]
    assert mistyped.meant("15,200m", is_time=False) == ["15200"]
    assert mistyped.meant("5,74", is_time=False) == ["5.74"]
    assert mistyped.meant("5.74m", is_time=False) == ["5.74"]
    assert mistyped.meant("5,74 m", is_time=False, most=Decimal(10)) == ["5.74"]
    assert mistyped.meant("7.5O", is_time=False) == ["7.50"]
    for nothing in ("x", "1:30", "1:30m", "5.74"):  # a time is no distance
        assert mistyped.meant(nothing, is_time=False) == []


def test_rounds() -> None:
    assert rounds.heats("8,3,1") == (8, 3, 1)
    assert sum(rounds.heats("8,3,1")) == 12
    named = [rounds.unit_name(r, 1, (8, 3, 1)) for r in (1, 2, 3)]
    assert named == ["heat 1", "semi 1", "final"]
    assert rounds.unit_name(2, 5, (3, 8, 3, 1)) == "round 2 heat 5"
    assert rounds.unit_name(1, 1, (1,)) == "final"
    assert rounds.unit_name(1, 2, (3,)) == "heat 2"
    assert rounds.unit_name(2, 2, (3, 2)) == "final 2"
    assert rounds.unit_name(2, 1, (3, 1)) == "final"
    assert [rounds.round_called(k, (8, 3, 1)) for k in ("heat", "semi", "final")] == [1, 2, 3]
    assert rounds.round_called("semi", (2, 1)) is None
    assert rounds.round_called("final", (4,)) == 1


def test_category() -> None:
    assert category(["ALL"], "MF") == "MF"
    assert category(["ALL", "U15"], "F") == "U15F"
    assert category([], "M") == "M"
    assert category(["SEN"], "MF") == "SEN"
    assert category(["U15", "U17"], "F") == "U15-U17F"


@pytest.mark.parametrize(
    ("born", "day", "age", "group"),
    [
        ("1991-07-05", "2026-07-04", 34, None), ("1991-07-05", "2026-07-05", 35, 35),
        ("1991-12-01", "2026-07-05", 34, None), ("1986-07-05", "2026-07-04", 39, 35),
        ("1986-07-05", "2026-08-01", 40, 40), ("1925-01-02", "2026-01-01", 100, 100),
        ("2008-12-31", "2026-12-31", 18, None), ("2009-01-01", "2026-12-31", 17, None),
        ("2008-02-29", "2026-02-28", 17, None), ("2008-02-29", "2026-03-01", 18, None),
    ],
)  # fmt: skip
def test_ages_and_groups_of_masters(born: str, day: str, age: int, group: int | None) -> None:
    """CR5: masters from the 35th birthday on, in steps of five years."""
    born_on, on = date.fromisoformat(born), date.fromisoformat(day)
    assert (age_on(on, born_on), group_of(born_on, on)) == (age, group)


def test_who_may_compete_at_all() -> None:
    day = date(2026, 5, 9)
    likely = [year for year in range(1900, 2030) if is_likely(date(year, 12, 31), day)]
    assert (likely[0], likely[-1]) == (1916, 2023)


def test_names_of_groups_of_masters() -> None:
    named = {text: group_named(text) for text in "M35 W45 F50 V100 M34 U35 35 m40 M5 MM35".split()}
    assert {text: group for text, group in named.items() if group} == {
        "M35": 35, "W45": 45, "F50": 50, "V100": 100,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "others"),
    [
        ("10.40 10.5 10.60", [1]), ("10.4 10.5 10.60", [2]), ("10.4 10.50", [0]),  # photo finish
        ("10.40 10.50", []), ("10.4 10.5", []), ("63 63.5 64 DNS", [1]), ("10.40 DNF - 10.6", [3]),
        ("10.40 10.5 10.6 10.70 10.80 x", [1, 2]), ("", []),
    ],
)  # fmt: skip
def test_times_taken_in_another_way(marks: str, others: list[int]) -> None:
    """TR19.24: most of a race's times say how it was timed; of as many, the finer ones."""
    assert of_other_timing([None if mark == "-" else mark for mark in marks.split()]) == others


@pytest.mark.parametrize(
    ("times", "both"),
    [
        ("10.4 10.50", True), ("1:03 1:03.51", True), ("63 63.5", True),  # 63 may be any of 62.1 on
        ("10.4 10.5", False), ("10.40 10.50", False), ("63 64", False), ("10.40 10.401", False),
        ("", False),
    ],
)  # fmt: skip
def test_times_that_make_no_common_order(times: str, both: bool) -> None:
    """TR19.24: a hand time is rounded up to the tenth, off the track to the second; a reading of
    the photo finish in thousandths is of one kind with its hundredths."""
    assert both_ways(times.split()) is both


@pytest.mark.parametrize(
    ("code", "mark", "value"),
    [
        ("100", "10.4", "10.64"), ("200", "21.0", "21.24"), ("300", "35.1", "35.24"),
        ("400", "48.5", "48.64"), ("600", "1:20.1", "80.1"), ("100", "10.40", "10.40"),
        ("100", "11", "11"), ("4x100", "42.5", "42.74"), ("4x400", "3:20.1", "200.24"),
        ("4x800", "8:01.0", "481.0"), ("XC", "20:01.5", "1201.5"), ("LJ", "5.7", "5.7"),
        ("100", "DNS", None), ("LJ", "NM", None),
    ],
)  # fmt: skip
def test_what_is_seeded_by(code: str, mark: str, value: str | None) -> None:
    made = discipline(code)
    assert made is not None
    assert seed_value(mark, made) == (None if value is None else Decimal(value))


def test_the_marks_of_an_entry_in_the_order_in_which_they_are_believed() -> None:
    made = discipline("100")
    assert made is not None
    assert entered_value({"pb": "10.30", "sb": "10.40", "qp": "10.50"}, made) == Decimal("10.50")
    assert entered_value({"pb": "10.30", "sb": "10.40", "qp": "?"}, made) == Decimal("10.40")
    assert entered_value({"pb": "10.30", "sb": None}, made) == Decimal("10.30")
    assert entered_value({"sb": "?"}, made) is None


def test_what_a_hand_time_lacks() -> None:
    lacks = [str(hand_seconds(metres)) for metres in (60, 200, 201, 400, 401)]
    assert lacks == ["0.24", "0.24", "0.14", "0.14", "0"]


def test_until_when_protests_are_heard() -> None:
    """TR8.2: half an hour."""
    heard = [protests_until(at) for at in ("14:32", "23:45", "09:05:30", "00:00", "")]
    assert heard == ["15:02", "00:15", "09:35", "00:30", ""]


def test_words_that_a_form_does_not_have() -> None:
    """CR25.4: NM is of field events, NH of vertical jumps."""
    words = {
        (status, form): said
        for status in ("NM", "NH", "DNF", "DQ", "DNS")
        for form in (Form.RACE, Form.HORIZONTAL, Form.THROW, Form.VERTICAL)
        if (said := instead_of(status, form))
    }
    assert words == {
        ("NM", Form.RACE): "DNF or DQ", ("NH", Form.RACE): "DNF or DQ",
        ("NH", Form.HORIZONTAL): "NM", ("NH", Form.THROW): "NM",
    }  # fmt: skip
