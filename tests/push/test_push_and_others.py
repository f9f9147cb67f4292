"""Pushes while others work on the same meet: at the service, at another desk, and in git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetc.push import engine
from meetc.sandbox.faults import parse
from meetc.sandbox.store import RecordKind
from tests.support.pushing import Rig, impatient, rig


@pytest.fixture
def pushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """The small meet, pushed once."""
    impatient(monkeypatch)
    with rig(tmp_path) as found:
        assert found.push().code == 0
        yield found


def settled(found: Rig) -> None:
    """Nothing is left to do, and nobody is said to have changed anything."""
    assert found.push().code == 0
    assert found.plan("--exit-code").code == 0
    status = found("status", "small.meet")
    assert (status.code, status.out.splitlines()[-1]) == (0, "the service has what the text says")


def test_an_edit_after_reading_survives(pushed: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the push writes: another row of a unit, another field of an athlete."""
    inside = engine.Push.run

    def run(self: engine.Push, plan: Any) -> Any:
        pushed.edit_row("T01", "2", performance="11.28")
        pushed.edit(RecordKind.COMPETITOR, "1", date_of_birth="2002-02-02")
        return inside(self, plan)

    monkeypatch.setattr(engine.Push, "run", run)
    pushed.change("11.82", "11.80")
    pushed.change('"Ada Example"', '"Ada Exemplar"')
    assert pushed.push().code == 0
    monkeypatch.undo()
    assert {b: r["performance"] for b, r in pushed.rows("T01").items()} == {
        "1": "11.80",
        "2": "11.28",
    }
    status = pushed("status", "small.meet")
    assert status.code == 6
    assert 'heat 1 2 performance: "11.95" -> "11.28"' in status.out
    assert 'date_of_birth: "2001-03-21" -> "2002-02-02"' in status.out


def test_status_tells_what_others_have_deleted(pushed: Rig) -> None:
    results = pushed.record(RecordKind.UNIT, "1/1", "T01").document["results"]
    kept = [row for row in results if row["bib"] != "2"]
    pushed.edit(RecordKind.UNIT, "1/1", "T01", results=kept)
    pushed.edit(RecordKind.COMPETITOR, "1", events_entered=[])
    status = pushed("status", "small.meet")
    lines = status.out.splitlines()[2:]
    assert status.code == 6
    assert "deleted by others: unit T01 round 1 heat 1 row 2" in lines
    assert "the service has what the text says" not in lines


def test_a_row_that_is_out_of_the_text_and_changed_there(pushed: Rig) -> None:
    pushed.edit_row("T01", "2", performance="11.28")
    pushed.change("    2  11.95  lane=5\n", "")
    why = "no longer in the text, and changed by others"
    assert f"conflict: unit T01 round 1 heat 1 row 2: {why}" in pushed("status", "small.meet").out
    assert f"    conflict: 2: {why}" in pushed.plan().out


def test_what_never_arrived_is_sent_though_somebody_typed_a_part(pushed: Rig) -> None:
    pushed.change("11.82", "11.80")
    pushed.change("11.95", "11.90")
    pushed.change("5.74(+1.2)  x", "5.90(+1.2)  x")
    pushed.change('"Bea Sample" F BBB', '"Bea Other" F AAA')
    pushed.service.faults = [parse("drop-before-commit:PATCH")]
    assert pushed.push().code in (4, 5)
    pushed.service.faults = []
    pushed.edit_row("T01", "1", performance="11.80")
    pushed.edit(RecordKind.COMPETITOR, "2", last_name="Other")
    assert pushed.push().code == 0
    assert pushed.rows("T01")["2"]["performance"] == "11.90"
    assert pushed.rows("F01")["1"]["performance"] == "5.90"
    assert pushed.record(RecordKind.COMPETITOR, "2").document["team_id"] == "AAA"
    settled(pushed)


def test_what_arrived_unseen_and_was_changed_since_is_a_conflict(pushed: Rig) -> None:
    pushed.change("11.82", "11.80")
    pushed.change("11.95", "11.90")
    pushed.service.faults = [
        parse("drop-after-commit:PATCH"),
        parse("drop-before-commit:GET:/api/units/:6-99"),
    ]
    assert pushed.push().code in (4, 5)
    pushed.service.faults = []
    assert pushed.rows("T01")["2"]["performance"] == "11.90"
    pushed.edit_row("T01", "2", performance="11.28")
    ran = pushed.push()
    assert ran.code == 3
    assert 'there "11.28", in the text "11.90"' in ran.out
    assert pushed.rows("T01")["2"]["performance"] == "11.28"
    assert pushed.push("--ours").code == 0
    settled(pushed)


def test_what_others_made_anew_is_made_whole(pushed: Rig) -> None:
    """A unit that comes back with its event has its own fields again: wind, heights, official."""
    before = pushed.held()
    for event in ("T01", "F02"):
        pushed.service.store.delete(pushed.record(RecordKind.EVENT, event))
    assert pushed.push("--recreate").code == 0
    assert pushed.held() == before
    settled(pushed)


def test_places_follow_the_text_where_its_marks_stand(pushed: Rig) -> None:
    """A web page saves places with a mark; a push keeps both, a pull takes the mark."""
    pushed.edit_row("T01", "2", performance="11.70", place=1)
    pushed.edit_row("T01", "1", place=2)
    pushed.change("11.82", "11.60")
    assert pushed.push().code == 0
    assert [pushed.rows("T01")[bib]["place"] for bib in "12"] == [2, 1]
    assert pushed("pull", "small.meet").code == 0
    assert pushed.push().code == 0
    assert [pushed.rows("T01")[bib]["place"] for bib in "12"] == [1, 2]
    settled(pushed)


def test_a_place_that_somebody_changed_by_hand_is_kept(pushed: Rig) -> None:
    pushed.edit_row("T01", "2", place=1)
    assert pushed.push().code == 0
    assert pushed.rows("T01")["2"]["place"] == 1
    assert "2 place: 2 -> 1" in pushed("status", "small.meet").out
    assert pushed.push("--ours").code == 0
    assert pushed.rows("T01")["2"]["place"] == 2
    settled(pushed)


def test_what_the_service_does_not_keep_is_told(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        found.change('"Ada Example" F', '"Ada Example" F extra.shoe_size=38')
        told = "altered by the service: shoe_size: 38 -> nothing"
        ran = found.push()
        assert (ran.code, f"athlete 1: {told}" in ran.out) == (4, True)
        ran = found.push()
        assert (ran.code, told in ran.out) == (4, True)
        assert "nothing was sent" in ran.out
        assert "1 altered by the service" in ran.out
        assert found("status", "small.meet").code == 6


def test_what_the_text_no_longer_says_is_told(pushed: Rig) -> None:
    pushed.change(" at=10:30", "")
    for _ in range(2):
        ran = pushed.push()
        assert ran.code == 0
        assert 'no longer in the text, and kept: r1_time: "10:30"' in ran.out
    assert pushed("status", "small.meet").code == 6
    pushed.edit(RecordKind.EVENT, "T01", r1_time="")
    settled(pushed)


def test_a_heat_that_is_gone_everywhere_is_forgotten(pushed: Rig) -> None:
    pushed.change("rounds=2", "rounds=1")
    pushed.change("  heat 2 official\n    3  12.10\n", "")
    pushed.service.store.delete(pushed.record(RecordKind.EVENT, "T01"))
    assert pushed.push("--recreate").code == 0
    settled(pushed)
    assert "unit T01 1 2" not in pushed.base.read_text(encoding="utf-8")


def test_a_service_that_loses_results_gets_no_others(pushed: Rig) -> None:
    pushed.service.switch({"unit_results": False})
    pushed.change("11.95", "11.94")
    pushed.change("5.60(-0.3)", "5.61(-0.3)")
    ran = pushed.push()
    assert ran.code == 4
    assert "does not keep its results; 2 that were there are gone" in ran.out
    assert "not tried: 1" in ran.out
    assert pushed.rows("F01")["1"]["performance"] == "5.74"
    pushed.service.switch({"unit_results": True})
    assert pushed.push().code == 0
    assert pushed.rows("T01")["2"]["performance"] == "11.94"
    settled(pushed)


def git(found: Rig, *arguments: str) -> None:
    who = ("-c", "user.name=Ann Lee", "-c", "user.email=ann@example.org")
    nothing = dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull)
    subprocess.run(
        ["git", *who, *arguments], cwd=found.folder, env=os.environ | nothing, check=True,
        capture_output=True,
    )  # fmt: skip


@pytest.fixture
def committed(pushed: Rig) -> Rig:
    """The small meet in git, with its base; then a correction that was pushed and committed."""
    git(pushed, "init", "--quiet", ".")
    git(pushed, "add", "--all")
    git(pushed, "commit", "--quiet", "-m", "the meet, pushed")
    pushed.change("11.95", "11.28")
    pushed.change("    3  12.10\n", "    3  12.10\n    4  12.40\n")
    assert pushed.push().code == 0
    git(pushed, "commit", "--all", "--quiet", "-m", "a correction, pushed")
    return pushed


def test_git_revert_takes_the_base_back_and_push_restores(committed: Rig) -> None:
    git(committed, "revert", "--no-edit", "HEAD")
    assert '"11.28"' not in committed.base.read_text(encoding="utf-8")
    assert committed("status", "small.meet").code == 6
    ran = committed.push()
    assert (ran.code, "changed by others" in ran.out) == (0, False)
    assert committed.rows("T01")["2"]["performance"] == "11.95"
    assert list(committed.rows("T01", "1/2")) == ["3"]
    settled(committed)


def test_an_edit_after_a_revert_is_still_somebody_elses(committed: Rig) -> None:
    git(committed, "revert", "--no-edit", "HEAD")
    committed.edit_row("T01", "2", performance="11.30")
    ran = committed.push()
    assert committed.rows("T01")["2"]["performance"] == "11.30"
    assert 'performance: "11.95" -> "11.30"' in ran.out


def test_the_same_mark_again_by_somebody_else_is_kept(committed: Rig) -> None:
    """The text goes back by hand, and is pushed; then somebody types the other mark again."""
    committed.change("11.28", "11.95")
    assert committed.push().code == 0
    git(committed, "commit", "--all", "--quiet", "-m", "back again, pushed")
    committed.edit_row("T01", "2", performance="11.28")
    assert committed.push().code == 0
    assert committed.rows("T01")["2"]["performance"] == "11.28"


PAIRS = """\
meet "Small Open" slug=small country=GBR date=2026-05-09
event T01 100 "One" F
event T02 200 "Two" F
event T03 400 "Three" F
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Iterator[Rig]:
    with rig(tmp_path, PAIRS) as found:
        assert found.push().code == 0
        found.forget()
        yield found


def test_the_code_and_category_of_another_event_are_a_conflict(pairs: Rig) -> None:
    """An event that is called otherwise now would have them twice, and the service refuses that."""
    pairs.change("event T01", "event T07")
    ran = pairs.push()
    assert ran.code == 3
    assert "! event T07  event T01 has this event code and category there" in ran.out
    assert pairs.writes() == []
    assert pairs.push("--prune").code == 0
    assert [w.split("/")[0] for w in pairs.writes()] == ["DELETE ", "POST "]
    settled(pairs)


def test_events_hand_over_code_and_category_in_turn(pairs: Rig) -> None:
    pairs.change("T01 100", "T01 200")
    pairs.change("T02 200", "T02 400")
    pairs.change("T03 400", "T03 800")
    assert pairs.push().code == 0
    codes = {
        k: pairs.record(RecordKind.EVENT, k).document["event_code"] for k in ("T01", "T02", "T03")
    }
    assert codes == {"T01": "200", "T02": "400", "T03": "800"}
    settled(pairs)


def test_an_exchange_of_code_and_category_is_a_conflict(pairs: Rig) -> None:
    pairs.change("T01 100", "T01 400")
    pairs.change("T03 400", "T03 100")
    ran = pairs.push()
    assert ran.code == 3
    assert ran.out.count("has this event code and category there") == 2
    assert pairs.writes() == []


def test_an_athlete_with_another_bib_is_not_there_twice(pushed: Rig) -> None:
    """As after `meetc bibs`: the competitor gets the bib, and its results go under that."""
    text = pushed.meet.read_text(encoding="utf-8")
    for old, new in (("athlete 1 ", "athlete 101 "), ("    1  ", "    101  ")):
        text = text.replace(old, new)
    pushed.write(text)
    before = pushed.record(RecordKind.COMPETITOR, "1").id
    pushed.forget()
    ran = pushed.push()
    assert ran.code == 0, ran.out
    assert "~ athlete 101  competitor_id" in ran.out
    assert pushed.record(RecordKind.COMPETITOR, "101").id == before
    assert [w for w in pushed.writes() if "competitors" in w] == [
        f"PATCH /api/competitors/{before}/"
    ]
    assert list(pushed.rows("T01")) == ["101", "2"]
    assert 'competitor 1"' not in pushed.base.read_text(encoding="utf-8")
    settled(pushed)


@pytest.mark.parametrize("fault", ["drop-before-commit", "drop-after-commit", "502-after", "401"])
def test_another_bib_whatever_happens_on_the_way(pushed: Rig, fault: str, tmp_path: Path) -> None:
    text = pushed.meet.read_text(encoding="utf-8").replace("athlete 1 ", "athlete 101 ")
    for number in range(1, 12):
        pushed.afresh(tmp_path / str(number))
        assert pushed.push().code == 0
        pushed.write(text.replace("    1  ", "    101  "))
        pushed.service.faults = [parse(f"{fault}:*:/:{number}-{number + 2}")]
        pushed.push()
        pushed.service.faults = []
        assert pushed.push().code == 0
        store = pushed.service.store
        assert [each.key for each in store.of_competition(RecordKind.COMPETITOR, "")] in (
            ["101", "2"],
            ["2", "101"],
        )
        settled(pushed)


def test_who_is_meant_by_another_bib_is_not_guessed(pushed: Rig) -> None:
    """Twins, and another birth date: they are new athletes, and the former stay."""
    pushed.change('athlete 1 "Ada Example" F 2001-03-21', 'athlete 7 "Ada Example" F 2001-03-22')
    ran = pushed.push()
    assert "+ athlete 7" in ran.out
    assert "? athlete 1" in ran.out


def test_a_bib_that_was_not_given_is_no_success(pushed: Rig) -> None:
    pushed.change('athlete 2 "Bea', 'athlete 22 "Bea')
    pushed.service.faults = [parse("drop-before-commit:PATCH:/api/competitors/")]
    ran = pushed.push()
    assert ran.code == 4, ran.out
    pushed.service.faults = []
    assert [c.key for c in pushed.service.store.of_competition(RecordKind.COMPETITOR, "")] == [
        "1",
        "2",
    ]
    assert pushed.push().code == 0
    assert pushed.record(RecordKind.COMPETITOR, "22").document["last_name"] == "Sample"
    settled(pushed)


def test_bibs_are_handed_on_in_turn(pushed: Rig) -> None:
    """1 becomes 2 and 2 becomes 4: nobody is there twice, and each keeps the own record."""
    ids = {bib: pushed.record(RecordKind.COMPETITOR, bib).id for bib in "12"}
    pushed.change('athlete 2 "Bea', 'athlete 4 "Bea')
    pushed.change('athlete 1 "Ada', 'athlete 2 "Ada')
    assert pushed.push().code == 0
    found = pushed.service.store.of_competition(RecordKind.COMPETITOR, "")
    assert {each.key: each.id for each in found} == {"4": ids["2"], "2": ids["1"]}
    settled(pushed)


def test_a_row_that_came_while_nobody_saw_is_somebody_elses(pushed: Rig) -> None:
    pushed.change("11.95", "11.96")
    pushed.service.faults = [
        parse("drop-after-commit:PATCH:/api/units/"),
        parse("drop-before-commit:GET:/api/units/:6-99"),
    ]
    assert pushed.push().code == 4
    pushed.service.faults = []
    pushed.edit_row("T01", "9", performance="11.50")
    assert pushed.push().code == 0
    pushed.change("    2  11.96", "    9  11.70\n    2  11.96")
    assert pushed.push().code == 3
    assert pushed.rows("T01")["9"]["performance"] == "11.50"


@pytest.mark.parametrize("edit", ["a row deleted", "a mark changed"])
def test_an_edit_after_a_push_that_never_arrived_is_still_one(pushed: Rig, edit: str) -> None:
    pushed.change("    2  11.95", "    9  12.05\n    2  11.95")
    pushed.service.faults = [
        parse("drop-before-commit:PATCH:/api/units/"),
        parse("drop-before-commit:GET:/api/units/:6-99"),
    ]
    assert pushed.push().code == 4
    pushed.service.faults = []
    if edit == "a mark changed":
        pushed.edit_row("T01", "2", performance="11.90")
        assert pushed.push().code == 0
        assert pushed.rows("T01")["2"]["performance"] == "11.90"
        assert pushed.rows("T01")["9"]["performance"] == "12.05"
    else:
        rows = [row for bib, row in pushed.rows("T01").items() if bib != "2"]
        pushed.edit(RecordKind.UNIT, "1/1", "T01", results=rows)
        ran = pushed.push()
        assert (ran.code, "somebody has deleted it" in ran.out) == (3, True)
        assert list(pushed.rows("T01")) == ["1"]


def test_a_decision_among_equals_stays_when_others_come(pushed: Rig) -> None:
    pushed.change("11.95", "11.82")
    assert pushed.push().code == 0
    pushed.edit_row("T01", "1", place=2)
    pushed.change("    2  11.82", "    9  DNS\n    2  11.82")
    assert pushed.push().code == 0
    assert [pushed.rows("T01")[bib].get("place") for bib in "129"] == [2, 1, None]


def test_a_saved_plan_overwrites_what_it_has_shown(pushed: Rig) -> None:
    pushed.edit_row("T01", "2", performance="11.90")
    assert pushed.plan("--ours", "--save", "small.plan").code == 0
    pushed.edit_row("T01", "2", performance="")
    ran = pushed("push", "small.plan")
    assert (ran.code, "does not hold any more" in ran.err) == (3, True)
    assert pushed.rows("T01")["2"]["performance"] == ""


def test_a_row_that_goes_is_shown_with_what_others_have_made_of_it(pushed: Rig) -> None:
    pushed.edit_row("T01", "2", performance="11.90")
    pushed.change("    2  11.95  lane=5\n", "")
    assert '2 performance: last sent "11.95", there "11.90"' in pushed.plan().out
    assert '2 performance: "11.90" -> nothing' in pushed.plan("--ours", "-v").out


def test_revert_restores_beside_an_edit_of_somebody_else(committed: Rig) -> None:
    committed.edit_row("T01", "1", performance="11.80")
    git(committed, "revert", "--no-edit", "HEAD")
    ran = committed.push()
    assert ran.code == 0
    assert "git has taken back what was last sent of 2" in ran.out
    marks = {bib: row["performance"] for bib, row in committed.rows("T01").items()}
    assert marks == {"1": "11.80", "2": "11.95"}


def test_a_base_made_anew_is_not_taken_for_an_old_one(committed: Rig) -> None:
    """Its versions begin again; a mark of before, typed by somebody else, is kept."""
    committed.base.unlink()
    assert committed.push("--adopt").code == 0
    git(committed, "commit", "--all", "--quiet", "-m", "the base anew")
    committed.change("11.28", "11.30")
    assert committed.push().code == 0
    git(committed, "commit", "--all", "--quiet", "-m", "another mark, pushed")
    committed.edit_row("T01", "2", performance="11.28")
    assert committed.push().code == 0
    assert committed.rows("T01")["2"]["performance"] == "11.28"


def test_revert_of_a_bib_and_of_a_deletion(committed: Rig) -> None:
    committed.change('athlete 2 "Bea', 'athlete 22 "Bea')
    committed.write(committed.meet.read_text() + 'event T09 800 "800" F\n')
    assert committed.push().code == 0
    git(committed, "commit", "--all", "--quiet", "-m", "a bib and an event")
    committed.write(committed.meet.read_text().replace('event T09 800 "800" F\n', ""))
    assert committed.push("--prune").code == 0
    git(committed, "commit", "--all", "--quiet", "-m", "the event is gone")
    git(committed, "revert", "--no-edit", "HEAD")
    assert committed.push().code == 0
    assert committed.record(RecordKind.EVENT, "T09").document["event_code"] == "800"
    git(committed, "commit", "--all", "--quiet", "--allow-empty", "-m", "there again")
    git(committed, "revert", "--no-edit", "HEAD~3")
    assert committed.push("--prune").code == 0
    athletes = committed.service.store.of_competition(RecordKind.COMPETITOR, "")
    assert sorted(each.key for each in athletes) == ["1", "2"]
    settled(committed)


def test_a_scratch_takes_back_the_entry_and_the_start_row(pushed: Rig) -> None:
    pushed.change("rounds=2 at=10:30\n", "rounds=2 at=10:30\n  enter 2 sb=12.00\n  enter 3\n")
    pushed.change(
        'athlete 2 "Bea Sample" F BBB\n', 'athlete 2 "Bea Sample" F BBB\nathlete 3 "C D" F\n'
    )
    pushed.change("3  12.10", "3  lane=2")
    assert pushed.push().code == 0
    entered = pushed.record(RecordKind.COMPETITOR, "3").document["events_entered"]
    assert [entry["event_id"] for entry in entered] == ["T01"]
    pushed.change("enter 3\n", 'enter 3 scratched="injury"\n')
    ran = pushed.push()
    assert ran.code == 0, ran.out + ran.err
    assert "1 scratch stays in the text" in ran.out
    assert pushed.record(RecordKind.COMPETITOR, "3").document["events_entered"] == []
    assert pushed.record(RecordKind.UNIT, "1/2", "T01").document["results"] == []
    settled(pushed)
