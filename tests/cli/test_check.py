"""`meetc check`: what it finds, counts and lists."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from meetc.cli.inputs import Input
from meetc.cli.progress import InputProgress
from tests.conftest import MEET, Meetc

SPRING = """\
meet "Spring" slug=spring country=GBR date=2026-05-09
athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F
event T01 100 "100 metres" F rounds=2,1
  enter 1
  enter 2
  heat 1
    1 12.10
    9
"""


def test_ends_with_the_size_of_the_meet(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    ran = meetc("check", "a.meet")
    assert (ran.code, ran.out, ran.err) == (0, "1 day, 0 events, 0 units, 0 athletes\n", "")


def test_shows_every_mistake_and_counts_them(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + "event T01 100m M\nheat 9\n")
    ran = meetc("check", "a.meet")
    assert ran.code == 1
    assert ran.err == ""
    assert ran.out == (
        "error[M403]: OpenTrack knows no event code 100m\n"
        " --> a.meet:2:11\n"
        "  |\n"
        "2 | event T01 100m M\n"
        "  |           ^^^^\n"
        "  = hint: did you mean 100?\n"
        "\n"
        "error[M501]: there is no heat 9: round 1 has 1\n"
        " --> a.meet:3:6\n"
        "  |\n"
        "3 | heat 9\n"
        "  |      ^\n"
        "  = hint: rounds=1 says how many there are\n"
        "\n"
        "2 errors\n"
    )


def test_many_files_are_named(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc.write("b.meet", MEET + "athlete\n")
    ran = meetc("check", ".")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "a.meet: 1 day, 0 events, 0 units, 0 athletes"
    assert ran.out.splitlines()[-2:] == [
        "b.meet: 1 error",
        "1 of 2 sound, 1 with errors: b.meet",
    ]


def test_warnings_fail_only_under_strict(meetc: Meetc) -> None:
    meetc.write("a.meet", SPRING)
    ran = meetc("check", "a.meet")
    assert ran.code == 0
    assert ran.out.endswith("1 day, 1 event, 3 units, 2 athletes; 1 warning\n")
    assert meetc("check", "a.meet", "--strict").code == 1


def test_complete_lists_what_is_still_to_do(meetc: Meetc) -> None:
    meetc.write("a.meet", SPRING.replace("    9\n", "    2\n"))
    ran = meetc("check", "--complete", "a.meet")
    assert (ran.code, ran.out) == (
        0,
        "a.meet:7:3: T01 heat 1 is provisional\n"
        "a.meet:9:5: T01 heat 1: 2 has no mark\n"
        "a.meet:4:7: T01 heat 2 has no results\n"
        "a.meet:4:7: T01 final has no results\n"
        "4 still to do\n"
        "1 day, 1 event, 3 units, 2 athletes\n",
    )


def test_complete_names_entrants_without_a_row(meetc: Meetc) -> None:
    text = MEET + 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\n'
    text += "event T01 100 F\n enter 1\n enter 2\n final official\n  1 12.10\n"
    meetc.write("a.meet", text)
    ran = meetc("check", "--complete", "a.meet")
    assert "a.meet:6:2: T01: Bea Sample (2) has no row\n1 still to do\n" in ran.out


def test_complete_names_athletes_without_a_bib(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + 'athlete _1 "Ada Example" F\nathlete 2 "Bea Sample" F\n')
    ran = meetc("check", "--complete", "a.meet")
    assert ran.out.splitlines()[0] == "a.meet:2:9: Ada Example has no bib yet"
    assert ran.out.splitlines()[1] == "1 still to do"


def test_complete_says_when_nothing_is_left(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + "event T01 100 F\n final official\n  1 12.10\n")
    ran = meetc("check", "--complete", "a.meet")
    assert ran.out.splitlines()[0] == "nothing is left to do"


def test_writes_nothing(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc("check", "a.meet")
    assert [path.name for path in meetc.folder.iterdir()] == ["a.meet"]


def test_includes_are_read_from_the_folder_of_the_file(meetc: Meetc) -> None:
    meetc.write("meets/spring.meet", MEET + 'include "parts/day.meet"\n')
    meetc.write("meets/parts/day.meet", "event T01 100 M\nheat 3\n")
    ran = meetc("check", "meets/spring.meet")
    assert " --> meets/parts/day.meet:2:6\n" in ran.out


def test_stats_go_to_standard_error(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    ran = meetc("check", "--stats", "a.meet")
    assert ran.out == "1 day, 0 events, 0 units, 0 athletes\n"
    assert [line.split()[0] for line in ran.err.splitlines()] == [
        "read",
        "parse",
        "resolve",
        "total",
    ]


def test_complete_in_the_formats_for_programs(meetc: Meetc) -> None:
    import json

    meetc.write("a.meet", MEET + "event T01 100 F\n")
    ran = meetc("check", "--complete", "--format", "json", "a.meet")
    (todo,) = json.loads(ran.out)["todo"]
    assert todo["message"] == "T01 has no results of its 1 unit"
    assert todo["span"]["line"] == 2
    ran = meetc("check", "--complete", "--format", "github", "a.meet")
    assert ran.out == "::notice file=a.meet,line=2,col=7::T01 has no results of its 1 unit\n"


def test_many_files_end_with_one_line(meetc: Meetc) -> None:
    """Of two hundred files the two with errors are named at the end."""
    for number in range(200):
        wrong = number in (7, 130)
        meetc.write(f"m{number:03}.meet", MEET + ("athlete\n" if wrong else ""))
    ran = meetc("check", ".")
    assert ran.out.splitlines()[-1] == ("198 of 200 sound, 2 with errors: m007.meet, m130.meet")
    ran = meetc("build", ".")
    assert (ran.code, ran.out.count("wrote ")) == (1, 198)
    assert ran.err.splitlines()[-1] == "198 of 200 built, 2 with errors: m007.meet, m130.meet"
    assert json.loads(meetc("check", "--format", "json", ".").out)["errors"] == 2


def test_the_same_mistake_in_many_rows_is_folded(meetc: Meetc) -> None:
    """Five are told in full; the rest by their lines, unless all are asked for."""
    rows = "".join(f"    {bib} 13.{bib}\n" for bib in range(10, 43))
    meetc.write("a.meet", SPRING.replace("    9\n", rows).replace(" rounds=2,1", ""))
    ran = meetc("check", "a.meet")
    assert ran.out.count("warning[M302]") == 5
    assert "\n... and 28 more M302 in a.meet: lines 14-41 (meetc check -v shows all)\n" in ran.out
    assert ran.out.endswith("2 athletes; 33 warnings\n")
    assert meetc("check", "-v", "a.meet").out.count("warning[M302]") == 33
    assert len(json.loads(meetc("check", "--format", "json", "a.meet").out)["diagnostics"]) == 33
    assert meetc("build", "a.meet").err.count("warning[M302]") == 5
    assert meetc("build", "-v", "a.meet").err.count("warning[M302]") == 33


def test_lines_that_follow_each_other_are_told_as_one(meetc: Meetc) -> None:
    """And no more than a dozen places."""
    lines = [f"    {bib} 12.10\n    1{bib} 12.10 \n\n" for bib in range(100, 120)]
    meetc.write("a.meet", SPRING.replace("    9\n", "".join(lines)).replace(" rounds=2,1", ""))
    folded = next(ln for ln in meetc("check", "a.meet").out.splitlines() if ln.startswith("..."))
    places = folded.partition("lines ")[2].partition(" (")[0].split(", ")
    assert places[:3] == ["16", "18-19", "21-22"]
    assert (len(places), places[-1]) == (13, "...")


def test_six_of_a_kind_are_told_in_full(meetc: Meetc) -> None:
    rows = "".join(f"    {bib} 12.10\n" for bib in range(10, 16))
    meetc.write("a.meet", SPRING.replace("    9\n", rows).replace(" rounds=2,1", ""))
    ran = meetc("check", "a.meet")
    assert (ran.out.count("warning[M302]"), "..." in ran.out) == (6, False)


def test_a_bar_stands_on_a_terminal_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is gone before a line is printed; few files, programs and pipes have none."""
    inputs = [Input(f"{number}.meet") for number in range(40)]
    assert list(InputProgress(inputs)) == inputs
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    for silent in (InputProgress(inputs[:19]), InputProgress(inputs, quiet=True)):
        assert len(list(silent)) in (19, 40)
    assert capsys.readouterr().err == ""
    with InputProgress(inputs) as bar:
        for each in bar:
            bar.clear()
            print(each.path, file=sys.stderr)
    shown = capsys.readouterr().err.rstrip("\n").split("\n")
    assert [line.rpartition("\r")[2] for line in shown] == [each.path for each in inputs]
    assert shown[20].startswith("[##########----------] 20 of 40\r")
