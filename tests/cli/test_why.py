"""`meetc why`: reasons of places, qualifiers, lanes, points and totals, with the lines they rest
on."""

from __future__ import annotations

import json
import re
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.disciplines import discipline
from meetc.rules.comparison import Compared
from meetc.rules.marks import distance_value, time_value
from meetc.rules.points import formula, points
from meetc.schema import schema_text
from meetc.why.cases import cases
from meetc.why.ranked_rows import ranked_rows
from meetc.why.reason import About
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.drawn import examples
from tests.support.strategies import Written, meets

TIES = (
    MEET
    + """athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F
athlete 3 "Cleo Test" F
event F01 HJ "High Jump" F
  final official
    heights 1.85 1.88 1.91 | 1.91 1.89 1.91
    1  o o xxx  | x o x
    2  o o xxx  | x o o
    3  o xo xxx
event F02 LJ "Long Jump" F
  final official
    1  6.50 x    6.31
    2  6.50 6.44
    3  6.50 6.44
event T01 800 "800" F
  final official
    1  2:05.37  raw=2:05.368
    2  2:05.37  raw=2:05.362
    3  DQ       note="TR 17.2"
event T02 1500 "1500" F
  final official
    1  4:20.11
    2  4:20.11
    3  4:20.11  place=1
"""
)
HEATS = (
    MEET
    + """event T01 100 "100" M rounds=2,1 qual_by_place=1 qual_fastest_losers=2 lanes=4
  heat 1 official
    1  10.40  Q
    2  10.58  raw=10.574 q
    3  10.60
    4  DNF
  heat 2 official
    5  10.45  Q
    6  10.50  q
    7  10.58  raw=10.579
"""
)


def told(meetc: Meetc, text: str, *arguments: str) -> str:
    """What `meetc why` prints of a meet without errors."""
    meetc.write("spring.meet", text)
    ran = meetc("why", "spring.meet", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def reasons(meetc: Meetc, text: str, *arguments: str) -> dict[str, Any]:
    """The reasons of the last row of a bib, by what they are about."""
    row = json.loads(told(meetc, text, *arguments, "--json"))["rows"][-1]
    return {reason["about"]: reason for reason in row["reasons"]}


def test_a_countback_and_a_jump_off(meetc: Meetc) -> None:
    assert told(meetc, TIES, "F01", "1") == (
        "F01 final: 1 Ada Example  1.89\n"
        "  place 2: behind 2 Bea Sample (1st): equal in 1.88; jump-off at 1.91: failed to cleared\n"
        "                         1        2\n"
        "    height               1.88     1.88\n"
        "    failures at 1.88     0        0\n"
        "    failures up to 1.88  0        0\n"
        "    jump-off at 1.91     failed   failed\n"
        "    jump-off at 1.89     cleared  cleared\n"
        "    jump-off at 1.91     failed   cleared\n"
        "    rule TR26.9 (wa2025)\n"
        "    spring.meet:8:5: 1 o o xxx | x o x\n"
        "    spring.meet:9:5: 2 o o xxx | x o o\n"
    )
    third = reasons(meetc, TIES, "F01", "3")["place"]
    assert third["why"] == "behind 1 Ada Example (2nd): equal in 1.88; failures at 1.88: 1 to 0"
    assert third["rule"] == "TR26.8"
    assert [(line["line"], line["column"]) for line in third["lines"]] == [(10, 5), (8, 5)]


def test_a_second_best_and_a_tie(meetc: Meetc) -> None:
    level = "level with 2 Bea Sample: equal in 6.50 and 2nd best; ahead of 1 Ada Example (3rd): "
    assert told(meetc, TIES, "F02", "3") == (
        "F02 final: 3 Cleo Test  6.50\n"
        f"  place 1: {level}equal in 6.50; 2nd best: 6.44 to 6.31\n"
        "              3     2\n"
        "    best      6.50  6.50\n"
        "    2nd best  6.44  6.44\n"
        "              3     1\n"
        "    best      6.50  6.50\n"
        "    2nd best  6.44  6.31\n"
        "    rule TR25.22 (wa2025)\n"
        "    spring.meet:15:5: 3 6.50 6.44\n"
        "    spring.meet:14:5: 2 6.50 6.44\n"
        "    spring.meet:13:5: 1 6.50 x 6.31\n"
    )


def test_thousandths_and_who_has_no_place(meetc: Meetc) -> None:
    assert told(meetc, TIES, "T01") == (
        "T01  800\n"
        "final\n"
        "  1  2 Bea Sample   2:05.37  ahead of 1 Ada Example (2nd): equal in 2:05.37; thousandths: "
        "2:05.362 to 2:05.368\n"
        "  2  1 Ada Example  2:05.37  behind 2 Bea Sample (1st): equal in 2:05.37; thousandths: "
        "2:05.368 to 2:05.362\n"
        "  -  3 Cleo Test    DQ       who has DQ has no place (TR 17.2)\n"
    )


def test_a_written_place_is_told_as_such(meetc: Meetc) -> None:
    place = reasons(meetc, TIES, "T02", "3")["place"]
    assert (place["value"], place["why"]) == (
        "1",
        "ahead of 1 Ada Example (2nd): equal in 4:20.11, without thousandths of all of them; "
        "place= is written, and wins",
    )


@pytest.mark.parametrize(
    ("bib", "value", "why", "steps"),
    [
        ("1", "Q", "place 1 of heat 1; the first goes on", []),
        ("2", "q", "among the fastest others of all heats, by thousandths; the first who does not "
         "go on is 7 with 10.579", [("time", "10.58", "10.58"),
                                    ("thousandths", "10.574", "10.579")]),
        ("3", None, "place 3 of heat 1; the first goes on; by time the last through is 2 with "
         "10.58", [("time", "10.60", "10.58")]),
        ("4", None, "DNF is neither a place nor a time to go on with", []),
        ("7", None, "place 3 of heat 2; the first goes on; by time the last through is 2 with "
         "10.574", [("time", "10.58", "10.58"), ("thousandths", "10.579", "10.574")]),
    ],
)  # fmt: skip
def test_who_goes_on(
    meetc: Meetc, bib: str, value: str | None, why: str, steps: list[tuple[str, str, str]]
) -> None:
    through = reasons(meetc, HEATS, "T01", bib)["qualified"]
    assert (through["value"], through["why"], through["rule"]) == (value, why, "TR20.8")
    shown = [(s["what"], s["own"], s["other"]) for r in through["rivals"] for s in r["steps"]]
    assert shown == steps
    assert [line["line"] for line in through["lines"]][1:3] == [2, 2]  # what the event says


@pytest.mark.parametrize(
    ("old", "new", "bib", "value", "why"),
    [
        ("10.45  Q", "10.45", "5", "Q",
         "place 1 of heat 2; the first goes on; by the rule, and not typed"),
        ("10.60", "10.60 qJ", "3", "qJ", "by decision of the jury, as the row says"),
        (" raw=10.574 q", "", "2", "undecided",
         "2, 7 for 1 place: equal to 0.01 s: their thousandths decide, as raw="),
        ("heat 2 official", "heat 2 in_progress", "1", "Q", "heat 2 is not over"),
        ("10.58  raw=10.574 q", "10.58  raw=10.574 Q", "2", "q",
         "among the fastest others of all heats, by thousandths; the first who does not go on is "
         "7 with 10.579; the row says Q"),
        (" qual_by_place=1 qual_fastest_losers=2", "", "2", "q",
         "typed in the row: the event does not say who goes on"),
    ],
)  # fmt: skip
def test_what_the_rule_alone_does_not_decide(
    meetc: Meetc, old: str, new: str, bib: str, value: str, why: str
) -> None:
    through = reasons(meetc, HEATS.replace(old, new), "T01", bib)["qualified"]
    assert (through["value"], through["why"]) == (value, why)


def test_lanes_of_a_drawn_meet(meetc: Meetc) -> None:
    text = MEET + "".join(f'team T{n} "Team {n}"\n' for n in range(3))
    text += "".join(f'athlete {n} "Ada" "Sample{n}" F T{n % 3}\n' for n in range(10, 22))
    text += 'event T01 400 "400" F rounds=2,1 qual_by_place=2 qual_fastest_losers=4 lanes=8\n'
    text += "".join(f"  enter {n} sb=55.{n}\n" for n in range(10, 22))
    meetc.write("spring.meet", text)
    assert meetc("seed", "spring.meet", "--write").code == 0
    seeded = (meetc.folder / "spring.meet").read_text()
    assert reasons(meetc, seeded, "T01", "10")["lane"]["why"].startswith(
        "a first round draws lots for all lanes; draw=20260509 gives lane "
    )
    rows = seeded.splitlines()
    times = iter(range(10, 40))
    run = [f"{row}  56.{next(times)}" if "lane=" in row else row for row in rows]
    run = [f"{row} official" if row.startswith("  heat") else row for row in run]
    meetc.write("spring.meet", "\n".join(run) + "\n")
    ran = meetc("advance", "spring.meet", "T01", "--write")
    assert ran.code == 0, ran.err
    final = (meetc.folder / "spring.meet").read_text()
    winner = ran.err.split(" Q ")[0].split()[-1]
    lane = reasons(meetc, final, "T01", winner)["lane"]
    assert lane["why"] == (
        "1st of 8 in this heat by round 1 (Q, place 1 of heat 1, 56.10); lanes 4, 5, 6, 7 are for "
        f"ranks 1 to 4; draw=20260509 gives lane {lane['value']}"
    )
    assert lane["rule"] == "TR20.4"
    moved = in_lane_1(final, winner, lane["value"])
    assert reasons(meetc, moved, "T01", winner)["lane"]["why"].endswith(
        "lanes 4, 5, 6, 7 are for ranks 1 to 4, and lane 1 is none of them; it is typed, or was "
        f"drawn for another list: draw=20260509 gives lane {lane['value']} now"
    )


@pytest.mark.parametrize(
    ("lanes", "in_its_group"),
    [("7 5 4 6 3 8 1 2", True), ("6 4 5 7 8 3 1 2", True), ("7 5 4 3 6 8 1 2", False)],
)
def test_a_lane_of_another_group_is_told(meetc: Meetc, lanes: str, in_its_group: bool) -> None:
    """TR20.4, 400 m: the first four in 4 to 7, the next two in 3 and 8, the last in 1 and 2."""
    text = MEET + "event T01 400 M rounds=2,1 qual_by_place=4 draw=1\n"
    for heat in (1, 2):
        text += f"  heat {heat} official\n"
        text += "".join(f"    {heat}{n}  {46 + n}.{heat}0\n" for n in range(1, 5))
    ranks = ["11", "21", "12", "22", "13", "23", "14", "24"]
    text += "  final\n"
    text += "".join(f"    {bib} lane={n}\n" for bib, n in zip(ranks, lanes.split(), strict=True))
    whys = [reasons(meetc, text, "T01", bib)["lane"]["why"] for bib in ranks]
    assert any("is none of them" in why for why in whys) != in_its_group
    assert ("lane 3 is none of them" in whys[3]) != in_its_group


def in_lane_1(text: str, bib: str, lane: str) -> str:
    """A text in whose final a runner has changed lanes with the one in lane 1."""
    head, final, rows = text.partition("  final\n")
    lines = []
    for line in rows.splitlines():
        words = line.split()
        own = "1" if words[0] == bib else lane if words[1] == "lane=1" else words[1][-1]
        lines.append(f"    {words[0]}  lane={own}\n")
    return head + final + "".join(lines)


CODES = "100 LJ SP HJ 400 110H DT PV JT 1500".split()
MARKS = "10.55 7.80 16.00 2.05 48.42 13.75 50.54 5.45 71.90 4:36.11".split()


def decathlon(first: str = "10.55") -> str:
    """A decathlon of one athlete, with another mark in its first part."""
    parts = ""
    for number, (code, mark) in enumerate(zip(CODES, (first, *MARKS[1:]), strict=True), 1):
        row = f"  heights {mark}\n  1 o\n" if code in ("HJ", "PV") else f"  1 {mark}\n"
        parts += f"event P{number:02} {code} M parent=C01\n final official\n{row}"
    return MEET + 'athlete 1 "Ben Example" M\nevent C01 DEC "Decathlon" M\n  1\n' + parts


def test_a_total_is_the_sum_of_its_parts(meetc: Meetc) -> None:
    total = reasons(meetc, decathlon(), "C01", "1")["total"]
    assert (total["value"], total["why"], total["rule"]) == ("9126", "the sum of 10 parts", "TR39")
    assert [part["value"] for part in total["parts"]] == (
        "963 1010 851 850 889 1007 882 1051 918 705".split()
    )
    assert total["parts"][1]["why"] == (
        "P02 LJ: 7.80, table of men: 0.14354 x (780 - 220)^1.4, rounded down"
    )
    assert [part["lines"][0]["line"] for part in total["parts"]][:3] == [7, 10, 13]


def test_hand_times_and_who_has_abandoned(meetc: Meetc) -> None:
    own = reasons(meetc, decathlon("10.5"), "P01", "1")["points"]
    assert (own["value"], own["why"]) == (
        "919",
        "P01 100: 10.5 with 0.24 s for timing by hand, table of men: 25.4347 x (18 - 10.74)^1.81, "
        "rounded down",
    )
    gone = reasons(meetc, decathlon("DNS"), "C01", "1")
    assert (gone["total"]["value"], gone["total"]["rule"]) == ("DNF", "TR39.10")
    assert gone["total"]["parts"][0]["why"] == "P01 100: DNS makes no points"
    assert (gone["place"]["value"], gone["place"]["why"]) == (None, gone["total"]["why"])


@examples(200)
@given(st.sampled_from(CODES), st.sampled_from("MF"), st.integers(1, 400_00))
def test_the_formula_makes_the_points(code: str, gender: str, hundredths: int) -> None:
    made = discipline(code)
    assert made is not None
    mark = f"{Decimal(hundredths) / 100:.2f}"
    said = formula(made, gender, mark)
    if not said:
        assert not points(made, gender, mark)
        return
    factor, _, rest = said.removesuffix(", rounded down").partition(" x (")
    base, _, power = rest.partition(")^")
    first, second = (Decimal(number) for number in base.split(" - "))
    made_of = Decimal(factor) * (first - second) ** Decimal(power)
    assert int(made_of.to_integral_value(ROUND_FLOOR)) == points(made, gender, mark)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.stem)
def test_the_order_of_the_reasons_is_that_of_places(path: Path) -> None:
    """In all examples: who is told to be ahead of another is, by the step that parts them."""
    compiled = library.compile(
        path.read_bytes(), path=path.as_posix(), read=lambda name: Path(name).read_bytes()
    )
    compared = 0
    for event in compiled.meet.events:
        for case in cases(event, compiled):
            assert [r for r in case.reasons if not r.why] == []
        for unit in event.units:
            ranked = ranked_rows(event, unit, {})
            placed = [n for n, place in enumerate(ranked.placed) if place is not None]
            for n in placed:
                for m in placed:
                    if ranked.worths[n] is not None and ranked.worths[m] is not None:
                        last = ranked.compared(n, m)[-1]
                        level = ranked.placed[n] == ranked.placed[m]
                        assert (last.own == last.other) == level
                        compared += 1
    assert compared or not any(unit.has_results for e in compiled.meet.events for unit in e.units)


def lines_of(reason: dict[str, Any]) -> list[int]:
    return [line["line"] for line in reason["lines"]]


def test_times_by_hand(meetc: Meetc) -> None:
    """Equal ones are in the order of the judges, and have no order with those of a photo finish."""
    text = MEET + "event T01 100Y M rounds=1,1 qual_by_place=2\n  heat 1 official\n"
    tie = "    1 9.8\n    2 9.9\n    3 9.9\n    4 10.0\n"
    found = reasons(meetc, text + tie, "T01", "3")
    assert found["place"]["why"] == (
        "level with 2: equal in 9.9 by hand, without the order of the judges; behind 1 (1st): "
        "9.9 to 9.8"
    )
    assert (found["qualified"]["value"], found["qualified"]["rule"]) == ("undecided", "TR21")
    assert found["qualified"]["why"].startswith("2, 3 for 1 place: equal by hand at the last place")
    assert lines_of(found["qualified"]) == [6, 2, 5]
    judged = tie.replace("2 9.9", "2 9.9 place=2").replace("3 9.9", "3 9.9 place=3")
    found = reasons(meetc, text + judged, "T01", "3")
    assert (
        found["place"]["why"] == "behind 2 (2nd): equal in 9.9 by hand; place= is written, and wins"
    )
    level = tie.replace("2 9.9", "2 9.9 place=2").replace("3 9.9", "3 9.9 place=2")
    found = reasons(meetc, text + level, "T01", "3")
    assert found["place"]["why"].startswith(
        "level with 2: equal in 9.9 by hand; place= says that they are level; behind 1"
    )
    meetc.write("spring.meet", text + tie.replace("4 10.0", "4 10.04"))
    ran = meetc("why", "spring.meet", "T01", "4")
    assert ran.code == 0
    assert (
        "behind 3 (2nd): 10.04 to 9.9, of which one is by hand, and has no place among those of a "
        "photo finish\n" in ran.out
    )


def test_who_did_not_start_in_a_part_is_told_with_its_row(meetc: Meetc) -> None:
    text = MEET + "event M01 TRI M\n  1\n  2\n"
    for code, mark in (("100", "11.00"), ("LJ", "6.00"), ("SP", "10.00")):
        text += f"event M01-{code} {code} M parent=M01 category=TRI\n  final official\n"
        text += f"    1 {mark}\n" + ("    2 DNS\n" if code == "LJ" else f"    2 {mark}\n") * (
            code != "SP"
        )
    found = reasons(meetc, text, "M01", "2")
    why = "DNS in M01-LJ: who does not start in a part has abandoned, and has no total"
    for about in ("place", "total"):
        own = found[about]
        assert (own["why"], own["rule"], lines_of(own)) == (why, "TR39.10", [4, 12])


def test_a_json_document_is_answered_by_its_own_places(meetc: Meetc) -> None:
    meetc.write("spring.meet", HEATS)
    assert meetc("build", "spring.meet").code == 0
    ran = meetc("why", "spring.json", "T01", "6")
    lines = re.findall(r"^    spring\.json:(\d+):\d+: (\S+)$", ran.out, re.MULTILINE)
    at = {pointer: int(line) for line, pointer in lines}["/events/0/units/1/results/1"]
    document = (meetc.folder / "spring.json").read_text().splitlines()
    assert '"bib": "6"' in "".join(document[at - 1 : at + 2])
    assert "through q: among the fastest others of all heats" in ran.out


def test_lanes_of_a_part_are_drawn_from_the_whole(meetc: Meetc) -> None:
    people = "".join(f'athlete {n} "Ada{n} Example" F\n' for n in (1, 2, 3))
    entries = "".join(f"  enter {n}\n" for n in (1, 2, 3))
    part = "event P2 200 F parent=P01 lanes=8\n"
    meetc.write("a.meet", f"{MEET}{people}event P01 HEP F\n{entries}{part}")
    assert meetc("seed", "a.meet", "P2", "--write").code == 0
    rows = re.findall(r"^ +(\d) +lane=(\d)", (meetc.folder / "a.meet").read_text(), re.MULTILINE)
    assert len(rows) == 3
    for bib, lane in rows:
        assert f"gives lane {lane}\n" in meetc("why", "a.meet", "P2", bib).out


def test_a_lane_goes_by_who_goes_on_by_the_rule_where_no_q_is_written(meetc: Meetc) -> None:
    final = HEATS + "  final\n" + "".join(f"    {b}  lane={n}\n" for n, b in enumerate("1526", 1))
    for text in (final, re.sub(r" [Qq]\n", "\n", final)):
        assert reasons(meetc, text, "T01", "6")["lane"]["why"].startswith(
            "3rd of 4 in this heat by round 1 (q, place 2 of heat 2, 10.50); lanes 1, 4 are for "
            "ranks 3 and 4; no draw= is written"
        )


def is_ahead(step: Compared) -> bool:
    """As a referee reads a step: a higher mark is better, a shorter time, fewer failures."""
    jumps = ["retired", "did not jump", "failed", "cleared"]
    if step.own in jumps:
        return jumps.index(step.own) > jumps.index(step.other)
    own, other = (time_value(mark) or distance_value(mark) or 0 for mark in step[1:3])
    fewer = step.what in ("time", "thousandths") or step.what.startswith("failures")
    return own < other if fewer else own > other


@examples(100)
@given(meets())
def test_of_any_meet_who_is_told_to_be_ahead_has_the_better_place(meet: Written) -> None:
    """By the last step of a comparison; and every reason has its lines."""
    compiled = library.compile(meet.text)
    for event in compiled.meet.events:
        for case in cases(event, compiled):
            assert all(reason.why and reason.lines for reason in case.reasons)
        for unit in event.units:
            ranked = ranked_rows(event, unit, {})
            placed = [n for n in range(len(unit.rows)) if ranked.placed[n] is not None]
            for n, m in ((n, m) for n in placed for m in placed):
                own, other = ranked.placed[n] or 0, ranked.placed[m] or 0
                *before, last = ranked.compared(n, m)
                assert all(step.own == step.other for step in before)
                assert (last.own == last.other) == (own == other)
                assert own == other or (own < other) == is_ahead(last)


def test_the_edition_that_the_meet_names_is_told(meetc: Meetc) -> None:
    final = HEATS.replace("T01 100", "T01 400").replace("lanes=4", "lanes=8") + "  final\n"
    final = re.sub(r"1(0\.\d\d)", r"5\1", final).replace("raw=10", "raw=50")
    final += "".join(f"    {b}  lane={n}\n" for n, b in enumerate("1526", 4))
    old = final.replace("2026-05-09\n", "2026-05-09 rules=wa2020\n")
    for text, edition, lanes in ((final, "wa2025", "4, 5, 6, 7"), (old, "wa2020", "3, 4, 5, 6")):
        told_of = told(meetc, text, "T01", "1")
        assert f"; lanes {lanes} are for ranks 1 to 4" in told_of
        assert f"    rule TR20.4 ({edition})\n" in told_of


def test_json_is_what_its_schema_says(meetc: Meetc) -> None:
    import jsonschema

    schema = json.loads(schema_text("why"))
    match = (EXAMPLES / "match.meet").read_text(encoding="utf-8")
    for text, event in ((TIES, "F01"), (HEATS, "T01"), (decathlon(), "C01"), (match, "FLM")):
        plain = told(meetc, text, event, "--json")
        assert plain == told(meetc, text, event, "--format", "json")
        jsonschema.Draft202012Validator(schema).validate(json.loads(plain))
    assert set(schema["$defs"]["reason"]["properties"]["about"]["enum"]) == set(About)


def test_what_cannot_be_answered(meetc: Meetc) -> None:
    meetc.write("spring.meet", HEATS)
    ran = meetc("why", "spring.meet", "T02")
    assert (ran.code, ran.err) == (2, "meetc: there is no event T02; did you mean T01?\n")
    ran = meetc("why", "spring.meet", "T01", "11")
    assert (ran.code, ran.err) == (2, "meetc: T01 has no row of 11; did you mean 1?\n")
    meetc.write("wrong.meet", HEATS.replace("10.40", "10,40"))
    ran = meetc("why", "wrong.meet", "T01")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("1 error; no reason holds before they are mended\n")


def test_off_the_track_the_order_of_finish_is_asked_for(meetc: Meetc) -> None:
    """Times are whole seconds there: nobody is by hand, and thousandths are not missing."""
    rows = "1 30:00; 2 30:00; 3 30:00.3; 4 30:01 place=5; 5 30:01"
    text = "".join(f"    {row}\n" for row in rows.split("; "))
    meetc.write("spring.meet", MEET + 'event T01 10K "10K" M\n  final\n' + text)
    ran = meetc("why", "spring.meet", "T01")
    assert ran.out.splitlines()[2:] == [
        "  1  1  30:00    level with 2: equal in 30:00, without the order of finish; "
        "ahead of 3 (3rd): 30:00 to 30:00.3",
        "  1  2  30:00    level with 1: equal in 30:00, without the order of finish; "
        "ahead of 3 (3rd): 30:00 to 30:00.3",
        "  3  3  30:00.3  behind 2 (1st): 30:00.3 to 30:00",
        "  4  5  30:01    behind 3 (3rd): 30:01 to 30:00.3",
        "  5  4  30:01    behind 5 (4th): equal in 30:01; place= is written, and wins",
    ]
