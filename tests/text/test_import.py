"""`meetc import`: uploads, exports and resources become text; broken ones are told exactly."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

import meetc as library
from meetc.importer.importer import import_json
from meetc.pipeline import payload
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.uploads import as_export, comparable, documents

TRIATHLON = (EXAMPLES / "triathlon.meet").read_bytes()
DOCUMENT = library.payload(library.compile(TRIATHLON).meet)
SMALL: dict[str, Any] = {
    "full_name": "Spring",
    "slug": "spring",
    "country_id": "GBR",
    "date": "2026-05-09",
    "finish_date": "2026-05-09",
    "age_groups": ["ALL"],
}


def text_of(document: dict[str, Any]) -> str:
    """The text of a document that has nothing wrong."""
    imported = import_json(json.dumps(document).encode(), "d.json")
    assert imported.diagnostics == ()
    return imported.text


def found(document: object) -> list[str]:
    """What is wrong with a document: `CODE /pointer message`."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    diagnostics = import_json(data, "d.json").diagnostics
    return [f"{d.code} {d.span.pointer} {d.message}" for d in diagnostics]


def test_the_text_is_what_a_person_would_write(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    meetc.write("t.json", json.dumps(DOCUMENT))
    ran = meetc("import", "t.json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_it_is_written_to_a_file_and_builds_the_same(meetc: Meetc) -> None:
    meetc.write("t.json", json.dumps(DOCUMENT))
    assert meetc("import", "t.json", "-o", "t.meet").code == 0
    built = meetc("build", "t.meet", "-o", "-")
    assert json.loads(built.out) == DOCUMENT


def test_json_stands_in_place_of_text(meetc: Meetc) -> None:
    meetc.write("t.json", "\ufeff\n" + json.dumps(DOCUMENT))
    assert meetc("check", "t.json").out == "2 days, 8 events, 9 units, 8 athletes\n"
    assert json.loads(meetc("build", "t.json", "-o", "-").out) == DOCUMENT
    ran = meetc("build", "t.json")
    assert (ran.code, ran.err) == (2, "meetc: t.json would replace its own source\n")
    assert json.loads(meetc("build", "-", stdin=json.dumps(DOCUMENT)).out) == DOCUMENT


def test_a_mistake_is_told_at_its_value(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    document["competitors"].append({"competitor_id": "1", "last_name": "Ashdown"})
    document["events"][1]["units"][0]["wind_assistance"] = "0,8"
    meetc.write("t.json", json.dumps(document, indent=1))
    ran = meetc("check", "t.json")
    assert ran.code == 1
    assert ran.out == snapshot
    report = json.loads(meetc("check", "t.json", "--format", "json").out)
    assert [(d["code"], d["span"]["pointer"]) for d in report["diagnostics"]] == [
        ("M301", "/competitors/8"),
        ("M856", "/events/1/units/0/wind_assistance"),
    ]


def test_what_is_not_known_passes_through() -> None:
    event = {"event_id": "T01", "event_code": "100", "genders": "M", "category": "M",
             "rounds": "1", "age_groups": ["ALL"], "colour_of_bibs": {"a": [1, None]}}  # fmt: skip
    text = text_of(SMALL | {"events": [event], "sponsor": "Ålesund Bank"})
    assert '\n  extra.sponsor "Ålesund Bank"\n' in text
    assert '\n  extra.colour_of_bibs {"a":[1,null]}\n' in text


def test_what_deriving_would_add_is_taken_away() -> None:
    event = {
        "event_id": "T01",
        "event_code": "100",
        "genders": "M",
        "rounds": "1",
        "units": [{"round": 1, "heat": 1, "results": [{"bib": "7", "performance": "10.37"}]}],
    }
    text = text_of(SMALL | {"events": [event]})
    assert "event T01 100 M ages=- category=-\n" in text
    assert "    7 10.37 place=- points=-\n" in text


def test_dangling_references_are_kept_and_told() -> None:
    athlete = {"competitor_id": "7", "events_entered": [{"event_id": "T99", "event_code": "LJ"}]}
    document = SMALL | {"competitors": [athlete]}
    imported = import_json(json.dumps(document).encode(), "d.json")
    assert library.payload(imported.meet) == document
    assert [(d.code, d.span.pointer) for d in imported.diagnostics] == [
        ("M308", "/competitors/0/events_entered/0/event_id")
    ]


BROKEN = {
    "a list of everything": [[1, 2]],
    "a bare text": b'"meet"',
    "a bib that is a number": SMALL | {"competitors": [{"competitor_id": 7}]},
    "no bib": SMALL | {"competitors": [{"first_name": "Nora"}]},
    "competitors as an object": SMALL | {"competitors": {"1": {}}},
    "an athlete that is a text": SMALL | {"competitors": ["Nora"]},
    "a date that is none": SMALL | {"date": "2026-13-09"},
    "a list for a text": SMALL | {"address": ["a", "b"]},
    "no slug": {k: v for k, v in SMALL.items() if k != "slug"},
    "a code of two words": SMALL | {"events": [{"event_id": "T1", "event_code": "the 100"}]},
    "an unknown code": SMALL
    | {"events": [{"event_id": "T1", "event_code": "QUX", "genders": "M", "category": "M",
                   "rounds": "1", "age_groups": ["ALL"]}]},
    "a unit without its heat": SMALL
    | {"events": [{"event_id": "T1", "event_code": "100", "genders": "M", "category": "M",
                   "rounds": "1", "age_groups": ["ALL"],
                   "units": [{"round": 1, "results": []}]}]},
    "a heat outside the rounds": SMALL
    | {"events": [{"event_id": "T1", "event_code": "100", "genders": "M", "category": "M",
                   "rounds": "1", "age_groups": ["ALL"],
                   "units": [{"round": 1, "heat": 2, "status": "unscheduled",
                              "results_status": "in_progress", "results": [{"bib": "1"}]}]}]},
    "no list where one is": SMALL | {"competitors": None},
    "a heat that is a list, of no bibs": SMALL
    | {"events": [{"event_id": "T1", "event_code": "100", "genders": "M", "category": "M",
                   "rounds": "1", "age_groups": ["ALL"],
                   "units": [{}, {"round": 1, "heat": [1], "results": []}]}]},
    "a trial without a result": SMALL
    | {"events": [{"event_id": "F1", "event_code": "LJ", "genders": "M", "category": "M",
                   "rounds": "1", "age_groups": ["ALL"],
                   "units": [{"round": 1, "heat": 1, "results": [{"bib": "1"}],
                              "trials": [{"bib": "1", "round": 1, "result": None}]}]}]},
    "heights of 70 digits": SMALL
    | {"events": [{"event_id": "F1", "event_code": "HJ", "genders": "M", "category": "M",
                   "rounds": "1", "age_groups": ["ALL"],
                   "units": [{"round": 1, "heat": 1, "results": [{"bib": "1"}],
                              "trials": [], "heights": 10**70}]}]},
    "a number of 70 digits": SMALL | {"altitude_in_atoms": 10**70},
    "an odd key": SMALL | {"a key": 1},
    "cut off": b'{"full_name": "Spr',
    "NaN": b'{"full_name": "Spring", "x": NaN}',
    "a comma too many": b'{"full_name": "Spring",}',
    "200 deep": b'{"full_name": ' + b"[" * 200 + b"]" * 200 + b"}",
    "100,000 deep": b"[" * 100_000,
    "half a character": b'{"full_name": "\\ud800"}',
    "not UTF-8": b'{"full_name": "\xff"}',
    "a key twice": json.dumps(SMALL).replace('"slug"', '"slug": "a", "slug"').encode(),
    "a number of 5,000 digits": b'{"full_name": ' + b"1" * 5000 + b"}",
}  # fmt: skip


def test_broken_documents_are_told(snapshot: SnapshotAssertion) -> None:
    told = [f"{name}\n" + "".join(f"  {line}\n" for line in found(BROKEN[name])) for name in BROKEN]
    assert "\n".join(told) == snapshot


@pytest.mark.parametrize("name", BROKEN)
def test_the_command_says_it_too(meetc: Meetc, name: str) -> None:
    data = BROKEN[name]
    meetc.write("d.json", data if isinstance(data, bytes) else json.dumps(data))
    ran = meetc("import", "d.json", "-o", "d.meet")
    assert ran.code == (0 if name == "a key twice" else 1)
    assert "d.json:" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("value", "column"),
    [("NaN", 31), ("-Infinity", 31), ('"\\ud83d\\ude00", "y": "\\ud800"', 52), ("9" * 5000, 31)],
)
def test_the_place_of_what_json_cannot_have(value: str, column: int) -> None:
    data = f'{{"full_name": "NaN -Infinity",\n"slug": "\\ud83d\\ude00", "x":  {value}}}'.encode()
    (told,) = import_json(data, "d.json").diagnostics
    assert (told.span.line, told.span.column) == (2, column)


def test_trials_in_any_order_and_odd_marks() -> None:
    rows = [
        {"bib": "1", "performance": "5.74", "place": 1},
        {"bib": "2", "performance": "8:21.67DQ"},
    ]
    unit = {"round": 1, "heat": 1, "status": "finished", "results_status": "official",
            "day": 1, "event_id": "F1", "event_name": "Long Jump", "rounds": 3, "results": rows,
            "trials": [{"bib": "1", "round": 3, "result": "5.70"},
                       {"bib": "1", "round": 1, "result": "5.74", "wind": 1.2}]}  # fmt: skip
    event = {"event_id": "F1", "event_code": "LJ", "name": "Long Jump", "genders": "M",
             "category": "M", "rounds": "1", "age_groups": ["ALL"], "units": [unit]}  # fmt: skip
    document = SMALL | {"events": [event]}
    assert found(document) == [
        "M856 /events/0/units/0/results/1/performance performance is '8:21.67DQ', no mark, "
        "and passes as it is"
    ]
    text = import_json(json.dumps(document).encode(), "d.json").text
    assert "    1 5.74(+1.2) . 5.70 " in text
    assert '    2 performance="8:21.67DQ" ' in text


def test_trials_that_no_series_says_pass_as_they_are() -> None:
    trials = [{"bib": "1", "round": 1, "result": "5.74", "judge": "B"}]
    unit = {"round": 1, "heat": 1, "status": "finished", "results_status": "official",
            "day": 1, "event_id": "F1", "event_name": "Long Jump", "rounds": 6,
            "results": [{"bib": "1", "performance": "5.74", "place": 1, "order": 1}],
            "trials": trials}  # fmt: skip
    event = {"event_id": "F1", "event_code": "LJ", "name": "Long Jump", "genders": "M",
             "category": "M", "rounds": "1", "age_groups": ["ALL"], "units": [unit]}  # fmt: skip
    document = SMALL | {"events": [event]}
    assert [line[:30] for line in found(document)] == ["M856 /events/0/units/0/trials "]
    text = import_json(json.dumps(document).encode(), "d.json").text
    assert 'extra.trials [{"bib":"1","round":1,"result":"5.74","judge":"B"}]' in text
    assert library.payload(library.compile(text).meet)["events"][0]["units"][0]["trials"] == trials


@pytest.mark.parametrize("number", range(len(documents())))
def test_an_export_comes_back_as_its_upload_form(number: int) -> None:
    """Names in snake_case, less what the report lists: what was added to it is gone again, and
    its results are all there."""
    document = documents()[number]
    imported = import_json(json.dumps(as_export(document)).encode(), "x.json")
    assert imported.compiled.ok
    built = library.payload(imported.meet)
    assert _without_defaults(built) == _without_defaults(document)


def _without_defaults(document: dict[str, Any]) -> str:
    """What an export cannot tell from OpenTrack's own defaults, or repeats, left out."""
    document = json.loads(json.dumps(document))
    for event in document.get("events", ()):
        defaults = {"lanes": 8, "day": 1, "r2_day": 1, "status": "none", "limit": 0, "parent": ""}
        for name, value in defaults.items():
            if event.get(name) == value:
                del event[name]
        for unit in event.get("units", ()):
            unit.pop("heat_name", None)
    return comparable(document)


def test_private_data_stays_out_unless_asked_for(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    meetc.write("x.json", json.dumps(as_export(DOCUMENT)))
    ran = meetc("import", "x.json", "--report")
    assert ran.code == 0
    assert "@example.org" not in ran.out
    assert ran.err == snapshot
    kept = meetc("import", "x.json", "--private")
    assert 'extra.email="runner1@example.org"' in kept.out
    assert kept.err == ""


def test_the_place_of_a_mistake_in_an_export(meetc: Meetc) -> None:
    export = as_export(DOCUMENT)
    export["competitors"][2]["dateOfBirth"] = "1995-11-31"
    meetc.write("x.json", json.dumps(export, indent=1))
    ran = meetc("check", "x.json", "--format", "json")
    (only,) = json.loads(ran.out)["diagnostics"]
    assert only["span"]["pointer"] == "/competitors/2/dateOfBirth"


def test_resources_of_the_api_come_from_a_folder(meetc: Meetc) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    events, units = document["events"], []
    for number, event in enumerate(events):
        event |= {"id": number, "url": f"https://data.example/api/events/{number}/",
                  "age_groups": "ALL"}  # fmt: skip
        event["parent"] = event.get("parent")
        for unit in event.pop("units"):
            units.append({"event": event["url"], "url": "u", **unit})
        event["units"] = [{"url": "u", "heat_name": "Heat 1"}]
    people = document["competitors"]
    meetc.write(
        "rest/competition.json",
        json.dumps(
            {k: v for k, v in document.items() if not isinstance(v, list)}
            | {"id": "c", "year": "2026"}
        ),
    )
    meetc.write(
        "rest/competitors-1.json", json.dumps({"count": 8, "next": "p2", "results": people[:5]})
    )
    meetc.write(
        "rest/competitors-2.json", json.dumps({"count": 8, "next": None, "results": people[5:]})
    )
    meetc.write("rest/events.json", json.dumps({"results": events}))
    meetc.write("rest/units.json", json.dumps(units))
    meetc.write("rest/teams.json", json.dumps(document["teams"]))
    meetc.write("rest/relays.json", json.dumps(document["relay_teams"]))
    ran = meetc("import", "rest", "-o", "t.meet")
    assert (ran.code, ran.err) == (0, "")
    built = json.loads(meetc("build", "t.meet", "-o", "-").out)
    assert _without_defaults(built) == _without_defaults(DOCUMENT)
    meetc.write(
        "rest/units.json",
        json.dumps(
            [
                *units,
                {
                    "round": "x",
                    "heat": 1,
                    "results": [{}],
                    "event": "https://data.example/api/events/1/",
                },
            ]
        ),
    )
    ran = meetc("import", "rest", "-o", "t.meet")
    assert ran.code == 1
    assert "rest/units.json:1:" in ran.err


def test_a_source_is_never_replaced(meetc: Meetc) -> None:
    sources = {"t.json": json.dumps(DOCUMENT), "l.csv": "bib,event\n7,T01\n"}
    for name, text in sources.items():
        meetc.write(name, text)
        ran = meetc("import", name, "-o", name)
        assert (ran.code, ran.err) == (2, f"meetc: {name} would replace its own source\n")
        assert (meetc.folder / name).read_text(encoding="utf-8") == text


def test_usage(meetc: Meetc) -> None:
    assert meetc("import", "no.json").err == "meetc: no.json: no such file or directory\n"
    (meetc.folder / "empty").mkdir()
    ran = meetc("import", "empty")
    assert (ran.code, ran.err) == (2, "meetc: empty: there is no .json file in this directory\n")
    ran = meetc("import", "-", stdin=MEET)
    assert ran.code == 1
    assert "M850" in ran.err


@pytest.mark.parametrize("name", ["championship", "spring", "triathlon", "vertical"])
def test_the_payload_of_the_newer_api_comes_back(name: str) -> None:
    path = EXAMPLES / f"{name}.meet"
    meet = library.compile(path.read_bytes(), path=path.as_posix()).meet
    resources = payload(meet, "opentrack-rest")
    imported = import_json(json.dumps(resources).encode(), "r.json")
    assert imported.compiled.ok
    assert payload(imported.meet, "opentrack-rest") == resources


def test_options_that_do_not_belong_together(meetc: Meetc) -> None:
    meetc.write("list.csv", "Bib,Event\n7,T01\n")
    meetc.write("d.json", json.dumps(SMALL))
    for call in (("list.csv", "--report"), ("d.json", "--dates", "dmy"), ("spring.meet",)):
        ran = meetc("import", *call)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("meetc: ")


@pytest.mark.parametrize(
    "field", ["extra.teams=null", "extra.teams=[5]", "extra.events=7", 'extra.competitors={"a":1}']
)
def test_a_list_is_sent_as_it_is_or_not_at_all(meetc: Meetc, field: str) -> None:
    ran = meetc("check", "-", stdin=MEET.rstrip("\n") + f" {field}\n")
    assert ran.code == 1
    assert "error[M210]" in ran.out
    assert meetc("check", "-", stdin=MEET.rstrip("\n") + " extra.teams=-\n").code == 0


def test_a_team_that_does_not_score_stays_so(meetc: Meetc) -> None:
    """An empty match is not the usual one, which nobody has to write."""
    export = as_export(DOCUMENT)
    export["teams"] = [
        {"teamId": "AAA", "teamName": "Alpha", "matchId": "match"},
        {"teamId": "GGG", "teamName": "Guests", "matchId": ""},
    ]
    meetc.write("x.json", json.dumps(export))
    ran = meetc("import", "x.json")
    assert 'team GGG "Guests" match_id=""' in re.sub(" +", " ", ran.out)
    assert 'team AAA "Alpha"\n' in re.sub(" +", " ", ran.out)


def test_an_upload_document_alone_in_a_folder(meetc: Meetc) -> None:
    """Its events are its own, and no resources beside it."""
    text = MEET + "event T01 100 F\n  final\n    1  11.80\n"
    meetc.write("spring.meet", text)
    meetc("build", "spring.meet", "-o", "resources/spring.json")
    (meetc.folder / "resources" / "meetc-digests.json").unlink()
    ran = meetc("import", "resources", "-o", "again.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote again.meet\n", "")
    ran = meetc("diff", "spring.meet", "again.meet")
    assert (ran.code, ran.out) == (0, "no changes\n")


EXPORT = """{"fullName":"X Open","slug":"x","country":"GBR","date":"2026-05-09","_id":"abc",
 "dateCreated":"2026-01-01","createdBy":"an.official","tags":[],
 "competitors":[{"competitorId":"1","firstName":"Al","lastName":"Able","gender":"M",
   "dateOfBirth":"2001-02-03","dateModified":"2026-01-01","modifiedBy":"an.official"},
  {"competitorId":"2","firstName":"Bo","lastName":"Bean","gender":"M"}],
 "events":[{"eventId":"F01","eventCode":"LJ","genders":"M","category":"M","name":"LJ","rounds":"1",
  "resultsPublishedBy":"an.official","rankBy":"PERFORMANCE","units":[{"round":1,"heat":1,
   "officialBy":"an.official","status":"finished","resultsStatus":"provisional",
   "results":[{"bib":"1","performance":"5.60","place":1,"enteredBy":"an.official"},
    {"bib":"2","performance":"5.50","place":2}],
   "trials":[{"bib":"1","round":1,"result":"5.60","wind":0.4,"enteredBy":"an.official"},
    {"bib":"2","round":1,"result":"5.50","wind":1.0},{"bib":"1","round":2,"result":"x","wind":0.3},
    {"bib":"2","round":2,"result":"F"}]}]}]}"""


def test_bookkeeping_of_an_export_is_left_out(meetc: Meetc) -> None:
    """Who has typed what in, and when, is no part of a meet, and names officials."""
    meetc.write("e.json", EXPORT)
    ran = meetc("import", "e.json", "-o", "e.meet", "--report")
    text = (meetc.folder / "e.meet").read_text()
    assert ran.code == 0
    assert "official" not in text.replace("an.official", "OFFICIAL")
    assert "OFFICIAL" not in text.upper().replace("RESULTS_STATUS", "")
    assert "extra." not in text
    assert "2001-02-03" in text
    told = " ".join((ran.out + ran.err).split())
    for name in ("competitors.modified_by", "events.units.results.entered_by",
                 "events.units.trials.entered_by", "events.results_published_by"):  # fmt: skip
        assert f"{name} 1 bookkeeping of the service" in told, name


def test_one_odd_trial_leaves_the_others_alone(meetc: Meetc) -> None:
    meetc.write("e.json", EXPORT)
    ran = meetc("import", "e.json", "-o", "e.meet")
    rows = [line.split()[:3] for line in (meetc.folder / "e.meet").read_text().splitlines()]
    assert ["1", "5.60(+0.4)", "x(+0.3)"] in rows
    assert ["2", "5.50(+1.0)", '"F"'] in rows
    assert "M856" in ran.err
    assert "F is no trial of a field card, and passes as it is" in ran.err
    assert meetc("build", "e.meet", "-o", "made.json").code == 0
    built = json.loads((meetc.folder / "made.json").read_text())
    (unit,) = built["events"][0]["units"]
    assert sorted((t["bib"], t["round"], t["result"], t.get("wind")) for t in unit["trials"]) == [
        ("1", 1, "5.60", 0.4), ("1", 2, "x", 0.3), ("2", 1, "5.50", 1.0), ("2", 2, "F", None),
    ]  # fmt: skip


def test_a_document_of_another_system_is_not_understood(meetc: Meetc) -> None:
    head = '{"full_name":"X","slug":"x","country_id":"GBR","date":"2026-05-09",'
    other = head + '"finish_date":"2026-05-09","results":[{"athlete":"Al","time":"11.2","pos":1}]}'
    meetc.write("o.json", other)
    ran = meetc("import", "o.json", "-o", "o.meet")
    assert ran.code == 1
    assert "results is not understood, and passes unread as extra.results" in ran.err
