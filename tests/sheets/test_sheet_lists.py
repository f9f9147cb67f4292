"""What lists hold beside people: headings, teams, guests, seeding marks."""

from __future__ import annotations

import pytest

import meetc as library
from tests.conftest import MEET, Meetc

OAKS = """
athlete 1 "Ada Oak" F
athlete 2 "Bea Elm" F
athlete 3 "Cleo Oak" F
athlete 4 "Dora" "van Yew" F
event T01 100 "100 metres" F
  final
    results from "r.csv"
"""


def finishers(sheet: str) -> tuple[list[tuple[str, object]], list[str]]:
    """The rows of a sheet of results, and what is told of it."""
    done = library.compile(MEET + OAKS, path="m.meet", read=lambda _: sheet.encode())
    rows = [(row.bib, row.performance) for row in done.meet.events[0].units[0].rows]
    return rows, [f"{d.code} {d.message}" for d in done.diagnostics]


def test_short_names_beside_bibs_are_no_other_names() -> None:
    sheet = "Bib;Name;Time\n1;Oak;12,10\n2;Elm B.;12,30\n3;C OAK;12,40\n4;D. van Yew;12,50\n"
    rows = [("1", "12.10"), ("2", "12.30"), ("3", "12.40"), ("4", "12.50")]
    assert finishers(sheet) == (rows, [])
    for wrong in ("A. Oak", "Ada", "Elm", "C. B. Oak"):
        assert finishers(f"Bib;Name;Time\n3;{wrong};12,10\n") == (
            [("3", "12.10")], [f"M840 bib 3 is Cleo Oak, and the row says {wrong}"],
        ), wrong  # fmt: skip


def test_a_short_name_is_of_the_one_who_fits_and_of_no_two() -> None:
    rows, messages = finishers("Name;Time\nElm;12,10\nC. Oak;12,20\nYew;12,30\nOak;12,40\n")
    assert rows == [("2", "12.10"), ("3", "12.20"), ("4", "12.30")]
    assert messages == [
        "M882 Elm is taken for Bea Elm, the only one who fits; so are others of this sheet",
        "M839 2 athletes may be Oak",
    ]


MIXED = """
event A 100 "100m" F
event M 100 "100m Men" M
event L LJ "Long Jump" F
event R 4x100 "Relay" F
entries from "e.csv" add
"""


def listed(sheet: str) -> tuple[list[str], dict[str, list[str]]]:
    """What is told of a list, and the entries of each athlete with their marks."""
    done = library.compile(MEET + MIXED, path="m.meet", read=lambda _: sheet.encode())
    people = {
        f"{a.fields.get('first_name', '')} {a.fields.get('last_name', '')}": [
            " ".join([e.event_id, *(e.fields[n] for n in ("pb", "sb", "qp") if n in e.fields)])
            for e in a.entries
        ]
        for a in done.meet.athletes
    }
    return [f"{d.code} {d.message}" for d in done.diagnostics], people


def test_headings_of_a_list_say_the_event_of_the_rows_below() -> None:
    sheet = "Name;Verein;PB\n100 m Frauen;;\nOak, Ada;KIN;12,1\nElm, Bea;KIN;12,4\n"
    sheet += "Name;Verein;PB\nWeitsprung Frauen;;\nOak, Ada;KIN;5,10\nErstellt am 1.5.2026;;\n"
    assert listed(sheet) == (
        ["M880 a row is of nobody (Erstellt am 1.5.2026), and is left out"],
        {"Ada Oak": ["A 12.1", "L 5.10"], "Bea Elm": ["A 12.4"]},
    )
    sheet = "Name;Event\nFrauen;\nOak, Ada;100m\nMänner;\nAsh, Max;100m\n"
    assert listed(sheet) == ([], {"Ada Oak": ["A"], "Max Ash": ["M"]})


def test_teams_in_a_list_are_no_athletes() -> None:
    sheet = "Name;Gender;Club;Event\nOak, Ada;F;KIN;4x100m\nKIN A;F;KIN;4x100m\n"
    sheet += "TSV 1. Staffel;F;TSV Süd;4x100\n;F;TSV Süd;4 x 100 m\n"
    assert listed(sheet) == (
        ["M883 3 rows are of teams (KIN A and 2 more), and are left out"], {"Ada Oak": ["R"]},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Name;Gender;Event;Remark", "Oak, Ada;F;A;Gast"),
        ("Name;Gender;Event;Status", "Oak, Ada;F;A;a.K."),
        ("Name;Gender;Event;a.K.", "Oak, Ada;F;A;x"),
        ("Name;Gender;Event;Guest", "Oak, Ada;F;A;yes"),
        ("Name;Gender;Event;Class", "Oak, Ada;F;100m;guest"),
        ("Name;Gender;Event", "Oak, Ada (a.K.);F;A"),
        ("Name;Gender;Event", "Oak, Ada a.K.;F;A"),
    ],
)
def test_guests_of_a_list_are_told(head: str, row: str) -> None:
    messages, people = listed(f"{head}\n{row}\n")
    assert people == {"Ada Oak": ["A"]}
    assert "M881 row 2 of e.csv is of a guest, which no entry can say" in messages
    assert not {message[:4] for message in messages} - {"M881", "M833"}


@pytest.mark.parametrize(
    ("head", "words", "genders"),
    [
        ("Geschlecht", "Herr Frau männl. weibl. Mädchen Junge", "MFMFFM"),
        ("Sex", "Man Dame Herre Kvinna Hombre Mujer Vrouw Boys", "MFMFMFFM"),
        ("m/w/d", "m w d", "MFX"), ("Sexo", "H M", "MF"), ("Sexo", "V M", "MF"),
        ("Kön", "H D", "MF"), ("M/V", "M V", "MF"), ("Sexe", "H F", "MF"), ("Sex", "M F", "MF"),
    ],
)  # fmt: skip
def test_genders_of_a_column(head: str, words: str, genders: str) -> None:
    """M is mujer beside H, and D is divers, or dam beside H."""
    rows = "".join(f"{n};{word}\n" for n, word in enumerate(words.split(), 1))
    text = MEET + 'entries from "e.csv" add\n'
    done = library.compile(text, path="m.meet", read=lambda _: f"Bib;{head}\n{rows}".encode())
    assert "".join(str(a.gender) for a in done.meet.athletes) == genders


@pytest.mark.parametrize(
    ("cell", "mark"),
    [("11,2h", "11.2"), ("12,95 s", "12.95"), ("kein", ""), ("o.B.", ""), ("NT", ""), ("n/a", ""),
     ("1:05,33 min", "1:05.33"), ("--", ""), ("ohne", "")],
)  # fmt: skip
def test_seeding_marks_with_units_or_none(cell: str, mark: str) -> None:
    entry = f"A {mark}".strip()
    assert listed(f"Name;Gender;Event;SB\nOak, Ada;F;A;{cell}\n") == ([], {"Ada Oak": [entry]})


def test_seeds_that_nobody_can_have_are_told() -> None:
    """Centimetres, and a race without its point; winds, dates and hand times count for nothing."""
    sheet = "Name;Gender;Event;SB\nA Oak;F;L;510\nB Elm;F;A;1210\nC Yew;F;A;12,30 (+2,3)\n"
    sheet += "D Ash;F;A;12,40 (15.06.2025)\nE Fir;F;L;5,20w\nF Bay;F;A;12.5 (h)\n"
    told, people = listed(sheet)
    assert told == ["M728 510 is no possible mark in L, and so is 1 more"]
    assert [people[name] for name in ("C Yew", "D Ash", "E Fir", "F Bay")] == [
        ["A 12.30"], ["A 12.40"], ["L 5.20"], ["A 12.5"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "mark"),
    [("Årsbästa", "sb"), ("Personbästa", "pb"), ("Marca", "qp"), ("Leistung", "qp"),
     ("Seizoensbeste", "sb"), ("Mark", "qp"), ("Persoonlijk record", "pb")],
)  # fmt: skip
def test_heads_of_seeding_marks(head: str, mark: str) -> None:
    text = MEET + 'event A 100 F\nentries from "e.csv" add\n'
    sheet = f"Bib;Name;Events;{head}\n1;A Oak;A;12,30\n".encode()
    done = library.compile(text, path="m.meet", read=lambda _: sheet)
    assert done.diagnostics == ()
    assert done.meet.athletes[0].entries[0].fields[mark] == "12.30"


def test_words_below_no_head_are_told() -> None:
    told, _ = listed("Name;Gender;Event;\nA Oak;F;A;needs lane 8\n")
    assert told == ["M833 needs lane 8 stands below no head, and is left out with its column"]


def test_brackets_behind_names_are_no_names() -> None:
    told, people = listed("Name;Event\nBERG Anna (2008);A\nDal, Max (TSV Süd);M\n")
    assert people == {"Anna BERG": ["A"], "Max Dal": ["M"]}
    assert told == [
        "M884 2 rows have brackets behind the name (BERG Anna (2008) and 1 more), "
        "and they are left out"
    ]


def test_people_who_are_called_like_clubs_and_relays_are_people() -> None:
    sheet = "Name;Club;Event\nKing Ada;King;A\nStaffelbach, Anna;TSV;A\n"
    assert set(listed(sheet)[1]) == {"King Ada", "Anna Staffelbach"}


def test_a_heading_in_the_column_of_bibs_says_the_event() -> None:
    """It is no athlete of that bib."""
    sheet = "Bib;Name;Gender;SB\n100m;;;\n1;Ada Oak;F;12,10\nLong Jump;;;\n2;Bea Elm;F;5,20\n"
    sheet += "Long Jump;;;\n3;Cleo Oak;F;5,10\n"
    assert listed(sheet)[1]["Bea Elm"] == ["L 5.20"]
    assert listed(sheet)[1]["Cleo Oak"] == ["L 5.10"]


@pytest.mark.parametrize(
    ("word", "gender"), [("Mr", "M"), ("Mrs", "F"), ("Ms.", "F"), ("Miss", "F")]
)
def test_forms_of_address_say_the_gender(word: str, gender: str) -> None:
    text = MEET + 'entries from "e.csv" add\n'
    sheet = f"Bib,Name,Gender\n1,Ada Oak,{word}\n"
    done = library.compile(text, path="m.meet", read=lambda _: sheet.encode())
    assert [a.gender for a in done.meet.athletes] == [gender]


def test_a_distance_by_hand_and_a_shorter_one_of_a_list_are_one() -> None:
    text = MEET + 'athlete 1 "Ada Oak" F\nevent L LJ F\n  enter 1 sb=5.10\n'
    text += 'entries from "a.csv"\nentries from "b.csv"\n'
    files = {"a.csv": b"Bib,SB\n1,5.1\n", "b.csv": b"Bib,SB\n1,5.10\n"}
    done = library.compile(text, path="m.meet", read=files.__getitem__)
    assert [d.code for d in done.diagnostics] == []


@pytest.mark.parametrize(
    "head",
    ["Bib,Attempt,Mark,Wind", "Place,Bib,Name,Time,Wind", "Platz,Startnr,Name,Zeit",
     "Place,Bib,Lane,Heat"],
)  # fmt: skip
def test_a_sheet_of_results_in_the_place_of_a_list_is_told(head: str, meetc: Meetc) -> None:
    meetc.write("m.meet", MEET)
    meetc.write("r.csv", f"{head}\n1,2,3,4\n")
    told = meetc("import", "r.csv", "--into", "m.meet").err
    assert told.count("warning[M833]") == 1
    assert 'hint: results are read by results from "r.csv" in the event' in told
