"""`entries from "FILE"`: seeding marks from lists, in the forms that they come in."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

import meetc as library
from tests.conftest import MEET, Meetc, told

PEOPLE = """
team THH "Thames Hounds"
athlete 1 "Ada Example" F THH national_id=A77 events_entered=T01,F01
athlete 2 "Bea Sample" F national_id=B77 events_entered=T01
athlete 3 "Max Muster" M events_entered=T02
event T01 100 "100 metres Women" F
event T02 100 "100 metres Men" M
event F01 LJ "Long Jump" F
event H01 800 "800 U15" F ages=U15
event H02 800 "800 U17" F ages=U17
team KIN "Kingsmeadow"
"""


def compiled(
    sheet: str | bytes, statement: str = 'entries from "e.csv"\n', people: str = PEOPLE
) -> library.Compiled:
    """The meet of some people and a list."""
    data = sheet.encode() if isinstance(sheet, str) else sheet
    return library.compile(
        MEET + people + statement, path="spring.meet", read={"e.csv": data}.__getitem__
    )


def entries(done: library.Compiled) -> dict[tuple[str, str], dict[str, Any]]:
    """The marks of each entry."""
    return {
        (athlete.bib, entry.event_id): {
            name: entry.fields[name] for name in ("pb", "sb", "qp") if name in entry.fields
        }
        for athlete in done.meet.athletes
        for entry in athlete.entries
    }


HEADS = {
    "English": "Competitor Id;National Id;First;Last;Gender;DOB;Team id;Nationality;Event;PB;SB;QP",
    "German": "Startnummer;Lizenz;Vorname;Name;Geschlecht;Geburtsdatum;Verein;Nationalität;"
    "Disziplin;Bestleistung;Saisonbestleistung;Meldeleistung",
    "Norwegian": "Startnr;Lisens;Fornavn;Etternavn;Kjønn;Født;Klubb;Nasjon;Øvelse;Pers;Årsbeste;"
    "Seedingresultat",
    "French": "Dossard;N° de licence;Prénom;Nom;Sexe;Né le;Club;Nationalité;Épreuve;"
    "Record personnel;MPA;Temps d'engagement",
}  # fmt: skip


@pytest.mark.parametrize("language", HEADS)
def test_442_rows_land_on_the_right_entries(meetc: Meetc, language: str) -> None:
    """A federation's list as Excel on Windows writes it: CP1252, semicolons, decimal commas.
    Rows 430 and on are of strangers; every third athlete is known by the national id alone."""
    bibs = range(1, 216)
    lines = [MEET.strip(), 'team THH "Thames Hounds"']
    for bib in bibs:
        first, last = f"Zoë{chr(97 + bib % 26)}", f"Müller{bib}"
        entered = "T01,F01" if bib % 2 else "T02,F02"
        lines.append(
            f'athlete {bib} "{first}" "{last}" {"FM"[bib % 2 == 0]} THH national_id=N{1000 + bib} '
            f"events_entered={entered}"
        )
    lines += [
        'event T01 800 "800 W" F', 'event T02 800 "800 M" M',
        'event F01 LJ "Long W" F', 'event F02 LJ "Long M" M', 'entries from "list.csv"',
    ]  # fmt: skip
    head = HEADS[language].replace("N° de licence", "Numéro de licence")
    rows, expected = [], {}
    for bib in bibs:
        for event, code in (("T01" if bib % 2 else "T02", "800m"), ("", "LJ")):
            event = event or ("F01" if bib % 2 else "F02")
            mark = f"2:{bib % 60:02}.{bib % 100:02}" if code == "800m" else f"5.{bib % 100:02}"
            expected[str(bib), event] = mark
            rows.append(
                f"{'' if bib % 3 == 0 else bib};N{1000 + bib};Zoë{chr(97 + bib % 26)};Müller{bib};"
                f"{'FM'[bib % 2 == 0]};31.12.2008;THH;GBR;{code if bib % 5 else event};;;"
                f"{mark.replace('.', ',')}"
            )
    for number in range(12):
        rows.append(f"{900 + number};X{number};Fremd;Person{number};F;;;;LJ;;;4,44")
    assert len(rows) == 442
    meetc.write("a.meet", "\n".join(lines) + "\n")
    meetc.write("list.csv", "\r\n".join([head, *rows, ""]).encode("cp1252"))
    ran = meetc("build", "a.meet", "-o", "-")
    assert ran.code == 0
    found = {
        (competitor["competitor_id"], entry["event_id"]): entry["qp"]
        for competitor in json.loads(ran.out)["competitors"]
        for entry in competitor["events_entered"]
    }
    assert found == expected
    assert ran.err.count("warning[") == 1
    assert "warning[M835]: 12 rows of list.csv have no entry in the meet: rows 432-443\n" in ran.err
    assert "= bib 911 Fremd Person11 is not in the meet: list.csv:443:1\n" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_forms_of_csv(encoding: str, delimiter: str, ends: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ends)
    writer.writerows([["Dossard", "Prénom", "Nom", "Épreuve", "QP"], []])
    writer.writerows([["1", "Ada", "Example", "T01", "12,34"], ["2", "", "", "100 m", "2:01,5"]])
    done = compiled(out.getvalue().encode(encoding))
    assert told(done) == []
    assert entries(done)["1", "T01"] == {"qp": "12.34"}
    assert entries(done)["2", "T01"] == {"qp": "2:01.5"}


def test_a_line_of_excel_names_the_delimiter() -> None:
    done = compiled("sep=,\nBib,Event,PB;SB\n1,T01,12.3\n")
    assert told(done) == ["M833 e.csv:2:11 the column PB;SB is left out"]


@pytest.mark.parametrize(
    ("row", "event"),
    [
        ("1,T01,", "T01"), ("1,100,", "T01"), ("1,100m,", "T01"), ("3,100 m,", "T02"),
        ("1,Long Jump,", "F01"), ("1,Weitsprung,", "F01"), ("1,100 metres women,", "T01"),
        ("2,800,U17", "H02"), ("2,800 U15F,", "H01"), ("2,U15F 800,", "H01"),
    ],
)  # fmt: skip
def test_an_event_is_known_by_id_code_name_and_category(row: str, event: str) -> None:
    done = compiled(f"Bib,Event,Class,SB\n{row},3.33\n", 'entries from "e.csv" add\n')
    assert not [message for message in told(done) if not message.startswith("M728")]
    assert entries(done)[row[0], event] == {"sb": "3.33"}


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("Bib,Event,QP\n1,800,2:10\n2,800,2:11\n",
         ["M837 e.csv:2:3 800 may be any of H01, H02 (2 rows)"]),
        ("Bib,Event,QP\n1,T99,2:10\n", ["M837 e.csv:2:3 no event is T99"]),
        ("Bib,Event,QP\n1,F02,5.10\n", ["M837 e.csv:2:3 no event is F02"]),
        ("Bib,QP\n1,5.10\n", ["M831 e.csv:1:1 no column of e.csv names the event"]),
        ("Event,QP\nT01,12.3\n",
         ["M831 e.csv:1:1 no column of e.csv tells whose a row is"]),
        ("", ["M831 e.csv:1:1 e.csv has no rows"]),
        ("Bib,Startnummer,Event,QP\n1,2,T01,12.3\n",
         ["M831 e.csv:1:5 the columns Bib and Startnummer are for the same"]),
        ("Bibb,Event,QP\n1,T01,12.3\n",
         ["M832 e.csv:1:1 the column Bibb is taken for bib"]),
        ("Bib,Event,QP,Shirt,Hotel\n1,T01,12.3,red,\n",
         ["M833 e.csv:1:14 the columns Shirt, Hotel are left out"]),
        ("Bib,Event,E-mail,QP\n1,T01,ada@example.org,12.3\n", []),
        ("Bib,Event,QP\n1,T01,abc\n",
         ["M210 e.csv:2:7 qp is a mark such as 10.37, 1:45.00 or 5.74, not abc"]),
        ("Bib,Event,QP\n1,T01,12.3\n2,T01,12.4\n1,100,12.5\n",
         ["M838 e.csv:4:1 a second row for bib 1 in T01"]),
        ("Bib,Event,QP\n,T01,12.3\n",
         ["M839 e.csv:2:1 the row has neither bib nor national id nor name"]),
        ("Bib,Name,Event,QP\n1,EXAMPLE Ada,T01,12.3\n2,Ada Example,T01,12.3\n",
         ["M840 e.csv:3:3 bib 2 is Bea Sample, and the row says Ada Example"]),
        ("Bib,Licence,Event,QP\n1,B77,T01,12.3\n",
         ["M840 e.csv:2:3 bib 1 has the national id A77, and the row says B77"]),
        ("Bib,Licence,Event,QP\n77,B77,T01,12.3\n", []),
        ("Licence,Event,QP\n1,T01,12.3\n",
         ["M835 e.csv:2:1 1 row of e.csv has no entry in the meet: row 2"]),
        ("Bib,Event,QP\n2,F01,4.44\n",
         ["M835 e.csv:2:1 1 row of e.csv has no entry in the meet: row 2"]),
        ('Bib,Event,QP\n1,"T01,12.3\n',
         ["M830 e.csv:2:3 the quote that opens here is never closed"]),
        ('Bib,"Event\nNum",QP\n1,T01,12.3\n2,"T\n99",1.2\n',
         ["M832 e.csv:1:6 the column Event Num is taken for event name",
          "M837 e.csv:4:4 no event is T 99"]),
        (b"Bib,Event\x00,QP\n", ["M830 e.csv:1:1 e.csv cannot be read as a sheet: the character "
                                 "U+0000 stands in it"]),
        (b"Bib,Event,QP\n1,T01\x81,1\n", ["M830 e.csv:1:1 e.csv cannot be read as a sheet: it is "
                                          "neither UTF-8 nor Windows text"]),
        (b"\xd0\xcf\x11\xe0\xa1", ["M830 e.csv:1:1 e.csv cannot be read as a sheet: the "
                                   "workbook is broken"]),
    ],
)  # fmt: skip
def test_what_is_told(sheet: str | bytes, expected: list[str]) -> None:
    assert sorted(told(compiled(sheet))) == sorted(expected)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ('entries "e.csv"\n', "M203 spring.meet:13:9 `from` is missing"),
        ("entries from\n", "M203 spring.meet:13:13 the name of the file is missing"),
        ('entries from "e.csv" ad\n', "M205 spring.meet:13:22 ad is one word too many"),
        ('entries from "e.csv" dates=ymd\n',
         "M210 spring.meet:13:28 dates= is dmy or mdy, not ymd"),
        ('entries from "e.csv" sheet=\n',
         "M210 spring.meet:13:28 the name of the sheet is missing"),
        ('entries from "../e.csv"\n',
         "M113 spring.meet:13:14 ../e.csv is outside the folder of the meet"),
        ('entries from "x.csv"\n', "M110 spring.meet:13:14 x.csv cannot be read: 'x.csv'"),
        ("result 1 12.3\n", "M201 spring.meet:13:1 no statement begins with result"),
        ('Entries from "e.csv"\n', "M204 spring.meet:13:1 keywords are written small: entries, "
                                   "not Entries"),
        ('events {age}800 800 "800" F\nresults from "e.csv"\n',
         "M202 spring.meet:14:1 a sheet of results stands below `events`, which stand for many "
         "events"),
    ],
)  # fmt: skip
def test_mistakes_of_the_statement(statement: str, expected: str) -> None:
    assert told(compiled("Bib,Event,QP\n1,T01,12.3\n", statement)) == [expected]


@pytest.mark.parametrize("typed", ["entries", "entrys", "entry"])
def test_an_entry_by_hand_is_no_list(typed: str) -> None:
    done = compiled("", f"event T01\n{typed} 1 qp=12.3\n")
    assert told(done) == [f"M201 spring.meet:14:1 no statement begins with {typed}"]
    assert entries(done)["1", "T01"] == {"qp": "12.3"}


def test_below_an_event_the_list_needs_no_event() -> None:
    done = compiled("Bib,QP\n1,12.3\n", 'event T01\n  entries from "e.csv"\n')
    assert told(done) == []
    assert entries(done)["1", "T01"] == {"qp": "12.3"}


def test_what_is_written_by_hand_counts() -> None:
    statement = 'event T01\n  enter 1 qp=12.00 pb=-\n  entries from "e.csv"\n'
    done = compiled("Bib,QP,PB,SB\n1,12.3,11.9,12.1\n2,12.4,NT,-\n", statement)
    assert told(done) == ["M836 e.csv:2:3 qp of bib 1 is 12.00 by hand, and 12.3 in the sheet"]
    assert done.diagnostics[0].related[0].span.line == 14
    assert entries(done)["1", "T01"] == {"qp": "12.00", "sb": "12.1"}
    assert entries(done)["2", "T01"] == {"qp": "12.4"}


def test_two_lists_that_differ() -> None:
    files = {"a.csv": b"Bib,Event,QP\n1,T01,12.3\n", "b.csv": b"Bib,Event,QP,SB\n1,T01,12.4,12.5\n"}
    text = MEET + PEOPLE + 'entries from "a.csv"\nentries from "b.csv"\n'
    done = library.compile(text, path="spring.meet", read=files.__getitem__)
    assert told(done) == ["M838 b.csv:2:7 qp of bib 1 in T01 is 12.4 here, and 12.3 in a.csv"]


ADDED = """Bib,Licence,First,Last,Sex,DOB,Club,Nationality,Event,QP
1,,Ada,Example,F,,,,T01,12.30
,N5,Zoë,"Le ""Roi"" Blanc",weiblich,31.12.2008,Thames Hounds,FRA,T01,12.50
,N5,Zoë,"Le ""Roi"" Blanc",weiblich,31.12.2008,Thames Hounds,FRA,F01,
12,,Dan,Dash,Mann,1/2/2009,THH,,100,11.30
13,,Eve,Alone,K,,,,,
"""


def test_add_declares_and_enters() -> None:
    done = compiled(ADDED, 'entries from "e.csv" add dates=dmy\n')
    assert told(done) == []
    people = {athlete.bib: athlete for athlete in done.meet.athletes}
    assert list(people) == ["1", "2", "3", "_N5", "12", "13"]
    assert people["_N5"].fields == {
        "competitor_id": "_N5", "first_name": "Zoë", "last_name": 'Le "Roi" Blanc', "gender": "F",
        "date_of_birth": "2008-12-31", "nationality": "FRA", "national_id": "N5", "team_id": "THH",
    }  # fmt: skip
    assert people["12"].fields["date_of_birth"] == "2009-02-01"
    found = entries(done)
    assert found["1", "T01"] == {"qp": "12.30"}
    assert (found["_N5", "T01"], found["_N5", "F01"]) == ({"qp": "12.50"}, {})
    assert found["12", "T02"] == {"qp": "11.30"}
    assert people["13"].entries == ()


def test_added_athletes_are_checked_like_others() -> None:
    sheet = (
        "Bib,Name,Gender,DOB,Team,Event\n9,Ada,F,2031-01-01,XXX,T02\n"
        '9,Other Name,F,,,T01\n8,"Lind, Bo",M,,,T02\n'
    )
    done = compiled(sheet, 'entries from "e.csv" add\n')
    assert told(done) == [
        "M310 e.csv:2:1 Ada is F, and T02 is for M",
        "M860 e.csv:2:3 Ada is taken for first name none, family name Ada",
        "M309 e.csv:2:9 born on 2031-01-01, after the meet begins",
        "M306 e.csv:2:20 no team XXX is declared",
        "M301 e.csv:3:1 the bib 9 is worn twice",
    ]
    assert done.meet.athletes[-1].name == "Bo Lind"


def test_a_club_that_no_team_is_called_is_told_once_with_the_team_that_is_meant() -> None:
    """Clubs are written as people know them, and a list has each of them many times."""
    sheet = "Bib,Name,Club,Event\n" + "".join(
        f"{bib},{name},{club},T02\n"
        for bib, name, club in (
            (11, "Al Oak", "Thames Hounds AC"), (12, "Bo Elm", "thames  hounds"),
            (13, "Cy Ash", "Thames Hounds A.C."), (14, "Di Yew", "Low Fell Runners"),
            (15, "Ed Fir", "KIN"), (16, "Flo Box", "Low Fell Runners"),
        )
    )  # fmt: skip
    done = compiled(sheet, 'entries from "e.csv" add\n')
    assert [(d.message, d.hint) for d in done.diagnostics] == [
        (
            "no team Thames Hounds AC is declared, and 1 more athlete has it",
            "did you mean THH (Thames Hounds)?",
        ),
        (
            "no team Low Fell Runners is declared, and 1 more athlete has it",
            'declare it: team CODE "Low Fell Runners"',
        ),
    ]
    assert {a.bib: a.fields.get("team_id") for a in done.meet.athletes}["12"] == "THH"


@pytest.mark.parametrize("club", ["Unattached", "N/A", "-", "unatt.", "vereinslos", "uten klubb"])
def test_who_is_of_no_club_has_no_team(club: str) -> None:
    sheet = f"Bib,First,Last,Club,Event\n11,Al,Oak,{club},T02\n"
    done = compiled(sheet, 'entries from "e.csv" add\n')
    assert told(done) == []
    assert "team_id" not in done.meet.athletes[-1].fields


def test_a_team_that_is_called_unattached_is_one() -> None:
    sheet = "Bib,Name,Club,Event\n11,Al Oak,Unattached,T02\n"
    done = compiled(sheet, 'entries from "e.csv" add\nteam UNA "Unattached"\n')
    assert done.meet.athletes[-1].fields["team_id"] == "UNA"


@pytest.mark.parametrize(
    ("second", "warned"),
    [
        ("Val Samplee,2009-11-03,", True),
        ("val sample,2009-11-03,", False),  # one athlete
        ("Val Samplee,2009-11-04,", False),
        ("Vera Sample,2009-11-03,", False),  # a twin
        ("Val Samplee,2009-11-03,331", False),
    ],
)
def test_a_name_that_is_nearly_another_of_the_same_birth_date_is_told(
    second: str, warned: bool
) -> None:
    sheet = f"Name,DOB,England Athletics URN,Event\nVal Sample,2009-11-03,330,T02\n{second},T01\n"
    done = compiled(sheet, 'entries from "e.csv" add\n')
    message = "Val Samplee and Val Sample were born on the same day, and are taken for two"
    assert [d.message for d in done.diagnostics if d.code == "M865"] == [message] * warned


def test_what_says_that_there_is_no_licence_is_none() -> None:
    sheet = "Name,URN,Event\nAl Oak,not registered,T02\nBo Elm,har ikke,T02\n"
    done = compiled(sheet, 'entries from "e.csv" add\n')
    assert [a.bib for a in done.meet.athletes[-2:]] == ["_al-oak", "_bo-elm"]


def test_dates_need_their_order() -> None:
    statement = 'entries from "e.csv" add\n'
    done = compiled(ADDED, statement)
    (problem,) = done.diagnostics
    assert told(done) == [
        "M834 e.csv:3:37 is 31.12.2008 the day first or the month, and so in 1 more row?"
    ]
    assert problem.fix is not None
    assert (problem.fix.span.path, problem.fix.replacement) == ("spring.meet", '"e.csv" dates=dmy')
    fixed = statement.replace('"e.csv"', problem.fix.replacement)
    assert told(compiled(ADDED, fixed)) == []
    american = compiled("Bib,First,Last,DOB,Event\n9,A,B,12/31/2008,T01\n",
                        'entries from "e.csv" add dates=mdy\n')  # fmt: skip
    assert american.meet.athletes[-1].fields["date_of_birth"] == "2008-12-31"


def test_how_a_place_in_a_sheet_looks(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + PEOPLE + 'entries from "sheets/e.csv"\n')
    meetc.write("sheets/e.csv", "Bib;Event;QP\n1;T01;12,3x\n")
    assert meetc("check", "a.meet").out == (
        "error[M210]: qp is a mark such as 10.37, 1:45.00 or 5.74, not 12,3x\n"
        " --> sheets/e.csv:2:7\n"
        "  |\n"
        "2 | 1;T01;12,3x\n"
        "  |       ^^^^^\n"
        "\n"
        "1 error\n"
    )


def test_a_compiler_notices_a_changed_sheet() -> None:
    files = {"e.csv": b"Bib,Event,QP\n1,T01,12.3\n", "r.csv": b"Bib,Time\n1,12.9\n"}
    text = MEET + PEOPLE + 'entries from "e.csv" add\nevent T01\nfinal\nresults from "r.csv"\n'
    compiler = library.Compiler()
    for name, before, after in (
        ("e.csv", b"", b""), ("e.csv", b"12.3", b"12.4"), ("e.csv", b"T01", b"T0x"),
        ("e.csv", b"T0x,12.4", b"T01,x"), ("e.csv", b"\n1,", b"\n9,"), ("r.csv", b"12.9", b"12.8"),
        ("r.csv", b"\n1", b"\n9"), ("e.csv", b"x", b"12.1"), ("e.csv", b"9", b"8"),
    ):  # fmt: skip
        files[name] = files[name].replace(before, after)
        for statement in (text, text.replace(" add", "")):
            again = compiler.compile(statement, path="a.meet", read=files.__getitem__)
            fresh = library.compile(statement, path="a.meet", read=files.__getitem__)
            assert again.diagnostics == fresh.diagnostics
            assert library.payload(again.meet) == library.payload(fresh.meet)


def test_nothing_is_imported_for_a_meet_without_sheets(meetc: Meetc) -> None:
    import subprocess
    import sys

    meetc.write("a.meet", MEET + PEOPLE)
    script = (
        "import sys, meetc\n"
        "meetc.payload(meetc.compile(open('a.meet').read(), path='a.meet').meet)\n"
        "print(sorted(m for m in sys.modules if 'sheets' in m or m in ('csv', 'openpyxl')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=meetc.folder, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


DECLARED = """
event A 100 "100m" F
event B 200 "200m" F
event C LJ "Long Jump" F
entries from "e.csv" add
"""


def listed(*rows: str) -> tuple[list[str], dict[str, dict[str, str]]]:
    """What is told of the rows of a list, and the entries of each family name with their marks."""
    done = compiled("\n".join(rows) + "\n", "", DECLARED)
    people = {
        str(athlete.fields["last_name"]): {
            entry.event_id: " ".join(
                f"{n}={entry.fields[n]}" for n in ("pb", "sb", "qp") if n in entry.fields
            )
            for entry in athlete.entries
        }
        for athlete in done.meet.athletes
    }
    return [f"{d.code} {d.message}" for d in done.diagnostics], people


@pytest.mark.parametrize(
    ("head", "row", "entries"),
    [
        ("Event 1;Seed 1;Event 2;Seed 2", "100m;12,10;200m;25,10",
         {"A": "qp=12.10", "B": "qp=25.10"}),
        ("Event1;SB1;Event2;SB2;Event3", "200m;26,00;;;100m", {"B": "sb=26.00", "A": ""}),
        ("1. Disziplin;Meldeleistung 1;2. Disziplin;Meldeleistung 2", "100 m;12,1;Weit;5,10",
         {"A": "qp=12.1", "C": "qp=5.10"}),
        ("Øvelse 1;Årsbeste 1;Øvelse 2;Årsbeste 2", "Lengde;5,10;100 m;12,1",
         {"C": "sb=5.10", "A": "sb=12.1"}),
        ("Event 1;Event 1 SB;Event 2;Event 2 SB", "100m;12,1;LJ;5,10",
         {"A": "sb=12.1", "C": "sb=5.10"}),
        ("Event;PB;Event;PB", "100m;12,1;LJ;5,10", {"A": "pb=12.1", "C": "pb=5.10"}),
        ("Event;Event;Event", "100m;LJ;200m", {"A": "", "C": "", "B": ""}),
        ("Event;Event 2", ";200m", {"B": ""}),
        ("Event 1;Class 1;Event 2;Class 2", "100m;W;LJ;W", {"A": "", "C": ""}),
        ("Event;Event name", "A;100m", {"A": ""}),
        ("Event;Event", "A;100m", {"A": ""}),
        ("Event", "100m, 200m", {"A": "", "B": ""}),
        ("Event", "100 m: 12,30 + Weit 5,60 m", {"A": "qp=12.30", "C": "qp=5.60"}),
        ("Event", "100 m (12,30)", {"A": "qp=12.30"}),
        ("Event;SB", "100m und Weit;", {"A": "", "C": ""}),
        ("100m;Weit;200m", "x (12,10);5,60 m;nein", {"A": "qp=12.10", "C": "qp=5.60"}),
    ],
)  # fmt: skip
def test_several_entries_of_a_row(head: str, row: str, entries: dict[str, str]) -> None:
    told, found = listed(f"Name;Gender;{head}", f"Oak, Ada;F;{row}", "Elm, Bea;F")
    assert (told, found) == ([], {"Oak": entries, "Elm": {}})


def test_marks_of_no_event_or_of_any_are_told() -> None:
    assert listed("Name;Event 1;SB 1;Event 2;SB 2", "Oak, Ada;100m;12,1;;5,10") == (
        ["M867 5,10 is a mark for no event, and is left out"], {"Oak": {"A": "sb=12.1"}},
    )  # fmt: skip
    assert listed("Name;Event 1;Event 2;SB", "Oak, Ada;100m;LJ;12,1") == (
        ["M868 which of Event 1, Event 2 are the marks of SB for?"], {"Oak": {"A": "", "C": ""}},
    )  # fmt: skip
    assert listed("Name;Event", "Oak, Ada;100m, Hochsprung") == (
        ["M837 no event is Hochsprung"], {"Oak": {"A": ""}},
    )  # fmt: skip


def test_a_row_that_stands_twice_is_harmless_and_told() -> None:
    row = "7;Oak, Ada;100m;12,10"
    assert listed("Licence;Name;Event;SB", row, row, row) == (
        ["M869 row 3 enters bib _7 again as row 2 does, and so does 1 more"],
        {"Oak": {"A": "sb=12.10"}},
    )
    told, _ = listed("Licence;Name;Event;SB", row, "7;Oak, Ada;100m;12,20")
    assert told == ["M838 a second row for bib _7 in A"]
