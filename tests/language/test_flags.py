"""What is read beside a mark: PB, SB, records, w, and the best legal mark. Nobody types them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc
from meetc.disciplines import discipline
from meetc.emit.site import Site
from meetc.emit.tables import results
from meetc.emit.view.shapes import RowView
from meetc.emit.view.view import view
from meetc.rules.flags import (
    Attempt,
    ToBeat,
    best_of,
    better,
    for_record,
    is_by_hand,
    legal,
    reached,
    same,
    windy,
)
from meetc.rules.rulebook import CURRENT
from tests.conftest import MEET, build
from tests.support.drawn import examples

RECORD = 'record MR 100 M 10.31 "Kim Lee" 2019-06-02\n'
TWO_DAYS = MEET.replace("05-09", "05-09..2026-05-10")


def rows(text: str) -> dict[str, RowView]:
    """The rows of all units of a meet, by `EVENT/ROUND/HEAT/BIB`."""
    meet, diagnostics = meetc.compile(text)
    assert not [d for d in diagnostics if d.is_error]
    return {
        f"{event.id}/{unit.round}/{unit.heat}/{row.who.bib}": row
        for event in view(meet).events
        for round in event.rounds
        for unit in round.units
        for row in unit.rows
    }


def flags(text: str) -> dict[str, str]:
    """The flags of those rows that have some."""
    return {place: row.flag for place, row in rows(text).items() if row.flags}


def race(mark: str, wind: str = "+1.0", entry: str = "", code: str = "100") -> str:
    """The flags of one runner in one race."""
    entered = f"  enter 1 {entry}\n" if entry else ""
    words = f" wind={wind}" if wind else ""
    text = f'{MEET}{RECORD}athlete 1 "Ada Example" M\nevent T01 {code} M\n{entered}'
    return rows(f"{text}  final{words}\n    1 {mark}\n")["T01/1/1/1"].flag


@pytest.mark.parametrize(
    ("entry", "mark", "flag"),
    [
        ("pb=10.50", "10.50", "=PB"),
        ("pb=10.50", "10.49", "PB"),
        ("pb=10.50", "10.51", ""),
        ("sb=10.60", "10.55", "SB"),
        ("sb=10.60", "10.60", "=SB"),
        ("pb=10.50 sb=10.60", "10.55", "SB"),
        ("pb=10.50 sb=10.60", "10.49", "PB"),
        ("pb=10.50 sb=10.60", "10.50", "=PB"),
        ("pb=10.50 sb=10.50", "10.50", "=PB"),
        ("pb=10.60 sb=10.50", "10.55", ""),  # a season's best is personal as well
        ("qp=10.50", "10.40", ""),
        ("pb=10.50", "DQ", ""),
        ("pb=10.50", "DNF", ""),
    ],
)
def test_bests_of_the_entry(entry: str, mark: str, flag: str) -> None:
    assert race(mark, entry=entry) == flag


@pytest.mark.parametrize(
    ("mark", "wind", "flag"),
    [
        ("10.49", "+2.0", "PB"),
        ("10.49", "+2.1", "w"),
        ("10.49", "-4.0", "PB"),
        ("10.49", "", ""),  # no wind was measured
        ("10.29", "+2.0", "PB MR"),
        ("10.31", "0.0", "PB =MR"),
        ("10.20", "+2.1", "w"),
        ("10.20", "", ""),
    ],
)
def test_only_with_a_legal_wind(mark: str, wind: str, flag: str) -> None:
    assert race(mark, wind, "pb=10.50") == flag


@pytest.mark.parametrize("code", ["400", "300"])
def test_where_no_wind_counts_none_is_asked_for(code: str) -> None:
    assert race("48.10", "", "pb=48.20", code) == "PB"


def test_under_a_roof_no_wind_counts() -> None:
    text = MEET.replace("\n", " type=INDOOR\n") + 'athlete 1 "Ada Example" F\nevent T01 60 F\n'
    assert flags(f"{text}  enter 1 pb=7.50\n  final\n    1 7.49\n") == {"T01/1/1/1": "PB"}


@pytest.mark.parametrize(
    ("entry", "mark", "flag"),
    [
        ("pb=10.5", "10.60", "PB"),  # 10.5 by hand is 10.74
        ("pb=10.5", "10.74", ""),  # and equal to no photo finish
        ("pb=10.5", "10.75", ""),
        ("pb=10.50", "10.3", ""),
        ("pb=10.50", "10.2", "PB"),
        ("pb=10.5", "10.5", "=PB"),
        ("pb=10.5", "10.4", "PB"),
        ("pb=10.50", "10.0", "PB"),  # 10.24, but no record
    ],
)
def test_hand_times(entry: str, mark: str, flag: str) -> None:
    assert race(mark, entry=entry) == flag


def test_a_record_by_hand_may_be_broken_by_hand() -> None:
    text = MEET + RECORD.replace("10.31", "10.6") + "event T01 100 M\n  final wind=0.0\n"
    assert flags(text + "    1 10.5\n    2 10.6\n") == {"T01/1/1/1": "MR"}
    assert flags(text + "    1 10.6\n") == {"T01/1/1/1": "=MR"}
    assert flags(text + "    1 10.83\n") == {"T01/1/1/1": "MR"}


@pytest.mark.parametrize(
    ("code", "mark", "by_hand"),
    [
        ("800", "2:00.1", True), ("1000", "2:40.1", False), ("4x400", "3:20.1", True),
        ("4x800", "8:20.1", False), ("800", "2:00.10", False), ("LJ", "5.1", False),
        ("XC", "20:01.1", False),
    ],
)  # fmt: skip
def test_what_a_photo_finish_is_asked_of(code: str, mark: str, by_hand: bool) -> None:
    known = discipline(code)
    assert known is not None
    assert is_by_hand(mark, known, CURRENT) is by_hand


HEATS = MEET + RECORD + "event T01 100 M rounds=3,1\n"


def test_a_record_moves_through_the_meet() -> None:
    text = HEATS + "  heat 1 wind=0.0\n    1 10.30\n    2 10.30\n    3 10.31\n"
    text += "  heat 2 wind=0.0\n    4 10.31\n    5 10.32\n  heat 3 wind=0.0\n    6 10.30\n"
    text += "  final wind=0.0\n    1 10.29\n    2 10.30\n"
    assert flags(text) == {
        "T01/1/1/1": "MR", "T01/1/1/2": "MR", "T01/1/3/6": "=MR", "T01/2/1/1": "MR",
    }  # fmt: skip


def test_a_best_moves_through_the_meet() -> None:
    text = f'{MEET}athlete 1 "Ada Example" M\nevent T01 100 M rounds=1,1\n  enter 1 pb=10.50\n'
    for final, flag in (("10.48", {}), ("10.47", {"T01/2/1/1": "=PB"}), ("10.46", None)):
        heats = f"  heat 1 wind=0.0\n    1 10.47\n  final wind=0.0\n    1 {final}\n"
        told = {"T01/2/1/1": "PB"} if flag is None else flag
        assert flags(text + heats) == {"T01/1/1/1": "PB"} | told


def test_what_is_held_first_counts_first() -> None:
    """The order is that of the timetable, not of the file."""
    final = "event T01 100 M U20 day=2 at=10:00 category=A\n  final wind=0.0\n    1 10.25\n"
    other = "event T02 100 M day=1 at=15:00 category=B\n  final wind=0.0\n    2 10.20\n"
    text = TWO_DAYS + RECORD + final.replace(" U20", "") + other
    assert flags(text) == {"T02/1/1/2": "MR"}
    assert flags(text.replace("10.25", "10.19")) == {"T02/1/1/2": "MR", "T01/1/1/1": "MR"}


def test_a_record_counts_on_later_days_than_its_own() -> None:
    text = TWO_DAYS + RECORD.replace("2019-06-02", "2026-05-09")
    text += "event T01 100 M rounds=1,1 day=1,2\n"
    text += "  heat 1 wind=0.0\n    1 10.30\n  final wind=0.0\n    1 10.30\n"
    assert flags(text) == {"T01/2/1/1": "MR"}


JUMP = MEET + 'record MR LJ M 8.00 "Kim Lee" 2019\nathlete 1 "Ada Example" M\n'
JUMP += 'athlete 2 "Bea Sample" M\nevent F01 LJ M\n  enter 1 pb=7.90\n  enter 2\n  final official\n'


@pytest.mark.parametrize(
    ("series", "mark", "legal", "wind", "flag"),
    [
        ("8.10(+2.1) 8.05(+1.9) x", "8.10", "8.05", "+1.9", "w PB MR"),
        ("8.10(+2.0)", "8.10", "8.10", "+2.0", "PB MR"),
        ("7.95(+2.1) 7.90(-0.3)", "7.95", "7.90", "-0.3", "w =PB"),
        ("8.10(+2.1) 8.10(+1.0)", "8.10", "8.10", "+1.0", "PB MR"),
        ("8.10(+2.1) x r", "8.10", "", "", "w"),
        ("8.10 8.05(+1.9)", "8.10", "8.05", "+1.9", "PB MR"),
        ("8.10", "8.10", "", "", ""),
        ("x x x", "NM", "", "", ""),
    ],
)
def test_the_best_legal_mark_stands_beside_the_best(
    series: str, mark: str, legal: str, wind: str, flag: str
) -> None:
    row = rows(f"{JUMP}    1 {series}\n")["F01/1/1/1"]
    assert (row.mark, row.legal_mark, row.legal_wind, row.flag) == (mark, legal, wind, flag)


def test_trial_by_trial_a_record_moves() -> None:
    """Who goes beyond the record before somebody goes farther has set one."""
    text = f"{JUMP}    1 8.05(0.0) x 8.06(0.0)\n    2 x 8.10(0.0)\n"
    assert flags(text) == {"F01/1/1/1": "PB", "F01/1/1/2": "MR"}
    text = f"{JUMP}    1 8.05(0.0) x x\n    2 8.01(0.0) 8.10(0.0)\n"
    assert flags(text) == {"F01/1/1/1": "PB MR", "F01/1/1/2": "MR"}


def test_heights() -> None:
    text = MEET + 'record MR HJ F 1.80 "Kim Lee" 2019\nevent F01 HJ F\n  final\n'
    text += "    heights 1.75 1.80 1.83 1.86 | 1.86 1.84\n"
    text += "    1 o o xo xxx | x o\n    2 o o xo xxx | x x\n    3 o xo xxx\n    4 o xxx\n"
    assert flags(text) == {"F01/1/1/1": "MR", "F01/1/1/2": "MR", "F01/1/1/3": "=MR"}


THROW = MEET + 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\nathlete 3 "Cy Dee" F\n'
THROW += "event F01 SP F weight=4.00\n  enter 1 pb=12.00\n  enter 2 pb=12.00\n  enter 3\n  final\n"
THROW += "    1 12.50\n    2 12.60 weight=3.00\n    3 11.00\n"


@pytest.mark.parametrize(
    ("code", "flag"),
    [("SP4K", {"1": "PB MR"}), ("SP3K", {"1": "PB", "2": "MR"}), ("SP", {"1": "PB"}),
     ("HT4K", {"1": "PB"})],
)  # fmt: skip
def test_a_record_is_one_with_an_implement(code: str, flag: dict[str, str]) -> None:
    text = THROW.replace("athlete", f'record MR {code} F 12.40 "Kim" 2019\nathlete', 1)
    assert flags(text) == {f"F01/1/1/{bib}": each for bib, each in flag.items()}


def test_a_record_of_a_category() -> None:
    record = RECORD.replace(" M ", " M U20 ")
    text = MEET + record + 'athlete 1 "A B" M category=U20\nathlete 2 "C D" M\n'
    final = "  final wind=0.0\n    1 10.25\n    2 10.20\n"
    assert flags(text + "event T01 100 M\n" + final) == {"T01/1/1/1": "MR"}
    assert flags(text + "event T01 100 M ages=U20\n" + final) == {"T01/1/1/2": "MR"}
    assert flags(text + "event T01 100 M ages=U20,SEN\n" + final) == {"T01/1/1/1": "MR"}


def test_a_record_of_a_gender() -> None:
    text = MEET + RECORD + 'athlete 1 "A B" M\nathlete 2 "C D" F\n'
    final = "  final wind=0.0\n    1 10.25\n    2 10.20\n"
    assert flags(text + "event T01 100 MF\n" + final) == {"T01/1/1/1": "MR"}
    relay = MEET + 'record MR 4x100 MF 44.00 "Kim" 2019\nevent R01 4x100 MF\n  final\n    1 43.90\n'
    assert flags(relay) == {"R01/1/1/1": "MR"}
    assert flags(relay.replace("4x100 MF 44", "4x100 M 44")) == {}


COMBINED = MEET + 'athlete 1 "Ada Example" F\nrecord MR PEN F 1900 "Kim" 2019\n'
COMBINED += "event M01 PEN F\n  enter 1 pb=1850\nevent T01 100H F parent=M01\n  final wind={}\n"
COMBINED += "    1 13.50\nevent F01 LJ F parent=M01\n  final\n    1 {}\n"


@pytest.mark.parametrize(
    ("race", "jumps", "flag"),
    [
        ("+2.1", "6.10(+1.9)", "PB MR"),  # the mean is +2.0
        ("+2.2", "6.10(+1.9)", "w"),  # +2.05
        ("+2.1", "6.10(+1.9) 6.00(+2.4)", "PB MR"),
        ("+4.1", "6.10(-0.3)", "PB MR"),
        ("-", "6.10(+1.9)", ""),
        ("+1.0", "6.10", ""),
    ],
)
def test_a_total_counts_by_the_mean_of_the_winds(race: str, jumps: str, flag: str) -> None:
    meet, diagnostics = meetc.compile(COMBINED.format(race, jumps))
    assert not [d for d in diagnostics if d.is_error]
    (line,) = view(meet).events[0].standing
    assert (line.total, line.flag) == ("1930", flag)


def test_each_output_flags_totals() -> None:
    text = COMBINED.format("+1.0", "6.10(+1.0)")
    table = build(text, "--target", "md").out
    assert "| Place | Bib | Name | Team | Points | Flags | 100 m Hurdles | Long Jump |\n" in table
    assert "| 1930 | PB MR | 13.50" in table
    assert '<td class="m">1930</td><td class="m">PB MR</td>' in build(text, "--target", "print").out


def test_odd_values_are_no_bests() -> None:
    """What is quoted is taken as it is, and is no mark to compare."""
    text = f'{MEET}{RECORD}athlete 1 "A B" M\nevent T01 100 M\n  enter 1 pb="?" sb="NaN"\n'
    text += '  final wind="NaN"\n    1 "ca. 10"\n'
    text += 'event F01 SP M weight="?"\n  enter 1 pb=9.00\n  final\n    1 "9,50"\n'
    text += 'record CR SP7.26K M 8.00 "Kim" 2019\n'
    assert flags(text) == {}


def test_a_flag_has_its_reason() -> None:
    text = f'{MEET}{RECORD}athlete 1 "A B" M\nevent T01 100 M\n  enter 1 pb=10.29\n'
    (row,) = rows(text + "  final wind=0.0\n    1 10.29\n").values()
    assert [(flag.name, flag.reason) for flag in row.flags] == [
        ("=PB", "equal to 10.29, the pb= of the entry"),
        ("MR", "10.29 is better than 10.31, Kim Lee, 2 June 2019"),
    ]
    too_much = windy("+2.1", CURRENT)
    assert too_much == ("w", "the wind of +2.1 is over +2.0")


def test_a_personal_best_is_held_against_the_better_one_which_its_reason_names() -> None:
    """Lists may know a season's best that is newer than the personal best."""
    text = (
        f'{MEET}athlete 1 "A B" M\nevent T01 100 M\n  enter 1 pb=10.90 sb=10.60\n  final wind=0.0\n'
    )
    (row,) = rows(text + "    1 10.50\n").values()
    assert [(flag.name, flag.reason) for flag in row.flags] == [
        ("PB", "10.50 is better than 10.60, the sb= of the entry")
    ]
    (row,) = rows(text + "    1 10.70\n").values()
    assert row.flags == ()


@pytest.mark.parametrize(
    ("cards", "reasons"),
    [
        ("1 o o o xxx", {"1": ["1.83 is better than 1.78, the pb= of the entry",
                               "1.83 is better than 1.79, Kim Lee, 2019"]}),
        ("1 o o o xxx; 2 o xo o xxx", {  # 2 has what 1 had set before
            "1": ["1.83 is better than 1.78, the pb= of the entry",
                  "1.83 is better than 1.79, Kim Lee, 2019"],
            "2": ["1.83 is better than 1.79, Kim Lee, 2019"]}),
        ("1 o o xxx; 2 o - xo xxx", {"1": ["1.80 is better than 1.78, the pb= of the entry",
                                             "1.80 is better than 1.79, Kim Lee, 2019"],
                                       "2": ["1.83 is better than 1.80, set at this meet"]}),
    ],
)  # fmt: skip
def test_who_clears_bar_after_bar_beats_what_stood_before(
    cards: str, reasons: dict[str, list[str]]
) -> None:
    """The height cleared, and not the bar before it, which is of the same card."""
    text = f'{MEET}record MR HJ F 1.79 "Kim Lee" 2019\nathlete 1 "A B" F\nathlete 2 "C D" F\n'
    text += (
        "event F01 HJ F\n  enter 1 pb=1.78\n  enter 2\n  final\n    heights 1.75 1.80 1.83 1.86\n"
    )
    made = rows(text + "".join(f"    {card}\n" for card in cards.split("; ")))
    found = {place.rpartition("/")[2]: [f.reason for f in row.flags] for place, row in made.items()}
    assert found == reasons


def test_each_output_has_columns_for_them() -> None:
    text = f"{JUMP}    1 8.10(+2.1) 8.05(+1.9) x\n    2 7.00(0.0)\n"
    table = build(text, "--target", "md").out
    assert "MR: 8.00 Kim Lee, 2019\n" in table
    assert "| Place | Bib | Name | Team | Mark | Wind | Flags | Legal | Series |\n" in table
    assert "| 1 | 1 | Ada Example |  | 8.10 | +2.1 | w PB MR | 8.05 | 8.10(+2.1) 8.05" in table
    table = build(text, "--target", "print").out
    assert (
        '<b>8.10</b></td><td class="m">+2.1</td><td class="m">w PB MR</td><td class="m">8.05</td>'
        in table
    )
    assert "MR 8.00 Kim Lee, 2019" in table


def test_the_site_says_why() -> None:
    meet, _ = meetc.compile(f"{JUMP}    1 8.10(+2.1) 7.95(+1.9) x\n")
    page = Site(view(meet)).pages["events/F01.html"]().decode()
    why = "7.95 is better than 7.90, the pb= of the entry"
    assert f'<abbr class="flag" title="{why}">PB</abbr></td><td class="w legal">7.95</td>' in page
    assert '<td class="w">+2.1</td><td class="f"><abbr class="flag" title="the wind of' in page


def test_columns_of_the_csv() -> None:
    meet, _ = meetc.compile(f"{JUMP}    1 8.10(+2.1) 8.05(+1.9) x\n    2 8.05(0.0)\n")
    table = csv.DictReader(io.StringIO(results(view(meet)).decode()))
    assert [
        (r["mark"], r["wind"], r["flags"], r["legal_mark"], r["legal_wind"]) for r in table
    ] == [
        ("8.10", "+2.1", "w PB =MR", "8.05", "+1.9"),
        ("8.05", "0.0", "MR", "8.05", "0.0"),
    ]


MARKS = st.lists(st.integers(1000, 1100).map(lambda n: f"{n / 100:.2f}"), min_size=1, max_size=8)


@given(MARKS, st.integers(1000, 1100))
@examples(100)
def test_what_stands_is_the_best_of_all(marks: list[str], standing: int) -> None:
    """However marks come, what stands afterwards is the best; it is flagged unless it stood."""
    known = discipline("100")
    assert known is not None
    before = f"{standing / 100:.2f}"
    attempts = [Attempt(str(n), n, mark) for n, mark in enumerate(marks)]
    found, held = reached(attempts, ToBeat("MR", before, "before"), known, CURRENT)
    assert held.mark == min([before, *marks], key=float)
    new = [mark for (_, mark), flag in found.items() if flag.name == "MR"]
    assert new == sorted(set(new), key=float, reverse=True)
    assert all(float(mark) < float(before) for mark in new)
    if held.mark != before:
        assert new[-1] == held.mark


@pytest.mark.parametrize(
    ("code", "mark", "other", "is_better", "is_same"),
    [
        ("100", "10.40", "10.41", True, False), ("100", "10.41", "10.40", False, False),
        ("100", "10.40", "10.40", False, True), ("100", "10.5", "10.74", False, True),
        ("100", "10.5", "10.73", False, False), ("800", "2:00.10", "120.10", False, True),
        ("LJ", "7.01", "7.00", True, False), ("LJ", "7.00", "7.01", False, False),
        ("LJ", "7", "7.00", False, True), ("LJ", "?", "7.00", False, False),
        ("LJ", "7.00", "?", False, False), ("LJ", "?", "?", False, True),
        ("LJ", "?", "NM", False, False),
    ],
)  # fmt: skip
def test_marks_compared(code: str, mark: str, other: str, is_better: bool, is_same: bool) -> None:
    known = discipline(code)
    assert known is not None
    assert (better(mark, other, known), same(mark, other, known)) == (is_better, is_same)


def test_the_best_of_some_attempts() -> None:
    jump, race = discipline("LJ"), discipline("100")
    assert jump is not None
    assert race is not None
    made = [Attempt(str(n), n, mark) for n, mark in enumerate(("?", "7.00", "7.10", "7.10"))]
    assert best_of(made, jump) == made[2]
    assert best_of(made[1:2], race) == made[1]
    assert best_of(made[:1], jump) == made[0]
    assert best_of([], jump) is None
    runs = [Attempt(str(n), n, mark) for n, mark in enumerate(("10.6", "10.80", "10.80"))]
    assert best_of(runs, race) == runs[1]  # 10.6 by hand is 10.84


def test_whose_wind_counts_and_who_may_break_a_record() -> None:
    """CR31.14: up to +2.0, and measured; no hand time where one by photo finish stands."""
    made = [
        Attempt("1", 1, "10.2", "+2.0"),
        Attempt("2", 1, "10.30", "+2.1"),
        Attempt("3", 1, "9.9"),
    ]
    assert legal(made, CURRENT) == made[:1]
    race = discipline("100")
    assert race is not None
    assert for_record(made, ToBeat("MR", "10.31", "before"), race, CURRENT) == made[1:2]
    assert for_record(made, ToBeat("MR", "10.3", "before"), race, CURRENT) == made


def test_a_record_that_is_set_is_what_the_next_is_held_against() -> None:
    jump = discipline("LJ")
    assert jump is not None
    made = [Attempt("1", 1, "8.00"), Attempt("2", 1, "8.10"), Attempt("3", 2, "8.10"),
            Attempt("4", 2, "7.90"), Attempt("1", 3, "8.20")]  # fmt: skip
    found, held = reached(made, ToBeat("MR", "7.90", "Kim Lee"), jump, CURRENT)
    assert held == ("MR", "8.20", "set at this meet")
    assert {key: tuple(flag) for key, flag in found.items()} == {
        ("2", "8.10"): ("MR", "8.10 is better than 7.90, Kim Lee"),
        ("3", "8.10"): ("=MR", "equal to 8.10, set at this meet"),
        ("1", "8.20"): ("MR", "8.20 is better than 8.10, set at this meet"),
    }
    assert windy("+2.1", CURRENT, "mean wind") == ("w", "the mean wind of +2.1 is over +2.0")
    assert windy("+2.0", CURRENT) is None
    assert windy("", CURRENT) is None
