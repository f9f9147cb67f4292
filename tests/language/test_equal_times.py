"""Equal times of which no thousandths are read, or which were taken by hand: what places say of
them, and what is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from meetc.rules.progression import Runner, Undecided, progress, runner
from tests.language.test_progression import runners


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


def test_of_three_heats_one_has_three_by_place_and_one_fewer_goes_on_by_time() -> None:
    """Seven by place for a final of eight: the dead heat takes the place of one of two by time."""
    heats = ("10.40 10.50 =10.50 10.52", "10.45 10.55 10.60", "10.46 10.57 10.61")
    found = progress(runners(*heats), 2, 2, room=8)
    qualifiers = [one.qualifier for _, one in sorted(found.advanced.items())]
    assert (qualifiers, sorted(found.advanced)) == (
        ["Q", "Q", "Q", "q", "Q", "Q", "Q", "Q"], [0, 1, 2, 3, 4, 5, 7, 8],
    )  # fmt: skip
    assert found.undecided == ()


def test_three_of_one_time_for_one_place_are_asked_for_their_thousandths() -> None:
    found = progress(runners("11.02 11.05 11.09 11.20 =11.20", "11.11 11.20 11.24"), 0, 5)
    assert sorted(found.advanced) == [0, 1, 2, 5]
    why = "equal to 0.01 s: their thousandths decide, as raw="
    assert found.undecided == (Undecided((3, 4, 6), 1, why),)


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


JUDGES = "the order of the judges decides, as place=, which also says who is level"
LAST = f"equal by hand at the last place that counts: {JUDGES}"


def test_places_of_the_judges_part_equal_times_by_hand() -> None:
    """In one heat; between heats they are level, and a draw is for those who might go on."""
    found = progress(runners("10.4 10.6 10.6", "10.5 10.7", hand=True), 0, 3, 8)
    assert (sorted(found.advanced), found.undecided) == ([0, 1, 3], ())
    assert found.advanced[1].why.endswith("by the places of the heat")
    (draw,) = progress(runners("10.4 10.6 10.6", "10.6", hand=True), 0, 2, 2).undecided
    assert (draw.runners, draw.places, draw.by_draw) == ((1, 3), 1, True)


@pytest.mark.parametrize(
    ("places", "criteria", "going_on", "undecided"),
    [
        ([1, 2, 2], (2, 0), [0], ((1, 2), 1, LAST)),
        ([1, 1, 1], (2, 0), [], ((0, 1, 2), 2, LAST)),
        ([1, 2, 2], (1, 1), [0], ((1, 2), 1, f"equal by hand: {JUDGES}")),
        ([1, 2, 3], (2, 0), [0, 1], None),
        ([1, 1, 1], (3, 0), [0, 1, 2], None),
    ],
)  # fmt: skip
def test_times_by_hand_are_in_the_order_of_the_judges(
    places: list[int],
    criteria: tuple[int, int],
    going_on: list[int],
    undecided: tuple[tuple[int, ...], int, str] | None,
) -> None:
    """TR18: who is equal by hand in one heat is not level but where the judges have said so."""
    times = [Decimal("9.8") if place < min(2, max(places)) else Decimal("9.9") for place in places]
    field = [Runner(1, place, time, None, True) for place, time in zip(places, times, strict=True)]
    found = progress(field, *criteria)
    assert (sorted(found.advanced), found.undecided) == (
        going_on, (Undecided(*undecided),) if undecided else (),
    )  # fmt: skip
    judged = progress([one._replace(is_judged=True) for one in field], *criteria)
    assert not judged.undecided


@pytest.mark.parametrize(
    ("heats", "criteria", "why", "by_draw"),
    [
        ("1040 1042; 1041 1042", (1, 1), "equal to the second, and there are not lanes for all: "
         "a draw decides", True),
        ("1040 1042 1042; 1041 1043", (1, 1), f"equal to the second: {JUDGES}", False),
        ("1040 1042 1042; 1041 1043", (2, 0),
         f"equal to the second at the last place that counts: {JUDGES}", False),
        ("10.4 10.6; 10.5 10.6", (1, 1), "equal by hand, and there are not lanes for all: a draw "
         "decides", True),
        ("10.40 10.60; 10.50 10.60", (1, 1), "equal to 0.01 s: their thousandths decide, as raw=",
         False),
    ],
)  # fmt: skip
def test_how_fine_equal_times_are(
    heats: str, criteria: tuple[int, int], why: str, by_draw: bool
) -> None:
    """In cross-country and on the road times are to the second, by hand to the tenth."""
    field = []
    for heat, marks in enumerate(heats.split("; "), 1):
        own = marks.split()
        field += [runner(heat, own.index(mark) + 1, mark, None) for mark in own]
    (undecided,) = progress(field, *criteria, room=3).undecided
    assert (undecided.why, undecided.by_draw) == (why, by_draw)


def test_readings_part_times_to_the_second() -> None:
    """A 5 km by transponder: 17:20 of 17:19.112 is ahead of 17:20 of 17:19.502."""
    field = [runner(heat, 1, "17:20", raw) for heat, raw in ((1, "17:19.502"), (2, "17:19.112"))]
    assert sorted(progress(field, 0, 1).advanced) == [1]
    level = [runner(1, 1, "17:20", "17:19.502")] * 2
    assert sorted(progress(level, 1, 0).advanced) == [0, 1]
