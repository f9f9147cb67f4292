"""What others add at the service is told, and is never touched by a push."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetc.sandbox.store import Kind
from tests.pushing import Rig, rig


@pytest.fixture
def pushed(tmp_path: Path) -> Iterator[Rig]:
    """The small meet, pushed once, with a heat of which the lanes alone are drawn."""
    with rig(tmp_path) as found:
        found.change("    3  12.10\n", "    3  lane=3\n    4  lane=4\n")
        assert found.push().code == 0
        yield found


def add(found: Rig) -> None:
    """A late entry, a row, a note, a lane, a wind, a mark and a date of birth."""
    entries = found.record(Kind.COMPETITOR, "1").document["events_entered"]
    found.edit(Kind.COMPETITOR, "1", events_entered=[*entries, {"event_id": "F02", "sb": "1.55"}])
    found.edit(Kind.COMPETITOR, "2", date_of_birth="1999-11-02")
    found.edit_row("T01", "9", performance="12.50", lane=3)
    found.edit_row("T01", "2", note="TR 16.8")
    found.edit_row("T01", "3", unit="1/2", performance="12.10", place=1)
    found.edit_row("F01", "1", lane=1)
    found.edit(Kind.UNIT, "1/2", "T01", wind_assistance="-0.4")


TOLD = [
    'athlete 2 date_of_birth: "1999-11-02"',
    "athlete 1 an entry in F02",
    'unit T01 round 1 heat 1 2 note: "TR 16.8"',
    "unit T01 round 1 heat 1 row 9",
    'unit T01 round 1 heat 2 wind_assistance: "-0.4"',
    'unit T01 round 1 heat 2 3 performance: "12.10"',
    "unit F01 round 1 heat 1 1 lane: 1",
]


def test_status_tells_every_addition(pushed: Rig) -> None:
    add(pushed)
    ran = pushed("status", "small.meet")
    assert ran.code == 6
    found = [line for line in ran.out.splitlines() if line.startswith("added by others: ")]
    assert sorted(found) == sorted(f"added by others: {each}" for each in TOLD)
    assert ran.out.splitlines()[-1].startswith("next: meetc pull small.meet")


def test_plan_tells_every_addition(pushed: Rig) -> None:
    add(pushed)
    lines = pushed.plan().out.splitlines()
    assert "plan: 7 added by others" in lines
    assert lines[lines.index("= athlete 1") + 1] == "    added by others: an entry in F02"
    assert "    added by others: 2 note: \"TR 16.8\"" in lines  # fmt: skip
    steps = pushed.steps()
    assert {"field": "note", "row": "2", "verdict": "foreign", "remote": "TR 16.8"} in (
        steps["unit T01 1 1"]["changes"]
    )


def late_entry(found: Rig) -> None:
    """Another team, an athlete of it with an entry, and another event."""
    store, competition = found.service.store, found.competition().id
    team = {"team_id": "CCC", "team_name": "Gammas", "match_id": "match"}
    store.add(Kind.TEAM, "CCC", team, competition=competition)
    person = {"first_name": "Cleo", "last_name": "van Late", "gender": "F", "team_id": "CCC"}
    person |= {"competitor_id": "9", "date_of_birth": "2000-02-29", "nationality": "GBR"}
    entries = [{"event_id": "F01", "event_code": "LJ"}, {"event_id": "T01", "sb": "12.44"}]
    store.add(
        Kind.COMPETITOR, "9", person | {"events_entered": entries}, competition=competition
    )  # fmt: skip
    event = found.record(Kind.EVENT, "T01").document
    event |= {"event_id": "T09", "event_code": "60", "name": "Sixty", "rounds": "1"}
    store.add(Kind.EVENT, "T09", event, competition=competition)


def test_somebody_elses_resources_are_told(pushed: Rig) -> None:
    late_entry(pushed)
    ran = pushed("status", "small.meet")
    assert ran.code == 6
    assert ran.out.splitlines()[2:] == [
        "not in the text: team CCC",
        "not in the text: athlete 9",
        "not in the text: event T09",
        "next: meetc pull small.meet --env test, which takes over what others have changed",
    ]
    lines = pushed.plan().out.splitlines()
    assert ". athlete 9  not in the text" in lines
    assert lines[-1] == "plan: 3 not in the text"


def test_a_push_touches_nothing_of_it(pushed: Rig) -> None:
    add(pushed)
    late_entry(pushed)
    pushed.change("11.82", "11.80")
    pushed.change("Ada Example", "Ada Exemplar")
    pushed.change("3  lane=3", "3  lane=5")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["1"]["performance"] == "11.80"
    assert pushed.rows("T01", "1/2")["3"]["lane"] == 5
    status = pushed("status", "small.meet").out
    assert [each for each in TOLD if f"added by others: {each}\n" not in status] == []
    assert "not in the text: athlete 9" in status
    pushed.change("2  11.95", '2  11.95  note="TR 17"')
    ran = pushed.push()
    assert (ran.code, 'there "TR 16.8", in the text "TR 17"' in ran.out) == (3, True)


def test_what_the_service_fills_in_is_no_addition(tmp_path: Path) -> None:
    with rig(tmp_path, recompute_places=True, set_event_status=True, times_with_seconds=True) as it:
        for options in ((), ("--adopt",)):
            assert it.push(*options).code == 0
            assert it("status", "small.meet").out.splitlines()[2:] == [
                "the service has what the text says"
            ], options
            it.base.unlink()
