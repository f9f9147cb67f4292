"""What others add at the service is told, and is never touched by a push."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetc.sandbox.store import RecordKind
from tests.support.pushing import Rig, rig, settled


@pytest.fixture
def pushed(tmp_path: Path) -> Iterator[Rig]:
    """The small meet, pushed once, with a heat of which the lanes alone are drawn."""
    with rig(tmp_path) as found:
        found.change("    3  12.10\n", "    3  lane=3\n    4  lane=4\n")
        assert found.push().code == 0
        yield found


def add(found: Rig) -> None:
    """A late entry, a row, a note, a lane, a wind, a mark and a date of birth."""
    entries = found.record(RecordKind.COMPETITOR, "1").document["events_entered"]
    found.edit(
        RecordKind.COMPETITOR, "1", events_entered=[*entries, {"event_id": "F02", "sb": "1.55"}]
    )
    found.edit(RecordKind.COMPETITOR, "2", date_of_birth="1999-11-02")
    found.edit_row("T01", "9", performance="12.50", lane=3)
    found.edit_row("T01", "2", note="TR 16.8")
    found.edit_row("T01", "3", unit="1/2", performance="12.10", place=1)
    found.edit_row("F01", "1", lane=1)
    found.edit(RecordKind.UNIT, "1/2", "T01", wind_assistance="-0.4")


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
    store.add(RecordKind.TEAM, "CCC", team, competition=competition)
    person = {"first_name": "Cleo", "last_name": "van Late", "gender": "F", "team_id": "CCC"}
    person |= {"competitor_id": "9", "date_of_birth": "2000-02-29", "nationality": "GBR"}
    entries = [{"event_id": "F01", "event_code": "LJ"}, {"event_id": "T01", "sb": "12.44"}]
    store.add(
        RecordKind.COMPETITOR, "9", person | {"events_entered": entries}, competition=competition
    )  # fmt: skip
    event = found.record(RecordKind.EVENT, "T01").document
    event |= {"event_id": "T09", "event_code": "60", "name": "Sixty", "rounds": "1"}
    store.add(RecordKind.EVENT, "T09", event, competition=competition)


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


def lines(found: Rig) -> list[str]:
    return [" ".join(line.split()) for line in found.meet.read_text(encoding="utf-8").splitlines()]


def test_pull_writes_every_addition(pushed: Rig) -> None:
    add(pushed)
    late_entry(pushed)
    ran = pushed("pull", "small.meet")
    assert (ran.code, ran.err.count("not written")) == (0, 0), ran.err
    found = lines(pushed)
    for line in (
        'team CCC "Gammas"',
        'athlete 9 "Cleo" "van Late" F 2000-02-29 CCC nationality=GBR',
        'athlete 2 "Bea Sample" F BBB date_of_birth=1999-11-02',
        "enter 1 sb=1.55",
        "enter 9 sb=12.44",
        "enter 9",
        '2 11.95 lane=5 note="TR 16.8"',
        "9 12.50 lane=3",
        "heat 2 official wind=-0.4",
        "3 12.10 lane=3",
        "1 5.74(+1.2) x 5.60(-0.3) lane=1",
    ):
        assert line in found, line
    assert any(line.startswith('event T09 60 "Sixty" F') for line in found)
    settled(pushed)


def test_pull_writes_units_that_the_text_does_not_have(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        found.change("rounds=2", "rounds=3,1")
        found.change("\nevent F02", "\nevent T02 200 F rounds=1\nevent F02")
        assert found.push().code == 0
        found.edit_row("T01", "2", unit="1/3", performance="12.20", lane=2, place=1)
        found.edit_row("T01", "1", unit="2/1", lane=4)
        found.edit_row("T02", "2", performance="25.01", place=2)
        found.edit_row("T02", "1", performance="24.90", place=1)
        found.edit(RecordKind.UNIT, "1/1", "T02", wind_assistance="+1.1")
        status = found("status", "small.meet").out
        assert "not in the text: unit T01 round 1 heat 3  1 row\n" in status
        assert "not in the text: unit T01 round 2 heat 1  1 row\n" in status
        assert "not in the text: unit T02 round 1 heat 1  2 rows\n" in status
        ran = found("pull", "small.meet")
        assert ran.code == 0, ran.err
        text = lines(found)
        at = text.index("3 12.10")
        assert text[at + 1 : at + 5] == ["heat 3", "2 12.20 lane=2", "final", "1 lane=4"]
        at = text.index("event T02 200 F rounds=1")
        assert text[at + 1 : at + 4] == ["final wind=+1.1", "2 25.01", "1 24.90"]
        assert found.push().code == 0
        settled(found)


def test_pull_writes_series_and_heights_of_a_start_list(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        for series in (
            "  5.74(+1.2)  x  5.60(-0.3)",
            "  5.72(+0.1)  .  r",
            "  o  xo  xxx",
            "  o  xxx",
        ):
            found.change(series, "")
        found.change("    heights 1.40 1.45 1.50\n", "")
        assert found.push().code == 0
        trials = [{"bib": "1", "round": 1, "result": "5.74", "wind": 1.2}]
        found.edit(RecordKind.UNIT, "1/1", "F01", trials=trials)
        found.edit_row("F01", "1", performance="5.74", place=1)
        trials = [
            {"bib": "1", "height": "1.40", "result": "x"},
            {"bib": "1", "height": "1.40", "result": "o"},
            {"bib": "2", "height": "1.40", "result": "o"},
        ]
        found.edit(RecordKind.UNIT, "1/1", "F02", trials=trials, heights=["1.40"])
        found.edit_row("F02", "1", performance="1.40", place=2)
        found.edit_row("F02", "2", performance="1.40", place=1)
        ran = found("pull", "small.meet")
        assert ran.code == 0, ran.err
        text = lines(found)
        assert "1 5.74(+1.2)" in text
        at = text.index("heights 1.40")
        assert text[at + 1 : at + 3] == ["1 xo", "2 o"]
        settled(found)


def test_pull_writes_an_order_without_marks(pushed: Rig) -> None:
    pushed.edit_row("T01", "3", unit="1/2", place=2)
    pushed.edit_row("T01", "4", unit="1/2", place=1)
    assert (
        "added by others: unit T01 round 1 heat 2 3 place: 2" in pushed("status", "small.meet").out
    )
    assert pushed("pull", "small.meet").code == 0
    assert "3 lane=3 place=2" in lines(pushed)
    settled(pushed)


def test_what_the_language_cannot_say_is_left_with_its_reason(pushed: Rig) -> None:
    before = pushed.meet.read_bytes()
    store, competition = pushed.service.store, pushed.competition().id
    person = {"competitor_id": "9", "first_name": "Cleo", "last_name": "Late", "gender": "F"}
    person |= {"date_of_birth": "2000-02-29", "nationality": "GBR", "team_id": "ZZZ"}
    entries = [{"event_id": "X99"}]
    store.add(
        RecordKind.COMPETITOR, "9", person | {"events_entered": entries}, competition=competition
    )  # fmt: skip
    pushed.edit_row("F01", "1", lane="outside")
    ran = pushed("pull", "small.meet")
    assert ran.code == 4
    by_hand = "write it by hand, or take it out there"
    assert [line for line in ran.err.splitlines() if line.startswith("not written: ")] == [
        "not written: athlete 9: added there: it would be an error: no event X99 is declared; "
        + by_hand,
        f'not written: unit F01 round 1 heat 1 row 1: lane: no words say "outside"; {by_hand}',
    ]
    assert pushed.meet.read_bytes() == before


def test_pull_writes_where_the_texts_have_a_place(tmp_path: Path) -> None:
    """Into an included file, above the units, and for events that `events` makes in a new block."""
    with rig(tmp_path) as found:
        found.write(
            'meet "Small Open" slug=small country=GBR date=2026-05-09\n'
            'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\n'
            "events {age}60 60 F ages=U13,U15\nevent T01 100 F rounds=2\n"
            'include "track.meet"\n'
        )
        track = found.folder / "track.meet"
        track.write_text("event T01\n  heat 1\n    1  11.80\n\n# the end\n", encoding="utf-8")
        assert found.push().code == 0
        entry = {"event_id": "U1360", "event_code": "60", "sb": "8.90"}
        found.edit(RecordKind.COMPETITOR, "2", events_entered=[entry])
        found.edit_row("T01", "2", unit="1/2", performance="12.00", place=1)
        found.edit_row("U1560", "2", performance="8.80", place=1)
        ran = found("pull", "small.meet")
        assert ran.code == 0, ran.err
        assert track.read_text(encoding="utf-8") == (
            "event T01\n  heat 1\n    1  11.80\n  heat 2\n    2  12.00\n\n# the end\n"
        )
        assert [line for line in lines(found) if line][-5:] == [
            *("event U1360", "enter 2 sb=8.90", "event U1560", "final", "2 8.80"),
        ]
        settled(found)


def test_a_meet_that_lost_its_results_gets_them_back(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        whole = found.meet.read_text(encoding="utf-8")
        head, rest = whole.splitlines()[:9], whole.splitlines()[9:]
        found.write("\n".join([*head, *(e for e in rest if e.startswith("event"))]) + "\n")
        found.base.unlink()
        ran = found("pull", "small.meet")
        assert (ran.code, ran.err.count("not written")) == (0, 0), ran.err
        assert sorted(lines(found)) == sorted(" ".join(each.split()) for each in whole.splitlines())
