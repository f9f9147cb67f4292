"""Every example checks without a diagnostic and builds to exactly the text kept here."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

import meetc as library
from meetc.schema import check_payload
from tests.conftest import EXAMPLES, Meetc

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.meet"))


class JsonText(SingleFileSnapshotExtension):
    """The exact text, since the order of keys is part of what is promised."""

    _write_mode = WriteMode.TEXT
    file_extension = "json"


@pytest.mark.parametrize("name", NAMES)
def test_exact_text(meetc: Meetc, name: str, snapshot: SnapshotAssertion) -> None:
    ran = meetc("build", str(EXAMPLES / f"{name}.meet"), "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot(name=name, extension_class=JsonText)


@pytest.mark.parametrize("name", NAMES)
def test_payload_satisfies_the_schema(name: str) -> None:
    compiled = library.compile((EXAMPLES / f"{name}.meet").read_bytes(), path=name)
    check_payload(library.payload(compiled.meet))


def test_all_examples_are_strictly_silent(meetc: Meetc) -> None:
    ran = meetc("check", "--strict", str(EXAMPLES))
    assert ran.code == 0
    assert ran.err == ""
    *lines, last = ran.out.splitlines()
    assert [Path(line.split(": ")[0]).stem for line in lines] == NAMES
    assert last == f"{len(NAMES)} of {len(NAMES)} sound"
    assert "error" not in ran.out
    assert "warning" not in ran.out


def test_setup_only_says_twelve_units(meetc: Meetc) -> None:
    ran = meetc("check", str(EXAMPLES / "setup-only.meet"))
    assert ran.out == "1 day, 1 event, 12 units, 0 athletes\n"


def test_championship_is_compact(meetc: Meetc) -> None:
    text = (EXAMPLES / "championship.meet").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
    ran = meetc("check", str(EXAMPLES / "championship.meet"))
    assert f"{12 * 2 * 14} events" in ran.out


def test_spring_is_lifelike(meetc: Meetc) -> None:
    compiled = library.compile((EXAMPLES / "spring.meet").read_bytes(), path="spring")
    meet = compiled.meet
    assert meet.days == 2
    assert len(meet.athletes) >= 150
    assert len(meet.events) >= 30
    rows = [row for event in meet.events for unit in event.units for row in unit.rows]
    marks = {row.performance for row in rows}
    assert {"DNS", "DNF", "DQ", "NM", "NH"} <= marks
    forms = {str(event.discipline.form) for event in meet.events}
    assert {"race", "relay", "horizontal jump", "throw", "vertical jump"} <= forms
    assert any(event.discipline.hurdles for event in meet.events)
    places = [
        (event.id, unit.round, unit.heat, row.place)
        for event in meet.events
        for unit in event.units
        for row in unit.rows
        if row.place is not None
    ]
    assert len(set(places)) < len(places), "somewhere a place is shared"
    assert {"Q", "q", "qR", "qD"} <= {row.qualifier for row in rows}
    whole = next(event for event in meet.events if event.id == "M01")
    assert {bib: (own.total, own.place, own.out) for bib, own in whole.totals.items()} == {
        "455": (2653, 2, ""), "456": (2513, 3, ""), "457": (2700, 1, ""),
        "458": (None, None, "DNF"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "word",
    ["age_rules", "draw=", "parts=standard", "score=", "allow M", "expect ", "record CR", "raw=",
     "scratched=", "qual_by_place", "qual_fastest_losers", "cut_after_round=", "pb=", "| 1.69"],
)  # fmt: skip
def test_spring_uses_the_rules(word: str) -> None:
    assert word in (EXAMPLES / "spring.meet").read_text(encoding="utf-8")


def test_building_twice_gives_the_same_bytes(meetc: Meetc) -> None:
    first = meetc.process("build", str(EXAMPLES / "spring.meet"), "-o", "-", PYTHONHASHSEED="1")
    second = meetc.process("build", str(EXAMPLES / "spring.meet"), "-o", "-", PYTHONHASHSEED="2")
    assert first.out == second.out
