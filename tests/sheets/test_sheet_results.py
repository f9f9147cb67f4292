"""`results from "FILE"`: a sheet of results is read as if its rows were typed."""

from __future__ import annotations

from typing import Any

import pytest

import meetc as library
from tests.conftest import MEET, Meetc, told

PEOPLE = """
athlete 1 "Ada Example" F national_id=A1
athlete 2 "Bea Sample" F
athlete 3 "Cleo" "van Test" F
team KIN "Kingsmeadow Harriers"
team THH
"""
HEADS = {
    "race": "event E 100 F\n",
    "jump": "event E LJ F attempts=4\n",
    "throw": "event E SP F attempts=3\n",
    "high": "event E HJ F\n",
    "relay": "event E 4x100 F\n",
    "points": "event P 100 F parent=E\nevent E HEP F\n",
}


def compiled(kind: str, rows: str, sheet: str | None = None) -> library.Compiled:
    """A unit of a kind with some rows of its own, and those of a sheet."""
    unit = "" if kind == "points" else " final official\n"
    reads = 'results from "r.csv"\n' if sheet is not None else ""
    text = MEET + PEOPLE + HEADS[kind] + unit + reads + rows
    files = {"r.csv": (sheet or "").encode()}
    return library.compile(text, path="spring.meet", read=files.__getitem__)


def event(done: library.Compiled) -> dict[str, Any]:
    found = library.payload(done.meet)["events"][-1]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("kind", "sheet", "typed"),
    [
        ("race", "Bib,Time,Lane,Q,Note\n1,11.82,4,Q,\n2,11.95,5,,hand start\n3,DNS,,,\n",
         '1 11.82 Q lane=4\n2 11.95 lane=5 note="hand start"\n3 DNS\n'),
        ("race", "Startnr;Zeit;Wind;Platz\n1;11,82;0,8;1\n2;11,823;0.8;2.\n3;aufg.;;\n",
         "wind +0.8\n1 11.82 place=1\n2 raw=11.823 place=2\n3 DNF\n"),
        ("race", "Plass;brystnummer;Resultat;Bane\n1;1;1:01,82;4\nDNS;2;;5\nbrøt;3;;\n",
         "1 1:01.82 place=1 lane=4\n2 DNS lane=5\n3 DNF\n"),
        ("race", "Rang\tDossard\tTemps\tStatut\tQ\n1\t1\t11,82\t\tq\n\t2\t\tdisqualifié\n\t3\n",
         "1 11.82 q place=1\n2 DQ\n3\n"),
        ("race", "Licence,Name,Mark\nA1,,11.82 Q\n,Bea Sample,11.90 q\n,Cleo van Test,-\n",
         '1 11.82 Q\n2 11.90 q\n3\n'),
        ("throw", "Bib,1,2,3\n1,NM,12.30,o.g.V.\n2,NM,,\n3,x,NM,\n", "1 x 12.30 x\n2 NM\n3 x x\n"),
        ("jump", "Bib,1,2,3,Best,Place\n1,5.74(+1.2),x,\"5,60 (-0,3)\",5.74,1\n2,,5.72 +0.1,r,,\n"
         "3,,,,5.51,\n",
         "1 5.74(+1.2) x 5.60(-0.3) performance=5.74 place=1\n2 . 5.72(+0.1) r\n"
         "3 performance=5.51\n"),
        ("jump", "Nr;Versuch 1;Wind 1;Versuch 2;Wind 2;Weite\n1;5,74;1,2;X;;5,74\n2;–;;5,1;-0,3;\n"
         "3;;;;;ogV\n",
         "1 5.74(+1.2) x performance=5.74\n2 - 5.1(-0.3)\n3 NM\n"),
        ("throw", "Startnummer;Omgang 1;Omgang 2;Omgang 3;Lengde;Redskap;Startfolge\n"
         "1;12,34;X;-;12,34;4,00;7\n2;10.00;10.1;r;;;\n",
         "1 12.34 x - performance=12.34 weight=4.00 order=7\n2 10.00 10.1 r\n"),
        ("high", "Bib,\"1,50\",1.55,1.6,\"1,60 m\",1.58,Result\n1,O,xo,XXX,x,O,\"1,58\"\n"
         "2,–,XO,xxx,X,x,\n3,,xr,,,,\n",
         "heights 1.50 1.55 1.60 | 1.60 1.58\n1 o xo xxx | x o performance=1.58\n"
         "2 - xo xxx | x x\n3 . xr\n"),
        ("relay", "Team,Time,Lane\nKingsmeadow Harriers,48.10,3\nTHH,49.20,4\n",
         "KIN 48.10 lane=3\nTHH 49.20 lane=4\n"),
        ("relay", "Staffel;Zeit\nKIN;48,1\n", "KIN 48.1\n"),
        ("points", "Bib;Punkte\n1;5012\n2;4999\n3;DNF\n", "1 5012\n2 4999\n3 DNF\n"),
        ("race", "Ergebnisse 100m\n\nNr;Name;Zeit\n1;Ada Example;11,82\n;;\n2;Sample, Bea;11,95\n",
         "1 11.82\n2 11.95\n"),
    ],
)  # fmt: skip
def test_a_sheet_is_what_its_rows_would_be(kind: str, sheet: str, typed: str) -> None:
    read, written = compiled(kind, "", sheet), compiled(kind, typed)
    assert told(written) == told(read) == []
    assert event(read) == event(written)


@pytest.mark.parametrize(
    ("kind", "sheet", "expected"),
    [
        ("race", "Bib;Zeit\n1;11,8x\n",
         ["M602 r.csv:2:3 a mark is a time such as 10.37 or 1:45.00, not 11,8x"]),
        ("race", "Bib;Zeit\n1;11,82 Q x\n",
         ["M603 r.csv:2:11 x is a second mark, and 100 has one"]),
        ("race", "Bib,Time\n1,11.82\n9,11.90\n1,11.95\n",
         ["M302 r.csv:3:1 no athlete has bib 9",
          "M601 r.csv:4:1 bib 1 has two rows in one unit"]),
        ("race", "Bib,Time,Lane\n1,11.82,4\n2,11.90,four\n3,11.95,4\n",
         ["M210 r.csv:3:9 lane is a whole number, not four",
          "M613 r.csv:4:9 lane 4 is taken twice"]),
        ("race", "Bib,Time,Place\n1,11.82,2\n2,11.90,1\n",
         ["M701 r.csv:2:9 the marks make bib 1 1st, and the row says place 2",
          "M701 r.csv:3:9 the marks make bib 2 2nd, and the row says place 1"]),
        ("race", "Bib,Time,Wind\n1,11.82,+1.2\n2,11.95,0.3\n",
         ["M841 r.csv:3:9 the wind is +0.3 in this row, and +1.2 in the first"]),
        ("race", "Bib,Time,Wind\n1,11.82,strong\n",
         ["M611 r.csv:2:9 a wind is written +0.8 or -1.2, not strong"]),
        ("race", "Licence,Time\nA9,11.82\n",
         ["M839 r.csv:2:1 no athlete has the national id A9"]),
        ("race", "Bib,Time\n1,11.82\n,11.90\n",
         ["M839 r.csv:3:1 the row has neither bib nor national id nor name"]),
        ("race", "Bib,Name,Time\n1,Ada Other,11.82\n",
         ["M840 r.csv:2:3 bib 1 is Ada Example, and the row says Ada Other"]),
        ("race", "Bib,Gender,Nation,Year,PB,Time\n1,F,GBR,2001,11.5,11.82\n", []),
        ("race", "Bib,Time,1,Shoes\n1,11.82,,red\n",
         ["M833 r.csv:1:10 the columns 1, Shoes are left out"]),
        ("jump", 'Bib,R1,W1,R2\n1,5.74,+12.3,5;60\n',
         ["M604 r.csv:2:14 a trial is a distance such as 5.74, or x - r . and not 5;60",
          "M611 r.csv:2:8 the wind of a trial is written 5.74(+1.2), not 5.74(+12.3)"]),
        ("jump", "Bib,Mark,Wind\n1,5.74,1.2\n",
         ["M833 r.csv:1:10 the column Wind is left out for LJ"]),
        ("jump", "Bib,R1,R2,R3,R4,R5\n1,1.00,x,x,x,x\n",
         ["M603 r.csv:2:14 5 trials, and each athlete has 4"]),
        ("high", "Bib,1.50,1.55\n1,O,OX\n2,xxx,o\n",
         ["M606 r.csv:2:6 an attempt follows a clearance at the same height",
          "M607 r.csv:3:7 bib 2 was out after three failures running"]),
        ("high", "Bib,Best\n1,1.55\n2,NH\n", []),
    ],
)  # fmt: skip
def test_mistakes_are_told_by_row_and_column(kind: str, sheet: str, expected: list[str]) -> None:
    assert sorted(told(compiled(kind, "", sheet))) == sorted(expected)


def test_two_bibs_name_both_rows() -> None:
    (problem,) = compiled("race", "", "Bib,Time\n1,11.82\n1,11.95\n").diagnostics
    assert problem.related[0].span.line == 2


@pytest.mark.parametrize(
    ("rows", "sheet", "message", "performance"),
    [
        ("1 lane=4 Q\n", "1,11.82,,\n", "", "11.82"),
        ("1 11.82\n", "1,11.82,,\n", "", "11.82"),
        ("1 11.80\n", "1,11.82,,\n", "bib 1 has 11.80 by hand, and 11.82 in the sheet", "11.80"),
        ('1 DQ note="TR 16.8"\n', "1,11.82,1,4\n",
         "bib 1 has DQ by hand, and 11.82 in the sheet", "DQ"),
        ("1 lane=3\n", "1,11.82,,4\n",
         "bib 1 has lane=3 by hand, and lane=4 in the sheet", "11.82"),
        ("weight 1.00\n1 lane=3\n", "1,11.82,,3\n", "", "11.82"),
    ],
)  # fmt: skip
def test_the_hand_counts(rows: str, sheet: str, message: str, performance: str) -> None:
    done = compiled("race", rows, "Bib,Time,Place,Lane\n2,11.99,,\n" + sheet)
    assert [d.message for d in done.diagnostics] == ([message] if message else [])
    if message:
        assert done.diagnostics[0].span.path == "spring.meet"
        assert (done.diagnostics[0].related[0].span.path) == "r.csv"
    found = event(done)["units"][0]["results"]
    assert [row["bib"] for row in found] == ["2", "1"]
    assert found[1]["performance"] == performance


def test_a_row_by_hand_alone_stands_behind_the_sheet() -> None:
    done = compiled("race", "3 11.50\n", "Bib,Time\n2,11.99\n")
    assert [row["bib"] for row in event(done)["units"][0]["results"]] == ["2", "3"]
    assert [row["place"] for row in event(done)["units"][0]["results"]] == [2, 1]


def test_a_lane_by_hand_and_one_of_the_sheet() -> None:
    done = compiled("race", "3 lane=4\n", "Bib,Time,Lane\n2,11.99,4\n")
    assert told(done) == ["M613 spring.meet:11:3 lane 4 is taken twice"]


def test_the_series_stays_beside_a_status_by_hand() -> None:
    done = compiled("jump", "1 DQ\n", "Bib,R1,R2,Best\n1,5.00,x,5.00\n")
    assert [d.code for d in done.diagnostics] == ["M836"]
    assert done.meet.events[0].units[0].rows[0].series == ("5.00", "x")
    assert done.meet.events[0].units[0].rows[0].performance == "DQ"


def test_heights_and_wind_by_hand() -> None:
    done = compiled("high", "heights 1.50 1.60\n", "Bib,1.50,1.55,1.60\n1,o,o,xo\n")
    assert told(done) == [
        "M836 r.csv:1:10 the heights have no 1.55, and the sheet has a column for it"
    ]
    assert done.meet.events[0].units[0].rows[0].series == ("o", "xo")
    done = compiled("race", "wind +1.0\n", "Bib,Time,Wind\n1,11.82,1.1\n")
    assert told(done) == ["M836 r.csv:2:9 the wind is +1.0 by hand, and +1.1 in the sheet"]
    assert event(done)["units"][0]["wind_assistance"] == "+1.0"


def test_columns_find_their_heights_by_hand_in_any_order() -> None:
    heights = "heights 1.50 1.60 | 1.60 1.58\n"
    sheet = "Bib,1.60,1.50,1.45,1.60,1.58,1.70\n1,xxx,o,,x,o,\n"
    done = compiled("high", heights, sheet)
    assert told(done) == [
        "M836 r.csv:1:15 the heights have no 1.45, and the sheet has a column for it",
        "M836 r.csv:1:30 the heights have no 1.70, and the sheet has a column for it",
    ]
    (row,) = done.meet.events[0].units[0].rows
    assert (row.series, row.jump_off) == (("o", "xxx"), ("x", "o"))


def test_a_sheet_of_an_event_of_one_unit() -> None:
    text = MEET + 'event E 100 F\nresults from "r.csv"\n'
    done = library.compile(text, path="a.meet", read=lambda path: b"Bib,Time\n1,11.82\n")
    assert told(done) == []
    assert [row["performance"] for row in event(done)["units"][0]["results"]] == ["11.82"]


def test_a_sheet_below_an_included_file(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + 'include "day/one.meet"\n')
    meetc.write("day/one.meet", 'event E 100 F\n final official\n  results from "t/e.csv"\n')
    meetc.write("day/t/e.csv", "Bib,Time\n1,11.82\n1,11.9\n")
    ran = meetc("check", "a.meet", "--format", "github")
    assert ran.out.startswith("::error file=day/t/e.csv,line=3,col=1,endColumn=1,title=M601::")


@pytest.mark.parametrize(
    ("kind", "sheet", "typed"),
    [
        ("race", "Bib;Time\n1;1m02\n", "1 1:02\n"),
        ("race", "Bib;Time\n2;62s3\n", "2 62.3\n"),
        ("race", "Bib;Time\n1;1m02s35\n2;1'02\"30\n3;1 min 02,40\n",
         "1 1:02.35\n2 1:02.30\n3 1:02.40\n"),
        ("race", "Bib;Time\n1;1min02s30\n2;12s50\n", "1 1:02.30\n2 12.50\n"),
        ("jump", "Bib;1;2\n1;5m74;x\n2;5m6;x\n", None),
        ("jump", "Bib;Mark\n1;5m74\n", "1 performance=5.74\n"),
        ("race", "Bib;Time\n1;12,45PB\n2;12.50 SB\n3;12.60q\n", "1 12.45\n2 12.50\n3 12.60 q\n"),
        ("race", "Bib;Time\n1;12.45aK\n2;12.50 a.K.\n3;12.60 (a.W.)\n",
         "1 12.45 place=-\n2 12.50 place=-\n3 12.60 place=-\n"),
        ("race", "Pl;Bib;Time\n1;1;12.40\n\u2013;2;12.50\n2;3;12.60\n",
         "1 12.40 place=1\n2 12.50 place=-\n3 12.60 place=2\n"),
        ("race", "Pl;Bib;Time\n-;1;12.40\n-;2;12.50\n", "1 12.40\n2 12.50\n"),
        ("race", "Bib;Time;Bem.\n1;12,40;ok\n2;12,50;Gast\n3;12,60;\n",
         "1 12.40 note=ok\n2 12.50 place=- note=Gast\n3 12.60\n"),
        ("race", "Bib;Time\n1;12,40 sec\n2;12,50s\n", "1 12.40\n2 12.50\n"),
        ("high", "Bib;Höhe 1,50;HØYDE: 1.55;Height 2 m\n1;o;xo;o\n2;o;o;xxx\n",
         "heights 1.50 1.55 2.00\n1 o xo o\n2 o o xxx\n"),
        ("jump", "Bib;Best\n1;5,45 a.K.\n", "1 performance=5.45 place=-\n"),
        ("race", "Bib;Time\n1;abgem.\n2;aufg.\n3;utgått\n", "1 DNS\n2 DNF\n3 DNF\n"),
        ("race", "Bib;Time\n1;SCR\n2;FS\n3;disq. TR16.8\n",
         '1 DNS\n2 DQ note="FS"\n3 DQ note="TR16.8"\n'),
        ("jump", "Bib,1,2,3,Best\n1,DNS,,,DNS\n2,5.00,,x,5.00\n3,x,,,0\n",
         "1 DNS\n2 5.00 . x performance=5.00\n3 x\n"),
        ("jump", "Bib,1,2\n1,DNS,\n2,Foul,x\n", "1 DNS\n2 x x\n"),
        ("high", "Bib,1.50,1.55\n1,DNS,\n2,o,xxx\n", "heights 1.50 1.55\n1 DNS\n2 o xxx\n"),
        ("jump", "Bib,1,2\n1,5.00 (+1),5.10 (-0.3)\n", "1 5.00(+1.0) 5.10(-0.3)\n"),
        ("throw", "Bib,1,Wind\n1,9.00,-\n", "1 9.00\n"),
        ("race", "Bib,Time\n1,11.8h\n2,\"12,0 h\"\n", "1 11.8\n2 12.0\n"),
        ("race", "Bib,Time,Wind\n1,11.82w,+2.4\n", "wind +2.4\n1 11.82\n"),
        ("jump", "Bib,1,Wind 1,Mark\n1,5.20w,+2.4,5.20 w\n", "1 5.20(+2.4) performance=5.20\n"),
    ],
)  # fmt: skip
def test_other_spellings_are_read(kind: str, sheet: str, typed: str | None) -> None:
    if typed is None:
        assert [each[:4] for each in told(compiled(kind, "", sheet))] == ["M604"]
        return
    assert told(compiled(kind, "", sheet)) == told(compiled(kind, typed))
    assert event(compiled(kind, "", sheet)) == event(compiled(kind, typed))


@pytest.mark.parametrize(
    ("kind", "sheet", "message"),
    [
        ("race", "Bib,Time\n1,NC\n",
         "M602 r.csv:2:3 a mark is a time such as 10.37 or 1:45.00, not NC"),
        ("race", "Bib,Time\n1,12.50*\n",
         "M602 r.csv:2:3 a mark is a time such as 10.37 or 1:45.00, not 12.50*"),
        ("jump", "Bib,Weite\n1,0\n", "M602 r.csv:2:3 a mark is more than 0"),
        ("high", "Bib,Mark\n1,0.00\n", "M602 r.csv:2:3 a mark is more than 0.00"),
        ("race", "Bib,Time,Wind\n1,12.50,NWI\n2,12.60,n.w.i.\n",
         "M628 r.csv:2:9 NWI says that no wind was measured, and none is sent"),
        ("jump", "Bib,1,Wind 1,2,Wind 2\n1,5.00,NWI,5.10 (NWI),\n",
         "M628 r.csv:2:12 5.10 (NWI) says that no wind was measured, and none is sent"),
        ("jump", "Bib,Mark,Wind\n1,5.00,NWI\n",
         "M628 r.csv:2:8 NWI says that no wind was measured, and none is sent"),
        ("race", "Bib,Time\n1,12.50h\n",
         "M602 r.csv:2:3 a mark is a time such as 10.37 or 1:45.00, not 12.50h"),
        ("jump", "Bib,Mark\n1,5.20w\n2,5.10 w\n",
         "M628 r.csv:2:3 the w of 5.20w says that its wind was over +2.0, and no wind stands here"),
        ("race", "Bib,Time,Points\n1,12.50,8\n2,12.60,7\n",
         "M625 r.csv:1:10 the column Points is left out in E: nothing says that teams score in it"),
        ("jump", "Bib,Mark,Punkte\n1,5.00,700\n",
         "M625 r.csv:1:10 the column Punkte is left out in E: nobody wins more than 100 points "
         "for a team"),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_is_told_once(kind: str, sheet: str, message: str) -> None:
    assert told(compiled(kind, "", sheet)) == [message]


@pytest.mark.parametrize(
    ("scored", "points"), [("", 0), ("exclude_from_scoring_system=false", 8), ("match", 8)]
)
def test_points_of_a_sheet_score_where_the_text_says_so(scored: str, points: int) -> None:
    header, team = ("", "team KIN match_id=m\n") if scored == "match" else (scored, "team KIN\n")
    text = MEET + team + f"event E 100 F rounds=2 {header}\n" + 'results from "r.csv"\n'
    sheet = b"Heat,Bib,Time,Points\n1,1,12.50,8\n2,2,12.60,0\n"
    done = library.compile(text, path="a.meet", read=lambda _: sheet)
    assert [each[:4] for each in told(done)] == ([] if points else ["M625"])
    assert event(done)["units"][0]["results"][0]["points"] == points


def test_a_series_by_hand_stands_against_dns_in_the_sheet() -> None:
    done = compiled("jump", "1 5.00\n", "Bib,Best\n1,DNS\n")
    assert [each[:4] for each in told(done)] == ["M836"]
    assert event(done)["units"][0]["results"][0]["performance"] == "5.00"


@pytest.mark.parametrize(
    ("sheet", "typed"),
    [
        ("Bib;Series;Best\n1;1.70 o 1.75 xo 1.80 xxx;1.75\n2;1.75 xo;\n3;DNS;\n",
         "heights 1.70 1.75 1.80\n1 o xo xxx performance=1.75\n2 . xo\n3 DNS\n"),
        ("Nr;Versuche\n1;1,70 O, 1,75 XO, 1,80 -\n2;1,70(o) 1,80(xxx)\n",
         "heights 1.70 1.75 1.80\n1 o xo -\n2 o . xxx\n"),
        ("Nr;Versuche\n1;170/o 175/xo\n2;1.70: o, 1.75: xxx\n",
         "heights 1.70 1.75\n1 o xo\n2 o xxx\n"),
    ],
)  # fmt: skip
def test_whole_cards_in_cells(sheet: str, typed: str) -> None:
    assert told(compiled("high", "", sheet)) == told(compiled("high", typed))
    assert event(compiled("high", "", sheet)) == event(compiled("high", typed))


@pytest.mark.parametrize(
    ("heights", "card"),
    [("", "1,70 o, 1,75 xxx, 1,70 o"), ("heights 1.70\n", "1,70 o, 1,75 xo"), ("", "1,70 oxx, y")],
)
def test_a_card_in_a_cell_that_is_not_clear(heights: str, card: str) -> None:
    sheet = f"Bib;Series;Best\n1;{card};1,75\n2;1.70 o 1.75 xo;1,75\n3;1.70 o 1.75 o;1,75\n"
    (first, *more) = told(compiled("high", heights, sheet))
    assert first == f"M605 r.csv:2:3 a height is up to three of o x - r, or . and not {card}"
    assert [each[:4] for each in more] == (["M605", "M605"] if heights else [])


def test_a_status_in_the_cell_of_a_series() -> None:
    done = compiled("jump", "", "Bib;Series\n1;5,00 x 5,10\n2;DNS\n3;x x\n")
    assert told(done) == []
    assert [r.performance for r in done.meet.events[0].units[0].rows] == ["5.10", "DNS", "NM"]


@pytest.mark.parametrize(
    ("kind", "sheet", "typed"),
    [
        ("race", "Bib,Time,Thousandths\n1,12.50,496\n2,12.50,.499\n3,DNS,\n",
         "1 12.50 raw=12.496\n2 12.50 raw=12.499\n3 DNS\n"),
        ("race", "Rk,Bib,Time\n1st,1,12.50\nT2,2,12.60\n=2,3,12.60\n",
         "1 12.50 place=1\n2 12.60 place=2\n3 12.60 place=2\n"),
        ("high", "Dossard;1m70;1.75m\n1;o;3 x\n2;xo;2x\n",
         "heights 1.70 1.75\n1 o xxx\n2 xo xx\n"),
        ("throw", "Stnr;V1;V2;V3\n1;10,50;ung.;---\n2;n.g.;9,80;verz.\n",
         "1 10.50 x -\n2 x 9.80 -\n"),
    ],
)  # fmt: skip
def test_more_spellings_are_read(kind: str, sheet: str, typed: str) -> None:
    assert told(compiled(kind, "", sheet)) == []
    assert event(compiled(kind, "", sheet)) == event(compiled(kind, typed))


def test_columns_of_parts_in_a_sheet_of_totals() -> None:
    """SP is the shot put there, and points are the total again: neither goes into the rows."""
    done = compiled("points", "", "Bib,Total,Points,SP\n1,2500,2500,12.00\n")
    assert [each[:4] for each in told(done)] == ["M625", "M833"]
    assert event(done)["results"] == [{"bib": "1", "performance": "2500"}]


def test_an_unreadable_best_mark_with_a_place_is_one_mistake() -> None:
    done = compiled("jump", "", "Pl,Bib,Result\n1,1,5.50\n2,2,5.40*\n")
    assert [each[:4] for each in told(done)] == ["M210"]


def test_thousandths_that_nobody_runs_are_told() -> None:
    """0.0015 of a day is 2:09.60 in a spreadsheet."""
    done = compiled("race", "", "Bib,Time\n1,0.0015\n2,11.823\n")
    assert told(done) == ["M610 r.csv:2:3 0.002 is faster than anybody has ever run in 100"]


SAYS = "heads a part of the table, and nothing says of whom the rows below are"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("Bib,Time\n1,11.82\nHeat 2,\n2,11.95\n", [f"M885 r.csv:3:1 Heat 2 {SAYS}"]),
        (",Bib,Time\nHeat 1 (+0.8),,\n,1,11.82\nHeat 2,,\n,2,11.95\n",
         [f"M885 r.csv:2:1 Heat 1 (+0.8) {SAYS}"]),
        ("Place,Bib,Time\n1,1,11.82\nFinal,,\n1,2,11.95\n", [f"M885 r.csv:3:1 Final {SAYS}"]),
        ("Bib,Time\n1,11.82\nBib,Time\n2,11.95\n", [f"M885 r.csv:3:1 Bib {SAYS}"]),
        ("Bib,Time\n1,11.82\n2,11.95\nTimekeeper: Muster,\nPage 1,\n",
         ["M880 r.csv:4:1 a row is of nobody (Timekeeper: Muster), and is left out"]),
        ("Bib,Name,Time\n1,,11.82\n,Bea Sample,\n", []),
    ],
)  # fmt: skip
def test_headings_within_a_sheet(sheet: str, expected: list[str]) -> None:
    assert told(compiled("race", "", sheet)) == expected


@pytest.mark.parametrize(
    ("kind", "sheet", "typed"),
    [
        ("race", "Place,Bib,Time\n1,1,11.82\n--,2,--\n,3,n/a\n", "1 11.82 place=1\n2\n3\n"),
        ("race", 'Bib,Time,Wind\n1,11.82,"(+0,8)"\n', "wind +0.8\n1 11.82\n"),
        ("relay", 'Team,Time,Runners\nKIN,48.12,"1, 2 ,3,1"\n', "KIN 48.12 runners=1,2,3,1\n"),
    ],
)
def test_cells_of_other_programs(kind: str, sheet: str, typed: str) -> None:
    """-- and n/a say nothing, least of all DNS; blanks in a list belong to no bib."""
    assert event(compiled(kind, "", sheet)) == event(compiled(kind, typed))
    assert not [line for line in told(compiled(kind, "", sheet)) if "has bib  " in line]


@pytest.mark.parametrize("heads", ["Bib,R1,R2", "Bib,1,2"])
def test_a_title_above_heads_of_trials(heads: str) -> None:
    done = compiled("jump", "", f"Long jump women,,\n{heads}\n1,5.10,x\n")
    assert event(done) == event(compiled("jump", "1 5.10 x\n"))
    assert told(done) == []
