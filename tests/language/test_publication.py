"""When results became official: written, checked, kept, and not sent."""

from __future__ import annotations

import pytest

import meetc as library
from tests.conftest import MEET, Meetc, document, found

RACE = MEET + "event T01 100 F\n"


@pytest.mark.parametrize("text", [" final official at=14:32\n  1 11.82\n",
                                  " final official\n  at 14:32\n  1 11.82\n"])  # fmt: skip
def test_the_time_is_kept_and_not_sent(text: str) -> None:
    compiled = library.compile(RACE + text, strict=True)
    assert compiled.diagnostics == ()
    assert compiled.meet.events[0].units[0].official_at == "14:32"
    unit = document(RACE + text)["events"][0]["units"][0]
    assert unit == document(RACE + " final official\n  1 11.82\n")["events"][0]["units"][0]


def test_without_a_time() -> None:
    for unit in ("final official", "final official at=-", 'final official at=""'):
        compiled = library.compile(RACE + f" {unit}\n  1 11.82\n", strict=True)
        assert compiled.diagnostics == ()
        assert compiled.meet.events[0].units[0].official_at is None


@pytest.mark.parametrize("word", ["", "provisional", "in_progress"])
def test_only_official_results_have_a_time(word: str) -> None:
    assert found(RACE + f" final {word} at=14:32\n  1 11.82\n") == [
        f"M970 3:{9 + len(word)} at= is the time when results became official, and these are not"
    ]


def test_one_mistake_is_told_once() -> None:
    assert found(RACE + " final offical at=14:32\n  1 11.82\n") == [
        "M210 3:8 offical says nothing about a unit"
    ]
    assert found(RACE + " final at=14.32\n  1 11.82\n") == [
        "M212 3:11 a time of day is written 09:30 or 14:05, not 14.32"
    ]


def test_it_is_a_time_of_day() -> None:
    assert found(RACE + " final official at=14.32\n  1 11.82\n") == [
        "M212 3:20 a time of day is written 09:30 or 14:05, not 14.32"
    ]


def test_at_of_an_event_is_still_its_start() -> None:
    text = MEET + "event T01 100 F at=10:30\n final official\n  1 11.82\n"
    assert document(text)["events"][0]["r1_time"] == "10:30"
    assert library.compile(text).meet.events[0].units[0].official_at is None


@pytest.mark.parametrize("target", ["html", "print", "md"])
def test_people_read_how_far_results_are(meetc: Meetc, target: str) -> None:
    text = RACE + " final official at=14:32\n  1 11.82\n  2 DQ note=TR16.8\n"
    for said, status, shown in (
        ("official at=14:32", "Official", True),
        ("", "Provisional", False),
    ):
        meetc.write("in.meet", text.replace("official at=14:32", said))
        assert meetc("build", "in.meet", "--target", target, "-o", f"{status}/x").code == 0
        files = (
            p for p in (meetc.folder / status).rglob("*") if p.suffix != ".css" and p.is_file()
        )
        made = "\n".join(path.read_text(encoding="utf-8") for path in files)
        assert status in made
        assert ("at 14:32" in made) is shown
        assert "TR16.8" in made
