"""`with=T11`: one race that serves several events, by one number of photo finish."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_lynx import below_its_comment
from tests.conftest import MEET, Meetc, found
from tests.sheets.test_lif_files import PEOPLE, compiled, rows, told

EVENTS = """
athlete 5 "Dea Muster" F category=U20
event T11 3000 "3000 metres Women" F
  final
    1
    3  lane=7
event T12 3000 "3000 metres U20 Women" F category=U20 with=T11
  enter 2
  enter 4
  enter 5
  final
    2
    4  lane=2
"""
HEAD = "T11,1,1,3000 metres Women\n"
FILE = (
    f"{HEAD}1,2,,Sample,Bea,,9:41.002\n2,1,,Example,Ada,,9:42.342\n"
    "3,0,7,,,,9:50.101\n4,,2,,,,9:50.102\nDNF,5,,Muster,Dea,,\n,,9,,,,\n"
)


def marks(done: object, event_id: str) -> list[tuple[object, ...]]:
    return [(row[0], row[2], row[4]) for row in rows(done, event_id)]


@pytest.mark.parametrize("number", ["T11", "t12"])
def test_each_row_goes_to_its_own_event_and_is_placed_there(number: str) -> None:
    done = compiled((f"{number}-1-01.lif", FILE.replace("T11", number)), text=EVENTS)
    assert marks(done, "T11") == [("1", "9:42.35", 1), ("3", "9:50.11", 2)]
    assert marks(done, "T12") == [("2", "9:41.01", 1), ("4", "9:50.11", 2), ("5", "DNF", None)]
    assert told(done) == []


@pytest.mark.parametrize("below", ["event T11", "event T12", "final of T11"])
def test_a_statement_of_one_of_the_events_reads_for_all(below: str) -> None:
    statement = '    results from "lynx/x.lif"\n'
    text = {
        "event T11": EVENTS.replace(" F\n  final", f" F\n{statement}  final", 1),
        "event T12": EVENTS.replace("with=T11\n", f"with=T11\n{statement}"),
        "final of T11": EVENTS.replace("    1\n", f"{statement}    1\n"),
    }[below]
    done = compiled(("x.lif", FILE.replace("T11", "17")), text=text, where="below")
    assert marks(done, "T11") == [("1", "9:42.35", 1), ("3", "9:50.11", 2)]
    assert len(marks(done, "T12")) == 3


def test_two_classes_are_told_by_their_gender() -> None:
    people = 'athlete 6 "Max Muster" M\nathlete 7 "Mia Muster" F\n'
    events = 'event T11 5000W "Walk" M\nevent T12 3000W "Walk" F with=T11\n'
    done = compiled(("T11.lif", "T11,1,1\n2,6,,,,,21:00.11\n1,7,,,,,15:00.21\n"),
                    text=people + events)  # fmt: skip
    assert marks(done, "T11") == [("6", "21:00.11", 1)]
    assert marks(done, "T12") == [("7", "15:00.21", 1)]
    assert [line.split(" ", 2)[2] for line in told(done)] == [
        "6 is on no list of T11, T12, which are run as one: the row is taken for T11",
        "7 is on no list of T11, T12, which are run as one: the row is taken for T12",
    ]


def test_a_place_among_all_is_no_place_of_an_event() -> None:
    done = compiled(("T11.lif", f"{HEAD}1,1,,,,,9:42.342\n4,2,,,,,\n"), text=EVENTS)
    assert marks(done, "T12")[0] == ("2", None, None)
    assert told(done)[0] == (
        "M886 lynx/T11.lif:3 place 4 without a time is one of the whole race, and is left out"
    )


def test_who_is_on_both_lists_is_told(meetc: Meetc) -> None:
    text = MEET + EVENTS.replace("athlete 5", "athlete 1").replace("    2\n", "    1\n")
    assert [line for line in found(text) if "M893" in line] == [
        "M893 13:5 1 is in T12 and T11, whose final is one race"
    ]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("with=T13", "T12 cannot be run with T13: there is no such event"),
        ("with=T12", "T12 cannot be run with T12: that is itself"),
        ("with=T10", "T12 cannot be run with T10: T10 is run with T11 itself"),
        ("with=F01", "T12 cannot be run with F01: only races are run together"),
        ("with=R01", "T12 cannot be run with R01: one of the two is a relay"),
        ("with=T11 rounds=2,1", "T12 cannot be run with T11: it has rounds=2,1, and T11 rounds=1"),
    ],
)
def test_events_that_cannot_be_run_together(fields: str, why: str) -> None:
    events = (
        'event T10 1500 "A" M with=T11\nevent T11 3000 "B" M\nevent F01 LJ "C" M\n'
        f'event R01 4x100 "D" M\nevent T12 800 "E" M {fields}\n'
    )
    assert [line.split(" ", 2)[2] for line in found(MEET + events)] == [why]


def test_photo_finish_has_one_race(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + PEOPLE + EVENTS)
    meetc("build", "m.meet", "--target", "lynx")
    assert below_its_comment(meetc, "lynx.evt") == (
        "T11,1,1,3000 metres Women + 3000 metres U20 Women,,,,,,3000\n"
        ",4,2,Muster,Zoë\n,3,7,van Test,Cleo\n,1,,Example,Ada,Kingsmeadow Harriers\n"
        ",2,,Sample,Bea\n"
    )
    assert below_its_comment(meetc, "lynx.sch") == "T11,1,1\n"


def test_simulated_files_come_back_to_both_events(meetc: Meetc) -> None:
    (meetc.folder / "lynx").mkdir()
    meetc.write("m.meet", f'{MEET}results from "lynx/*.lif"\n{PEOPLE}{EVENTS}')
    assert meetc("simulate-timing", "m.meet", "lynx", "--seed", "5").out == "wrote 1 file to lynx\n"
    ran = meetc("import", "lynx/*.lif", "--into", "m.meet", "-o", "copy.meet")
    assert ran.code == 0, ran.err
    text = Path(meetc.folder / "copy.meet").read_text()
    first, second = text.split("event T12")
    assert [first.count("raw="), second.count("raw=")] == [2, 2]


def lanes_drawn(meetc: Meetc) -> Meetc:
    """Two 100 metres that are run as one in two heats of four lanes, with start lists."""
    people = "".join(f'athlete {bib} "Ada Example{bib}" F\n' for bib in range(1, 9))
    events = (
        'event T01 100 "100 metres" F rounds=2 lanes=4\n  enter 1 qp=12.1\n  enter 2 qp=12.9\n'
        "  enter 3 qp=12.0\n  enter 4 qp=12.8\n"
        'event T02 100 "100 metres U20" F category=U20 rounds=2 lanes=4 with=T01\n'
        "  enter 5 qp=12.2\n  enter 6 qp=12.7\n  enter 7 qp=12.3\n"
    )
    meetc.write("m.meet", MEET + people + events)
    ran = meetc("seed", "m.meet", "--write")
    assert ran.code == 0, ran.err
    assert "T01: 7 in 2 heats of 3, 4, together with T02" in ran.out + ran.err
    return meetc


def test_seed_draws_the_race_of_all(meetc: Meetc) -> None:
    lanes_drawn(meetc)
    assert meetc("check", "m.meet").err == ""  # no two in one lane
    meetc("build", "m.meet", "--target", "lynx")
    heats = below_its_comment(meetc, "lynx.evt").split("\nT01,1,2")
    assert [sorted(line.split(",")[1] for line in heat.split("\n")[1:] if line)
            for heat in heats] == [["2", "4", "6"], ["1", "3", "5", "7"]]  # fmt: skip
    for event, bib in (("T01", "3"), ("T02", "7")):
        why = " ".join(meetc("why", "m.meet", event, bib).out.split())
        other = {"T01": "T02", "T02": "T01"}[event]
        assert f"for all who run together with {other} gives lane" in why
        assert "was drawn for another list" not in why


def test_a_late_entry_takes_a_lane_that_nobody_of_the_race_has(meetc: Meetc) -> None:
    path = lanes_drawn(meetc).folder / "m.meet"
    path.write_text(
        path.read_text().replace("  enter 7 qp=12.3\n", "  enter 7 qp=12.3\n  enter 8\n")
    )
    assert "T02: 8 is late: heat 1, lane 1" in meetc("seed", "m.meet", "--write").err
    assert meetc("check", "m.meet").err == ""


def test_a_new_draw_of_one_of_the_events_is_refused(meetc: Meetc) -> None:
    ran = lanes_drawn(meetc)("seed", "m.meet", "T02", "--reseed")
    assert "it is run with T01: take the rows of all of them out, and seed" in ran.err


def test_an_event_that_is_renamed_is_renamed_there(meetc: Meetc) -> None:
    path = lanes_drawn(meetc).folder / "m.meet"
    assert meetc("rename", "m.meet", "event", "T01", "T21", "--write").code == 0
    assert "with=T21" in path.read_text()


def test_the_page_of_an_event_names_the_others_of_its_races(meetc: Meetc) -> None:
    lanes_drawn(meetc)
    meetc("build", "m.meet", "--target", "html", "-o", "site")
    page = next((meetc.folder / "site").rglob("*T02*.html")).read_text(encoding="utf-8")
    assert 'run together with <a href="T01.html">100 metres</a>' in page


def test_paper_and_markdown_say_what_is_run_together(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + PEOPLE + EVENTS)
    said = "run together with 3000 metres U20 Women"
    for target in ("print", "announcer"):
        assert said in meetc("build", "a.meet", "--target", target, "-o", "-").out
    results = EVENTS.replace("    1\n", "    1 9:50.00\n")
    meetc.write("a.meet", MEET + PEOPLE + results)
    assert f"\nR{said[1:]}\n" in meetc("build", "a.meet", "--target", "md", "-o", "-").out
