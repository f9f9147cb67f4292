"""A repechage: who is not Q in round 1 runs again in round 2, and those of both meet in round 3."""

from __future__ import annotations

import json
import re

import pytest

import meetc as library
from tests.conftest import Meetc
from tests.text.test_advance import lanes

HEAD = 'meet "Spring" slug=spring country=GBR date=2026-05-09\n'
EVENT = (
    "event T01 {code} F rounds=3,2,2,1 lanes=4 qual_by_place=2 repechage={who} "
    "qual_by_place_r3=1 qual_by_place_r4=2\n"
)
HEATS = """\
  heat 1 official
    1  50.01
    2  51.02
    3  52.03
    4  53.04
  heat 2 official
    5  50.15
    6  51.16
    7  52.17
    8  DNS
  heat 3 official
    9  50.29
    10  51.20
    11  52.21
    12  DNF
"""
SECOND = {"3": "51.90", "7": "51.80", "11": "51.70", "4": "52.90", "12": "51.00"}


def meet(who: str = "finishers", code: str = "400", heats: str = HEATS) -> str:
    bibs = range(1, 13)
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in bibs)
    return HEAD + people + EVENT.format(code=code, who=who) + heats


def with_times(text: str) -> str:
    """The repechage of a text, run."""
    before, repechage = text.split("  round 2 heat 1\n")
    ran = re.sub(r"    (\d+)  ", lambda row: f"    {row[1]}  {SECOND[row[1]]}  ", repechage)
    return f"{before}  round 2 heat 1 official\n{ran.replace('heat 2', 'heat 2 official')}"


def advanced(meetc: Meetc, text: str) -> tuple[str, str]:
    """The text one round further, and what was told."""
    path = meetc.write("a.meet", text)
    ran = meetc("advance", "a.meet", "T01", "--write")
    assert ran.code == 0, ran.err
    return path.read_text(encoding="utf-8"), ran.err


def told(text: str) -> list[str]:
    return [f"{one.code} {one.message}" for one in library.compile(text).diagnostics]


def bibs(text: str, number: int) -> list[set[str]]:
    return [set(heat) for heat in lanes(text, number)]


def test_who_is_not_q_runs_again_and_meets_the_others_in_the_semi_finals(meetc: Meetc) -> None:
    text, said = advanced(meetc, meet())
    assert set(re.findall(r"^    (\d+) .*\bQ\b", text, re.M)) == {"1", "2", "5", "6", "9", "10"}
    assert set().union(*bibs(text, 2)) == {"3", "4", "7", "11"}
    assert "3  runs the repechage\n" in said
    assert "1 Q  place 1 of heat 1; the first 2 go on\n" in said
    text, said = advanced(meetc, with_times(text))
    going = {"1", "2", "5", "6", "9", "10", *re.findall(r"^(\d+) Q", said, re.M)}
    assert len(going) == 8
    assert set().union(*bibs(text, 3)) == going
    assert [len(heat) for heat in bibs(text, 3)] == [4, 4]
    assert "1  past the repechage\n" in said
    assert told(text) == []


def test_of_those_by_place_who_has_gone_straight_through_is_ranked_ahead(meetc: Meetc) -> None:
    """400 m, 4 lanes: the first two of a heat are in lanes 2 and 3; of 800 m all go by time."""
    text, _ = advanced(meetc, with_times(advanced(meetc, meet())[0]))
    inner = {bib for heat in lanes(text, 3) for bib, lane in heat.items() if lane in (2, 3)}
    assert inner == {"1", "5", "9", "2"}
    shown = meetc("why", "a.meet", "T01", "1").out
    assert "in this heat by round 1 (Q, place 1 of heat 1, 50.01)" in shown


def test_who_has_started_may_run_where_the_meet_says_so(meetc: Meetc) -> None:
    text, _ = advanced(meetc, meet("starters"))
    assert set().union(*bibs(text, 2)) == {"3", "4", "7", "11", "12"}  # not 8, who was DNS


def test_a_tie_at_the_last_place_has_both_go_on_where_there_is_room(meetc: Meetc) -> None:
    tied = HEATS.replace("2  51.02", "2  51.02 place=2").replace("3  52.03", "3  51.02 place=2")
    text, said = advanced(meetc, meet(heats=tied).replace("lanes=4", "lanes=5"))
    assert "3 Q  place 2 of heat 1; the first 2 go on\n" in said
    assert set().union(*bibs(text, 2)) == {"4", "7", "11"}


def test_why_tells_that_somebody_runs_again(meetc: Meetc) -> None:
    meetc.write("a.meet", meet())
    shown = meetc("why", "a.meet", "T01", "3").out
    assert (
        "  repechage: place 3 of heat 1; the first 2 go on; who does not go on by place runs "
        "again, in round 2\n" in shown
    )
    assert "not through: DNF is neither" in meetc("why", "a.meet", "T01", "12").out
    document = json.loads(meetc("why", "a.meet", "T01", "3", "--format", "json").out)
    assert "repechage" in [one["about"] for one in document["rows"][0]["reasons"]]


def test_opentrack_is_sent_what_it_has_fields_for() -> None:
    event = library.payload(library.compile(meet()).meet)["events"][0]
    sent = {name for name in event if "qual" in name or "repechage" in name}
    assert sent == {"qual_by_place", "qual_by_place_r3"}
    assert event["rounds"] == "3,2,2,1"


def test_simulate_runs_through_it(meetc: Meetc) -> None:
    meetc.write("a.meet", meet())
    assert meetc("simulate", "a.meet", "--seed", "5", "-o", "b.meet").code == 0
    checked = meetc("check", "b.meet")
    assert (checked.code, checked.err) == (0, "")
    text = (meetc.folder / "b.meet").read_text(encoding="utf-8")
    assert len(bibs(text, 4)[0]) == 4


REPECHAGE = "  round 2 heat 1\n    {}\n  round 2 heat 2\n    {}\n"


@pytest.mark.parametrize(
    ("first", "second", "who", "wrong"),
    [
        ("3\n    4", "7\n    11", "finishers", []),
        ("3\n    4", "7\n    11\n    12", "finishers",
         ["M639 bib 12 is in T01 round 2 heat 2, the repechage, and had DNF in round 1: "
          "repechage=finishers"]),
        ("3\n    4", "7\n    11\n    12", "starters", []),
        ("3\n    4\n    8", "7\n    11\n    12", "starters",
         ["M639 bib 8 is in T01 round 2 heat 1, the repechage, and had DNS in round 1: "
          "repechage=starters"]),
        ("3\n    4\n    1", "7\n    11", "finishers",
         ["M639 bib 1 is in T01 round 2 heat 1, the repechage, and has gone on from round 1 "
          "with Q"]),
        ("3", "7\n    11", "finishers",
         ["M639 4 is not Q in round 1 of T01, and not in the repechage"]),
        ("3\n    4", '7\n    11\n    12 note="by decision"', "finishers", []),
    ],
)  # fmt: skip
def test_its_start_lists_are_checked(first: str, second: str, who: str, wrong: list[str]) -> None:
    heats = HEATS + REPECHAGE.format(first, second)
    assert told(meet(who, heats=heats)) == wrong


def test_who_is_in_round_3_has_come_from_round_1_or_the_repechage() -> None:
    run = REPECHAGE.format("3 51.90\n    4 52.00", "7 51.80\n    11 53.00")
    run = run.replace("heat 1", "heat 1 official").replace("heat 2", "heat 2 official")
    semis = "  semi 1\n    1\n    6\n    9\n    {}\n  semi 2\n    2\n    5\n    10\n    7\n"
    assert told(meet(heats=HEATS + run + semis.format("3"))) == []
    assert told(meet(heats=HEATS + run + semis.format("4"))) == [
        "M727 bib 4 is in T01 semi 1, and has not qualified"
    ]
    straight = semis.format("3").replace("    10\n", "")
    assert told(meet(heats=HEATS + run + straight)) == [
        "M737 bib 10 has qualified with Q, and is not in T01 round 3"
    ]


def test_nobody_goes_on_by_time_from_round_1() -> None:
    heats = HEATS.replace("52.03", "52.03 q")
    wrong = "M639 bib 3 has q, and who is not Q runs the repechage"
    assert told(meet(heats=heats)) == [wrong]


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        ("LJ F rounds=2,1,1 qual_by_place=1", "is no race on the track, and has no repechage"),
        ("400 F rounds=2,1 qual_by_place=1", "has a repechage, and no round behind it"),
        ("400 F rounds=2,1,1", "has a repechage, and nobody goes on by place from round 1"),
        ("400 F rounds=2,1,1 qual_by_place=1 qual_fastest_losers=1",
         "has a repechage, and goes on by time from round 1 as well"),
    ],
)  # fmt: skip
def test_an_event_that_can_have_none_is_told(event: str, problem: str) -> None:
    assert told(f"{HEAD}event T01 {event} repechage=finishers\n") == [f"M638 T01 {problem}"]


def test_more_than_there_are_lanes_for_is_told_before_the_meet() -> None:
    """Three of each of three heats and the two fastest others are eleven."""
    event = "event T01 100 F rounds=3,1 lanes=8 qual_by_place=3 qual_fastest_losers={}\n"
    wrong = "M640 11 go on to the final of T01, and there are 8 lanes"
    assert told(HEAD + event.format(2)) == [wrong]
    assert told(HEAD + event.format(2).replace("lanes=8", "lanes=8,11")) == []
    assert told(HEAD + event.format(2).replace("100 F", "800 F")) == []
    through = meet().replace("qual_by_place_r3=1", "qual_by_place_r3=2")
    assert told(through) == ["M640 10 go on to round 3 of T01, and 2 heats have 8 lanes"]
    many = "".join(f'athlete {n} "F{n} L{n}" F events_entered=T01\n' for n in range(20, 36))
    event = EVENT.format(code="400", who="finishers")
    assert told(HEAD + many + event.replace("lanes=4", "lanes=6,4,4")) == [
        "M640 10 go on to the repechage of T01, and 2 heats have 8 lanes"
    ]


def test_more_entries_than_lanes_are_told_before_they_are_drawn() -> None:
    people = "".join(f'athlete {n} "F{n} L{n}" F events_entered=T01\n' for n in range(1, 10))
    event = "event T01 100 F rounds=2,1 lanes=4\n"
    assert told(HEAD + people + event) == ["M641 9 are entered in T01, and 2 heats have 8 lanes"]
    assert told(HEAD + people.replace("T01\n", 'T01 scratched="ill"\n', 1) + event) == []
    assert told(HEAD + people + event + "  heat 1\n    1 lane=1\n") == []
    assert told(HEAD + people + event.replace("lanes=4", "")) == []
    of_whole = HEAD + people.replace("T01", "M01") + "event M01 HEP F parts=standard\n"
    of_whole += "event M01-100H lanes=8\n"
    assert told(of_whole) == ["M641 9 are entered in M01-100H, and there are 8 lanes"]


def test_who_moves_up_after_a_disqualification_is_told(meetc: Meetc) -> None:
    """The letters were typed before: 1 is out, 2 is first of heat 1, and 7 is the next by time."""
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in range(1, 9))
    text = (
        "event T01 100 F rounds=2,1 lanes=4 qual_by_place=1 qual_fastest_losers=2\n"
        "  heat 1 official\n    1 10.40 Q\n    2 10.50 q\n    3 10.60\n    4 10.70\n"
        "  heat 2 official\n    5 10.45 Q\n    6 10.55 q\n    7 10.58\n    8 10.59\n"
        "  final\n    1 lane=2\n    2 lane=4\n    5 lane=3\n    6 lane=1\n"
    )
    assert told(HEAD + people + text) == []
    out = text.replace("1 10.40 Q", '1 DQ note="TR 17"')
    assert told(HEAD + people + out) == [
        "M642 bib 7 goes on from round 1 of T01 with q by the rule, and has none: 3 have Q or q, "
        "and 4 go on",
        "M727 bib 1 is in T01 final, and has not qualified",
    ]
    assert told(HEAD + people + text.replace("1 10.40 Q", '1 DQ Q note="TR 17"')) == []
    meetc.write("a.meet", HEAD + people + text)
    assert meetc("advance", "a.meet", "T01", "--replace", "1", "--write").code == 0
    assert meetc("check", "a.meet").err == ""


def test_of_a_repechage_who_is_scratched_just_stays_away(meetc: Meetc) -> None:
    text = (
        meet()
        .replace("  heat 1\n", "  heat 1\n")
        .replace("qual_by_place_r4=2\n", 'qual_by_place_r4=2\n  enter 3 scratched="ill"\n', 1)
    )
    written, _ = advanced(meetc, text)
    assert set().union(*bibs(written, 2)) == {"4", "7", "11"}


def test_q_of_round_3_is_held_against_the_number_of_the_event() -> None:
    semis = "  semi 1 official\n    1 50.00 Q\n    5 51.00 Q\n    9 52.00 Q\n"
    text = meet(heats=HEATS.split("  heat 1")[0] + semis)
    assert told(text) == ["M718 bib 9 has Q and is 3rd, and qual_by_place_r4=2"]


def test_who_runs_the_repechage_starts_for_nobody(meetc: Meetc) -> None:
    """Somebody with Q who is scratched leaves a place in the final, and none in the repechage."""
    event = "event T01 800 F rounds=2,1,1 repechage=finishers qual_by_place=1 qual_by_place_r3=1\n"
    heats = "  heat 1 official\n    1 2:10.00 Q\n    2 2:11.00\n"
    heats += "  heat 2 official\n    3 2:10.50 Q\n    4 2:11.50\n"
    again = "  round 2 heat 1 official\n    2 2:11.10 Q\n    4 2:11.30\n"
    people = 'athlete 1 "Ada Orr" F scratched="ill"\n' + "athlete 2 F\nathlete 3 F\nathlete 4 F\n"
    meetc.write("a.meet", HEAD + people + event + heats + again + "  final\n    3\n    2\n    4\n")
    assert "starts for" not in meetc("why", "a.meet", "T01", "2").out
    told = meetc("why", "a.meet", "T01", "4").out
    assert told.count("starts for 1: in the place of 1 Ada Orr, who is scratched") == 1
    assert "the next best by time of round 2, with 2:11.30" in told.partition("T01 final")[2]
