"""`meetc advance` of events that are run as one: the next round is one race as well."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Meetc
from tests.text.test_advance import HEAD

RULE = "qual_by_place=1 qual_fastest_losers=1"
TIMES = {
    1: "12.01",
    2: "12.40",
    3: "12.20",
    4: "12.30",
    5: "12.10",
    6: "12.50",
    7: "12.60",
    8: "12.45",
}


def race(
    lanes: int = 6, rule: str = RULE, guests: str = RULE, times: dict[int, str] = TIMES
) -> str:
    """Two events of two heats each, run as one into a final."""

    def heats(first: int) -> str:
        return "".join(
            f"  heat {heat} official wind=+0.5\n"
            + "".join(
                f"    {bib} {times[bib]}\n" for bib in (first + 2 * heat - 2, first + 2 * heat - 1)
            )
            for heat in (1, 2)
        )

    people = "".join(
        f'athlete {bib} "Ada Example{bib}" F{" category=U20" if bib > 4 else ""}\n'
        for bib in range(1, 9)
    )
    of_all = f"rounds=2,1 lanes={lanes}"
    return (
        f"{HEAD}{people}event T01 100 Women F {of_all} {rule}\n{heats(1)}"
        f"event T02 100 U20 F category=U20 {of_all} with=T01 {guests}\n{heats(5)}"
    )


def finals(text: str) -> list[dict[str, int]]:
    """The bibs of each final with their lanes."""
    parts = re.split(r"^event ", text, flags=re.M)[1:]
    return [
        {
            bib: int(lane)
            for bib, lane in re.findall(r"^ +(\d+) +lane=(\d)", part.split("  final\n")[1], re.M)
        }
        for part in parts
    ]


@pytest.mark.parametrize("named", ["T01", "T02"])
def test_all_share_the_lanes_of_one_final(meetc: Meetc, named: str) -> None:
    path = meetc.write("a.meet", race())
    ran = meetc("advance", "a.meet", named, "--write")
    assert ran.code == 0, ran.err
    seniors, juniors = finals(path.read_text(encoding="utf-8"))
    assert seniors.keys() == {"1", "3", "4"}
    assert juniors.keys() == {"5", "6", "8"}
    assert sorted([*seniors.values(), *juniors.values()]) == [1, 2, 3, 4, 5, 6]
    assert {seniors["1"], juniors["5"]} == {3, 4}  # winners 12.01, 12.10, before 12.20 and 12.45
    assert {seniors["3"], juniors["8"]} == {2, 5}
    assert {seniors["4"], juniors["6"]} == {1, 6}
    assert "T01: 4 q  among the fastest others" in ran.err
    assert "T02: 8 Q  place 1 of heat 2" in ran.err
    assert "warning" not in meetc("check", "a.meet").out  # no two in one lane
    why = " ".join(meetc("why", "a.meet", "T02", "5").out.split())
    assert "2nd of 6 in this heat" in why
    assert f"for all who run together with T01 gives lane {juniors['5']}" in why


def test_who_is_level_goes_on_only_into_a_lane_that_the_others_leave(meetc: Meetc) -> None:
    level = TIMES | {2: "12.30"}  # as 4 has it
    rows = race(times=level).replace("12.30\n", "12.30 raw=12.300\n")
    text = meetc.write("a.meet", rows.replace("lanes=6", "lanes=7"))
    assert meetc("advance", "a.meet", "T01", "--write").code == 0
    assert finals(text.read_text())[0].keys() == {"1", "2", "3", "4"}
    meetc.write("b.meet", rows)
    ran = meetc("advance", "b.meet", "T01")
    assert ran.code == 3
    assert "2, 4 for 1 place: equal to 0.001 s, and there are not lanes for all" in ran.err
    drawn = meetc.write("c.meet", rows.replace("4 12.30", "4 12.30 qD"))
    assert meetc("advance", "c.meet", "T02", "--write").code == 0
    assert finals(drawn.read_text())[0].keys() == {"1", "3", "4"}
    assert "warning" not in meetc("check", "c.meet").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (race(guests=""), "T01: it is run with T02: who goes on from it? qual_by_place= and"),
        (race(times=TIMES | {8: ""}).replace("official", "provisional"),
         "T01: it is run with T02: heat 2 is not over"),
        (race(5), "T01: 6 go on, and there are 1 x 5 lanes"),
        (race().replace("5 12.10", "1 12.10"), "T01: 1 goes on in two events of one race"),
    ],
)  # fmt: skip
def test_what_stands_against_it_names_the_event(meetc: Meetc, text: str, told: str) -> None:
    meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", "T01", "--write")
    assert ran.code == 3
    assert told in ran.err


def test_an_event_that_nobody_runs_does_not_hold_the_others_up(meetc: Meetc) -> None:
    alone = race().partition("event T02")[0]
    path = meetc.write("a.meet", f"{alone}event T02 100 U20 F category=U20 rounds=2,1 with=T01\n")
    assert meetc("advance", "a.meet", "T01", "--write").code == 0
    assert finals(path.read_text().partition("event T02")[0])[0].keys() == {"1", "3", "4"}


def test_more_than_the_race_has_lanes_for_are_told_before_it(meetc: Meetc) -> None:
    text = re.sub(r"^ +(heat|\d).*\n", "", race(3, guests="qual_by_place=2"), flags=re.M)
    entered = [text.partition("event T02")[0], "  enter 1\n  enter 2\n  enter 3\n  enter 4\n"]
    guests = "event T02" + text.partition("event T02")[2] + "  enter 5\n  enter 6\n  enter 7\n"
    meetc.write("a.meet", "".join([*entered, guests]))
    told = meetc("check", "a.meet").out
    assert "7 are entered in T01 and T02, and 2 heats have 6 lanes" in told
    assert "7 go on to the final of T01 and T02, and there are 3 lanes" in told


def test_a_simulated_meet_takes_them_on_as_one(meetc: Meetc) -> None:
    text = re.sub(r"^ +(heat|\d).*\n", "", race(8, "", ""), flags=re.M)
    first, _, second = text.partition("event T02")
    enter = ["".join(f"  enter {bib}\n" for bib in bibs) for bibs in (range(1, 5), range(5, 9))]
    meetc.write("a.meet", f"{first}{enter[0]}event T02{second}{enter[1]}")
    ran = meetc("simulate", "a.meet", "--seed", "3", "-o", "b.meet")
    assert ran.code == 0, ran.err
    assert "warning" not in meetc("check", "b.meet").out


def test_diff_tells_the_race_that_an_event_is_in(meetc: Meetc) -> None:
    meetc.write("a.meet", race())
    meetc.write("b.meet", race().replace(" with=T01", ""))
    assert "T02  U20  no shared race (was T01)" in meetc("diff", "a.meet", "b.meet").out
    assert "T02  U20  shared race T01" in meetc("diff", "b.meet", "a.meet").out


def test_a_heat_that_others_of_the_race_run_alone_is_over_with_theirs(meetc: Meetc) -> None:
    alone = "    3 12.20\n    4 12.30\n"
    assert alone in race()
    rows = race(rule="qual_fastest_losers=2").replace(
        f"  heat 2 official wind=+0.5\n{alone}", "", 1
    )
    path = meetc.write("a.meet", rows)
    ran = meetc("advance", "a.meet", "T01", "--write")
    assert ran.code == 0, ran.err
    assert finals(path.read_text(encoding="utf-8"))[0].keys() == {"1", "2"}
    assert "warning" not in meetc("check", "a.meet").out
    assert "not over" not in meetc("why", "a.meet", "T01", "1").out
    held = rows.replace("    8 12.45\n", "    8\n").replace("official", "provisional")
    meetc.write("b.meet", held)
    assert "T01: heat 2 is not over" in meetc("advance", "b.meet", "T01").err
