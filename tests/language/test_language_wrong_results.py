"""Mistakes in units and rows, and what is offered for them."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, build, event, found, results
from tests.support.units import HJ, LJ, RACE, SP


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 10,37\n", ["M602 4:3 a mark is a time such as 10.37 or 1:45.00, not 10,37"]),
        ("1 10.371\n", ["M602 4:3 10.371 has thousandths, which stand in raw="]),
        ("1 105.32\n", ["M602 4:3 a time from 100 seconds on has its minutes: not 105.32"]),
        ("1 0.00\n", ["M602 4:3 a mark is a time such as 10.37 or 1:45.00, not 0.00"]),
        ("1 x\n", ["M602 4:3 a mark is a time such as 10.37 or 1:45.00, not x"]),
        ("1 dns\n", ["M602 4:3 a mark is a time such as 10.37 or 1:45.00, not dns"]),
        ("1 1:75\n", ["M602 4:3 a mark is a time such as 10.37 or 1:45.00, not 1:75"]),
        ("1 10.37 10.40\n", ["M603 4:9 10.40 is a second mark, and 100 has one"]),
        ("1 10.37 DQ\n", ["M612 4:3 a row has a mark or DQ, and this one has both"]),
        ("1 DNS DNF\n", ["M205 4:7 DNF is one word too many"]),
        ("1 10.37 Q q\n", ["M205 4:11 q is one word too many"]),
        ("1 9.10\n", ["M610 4:3 9.10 is faster than anybody has ever run in 100"]),
        ("1 4:00.00\n", ["M610 4:3 4:00.00 is slower than a walk in 100"]),
        ("1 raw=0.002\n", ["M610 4:3 0.002 is faster than anybody has ever run in 100"]),
        ("1 raw=4:00.123\n", ["M610 4:3 4:00.123 is slower than a walk in 100"]),
        ("1 performance=4:00.12\n", ["M610 4:3 4:00.12 is slower than a walk in 100"]),
        ("1 16:12:35\n2 10.37\n3 10.4 note=x\n", [
            "M610 4:3 16:12:35 is slower than a walk in 100",
            "M618 6:3 10.4 is to the tenth of a second, and others of this race to the hundredth"]),
        ("1 10:12:35\n2 10.37\n", ["M610 4:3 10:12:35 is slower than a walk in 100"]),
        ("1 10.37\n1 10.40\n", ["M601 5:1 bib 1 has two rows in one unit"]),
        ("1 10.37 lane=4\n2 10.40 lane=4\n", ["M613 5:9 lane 4 is taken twice"]),
        ("1 10.37 place=2\n2 10.48 place=1\n", [
            "M701 4:9 the marks make bib 1 1st, and the row says place 2",
            "M701 5:9 the marks make bib 2 2nd, and the row says place 1"]),
        ("1 DNS place=1\n", ["M705 4:7 place 1 beside DNS"]),
        ("1 10.50 place=2\n2 10.50 place=2\n",
         ["M701 5:9 the marks make bib 2 1st, and the row says place 2"]),
        ("1 10.50 place=2\n2 10.50\n", []),
        ("1 1120\n", ["M602 4:3 a time from 100 seconds on has its minutes: not 1120"]),
        ("1 DNS performance=11.20\n", ["M612 4:7 a row has a mark or DNS, and this one has both"]),
        ('"" 10.40\n', ["M203 4:1 the bib is empty"]),
        ("1 10.40 runners=1,2\n", ["M507 4:9 T01 is 100, no relay, and has no runners"]),
        ("1 10.40 place=0\n", ["M210 4:15 place is at least 1, and not 0"]),
        ("1 10.40 wind=+0.1\n", ["M201 4:9 a row has no field wind"]),
        ("1 10.40 splits=5\n", ["M210 4:16 splits is a JSON list, not 5"]),
        ("1;11.9\n", ["M311 4:1 1;11.9 is no bib"]),
        ("DNS 1\n", ["M311 4:1 DNS is no bib"]),
        ("-- 11.9\n", ["M311 4:1 -- is no bib"]),
        ("1 DQ TR 16.8\n", ["M612 4:6 TR 16.8 behind DQ says nothing of a row"]),
        ("1 11.50(+1.2)\n",
         ["M602 4:3 a mark is a time such as 10.37 or 1:45.00, not 11.50(+1.2)"]),
        ("Wind +1.2\n1 10.40\n", ["M204 4:1 fields are written small: wind, not Wind"]),
        ("official\n", ["M202 4:1 official stands on a line of its own"]),
        ("1 10.40\n heat 2\n  1 10.50\n", ["M614 6:3 1 is in T01 heat 1 as well"]),
        ("semi-final 1\n", ["M201 4:1 no statement begins with semi-final",
                            "M503 4:1 2 rounds have no semi-final"]),
        ("1 place=2\n2 10.40 place=1\n", []),
        ("1 10.40 raw=10.362\n", ["M704 4:9 raw=10.362 makes 10.37, and the row says 10.40"]),
        ("1 10.37 lanes=4\n", ["M201 4:9 a row has no field lanes"]),
        ("1 10.37 performance=10.37\n", ["M205 4:3 10.37 is one word too many"]),
        ("Heat 2\n", ["M204 4:1 keywords are written small: heat, not Heat"]),
        (" wind 0.8\n", ["M611 4:7 a wind is written +0.8 or -1.2, not 0.8"]),
        (" wind +0.8 m/s\n", ["M205 4:12 wind takes one value, and m/s is a second one"]),
        (" heat 9\n", ["M501 4:7 there is no heat 9: round 1 has 3"]),
        (" heat 1\n", ["M502 4:2 T01 heat 1 is written a second time"]),
        (" heat\n", ["M503 4:2 which of the 3? heat needs a number here"]),
        (" semi 1\n", ["M503 4:2 2 rounds have no semi-final"]),
        (" round 3 heat 1\n", ["M501 4:8 there is no round 3: the event has 2"]),
        (" round 2\n", ["M203 4:9 the number of the round or heat is missing"]),
        (" heat 2 oficial\n", ["M210 4:9 oficial says nothing about a unit"]),
        (" heat 2 official provisional\n", ["M205 4:18 provisional is one word too many"]),
        (" final wind = +0.8\n", ["M205 4:8 no blanks stand around =: not wind = +0.8"]),
        (" heat 2 wind = +0.8\n", ["M205 4:9 no blanks stand around =: not wind = +0.8"]),
        ("1 10.37 lane = 4\n", ["M205 4:9 no blanks stand around =: not lane = 4"]),
        ("1 lane = 4\n", ["M205 4:3 no blanks stand around =: not lane = 4"]),
        (" heights 1.60\n", ["M512 4:2 100 has no heights"]),
        (" squad A\n", ["M507 4:2 T01 is 100, no relay, and has no squads"]),
        (" heat 2 status=unscheduled\n  1 10.37\n",
         ["M706 4:9 a unit with results is finished, and this one says unscheduled"]),
    ],
)  # fmt: skip
def test_mistakes_in_races(rows: str, expected: list[str]) -> None:
    got = found(RACE + rows)
    assert [g for g in got if "heat x" not in g or not g.startswith("M210")][
        : len(expected)
    ] == expected
    if "heat x" not in rows:
        assert got == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 5.74(1,2)\n", ["M611 4:7 the wind of a trial is written 5.74(+1.2), not 5.74(1,2)"]),
        ("1 O\n", ["M604 4:3 a trial is a distance such as 5.74, or x - r . and not O"]),
        ("1 r 5.74\n", ["M609 4:5 a trial after r, when bib 1 had retired"]),
        ("1 57.4\n", ["M610 4:3 57.4 is farther than anybody has ever gone in LJ"]),
        ("1 1 2 3 4 5 6 7\n", ["M603 4:15 7 trials, and each athlete has 6"]),
        ("1 5.74 performance=5.80\n",
         ["M702 4:8 the best of the series is 5.74, and the row says 5.80"]),
        ("1 5.745\n", ["M604 4:3 a distance is measured to the centimetre, not 5.745"]),
        ("1 5.74 (+1.2)\n",
         ["M604 4:3 no blank stands between a mark and its wind: not 5.74 (+1.2)"]),
        ("1 0\n", ["M604 4:3 a trial is a distance such as 5.74, or x - r . and not 0"]),
        ("1 5.40 NM\n", ["M702 4:1 the best of the series is 5.40, and the row says NM"]),
        ("1 5.74 catpos=2\n", ["M703 4:8 the places make bib 1 1st of its category, and the row "
                               "says catpos 2"]),
    ],
)  # fmt: skip
def test_mistakes_in_trials(rows: str, expected: list[str]) -> None:
    assert found(LJ + rows) == expected


def test_a_quoted_trial_is_sent_as_it_is() -> None:
    made = event(LJ + '1 "5.74(w)" 5.60(-0.0)\n')["units"][0]
    assert [(t["result"], t.get("wind")) for t in made["trials"]] == [
        ("5.74(w)", None),
        ("5.60", 0),
    ]
    assert "-0.0" not in build(LJ + "1 5.60(-0.0)\n").out


def test_dots_alone_are_no_result() -> None:
    unit = event(LJ.replace(" official", "") + "1 . .\n2 .\n")["units"][0]
    assert (unit["status"], unit["results_status"]) == ("unscheduled", "in_progress")


def test_rounds_that_were_forgotten() -> None:
    text = MEET + "event T01 100 M\n heat 1\n  1 10.40\n heat 2\n  2 10.50\n final\n  1 10.30\n"
    assert found(text) == ["M501 5:2 T01 has one round of one heat, and here is a second unit"]
    assert "hint: write rounds=2,1 on the event" in build(text).err


def test_no_wind_in_throws() -> None:
    assert found(SP + "1 12.00(+1.2)\n") == [
        "M611 4:8 a wind is measured in the long and the triple jump alone"
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 O\n", ["M605 5:3 a height is up to three of o x - r, or . and not O"]),
        ("1 xoo\n", ["M606 5:5 an attempt follows a clearance at the same height"]),
        ("1 -x\n", ["M606 5:4 an attempt follows a pass at the same height"]),
        ("1 xxx o\n", ["M607 5:7 bib 1 was out after three failures running"]),
        ("1 xx x- x\n", ["M607 5:7 bib 1 was out after three failures running"]),
        ("1 r o\n", ["M607 5:5 bib 1 was out after retiring"]),
        ("1 o o o o o\n", ["M603 5:11 5 marks for 4 heights"]),
        ("1 o | x\n", ["M603 5:7 the heights have no jump-off"]),
    ],
)
def test_mistakes_in_cards(rows: str, expected: list[str]) -> None:
    assert found(HJ + rows) == expected


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ("1.60 1.60", ["M511 4:16 the bar rises, and 1.60 is not above 1.60"]),
        ("160", ["M510 4:11 a height is written in metres, such as 1.85, not 160"]),
        ("1.60 2.75", ["M610 4:16 nobody has ever jumped over 2.75"]),
        ("1.60 | 1.60 | 1.55", ["M510 4:23 a height is written in metres, such as 1.85, not |"]),
        ("", ["M203 4:10 the first height is missing"]),
    ],
)
def test_mistakes_in_heights(heights: str, expected: list[str]) -> None:
    text = HJ.replace("1.60 1.65 1.70 1.75", heights).replace("heights \n", "heights\n")
    assert found(text) == expected


def test_missing_and_doubled_heights() -> None:
    assert found(HJ.rsplit("\n", 2)[0] + "\n 1 o\n") == [
        "M514 3:2 the heights of this unit are missing"
    ]
    assert found(HJ + "  heights 1.80\n") == ["M206 5:3 the heights are given twice"]


def test_a_jump_off_has_one_trial_a_bar() -> None:
    text = HJ.replace("1.75", "| 1.70") + "1 o o xxx | xo\n"
    assert found(text) == ["M608 5:13 a jump-off has one trial a height, not xo"]


RELAY = MEET + 'athlete 1 "A B" M\nathlete 2 "C D" M\nevent T03 4x100 M\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" squad\n", ["M203 5:7 the id of the squad is missing"]),
        (" squad A\n squad A\n", ["M505 6:8 the squad A is declared a second time in T03"]),
        (" squad 1\n", ["M506 5:8 1 is the bib of A B"]),
        (" squad A 1 2\n", ["M508 5:12 2 runners for the 4 legs of 4x100"]),
        (" squad A 1 2 1 2\n", ["M509 5:14 bib 1 runs two legs of one relay",
                               "M509 5:16 bib 2 runs two legs of one relay"]),
        (" squad AB\n final\n  AX 40.00\n",
         ["M513 7:3 T03 has no squad AX, and no team has that code"]),
        (" squad A 1 2 3 4\n",
         ["M302 5:14 no athlete has bib 3", "M302 5:16 no athlete has bib 4"]),
        (" final\n  A 40.00 runners=1,2\n",
         ["M513 6:3 T03 has no squad A, and no team has that code",
          "M508 6:21 2 runners for the 4 legs of 4x100"]),
        (" final\n  1 40.00\n", ["M506 6:3 1 is the bib of A B"]),
        (" squad A runners=\"\"\n", []),
        (" squad A 1 runners=2,1\n", ["M205 5:10 1 is one word too many"]),
        (' squad A "" "A B" 2\n', ["M508 5:19 2 runners for the 4 legs of 4x100"]),
        (" squad A event_id=T9\n",
         ["M206 5:10 event_id is given by the words of the line, not by a field"]),
    ],
)  # fmt: skip
def test_mistakes_in_relays(text: str, expected: list[str]) -> None:
    assert found(RELAY + text) == expected


def test_rows_outside_units() -> None:
    assert found(MEET + "event T01 100 M\n 1 10.37\n") == [
        "M202 3:2 a result row stands in T01, outside its units"
    ]
    text = MEET + "event M01 TRI M\n final\n  1\nevent T01 100 M parent=M01\n"
    assert found(text) == ["M504 3:2 M01 is a combined event and has no heats of its own"]


def test_rows_name_athletes_by_quoted_name() -> None:
    text = RACE.replace(MEET, MEET + 'athlete 7 "Ada Example" M\n')
    assert results(text + ' "Ada Example" 10.37\n')[0]["bib"] == "7"
    assert found(text + " 8 10.37\n") == ["M302 5:2 no athlete has bib 8"]
    assert build(text + " 8 10.37\n", "--strict").code == 1


def test_a_time_that_was_missed() -> None:
    """Who has a place and no time has come in there; the others are placed around."""
    rows = results(RACE + "4 place=1\n2 12.30\n1 place=3\n5 12.40\n6 12.30\n7 DNF\n")
    assert [(r["bib"], r.get("place")) for r in rows] == [
        ("4", 1), ("2", 2), ("1", 3), ("5", 5), ("6", 2), ("7", None),
    ]  # fmt: skip
    assert found(RACE + "1 place=1\n2 12.10 place=2\n3 place=3\n") == []
    (told,) = found(RACE + "1 place=1\n2 12.10 place=1\n")
    assert told.endswith("the marks make bib 2 2nd, and the row says place 1")
    assert found(RACE + "1 DNF place=3\n") == ["M705 4:7 place 3 beside DNF"]


@pytest.mark.parametrize(
    ("code", "row", "message"),
    [("LJ", "performance=580", "580.00 is farther than anybody has ever gone in LJ"),
     ("SP", "performance=1280", "1280.00 is farther than anybody has ever gone in SP"),
     ("100", "performance=2.10", "2.10 is faster than anybody has ever run in 100")],
)  # fmt: skip
def test_a_mark_that_is_a_field_is_plausible_too(code: str, row: str, message: str) -> None:
    text = MEET + f"event E1 {code} M\n final\n  1 {row}\n"
    assert found(text) == [f"M610 4:5 {message}"]
    quoted = row.replace("=", '="') + '"'
    assert found(text.replace(row, quoted)) == []
