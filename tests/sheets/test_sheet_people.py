"""Who the rows of a list are: by bib, national id or name, and how they come to numbers."""

from __future__ import annotations

from typing import Any

import pytest

import meetc as library
from meetc.sheets.countries import country_of
from meetc.sheets.dates import order_in_head, read_date
from meetc.sheets.person_names import split_name
from tests.conftest import MEET, Meetc
from tests.support.listed_people import people, told

EVENTS = """
team THH "Thames Hounds"
team KIN "Kingsmeadow"
event T01 100 "100 metres Women" F
event T02 100 "100 metres Men" M
event F01 LJ "Long Jump" F
"""


def compiled(sheet: str, people: str = "", option: str = " add dates=dmy") -> library.Compiled:
    text = f'{MEET}entries from "e.csv"{option}\n{EVENTS}{people}'
    return library.compile(text, path="a.meet", read={"e.csv": sheet.encode()}.__getitem__)


def fields(done: library.Compiled) -> dict[str, Any]:
    """The fields of the only athlete."""
    (athlete,) = done.meet.athletes
    return dict(athlete.fields)


@pytest.mark.parametrize(
    "licence",
    ["", "-", "--", "0", "000000000", "None", "ja", "Nei", "NEIN", "yes", "no", "oui", "non", "si",
     "sí", "nee", "n/a", "keine", "ingen", "x"],
)  # fmt: skip
def test_what_is_no_id_makes_nobody_one_with_others(licence: str) -> None:
    done = compiled(
        "Licence;Name;DOB;Club;Event\n"
        f"{licence};Ada Example;4.5.2008;THH;T01\n{licence};Ada Example;4.5.2008;THH;F01\n"
        f"{licence};Bea Sample;5.6.2009;KIN;T01\n{licence};Cleo Muster;;KIN;T01\n"
    )
    assert told(done) == []
    assert people(done) == {
        "_ada-example": "Ada Example 2008-05-04 T01 F01",
        "_bea-sample": "Bea Sample 2009-06-05 T01",
        "_cleo-muster": "Cleo Muster - T01",
    }
    assert all("national_id" not in athlete.fields for athlete in done.meet.athletes)


def test_an_id_that_names_share_is_none() -> None:
    done = compiled(
        "Licence,First,Last,Event\nE1,Ada,Example,T01\nE2,Bea,Sample,T01\nE1,Cleo,Muster,T01\n"
        "E2,Bea,Sampel,F01\n"
    )
    assert told(done) == [
        "M861 4:1 rows of 2 names have the national id E1, which is taken for none",
        "M865 5:4 the name of Bea Sample is Bea Sampel here, and Bea Sample in another row",
    ]
    assert people(done) == {
        "_ada-example": "Ada Example - T01",
        "_E2": "Bea Sample - T01 F01",
        "_cleo-muster": "Cleo Muster - T01",
    }


def test_people_of_one_name() -> None:
    done = compiled(
        "Name;Born;Club;Event\nAda Example;;THH;T01\nAda Example;4.5.2008;KIN;T01\n"
        "Bea Sample;1.1.2008;THH;T01\nBea Sample;2.1.2008;THH;F01\n"
        "Cleo Muster;1.1.2008;THH;T01\nCleo Muster;2.1.2009;KIN;F01\nCleo Muster;;KIN;T01\n"
    )
    assert told(done) == [
        "M865 2:1 Ada Example of another team is taken for another athlete",
        "M865 5:1 Bea Sample of another birth date is taken for another athlete",
    ]
    assert people(done) == {
        "_ada-example-2": "Ada Example - T01",
        "_ada-example": "Ada Example 2008-05-04 T01",
        "_bea-sample": "Bea Sample 2008-01-01 T01",
        "_bea-sample-2": "Bea Sample 2008-01-02 F01",
        "_cleo-muster": "Cleo Muster 2008-01-01 T01",
        "_cleo-muster-2": "Cleo Muster 2009-01-02 F01 T01",
    }


def test_a_name_that_two_may_have_is_told() -> None:
    done = compiled("Name;Born;Event\nAda Example;1.1.2008;T01\nAda Example;1.1.2009;T01\n"
                    "Ada Example;;F01\n")  # fmt: skip
    assert "M839 4:1 2 athletes are called Ada Example" in told(done)


def test_names_find_who_is_declared() -> None:
    declared = 'athlete 7 "Ada Example" F 2008-05-04 THH\n'
    declared += 'athlete 8 "Ada Example" F 2009-01-01 events_entered=T01\n'
    done = compiled("Surname;First name;Geburtsdatum;Event;QP\nEXAMPLE;Ada;1.1.2009;T01;12,34\n",
                    declared, " dates=dmy")  # fmt: skip
    assert told(done) == []
    assert [entry.fields["qp"] for entry in done.meet.athletes[1].entries] == ["12.34"]


def test_results_by_name_find_athletes_in_any_order() -> None:
    text = (
        f'{MEET}{EVENTS}athlete 7 "Anna" "van der Berg" F THH\nathlete 8 "Ada Example" F KIN\n'
        'athlete 9 "Ada Example" F THH\nevent T01\n  final official\n    results from "r.csv"\n'
    )
    sheet = "Nom,Prénom,Club,Temps\nVAN DER BERG,Anna,,12.34\nEXAMPLE,Ada,Kingsmeadow,12.50\n"
    done = library.compile(text, path="a.meet", read={"r.csv": sheet.encode()}.__getitem__)
    assert [(row.bib, row.performance) for row in done.meet.events[0].units[0].rows] == [
        ("7", "12.34"), ("8", "12.50"),
    ]  # fmt: skip


LIST = (
    "Lisens;Navn;Kjønn;Født;Klubb;Øvelse;Pers\n"
    "ja;EXAMPLE Ada;K;04.05.2008;Thames Hounds;T01;12,50\n"
    "nei;Bo Lind;M;1.2.2009;KIN;T02;11,50\nja;EXAMPLE Ada;K;04.05.2008;Thames Hounds;F01;\n"
)


def test_from_list_to_numbers_by_import(meetc: Meetc) -> None:
    """The sequence of the reference: import, number; and the list again changes nothing."""
    path = meetc.write("a.meet", MEET + EVENTS)
    meetc.write("e.csv", LIST)
    assert meetc("import", "e.csv", "--into", "a.meet", "--dates", "dmy").code == 0
    assert 'athlete _ada-example "Ada EXAMPLE"' in path.read_text()
    ran = meetc("bibs", "a.meet", "--from", "101")
    assert (ran.code, ran.out) == (0, "wrote a.meet\n2 athletes numbered: 101 to 102\n")
    assert 'athlete 101 "Ada EXAMPLE" F 2008-05-04 THH' in path.read_text()
    ran = meetc("import", "e.csv", "--into", "a.meet", "--dates", "dmy")
    assert (ran.code, ran.out) == (0, "a.meet has all of it already\n")


def test_from_list_to_numbers_where_the_list_stays(meetc: Meetc) -> None:
    statement = '  heat 1\n    _ada-example 12.34\nentries from "e.csv" add dates=dmy\n'
    path = meetc.write("a.meet", MEET + EVENTS + "event T01\n" + statement)
    meetc.write("e.csv", LIST)
    before = meetc("build", "a.meet", "-o", "-").out
    ran = meetc("bibs", "a.meet", "--from", "101")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "wrote a.meet\n2 athletes numbered: 101 to 102\n"
    text = path.read_text()
    assert '\nathlete 101 "Ada EXAMPLE" F 2008-05-04 THH\n' in text
    assert "    101 12.34\n" in text
    after = meetc("build", "a.meet", "-o", "-").out
    assert after == before.replace("_ada-example", "101").replace("_bo-lind", "102")
    assert meetc("bibs", "a.meet").out == "every athlete has a bib\n"


def test_a_temporary_bib_of_a_list_becomes_a_number(meetc: Meetc) -> None:
    path = meetc.write("a.meet", MEET + EVENTS + 'event T01\n  entries from "e.csv" add\n')
    meetc.write("e.csv", "Bib,Name\n_9,Ada Example\n12,Bea Sample\n")
    ran = meetc("bibs", "a.meet", "--from", "11")
    assert (ran.code, ran.out) == (0, "wrote a.meet\n1 athlete numbered: 11\n")
    assert path.read_text().endswith('\nathlete 11 "Ada Example"\n')
    assert meetc("check", "a.meet").out.endswith(", 2 athletes\n")


@pytest.mark.parametrize(
    ("text", "first", "last", "is_sure"),
    [
        ("JONES Claudia", "Claudia", "JONES", True),
        ("Claudia JONES", "Claudia", "JONES", True),
        ("VAN DER BERG Anna", "Anna", "VAN DER BERG", True),
        ("Anna VAN DER BERG", "Anna", "VAN DER BERG", True),
        ("van der BERG Anna", "Anna", "van der BERG", True),
        ("O'NEIL Sam", "Sam", "O'NEIL", True),
        ("MCDONALD Ann", "Ann", "MCDONALD", True),
        ("McDONALD Ann", "Ann", "McDONALD", True),
        ("Max GROß", "Max", "GROß", True),
        ("Ana GARCÍA LÓPEZ", "Ana", "GARCÍA LÓPEZ", True),
        ("Berg, Anna Maria", "Anna Maria", "Berg", True),
        ("Anna Berg", "Anna", "Berg", True),
        ("ANNA BERG", "ANNA", "BERG", True),
        ("AJ Brown", "AJ", "Brown", True),
        ("Gus van der Upton", "Gus", "van der Upton", True),
        ("John Smith III", "John", "Smith III", True),
        ("Anna Maria Berg", "Anna Maria", "Berg", False),
        ("ANNA MARIA BERG", "ANNA MARIA", "BERG", False),
        ("Berg A.", "A.", "Berg", False),
        ("Ada", "", "Ada", False),
    ],
)
def test_the_parts_of_a_name(text: str, first: str, last: str, is_sure: bool) -> None:
    assert split_name(text) == (first, last, is_sure)


@pytest.mark.parametrize(
    "head",
    ["Name, Vorname", "Name Vorname", "Nom et prénom", "NOM Prénom", "Apellidos y nombre",
     "Cognome e nome", "Nazwisko i imię", "Příjmení a jméno", "Sukunimi ja etunimi",
     "Etternavn fornavn", "Last name, First name", "Name (Nachname Vorname)", "Apelido e nome"],
)  # fmt: skip
def test_a_head_that_says_that_the_family_name_comes_first(head: str) -> None:
    rows = "Berg Anna,T01\nvan der Upton Gus,T01\nJan SMIT,T01\nMoe, Kay"
    done = compiled(f'"{head}",Event\n{rows[:-8]}"Moe, Kay",T01\n')
    assert people(done) == {
        "_anna-berg": "Anna Berg - T01", "_gus-van-der-upton": "Gus van der Upton - T01",
        "_jan-smit": "Jan SMIT - T01", "_kay-moe": "Kay Moe - T01",
    }  # fmt: skip
    assert [a.fields["last_name"] for a in done.meet.athletes] == [
        "Berg", "van der Upton", "SMIT", "Moe",
    ]  # fmt: skip
    assert told(done) == []


@pytest.mark.parametrize(
    "head", ["Name", "Vor- und Nachname", "Prénom nom", "Nome e cognome", "First name Last name"]
)
def test_a_head_that_does_not(head: str) -> None:
    done = compiled(f"{head},Event\nAnna Berg,T01\n")
    assert people(done) == {"_anna-berg": "Anna Berg - T01"}
    assert done.meet.athletes[0].fields["last_name"] == "Berg"


def test_of_three_words_the_family_name_is_guessed_and_told() -> None:
    done = compiled("Name Vorname,Event\nBerg Anna Maria,T01\n")
    assert people(done) == {"_anna-maria-berg": "Anna Maria Berg - T01"}
    assert told(done) == [
        "M860 2:1 Berg Anna Maria is taken for first name Anna Maria, family name Berg"
    ]


def test_two_capitals_are_a_family_name_where_the_list_has_others() -> None:
    done = compiled("Name,Event\nLI Wei,T01\nJONES Claudia,T01\n")
    assert people(done) == {"_wei-li": "Wei LI - T01", "_claudia-jones": "Claudia JONES - T01"}
    done = compiled("Name,Event\nAJ Brown,T01\nAnna Maria Berg,T01\nEva Maria Dahl,T01\n")
    assert told(done) == [
        "M860 3:1 Anna Maria Berg is taken for first name Anna Maria, family name Berg, and so "
        "1 more name"
    ]
    assert people(done)["_aj-brown"] == "AJ Brown - T01"


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("31.12.2008", "dmy", "2008-12-31"), ("12/31/2008", "mdy", "2008-12-31"),
        ("4.5.08", "dmy", "2008-05-04"), ("4.5.26", "dmy", "2026-05-04"),
        ("4.5.27", "dmy", "1927-05-04"), ("4/5/75", "mdy", "1975-04-05"),
        ("4-May-2008", "", "2008-05-04"), ("04. Mai 2008", "", "2008-05-04"),
        ("4 mai 2008", "", "2008-05-04"), ("May 4th, 2008", "", "2008-05-04"),
        ("04-des-08", "", "2008-12-04"), ("1 août 2010", "", "2010-08-01"),
        ("2008/5/4", "", "2008-05-04"), ("20080504", "", "2008-05-04"),
        ("2008-05-04 00:00:00", "", "2008-05-04"), ("2008", "dmy", ""), ("4.5.2008", "", ""),
    ],
)  # fmt: skip
def test_dates(text: str, order: str, iso: str) -> None:
    found = read_date(text, order, 2026)
    assert found is not None
    assert found.iso == iso


def test_the_head_of_a_column_tells_the_order() -> None:
    heads = ("Birthday (dd/mm/yyyy)", "Geburtsdatum (TT.MM.JJJJ)", "Né le (JJ/MM/AAAA)")
    assert [order_in_head(head) for head in heads] == ["dmy"] * 3
    assert order_in_head("DOB (MM/DD/YYYY)") == "mdy"
    assert order_in_head("Født (åååå-mm-dd)") == order_in_head("Date of birth") == ""


def test_countries_by_code_and_by_name() -> None:
    names = ("Germany", "Deutschland", "Tyskland", "Allemagne", "Duitsland", "Alemania", "DEU",
             "GER", "ger", "DE")  # fmt: skip
    assert {country_of(name) for name in names} == {"GER"}
    assert [country_of(name) for name in ("Norge", "Sør-Korea", "England", "UK", "ENG", "BRN")] == [
        "NOR", "KOR", "GBR", "GBR", "ENG", "BRN",
    ]  # fmt: skip
    assert [country_of(name) for name in ("Bayern", "BW", "NI", "Narnia", "")] == [""] * 5


def test_a_code_of_a_country_goes_before_its_name() -> None:
    done = compiled("Name;Land;Nat;Event\nAda Example;Norge;SUI;T01\nBea Sample;;GER;T01\n")
    assert told(done) == []
    assert [athlete.fields["nationality"] for athlete in done.meet.athletes] == ["SUI", "GER"]
    done = compiled("Name;Land\nAda Example;Tyskland\nBea Sample;Narnia\nCleo Muster;Bayern\n")
    assert told(done) == ["M862 3:12 Narnia is no country, and is left out, and so 1 more row"]
    assert [athlete.fields.get("nationality") for athlete in done.meet.athletes] == [
        "GER", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sheet",
    [
        "Bib,Name,TeamName,ClubName\n7,Ada Example,,THH\n",
        "bib,name,team_id,team\n7,Ada Example,THH,Thames Hounds\n",
        "Bib,Name,Verein,LV\n7,Ada Example,Thames Hounds,NI\n",
        "Bib,Name,Club,Team\n7,Ada Example,Thames Hounds,THH\n",
        "#,Bib,Name,Club\n1,7,Ada Example,THH\n",
        "Bib No.,Full Name,Club,Nation,Country\n7,Ada Example,THH,,\n",
        "Startnr. / Bib,Navn / Name,Klubb / Club\n7,Ada Example,THH\n",
        "Dorsal,Nombre,Club\n7,Ada Example,THH\n",
        "Race No,Athlete First Name,Athlete Last Name,Athlete Club\n7,Ada,Example,THH\n",
    ],
)
def test_columns_that_mean_the_same(sheet: str) -> None:
    done = compiled(sheet)
    assert told(done) == []
    assert fields(done) == {
        "competitor_id": "7", "first_name": "Ada", "last_name": "Example", "team_id": "THH",
    }  # fmt: skip


@pytest.mark.parametrize("head", ["#", "Nr", "No"])
def test_what_counts_the_rows_is_no_bib(head: str) -> None:
    done = compiled(f"{head};Name;Event\n1;Ada Example;T01\n2;Ada Example;F01\n3;Bea Sample;T01\n")
    assert told(done) == [f"M833 1:1 the column {head} is left out"]
    assert list(people(done)) == ["_ada-example", "_bea-sample"]
    done = compiled(f"{head};Name;Event\n1;Ada Example;T01\n2;Bea Sample;F01\n")
    assert list(people(done)) == ["1", "2"]


def test_heads_with_brackets_and_signs() -> None:
    done = compiled("Comp No;Name;Sex (m/f);Birthday (mm/dd/yyyy)\n7;Ada Example;f;5/4/2008\n",
                    option=" add")  # fmt: skip
    assert told(done) == []
    assert fields(done) == {
        "competitor_id": "7", "first_name": "Ada", "last_name": "Example", "gender": "F",
        "date_of_birth": "2008-05-04",
    }  # fmt: skip


def test_a_year_of_birth_is_told_and_parts_people() -> None:
    done = compiled("Name;Jahrgang;Verein\nAda Example;2008;THH\nAda Example;2010;THH\n"
                    "Bea Sample;2009;KIN\nBea Sample;2009;KIN\n")  # fmt: skip
    assert list(people(done)) == ["_ada-example", "_ada-example-2", "_bea-sample"]
    done = compiled("Bib;Name;Born\n7;Ada Example;2008\n8;Bea Sample;4.5.08\n")
    assert told(done) == ["M864 2:15 2008 is a year of birth, which is left out"]
    assert [athlete.fields.get("date_of_birth") for athlete in done.meet.athletes] == [
        None, "2008-05-04",
    ]  # fmt: skip


def test_withdrawn_entrants_are_not_entered() -> None:
    words = ("Avmeldt", "abgemeldet", "withdrawn", "forfait", "Scratched", "DNS", "Återbud")
    rows = "".join(f"{n};A B{n};T01;{word}\n" for n, word in enumerate(words, 11))
    done = compiled(f"Bib;Name;Event;Status\n7;Ada Example;T01;Confirmed\n{rows}")
    assert told(done) == [
        "M863 3:14 7 rows of e.csv are withdrawn, and enter nobody: rows 3-9",
    ]
    assert people(done) == {"7": "Ada Example - T01"}


def test_an_entry_of_the_meet_that_a_list_withdraws_is_named() -> None:
    done = compiled("Bib;Event;Status\n7;T01;avmeldt\n", 'athlete 7 "Ada Example" F '
                    "events_entered=T01\n")  # fmt: skip
    (problem,) = done.diagnostics
    assert [related.message for related in problem.related] == ["bib 7 is entered in T01 still"]
    assert people(done) == {"7": "Ada Example - T01"}


def test_a_status_that_is_not_known_is_told() -> None:
    done = compiled("Bib;Name;Event;Status\n7;Ada Example;T01;Venteliste\n8;Bea Sample;T01;OK\n")
    assert told(done) == [
        "M866 2:19 Venteliste says neither entered nor withdrawn; the rows are entered"
    ]


def test_rows_of_one_athlete_that_disagree() -> None:
    done = compiled("Bib;Name;Sex;DOB;Team\n7;Ada Example;F;4.5.2008;THH\n"
                    "7;Ada Example;M;5.5.2008;KIN\n7;EXAMPLE Ada;w;4.5.2008;thh\n")  # fmt: skip
    assert told(done) == [
        "M865 3:15 the gender of Ada Example is M here, and F in another row",
        "M865 3:17 the birth date of Ada Example is 5.5.2008 here, and 4.5.2008 in another row",
        "M865 3:26 the team of Ada Example is KIN here, and THH in another row",
    ]
    assert fields(done)["gender"] == "F"


def test_a_column_for_each_event() -> None:
    done = compiled(
        "Name;Kjønn;100 m;Lengde;T02\nAda Example;K;x;5,05;\nBea Sample;K;12,50;nei;-\n"
        "Bo Lind;M;;;ja\nCleo Muster;K;kanskje;;\n"
    )
    assert told(done) == [
        "M866 5:15 kanskje says neither entered nor withdrawn; nobody is entered by it"
    ]
    assert {
        (athlete.bib, entry.event_id, entry.fields.get("qp"))
        for athlete in done.meet.athletes
        for entry in athlete.entries
    } == {
        ("_ada-example", "T01", None), ("_ada-example", "F01", "5.05"),
        ("_bea-sample", "T01", "12.50"), ("_bo-lind", "T02", None),
    }  # fmt: skip


def test_people_alone_and_rows_of_nobody() -> None:
    done = compiled("Navn;Klubb\nAda Example;THH\n;THH\nTotalt;1 deltaker\nSumme: 1 Teilnehmer;\n"
                    "Gesamt;1\n")  # fmt: skip
    assert told(done) == []
    assert people(done) == {"_ada-example": "Ada Example -"}


def test_results_without_those_who_are_nobody() -> None:
    text = f'{MEET}{EVENTS}athlete 7 "Ada Example"\nathlete 8 "Bea Sample"\nevent T01\n  final\n'
    text += '    results from "r.csv"\n'
    sheet = "Bahn,Platz,Bib,Zeit\n1,1,7,12.34\n2,,,\n3,a.W.,8,12.20\nSumme,,2 Teilnehmer,\n"
    done = library.compile(text, path="a.meet", read={"r.csv": sheet.encode()}.__getitem__)
    assert told(done) == []
    assert [(row.bib, row.performance, row.place) for row in done.meet.events[0].units[0].rows] == [
        ("7", "12.34", 1), ("8", "12.20", None),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["SB 2026", "2026 SB", "Årsbeste 2026", "Season best (2026)"])
def test_a_best_of_a_season_with_its_year(head: str) -> None:
    done = compiled(f"Bib,Name,Event,{head}\n7,Ada Example,T01,12.31\n")
    assert told(done) == []
    assert done.meet.athletes[0].entries[0].fields["sb"] == "12.31"


@pytest.mark.parametrize(
    ("club", "code"),
    [
        ("THH Thames Hounds", "THH"), ("THH - Thames Hounds", "THH"),
        ("Thames Hounds (THH)", "THH"),
        ("AA001 Thames Hounds", "THH"), ("Thames Hounds (AA001)", "THH"),
        ("075123 - Thames Hounds", "THH"), ("AA001 Elsewhere", "AA001 Elsewhere"),
        ("KIN Thames Hounds", "KIN Thames Hounds"), ("Hounds 2000", "Hounds 2000"),
    ],
)  # fmt: skip
def test_a_club_with_its_code_or_number_beside_the_name(club: str, code: str) -> None:
    done = compiled(f"Last;First;Club;Event\nExample;Ada;{club};T01\n")
    assert [athlete.team_id for athlete in done.meet.athletes] == [code]
    assert ("M306" in [one.code for one in done.diagnostics]) == (code == club)
