"""What holds of every meet, drawn whole."""

from __future__ import annotations

import pytest
from hypothesis import given

import meetc
from meetc.emit.view.privacy import Privacy
from meetc.model import OMIT
from meetc.pipeline import Timings
from meetc.schema import PayloadError, check_payload
from meetc.targets.of_payload import of_payload
from meetc.targets.opentrack import OPENTRACK
from tests.support.drawn import examples
from tests.support.strategies import Written, meets


@examples(150)
@given(meets())
def test_a_sound_meet_compiles_to_a_sound_payload(meet: Written) -> None:
    compiled = meetc.compile(meet.text)
    drawn = ("M610", "M630", "M674", "M725", "M726", "M727")  # who has Q, or a time, is drawn
    assert [d for d in compiled.diagnostics if d.code not in drawn] == []
    payload = meetc.payload(compiled.meet)
    check_payload(payload)
    assert [c["competitor_id"] for c in payload["competitors"]] == list(meet.bibs)
    assert [e["event_id"] for e in payload["events"]] == list(meet.events)


@examples(150)
@given(meets())
def test_places_are_those_of_a_ranking(meet: Written) -> None:
    """The first is first, ties leave out what they take, and who has no mark has no place."""
    for event in meetc.compile(meet.text).meet.events:
        for unit in event.units:
            places = sorted(row.place for row in unit.rows if row.place is not None)
            for n, place in enumerate(places, 1):
                assert place == n or place == places[n - 2]
            for row in unit.rows:
                if row.performance in (None, "DNS", "DNF", "DQ", "NM", "NH"):
                    assert row.place is None


@examples(100)
@given(meets())
def test_nothing_that_was_written_is_lost(meet: Written) -> None:
    """Every row and every trial of the text is in the payload, once and as typed."""
    payload = meetc.payload(meetc.compile(meet.text).meet)
    units = [unit for event in payload["events"] for unit in event["units"]]
    written = [line.split() for line in meet.text.splitlines() if line.startswith("    1")]
    rows = [row for unit in units for row in unit["results"]]
    assert [row["bib"] for row in rows] == [words[0] for words in written]
    for words, row in zip(written, rows, strict=True):
        if len(words) > 1 and (":" in words[1] or words[1] in ("DNS", "DNF", "DQ")):
            assert row["performance"] == words[1]
    trials = [trial for unit in units for trial in unit.get("trials", ())]
    marks = [word for words in written for word in words[1:]]
    for letter in "xo-r":
        typed = sum(mark.count(letter) for mark in marks if set(mark) <= set("xo-r"))
        assert sum(trial["result"] == letter for trial in trials) == typed
    typed_distances = [m for m in marks if m.replace(".", "").isdigit() and m.count(".") == 1]
    found = [t["result"] for t in trials if t["result"] not in "xo-r"]
    races = [r["performance"] for u in units if "trials" not in u for r in u["results"]]
    assert sorted(found + [m for m in races if ":" not in m and m[0] != "D"]) == sorted(
        typed_distances
    )


@examples(150)
@given(meets())
def test_event_by_event_a_document_is_the_same(meet: Written) -> None:
    """As the whole is, byte for byte, and so is its digest."""
    compiled = meetc.compile(meet.text).meet
    for one in (compiled, compiled._replace(extra={"teams": OMIT, "zone": [1], "a": "é"})):
        whole, by_event = (
            make(one, Privacy.PUBLIC, Timings())
            for make in (of_payload("opentrack", has_digest=True).make, OPENTRACK.make)
        )
        assert by_event.files[""]() == whole.files[""]()
        assert by_event[1:] == whole[1:]


def test_a_document_that_breaks_the_schema_is_told_as_the_whole_is() -> None:
    meet = meetc.compile('meet "S" slug=s country=GBR date=2026-05-09\nevent T1 100 M\n').meet
    broken = meet._replace(events=(meet.events[0]._replace(extra={"name": 3}),))
    for make in (of_payload("opentrack").make, OPENTRACK.make):
        with pytest.raises(PayloadError, match="/events/0/name"):
            make(broken, Privacy.PUBLIC, Timings())
