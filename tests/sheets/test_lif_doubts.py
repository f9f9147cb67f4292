"""What is odd in a file of photo finish is told, and never read as something else."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, Meetc
from tests.sheets.test_lif_files import EVENTS, HEAD, PEOPLE, compiled, rows, told

BODY = "1,1,3,Example,Ada,KIN,11.816\n2,2,4,Sample,Bea,,11.951\n"


def wind(head: str) -> tuple[str, list[str]]:
    done = compiled(("T01-1-01.lif", f"{head}\n{BODY}"))
    return done.meet.events[0].units[0].wind, told(done)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [("-0,4", "-0.4"), ("+0,8", "+0.8"), ("0,0", "0.0"), ("1,2", "+1.2"), ("-0,41 m/s", "-0.4")],
)
@pytest.mark.parametrize("unit", ["m/s", "M/S", ""])
def test_a_decimal_comma_never_cuts_the_wind(cut: str, whole: str, unit: str) -> None:
    said = cut.replace(",", ".").removesuffix(" m/s")
    assert wind(f"T01,1,1,100 metres,{cut},{unit},,,,,14:02:11,2875") == (
        whole,
        ["M889 lynx/T01-1-01.lif:1 the comma of the wind parts the line: it is read as "
         f"{said}{cut[len(said):]}"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("T01,1,1,100 metres, final,-0.4,m/s", "-0.4 stands where the unit of the wind does, m/s"),
        ("T01,1,1,100 metres,1.2,mph", "mph stands where the unit of the wind does, m/s"),
        ("T01,1,1,100 metres,1.2,5,m/s", "5 stands where the unit of the wind does, m/s"),
        ("T01,1,1,100 metres,strong,m/s", "strong stands where the wind does"),
    ],
)
def test_what_may_be_another_wind_is_none(head: str, why: str) -> None:
    assert wind(head) == ("", [f"M886 lynx/T01-1-01.lif:1 {why}: no wind is read"])


@pytest.mark.parametrize("ending", ["", ",,,0,152", ",,0,135,0,152", ",,11,816,0,152"])
def test_a_decimal_comma_never_cuts_a_time(ending: str) -> None:
    body = f"1,1,3,Example,Ada,KIN,11,816{ending}\n2,2,4,Sample,Bea,,11,951{ending}\n,3,5,,,,\n"
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{body}"))
    assert rows(done)[:2] == [("1", 3, "11.82", "11.816", 1), ("2", 4, "11.96", "11.951", 2)]
    line = "M889 lynx/T01-1-01.lif:2 the comma of a time parts the row: it is read as 11.816"
    assert told(done) == [f"{line}, like 1 other of the file"]
    reactions = [row.unsent.get("reaction") for row in done.meet.events[0].units[0].rows[:2]]
    assert reactions == (["0.152"] * 2 if ending.endswith("152") else [None, None])


@pytest.mark.parametrize(
    "body",
    [
        "1,1,3,,,,11,816\n2,2,4,,,,11.951",  # one with a point: 816 may be a licence
        "1,1,3,,,,11,816\n2,2,4,,,,12,95",  # another number of digits
        "1,1,3,,,,11,816\n2,2,4,,,,12",
    ],
)
def test_a_time_that_a_comma_may_cut_is_no_result(body: str) -> None:
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{body}\n"))
    assert ("1", 3, None, None, 1) in rows(done)
    assert told(done)[0] == (
        "M889 lynx/T01-1-01.lif:2 11 may be cut by a comma, 816 stands behind it"
    )
    assert done.ok


def test_licences_behind_whole_times_are_licences() -> None:
    done = compiled(("a.lif", f"{HEAD}\n1,1,3,,,,12.00,10816\n2,2,4,,,,12.50,816\n"))
    assert [row[2] for row in rows(done)[:2]] == ["12.00", "12.50"]
    assert told(done) == []


@pytest.mark.parametrize("date", ["", "2026-05-09 "])
def test_the_start_is_read_where_a_comma_moves_it(date: str) -> None:
    def file(start: str, time: str) -> str:
        return f"T01,1,1,Women,+0,8,m/s,,,,,{date}{start}\n1,1,3,,,,{time}\n"

    done = compiled(("a.lif", file("15:10:00,5", "12.00")), ("b.lif", file("15:10:00,4", "11.00")))
    assert rows(done)[0][2] == "12.00"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (f"{HEAD}\n{BODY}".replace(",", ";"), "semicolons part its cells, and not commas"),
        (f"{HEAD}\n{BODY}".replace(",", "\t"), "tabs part its cells, and not commas"),
        (f"<html><body>\n{BODY}", "it is a web page"),
        (b"PK\x03\x04 xl/workbook.xml\n1\n2\n", "it is a workbook"),
        (b"%PDF-1.7\n1\n2\n", "it is a PDF"),
    ],
)
def test_a_file_of_another_program_is_told_once(data: str | bytes, what: str) -> None:
    done = compiled(("a.lif", data), ("T01-1-01.lif", f"{HEAD}\n{BODY}"))
    message = f"no result file of photo finish: {what}; its 2 rows below are not read"
    assert told(done) == [f"M890 lynx/a.lif:1 {message}"]
    assert rows(done)[0][2] == "11.82"


def test_characters_of_no_text_are_told_once() -> None:
    done = compiled(("a.lif", f"{HEAD}\n1,1,3,,,K\x00,11.816\n2,2,4,,,\x01,11.951\n"))
    message = "the character U+0000 stands in this line, and one in 1 other line"
    assert told(done) == [f"M886 lynx/a.lif:2 {message}"]


def test_two_files_without_a_word_are_not_of_one_heat() -> None:
    done = compiled(("a.lif", ""), ("b.lif", "\n"))
    assert told(done) == [f"M886 lynx/{name}.lif:1 the file is empty" for name in "ab"]


@pytest.mark.parametrize("block", ["", "  final\n"])
def test_one_event_takes_no_file_of_another_number_from_a_folder(block: str) -> None:
    text = f'event T01 100 "100 metres" F\n{block}  results from "lynx/*.lif"\n'
    stray = ("T99-1-01.lif", "T99,1,1,Other\n1,1,3,,,,12.34\n")
    own = ("T01-1-01.lif", "T01,1,1,100 metres\n1,2,4,,,,12.501\n")
    done = compiled(stray, own, text=text, where="event")
    assert told(done) == ["M837 lynx/T99-1-01.lif:1 no event is T99"]
    assert [row[:3] for row in rows(done)] == [("2", 4, "12.51")]


def test_a_number_of_no_event_beside_the_name_of_one_is_told() -> None:
    done = compiled(("101-1-01.lif", f"101,1,1,100 metres Women\n{BODY}"))
    message = (
        "no event has the number 101: by its name, 100 metres Women, the file is taken for T01"
    )
    assert told(done) == [f"M891 lynx/101-1-01.lif:1 {message}"]
    assert rows(done)[0][2] == "11.82"


def test_of_a_bib_with_two_rows_the_one_in_its_lane_counts() -> None:
    done = compiled(("a.lif", f"{HEAD}\n1,1,4,,,,11.816\n2,1,3,,,,11.951\n"))
    assert rows(done)[0] == ("1", 3, "11.96", "11.951", 1)
    done = compiled(("a.lif", f"{HEAD}\n1,1,8,,,,11.816\n2,1,7,,,,11.951\n3,2,4,,,,12.00\n"))
    assert rows(done) == [
        ("2", 4, "12.00", None, 1),
        ("1", 3, None, None, None),
        ("3", 5, None, None, None),
    ]


def test_a_heat_that_the_event_does_not_have_keeps_no_other_back() -> None:
    other = HEAD.replace("T01,1,1", "T01,1,7")
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{BODY}"), ("T01-1-07.lif", f"{other}\n{BODY}"))
    assert done.ok
    message = "lynx/T01-1-07.lif has round 1 heat 7 of T01, which has no such unit"
    assert told(done) == [f"M846 lynx/T01-1-07.lif:1 {message}"]


def test_the_build_goes_on_and_a_strict_one_does_not(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + PEOPLE + EVENTS)
    meetc.write("lynx/T01-1-01.lif", f"{HEAD}\n1,1,3,,,,11.816\n2,99,4,,,,11.951\n")
    built = meetc("build", "m.meet", "-o", "-")
    assert built.code == 0
    assert '"performance": "11.82"' in built.out
    assert "lynx/T01-1-01.lif: no athlete has bib 99" in built.err
    assert meetc("build", "m.meet", "--strict", "-o", "-").code == 1


def test_the_code_page_of_another_country_makes_no_other_name_of_one() -> None:
    name = 'athlete 8 "Ada Żółw" F\n'
    event = 'event T05 1500 "1500 metres" F\n  final\n    8\n'
    body = "T05,1,1,1500m FINAŁ\r\n1,8,,Żółw,Ada,,4:12.34\r\n".encode("cp1250")
    done = compiled(("a.lif", body), text=EVENTS + name + event)
    assert rows(done, "T05") == [("8", None, "4:12.34", None, 1)]
    assert told(done) == []
    other = compiled(("a.lif", body.replace(b"Ada", b"Eva")), text=EVENTS + name + event)
    assert [line[:4] for line in told(other)] == ["M840"]


@pytest.mark.parametrize(
    ("full", "written"),
    [
        ("Żółw", "Zólw"), ("Żółw", "ZOLW"), ("Đorđević", "Dordevic"), ("Øvrebø", "Ovrebo"),
        ("Æsir", "Aesir"), ("Иванова", "???????"),
    ],
)  # fmt: skip
def test_letters_that_files_of_photo_finish_lack_make_no_other_name(
    full: str, written: str
) -> None:
    name = f'athlete 8 "Ada {full}" F\n'
    body = f"T05,1,1,1500m\r\n1,8,,{written},Ada,,4:12.34\r\n"
    event = 'event T05 1500 "1500 metres" F\n'
    assert told(compiled(("a.lif", body), text=EVENTS + name + event)) == []
    other = compiled(("a.lif", body.replace("Ada", "Eva")), text=EVENTS + name + event)
    assert [line[:4] for line in told(other)] == ["M840"]


def test_a_final_that_the_program_calls_heat_0_is_the_only_one() -> None:
    event = 'event 32 100 "100 metres" F category=U20 rounds=2,1\n'
    line = "32,2,0,100m K-FINAA,+1.3,M/S,,,,,18:26:24.8402\n1,2,4,,,,12.34\n"
    done = compiled(("032-2-00.lif", line), text=EVENTS + event)
    (unit,) = next(own for own in done.meet.events if own.id == "32").units
    assert (unit.round, unit.heat, unit.fields["wind_assistance"]) == (2, 1, "+1.3")
    assert told(done) == []


@pytest.mark.parametrize("code", ["SP", "LJ", "HJ", "DEC", "1HR"])
@pytest.mark.parametrize("where", ["meet", "event"])
def test_seconds_are_never_read_as_metres_or_points(code: str, where: str) -> None:
    read = '  results from "T09-1-01.lif"\n' if where == "event" else ""
    done = compiled(
        ("T09-1-01.lif", "T09,1,1,\n1,1,,,,,7.51\n2,2,,,,,1:02.02\n"),
        text=f'event T09 {code} "Other" F\n{read}',
        where=where,
    )
    assert [line for line in told(done) if line.startswith("M872")] == [
        f"M872 {'lynx/' * (where == 'meet')}T09-1-01.lif:2 T09 is no race, {code}: 2 rows of photo "
        "finish are not read"
    ]
    assert not any(row[2] for row in rows(done, "T09"))


@pytest.mark.parametrize(
    "second",
    [
        "T01,1,2,100 metres Women,-0.3,m/s,,,,,14:05:11.2875",
        "T01,1,2,100 metres Women,,,,,,100,14:05:11",
        "T01,1,2,100 metres Women",
    ],
)
def test_a_heat_that_is_joined_behind_another_is_read_as_its_own(second: str) -> None:
    joined = f"{HEAD}\n{BODY}\n{second}\n1,,3,,,,12.116\n2,4,4,,,,12.251\n"
    event = EVENTS.replace("event T02", "  heat 2\n    3 lane=3\n    4 lane=4\nevent T02", 1)
    done = compiled(("T01-1-01.lif", joined), text=event.replace("    3 lane=5\n", ""))
    assert [row[:3] for row in rows(done)] == [("1", 3, "11.82"), ("2", 4, "11.96")]
    assert [row[:3] for row in rows(done, heat=2)] == [("3", 3, "12.12"), ("4", 4, "12.26")]
    assert told(done) == [
        "M886 lynx/T01-1-01.lif:5 another heat begins here, T01-1-2: the rows below are of it"
    ]


@pytest.mark.parametrize("row", ["4,4,6,Muster,Zoë,Club,", "=4,4,6,Muster", "DNS,4,6,Muster"])
def test_a_row_without_a_time_begins_no_heat(row: str) -> None:
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{BODY}{row}\n"))
    assert not [line for line in told(done) if "another heat" in line]


def test_a_first_line_that_stands_twice_is_one() -> None:
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{HEAD}\n{BODY}"))
    assert len(rows(done)) == 3
    assert told(done) == []


@pytest.mark.parametrize(
    ("row", "time", "what"),
    [
        ("1,1,3,Example,Ada,11.816", "11.816", "team"),  # without the cell of the team
        ("1,1,3,Example, Jr,Ada,,11.816", "11.816", "licence"),  # a comma moves it
        ("1,1,3,Ada Example,1:02.82", "1:02.82", "first name"),
        (",1,3,Example,Ada,11.81,", "11.81", "team"),
    ],
)
def test_a_time_where_none_belongs_is_told(row: str, time: str, what: str) -> None:
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{row}\n"))
    message = f"{time} stands where the {what} does: no time is read of the row"
    assert f"M886 lynx/T01-1-01.lif:2 {message}" in told(done)
    assert not any(own[2] for own in rows(done))


def test_a_team_that_is_a_number_is_no_time() -> None:
    row = "DNS,1,3,Example,Ada,11.81\n,2,4,Sample,Bea,1860,,7\n"
    assert told(compiled(("T01-1-01.lif", f"{HEAD}\n{row}"))) == []


@pytest.mark.parametrize("behind", ["", ",,11.816,0.152"])
@pytest.mark.parametrize(
    "row", ["2", "2,1", "2,2,4", "2,2,4,Sample,Bea,,1", "2,2,4,Sample,Bea,,11.9", "2,2,4,,,,11.95"]
)
def test_a_row_that_breaks_off_is_not_read_yet(behind: str, row: str) -> None:
    """Photo finish may be writing while a file is read: 11.95 is the beginning of 11.951."""
    first = f"1,1,3,Example,Ada,KIN,11.816{behind}"
    done = compiled(("T01-1-01.lif", f"{HEAD}\r\n{first}\r\n{row}"))
    assert [own[2] for own in rows(done)] == ["11.82", None, None]
    message = "the file ends within this row, which is not read yet"
    assert told(done) == [f"M886 lynx/T01-1-01.lif:3 {message}"]


@pytest.mark.parametrize("end", ["\r\n", "", "\n\x1a"])
def test_a_last_line_that_is_whole_needs_no_end(end: str) -> None:
    done = compiled(("T01-1-01.lif", f"{HEAD}\n{BODY.rstrip()}{end}"))
    assert [own[2] for own in rows(done)] == ["11.82", "11.96", None]
    assert told(done) == []
