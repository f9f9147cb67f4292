"""Reviewed exemptions: `allow M610 F01 31 reason="..." until=2026-06-01`."""

from __future__ import annotations

import json

import pytest

from tests.conftest import MEET, Meetc, document, found

JUMPS = (
    MEET
    + """\
athlete 31 "Ada Example" M 1871-05-09
athlete 32 "Bo Sample" M
event F01 LJ "Long Jump" M
  final official
    31  57.4  x  5.61
    32  47.4  x  5.61
event F02 TJ "Triple Jump" M
  final official
    31  57.4  x  12.61
"""
)
IN_F01 = [
    "M610 6:9 57.4 is farther than anybody has ever gone in LJ",
    "M610 7:9 47.4 is farther than anybody has ever gone in LJ",
]
IN_F02 = ["M610 10:9 57.4 is farther than anybody has ever gone in TJ"]
BORN = ["M309 2:28 born on 1871-05-09: that makes 155 years"]


def test_each_place_is_silenced_alone() -> None:
    """An event, a bib in it by number or name, an athlete outside events."""
    assert found(JUMPS) == [*BORN, *IN_F01, *IN_F02]
    assert found(JUMPS + 'allow M610 F01 reason="seen"') == [*BORN, *IN_F02]
    assert found(JUMPS + 'allow M610 F01 31 reason="seen"') == [*BORN, IN_F01[1], *IN_F02]
    assert found(JUMPS + 'allow M610 F01 "Bo Sample" reason="seen"') == [*BORN, IN_F01[0], *IN_F02]
    assert found(JUMPS + 'allow M309 31 reason="seen"') == [*IN_F01, *IN_F02]
    assert found(JUMPS + 'allow M309 "Ada Example" reason="seen"') == [*IN_F01, *IN_F02]


def test_an_athlete_outside_events_is_in_none() -> None:
    message = "M645 11:1 there is no M610 to allow at 31"
    assert message in found(JUMPS + 'allow M610 31 reason="seen"')
    assert "M645 11:1 there is no M309 to allow in F01" in found(
        JUMPS + 'allow M309 F01 reason="seen"'
    )


@pytest.mark.parametrize(
    ("until", "holds"),
    [("2026-05-08", False), ("2026-05-09", True), ("2026-05-10", True), ("-", True)],
)
def test_the_end_is_held_against_the_first_day_of_the_meet(until: str, holds: bool) -> None:
    text = JUMPS.replace("date=2026-05-09", "date=2026-05-09 finish_date=2026-05-12")
    told = found(f'{text}allow M610 F02 reason="seen" until={until}')
    ended = f"M646 11:30 the exemption held until {until}, and the meet begins on 2026-05-09"
    assert told == [*BORN, *IN_F01, *(() if holds else (*IN_F02, ended))]


def test_one_that_matches_nothing_is_a_warning() -> None:
    mended = JUMPS.replace("57.4  x  12.61", "x  x  12.61") + 'allow M610 F02 reason="seen"'
    needless = "M645 11:1 there is no M610 to allow in F02"
    assert found(mended) == [*BORN, *IN_F01, needless]
    assert needless not in found(mended + "\nevent F03 XX M\n"), "errors hide warnings"


def test_of_one_at_the_wrong_bib_the_hint_tells(meetc: Meetc) -> None:
    meetc.write("a.meet", JUMPS + 'allow M610 F02 32 reason="seen"\n')
    ran = meetc("check", "a.meet")
    assert "there is no M610 to allow at 32 in F02" in ran.out
    assert "the event has one elsewhere: correct the bib, or write allow M610 F02" in ran.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("allow", "M203 11:6 the code of a warning is missing"),
        ("allow M610 F01", "M203 11:15 the reason is missing"),
        ('allow M610 F01 reason=""', "M203 11:16 the reason is missing"),
        ("allow M610 F01 reason=-", "M203 11:16 the reason is missing"),
        ('allow M6100 F01 reason="a"', "M647 11:7 M6100 is no code"),
        ('allow M602 F01 reason="a"',
         "M647 11:7 M602 is an error, and only a warning can be allowed"),
        ('allow M610 F09 reason="a"', "M402 11:12 no event F09 is declared"),
        ('allow M610 F09 31 reason="a"', "M402 11:12 no event F09 is declared"),
        ('allow M610 39 reason="a"', "M302 11:12 no athlete has bib 39"),
        ('allow M610 F01 31 32 reason="a"', "M205 11:19 32 is one word too many"),
        ('allow M610 F01 reason="a" until=soon',
         "M211 11:33 a date is written 2026-05-09, not soon"),
        ('allow M610 F01 reason="a" unitl=-', "M201 11:27 an exemption has no field unitl"),
        ('allow M610 F01 reason="a" extra.x=1',
         "M201 11:1 an exemption is never sent, and takes no field of `extra.`"),
        ('allow M610 reason="a"',
         "M647 11:7 M610 cannot be allowed in the whole meet: the next one may be a mistake"),
    ],
)  # fmt: skip
def test_a_line_that_is_wrong(line: str, told: str) -> None:
    """Nothing is silenced then, and one mistake gives one diagnostic."""
    assert found(JUMPS + line) == [*BORN, *IN_F01, *IN_F02, told]


def test_a_code_that_is_an_error_there_is_refused() -> None:
    """M302 is a warning on a row, and an error on an entry."""
    text = MEET + 'athlete 1 "Ada Example" F\nevent T01 100 F\n  enter 9\n'
    assert found(text + 'allow M302 T01 reason="a"') == [
        "M302 4:9 no athlete has bib 9",
        "M647 5:7 M302 is an error, and only a warning can be allowed",
    ]
    row = text.replace("  enter 9", "  final official\n    9 12.34")
    assert found(row) == ["M302 5:5 no athlete has bib 9"]
    assert found(row + 'allow M302 T01 9 reason="a"') == []


def test_a_warning_is_silenced_beside_an_error_of_its_code() -> None:
    text = MEET + 'athlete 1 "Ada Example" F\nevent T01 100 F\n  enter 9\n'
    text += "  final official\n    8 12.34\n    1 12.44\n"
    assert found(text + 'allow M302 T01 reason="a"') == ["M302 4:9 no athlete has bib 9"]


@pytest.mark.parametrize(
    ("line", "hint", "error"),
    [
        ("allow M302 T01", "take the line out, and mend the error: declare the athlete,"
         " or correct the bib", [5]),
        ("allow M648 T01", "take the line out, and mend the error: 1 has place 1", [8]),
        ("allow M602 T01", "take the line out; `meetc explain M602` tells how it is mended", []),
    ],
)  # fmt: skip
def test_the_hint_tells_how_the_error_itself_is_mended(
    meetc: Meetc, line: str, hint: str, error: list[int]
) -> None:
    text = MEET + 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\nevent T01 100 F\n'
    text += "  enter 9\n" if "M302" in line else ""
    text += "  final official\n    1 12.30\n    2 12.40\n"
    text += "expect T01 place 2 = 1\n" if "M648" in line else ""
    meetc.write("a.meet", f'{text}{line} reason="a"\n')
    told = json.loads(meetc("check", "--format", "json", "a.meet").out)["diagnostics"]
    refused = next(one for one in told if one["code"] == "M647")
    assert refused["hint"] == hint
    assert [related["span"]["line"] for related in refused["related"]] == error


def test_what_is_of_no_event_is_allowed_without_one(meetc: Meetc) -> None:
    """A record is the meet's own, and the event of the next warning is told where there is one."""
    record = 'record MR 100 M 5.31 "Kim Lee" 2019-06-02\n'
    assert found(MEET + record) == ["M637 2:17 nobody has a record of 5.31 in 100"]
    assert found(MEET + record + 'allow M637 reason="with a flying start"') == []
    meetc.write("a.meet", JUMPS + 'allow M610 reason="seen"\n')
    assert "hint: write whose it is behind it: allow M610 F02 31" in meetc("check", "a.meet").out
    assert found(MEET + 'allow M610 reason="seen"') == [
        "M645 2:1 there is no M610 to allow in the meet"
    ]


def test_a_matter_of_style_is_allowed_in_the_whole_meet() -> None:
    text = MEET + "event T01 lj M\nevent T02 tj M\n"
    assert [line[:4] for line in found(text)] == ["M724", "M724"]
    assert found(text + 'allow M724 reason="our codes"') == []
    assert [line[:9] for line in found(text + 'allow M724 T01 reason="our codes"')] == ["M724 3:11"]


def test_in_a_relay_a_squad_stands_for_the_bib() -> None:
    text = MEET + 'athlete 1 "Ada Example" F\nevent T01 4x100 F\n  squad A 1\n  squad B 1\n'
    first, second, both = found(text)
    assert (first[:9], second[:9], both[:9]) == ("M508 4:11", "M508 5:11", "M719 5:11")
    assert found(text + 'allow M508 T01 A reason="a"') == [second, both]


def test_what_concerns_two_events_is_allowed_in_either() -> None:
    text = MEET + 'athlete 7 "Ada Example" F\nathlete 8 "Bea Sample" F\n'
    text += "event T01 100 F at=10:00\n  final\n    7 12.34\n    8 12.36\n"
    text += "event T02 800 F at=10:00\n  final\n    7 2:14.50\n    8 2:15.50\n"
    assert [line[:4] for line in found(text)] == ["M717"]
    for event in ("T01", "T02"):
        assert found(text + f'allow M717 {event} reason="a"') == []
    assert [line[:4] for line in found(text + 'allow M717 T02 7 reason="a"')] == ["M717", "M645"], (
        "or bib 8 would go unseen"
    )


def test_an_entry_of_an_athletes_own_line() -> None:
    text = MEET + 'athlete 1 "Abe Example" M events_entered=T01,T02\n'
    text += "event T01 100 F\nevent T02 200 F\n"
    first, second = found(text)
    assert (first[:4], second[:4]) == ("M310", "M310")
    assert found(text + 'allow M310 T02 1 reason="a guest"') == [first]


def test_strict_takes_what_is_accepted_for_nothing(meetc: Meetc) -> None:
    allowed = 'allow M610 F01 reason="a"\nallow M610 F02 reason="b"\nallow M309 31 reason="c"\n'
    meetc.write("a.meet", JUMPS + allowed)
    ran = meetc("check", "--strict", "a.meet")
    assert (ran.code, ran.out) == (0, "1 day, 2 events, 2 units, 2 athletes; 4 accepted\n")
    assert meetc("build", "--strict", "a.meet").code == 0


def test_check_lists_what_was_accepted(meetc: Meetc) -> None:
    meetc.write("a.meet", JUMPS + 'allow M610 F02 reason="measured twice"\n')
    ran = meetc("check", "-v", "a.meet")
    assert ran.out.endswith(
        "\na.meet:10:9: M610 accepted: measured twice\n"
        "1 day, 2 events, 2 units, 2 athletes; 3 warnings; 1 accepted\n"
    )
    ran = meetc("check", "--format", "json", "a.meet")
    told = json.loads(ran.out)
    assert (told["warnings"], len(told["diagnostics"])) == (3, 3)
    assert told["accepted"] == [
        {
            "code": "M610",
            "message": "57.4 is farther than anybody has ever gone in TJ",
            "span": {"path": "a.meet", "line": 10, "column": 9, "end_column": 13},
            "reason": "measured twice",
            "allowed": {"path": "a.meet", "line": 11, "column": 1, "end_column": 39},
        }
    ]
    ran = meetc("check", "--format", "github", "a.meet")
    assert "::notice file=a.meet,line=10,col=9::M610 accepted: measured twice\n" in ran.out


def test_they_are_never_sent() -> None:
    text = JUMPS.replace(" 1871-05-09", "").replace("57.4", "5.74").replace("47.4", "4.74")
    assert json.dumps(document(text)).find("measured") == -1
    odd = text.replace("5.74  x  5.61", "57.4  x  5.61")
    allowed = odd + 'allow M610 F01 reason="measured twice" until=2026-06-01\n'
    sent = document(allowed)
    assert sent["events"][0]["units"][0]["results"][0]["performance"] == "57.40"
    assert "measured" not in json.dumps(sent)
    assert "2026-06-01" not in json.dumps(sent)


def test_in_a_file_of_its_own_and_for_rows_of_a_sheet(meetc: Meetc) -> None:
    meetc.write("reviewed.meet", 'allow M610 F01 31 reason="seen"\n')
    meetc.write("F01.csv", "bib;1;2\n31;57.4;x\n32;47.4;x\n")
    text = JUMPS.split("event F01")[0].replace(" 1871-05-09", "")
    text += (
        'event F01 LJ M\n  final official\n    results from "F01.csv"\ninclude "reviewed.meet"\n'
    )
    meetc.write("a.meet", text)
    told = json.loads(meetc("check", "--format", "json", "a.meet").out)
    assert [(d["code"], d["span"]["path"], d["span"]["line"]) for d in told["diagnostics"]] == [
        ("M610", "F01.csv", 3)
    ]
    assert [(d["code"], d["span"]["line"]) for d in told["accepted"]] == [("M610", 2)]


def test_other_names_reach_them(meetc: Meetc) -> None:
    meetc.write("a.meet", JUMPS + 'allow M610 F01 31 reason="bib 31 in F01"\n')
    assert meetc("rename", "a.meet", "bib", "31", "131", "--write").code == 0
    assert meetc("rename", "a.meet", "event", "F01", "F11", "--write").code == 0
    last = (meetc.folder / "a.meet").read_text(encoding="utf-8").splitlines()[-1]
    assert last == 'allow M610 F11 131 reason="bib 31 in F01"'


def test_the_canonical_form(meetc: Meetc) -> None:
    meetc.write("a.meet", JUMPS + '  allow   M610 F01  31 reason="seen"   # by Eve\n')
    assert meetc("fmt", "a.meet").code == 0
    last = (meetc.folder / "a.meet").read_text(encoding="utf-8").splitlines()[-1]
    assert last == 'allow M610 F01 31  reason="seen"'.ljust(48) + "# by Eve"
