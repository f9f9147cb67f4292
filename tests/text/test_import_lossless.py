"""`build(import(D)) == D`: for the documents of OpenTrack's page, and for thousands of others."""

from __future__ import annotations

import json
import random
from collections import Counter

import pytest
from hypothesis import given

import meetc
from meetc.importer.importer import import_json
from meetc.schema import PayloadError, check_payload
from tests.conftest import EXAMPLES, ROOT
from tests.support.drawn import examples, scaled
from tests.support.strategies import Written, meets
from tests.support.uploads import changed, comparable, documents

DOCUMENTS = sorted((ROOT / "tests" / "documents").glob("*.json"))
BASES = documents()
RUNS = scaled(2_500)
SHARES = 10


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_documents_come_back(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    imported = import_json(data, "d.json")
    assert imported.diagnostics == ()
    assert meetc.payload(meetc.compile(imported.text).meet) == json.loads(data)


@pytest.mark.parametrize("name", ["spring", "championship", "triathlon"])
def test_an_example_comes_back(name: str) -> None:
    path = EXAMPLES / f"{name}.meet"
    payload = meetc.payload(meetc.compile(path.read_bytes(), path=path.as_posix()).meet)
    imported = import_json(json.dumps(payload).encode(), "d.json")
    compiled = meetc.compile(imported.text)
    assert meetc.payload(compiled.meet) == payload


@pytest.mark.parametrize("share", range(SHARES))
def test_changed_documents_come_back(share: int) -> None:
    """What the compiler takes comes out as it was; what it refuses is told, with its place."""
    counts: Counter[str] = Counter()
    for number in range(share, RUNS, SHARES):
        chance = random.Random(number)
        document = changed(chance.choice(BASES), chance)
        imported = import_json(json.dumps(document).encode(), "d.json")
        errors = [d for d in imported.diagnostics if d.is_error]
        came_back = comparable(meetc.payload(imported.meet)) == comparable(document)
        assert came_back or errors, f"run {number} loses something silently"
        assert not any(d.code == "M854" for d in errors), f"run {number}"
        counts["came back" if came_back else "refused"] += 1
        if not came_back:
            counts["refused though the schema takes it"] += _is_valid(document)
    assert counts["came back"] > 4 * counts["refused"]
    assert counts["refused though the schema takes it"] < counts.total() / 10


def _is_valid(document: object) -> bool:
    try:
        check_payload(document)  # type: ignore[arg-type]
    except PayloadError:
        return False
    return True


@examples(150)
@given(meets())
def test_a_drawn_meet_comes_back(written: Written) -> None:
    payload = meetc.payload(meetc.compile(written.text).meet)
    imported = import_json(json.dumps(payload).encode(), "d.json")
    assert imported.compiled.ok
    assert meetc.payload(meetc.compile(imported.text).meet) == payload


def test_places_over_all_heats_and_marks_of_other_forms_come_back() -> None:
    """What is turned into the usual form where it is typed passes in quotes."""
    text = (
        'meet "Spring" slug=spring country=GBR date=2026-05-09\nevent T01 100 M rounds=2\n'
        " heat 1\n  1 10.50\n  2 10.70\n heat 2\n  3 10.60\n  4 10.80\n"
        "event F01 LJ M record_perf=7.50 record_text=MR\n"
    )
    document = meetc.payload(meetc.compile(text).meet)
    units = document["events"][0]["units"]
    for unit, places in zip(units, ((1, 3), (2, 4)), strict=True):
        for row, place in zip(unit["results"], places, strict=True):
            row["place"] = place
    document["events"][1]["record_perf"] = "7.5"
    imported = import_json(json.dumps(document).encode(), "d.json")
    assert {each.code for each in imported.diagnostics} == {"M701"}
    assert meetc.payload(meetc.compile(imported.text).meet) == document
