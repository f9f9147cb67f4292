"""What a meet is expected to say: `expect T01 final place 1 = 302`."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import EXAMPLES, MEET, Meetc, document, found

SPRINTS = (
    MEET
    + """\
team THH "Thames Hounds"
team KIN "Kingston Imps"
athlete 1 "Ada Example" F THH
athlete 2 "Bea Sample" F KIN
athlete 3 "Cleo Muster" F KIN
event T01 100 F rounds=2,1 qual_by_place=1
  heat 1 official
    1 12.30 Q
    3 12.35
  heat 2 official
    2 12.40 Q
  final official
    1 12.20 points=7
    2 12.10 points=8
event F01 LJ F
  final official
    1 5.5
    2 5.40 place=2
    3 5.40 place=2
"""
)
HEPTATHLON = [
    ("100H", "12.69", 1172), ("HJ", "1.86", 1054), ("SP", "15.80", 915), ("200", "22.56", 1123),
    ("LJ", "7.27", 1264), ("JT", "45.66", 776), ("800", "2:08.51", 987),
]  # fmt: skip
DECATHLON = [
    ("100", "10.55", 963), ("LJ", "7.80", 1010), ("SP", "16.00", 851), ("HJ", "2.05", 850),
    ("400", "48.42", 889), ("110H", "13.75", 1007), ("DT", "50.54", 882), ("PV", "5.45", 1051),
    ("JT", "71.90", 918), ("1500", "4:36.11", 705),
]  # fmt: skip


def told(*lines: str, text: str = SPRINTS) -> list[str]:
    """What some expectations of a meet lead to, without the numbers of their lines."""
    return [line.partition(":")[2] for line in found(text + "\n".join(lines))]


@pytest.mark.parametrize(
    "line",
    [
        "expect T01 final place 1 = 2",
        'expect T01 final place 1 = "Bea Sample"',
        "expect T01 final place 01 = 2",
        "expect T01 final place 3 = -",
        "expect T01 final 1 place = 2",
        "expect T01 heat 2 2 mark = 12.40",
        "expect T01 round 1 heat 2 2 mark = 12.40",
        "expect T01 final 1 2 mark = 12.10",
        'expect T01 heat 1 "Ada Example" qualifier = Q',
        "expect T01 heat 1 3 qualifier = -",
        "expect T01 final 2 points = 8",
        "expect F01 1 mark = 5.50",
        "expect F01 1 mark = 5.5",
        "expect F01 place 2 = 2",
        "expect F01 place 2 = 3",
        "expect T01 final rows = 2",
        "expect F01 rows = 3",
        "expect team KIN score = 8",
        "expect team THH place = 2",
        "expect team THH place 2 = THH",
        "expect team THH place 1 = KIN",
        "expect team THH place 3 = -",
    ],
)
def test_what_is_so(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("expect T01 final place 1 = 1", "28 place 1 of T01 final is 2 (Bea Sample), not 1"),
        ("expect T01 final place 1 = -", "28 place 1 of T01 final is 2 (Bea Sample), not nobody"),
        ("expect T01 final place 3 = 1", "28 place 3 of T01 final is nobody, not 1"),
        ("expect F01 place 2 = 1",
         "22 place 2 of F01 final is 2 (Bea Sample), 3 (Cleo Muster), not 1"),
        ("expect T01 final 1 place = 1", "28 1 (Ada Example) has place 2 in T01 final, not 1"),
        ("expect T01 heat 2 2 mark = 12.41",
         "28 2 (Bea Sample) has mark 12.40 in T01 heat 2, not 12.41"),
        ("expect T01 heat 2 2 mark = 12.4",
         "28 2 (Bea Sample) has mark 12.40 in T01 heat 2, not 12.4"),
        ("expect T01 heat 2 1 mark = 12.40",
         "28 1 (Ada Example) is not in T01 heat 2, and 12.40 is expected"),
        ("expect T01 heat 1 9 mark = -", "28 9 is not in T01 heat 1, and none is expected"),
        ("expect T01 heat 1 3 qualifier = q",
         "33 3 (Cleo Muster) has no qualifier in T01 heat 1, and q is expected"),
        ("expect T01 heat 1 1 qualifier = -",
         "33 1 (Ada Example) has qualifier Q in T01 heat 1, and none is expected"),
        ("expect T01 final 2 points = 7", "29 2 (Bea Sample) has points 8 in T01 final, not 7"),
        ("expect T01 final rows = 8", "25 T01 final has 2 rows, not 8"),
        ("expect T01 heat 2 rows = 2", "26 T01 heat 2 has 1 row, not 2"),
        ("expect team KIN score = 9", "25 KIN has score 8 in the match, not 9"),
        ("expect team THH place 1 = THH", "27 place 1 of the match is KIN, not THH"),
        ("expect team THH place 1 = -", "27 place 1 of the match is KIN, not nobody"),
        ("expect team THH place = 1", "25 THH has place 2 in the match, not 1"),
    ],
)  # fmt: skip
def test_what_is_otherwise_is_an_error_that_tells_what_is_there(line: str, message: str) -> None:
    assert found(SPRINTS + line) == [f"M648 21:{message}"]


def test_the_hint_of_a_place_says_where_the_expected_one_is(meetc: Meetc) -> None:
    lines = ("expect T01 final place 1 = 1", "expect T01 final place 1 = 3")
    meetc.write("a.meet", SPRINTS + "\n".join(lines))
    ran = meetc("check", "--format", "json", "a.meet")
    first, second = json.loads(ran.out)["diagnostics"]
    assert (first["hint"], second["hint"]) == ("1 has place 2", "3 has no row there")
    assert [related["span"]["line"] for related in first["related"]] == [15]
    assert (ran.code, meetc("build", "a.meet").code) == (1, 1)
    assert not (meetc.folder / "a.json").exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("expect", "M649 21:1 an expectation says of what, the value, = and what is there"),
        ("expect T01 final",
         "M649 21:1 an expectation says of what, the value, = and what is there"),
        ("expect T01 final 2 mark=12.10",
         "M649 21:1 an expectation says of what, the value, = and what is there"),
        ("expect T01 final 2 mark =",
         "M649 21:1 an expectation says of what, the value, = and what is there"),
        ("expect T01 final 2 time = 12.10", "M649 21:20 time is nothing to expect here"),
        ("expect F01 2 total = 12", "M649 21:14 total is nothing to expect here"),
        ("expect T01 final mark = 12.10", "M649 21:18 whose mark?"),
        ("expect F01 mark = 5.50", "M649 21:12 whose mark?"),
        ("expect T01 2 mark = 12.10", "M649 21:12 which of the 3 units of T01?"),
        ("expect T01 place 1 = 2", "M649 21:12 which of the 3 units of T01?"),
        ("expect T01 finale 2 mark = 12.10", "M649 21:12 finale is no unit"),
        ("expect T01 heat 3 2 mark = 12.10", "M501 21:17 there is no heat 3: round 1 has 2"),
        ("expect T01 heat 2 1 2 mark = 12.10", "M205 21:19 1 is one word too many"),
        ("expect T01 rows = 2", "M649 21:12 which of the 3 units of T01?"),
        ("expect T01 final rows = some", "M649 21:25 some is no number, as rows is"),
        ("expect team THH rows = 2", "M649 21:17 rows is nothing to expect here"),
        ("expect T01 final place x = 2", "M649 21:24 x is no place"),
        ("expect T01 final 2 place = one", "M649 21:28 one is no number, as place is"),
        (f"expect T01 final place {'9' * 5000} = 2", f"M649 21:24 {'9' * 5000} is no place"),
        ("expect T02 final place 1 = 2", "M402 21:8 no event T02 is declared"),
        ("expect team THX score = 2", "M306 21:13 no team THX is declared"),
        ("expect team THH 1 score = 2", "M205 21:17 1 is one word too many"),
        ("expect team THH place 1 = 2", "M306 21:27 no team 2 is declared"),
        ("expect team THH final place 1 = KIN", "M205 21:17 final is one word too many"),
        ("expect team THH place x = KIN", "M649 21:23 x is no place"),
        ("expect team place 1 = KIN", "M306 21:13 no team place is declared"),
        ("expect THH score = 2", "M402 21:8 no event THH is declared"),
        ("expect team THH mark = 2", "M649 21:17 mark is nothing to expect here"),
    ],
)  # fmt: skip
def test_a_line_that_is_wrong(line: str, told: str) -> None:
    assert found(SPRINTS + line) == [told]


def test_a_meet_with_errors_is_held_against_nothing() -> None:
    """What is expected may be in what could not be read; a line that is wrong is told."""
    wrong = SPRINTS.replace("1 12.20 points=7", "1 12,20 points=7")
    lines = "expect T01 final place 1 = 1\nexpect T02 final place 1 = 2"
    assert [line[:9] for line in found(wrong + lines)] == ["M602 14:7", "M402 22:8"]


def combined(code: str, gender: str, parts: list[tuple[str, str, int]]) -> str:
    """A combined event of one athlete, from raw marks."""
    text = MEET + f'athlete 302 "Ada Example" {gender}\nevent M01 {code} {gender}\n  302\n'
    for number, (part, mark, _) in enumerate(parts, 1):
        text += f"event P{number} {part} {gender} parent=M01 category=C\n  final official\n"
        text += f"    302 {'performance=' if part in ('HJ', 'PV') else ''}{mark}\n"
    return text


@pytest.mark.parametrize(
    ("code", "gender", "parts", "total"),
    [("HEP", "F", HEPTATHLON, 7291), ("DEC", "M", DECATHLON, 9126)],
)
def test_points_of_parts_and_totals(
    code: str, gender: str, parts: list[tuple[str, str, int]], total: int
) -> None:
    text = combined(code, gender, parts)
    lines = [f"expect P{n} 302 points = {points}" for n, (*_, points) in enumerate(parts, 1)]
    lines += [f"expect M01 302 total = {total}", "expect M01 place 1 = 302", "expect M01 rows = 1"]
    assert found(text + "\n".join(lines), "--strict") == []
    wrong = found(text + f"expect M01 302 total = {total + 1}")
    assert [line.partition(":")[2].partition(" ")[2] for line in wrong] == [
        f"302 (Ada Example) has total {total} in M01, not {total + 1}"
    ]


def test_who_has_abandoned_and_what_a_combined_event_has_not() -> None:
    text = combined("HEP", "F", HEPTATHLON).replace("7.27", "DNS")
    text = text.split("event P6")[0]
    assert told("expect M01 302 total = DNF", "expect M01 302 place = -", text=text) == []
    assert told("expect M01 final 302 total = DNF", text=text) == ["12 final is one word too many"]
    assert told("expect M01 302 mark = DNF", text=text) == ["16 mark is nothing to expect here"]


def test_in_a_file_that_includes_the_meet(meetc: Meetc) -> None:
    """The scores are those that pages show; the meet itself is built without."""
    meetc.write("match.meet", (EXAMPLES / "match.meet").read_bytes())
    lines = ["KMH score = 15", "KMH place = 1", "THV score = 13", "FLM score = 6", "FLM place = 3"]
    expected = 'include "match.meet"\n' + "".join(f"expect team {line}\n" for line in lines)
    meetc.write("known.meet", expected)
    assert meetc("check", "--strict", "known.meet").code == 0
    meetc.write("known.meet", expected.replace("FLM score = 6", "FLM score = 7"))
    ran = meetc("check", "known.meet")
    assert (ran.code, ran.out.rpartition("; ")[2]) == (0, "1 expectation not decided yet\n")
    text = (EXAMPLES / "match.meet").read_text(encoding="utf-8")
    for team, lane in (("KMH", 4), ("THV", 5), ("FLM", 6)):
        text = text.replace(f"    {team}      lane={lane}\n", f"    {team}  DNS  lane={lane}\n")
    meetc.write("match.meet", text)
    ran = meetc("check", "known.meet")
    assert (ran.code, "FLM has score 6 in the match, not 7\n --> known.meet:5:" in ran.out) == (
        1,
        True,
    )
    assert meetc("check", "match.meet").code == 0


def test_they_are_never_sent() -> None:
    expected = "expect T01 final place 1 = 2\nexpect team KIN score = 8\n"
    assert document(SPRINTS + expected) == document(SPRINTS)


def test_other_names_reach_them(meetc: Meetc) -> None:
    lines = ["expect T01 final place 1 = 2", "expect T01 final 2 mark = 12.10",
             "expect team KIN score = 8", "expect F01 2 mark = 5.40",
             "expect team KIN place 2 = THH", "expect team THH place 1 = KIN"]  # fmt: skip
    meetc.write("a.meet", SPRINTS + "\n".join(lines) + "\n")
    assert meetc("rename", "a.meet", "bib", "2", "22", "--write").code == 0
    assert meetc("rename", "a.meet", "event", "T01", "T11", "--write").code == 0
    assert meetc("rename", "a.meet", "team", "KIN", "KNG", "--write").code == 0
    text = (meetc.folder / "a.meet").read_text(encoding="utf-8")
    assert text.splitlines()[-6:] == [
        "expect T11 final place 1 = 22",
        "expect T11 final 22 mark = 12.10",
        "expect team KNG score = 8",
        "expect F01 22 mark = 5.40",
        "expect team KNG place 2 = THH",
        "expect team THH place 1 = KNG",
    ]
    assert meetc("check", "--strict", "a.meet").code == 0


def test_a_squad_has_places_and_marks() -> None:
    text = MEET + 'team THH "Thames Hounds"\nevent T01 4x100 F\n  final official\n    THH 48.10\n'
    assert told("expect T01 place 1 = THH", "expect T01 THH mark = 48.10", text=text) == []


def test_points_that_ties_have_shared() -> None:
    shared = (
        'meet "Spring" slug=spring country=GBR date=2026-05-09 score=5,4,3 ties=share\n'
        'team KIN\nteam THH\nathlete 1 "A B" F KIN\nathlete 2 "C D" F THH\n'
        'athlete 3 "E F" F KIN\nathlete 4 "G H" F THH\n'
        "event T01 100 F\n  final official\n    1 12.00\n    2 12.10 place=2\n"
        "    3 12.10 place=2\n    4 12.30\n"
    )
    expected = "expect T01 2 points = 3.50\nexpect team KIN score = 8.5\n"
    assert [one for one in found(shared + expected) if "M666" not in one] == []
    (wrong,) = [one for one in found(shared + "expect T01 2 points = 3\n") if "M666" not in one]
    assert wrong.endswith("2 (C D) has points 3.5 in T01 final, not 3")
    for value in ("3.", "3.555", "3,5"):
        (wrong,) = [one for one in found(f"{shared}expect T01 2 points = {value}\n")
                    if "M666" not in one]  # fmt: skip
        assert wrong.endswith(f"{value} is no number, as points is")


TEAM_RACE = """\
meet "C" slug=c country=GBR date=2026-05-09
team POR
team KIN
athlete 1 "A A" F POR
athlete 2 "B B" F KIN
athlete 3 "C C" F POR
athlete 4 "D D" F KIN
event R01 5K "5 km" F team_race=2
  final
    1  17:00
    2  17:10
    3  17:20
    4  17:30
"""


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("POR score = 4", []),
        ("KIN place = 2", []),
        ("POR place = 2", ["M648 14:25 POR has place 1 in the team race of R01, not 2"]),
        ("KIN score = 5", ["M648 14:25 KIN has score 6 in the team race of R01, not 5"]),
    ],
)
def test_a_team_that_is_in_a_team_race_alone(expected: str, told: list[str]) -> None:
    assert found(TEAM_RACE + f"expect team {expected}\n") == told


TO_COME = (
    MEET.replace(" date=", " score=5,3,1 date=")
    + """\
team AAA
team POR
athlete 1 "A A" F AAA
athlete 2 "B B" F POR
athlete 3 "C C" F POR
event T01 100 F rounds=2,1 qual_by_place=1
  enter 1
  enter 2
  enter 3
event M01 TRI F
  1
event P1 100 F parent=M01 category=X
  enter 1
event P2 LJ F parent=M01 category=X
  enter 1
event P3 SP F parent=M01 category=X
  enter 1
"""
)
HEATS = """\
event T01
  heat 1
    1 12.30 Q
    2 12.40
  heat 2
    3 12.50 Q
"""
FINAL = HEATS + "  final\n    1 12.20\n    3 12.10\n"
HEADERS = re.compile(r"(?<=\n)(?=  (?:heat|final))")
PARTS = "".join(
    f"event P{n}\n  final\n    1 {mark}\n" for n, mark in ((1, "12.20"), (2, "5.00"), (3, "9.00"))
)


@pytest.mark.parametrize(
    ("line", "decided_by"),
    [
        ("team AAA score = 9", FINAL + PARTS),
        ("team AAA place = 3", FINAL + PARTS),
        ("team AAA score = -", FINAL + PARTS),
        ("T01 heat 1 place 1 = 2", HEATS),
        ("T01 heat 1 1 mark = 12.31", HEATS),
        ("T01 heat 1 2 qualifier = q", HEATS),
        ("T01 final place 1 = 1", FINAL),
        ("T01 final 3 points = 3", FINAL),
        ("T01 final rows = 8", FINAL),
        ("M01 1 total = 9000", PARTS),
        ("M01 place 1 = 2", PARTS),
        ("P2 1 points = 1", PARTS.partition("event P3")[0]),
    ],
)
def test_what_is_not_decided_yet_is_counted_and_stops_no_command(
    meetc: Meetc, line: str, decided_by: str
) -> None:
    meetc.write("a.meet", f"{TO_COME}expect {line}\n")
    for ran in (meetc("check", "--strict", "a.meet"), meetc("check", "--complete", "a.meet")):
        assert "1 expectation not decided yet\n" in ran.out
    assert " not decided yet: " in meetc("check", "-v", "a.meet").out
    assert meetc("check", "--strict", "a.meet").code == 0
    assert meetc("seed", "a.meet").code == 0
    before = HEADERS.split(decided_by)[
        : 1 if line.startswith("T01 heat 1") and "q" not in line else -1
    ]
    assert found(f"{TO_COME}{''.join(before)}\nexpect {line}\n", "--strict") == []
    told = found(f"{TO_COME}{decided_by}expect {line}\n")
    assert [one[:4] for one in told] == ["M648"]


def test_a_unit_in_progress_decides_nothing() -> None:
    for status, told in (("in_progress", 0), ("provisional", 1), ("official", 1)):
        held = HEATS.replace("heat 1\n", f"heat 1 {status}\n")
        assert len(found(f"{TO_COME}{held}expect T01 heat 1 place 1 = 2\n")) == told


def test_the_rows_of_a_start_list_are_a_warning(meetc: Meetc) -> None:
    """Late entries are still to come: the commands run that draw them."""
    drawn = "event T01\n  heat 1\n    1 lane=4\n    2 lane=5\n"
    meetc.write("a.meet", f"{TO_COME}{drawn}expect T01 heat 1 rows = 3\n")
    assert found((meetc.folder / "a.meet").read_text(encoding="utf-8")) == [
        "M648 23:26 T01 heat 1 has 2 rows, not 3"
    ]
    assert (meetc("check", "a.meet").code, meetc("check", "--strict", "a.meet").code) == (0, 1)


def test_a_rehearsal_is_held_against_nothing(meetc: Meetc) -> None:
    meetc.write("a.meet", f"{TO_COME}expect team AAA score = 0\nexpect T01 heat 1 rows = 2\n")
    assert meetc("simulate", "a.meet", "--seed", "3").code == 0
    copy = (meetc.folder / "a-simulated.meet").read_text(encoding="utf-8")
    assert "expect" not in copy
    assert meetc("check", "a-simulated.meet").code == 0
