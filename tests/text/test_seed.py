"""`meetc seed`: first rounds drawn from the entries into the text, the same on any machine."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.disciplines import discipline
from meetc.edit.seeded import with_start_lists
from meetc.edit.texts import Texts
from meetc.rules.lane_draw import draw_lanes, groups_in, lane_groups, lanes_used
from meetc.rules.lanes import in_lanes, lanes_in
from meetc.rules.lots import lot
from meetc.rules.rulebook import CURRENT
from meetc.rules.seeding import apart, zigzag
from tests.conftest import Meetc
from tests.support.drawn import examples

HEAD = 'meet "Spring" slug=spring country=GBR date=2026-05-09\n'


def people(count: int, teams: str = "AB") -> list[str]:
    lines = [f'team {team}{team}{team} "{team}"' for team in teams]
    return lines + [
        f'athlete {n} "F{n} L{n}" F {teams[n % len(teams)] * 3}' for n in range(1, count + 1)
    ]


def meet(event: str, entries: list[str], count: int = 30) -> str:
    return HEAD + "\n".join([*people(count), event, *entries]) + "\n"


def heats(text: str | bytes) -> list[list[tuple[str, Any]]]:
    """The rows of the first event: bib and lane, unit by unit in the order of their numbers."""
    units = library.payload(library.compile(text).meet)["events"][0]["units"]
    units.sort(key=lambda unit: (unit["round"], unit["heat"]))
    return [[(row["bib"], row.get("lane")) for row in unit["results"]] for unit in units]


def seeded(meetc: Meetc, text: str, *options: str) -> str:
    path = meetc.write("a.meet", text)
    ran = meetc("seed", "a.meet", "--write", *options)
    assert ran.code == 0, ran.err
    return path.read_text(encoding="utf-8")


def test_heats_of_several_rounds_are_as_strong_as_each_other(meetc: Meetc) -> None:
    entries = [f"  enter {n} qp=10.{n:02}" for n in range(1, 25)]
    found = heats(seeded(meetc, meet("event T01 100 F rounds=3,1 lanes=8", entries)))
    ranks = sorted(sorted(int(bib) for bib, _ in heat) for heat in found)
    assert [len(heat) for heat in found] == [8, 8, 8]
    assert all(sorted(lane for _, lane in heat) == list(range(1, 9)) for heat in found)
    for row in range(8):  # of three that follow each other each heat has one
        assert all(sum(row * 3 < n <= row * 3 + 3 for n in heat) == 1 for heat in ranks)


def test_timed_finals_go_by_pace_and_the_fastest_last(meetc: Meetc) -> None:
    entries = [f"  enter {n} sb=2:{n:02}.00" for n in range(1, 21)]
    text = meet("event T01 400 F rounds=3 lanes=8", entries)
    found = [sorted(int(bib) for bib, _ in heat) for heat in heats(seeded(meetc, text))]
    assert found == [list(range(15, 21)), list(range(9, 15)), list(range(1, 9))]
    text = text.replace("lanes=8", "lanes=8 seeding_method=fastest_first")
    found = [sorted(int(bib) for bib, _ in heat) for heat in heats(seeded(meetc, text))]
    assert found[0] == list(range(1, 9))


def test_a_race_without_lanes_and_a_field_event(meetc: Meetc) -> None:
    entries = [f"  enter {n}" for n in range(1, 8)]
    for code in ("1500", "LJ"):
        (heat,) = heats(seeded(meetc, meet(f"event T01 {code} F", entries)))
        assert sorted(int(bib) for bib, _ in heat) == list(range(1, 8))
        assert {lane for _, lane in heat} == {None}
    text = meet("event F01 LJ F pool_order=bib", entries)
    assert [bib for bib, _ in heats(seeded(meetc, text))[0]] == [f"{n}" for n in range(1, 8)]


def test_hand_times_are_compared_with_what_they_lack(meetc: Meetc) -> None:
    entries = ["  enter 1 qp=10.4", "  enter 2 qp=10.50", "  enter 3 qp=10.70", "  enter 4 qp=10.3"]
    found = heats(seeded(meetc, meet("event T01 100 F rounds=2 lanes=2", entries)))
    assert [sorted(bib for bib, _ in heat) for heat in found] == [["1", "3"], ["2", "4"]]


def test_squads_of_a_relay(meetc: Meetc) -> None:
    text = meet("event T01 4x100 F lanes=8", ["  squad AAA 2 4 6 8", "  squad BBB 1 3 5 7"])
    (heat,) = heats(seeded(meetc, text))
    assert {bib for bib, _ in heat} == {"AAA", "BBB"}
    assert {lane for _, lane in heat} <= {4, 5, 6, 7}


def test_what_is_drawn_already_stays(meetc: Meetc) -> None:
    entries = [f"  enter {n}" for n in range(1, 4)]
    rows = [f"    {n}  lane={n + 3}" for n in range(1, 4)]
    text = meet("event T01 100 F", [*entries, "  final", *rows])
    assert seeded(meetc, text) == text
    assert "round 1 has rows" in meetc("seed", "a.meet", "T01").err
    once = seeded(meetc, meet("event T01 100 F", entries))
    assert seeded(meetc, once) == once
    assert "draw=20260509" in once


def test_units_that_are_written_take_their_rows(meetc: Meetc) -> None:
    units = ["  heat 2 scheduled_start_time=11:05", "  # the fast one", "  heat 1"]
    entries = [f"  enter {n} qp=12.{n}0" for n in range(1, 4)]
    text = seeded(meetc, meet("event T01 100 F rounds=2 lanes=2", [*entries, *units]))
    assert text.count("heat 1") == text.count("heat 2") == 1
    assert [sorted(bib for bib, _ in heat) for heat in heats(text)] == [["3"], ["1", "2"]]


def test_nothing_is_written_without_a_word(meetc: Meetc) -> None:
    path = meetc.write("a.meet", meet("event T01 100 F", ["  enter 1", "  enter 2"]))
    before = path.read_bytes()
    ran = meetc("seed", "a.meet")
    assert (ran.code, path.read_bytes()) == (0, before)
    assert "+  final" in ran.out
    assert ran.err == "T01: 2 in 1 unit\nnothing is written yet: --write does it\n"


@pytest.mark.parametrize(
    ("event", "count", "message"),
    [
        ("100 F rounds=3,1", 30, "30 entries into 3 x 8 lanes: write rounds=4,1"),
        ("100 F", 0, "nobody is entered"),
        ("HEP F", 3, "a combined event has no heats"),
    ],
)
def test_what_cannot_be_seeded(meetc: Meetc, event: str, count: int, message: str) -> None:
    entries = [f"  enter {n}" for n in range(1, count + 1)]
    meetc.write("a.meet", meet(f"event T01 {event}", entries))
    ran = meetc("seed", "a.meet", "T01")
    assert (ran.code, ran.err) == (3, f"T01: {message}\nnothing to draw\n")


def test_wrong_calls(meetc: Meetc) -> None:
    meetc.write("a.meet", meet("event T01 100 F", ["  enter 1"]))
    assert meetc("seed", "a.meet", "T1").err == "meetc: there is no event T1; did you mean T01?\n"
    meetc.write("b.meet", "event T01 100\n")
    assert meetc("seed", "b.meet").code == 1
    assert meetc("seed", "c.meet").code == 2


def test_events_that_are_made_are_seeded_in_a_block_of_their_own(meetc: Meetc) -> None:
    text = HEAD + 'athlete 1 "A B" F events_entered=U13F\nevents {age}F 100 F ages=U13,U15\n'
    meetc.write("a.meet", text)
    assert "write `event U13F` below that" in meetc("seed", "a.meet").err


@examples(30)
@given(st.randoms(use_true_random=False), st.integers(3, 8), st.sampled_from(("100", "800", "SP")))
def test_the_lots_of_a_bib_are_its_own(chance: random.Random, count: int, code: str) -> None:
    """What a draw says of two who are level rests on their bibs and the number alone: neither
    marks, nor teams, nor those who come or go change it."""
    event = f"event T01 {code} F lanes=8 draw=5"

    def order(entries: list[str], teams: str) -> list[str]:
        text = HEAD + "\n".join([*people(30, teams), event, *entries]) + "\n"
        texts, compiled = Texts.compiled("a.meet", text.encode(), lambda path: b"")
        lists = with_start_lists(texts, compiled, (), None).texts.files["a.meet"]
        return [bib for heat in heats(lists) for bib, _ in heat]

    bibs = [str(n) for n in chance.sample(range(1, 31), count)]
    level = [f"  enter {bib}" for bib in bibs]
    own = order(level, "AB")
    assert order([f"{entry} qp=13.20" for entry in level], "CDE") == own
    if code != "100":  # in lanes those of the middle are used first
        gone = chance.choice(bibs)
        left = order([entry for entry in level if entry.split()[1] != gone], "AB")
        assert left == [bib for bib in own if bib != gone]


@examples(40)
@given(st.randoms(use_true_random=False), st.integers(2, 30), st.sampled_from(("100", "800", "SP")))
def test_the_order_of_the_file_says_nothing(chance: random.Random, count: int, code: str) -> None:
    def drawn(entries: list[str]) -> Any:
        text = meet(f"event T01 {code} F rounds=4,1 lanes=8", entries).encode()
        texts, compiled = Texts.compiled("a.meet", text, lambda path: b"")
        return heats(with_start_lists(texts, compiled, (), 7).texts.files["a.meet"])

    entries = [f"  enter {n} qp={chance.choice(('12.00', '12.50', '11.9'))}"
               for n in range(1, count + 1)]  # fmt: skip
    entries = [entry.split(" qp")[0] if code == "SP" else entry for entry in entries]
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert drawn(shuffled) == drawn(entries)
    assert sorted(bib for heat in drawn(entries) for bib, _ in heat) == sorted(
        str(n) for n in range(1, count + 1)
    )


@pytest.mark.parametrize(
    ("teams", "heats"),
    [
        ("ABCADE", [[0, 2, 4], [1, 3, 5]]),  # the second of A changes with who is in the same row
        ("ABCAAD", [[0, 3, 5], [1, 2, 4]]),  # of three the last, whose row is the weakest
        ("A  A  ", [[0, 2, 4], [1, 3, 5]]), ("      ", [[0, 3, 4], [1, 2, 5]]),
        ("ABBAAB", [[0, 3, 5], [1, 2, 4]]), ("AAAAAA", [[0, 3, 4], [1, 2, 5]]),
        ("ABCDEF", [[0, 3, 4], [1, 2, 5]]), ("BCACBX", [[0, 3, 5], [1, 2, 4]]),
    ],
)  # fmt: skip
def test_teammates_change_places_in_a_row_the_last_first(
    teams: str, heats: list[list[int]]
) -> None:
    """TR20.3, of the zigzag 1 4 5 and 2 3 6."""
    assert apart(zigzag(6, 2), [team.strip() for team in teams]) == heats


@examples(1000)
@given(
    st.sampled_from(("AB", "ABC", "ABCD ", "ABCDEFGH ")).flatmap(
        lambda of: st.lists(st.sampled_from(of).map(str.strip), min_size=4, max_size=32)
    ),
    st.integers(1, 4),
)
def test_two_of_a_team_never_meet_where_it_costs_nothing(teams: list[str], n: int) -> None:
    """TR20.3; whoever changes places within a row of the zigzag costs nothing. No heat has two more
    of a team than another, so that no deal of the same rows lets fewer of a team meet."""
    before = zigzag(len(teams), n)
    heats = apart(before, teams)
    assert [sorted(row) for row in rows(heats)] == [sorted(row) for row in rows(before)]
    for team in {*teams} - {""}:
        counts = [sum(teams[rank] == team for rank in heat) for heat in heats]
        assert max(counts) - min(counts) < 2


@pytest.mark.parametrize(
    ("teams", "heats"),
    [
        ("AABB", ["1 4", "2 3"]),  # apart already
        ("AxyAAz", ["1 4 6", "2 3 5"]),  # of three of A the last goes, and two and one are even
        ("BCACB", ["2 3 5", "1 4"]),  # B of 1 for C of 2, and C of 4 for A; 5 has nobody beside it
        ("EAEBDBA", ["2 3 6", "1 4 5 7"]),  # A for E, E for B, B for D
    ],
)  # fmt: skip
def test_changes_of_places_go_on_until_nobody_meets(teams: str, heats: list[str]) -> None:
    """Of the zigzag 1 4 5 and 2 3 6 7: whoever comes for one of two sends on a mate of its own."""
    dealt = apart(zigzag(len(teams), 2), teams)
    assert [" ".join(str(rank + 1) for rank in sorted(heat)) for heat in dealt] == heats


def rows(heats: list[list[int]]) -> list[list[int]]:
    most = max(map(len, heats))
    return [[heat[n] for heat in heats if n < len(heat)] for n in range(most)]


@pytest.mark.parametrize(
    ("code", "lanes"),
    [
        ("60", True), ("100", True), ("400", True), ("400H", True), ("4x100", True),
        ("4x400", True), ("600", False), ("800", False), ("4x800", False), ("XC", False),
        ("LJ", False),
    ],
)  # fmt: skip
def test_what_is_run_in_lanes(code: str, lanes: bool) -> None:
    """TR17.4: up to 400 m, and relays whose legs are."""
    made = discipline(code)
    assert made is not None
    assert in_lanes(made, CURRENT) is lanes
    said = [lanes_in(made, number, CURRENT) for number in (None, 6, 10, 11)]
    assert said == ([8, 6, 10, 8] if lanes else [0, 0, 0, 0])


@pytest.mark.parametrize(
    ("runners", "lanes"),
    [
        (8, [[4, 5, 6, 7], [3, 8], [1, 2]]), (7, [[4, 5, 6, 7], [3, 8], [2]]),
        (5, [[4, 5, 6, 7], [8], []]), (3, [[5, 6, 7], [], []]), (0, [[], [], []]),
        (9, [[4, 5, 6, 7], [3, 8], [1, 2]]),
    ],
)  # fmt: skip
def test_the_last_group_loses_its_lowest_lanes(runners: int, lanes: list[list[int]]) -> None:
    assert lanes_used(groups_in("7,6,5,4 / 3,8 / 2,1"), runners) == lanes


@pytest.mark.parametrize(
    ("code", "lanes", "groups"),
    [
        ("60", 8, "3,4,5,6 / 2,7 / 1,8"), ("110H", 9, "4,5,6 / 3,7 / 2,8 / 1,9"),
        ("150", 8, "4,5,6,7 / 3,8 / 1,2"), ("200", 9, "5,6,7,8 / 3,4,9 / 1,2"),
        ("400H", 9, "5,6,7 / 4,8 / 3,9 / 1,2"), ("4x200", 8, "4,5,6,7 / 3,8 / 1,2"),
        ("200", 6, "3,4,5 / 2,6 / 1"), ("100", 4, "2,3 / 1,4"), ("200", 7, "1,2,3,4,5,6,7"),
    ],
)  # fmt: skip
def test_groups_of_each_kind_of_race(code: str, lanes: int, groups: str) -> None:
    """TR20.4; relays of whatever distance run round bends."""
    made = discipline(code)
    assert made is not None
    assert lane_groups(made, lanes, CURRENT) == groups_in(groups)


def test_a_lane_is_drawn_among_those_of_one_group() -> None:
    lanes = draw_lanes(["9", "8", "7"], [[4, 5], [3]], 7, "T01", 2, 1)
    assert lanes == dict(zip(sorted(["9", "8"], key=lambda bib: lot(7, "T01", 2, 1, bib)), [4, 5],
                             strict=True)) | {"7": 3}  # fmt: skip
