"""The promises P6 to P8: what others have written stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from meetc.sandbox import log
from meetc.sandbox.faults import parse
from meetc.sandbox.store import RecordKind
from meetc.service.environment import Environment
from tests.support.pushing import Rig, rig

# -- P6: what the text does not say survives --------------------------------------------------


def test_p6_fields_that_the_text_does_not_know_survive(tmp_path: Path) -> None:
    with rig(tmp_path, keep_unknown=True, put_resets=True) as found:
        found.service.faults = [parse("random-fields")]
        assert found.push().code == 0
        for kind, key in (
            (RecordKind.TEAM, "AAA"),
            (RecordKind.COMPETITOR, "1"),
            (RecordKind.EVENT, "T01"),
        ):
            record = found.record(kind, key)
            more = (record.extra or {}) | {"mystery": [1, 2]}
            found.service.store.save(record, record.document, extra=more)
        found.edit(RecordKind.TEAM, "AAA", flag_url="https://flags.example/a.png")
        found.edit(RecordKind.COMPETITOR, "1", national_id="X77")
        found.edit_row("T01", "1", points=5, note="PB")
        found.change('"Alphas"', '"Alpha Club"')
        found.change('"Ada Example"', '"Ada Sample"')
        found.change('"100 metres" F', '"100 m" F')
        found.change("11.82", "11.81")
        found.forget()
        ran = found.push()
        assert ran.code == 0, ran.out + ran.err
        team, athlete = (
            found.record(RecordKind.TEAM, "AAA"),
            found.record(RecordKind.COMPETITOR, "1"),
        )
        assert team.document["team_name"] == "Alpha Club"
        assert team.document["flag_url"] == "https://flags.example/a.png"
        assert athlete.document["national_id"] == "X77"
        assert athlete.document["last_name"] == "Sample"
        for record in (team, athlete, found.record(RecordKind.EVENT, "T01")):
            assert (record.extra or {})["mystery"] == [1, 2]
        row = found.rows("T01")["1"]
        assert (row["performance"], row["note"]) == ("11.81", "PB")


def test_p6_a_put_goes_out_with_the_fields_just_read(pushed: Rig) -> None:
    pushed.change('"Alphas"', '"Alpha Club"')
    assert pushed.push().code == 0
    team = pushed.record(RecordKind.TEAM, "AAA")
    (put,) = pushed.requests("PUT")
    at = pushed.requests().index(put)
    assert pushed.requests()[at - 1] == f"GET /api/teams/{team.id}/"


def test_p6_what_the_service_knows_of_an_entry_survives(pushed: Rig) -> None:
    entries = pushed.record(RecordKind.COMPETITOR, "1").document["events_entered"]
    checked = [entry | {"idx": n, "time_checked_in": "09:12"} for n, entry in enumerate(entries)]
    late = {"event_id": "F02", "event_code": "HJ", "pb": "", "sb": "", "qp": ""}
    pushed.edit(RecordKind.COMPETITOR, "1", events_entered=[*checked, late])
    pushed.change("event T01 100", "enter 1 event_id=T99 event_code=LJ\nevent T01 100")
    ran = pushed.push()
    assert ran.code == 0, ran.out + ran.err
    (patch,) = [r for r in log.requests(pushed.service.store) if r["method"] == "PATCH"]
    sent = json.loads(patch["body"])["events_entered"]
    assert {entry["event_id"] for entry in sent} == {"T01", "F01", "F02", "T99"}
    assert [e["time_checked_in"] for e in sent if e["event_id"] in ("T01", "F01")] == ["09:12"] * 2


# -- P7: nobody's edit is overwritten; the whole table is in test_plan_table.py ---------------


def test_p7_an_edit_of_another_is_told_and_survives(pushed: Rig) -> None:
    pushed.edit_row("T01", "1", performance="11.83")
    pushed.edit(RecordKind.COMPETITOR, "2", last_name="Married")
    status = pushed("status", "small.meet")
    assert status.code == 6
    assert 'T01 round 1 heat 1 1 performance: "11.82" -> "11.83"' in status.out
    assert 'athlete 2 last_name: "Sample" -> "Married"' in status.out
    assert status.out.splitlines()[-1] == (
        "next: meetc pull small.meet --env test, which takes over what others have changed"
    )
    assert pushed.push().code == 0
    assert pushed.writes() == []
    pushed.change("11.95", "11.94")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["1"]["performance"] == "11.83"
    assert pushed.rows("T01")["2"]["performance"] == "11.94"
    assert pushed("status", "small.meet").code == 6


def test_p7_a_conflict_shows_all_three_and_sends_nothing(pushed: Rig) -> None:
    pushed.edit_row("T01", "1", performance="11.83")
    pushed.change("11.82", "11.80")
    pushed.change("11.95", "11.94")
    ran = pushed.push()
    assert ran.code == 3
    assert 'last sent "11.82", there "11.83", in the text "11.80"' in ran.out
    assert ran.err.splitlines()[-1] == (
        "meetc: 1 in conflict, nothing is sent: `meetc pull` takes over theirs; --ours sends what "
        "the text says; --only leaves out other events"
    )
    assert pushed.writes() == []
    pushed.change("11.80", "11.83")
    assert pushed.push().code == 0


def test_p7_ours_sends_what_the_text_says(pushed: Rig) -> None:
    """Wherever others have changed it; what the text does not say stays."""
    pushed.edit_row("T01", "1", performance="11.83")
    pushed.edit_row("T01", "2", performance="11.96")
    pushed.edit(RecordKind.EVENT, "F02", name="Their Jump")
    pushed.change("11.82", "11.80")
    pushed.change('"High Jump"', '"Our Jump"')
    pushed.edit_row("T01", "9", performance="12.50")
    assert pushed.push("--ours", "--only", "T01").code == 0
    marks = {bib: row["performance"] for bib, row in pushed.rows("T01").items()}
    assert marks == {"1": "11.80", "2": "11.95", "9": "12.50"}
    assert pushed.record(RecordKind.EVENT, "F02").document["name"] == "Their Jump"
    assert pushed.push().code == 3
    assert pushed.plan("--ours", "--save", "small.plan").code == 0
    assert pushed("push", "small.plan").code == 0
    assert pushed.record(RecordKind.EVENT, "F02").document["name"] == "Our Jump"
    assert pushed.plan("--exit-code").code == 0


@pytest.mark.parametrize("option", ["--ours", "--adopt"])
def test_p7_only_what_the_plan_has_shown_is_overwritten(
    pushed: Rig, monkeypatch: Any, option: str
) -> None:
    from meetc.push import engine

    pushed.edit_row("T01", "1", performance="11.83")
    pushed.edit(RecordKind.EVENT, "F02", name="Their Jump")
    pushed.change("11.82", "11.80")
    pushed.change('"High Jump"', '"Our Jump"')
    if option == "--adopt":
        pushed.base.unlink()
    inside = engine.Push.run

    def run(self: Any, plan: Any) -> Any:
        pushed.edit_row("T01", "1", performance="11.84")
        pushed.edit(RecordKind.EVENT, "F02", name="Their High Jump")
        return inside(self, plan)

    monkeypatch.setattr(engine.Push, "run", run)
    ran = pushed.push(option)
    assert ran.code == 4
    assert ran.out.count("somebody has changed it just now") == 4  # as it comes, and in the end
    assert pushed.rows("T01")["1"]["performance"] == "11.84"
    assert pushed.record(RecordKind.EVENT, "F02").document["name"] == "Their High Jump"


def test_p7_the_time_to_confirm_counts(pushed: Rig, monkeypatch: Any) -> None:
    """What was read before somebody was asked is read again after it."""
    from meetc.cli import push as command

    pushed.change('"100 metres"', '"100 m"')

    def confirm(environment: Environment, slug: str, yes: bool) -> None:
        pushed.edit(RecordKind.EVENT, "T01", name="Their hundred")

    monkeypatch.setattr(command, "confirm_live", confirm)
    ran = pushed.push()
    assert (ran.code, pushed.writes()) == (4, [])
    assert "somebody has changed it just now" in ran.out


def test_p7_a_row_that_somebody_added_stays(pushed: Rig) -> None:
    pushed.edit_row("T01", "9", performance="12.50")
    pushed.change("11.95", "11.94")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["9"]["performance"] == "12.50"
    assert "added by others: unit T01 round 1 heat 1 row 9" in pushed("status", "small.meet").out


def test_p7_an_edit_while_the_push_is_at_work_is_seen(pushed: Rig, monkeypatch: Any) -> None:
    from meetc.push import engine

    pushed.change("11.95", "11.94")
    inside = engine.Push.run

    def run(self: Any, plan: Any) -> Any:
        pushed.edit_row("T01", "2", performance="11.99")
        return inside(self, plan)

    monkeypatch.setattr(engine.Push, "run", run)
    ran = pushed.push()
    assert ran.code == 4
    assert "somebody has changed it just now" in ran.out
    assert pushed.rows("T01")["2"]["performance"] == "11.99"


def test_p7_git_revert_and_push_restore_the_former_results(pushed: Rig) -> None:
    former, before = pushed.held(), pushed.meet.read_text(encoding="utf-8")
    pushed.change("    1  11.82  lane=4\n", "    1  11.70  lane=3\n    7  12.00\n")
    pushed.change("wind=+0.8", "wind=+1.9")
    pushed.change("  o  xo  xxx", "  xo  xo  o")
    pushed.change("    3  12.10\n", "")
    pushed.change("  heat 2 official\n", "")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["7"]["performance"] == "12.00"
    assert pushed.rows("T01", "1/2") == {}
    pushed.write(before)
    assert pushed.push().code == 0
    assert pushed.held() == former
    assert pushed.plan("--exit-code").code == 0


def test_p7_what_was_never_sent_is_adopted_or_in_conflict(pushed: Rig) -> None:
    pushed.base.unlink()
    assert pushed.push().code == 0  # all agrees: adopted
    assert pushed.writes() == []
    pushed.base.unlink()
    pushed.edit_row("T01", "1", performance="11.83")
    assert pushed.push().code == 3
    assert pushed.push("--adopt").code == 0
    assert pushed.rows("T01")["1"]["performance"] == "11.82"


def test_p7_what_somebody_deleted_is_made_again_only_when_told(pushed: Rig) -> None:
    pushed.service.store.delete(pushed.record(RecordKind.EVENT, "F02"))
    ran = pushed.push()
    assert ran.code == 3
    assert "somebody has deleted it; --recreate makes it again" in ran.out
    assert pushed.writes() == []
    assert pushed.push("--recreate").code == 0
    assert pushed.rows("F02")["1"]["performance"] == "1.45"
    assert pushed.plan("--exit-code").code == 0


# -- P8: deleting -----------------------------------------------------------------------------

SETUP = """\
meet "Small Open" slug=small country=GBR date=2026-05-09
event T01 100 "100" F
event T02 200 "200" F
event T03 400 "400" F
"""


@pytest.fixture
def setup(small: Rig) -> Rig:
    small.write(SETUP)
    assert small.push().code == 0
    small.forget()
    return small


def test_p8_nothing_is_deleted_without_prune(setup: Rig) -> None:
    setup.change('event T03 400 "400" F\n', "")
    ran = setup.push()
    assert ran.code == 0
    assert "? event T03  no longer in the text: --prune deletes it" in ran.out
    assert setup.writes() == []
    ran = setup.push("--prune")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "done: 1 deleted"
    assert [w.split("/")[0] for w in setup.writes()] == ["DELETE "]
    assert setup.plan("--exit-code").code == 0
    assert "T03" not in setup.base.read_text()


def test_p8_never_more_than_the_limit(setup: Rig) -> None:
    setup.change('event T02 200 "200" F\nevent T03 400 "400" F\n', "")
    ran = setup.push("--prune", "--max-delete", "1")
    assert ran.code == 3
    assert "2 events would be deleted, and --max-delete allows 1" in ran.err
    assert setup.writes() == []
    assert setup.push("--prune", "--max-delete", "2").code == 0


def test_p8_an_event_with_results_is_never_deleted(setup: Rig) -> None:
    setup.edit_row("T03", "5", performance="55.10")
    setup.change('event T03 400 "400" F\n', "")
    ran = setup.push("--prune")
    assert ran.code == 0
    assert "event T03  no longer in the text: it has results and is never deleted" in ran.out
    assert setup.writes() == []


def test_p8_an_event_that_gets_results_meanwhile_is_not_deleted(
    setup: Rig, monkeypatch: Any
) -> None:
    from meetc.push import engine

    setup.change('event T03 400 "400" F\n', "")
    inside = engine.Push.run

    def run(self: Any, plan: Any) -> Any:
        setup.edit_row("T03", "5", performance="55.10")
        return inside(self, plan)

    monkeypatch.setattr(engine.Push, "run", run)
    ran = setup.push("--prune")
    assert ran.code == 4
    assert "it has results by now" in ran.out
    assert setup.rows("T03")["5"]["performance"] == "55.10"


def test_p8_an_orphan_that_somebody_changed_has_to_be_named(setup: Rig) -> None:
    setup.edit(RecordKind.EVENT, "T03", name="The Quarter")
    setup.change('event T03 400 "400" F\n', "")
    ran = setup.push("--prune")
    assert "somebody has changed it; --prune --only T03 names it" in ran.out
    assert setup.writes() == []
    assert setup.push("--prune", "--only", "T03").code == 0
    assert len(setup.writes()) == 1


def test_p8_an_empty_text_is_refused(setup: Rig) -> None:
    setup.write(SETUP.splitlines()[0] + "\n")
    ran = setup.push("--prune", "--max-delete", "99")
    assert ran.code == 3
    assert "refused" in ran.err
    assert setup.writes() == []


def test_p8_orphans_that_cannot_be_deleted_are_listed(pushed: Rig) -> None:
    pushed.change('athlete 2 "Bea Sample" F BBB\n', "")
    ran = pushed.push("--prune")
    assert "? athlete 2  no longer in the text: remove it by hand" in ran.out
    assert pushed.writes() == []
