"""`results from "lynx/*.lif"`: what photo finish writes is read, and no row is lost."""

from __future__ import annotations

import random
import subprocess
from typing import Any

import pytest

import meetc as library
from meetc.resolve.sheets.line import SheetLine
from meetc.sheets.lif_cells import BIB, NAMED
from meetc.sheets.lif_file import has_result, read_lif
from tests.conftest import MEET, Meetc

PEOPLE = """
team KIN "Kingsmeadow Harriers"
team THH "Thames Hounds"
athlete 1 "Ada Example" F KIN
athlete 2 "Bea Sample" F
athlete 3 "Cleo" "van Test" F
athlete 4 "Zoë Muster" F
"""
EVENTS = """
event T01 100 "100 metres Women" F rounds=2,1
  heat 1
    1 lane=3
    2 lane=4
    3 lane=5
event T02 800 "800 metres Women" F
event 18B 10000W "Walk" F
event R01 4x100 "Relay" F
  squad KIN-A
  squad THH-A
"""
HEAD = "T01,1,1,100 metres Women,+0.8,m/s,,,,,14:02:11.2875"


def compiled(*files: tuple[str, str | bytes], text: str = EVENTS, where: str = "meet") -> Any:
    """A meet that reads a folder of such files."""
    stored = {n: d if isinstance(d, bytes) else d.encode("cp1252") for n, d in files}

    def read(path: str) -> bytes:
        if path == "lynx/*.lif":
            return "\n".join(stored).encode()
        return stored[path.removeprefix("lynx/")]

    statement = 'results from "lynx/*.lif"\n' if where == "meet" else ""
    return library.compile(MEET + statement + PEOPLE + text, path="m.meet", read=read)


def rows(done: Any, event_id: str = "T01", heat: int = 1) -> list[tuple[Any, ...]]:
    """Bib, lane, official time, reading and place of each row."""
    event = next(e for e in library.payload(done.meet)["events"] if e["event_id"] == event_id)
    keys = ("bib", "lane", "performance", "raw_time", "place")
    return [
        tuple(row.get(key) for key in keys)
        for unit in event.get("units", ())
        if unit["heat"] == heat
        for row in unit["results"]
    ]


def told(done: Any) -> list[str]:
    return [f"{d.code} {d.span.path}:{d.span.line} {d.message}" for d in done.diagnostics]


WHOLE = [
    ("1", 3, "11.82", "11.816", 1),
    ("2", 4, "11.96", "11.951", 2),
    ("3", 5, "DNF", None, None),
]


@pytest.mark.parametrize(
    "body",
    [
        "1,1,3,Example,Ada,KIN,11.816\n2,2,4,Sample,Bea,,11.951\nDNF,3,5,van Test,Cleo,,",
        "1,0,3,Example,Ada,KIN,11.816\n2,,4,,,,11.951\naufg.,,5,,,,",  # by lanes alone
        '1,1,3,Example,Ada,KIN,"11,816"\n2,2,4,Sample,Bea,,"11,951"\nbrutt,3,5,van Test,Cleo,,',
        "2,2,4,Sample,Bea,,11.951\n1,1,3,Example,Ada,KIN,11.816\n,3,5,van Test,Cleo,,abandon",
        '1,1,3,Example,Ada,KIN,11.816,,11.816,0.152,"3.106 (3.106),11.816 (8.710)",14:02:11.29,'
        ",,,11.816,11.816,8.46,,,\n2,2,4,Sample,Bea,,11.951,,0.135,0.161,,,,,,,,\"8,36\"\n"
        "; a comment\nDNF,3,5,van Test,Cleo,,,,,0.170",
        ",1,3,Example,Ada,KIN,11.8160\n,2,4,Sample,Bea,,0:11.951\nDNF,3",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_heat_is_read(body: str, encoding: str, ends: str) -> None:
    data = f"{HEAD}\n{body}\n".replace("\n", ends).encode(encoding)
    done = compiled(("T01-1-01.lif", data))
    assert sorted(rows(done)) == WHOLE
    unit = library.payload(done.meet)["events"][0]["units"][0]
    assert unit["wind_assistance"] == "+0.8"
    assert told(done) == []


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("T01-1-01.lif", "0,0,0,"),
        ("T1-1-1.lif", ",,,"),
        ("whatever.LIF", "t1,1,1,Women"),
        ("x.lif", "100 metres women,1,1"),
    ],
)
def test_the_first_line_tells_the_heat_or_else_the_name(name: str, head: str) -> None:
    done = compiled((name, f"{head}\n1,1,3,Example,Ada,KIN,11.816\n"))
    assert rows(done)[0] == WHOLE[0]
    assert told(done) == []


def test_numbers_have_letters_and_are_no_disciplines() -> None:
    done = compiled(
        ("018b-1-01.lif", "018B,1,1,Walk\n1,1,,Example,Ada,KIN,44:11.816\n"),
        ("800-1-01.lif", "800,1,1,Other\n1,1,,Example,Ada,KIN,2:11.816\n"),
    )
    assert rows(done, "18B") == [("1", None, "44:11.82", "44:11.816", 1)]
    assert rows(done, "T02") == []
    assert told(done) == ["M837 lynx/800-1-01.lif:1 no event is 800"]


def test_a_partial_read_leaves_the_others_without_a_result() -> None:
    done = compiled(("T01-1-01.lif", f"{HEAD}\n1,1,3,,,,11.816\n,2,4,,,,\n"))
    assert rows(done) == [WHOLE[0], ("2", 4, None, None, None), ("3", 5, None, None, None)]
    assert told(done) == []


def test_equal_times_are_parted_by_thousandths() -> None:
    done = compiled(("a.lif", f"{HEAD}\n1,2,4,,,,11.811\n2,1,3,,,,11.819\n3,3,5,,,,11.819\n"))
    assert [row[0::2] for row in rows(done)] == [
        ("2", "11.82", 1),
        ("1", "11.82", 2),
        ("3", "11.82", 2),
    ]


@pytest.mark.parametrize(
    ("third", "places"),
    [
        ("3,1,3,,,,11.82", [1, 2, 3]),
        ("2,1,3,,,,11.82", [1, 2, 2]),
        (",1,3,,,,11.82", [1, 2, 2]),
        ("3,1,3,,,,11.84", [1, 2, 3]),
    ],
)
def test_places_of_the_photo_part_equal_hundredths(third: str, places: list[int]) -> None:
    """A file without thousandths still says who was ahead; where it says less, that is told."""
    text = EVENTS.replace("2,1", "2", 1)
    done = compiled(("a.lif", f"{HEAD}\n1,3,5,,,,11.80\n2,2,4,,,,11.82\n{third}\n"), text=text)
    assert [row[4] for row in rows(done)] == places
    shared = "M674 m.meet:14 2, 1 share place 2 of T01 heat 1 with 11.82: equal to 0.01 s, and "
    assert told(done) == ([f"{shared}nothing says who was ahead"] if third[0] == "," else [])


@pytest.mark.parametrize(
    ("by_hand", "places"),
    [
        ("3 DQ", {"1": 2, "2": 1, "3": None}),
        ("2 DQ", {"1": 2, "2": None, "3": 1}),
        ("1 DQ", {"1": None, "2": 2, "3": 1}),
        ("3 DQ; 2 DNF", {"1": 1, "2": None, "3": None}),
        ("1 place=2; 3 DQ", {"1": 2, "2": 1, "3": None}),
    ],
)
def test_who_is_disqualified_by_hand_leaves_the_place_to_those_behind(
    by_hand: str, places: dict[str, int | None]
) -> None:
    lines = "".join(f"    {row}\n" for row in by_hand.split("; "))
    text = f'event T01 100 "100 metres Women" F\n  heat 1\n{lines}'
    done = compiled(
        ("a.lif", f"{HEAD}\n1,3,5,,,,11.80\n2,2,4,,,,11.82\n3,1,3,,,,11.82\n"), text=text
    )
    assert {row[0]: row[4] for row in rows(done)} == places
    assert [one[:4] for one in told(done) if "M836" not in one] == []


def test_places_of_the_photo_go_into_the_text(meetc: Meetc) -> None:
    meet = meetc.write("a.meet", MEET + PEOPLE + EVENTS.replace("    2 lane=4\n", ""))
    meetc.write("T01-1-01.lif", f"{HEAD}\n1,2,4,,,,11.82\n2,1,3,,,,11.82\n")
    meetc("import", "T01-1-01.lif", "--into", "a.meet")
    assert [line.split() for line in meet.read_text("utf-8").splitlines() if "11.82" in line] == [
        ["1", "11.82", "lane=3", "place=2"], ["2", "11.82", "place=1", "lane=4"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "times", "expected"),
    [
        ("10K", ("31:20.9", "31:20.21", "31:20"), ["31:20", "31:21", "31:21"]),
        ("XC", ("31:20.901", "31:20.21", "31:21"), ["31:21", "31:21", "31:21"]),
        ("20000W", ("1:31:20.91", "1:31:20.901", "1:31:20.9"), ["1:31:20.9", *["1:31:21.0"] * 2]),
        ("4x5K", ("1:31:20.91", "1:31:20.2", "1:31:20"), ["1:31:20", *["1:31:21"] * 2]),
        ("4x5000", ("1:31:20.91", "1:31:20.901", "1:31:20.9"), ["1:31:20.9", *["1:31:21.0"] * 2]),
        ("10000", ("31:20.91", "31:20.901", "31:20.89"), ["31:20.89", "31:20.91", "31:20.91"]),
    ],
)  # fmt: skip
def test_a_time_finer_than_the_official_one_is_a_reading(
    code: str, times: tuple[str, ...], expected: list[str]
) -> None:
    """TR19.24: seconds off the track, tenths beyond 10,000 m on it, hundredths up to there."""
    ids = ("KIN", "THH", "BOR") if "x" in code else ("1", "2", "3")
    body = "".join(f",{own},,,,,{time}\n" for own, time in zip(ids, times, strict=True))
    text = f'event T09 {code} "Long" F\n  final\n'
    done = compiled(("T09-1-01.lif", f"T09,1,1\n{body}"), text=text)
    assert [row[2] for row in sorted(rows(done, "T09"), key=lambda row: row[4])] == expected


def test_the_last_file_of_a_heat_counts_and_the_change_is_told() -> None:
    first = f"{HEAD}\n1,1,3,,,,11.816\n2,2,4,,,,11.951\n"
    second = f"{HEAD}\n1,2,4,,,,11.801\nDQ,1,3,,,,\n"
    done = compiled(("T01-1-01.lif", first), ("T01-1-01b.lif", second), ("T01-1-01c.lif", HEAD))
    assert [row[0::2] for row in rows(done)][:2] == [("2", "11.81", 1), ("1", "DQ", None)]
    assert told(done) == [
        "M887 lynx/T01-1-01.lif:1 lynx/T01-1-01b.lif is of the same heat and counts, not the "
        "2 rows here: 2 11.951 -> 11.801, 1 11.816 -> DQ",
        "M887 lynx/T01-1-01c.lif:1 lynx/T01-1-01b.lif is of the same heat and counts, not the "
        "0 rows here: 2 is new, 1 is new",
    ]


def test_a_race_that_is_run_again_counts_before_names() -> None:
    again = HEAD.replace("14:02", "15:10")
    done = compiled(
        ("a.lif", f"{again}\n1,1,3,,,,12.000\n"), ("b.lif", f"{HEAD}\n1,1,3,,,,11.000\n")
    )
    assert rows(done)[0][2] == "12.00"


def test_what_is_written_by_hand_wins_and_the_difference_is_told() -> None:
    text = EVENTS.replace("1 lane=3", '1 DQ lane=3 note="TR16.8"')
    done = compiled(("a.lif", f"{HEAD}\n1,1,3,,,,11.816\n2,2,4,,,,11.951\n"), text=text)
    assert [row[0::2] for row in rows(done)][:2] == [("1", "DQ", None), ("2", "11.96", 1)]
    assert told(done) == ["M836 m.meet:13 bib 1 has DQ by hand, and 11.82 in the sheet"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1,99,3,Who,Ever,,11.816", "lynx/T01-1-01.lif: no athlete has bib 99"),
        ("1,,,,,,11.816",
         "lynx/T01-1-01.lif: the row has neither bib nor national id nor name"),
        ("1,1,3,Sample,Bea,,11.816", "bib 1 is Ada Example, and the row says Bea Sample"),
        ("1,1,3,,,,eleven", "eleven is no time and no status, and is left out"),
        ("1,1,3,,,,11.9\n2,2,4,,,,11.8", "11.8 is place 2, behind 11.9 of place 1"),
        ("DQ,1,3,,,,11.816", "DQ and a time, 11.816, which is left out"),
        ('1,1,3,"Example,Ada,,11.816', "the quote that opens here is never closed"),
        ("1,1,3,,,,11.816\n2,1,4,,,,11.9", "bib 1 has 2 rows: that in its lane, 3, counts"),
        ("1,1,6,,,,11.816\n2,1,7,,,,11.9", "bib 1 has 2 rows: none counts"),
        ("first,1,3,,,,11.816", "first is no place and no status, and is left out"),
        ("1,1,III,,,,11.816", "III is no lane, and is left out"),
        ("1,1,3,,,,11.816,,,fast", "fast is no reaction time, and is left out"),
        ("1,1,3,,,,11.816,,,,half way", "half way is no list of splits, and is left out"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(body: str, expected: str) -> None:
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{body}\n"))
    assert expected in [d.message for d in done.diagnostics]
    assert done.ok, "on the day it is a warning, and the rest is published"


def test_a_file_that_says_two_heats_is_told() -> None:
    done = compiled(("T01-1-02.lif", f"{HEAD}\n1,1,3,,,,11.816\n"))
    message = "the first line says T01-1-1, and the name of the file T01-1-02"
    assert told(done) == [f"M886 lynx/T01-1-02.lif:1 {message}"]
    assert rows(done)[0] == WHOLE[0]


def test_a_relay_is_read_by_its_squad_or_its_team() -> None:
    body = "1,KIN-A,3,Kingsmeadow Harriers,,KIN,46.123\n2,,4,Thames Hounds,,THH,47.5\n"
    done = compiled(("R01-1-01.lif", "R01,1,1,Relay\n" + body))
    assert rows(done, "R01")[0][:3] == ("KIN-A", 3, "46.13")
    assert [row[2] for row in rows(done, "R01")] == ["46.13", "47.5"]


@pytest.mark.parametrize("block", ["event", "unit"])
def test_an_event_or_a_unit_reads_a_file_of_any_number(block: str, meetc: Meetc) -> None:
    statement = '  results from "lynx/a.lif"\n'
    event = 'event T01 100 "100" F\n'
    meetc.write("lynx/a.lif", "101,1,1,100m\n1,1,3,,,,11.816\n")
    meetc.write(
        "m.meet", MEET + PEOPLE + event + ("  final\n" if block == "unit" else "") + statement
    )
    ran = meetc("build", "m.meet", "-o", "-")
    assert '"performance": "11.82"' in ran.out


def test_a_file_of_no_event_is_of_none_where_several_events_read_the_folder() -> None:
    reads = '  results from "lynx/*.lif"\n'
    events = EVENTS.replace("  heat 1\n", reads + "  heat 1\n").replace(
        'Women" F\n', f'Women" F\n{reads}'
    )
    stray = ("T99-1-01.lif", "T99,1,1\n1,1,3,,,,12.34\n")
    done = compiled(
        stray, ("T01-1-01.lif", f"{HEAD}\n1,2,4,,,,12.501\n"), text=events, where="events"
    )
    assert told(done) == ["M837 lynx/T99-1-01.lif:1 no event is T99"]
    assert rows(done)[0] == ("2", 4, "12.51", "12.501", 1)
    assert rows(done, "T02") == []


def test_a_folder_is_read_from_the_disk_in_the_order_of_numbers(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + 'results from "lynx/*.LIF"\n' + PEOPLE + EVENTS)
    missing = meetc("check", "m.meet")
    assert missing.code == 1
    assert "lynx/*.LIF cannot be read: no such file" in missing.out
    meetc.write("lynx/notes.txt", "none of them")
    assert meetc("check", "m.meet").code == 0
    for number in (2, 10):
        meetc.write(f"lynx/{number}.lif", f"{HEAD}\n1,1,3,,,,{number + 10}.816\n")
    ran = meetc("build", "m.meet", "-o", "-")
    assert '"performance": "20.82"' in ran.out
    assert "12.816 -> 20.816" in ran.err


def test_a_pattern_of_two_formats_is_refused(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + 'results from "lists/*"\n' + PEOPLE + EVENTS)
    meetc.write("lists/a.csv", "Bib,Time\n1,12.3\n")
    meetc.write("lists/b.lif", "T01,1,1\n1,1,,,,,12.3\n")
    ran = meetc("check", "m.meet").out
    assert "lists/* stands for lists/a.csv, and not for files of photo finish alone" in ran


SAMPLE = (
    f"{HEAD}\r\n"
    '1,1,3,Example,Ada,"Kingsmeadow, Harriers",11.816,,11.816,0.152,"3.1 (3.1),11.8 (8.7)"\r\n'
    "2,2,4,Sample,Bea,Thames Hounds,11.951,,0.135,0.161\r\n"
    "DNS,3,5,van Test,Cleo,,,,,\r\n"
    "4,4,6,Muster,Zoë,,1:12.000\r\n"
).encode("cp1252")


def mutated(data: bytes, draw: random.Random) -> bytes:
    """The bytes of a file, a few of them damaged as disks, networks and hands do it."""
    for _ in range(draw.randint(1, 4)):
        at, end = sorted(draw.choices(range(len(data) + 1), k=2))
        kind = draw.randrange(6)
        if kind == 0:
            data = data[:at] + bytes([draw.choice(b'\x00,"\r\n\xff0:;.9 -D')]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[min(end, at + 12) :]
        elif kind == 2:
            data = data[:end] + data[at:end] + data[end:]
        elif kind == 3:
            data = data[:at] if draw.random() < 0.3 else data
        elif kind == 4:
            data = data[:at] + draw.choice([b",", b'"', b"\r\n", b"\xc3", b";"]) + data[at:]
        else:
            data = data.replace(*draw.choice([(b"11.", b"11,"), (b"T01", b""), (b"1,1,", b"0,0,")]))
    return data


def account(data: bytes) -> tuple[int, int, int]:
    """The rows of a file, those that the meet has, and those others that are told."""
    done = compiled(("T01-1-01.lif", data), text=EVENTS.partition("  heat 1")[0])
    read = [row for file in read_lif(data, "lynx/T01-1-01.lif") for row in file.rows]
    lines = {row[0].line for row in read}
    units = [unit for event in done.meet.events for unit in event.units]
    written = [row.line for unit in units for row in unit.rows]
    used = {line.number for line in written if isinstance(line, SheetLine)}
    own = [d for d in done.diagnostics if d.span.path.startswith("lynx/")]
    lines_told = {d.span.line for d in own}
    of_all = any("row" in d.message or d.code in ("M837", "M846") for d in own)
    name = slice(NAMED["last_name"], NAMED["first_name"] + 1)
    empty = {
        row[0].line
        for row in read
        if not (has_result(row) or row[BIB].text or any(c.text for c in (*row[name], row[5])))
    }
    rest = lines - used
    return len(lines), len(lines & used), len(rest if of_all else rest & (lines_told | empty))


@pytest.mark.parametrize(
    ("first", "count"), [(0, 400), pytest.param(400, 10_000, marks=pytest.mark.full)]
)
def test_rows_in_are_rows_used_and_rows_told(first: int, count: int) -> None:
    for seed in range(first, first + count):
        data = mutated(SAMPLE, random.Random(seed))
        rows_in, used, others = account(data)
        assert rows_in == used + others, (seed, data)
    assert account(SAMPLE) == (4, 4, 0)


def test_a_bib_that_is_renamed_is_told_of_in_result_files(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + PEOPLE + EVENTS)
    written = meetc.write("lynx/T01-1-01.lif", f"{HEAD}\n1,1,3,,,,11.816\n")
    ran = meetc("rename", "m.meet", "bib", "1", "71")
    assert ran.code == 0
    assert "lynx/T01-1-01.lif:2: 1 stands in a sheet" in ran.out + ran.err
    assert written.read_text().endswith("\n1,1,3,,,,11.816\n")


@pytest.mark.parametrize("below", ["", "sub/"])
def test_the_files_of_a_revision_are_read(meetc: Meetc, below: str) -> None:
    def git(*words: str) -> None:
        named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *named, *words], cwd=meetc.folder, check=True, capture_output=True)

    meetc.write(f"{below}m.meet", MEET + 'results from "lynx/*.lif"\n' + PEOPLE + EVENTS)
    meetc.write(f"{below}lynx/T01-1-01.lif", f"{HEAD}\n1,1,3,,,,11.816\n")
    git("init", "-q")
    git("add", "-A")
    assert meetc("git", "check-staged").code == 0
    git("commit", "-qm", "x")
    meetc.write(f"{below}lynx/T01-1-01.lif", f"{HEAD}\n1,1,3,,,,11.516\n")
    for old in ("HEAD", ""):
        ran = meetc("diff", f"{old}:{below}m.meet", f"{below}m.meet")
        assert "1  Ada Example  11.82 → 11.52" in ran.out
        assert "1 result changed" in ran.out


def test_a_rule_of_make_names_the_folder_and_each_file(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + PEOPLE + EVENTS)
    meetc.write("lynx/T01-1-01.lif", f"{HEAD}\n1,1,3,,,,11.816\n")
    assert meetc("build", "m.meet", "--deps", "m.d").code == 0
    rule = (meetc.folder / "m.d").read_text().splitlines()[0]
    assert rule == "m.json: m.meet lynx lynx/T01-1-01.lif"
