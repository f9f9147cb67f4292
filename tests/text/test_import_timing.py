"""`meetc import *.lif --into FILE`: what photo finish wrote is written into the text, once."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import meetc as library
from meetc.cli.included import reader
from meetc.edit.errors import EditError
from meetc.edit.texts import Texts
from meetc.importer.photo_finish import with_timing
from tests.cli.test_simulate_timing import compiled, start_lists
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.sheets.test_lif_files import EVENTS, HEAD, PEOPLE, SAMPLE, mutated

TEXT = f"# ours\n{MEET}{PEOPLE}{EVENTS}"
FIRST = (
    f"{HEAD}\r\n"
    '1,1,3,Example,Ada,KIN,11.816,,11.816,0.152,"3.106 (3.106),11.816 (8.710)"\r\n'
    "2,,4,Sample,Bea,,11.951\r\naufg.,3,5,van Test,Cleo,,\r\n,,6,,,,\r\n"
)
SECOND = 'T02,1,1,800 metres Women\n,4,2,Muster,Zoe,,"2:11,8"\nDNS,1,3,,,,\n'


def text_of(meetc: Meetc) -> str:
    return Path(meetc.folder / "m.meet").read_bytes().decode()


def meaning(text: str, path: str = "m.meet") -> Any:
    """The document of a text, rows by their bibs; a `results from` reads what is there."""
    done = library.compile(text, path=path, read=reader(path))
    assert done.ok
    document = library.payload(done.meet)
    for event in document["events"]:
        for unit in event.get("units", ()):
            unit["results"].sort(key=lambda row: row["bib"])
    return document


@pytest.fixture
def day(meetc: Meetc) -> Meetc:
    """A meet, and the files of two heats, in a folder that no statement of it reads."""
    meetc.write("m.meet", TEXT)
    meetc.write("lynx/T01-1-01.lif", FIRST)
    meetc.write("lynx/T02-1-01.LIF", SECOND)
    return meetc


def test_rows_are_completed_and_written_once_and_the_diff_comes_first(day: Meetc) -> None:
    ran = day("import", "lynx/*.lif", "--into", "m.meet")
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.split("\n") if line.startswith(("-", "+", "wrote"))] == [
        "--- m.meet",
        "+++ m.meet",
        "-  heat 1",
        "-    1 lane=3",
        "-    2 lane=4",
        "-    3 lane=5",
        "+  heat 1  wind=+0.8",
        "+    1 raw=11.816 lane=3 reaction=0.152 split_times=3.106,11.816",
        "+    2 raw=11.951 lane=4",
        "+    3 DNF lane=5",
        "+  final",
        "+    4  2:11.8  lane=2",
        "+    1  DNS  lane=3",
        "wrote m.meet",
    ]
    text = text_of(day)
    assert text.startswith("# ours\n")
    again = day("import", "lynx/*.lif", "--into", "m.meet")
    assert (again.code, again.out, again.err) == (0, "m.meet has all of it already\n", "")
    assert text_of(day) == text


def test_the_text_says_what_results_from_would(day: Meetc) -> None:
    path = (day.folder / "m.meet").as_posix()
    read = meaning(f'results from "lynx/*.lif"\n{TEXT}', path)
    assert day("import", "lynx/*.lif", "--into", "m.meet").code == 0
    assert meaning(text_of(day), path) == read


@pytest.mark.parametrize("name", ["spring", "match", "running", "triathlon"])
def test_the_races_of_the_examples_come_back(meetc: Meetc, name: str) -> None:
    """Start lists, files of photo finish, text: bibs, lanes, official times of every race."""
    meetc.write("m.meet", (EXAMPLES / f"{name}.meet").read_bytes())
    assert meetc("simulate-timing", "m.meet", "lynx", "--seed", "3").code == 0
    lists = start_lists(compiled(EXAMPLES / f"{name}.meet").meet).decode()
    path = meetc.write("m.meet", lists).as_posix()
    for file in (meetc.folder / "lynx").iterdir():
        file.write_bytes(file.read_bytes().partition(b"\n")[2])
    wanted = meaning(lists, path)
    bare = lists.replace('results from "lynx/*.lif"\n', "")
    meetc.write("m.meet", bare)
    ran = meetc("import", "lynx/*.lif", "--into", "m.meet")
    assert ran.code == 0, ran.err
    assert meaning(text_of(meetc), path) == wanted != meaning(bare, path)


def test_a_row_by_hand_wins_and_the_difference_is_told(day: Meetc) -> None:
    day.write("m.meet", TEXT.replace("1 lane=3", "1 11.9 lane=4").replace("3 lane=5", "3 DQ"))
    ran = day("import", "lynx/T01-1-01.lif", "--into", "m.meet")
    assert ran.code == 0
    assert "bib 1 has lane=4, 11.9 by hand, and lane=3, 11.82 in the sheet" in ran.err
    assert "bib 3 has DQ by hand, and DNF in the sheet" in ran.err
    text = text_of(day)
    assert "    1 11.9 lane=4 reaction=0.152 split_times=3.106,11.816\n" in text
    assert "    3 DQ  lane=5\n" in text
    again = day("import", "lynx/T01-1-01.lif", "--into", "m.meet")
    assert again.out == "m.meet has all of it already\n"
    assert again.err.count("M836") == ran.err.count("M836") == 2
    assert text_of(day) == text


def test_a_reading_of_a_time_by_hand_is_added(day: Meetc) -> None:
    day.write("m.meet", TEXT.replace("1 lane=3", "1 11.82 lane=3"))
    assert day("import", "lynx/T01-1-01.lif", "--into", "m.meet").err == ""
    assert "    1 11.82 lane=3 raw=11.816 reaction=0.152 " in text_of(day)


def test_what_fits_nobody_is_told_with_its_file(day: Meetc) -> None:
    day.write("lynx/T09-1-01.lif", "T09,1,1,Discus\n1,1,,Example,Ada,,11.5\n")
    day.write("lynx/T02-1-01.LIF", SECOND + ",,5,Stranger,Ann,,2:12.0\n,77,,,,,2:13.0\n")
    ran = day("import", "lynx/*.lif", "--into", "m.meet")
    assert ran.code == 0
    assert "--> lynx/T09-1-01.lif:1:1" in ran.err
    assert "no event is T09" in ran.err
    assert "--> lynx/T02-1-01.LIF:4" in ran.err
    assert "no athlete has bib 77" in ran.err
    assert "    77  2:13.0\n" in text_of(day)
    assert "12.0" not in text_of(day)


def test_of_two_files_of_a_heat_the_last_counts(day: Meetc) -> None:
    day.write("lynx/T01-1-01b.lif", FIRST.replace("11.951", "11.701"))
    ran = day("import", "lynx/*.lif", "--into", "m.meet")
    assert "lynx/T01-1-01b.lif is of the same heat and counts" in ran.err
    assert "2 raw=11.701" in text_of(day)


def test_files_that_the_meet_reads_are_written_as_well(day: Meetc) -> None:
    day.write("m.meet", f'results from "lynx/*.lif"\n{TEXT}')
    ran = day("import", "lynx/T01-1-01.lif", "--into", "m.meet")
    assert ran.code == 0
    assert ran.err == (
        "m.meet still reads lynx/T01-1-01.lif with its line `results from`: take that out where "
        "the text alone is to count\n"
    )
    assert "    2 raw=11.951 lane=4\n" in text_of(day)
    assert "2:11.8" not in text_of(day)  # of a file that was not named
    again = day("import", "lynx/T01-1-01.lif", "--into", "m.meet")
    assert again.out == "m.meet has all of it already\n"


def test_events_of_an_included_file_get_their_rows_there(day: Meetc) -> None:
    day.write("m.meet", f'{MEET}{PEOPLE}include "track.meet"\n')
    day.write("track.meet", EVENTS)
    ran = day("import", "lynx/*.lif", "--into", "m.meet")
    assert ran.out.endswith("wrote track.meet\n")
    assert "    4  2:11.8  lane=2\n" in (day.folder / "track.meet").read_text()


def test_an_event_made_by_a_template_gets_a_block(day: Meetc) -> None:
    template = MEET + PEOPLE + 'events T{age} 800 "800 m {age}" F ages=U20,SEN\n'
    day.write("m.meet", template)
    day.write("lynx/x.lif", "TU20,1,1,800\n,4,2,Muster,Zoe,,2:11.8\n")
    ran = day("import", "lynx/x.lif", "--into", "m.meet")
    assert ran.code == 0, ran.err
    assert text_of(day) == f"{template}\nevent TU20\n  final\n    4  2:11.8  lane=2\n"


def test_a_copy_leaves_the_meet_as_it_is(day: Meetc) -> None:
    ran = day("import", "lynx/*.lif", "--into", "m.meet", "-o", "copy.meet")
    assert (ran.code, ran.out) == (0, "wrote copy.meet\n")
    assert text_of(day) == TEXT
    assert "raw=11.951" in (day.folder / "copy.meet").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lynx/*.lif"], "results of photo finish belong to a meet: --into FILE names it"),
        (["away/*.lif", "--into", "m.meet"], "away/*.lif: no such file or directory"),
        (["lynx/Z*.lif", "--into", "m.meet"], "lynx/Z*.lif: there is no such file"),
        (
            ["lynx/*.lif", "a.json", "--into", "m.meet"],
            "a.json: files of photo finish are imported alone",
        ),
        (
            ["lynx/T01-1-01.lif", "old/T01-1-01.lif", "--into", "m.meet"],
            "old/T01-1-01.lif has the name of lynx/T01-1-01.lif: import one folder at a time",
        ),
        (["made/T01-1-01.lif", "--into", "m.meet"],
         "made/T01-1-01.lif is simulated, and goes into no meet; -o names a copy"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_changes_nothing(
    day: Meetc, arguments: list[str], message: str
) -> None:
    day.write("a.json", "{}")
    day.write("old/T01-1-01.lif", FIRST)
    assert day("simulate-timing", "m.meet", "made").code == 0
    ran = day("import", *arguments)
    assert (ran.code, ran.err) == (2, f"meetc: {message}\n")
    assert text_of(day) == TEXT


def test_an_error_of_the_meet_with_the_files_changes_nothing(day: Meetc) -> None:
    day.write("x.csv", "Event,Heat,Bib,Time\nT01,1,1,11.5\n")
    twice = f'results from "x.csv"\n{TEXT}'
    day.write("m.meet", twice)
    ran = day("import", "lynx/*.lif", "--into", "m.meet")
    assert ran.code == 1
    assert ran.err.endswith("the meet would have errors; nothing is changed\n")
    assert text_of(day) == twice


def test_damaged_files_say_the_same_in_the_text() -> None:
    """Whatever a file says: the text says it too, or nothing is changed and somebody is named."""

    def read(path: str) -> bytes:
        raise FileNotFoundError(path)

    texts, done = Texts.compiled("m.meet", TEXT.encode(), read)
    refused: list[str] = []
    for seed in range(200):
        files = {"lynx/T01-1-01.lif": mutated(SAMPLE, random.Random(seed))}
        try:
            timed = with_timing(texts, done, files)
        except EditError as problem:
            refused.append(str(problem))
            continue
        assert timed.texts is not None
        again = with_timing(timed.texts, timed.texts.compile(), files)
        assert again.texts == timed.texts
    assert [why for why in refused if "is nobody's" not in why] == []
    assert len(refused) < 5
