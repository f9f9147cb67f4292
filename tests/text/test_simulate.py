"""`meetc simulate`: a copy of a meet with results that nobody has made, round by round."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.disciplines import discipline
from meetc.edit.texts import Texts
from meetc.model import Event, Meet, Unit
from meetc.rules.lanes import in_lanes
from meetc.rules.lots import Chance
from meetc.rules.marks import STATUSES
from meetc.rules.usual_marks import age_in, usual_mark
from meetc.rules.vertical import read_card
from meetc.simulate.simulate import simulated
from tests.conftest import Meetc
from tests.support.drawn import examples

HEAD = 'meet "Spring" slug=spring country=GBR date=2026-05-09\n'
PROGRAMME = """\
event T01 100 "100" M rounds=3,1 lanes=8 qual_by_place=2 qual_fastest_losers=2 at=10:00,15:00
event T02 400 "400" M rounds=6,3,2,1 lanes=4
event T03 1500 "1500" M rounds=2,1
event T04 110H "Hurdles" M rounds=3,1 at=11:00,16:00
event T05 5K "Road" M
event T06 1HR "Hour" M
event F01 HJ "High" M at=10:30
event F02 LJ "Long" M rounds=2,1
event F03 SP "Shot" M cut_after_round=3 cut_survivors=6
event F04 PV "Vault" M rounds=2,1 qual_by_place=3 qual_fastest_losers=2
event M01 TRI "Triathlon" M
event M02 60 "Part 1" M parent=M01 category=TRI rounds=3 at=12:00
event M03 LJ "Part 2" M parent=M01 category=TRI at=13:00
event M04 HJ "Part 3" M parent=M01 category=TRI at=14:00
events {age}{gender}200 200 "200 {age} {gender}" M,F ages=U15,U17 rounds=3,1 lanes=8
event R01 4x100 "Relay" M rounds=1,1 at=17:00,18:00
  squad AAA-A 1 3 5 7
  squad BBB-A 2 4 6 8
"""
ENTERED = "T01,T02,T03,T04,T05,T06,F01,F02,F03,F04,M01,U15M200"


def whole_meet() -> str:
    """Every form of event, rounds, parts, a template and a relay, for 24 athletes of two teams."""
    people = [
        f'athlete {n} "F{n} L{n}" M {2011 + n % 3}-01-01 {"BA"[n % 2] * 3} events_entered={ENTERED}'
        for n in range(1, 25)
    ]
    return HEAD + 'team AAA "A"\nteam BBB "B"\n' + PROGRAMME + "\n".join(people) + "\n"


@cache
def text_of(seed: int, text: str = "") -> str:
    texts, compiled = Texts.compiled("a.meet", (text or whole_meet()).encode(), lambda path: b"")
    assert compiled.diagnostics == ()
    done = simulated(texts, compiled, seed)
    assert done.left == []
    return done.texts.files["a.meet"].decode()


def meet_of(seed: int, text: str = "") -> Meet:
    """The simulated meet, in which nothing at all is wrong."""
    compiled = library.compile(text_of(seed, text), strict=True)
    assert compiled.diagnostics == ()
    return compiled.meet


def units(meet: Meet) -> list[tuple[Event, Unit]]:
    return [(event, unit) for event in meet.events for unit in event.units]


seeds = st.integers(0, 10**6)


@given(seeds)
@examples(100)
def test_every_round_is_held_and_no_heat_overfilled(seed: int) -> None:
    """What `seed` and `advance` make of simulated results fits its lanes, and nothing contradicts:
    not even a warning is left."""
    meet = meet_of(seed)
    for event in meet.events:
        if event.id.startswith("U") and event.id != "U15M200":
            continue  # nobody is entered
        if event.units and all(row.performance in STATUSES for row in event.units[-1].rows):
            continue  # nobody is left to go on
        assert len(event.units) == event.unit_count, event.id
    for event, unit in units(meet):
        assert unit.results_status == "official"
        assert all(row.has_result for row in unit.rows)
        if in_lanes(event.discipline, meet.rules):
            assert len(unit.rows) <= (event.lanes_of(unit.round) or 8)
            lanes = [row.lane for row in unit.rows]
            assert len(set(lanes)) == len(lanes)


@given(seeds, st.integers(0, 10**6))
@examples(50)
def test_the_order_of_rows_changes_no_place(seed: int, shuffle: int) -> None:
    text = text_of(seed)
    lines, out, chance = text.splitlines(), [], random.Random(shuffle)
    rows: list[str] = []
    for line in [*lines, ""]:
        if re.match(r"    \w+(-A)? ", line) and not line.startswith("    heights"):
            rows.append(line)
            continue
        chance.shuffle(rows)
        out += [*rows, line]
        rows = []
    other = library.compile("\n".join(out) + "\n").meet

    def places(meet: Meet) -> list[dict[str, Any]]:
        return [{row.bib: row.place for row in unit.rows} for _, unit in units(meet)]

    assert places(other) == places(meet_of(seed))
    totals = [event.totals for event in other.events]
    assert totals == [event.totals for event in meet_of(seed).events]


@given(seeds)
@examples(50)
def test_cards_end_by_the_rules(seed: int) -> None:
    """Everybody who starts is out at the end, after three failures running or retired; bars rise
    by steps that never grow, evenly in a part of a combined event. TR26.4"""
    for event, unit in units(meet_of(seed)):
        if event.code in ("HJ", "PV"):
            jumped = [row for row in unit.rows if row.performance != "DNS"]
            assert all(read_card(row.series).over for row in jumped)
            bars = [round(float(bar) * 100) for bar in unit.heights]
            steps = [above - below for below, above in pairwise(bars)]
            assert steps == sorted(steps, reverse=True)
            assert event.parent is None or set(steps) == {3}


@given(seeds)
@examples(50)
def test_who_does_not_start_starts_in_nothing_later(seed: int) -> None:
    """TR4.4: not in a later event, nor in a later part of a combined event, nor for a squad."""
    meet = meet_of(seed)
    absent: dict[str, str] = {}
    squads = {squad.id: squad.runners for event in meet.events for squad in event.squads}
    timed = [(event.start_of(unit.round), unit) for event, unit in units(meet)]
    for start, unit in sorted((own for own in timed if own[0]), key=lambda own: own[0]):
        for row in unit.rows:
            if row.performance == "DNS":
                absent[row.bib] = start
            else:
                ran = row.runners or squads.get(row.bib, ())
                assert absent.keys().isdisjoint((row.bib, *ran)), (row.bib, absent, start)


def test_all_that_happens_at_a_meet_happens() -> None:
    texts = "\n".join(text_of(seed) for seed in range(12))
    words = [
        " DNS",
        " DNF",
        ' DQ note="TR16.8"',
        " xxo",
        " x- ",
        " xr",
        " raw=",
        " qD",
        " q",
        " runners=",
    ]
    for what in (*words, " Q", " - ", " r", "(-", "(+", " wind=-", " wind=+"):
        assert what in texts, what
    meets = [meet_of(seed) for seed in range(12)]
    rows = [row for meet in meets for _, unit in units(meet) for row in unit.rows]
    assert {"NM", "DNS", "DNF", "DQ"} <= {row.performance for row in rows}
    tied = [
        (event.code, unit.heat)
        for meet in meets
        for event, unit in units(meet)
        if len({row.place for row in unit.rows if row.place})
        < sum(row.place is not None for row in unit.rows)
    ]
    assert {code for code, _ in tied} >= {"HJ", "PV"}
    out = {own.out for meet in meets for event in meet.events for own in event.totals.values()}
    assert out >= {"", "DNF"}


def test_a_shared_first_place_is_jumped_off() -> None:
    """From the bar behind the last that was cleared, up and down until one is left; typed bars
    stay, and go on."""
    people = "".join(f'athlete {n} "F{n} L{n}" F events_entered=F01\n' for n in range(1, 4))
    text = f"{HEAD}{people}event F01 HJ F\n  heights 1.20 1.45\n"
    (unit,) = meet_of(95, text).events[0].units
    assert unit.heights == ("1.20", "1.45", "1.50", "1.55", "1.58", "1.61", "1.64", "1.67", "1.70")
    assert unit.jump_off == ("1.70", "1.68", "1.70")
    assert {row.bib: (row.place, row.performance) for row in unit.rows} == {
        "3": (1, "1.70"), "2": (2, "1.68"), "1": (3, "1.58"),
    }  # fmt: skip


def test_marks_are_around_those_of_the_entries() -> None:
    """Within 2 per cent in a race, and no better than half a per cent in the long jump."""
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in range(1, 9))
    entered = "".join(f"  enter {n} qp=11.{n}0 sb=10.60\n" for n in range(1, 9))
    jumps = "".join(f"  enter {n} sb=5.{n}0\n" for n in range(1, 9))
    text = f"{HEAD}{people}event T01 100 F\n{entered}event F01 LJ F\n{jumps}"
    for seed in range(5):
        race, jump = meet_of(seed, text).events
        for row in race.units[0].rows:
            if row.performance and row.performance[0].isdecimal():
                assert abs(float(row.performance) / float(f"11.{row.bib}0") - 1) < 0.025
        for row in jump.units[0].rows:
            if row.performance and row.performance[0].isdecimal():
                assert 0.9 < float(row.performance) / float(f"5.{row.bib}0") <= 1.005


def test_there_is_no_wind_indoors() -> None:
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in range(1, 9))
    entered = "".join(f"  enter {n}\n" for n in range(1, 9))
    text = f"{HEAD}{people}event T01 60H F rounds=2,1\n{entered}event F01 LJ F\n{entered}"
    assert "wind=" in text_of(3, text)
    indoors = text_of(3, text.replace("date=", "type=INDOOR date=", 1))
    assert " official" in indoors
    assert not re.search(r"wind=|\([+-]?\d", indoors)


def test_the_same_text_and_number_give_the_same_bytes_anywhere(meetc: Meetc) -> None:
    """These bytes are drawn by SHA-256, and no machine has others."""
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in range(1, 4))
    entries = "".join(f"  enter {n} qp=12.{n}0\n" for n in range(1, 4))
    meetc.write("a.meet", f"{HEAD}{people}event T01 100 F\n{entries}")
    ran = meetc("simulate", "a.meet", "--seed", "4", "-o", "-")
    assert (ran.code, ran.err) == (0, "simulated 1 unit with 3 rows\n")
    assert ran.out == meetc("simulate", "a.meet", "--seed", "4", "-o", "-").out
    header, people = ran.out.partition("athlete")[0], ran.out.partition("enter 3 qp=12.30\n")[2]
    assert header == (
        "# Simulated by meetc with seed 4: nobody has made these marks.\n\n"
        'meet "Spring (simulated)" slug=spring-simulated country=GBR date=2026-05-09\n'
    )
    assert people == (
        "  final official  wind=+0.6\n"
        "    1  12.18 lane=4\n"
        "    2  12.28 lane=5\n"
        "    3  12.40 lane=6\n"
    )


def test_a_copy_beside_the_meet_says_what_it_is(meetc: Meetc) -> None:
    path = meetc.write("a.meet", whole_meet())
    ran = meetc("simulate", "a.meet", "--seed", "1")
    assert (ran.code, ran.out) == (0, "wrote a-simulated.meet\n")
    assert path.read_text(encoding="utf-8") == whole_meet()
    copy = (meetc.folder / "a-simulated.meet").read_text(encoding="utf-8")
    assert copy.startswith("# Simulated by meetc with seed 1: nobody has made these marks.\n")
    meet = library.compile(copy).meet
    assert (meet.name, meet.fields["slug"]) == ("Spring (simulated)", "spring-simulated")
    again = meetc("simulate", "a.meet", "--seed", "2")
    assert again.code == 0
    assert (meetc.folder / "a-simulated.meet").read_text(encoding="utf-8") != copy


def test_nothing_is_lost(meetc: Meetc) -> None:
    path = meetc.write("a.meet", whole_meet())
    other = meetc.write("b.meet", HEAD)
    same = meetc("simulate", "a.meet", "--seed", "1", "-o", "a.meet")
    assert same.code == 2
    assert "would replace its own source" in same.err
    taken = meetc("simulate", "a.meet", "--seed", "1", "-o", "b.meet")
    assert taken.code == 2
    assert "is there already and is no simulation" in taken.err
    assert path.read_text(encoding="utf-8") == whole_meet()
    assert other.read_text(encoding="utf-8") == HEAD


def test_a_meet_of_several_files_goes_into_a_folder(meetc: Meetc) -> None:
    meetc.write("m/a.meet", HEAD + 'include "parts/track.meet"\nentries from "list.csv" add\n')
    meetc.write("m/parts/track.meet", "event T01 100 F\n")
    meetc.write("m/list.csv", "Bib,Name,Gender,Event\n1,Ada Oak,F,T01\n2,Bea Elm,F,T01\n")
    ran = meetc("simulate", "m/a.meet", "--seed", "1")
    assert ran.code == 0, ran.err
    wrote = {"a.meet", "list.csv", "parts/track.meet"}
    assert ran.out.splitlines() == [
        f"wrote m/a-simulated/{name}" for name in ("a.meet", "parts/track.meet", "list.csv")
    ]
    folder = meetc.folder / "m" / "a-simulated"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == wrote
    assert meetc("check", "m/a-simulated/a.meet").code == 0
    assert "final official" in (folder / "parts" / "track.meet").read_text(encoding="utf-8")
    there = meetc("simulate", "m/a.meet", "--seed", "1", "-o", "m/parts/a.meet")
    assert there.code == 0, there.err
    printed = meetc("simulate", "m/a.meet", "--seed", "1", "-o", "-")
    assert printed.code == 2
    assert "standard output cannot take" in printed.err


def test_what_is_typed_stays(meetc: Meetc) -> None:
    heats = """\
event T01 100 F rounds=2,1 qual_by_place=1 qual_fastest_losers=1
  heat 1 official wind=+1.0
    1  12.00
    2  12.10
  heat 2
    3  lane=4
    4  DNS
"""
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in range(1, 5))
    event = meet_of(3, HEAD + people + heats).events[0]
    first, second, final = event.units
    assert [row.performance for row in first.rows] == ["12.00", "12.10"]
    assert (first.wind, second.rows[0].lane, second.rows[1].performance) == ("+1.0", 4, "DNS")
    assert {row.bib for row in final.rows} >= {"1", "3"}


def test_what_cannot_be_held_is_told(meetc: Meetc) -> None:
    people = "".join(f'athlete {n} "F{n} L{n}" F events_entered=T01\n' for n in range(1, 11))
    meetc.write("a.meet", f"{HEAD}{people}event T01 100 F lanes=8\n")
    ran = meetc("simulate", "a.meet", "--seed", "1")
    assert ran.code == 3
    assert "T01: 10 entries into 1 x 8 lanes: write rounds=2\n" in ran.err


@pytest.mark.parametrize("text", ["", HEAD + "event T01 100 F\n  heat 9\n"])
def test_a_meet_with_errors_is_refused(text: str, meetc: Meetc) -> None:
    meetc.write("a.meet", text)
    ran = meetc("simulate", "a.meet", "--seed", "1")
    assert ran.code == 1
    assert "the meet has errors" in ran.err
    assert list(Path(meetc.folder).iterdir()) == [meetc.folder / "a.meet"]


def test_chance_is_the_same_on_any_machine() -> None:
    chance = Chance(7, "T01", "results")
    assert [chance.below(100) for _ in range(6)] == [84, 55, 86, 5, 23, 46]
    assert all(-5 <= chance.spread(5) <= 5 for _ in range(100))


@pytest.mark.parametrize(
    ("code", "gender", "age", "mark"),
    [
        ("100", "M", 25, "11.50"), ("100", "F", 25, "12.59"),  # 1.2 times the record
        ("100", "M", 34, "11.50"), ("100", "M", 19, "11.84"), ("100", "F", 12, "15.74"),
        ("100", "M", 9, "16.09"), ("100", "M", 60, "13.89"), ("80H", "F", 16, "13.93"),
        ("150", "M", 25, "18.75"), ("150", "F", 25, "21.00"),  # 8 m a second, no record known
        ("300H", "M", 25, "43.60"), ("3KW", "M", 25, "793.65"), ("4x300", "M", 25, "150.00"),
        ("5K", "M", 25, "1086.96"), ("10K", "F", 25, "2434.78"), ("XC", "M", 25, "1304.35"),
        ("HJ", "M", 25, "1.86"), ("HJ", "F", 14, "1.36"), ("PV", "M", 14, "3.36"),
        ("LJ", "M", 25, "6.62"), ("TJ", "M", 100, "4.74"), ("SP", "M", 25, "14.14"),
        ("SLJ", "M", 25, "2.40"), ("SHJ", "M", 25, "1.40"), ("BT", "F", 25, "24.00"),
        ("1HR", "M", 25, "11000.00"), ("DEC", "M", 25, "50.00"),
    ],
)  # fmt: skip
def test_what_a_club_athlete_does(code: str, gender: str, age: int, mark: str) -> None:
    made = discipline(code)
    assert made is not None
    assert round(usual_mark(made, gender, age), 2) == Decimal(mark)


@pytest.mark.parametrize(
    ("code", "gender", "age", "mark"),
    [("100", "M", 25, "12.30"), ("HJ", "M", 50, "1.61"), ("PV", "F", 25, "3.46"),
     ("LJ", "F", 10, "2.15"), ("SP", "F", 25, "10.86"), ("1HR", "M", 25, "11000")],
)  # fmt: skip
def test_nobody_is_a_specialist_in_a_part(code: str, gender: str, age: int, mark: str) -> None:
    made = discipline(code)
    assert made is not None
    assert round(usual_mark(made, gender, age, is_part=True), 2) == Decimal(mark)


def test_the_age_in_a_group() -> None:
    ages = {group: age_in(group) for group in ("U15", "u9", "V50", "M45", "SEN", "JUN", "U9-11")}
    assert ages == {"U15": 14, "u9": 8, "V50": 50, "M45": 45, "SEN": 25, "JUN": 25, "U9-11": 8}
