"""The heads of lists and results as federations of other countries write them."""

from __future__ import annotations

from typing import Any

import pytest

import meetc as library
from meetc.diagnostics.diagnostic import Report
from meetc.sheets.columns import RESULT_LIST
from meetc.sheets.file import read_table
from meetc.sheets.headers import find_columns
from tests.conftest import MEET, told
from tests.sheets.test_sheet_results import compiled, event

ENTRIES = {
    "English": "Bib;Last name;First name;Gender;Date of birth;Club;Event;SB;PB",
    "German": "Startnr;Nachname;Vorname;Geschlecht;Geburtsdatum;Verein;Disziplin;SB;PB",
    "Norwegian": "Startnr;Etternavn;Fornavn;Kjønn;Fødselsdato;Klubb;Øvelse;Årsbeste;Pers",
    "French": "Dossard;Nom;Prénom;Sexe;Né le;Club;Épreuve;MPA;RP",
    "Swedish": "Nummerlapp;Efternamn;Förnamn;Kön;Född;Förening;Gren;Årsbästa;Persbästa",
    "Dutch": "Borstnummer;Achternaam;Voornaam;Geslacht;Geboren;Vereniging;Onderdeel;Jaarbeste;PR",
    "Spanish": "Dorsal;Apellidos;Nombre;Sexo;Nacimiento;Equipo;Prueba;Marca del año;"
               "Marca personal",
    "Italian": "Pett.;Cognome;Nome;Sesso;Data di nascita;Società;Gara;Stagionale;Personale",
    "Polish": "Nr start.;Nazwisko;Imię;Płeć;Data ur.;Klub;Konkurencja;Rekord sezonu;RŻ",
    "Portuguese": "Peitoral;Apelido;Nome;Género;Data de nascimento;Clube;Prova;Melhor da época;"
                  "Recorde pessoal",
    "Danish": "Startnummer;Efternavn;Fornavn;Køn;Fødselsdato;Klub;Disciplin;Årsbedste;"
              "Personlig rekord",
    "Finnish": "Kilpailijanumero;Sukunimi;Etunimi;Sukupuoli;Syntymäaika;Seura;Laji;"
               "Kauden paras;Ennätys",
    "Czech": "St. číslo;Příjmení;Jméno;Pohlaví;Datum narození;Oddíl;Disciplína;"
             "Sezónní maximum;Osobní rekord",
}  # fmt: skip
SHORT = (
    "Nummer;Name;Vorname;Geschl.;Geb.-Dat.;Verein;Wettbewerb;Saisonbestzeit;Bestmarke",
    "Startnr.;Etternavn;Fornavn;Kjønn;Fødselsdato;Klubb;Øvelse;Årets beste;Pers",
    "Dossard;Nom;Prénom;Sexe;Né(e);Club;Épreuve;MPA;RP",
    "Borstnr;Achternaam;Voornaam;Geslacht;Geb.datum;Vereniging;Onderdeel;SB;Beste prestatie",
    "Dorsal;Apellidos;Nombre;Sexo;F. Nac.;Equipo;Prueba;MMT;MMP",
    "Nr st.;Nazwisko;Imię;Płeć;Data ur.;Klub;Konkurencja;Rek. sezonu;RŻ",
    "Kilpailunumero;Sukunimi;Etunimi;Sukupuoli;Syntymäaika;Seura;Laji;Kauden paras;Ennätys",
    "St. č.;Příjmení;Jméno;Pohlaví;Dat. nar.;Oddíl;Disciplína;Sezónní maximum;Osobní rekord",
)
"""Heads as lists shorten them."""
RACES = {
    "English": "Place;Bib;Name;Lane;Time;Wind;Note",
    "German": "Platz;Startnr;Name;Bahn;Zeit;Wind;Bemerkung",
    "Norwegian": "Plass;Startnr;Navn;Bane;Tid;Vind;Merknad",
    "French": "Place;Dossard;Nom;Couloir;Temps;Vent;Remarque",
    "Swedish": "Plats;Nummerlapp;Namn;Bana;Tid;Vind;Anmärkning",
    "Dutch": "Plaats;Borstnummer;Naam;Baan;Tijd;Wind;Opmerking",
    "Spanish": "Puesto;Dorsal;Atleta;Calle;Tiempo;Viento;Observaciones",
    "Italian": "Cl.;Pett.;Atleta;Corsia;Prestazione;Vento;Nota",
    "Polish": "M-ce;Nr start.;Nazwisko i imię;Tor;Wynik;Wiatr;Uwagi",
    "Portuguese": "Classificação;Dorsal;Nome completo;Pista;Tempo;Vento;Observações",
    "Danish": "Placering;Startnr;Navn;Bane;Tid;Vind;Bemærkning",
    "Finnish": "Sija;Kilpailijanumero;Nimi;Rata;Tulos;Tuuli;Huom",
    "Czech": "Pořadí;St. č.;Příjmení a jméno;Dráha;Výkon;Vítr;Poznámka",
}  # fmt: skip
JUMPS = {
    "Italian": ("1ª prova;2ª prova", "Altezza"), "Polish": ("1. próba;2. próba", "Wysokość"),
    "Portuguese": ("1.º ensaio;2.º ensaio", "Altura"), "Danish": ("1. forsøg;2. forsøg", "Højde"),
    "Finnish": ("1. yritys;2. yritys", "Korkeus"), "Czech": ("1. pokus;2. pokus", "Výška"),
    "Spanish": ("Intento 1;Intento 2", "Altura"), "Swedish": ("Hopp 1;Hopp 2", "Höjd"),
    "Dutch": ("Poging 1;Poging 2", "Hoogte"),
}  # fmt: skip


def entered(head: str) -> dict[str, Any]:
    text = MEET + 'event T1 100 F\nteam THH\nentries from "e.csv" add\n'
    rows = "7;Example;Ada;F;2001-03-21;THH;T1;11,90;11,80\n8;Sample;Bea;F;;THH;T1;12,10;\n"
    files = {"e.csv": f"{head}\n{rows}".encode()}
    done = library.compile(text, path="spring.meet", read=files.__getitem__)
    assert told(done) == []
    return library.payload(done.meet)


@pytest.mark.parametrize("language", ENTRIES)
def test_a_list_of_entries(language: str) -> None:
    document = entered(ENTRIES[language])
    (one, two) = document["competitors"]
    assert [one[name] for name in ("first_name", "last_name", "gender", "date_of_birth")] == [
        "Ada", "Example", "F", "2001-03-21",
    ]  # fmt: skip
    assert two["team_id"] == "THH"
    assert document == entered(ENTRIES["English"])


@pytest.mark.parametrize("head", SHORT)
def test_heads_that_are_shortened(head: str) -> None:
    assert entered(head) == entered(ENTRIES["English"])


@pytest.mark.parametrize(
    "head",
    ["Overall Place;Bib;Name;Ln;Finals;Wind;Notes", "Rg.;Nummer;Name;Bn.;Zeit;Wind;Bem.",
     "Clt;Dossard;Nom;Coul.;Temps;Vent;Obs.", "Poz.;Nr;Zawodnik;Tor;Wynik;Wiatr;Uwagi",
     "Clasif.;Dorsal;Atleta;Calle;Tiempo;Viento;Obs.", "Clas.;Pett.;Atleta;Cors.;Prest.;Vento;Note",
     "Msc;Nr;Zawodnik;Tor;Czas;Wiatr;Uwagi", "Pl.;Borstnr;Naam;Bn;Tijd;Wind;Opm.",
     "Poř.;St. č.;Jméno;Dráha;Čas;Vítr;Pozn."],
)  # fmt: skip
def test_heads_of_results_that_are_shortened(head: str) -> None:
    rows = "1;2;Sample Bea;4;11,82;0,8;\n2;1;Ada Example;5;11,95;0,8;hand start\n"
    done = compiled("race", "", f"{head}\n{rows}")
    assert told(done) == []
    assert event(done) == event(compiled("race", "", f"{RACES['English']}\n{rows}"))


@pytest.mark.parametrize(
    "total",
    ["Razem;2", "Łącznie 2 zawodników", "Totale;2 iscritti", "Yhteensä: 2", "Celkem;2 závodníků",
     "I alt;2", "Totalt 3 påmeldinger"],
)  # fmt: skip
def test_a_row_of_totals_is_nobody(total: str) -> None:
    text = MEET + 'event T1 100 F\nentries from "e.csv" add\n'
    sheet = f"Name;Vorname;Wettbewerb\nExample;Ada;T1\nSample;Bea;T1\n{total}\n"
    done = library.compile(text, path="a.meet", read={"e.csv": sheet.encode()}.__getitem__)
    assert told(done) == []
    assert [athlete.bib for athlete in done.meet.athletes] == ["_ada-example", "_bea-sample"]


@pytest.mark.parametrize("language", RACES)
def test_results_of_a_race(language: str) -> None:
    rows = "1;2;Sample Bea;4;11,82;0,8;\n2;1;Ada Example;5;11,95;0,8;hand start\n"
    done = compiled("race", "", f"{RACES[language]}\n{rows}")
    typed = compiled("race", 'wind +0.8\n2 11.82 place=1 lane=4\n'
                     '1 11.95 place=2 lane=5 note="hand start"\n')  # fmt: skip
    assert told(done) == []
    assert event(done) == event(typed)
    table = read_table(f"{RACES[language]}\n{rows}".encode(), "r.csv", "", report := Report())
    columns = find_columns(table, RESULT_LIST, report) if table is not None else None
    assert columns is not None
    wanted = ("place", "competitor_id", "name", "lane", "performance", "wind", "note")
    assert set(columns.named) == set(wanted)


@pytest.mark.parametrize("language", JUMPS)
def test_trials_and_heights(language: str) -> None:
    trials, height = JUMPS[language]
    bib, wind = (RACES[language].split(";")[n] for n in (1, 5))
    done = compiled("jump", "", f"{bib};{trials};{wind} 1\n1;5,74;x;0,3\n")
    assert told(done) == []
    assert event(done) == event(compiled("jump", "1 5.74(+0.3) x\n"))
    done = compiled("high", "", f"{bib};{height} 1,50;{height} 1,55\n1;o;xxx\n")
    assert told(done) == []
    assert event(done) == event(compiled("high", "heights 1.50 1.55\n1 o xxx\n"))


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("NP", "DNS"), ("non partita", "DNS"), ("rit.", "DNF"), ("Ritirata", "DNF"),
        ("squal. TR 16.8", "DQ"), ("nie wystartowała", "DNS"), ("nie ukończył", "DNF"),
        ("dysk.", "DQ"), ("não partiu", "DNS"), ("desistiu", "DNF"), ("desclassificada", "DQ"),
        ("ikke mødt", "DNS"), ("udgået", "DNF"), ("diskvalificeret", "DQ"),
        ("ei startannut", "DNS"), ("kesk.", "DNF"), ("hylätty", "DQ"),
        ("nestartovala", "DNS"), ("nedokončila", "DNF"), ("diskvalifikován", "DQ"),
    ],
)  # fmt: skip
def test_a_status(cell: str, status: str) -> None:
    (row,) = event(compiled("race", "", f"Bib;Time\n1;{cell}\n"))["units"][0]["results"]
    assert row["performance"] == status


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Sesso", "femminile"), ("Sesso", "F"), ("Płeć", "K"), ("Płeć", "kobieta"),
        ("Género", "feminino"), ("Køn", "K"), ("Sukupuoli", "N"), ("M/N", "N"),
        ("Sukupuoli", "nainen"), ("Pohlaví", "Ž"), ("Pohlaví", "žena"),
    ],
)  # fmt: skip
def test_a_gender(head: str, cell: str) -> None:
    head = ENTRIES["English"].replace("Gender", head)
    text = MEET + 'event T1 100 MF category=OPEN\nteam THH\nentries from "e.csv" add\n'
    rows = f"7;Example;Ada;{cell};;THH;T1;;\n8;Sample;Bo;M;;THH;T1;;\n"
    files = {"e.csv": f"{head}\n{rows}".encode()}
    done = library.compile(text, path="spring.meet", read=files.__getitem__)
    assert told(done) == []
    assert [one.gender for one in done.meet.athletes] == ["F", "M"]


def test_n_is_no_woman_in_english() -> None:
    text = MEET + 'event T1 100 MF category=OPEN\nentries from "e.csv" add\n'
    files = {"e.csv": b"Bib,Name,Gender,Event\n7,Ada Example,N,T1\n"}
    done = library.compile(text, path="spring.meet", read=files.__getitem__)
    assert [problem.is_error for problem in done.diagnostics] == [True]
