"""What is typed and cannot all be right: each is told once, and what is lawful is not."""

from __future__ import annotations

import json

import pytest

from meetc import compile
from tests.conftest import MEET, build, event, found

PEOPLE = MEET + "".join(
    f'athlete {n} "{name} Example" F\n'
    for n, name in enumerate(("Ada", "Bea", "Cleo", "Dora", "Eve", "Fay", "Gina", "Hope"), 1)
)


def told(text: str, days: str = "") -> list[str]:
    """The diagnostics without their places."""
    whole = PEOPLE.replace("\n", days + "\n", 1) + text
    return [f"{each[:4]} {each.split(' ', 2)[2]}" for each in found(whole)]


def race(rows: str, header: str = "", code: str = "100", unit: str = "final") -> str:
    lines = "".join(f"    {row}\n" for row in rows.split("; "))
    return f"event T01 {code} F {header}\n  {unit}\n{lines}"


@pytest.mark.parametrize(
    ("rows", "header", "expected"),
    [
        ("1 12.00 lane=9; 2 12.10 lane=2", "lanes=2",
         ["M616 bib 1 is in lane 9, and T01 has 2 lanes"]),
        ("1 12.00 lane=12345", "lanes=2", ["M616 bib 1 is in lane 12345, and T01 has 2 lanes"]),
        ("1 lane=3; 2 lane=1", "lanes=2", ["M616 bib 1 is in lane 3, and T01 has 2 lanes"]),
        ("1 12.00; 2 12.10; 3 12.20", "lanes=2",
         ["M617 3 in T01 final, which is run in lanes, and there are 2 lanes"]),
        ("1 12.00; 2 12.10", "lanes=1",
         ["M617 2 in T01 final, which is run in lanes, and there is 1 lane"]),
        ("1 12.00; 2 DNS; 3 12.20", "lanes=2", []),
        ("1 12.00 lane=9", "lanes=9", []),
        ("1 12.00 lane=9", "", []),
        ("1 12.00 lane=11", "", ["M616 bib 1 is in lane 11, and no track has it"]),
    ],
)  # fmt: skip
def test_lanes(rows: str, header: str, expected: list[str]) -> None:
    assert told(race(rows, header)) == expected


def test_lanes_of_each_round_and_of_the_meet() -> None:
    text = "event T01 200 F rounds=1,1 lanes=4,2\n heat 1\n  1 lane=4\n final\n  1 lane=4\n"
    assert told(text) == ["M616 bib 1 is in lane 4, and T01 has 2 lanes"]
    text = MEET.replace("\n", " lanes=2\n") + "event T01 100 F\n final\n  1 12.00 lane=3\n"
    assert [each[:4] for each in found(text)] == ["M616"]


@pytest.mark.parametrize(
    ("rows", "rounds", "unit", "hint"),
    [
        (10, "", "final",
         "10 need 2 heats: rounds=2 has them as a timed final, rounds=2,1 with a final behind; or "
         "correct lanes="),
        (17, "", "final",
         "17 need 3 heats: rounds=3 has them as a timed final, rounds=3,1 with a final behind; or "
         "correct lanes="),
        (10, "rounds=1,1", "heat 1", "10 need 2 heats: rounds=2,1; or correct lanes="),
        (10, "rounds=2,1", "heat 1", "are these rows of another heat as well? Else correct lanes="),
        (9, "rounds=2,1", "final", "who has gone on one too many? Else correct lanes="),
    ],
)  # fmt: skip
def test_how_many_heats_are_needed(rows: int, rounds: str, unit: str, hint: str) -> None:
    people = "".join(f'athlete {n} "Ada{n} Example" F\n' for n in range(1, rows + 1))
    lines = "".join(f"  {n}\n" for n in range(1, rows + 1))
    compiled = compile(MEET + people + f"event T01 100 F lanes=8 {rounds}\n {unit}\n{lines}")
    assert [one.hint for one in compiled.diagnostics] == [hint]


@pytest.mark.parametrize("code", ["800", "1500", "5000", "XC", "4x800"])
def test_a_long_race_has_more_runners_than_lanes(code: str) -> None:
    relay = 'team THH "Hounds"\nevent R01 4x800 F lanes=1\n final\n  THH lane=4\n'
    assert told(relay if code == "4x800" else race("1 lane=4", "lanes=1", code)) == []


@pytest.mark.parametrize(
    ("code", "rows", "expected"),
    [
        ("100", "1 12.40; 2 12.5; 3 12.60",
         ["M618 12.5 is to the tenth of a second, and others of this race to the hundredth"]),
        ("100", "1 12.4; 2 12.53; 3 12.6",
         ["M618 12.53 is to the hundredth of a second, and others of this race to the tenth"]),
        ("100", "1 12.4; 2 12.50",
         ["M618 12.4 is to the tenth of a second, and others of this race to the hundredth"]),
        ("800", "1 2:10.1; 2 raw=2:10.123",
         ["M618 2:10.1 is to the tenth of a second, and others of this race to the hundredth"]),
        ("100", '1 12.40; 2 "12.5"', []),
        ("100", "1 12.4; 2 12.5; 3 DNF", []),
        ("100", "1 12.40; 2 13; 3 12.60",
         ["M618 13 is to the second, and others of this race to the hundredth"]),
        ("800", "1 2:10.1; 2 2:11; 3 2:12",
         ["M618 2:10.1 is to the tenth of a second, and others of this race to the second"]),
        ("100", "1 12.4; 2 1o.z.5", ["M602 a mark is a time such as 10.37 or 1:45.00, not 1o.z.5"]),
        ("10K", "1 32:10; 2 32:11.5", []),
    ],
)  # fmt: skip
def test_timing(code: str, rows: str, expected: list[str]) -> None:
    assert told(race(rows, code=code)) == expected


@pytest.mark.parametrize(
    ("code", "wind", "expected"),
    [
        ("100", "+12.4", ["M620 a wind of +12.4 m/s is more than anybody competes in"]),
        ("200", "-10.1", ["M620 a wind of -10.1 m/s is more than anybody competes in"]),
        ("100", "+9.9", []),
        ("100", '"+12.4"', []),
        ("200", "+0.4", []),
        ("300", "+0.4", ["M621 no wind is measured in 300"]),
        ("400H", "-0.3", ["M621 no wind is measured in 400H"]),
        ("400H", "0.0", []),
        ("80H", "+0.4", []),
        ("HJ", "+0.4", ["M621 no wind is measured in HJ"]),
        ("SP", "+0.4", ["M621 no wind is measured in SP"]),
        ("TJ", "+0.4", []),
    ],
)
def test_winds(code: str, wind: str, expected: list[str]) -> None:
    assert told(race("1", code=code, unit=f"final wind={wind}")) == expected


ENTERED = "event T01 100 F\n enter 1\n enter 2\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENTERED + " final\n  1 12.00\n  3 12.10\n", ["M619 Cleo Example is not entered in T01"]),
        (ENTERED + " final\n  1 12.00\n  2 12.10\n", []),
        ("event T01 100 F\n enter 1\n final\n  2 12.10\n",
         ["M619 Bea Example is not entered in T01"]),
        ("event T01 100 F rounds=1,1\n enter 1\n heat 1\n  2 12.10\n final\n  2 12.10\n",
         ["M619 Bea Example is not entered in T01"]),
        (ENTERED + " final\n  3 12.10 place=-\n", []),
        ("event T01 100 F\n enter 1\n final\n  1 12.00\n  2 12.10\n  3 12.20\n", []),
        ("event T01 100 F\n final\n  1 12.00\n", []),
        ("event M01 BI F\n enter 1\nevent T01 100 F parent=M01\n final\n  1 12.00\n", []),
        ("event M01 BI F\n enter 1\nevent T01 100 F parent=M01\n final\n  2 12.00\n",
         ["M619 Bea Example is not entered in T01"]),
    ],
)  # fmt: skip
def test_entered(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_who_was_meant_is_an_entrant_without_a_row() -> None:
    text = MEET + (
        'athlete 211 "Ada Example" F\nathlete 212 "Bea Sample" F\nevent T01 100 F\n enter 211\n'
        " final\n  212 12.00\n"
    )
    assert found(text) == ["M619 7:3 Bea Sample is not entered in T01"]
    assert "hint: did you mean 211 (Ada Example)?" in build(text).err


AT = "event T01 100 F {}\n final\n  1 12.00\nevent T02 {}\n final{}\n  1 {}\n"


@pytest.mark.parametrize(
    ("first", "second", "unit", "mark", "expected"),
    [
        ("at=10:00", "800 F at=10:00", "", "2:10.00",
         ["M717 bib 1 is in T01 and T02, which both start at 10:00"]),
        ("at=10:00", "800 F at=10:10", "", "2:10.00", []),
        ("at=10:00", "800 F at=10:00 day=2", "", "2:10.00", []),
        ("at=10:00", "800 F at=10:10", " scheduled_start_time=10:00", "2:10.00",
         ["M717 bib 1 is in T01 and T02, which both start at 10:00"]),
        ("at=10:00", "800 F at=10:00", "", "DNS", []),
        ("at=10:00", "LJ F at=10:00", "", "5.00(+0.1)", []),
        ("at=10:00", "100 F at=10:00 category=CLUB", "", "12.00", []),
        ("at=10:00", "10K F at=10:00", "", "41:10", []),
    ],
)  # fmt: skip
def test_races_at_one_time(
    first: str, second: str, unit: str, mark: str, expected: list[str]
) -> None:
    text = AT.format(first, second, unit, mark)
    assert told(text, days=" finish_date=2026-05-10") == expected


def test_entrants_of_races_at_one_time_are_told_in_one_go() -> None:
    text = "event T01 100 F at=10:00\n enter 1\n enter 2\n"
    text += "event T02 200 F at=10:00\n enter 2\n enter 1\n"
    assert told(text) == ["M717 bibs 1, 2 are in T01 and T02, which both start at 10:00"]
    session = text + "event T03 400 F at=10:00\n enter 1\n"
    assert told(session) == []


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("LJ", "NH", ["M622 LJ has no NH"]),
        ("100", "NM", ["M622 100 has no NM"]),
        ("100", "NH", ["M622 100 has no NH"]),
        ("100", 'NM note="NM"', ["M622 100 has no NM"]),
        ("100", '"NM"', []),
        ("HJ", "NH", []),
        ("HJ", "NM", []),
        ("SP", "NM", []),
        ("100", "DNF", []),
    ],
)
def test_status_words(code: str, status: str, expected: list[str]) -> None:
    assert told(race(f"1 {status}", code=code)) == expected


@pytest.mark.parametrize(
    ("third", "expected"),
    [
        ("8.50 8.60 9.00", ["M623 bib 3 has a trial behind the cut, and was not among the best 2"]),
        ("8.50 8.60 x", ["M623 bib 3 has a trial behind the cut, and was not among the best 2"]),
        ("x x 9.00", ["M623 bib 3 has a trial behind the cut, and was not among the best 2"]),
        ("8.50 8.60 -", []),
        ("8.50 8.60", []),
        ("9.05 8.80 8.00", []),
    ],
)
def test_the_cut(third: str, expected: list[str]) -> None:
    rows = f"1 9.10 x 9.20; 2 9.05 8.80 9.00; 3 {third}"
    assert told(race(rows, "attempts=3 cut_after_round=2 cut_survivors=2", "SP")) == expected
    assert told(race(rows, "attempts=3 cut_after_round=2 cut_survivors=3", "SP")) == []
    assert told(race(rows, "attempts=3", "SP")) == []


def test_a_part_has_three_trials() -> None:
    part = "event M01 BI F\n 1\nevent F01 SP F parent=M01 {}\n final\n  1 9.10 9.20 9.30 x\n"
    expected = "M624 4 trials in a part of a combined event, where each has 3"
    assert told(part.format("")) == [expected]
    assert told(part.format("attempts=4")) == []
    assert told("event F01 SP F\n final\n  1 9.10 9.20 9.30 x\n") == []


def test_a_runner_of_two_squads() -> None:
    text = 'team THH "Hounds"\nevent R01 4x100 F\n squad THH-A 1 2 3 4\n squad THH-B {} 6 7 8\n'
    assert told(text.format(1)) == ["M719 bib 1 is in THH-A and in THH-B of R01"]
    assert told(text.format(5)) == []


@pytest.mark.parametrize(
    ("code", "typed", "meant"),
    [
        ("100", "12.9O", "12.90"), ("100", "l2.90", "12.90"), ("100", '12"90', "12.90"),
        ("800", "2'03\"4", "2:03.4"), ("800", "2'03''41", "2:03.41"),
        ("800", "2:03\"41", "2:03.41"), ("800", "2'03.41", "2:03.41"), ("100", "Dsq", "DQ"),
        ("100", "disq.", "DQ"),
        ("100", "d.n.s.", "DNS"), ("100", "Abd", "DNF"), ("LJ", "5.74+1.2", "5.74(+1.2)"),
        ("LJ", "5.74/-0.3", "5.74(-0.3)"), ("LJ", "5.7O", "5.70"), ("LJ", "Dsq", "DQ"),
        ("100", '10"97"', "10.97"), ("100", "12\u00b4\u00b437", "12.37"),
        ("800", "2m10.3", "2:10.3"), ("800", "2min10.3", "2:10.3"),
        ("800", "2\u203210\u20333", "2:10.3"), ("100", "n.a.", "DNS"), ("100", "forfait", "DNS"),
        ("LJ", "5.74w", "5.74"), ("SP", "ogV", "NM"), ("SP", "1O.50", "10.50"),
    ],
)  # fmt: skip
def test_what_was_meant(code: str, typed: str, meant: str) -> None:
    ran = build(PEOPLE + race(f"1 {typed}", code=code), "--format", "json")
    (one,) = json.loads(ran.err)["diagnostics"]
    assert (one["fix"]["replacement"], one["hint"]) == (meant, f"write {meant}")


def test_rows_below_wrong_heights_are_read() -> None:
    text = "event F01 HJ F\n final\n heights 1.50 1.5O 1.60\n  1 o oo xxx\n  2 xxx o\n"
    assert [each[:4] for each in found(PEOPLE + text)] == ["M510", "M606", "M607"]
    assert [each[:4] for each in found(PEOPLE + text.replace("1.5O", "1.55"))] == ["M606", "M607"]


@pytest.mark.parametrize("first", ["final", "final official"])
def test_a_second_final_is_one_mistake(first: str) -> None:
    text = PEOPLE + f"event T01 100 F\n {first}\n  1 12.00\n final\n  2 12.10\n"
    assert [each[:4] for each in found(text)] == ["M502"]
    assert "complete the rows at line 11" in build(text).err


def test_rounds_that_cannot_be_read_leave_all_times() -> None:
    times = "at=10:00,11:00,12:00,13:00"
    assert [each[:4] for each in found(MEET + f"event T01 100 F rounds=x {times}\n")] == ["M407"]


HEATS = "event T01 100 F rounds=2\n heat 1\n  1 12.50 place={}\n  2 12.70 place={}\n heat 2\n"
HEATS += "  3 12.60 place={}\n  4 12.70 place={}\n"
ALONE = [1, 2, 1, 2]


@pytest.mark.parametrize("written", [(1, 3, 2, 3), (1, 3, 2, 4), (1, 4, 2, 3), (1, 2, 1, 2)])
def test_places_over_all_heats_become_those_of_each(written: tuple[int, ...]) -> None:
    """OpenTrack has the place in the heat; a sheet of a timed final often the one in the round."""
    units = event(MEET + HEATS.format(*written))["units"]
    assert [row["place"] for unit in units for row in unit["results"]] == ALONE


@pytest.mark.parametrize(
    ("written", "wrong"), [((1, 3, 2, 5), 3), ((1, 2, 2, 3), 2), ((2, 3, 1, 4), 3)]
)
def test_places_of_no_order_are_told(written: tuple[int, ...], wrong: int) -> None:
    assert [each[:4] for each in found(MEET + HEATS.format(*written))] == ["M701"] * wrong


def test_an_order_without_times_over_all_heats() -> None:
    text = HEATS.format(1, 3, 2, 4)
    for mark in ("12.50 ", "12.70 ", "12.60 "):
        text = text.replace(mark, "")
    units = event(MEET + text)["units"]
    assert [row["place"] for unit in units for row in unit["results"]] == ALONE


@pytest.mark.parametrize(("last", "fits"), [(3, True), (4, True), (5, False)])
def test_places_over_all_heats_beside_who_is_not_ranked(last: int, fits: bool) -> None:
    """Who is out of competition counts in the places of the others, or does not."""
    text = MEET + HEATS.replace("12.70 place={}\n heat", "12.65 place={}\n heat").format(
        1, "-", 2, last
    )
    assert [each[:4] for each in found(text)] == ([] if fits else ["M701"] * 2)
    if fits:
        rows = [row for unit in event(text)["units"] for row in unit["results"]]
        assert [row.get("place") for row in rows] == [1, None, 1, 2]


def test_flights_with_places_over_both() -> None:
    text = "event F01 SP F rounds=2\n heat 1\n  1 9.00 x place=2\n  2 8.00 x place=4\n heat 2\n"
    units = event(MEET + text + "  3 10.00 x place=1\n  4 8.00 7.00 place=3\n", "F01")["units"]
    assert [row["place"] for unit in units for row in unit["results"]] == ALONE


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 place=1; 2 place=3; 3 place=4",
         ["M721 place 3, and 1 competitor of this unit is ahead"]),
        ("1 place=1; 2 place=2; 3 place=2; 4 place=3",
         ["M721 place 3, and 3 competitors of this unit are ahead"]),
        ("1 place=2; 2 place=3", ["M721 place 2, and 0 competitors of this unit are ahead"]),
        ("1 place=1; 2 place=2; 3 place=2; 4 place=4", []),
        ("1 place=1; 2; 3 place=3", []),
        ("1 place=1; 2 DNF; 3 place=3", ["M721 place 3, and 1 competitor of this unit is ahead"]),
    ],
)  # fmt: skip
def test_an_order_has_no_gaps(rows: str, expected: list[str]) -> None:
    assert told(race(rows, code="XC")) == expected


@pytest.mark.parametrize(
    "rows",
    ["1 12.50 place=1; 2 12.zz place=2; 3 12.70 place=3",
     "1 12.50 place=1; 2 12.zz; 3 12.70 place=3; 4 12.80 place=4",
     "1 12.50 place=1; 2 12.605 place=2; 3 12.60 place=3"],
)  # fmt: skip
def test_an_unreadable_time_is_one_mistake(rows: str) -> None:
    assert [each[:4] for each in found(PEOPLE + race(rows))] == ["M602"]


def test_a_time_in_quotes_has_its_place() -> None:
    assert told(race('1 12.50 place=1; 2 "12.6h" place=2; 3 12.70 place=3')) == []


BARS = "event F01 HJ F\n final\n heights 1.50 1.55 1.60 | 1.60 1.58 1.60\n"


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ("1 o o xxx | o; 2 o o xxx | x; 3 o xxx | x",
         ["M626 bib 3 has a trial in the jump-off, and is level with nobody"]),
        ("1 o o xxx | o; 2 o xo xxx | x",
         ["M626 bib 1 has a trial in the jump-off, and is level with nobody"]),
        ("1 o o xxx | o x; 2 o o xxx | x", ["M627 bib 1 had won the jump-off before this trial"]),
        ("1 o o xxx | o; 2 o o xxx | x x",
         ["M627 bib 2 was out of the jump-off before this trial"]),
        ("1 o o xxx | x r o; 2 o o xxx | x", ["M607 bib 1 was out after retiring"]),
        ("1 o o xxx | x x o; 2 o o xxx | x x x", []),
        ("1 o o xxx | x o o; 2 o o xxx | x o x; 3 o o xxx | x x", []),
        ("1 o o xxx; 2 o xxx | o; 3 o xxx | x",
         ["M654 bib 2 is in a jump-off, and another is ahead without it"]),
        ("1 o xxx; 2 xo xxx | o; 3 xo xxx | x",
         ["M654 bib 2 is in a jump-off, and another is ahead without it"]),
        ("1 o xxx | o; 2 o xxx | x; 3 xo xxx", []),
        ("1 o o xxx | r; 2 o o xxx", []), ("1 xxx; 2 xxx", []),
        # TR26.9: who retires or does not jump forfeits, and who is left has won without a jump
        ("1 o o xxx | r; 2 o o xxx | . x", ["M627 bib 2 had won the jump-off before this trial"]),
        ("1 o o xxx | -; 2 o o xxx | . x", ["M627 bib 2 had won the jump-off before this trial"]),
        ("1 o o xxx | -; 2 o o xxx | - x",
         ["M627 bib 2 was out of the jump-off before this trial"]),
        # nothing recorded yet leaves one in it
        ("1 o o xxx | o o; 2 o o xxx | . x", []), ("1 o o xxx | x x; 2 o o xxx | . o", []),
        ("1 o o xxx | x; 2 o o xxx | x x o", []),
        # and at each bar it is between those whom the bar before has left
        ("1 o o xxx | o x; 2 o o xxx | o o; 3 o o xxx | x . x",
         ["M627 bib 3 was out of the jump-off before this trial"]),
        ("1 o o xxx | o x o; 2 o o xxx | o o; 3 o o xxx | x",
         ["M627 bib 1 was out of the jump-off before this trial"]),
        ("1 o o xxx | o; 2 o o xxx | .; 3 o xxx | -", []),
        ("1 o o xxx | o", []),
        ("1 xo o xxx; 2 o o xxx | o; 3 o o xxx | x; 4 o xxx; 5 o xxx", []),
    ],
)  # fmt: skip
def test_jump_offs(cards: str, expected: list[str]) -> None:
    """Of the trials, whatever the bars are at; M672 is of these."""
    said = told(BARS + "".join(f"  {card}\n" for card in cards.split("; ")))
    assert [one for one in said if not one.startswith("M672")] == expected


TEAMS = 'team KIN "Kingsmeadow"\nteam THH "Thames"\n'
for n in range(1, 6):
    TEAMS += f'athlete {n} "Runner Number{n}" F {"THH" if n == 5 else "KIN"}\n'
TEAMS += "event R01 4x100 F\n"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("squad KIN-A 1 2 3 5", ["M722 bib 5 is of THH, and runs for KIN"]),
        ("squad KIN-A 1 2 3 4\n final\n  KIN-A 48.00 runners=1,2,3,5",
         ["M722 bib 5 is of THH, and runs for KIN"]),
        ("final\n  KIN 48.00 runners=1,2,3,5", ["M722 bib 5 is of THH, and runs for KIN"]),
        ("squad THH-A 1 2 3 5", ["M722 bibs 1, 2, 3 are of KIN, and run for THH"]),
        ("squad MIX 1 2 3 5 team_id=-", []),
        ("squad KIN-A 1 2 3 4\n final\n  KIN 48.00",
         ["M723 KIN is the team, and in R01 it has KIN-A"]),
        ("squad KIN-A 1 2 3 4\n squad KIN\n final\n  KIN 48.00", []),
        ("final\n  KIN 48.00", []),
    ],
)  # fmt: skip
def test_relays(rest: str, expected: list[str]) -> None:
    found_of = [f"{e[:4]} {e.split(' ', 2)[2]}" for e in found(MEET + TEAMS + f"  {rest}\n")]
    assert found_of == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("squad KIN-A 1 2 5 3", "M722 10:19 bib 5 is of THH, and runs for KIN"),
        ('squad KIN-A 1 "Runner Number5" 3 2', "M722 10:17 bib 5 is of THH, and runs for KIN"),
        ("squad KIN-A runners=1,5,3,4", "M722 10:25 bib 5 is of THH, and runs for KIN"),
        ("squad KIN-A 1 2 5 6", "M722 10:19 bibs 5, 6 are of THH, and run for KIN"),
        ("squad KIN-A 1 5 6 7",
         "M722 10:17 bibs 5, 6, 7 are of THH, and run for KIN"),
    ],
)  # fmt: skip
def test_a_runner_of_another_team_is_told_where_the_bib_stands(rest: str, expected: str) -> None:
    more = 'athlete 6 "Al Oak" F THH\nathlete 7 "Bo Elm" F THH\n'
    text = MEET + TEAMS.replace("event R01", more + "event R01")
    line = text.count("\n") + 1
    assert found(f"{text}  {rest}\n") == [expected.replace(" 10:", f" {line}:")]


@pytest.mark.parametrize("name", ["800 wheelchair T54", "800 m Rollstuhl", "800 T53", "T34 800"])
def test_races_on_wheels_are_faster(name: str) -> None:
    assert told(f'event T01 800 "{name}" F\n final\n  1 1:32.50\n') == []
    assert [each[:4] for each in told(f'event T01 800 "{name}" F\n final\n  1 1:12.50\n')] == [
        "M610"
    ]
    assert [each[:4] for each in told('event T01 800 "800 m" F\n final\n  1 1:32.50\n')] == ["M610"]


PARTS = (
    "event M01 TRI F\n  1 {0}place=2\n  2 {0}place=1\nevent T01 100 F parent=M01\n"
    " final official\n  1 13.00\n  {2} 12.50\nevent T02 LJ F parent=M01\n final official\n"
    "  1 5.50\n  2 {1}\nevent T03 SP F parent=M01\n final official\n  1 10.00\n  2 9.00\n"
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [(("", "5.z0 4.00", "2"), ["M604"]), (("", "5.z0 x", "2"), ["M604"]),
     (("", "5.60", "22"), ["M302"]), (("2200 ", "5.60", "22"), ["M302"]),
     (("", "4.00", "2"), ["M711", "M711"])],
)  # fmt: skip
def test_one_mistake_in_a_part_is_told_once(values: tuple[str, ...], expected: list[str]) -> None:
    assert [each[:4] for each in found(PEOPLE + PARTS.format(*values))] == expected


@pytest.mark.parametrize(
    ("header", "rows"),
    [("", "1 5.zz catpos=1; 2 5.50 catpos=2"),
     ("cut_after_round=1 cut_survivors=1", "1 5.zz 5.50; 2 5.40 x")],
)  # fmt: skip
def test_one_mistake_in_a_series_is_told_once(header: str, rows: str) -> None:
    assert [each[:4] for each in found(PEOPLE + race(rows, header, "LJ"))] == ["M604"]


def test_places_in_quotes_stay_as_they_are() -> None:
    text = MEET + HEATS.format(1, 3, 2, '"4"')
    units = json.loads(build(text).out)["events"][0]["units"]
    assert [row["place"] for unit in units for row in unit["results"]] == [1, 3, 2, 4]
    assert [each[:4] for each in found(text)] == ["M701"] * 3


@pytest.mark.parametrize(
    ("row", "expected"),
    [("1 DNS Q", ["M629 bib 1 has Q beside DNS"]), ("1 DQ q", ["M629 bib 1 has q beside DQ"]),
     ("1 DNF qR", []), ('1 DQ Q note="disqualified in May"', []), ("1 12.50 Q", [])],
)  # fmt: skip
def test_nobody_qualifies_with_a_status(row: str, expected: list[str]) -> None:
    assert told(race(row, "rounds=2,1", unit="heat 1 official")) == expected
