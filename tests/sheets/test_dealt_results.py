"""`results from "FILE"` for several events and heats: rows are dealt out by what they say."""

from __future__ import annotations

from typing import Any

import pytest

import meetc as library
from tests.conftest import MEET, Meetc, told

PEOPLE = """
team KIN "Kingsmeadow Harriers"
athlete 1 "Ada Example" F KIN national_id=A1
athlete 2 "Bea Sample" F
athlete 3 "Cleo" "van Test" F
athlete 4 "Max Muster" M
athlete 5 "Bo Lind" M
"""
EVENTS = """
event T1 100 "100 metres Women" F rounds=2,1
event T2 200 "200 metres Women" F
event TM 100 "100 metres Men" M
event L LJ "Long Jump Women" F attempts=3
event H HJ "High Jump Women" F
event R 4x100 "Relay" F
"""
EXPORT = """Event;Class;Heat;Bib;Time;Wind;Place
100m;Frauen;Heat 1;1;12,30;+0,5;1
100m;Frauen;Heat 2;2;12,40;-0,2;1
100m;Frauen;Finale;1;12,10;1,0;1
200m;;;3;25,00;;1
100m;Menn;;4;11,00;0,3;1
"""
Results = dict[str, list[tuple[str, Any]]]


def compiled(text: str, sheet: str, **files: str) -> library.Compiled:
    read = {"all.csv": sheet.encode()} | {name: data.encode() for name, data in files.items()}
    return library.compile(MEET + PEOPLE + text, path="m.meet", read=read.__getitem__)


def results(done: library.Compiled) -> Results:
    """The marks of each unit with rows, `T1 1.2` for heat 2 of round 1."""
    found = {}
    for event in done.meet.events:
        for unit in event.units:
            if unit.rows:
                rows = [(row.bib, row.performance) for row in unit.rows]
                found[f"{event.id} {unit.round}.{unit.heat}"] = rows
        if event.rows:
            found[event.id] = [(row.bib, row.performance) for row in event.rows]
    return found


WHOLE = {
    "T1 1.1": [("1", "12.30")],
    "T1 1.2": [("2", "12.40")],
    "T1 2.1": [("1", "12.10")],
    "T2 1.1": [("3", "25.00")],
    "TM 1.1": [("4", "11.00")],
}


@pytest.mark.parametrize("place", ["meet", "top", "behind"])
def test_the_meet_deals_the_rows_of_all_events_out(place: str) -> None:
    statement = 'results from "all.csv"\n'
    text = {
        "meet": "", "top": EVENTS.replace("\nevent", "\nteam X\n" + statement + "event", 1),
        "behind": EVENTS + "team Y\n" + statement,
    }[place]  # fmt: skip
    if place == "meet":
        done = library.compile(
            MEET + statement + PEOPLE + EVENTS,
            path="m.meet",
            read=lambda path: EXPORT.encode(),
        )
    else:
        done = compiled(text, EXPORT)
    assert told(done) == []
    assert results(done) == WHOLE
    units = {f"{e.id} {u.round}.{u.heat}": u for e in done.meet.events for u in e.units}
    winds = {name: unit.fields.get("wind_assistance") for name, unit in units.items()}
    assert winds == {"T1 1.1": "+0.5", "T1 1.2": "-0.2", "T1 2.1": "+1.0", "T2 1.1": None,
                     "TM 1.1": "+0.3"}  # fmt: skip
    assert {unit.fields["results_status"] for unit in units.values()} == {"provisional"}


def test_rows_of_other_units_are_not_of_this_one_and_counted() -> None:
    done = compiled(EVENTS + 'event T1\n heat 1\n results from "all.csv"\n', EXPORT)
    assert told(done) == [
        "M845 all.csv:3:1 4 rows of all.csv are of T1 heat 2, T1 final, T2, TM, and nothing reads "
        "them: rows 3-6"
    ]
    assert results(done) == {"T1 1.1": [("1", "12.30")]}


def test_what_other_statements_read_is_not_counted() -> None:
    reads = '  results from "all.csv"\n'
    text = EVENTS + f"event T1\n heat 1\n{reads} heat 2\n{reads} final\n{reads}event T2\n{reads}"
    done = compiled(text + f"event TM\n final\n{reads}", EXPORT)
    assert (told(done), results(done)) == ([], WHOLE)


def test_an_event_deals_its_rows_out_to_its_heats() -> None:
    done = compiled(EVENTS + 'event T1\n results from "all.csv"\n', EXPORT)
    assert told(done) == [
        "M845 all.csv:5:1 2 rows of all.csv are of T2, TM, and nothing reads them: rows 5, 6"
    ]
    assert results(done) == {name: rows for name, rows in WHOLE.items() if name.startswith("T1")}


def test_what_is_written_by_hand_counts() -> None:
    """Rows, status and wind of a written unit stay; units that nobody wrote are made behind."""
    text = EVENTS + "event T1\n final official wind=+1.1\n  1  12.11  Q\n  3  DNS\n"
    text += 'team X\nresults from "all.csv"\n'
    done = compiled(text, EXPORT)
    assert told(done) == [
        "M836 m.meet:18:3 bib 1 has 12.11 by hand, and 12.10 in the sheet",
        "M725 m.meet:18:13 bib 1 has Q in the last round of T1",
        "M836 all.csv:4:28 the wind is +1.1 by hand, and +1.0 in the sheet",
    ]
    assert results(done)["T1 2.1"] == [("1", "12.11"), ("3", "DNS")]
    units = done.meet.events[0].units
    assert [(unit.round, unit.heat) for unit in units] == [(2, 1), (1, 1), (1, 2)]
    assert units[0].fields["results_status"] == "official"


@pytest.mark.parametrize(
    ("head", "one", "two", "final"),
    [
        ("Lauf", "1", "2", "Finale"), ("Lauf", "VL 1", "VL 2", "EL"), ("Heat", "H1", "H2", "Final"),
        ("pulje", "1", "2", "finale"), ("série", "série 1", "série 2", "Finale"),
        ("Serie", "1. Serie", "2. Serie", "A-Finale"), ("Race", "Race 1", "Race 2", "final"),
        ("Round", "Heat 1", "Heat 2", "Final"), ("Runde", "Vorlauf 1", "Vorlauf 2", "Endlauf"),
        ("Omgang", "Innledende heat 1", "Innledende heat 2", "Finale"),
        ("Manche", "A", "B", "Finale"),
        ("Heat", "1/2", "2/2", "Final"), ("Heat", "I", "II", "Finale"),
    ],
)  # fmt: skip
def test_words_for_heats(head: str, one: str, two: str, final: str) -> None:
    sheet = f"{head};Nr;Zeit\n{one};1;12,3\n{two};2;12,4\n{final};1;12,1\n"
    done = compiled('event T1 100 F rounds=2,1\n results from "all.csv"\n', sheet)
    assert told(done) == []
    assert results(done) == {
        "T1 1.1": [("1", "12.3")], "T1 1.2": [("2", "12.4")], "T1 2.1": [("1", "12.1")],
    }  # fmt: skip


def test_round_and_heat_in_columns_of_their_own() -> None:
    sheet = ("event_id,event_code,event_name,round,round_name,heat,bib,mark\n"
             "T1,100,100 metres Women,1,Heats,2,2,12.40\nT1,100,x,2,Semi-finals,1,1,12.30\n"
             "T1,100,x,3,Final,1,1,12.10\n")  # fmt: skip
    done = compiled('event T1 100 F rounds=2,1,1\nteam X\nresults from "all.csv"\n', sheet)
    assert told(done) == []
    assert list(results(done)) == ["T1 1.2", "T1 2.1", "T1 3.1"]


def test_a_list_may_call_the_second_round_a_repechage() -> None:
    header = "event T1 400 F rounds=2,1,1,1 qual_by_place=1 repechage=finishers qual_by_place_r3=1"
    sheet = "Event,Round,Heat,Bib,Time\nT1,Heats,1,1,52.30\nT1,Heats,2,2,52.40\n"
    sheet += "T1,Repechage,1,3,52.10\nT1,Semi-final,1,1,52.20\nT1,Final,1,1,52.00\n"
    done = compiled(f'{header}\nteam X\nresults from "all.csv"\n', sheet)
    assert list(results(done)) == ["T1 1.1", "T1 1.2", "T1 2.1", "T1 3.1", "T1 4.1"]
    short = compiled('event T1 400 F rounds=2,1\nteam X\nresults from "all.csv"\n', sheet)
    (problem,) = short.diagnostics
    assert problem.code == "M846"
    assert problem.hint == "write rounds=2,1,1,1 repechage=finishers on the event"


def test_trials_heights_relays_and_points_in_one_sheet() -> None:
    sheet = (
        "Disziplin;AK;StNr;Verein;R1;R2;R3;1,50;1,55;1,60;Ergebnis\n"
        "Weitsprung;F;1;;5,00;x;5,10;;;;5,10\nHoch;F;1;;;;;o;xxo;xxx;1,55\n"
        "Hoch;F;2;;;;;o;o;;1,55\n4 x 100 m;;;KIN;;;;;;;50,1\nHEP;;1;;;;;;;;\n"
    )
    text = (
        EVENTS
        + 'event M HEP F\nevent P LJ F parent=M category=HEP\nteam X\nresults from "all.csv"\n'
    )
    done = compiled(text, sheet)
    assert told(done) == []
    assert results(done) == {
        "L 1.1": [("1", "5.10")], "H 1.1": [("1", "1.55"), ("2", "1.55")],
        "R 1.1": [("KIN", "50.1")], "M": [("1", None)],
    }  # fmt: skip
    jumps = {event.id: event.units for event in done.meet.events if event.id in "LH"}
    assert jumps["L"][0].rows[0].series == ("5.00", "x", "5.10")
    assert jumps["H"][0].heights == ("1.50", "1.55", "1.60")
    assert [row.place for row in jumps["H"][0].rows] == [2, 1]


def test_two_vertical_jumps_in_one_sheet_have_their_own_heights() -> None:
    sheet = "Event;Bib;1.50;1.60;2.50;2.60\nHJ;1;o;xxx;;\nPV;2;;;o;xxx\n"
    text = 'event H HJ F\nevent P PV F\nteam X\nresults from "all.csv"\n'
    units = [event.units[0] for event in compiled(text, sheet).meet.events]
    assert [unit.heights for unit in units] == [("1.50", "1.60"), ("2.50", "2.60")]


@pytest.mark.parametrize(
    ("text", "sheet", "expected", "rest"),
    [
        ('event T1 100 F\nteam X\nresults from "all.csv"\n',
         "Event,Heat,Bib,Time\nT1,1,1,12.3\nT1,2,2,12.4\n",
         ["M846 all.csv:3:4 all.csv has heat 2 of T1, which has no such unit"],
         ["T1 1.1"]),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n',
         "Event,Heat,Bib,Time\nT1,1,1,12.3\nT1,Finale,2,12.4\n",
         ["M846 all.csv:2:4 all.csv has heat 1, final of T1, which has 1 round"], []),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n',
         "Event,Round,Bib,Time\nT1,Semi,1,12.3\n",
         ["M846 all.csv:2:4 all.csv has semi of T1, which has no such unit"], []),
        ('event T1 100 F rounds=2,1\n results from "all.csv"\n', "Bib,Time\n1,12.3\n2,12.4\n",
         ["M849 all.csv:2:1 rows 2, 3 name no round of T1: its final is taken"], ["T1 2.1"]),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n', "Event,Bib,Time\n", [], []),
        ('event T1 100 F rounds=2\n results from "all.csv"\n',
         "Heat,Bib,Time\n0,1,12.3\n1,2,12.4\n",
         ["M846 all.csv:2:1 which heat of T1 is it? row 2 names none"], ["T1 1.1"]),
        ('event T1 100 F rounds=2\n results from "all.csv"\n', "Bib,Time\n1,12.3\n2,12.4\n",
         ["M846 all.csv:2:1 which heat of T1 is it? rows 2, 3 name none"], []),
        ('event T1 100 F rounds=2\n results from "all.csv"\n',
         "Heat,Bib,Time\nBlue,1,12.3\nBlue,2,12.4\n1,3,12.5\n",
         ["M847 all.csv:2:1 Blue names no round or heat (2 rows)"], ["T1 1.1"]),
        ('event T1 100 F\n results from "all.csv"\n', "Serie,Bib,Time\nSpring,1,12.3\n",
         ["M833 all.csv:1:1 the column Serie is left out"], ["T1 1.1"]),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n', "Bib,Time\n1,12.3\n",
         ["M831 all.csv:1:1 no column of all.csv names the event"], []),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n',
         "Event,Bib,Time\nT1,1,12.3\n,2,12.4\nT1,3,12.5\n",
         ["M847 all.csv:3:1 row 3 names no event"], ["T1 1.1"]),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n',
         "Event,Class,Bib,Time\n100m,Women,1,12.3\n200m,,2,25.0\n100m,Men,4,11.0\n400m,,2,58.0\n",
         ["M837 all.csv:3:1 no event is 200m", "M837 all.csv:4:1 no event is 100m Men",
          "M837 all.csv:5:1 no event is 400m"], ["T1 1.1"]),
        ('event T1 100 F\nevent T9 100 F ages=U20\nteam X\nresults from "all.csv"\n',
         "Event,Bib,Time\n100m,1,12.3\n100m,2,12.4\n",
         ["M837 all.csv:2:1 100m may be any of T1, T9 (2 rows)"], []),
        ('event T1 100 F\n final\n results from "all.csv"\n',
         "Event,Bib,Time\nSpring Open,1,12.3\n",
         ["M833 all.csv:1:1 the column Event is left out"], ["T1 1.1"]),
        ('event T1 100 F\n final\n results from "all.csv"\n', "Event,Bib,Time\n200m,1,24.3\n",
         ["M837 all.csv:2:1 no event is 200m"], []),
        ('event T1 100 F\n results from "all.csv"\n', "Time\n12.3\n",
         ["M831 all.csv:1:1 no column of all.csv tells whose a row is"], []),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n',
         "Event,Bib,Time\nT1,1,12.3\nT1,1,12.4\n",
         ["M601 all.csv:3:4 bib 1 has two rows in one unit"], ["T1 1.1"]),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n', "Event,Bib,Time\nT1,9,12.3\nT1,2,1x\n",
         ["M302 all.csv:2:4 no athlete has bib 9", "M602 all.csv:3:6 a mark is a time such as "
          "10.37 or 1:45.00, not 1x"], ["T1 1.1"]),
        ('event T1 100 F\nevent L LJ F\nteam X\nresults from "all.csv"\n',
         "Event,Bib,R1,1.50\nT1,1,12.3,\nL,1,5.20,\n",
         ["M833 all.csv:2:6 the column R1 is for events of another kind, and this row has "
          "something in it"], ["T1 1.1", "L 1.1"]),
        ('event T1 100 F\nteam X\nresults from "all.csv"\n', "Event,Team,Time\nT1,KIN,12.3\n",
         ["M831 all.csv:1:1 no column of all.csv tells whose a row is"], []),
        ('event T1 100 F\nteam X\nresults from "none.csv"\n', "",
         ["M110 m.meet:11:14 none.csv cannot be read: 'none.csv'"], []),
    ],
)  # fmt: skip
def test_what_is_told(text: str, sheet: str, expected: list[str], rest: list[str]) -> None:
    done = compiled(text, sheet)
    assert told(done) == expected
    assert list(results(done)) == rest


@pytest.mark.parametrize(
    ("rows", "rounds"),
    [
        (["1", "2", "3"], "3"), (["VL 1", "VL 2", "Finale"], "2,1"), (["1", "3", "Final"], "3,1"),
        (["Heat 1", "Semi 2", "Final"], "1,2,1"), (["A-Finale", "B-Finale"], "2"),
    ],
)  # fmt: skip
def test_the_rounds_that_a_sheet_needs_are_said(rows: list[str], rounds: str) -> None:
    sheet = "Heat,Bib,Time\n" + "".join(f"{row},{n},12.3\n" for n, row in enumerate(rows, 1))
    done = compiled('event T1 100 F\n results from "all.csv"\n', sheet)
    assert [d.hint for d in done.diagnostics] == [f"write rounds={rounds} on the event"]
    longer = compiled('event T1 100 F rounds=9,8\n results from "all.csv"\n', "Round,Bib\n3,1\n")
    assert [d.hint for d in longer.diagnostics] == ["write rounds=9,8,1 on the event"]
    mended = compiled(f'event T1 100 F rounds={rounds}\n results from "all.csv"\n', sheet)
    assert told(mended) == []
    assert sum(map(len, results(mended).values())) == len(rows)


def test_entries_choose_between_events_of_one_code() -> None:
    text = (
        'event A 100 F ages=U20\nevent B 100 F ages=SEN\n enter 2\nteam X\nresults from "all.csv"\n'
    )
    done = compiled(text, "Event,Bib,Time\n100m,2,12.4\n")
    assert (told(done), results(done)) == ([], {"B 1.1": [("2", "12.4")]})


def test_a_sheet_is_followed_edit_by_edit() -> None:
    """What a `Compiler` keeps of dealt rows is what a fresh compilation finds."""
    base = MEET + PEOPLE + 'team X\nresults from "all.csv"\n' + EVENTS
    texts = [
        base,
        base.replace("rounds=2,1", "rounds=3,1"),
        base.replace("event TM 100", "event TM 200"),
        base.replace('"Max Muster" M', '"Max Muster" F'),
        base + "event T1\n final official\n  2 12.2\n",
        base.replace("event T2 200", "event T2 300"),
        base.replace('results from "all.csv"\n', ""),
        base + "event TM\n enter 5\n",
        base,
    ]
    sheets = [EXPORT, EXPORT, EXPORT.replace("Finale", "Heat 2"), EXPORT.replace("12,30", "12,31")]
    compiler = library.Compiler()
    for text in texts:
        for sheet in sheets:
            read = {"all.csv": sheet.encode()}.__getitem__
            again = compiler.compile(text, path="m.meet", read=read)
            fresh = library.compile(text, path="m.meet", read=read)
            assert again.diagnostics == fresh.diagnostics
            assert results(again) == results(fresh)


def test_the_table_that_meetc_writes_is_dealt_out_again(meetc: Meetc) -> None:
    text = (
        MEET
        + PEOPLE
        + EVENTS
        + "event T1\n heat 1 official wind=+0.8\n  1 12.30 Q lane=3\n  2 DNS\n"
        " heat 2\n  3 12.51\n final\n  1 12.20\nevent T2\n final\n  2 25.31\n"
    )
    meetc.write("spring.meet", text)
    assert meetc("build", "spring.meet", "--target", "csv").code == 0
    table = (meetc.folder / "spring-results.csv").read_text(encoding="utf-8")
    table = table.replace(",team,", ",team_name,", 1)
    done = compiled(EVENTS + 'team X\nresults from "all.csv"\n', table)
    assert [d.message for d in done.diagnostics if d.code != "M833"] == []
    written = library.compile(text, path="m.meet")
    assert results(done) == results(written)


def test_renaming_tells_of_the_cells_of_a_dealt_sheet(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + PEOPLE + 'results from "all.csv"\nevent T1 100 F\n')
    meetc.write("all.csv", "Event,Bib,Time\nT1,1,12.3\n")
    ran = meetc("rename", "a.meet", "event", "T1", "T7")
    assert "all.csv:2" in ran.out + ran.err


def test_layout_stands_where_the_statement_does(meetc: Meetc) -> None:
    text = MEET + '\nresults from "all.csv"\n\nevent T1 100 F\nresults from "t1.csv"\n'
    meetc.write("a.meet", text)
    meetc("fmt", "a.meet")
    laid_out = (meetc.folder / "a.meet").read_text(encoding="utf-8")
    assert '\n  results from "all.csv"\n' in laid_out
    assert '\n  results from "t1.csv"\n' in laid_out


def test_the_gender_of_a_row_chooses_the_event() -> None:
    text = EVENTS + 'team X\nresults from "all.csv"\n'
    done = compiled(text, "Event;Sex;Bib;Time\nLJ;W;1;\n100m;M;4;11,3\n200m;M;5;22,2\n")
    assert told(done) == ["M837 all.csv:4:1 no event is 200m M"]
    assert results(done) == {"L 1.1": [("1", None)], "TM 1.1": [("4", "11.3")]}


def test_rows_of_other_classes_are_not_of_the_event_of_a_sheet_that_names_none() -> None:
    sheet = "Class;Bib;Time\nWomen;1;12,3\nMen;4;11,3\nWJ U18;2;12,5\nU20 Men;5;11,4\n"
    done = compiled('event T1 100 F\n final\n results from "all.csv"\n', sheet)
    assert told(done) == [
        "M845 all.csv:3:1 2 rows of all.csv are of Men, U20 Men, and nothing reads them: rows 3, 5"
    ]
    assert results(done) == {"T1 1.1": [("1", "12.3"), ("2", "12.5")]}


def test_a_row_without_its_heat_is_of_none() -> None:
    """Beside rows that tell theirs, an empty cell is a mistake, and no heat 1."""
    text = MEET + 'event E1 100 F rounds=2\n heat 1\n  results from "r.csv"\n'
    done = library.compile(
        text, path="a.meet", read=lambda _: b"Heat;Bib;Time\n1;1;12.10\n;2;12.20\n2;3;12.30\n"
    )
    assert [row.bib for row in done.meet.events[0].units[0].rows] == ["1"]
    assert any(d.is_error and d.span.line == 3 for d in done.diagnostics), done.diagnostics


def test_adults_are_never_put_into_an_age_group_without_a_word() -> None:
    text = MEET + 'results from "r.csv"\nevent E1 100 "100 U18" F ages=U18\n'
    sheet = "Event;Class;Bib;Time\n100m;{};1;12.10\n"
    for word, code in (("Frauen", "M848"), ("Women", "M848"), ("W", None), ("U18", None)):
        data = sheet.format(word).encode()
        done = library.compile(text, path="a.meet", read=lambda _, data=data: data)
        assert [d.code for d in done.diagnostics] == ([code] if code else []), word


def test_juniors_of_several_ages_are_asked_for() -> None:
    events = "".join(f"event E{n} 100 F ages=U{n}\n" for n in (13, 15, 17))
    text = MEET + 'results from "r.csv"\n' + events
    sheet = b"Event;Class;Bib;Time\n100m;Junior Girls;1;13.30\n"
    done = library.compile(text, path="a.meet", read=lambda _: sheet)
    assert [d.code for d in done.diagnostics] == ["M837"]


PENTATHLON = """
event P PEN "Pentathlon" F
  enter 1
  enter 3
event P1 LJ "Long Jump" F parent=P category=PEN attempts=3
event O LJ "Long Jump Women" F
  enter 3
"""


def test_a_row_is_of_a_part_where_its_athlete_is_in_the_combined_event() -> None:
    """The name of the part itself makes no pentathlete of an outsider, and who is in both is
    asked for, unless the very name tells."""
    sheet = "Event;Bib;Result\nLong Jump;1;5,00\nLong Jump;2;5,10\nWeitsprung;3;5,20\n"
    done = compiled('results from "all.csv"\n' + PENTATHLON, sheet)
    found = results(done)
    assert (found["P1 1.1"], found["O 1.1"]) == ([("1", "5.00")], [("2", "5.10")])
    assert [(d.code, d.message) for d in done.diagnostics] == [
        ("M619", "Bea Sample is not entered in O"),
        ("M837", "Weitsprung may be any of P1, O"),
    ]


def test_entries_are_never_of_a_part() -> None:
    done = compiled(
        PENTATHLON + 'entries from "all.csv" add\n',
        "Bib;Event;SB\n2;PEN;\n2;Long Jump;5,10\n1;LJ;5,00\n",
    )
    entered = {a.bib: [entry.event_id for entry in a.entries] for a in done.meet.athletes}
    assert (entered["1"], entered["2"]) == (["P", "O"], ["P", "O"])


@pytest.mark.parametrize("under", ["event", "meet"])
def test_a_heading_among_dealt_rows_is_told_once(under: str) -> None:
    """Rows that stand below it are dealt to nobody."""
    sheet = "Place,Event,Heat,Bib,Time\n,T1,1,1,12.30\n,T1,2,2,12.40\nFinal\n,T1,1,3,12.10\n"
    statement = 'results from "all.csv"'
    below = f"event T1\n  {statement}\n"
    done = compiled(EVENTS + below if under == "event" else f"{statement}\n{EVENTS}", sheet)
    assert [each[:4] for each in told(done)] == ["M885"]
    assert results(done) == {"T1 1.1": [("1", "12.30")], "T1 1.2": [("2", "12.40")]}
