"""`meetc pull`: what others have changed at the service stands in the text afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetc.push.lock import Lock
from meetc.sandbox.store import RecordKind
from tests.support.pushing import Rig, rig, settled


@pytest.fixture
def pushed(tmp_path: Path) -> Iterator[Rig]:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        yield found


def lines(found: Rig) -> list[str]:
    return [" ".join(line.split()) for line in found.meet.read_text(encoding="utf-8").splitlines()]


def test_edits_of_every_kind_are_taken(pushed: Rig) -> None:
    pushed.edit_row("T01", "1", performance="11.80")
    pushed.edit_row("T01", "2", lane=7)
    pushed.edit_row("T01", "9", performance="12.50", lane=3)
    trials = pushed.record(RecordKind.UNIT, "1/1", "F01").document["trials"]
    trials[0] |= {"result": "5.76"}
    pushed.edit(RecordKind.UNIT, "1/1", "F01", trials=trials)
    pushed.edit_row("F01", "1", performance="5.76")
    pushed.edit(RecordKind.TEAM, "AAA", team_name="Alpha Club")
    pushed.edit(RecordKind.COMPETITOR, "1", date_of_birth="2001-03-22")
    pushed.edit(RecordKind.EVENT, "T01", r1_time="10:45")
    ran = pushed("pull", "small.meet")
    assert ran.code == 0, ran.out + ran.err
    found = lines(pushed)
    assert "1 11.80 lane=4" in found
    assert "2 11.95 lane=7" in found
    assert "9 12.50 lane=3" in found
    assert "1 5.76(+1.2) x 5.60(-0.3)" in found
    assert 'team AAA "Alpha Club"' in found
    assert 'athlete 1 "Ada Example" F 2001-03-22 AAA events_entered=T01,F01' in found
    assert 'event T01 100 "100 metres" F rounds=2 at=10:45' in found
    pushed.forget()
    assert pushed.push().code == 0
    assert pushed("status", "small.meet").out.splitlines()[-1] == (
        "the service has what the text says"
    )


def test_a_name_is_taken_in_one_string_and_in_two(pushed: Rig) -> None:
    pushed.edit(RecordKind.COMPETITOR, "1", first_name="Adele", last_name="Exemplar")
    pushed.edit(RecordKind.COMPETITOR, "2", last_name="van Sample")
    ran = pushed("pull", "small.meet")
    assert ran.code == 0, ran.out + ran.err
    assert 'athlete 1 "Adele Exemplar" F 2001-03-21 AAA events_entered=T01,F01' in lines(pushed)
    assert 'athlete 2 "Bea" "van Sample" F BBB' in lines(pushed)
    assert pushed.push().code == 0
    pushed.edit(RecordKind.COMPETITOR, "2", last_name="Sample")
    assert pushed("pull", "small.meet").code == 0
    assert 'athlete 2 "Bea" "Sample" F BBB' in lines(pushed)


def test_their_side_of_a_conflict_of_names_is_taken(pushed: Rig) -> None:
    pushed.edit(RecordKind.COMPETITOR, "1", first_name="Adele")
    pushed.edit(RecordKind.TEAM, "AAA", team_name="Alpha Club")
    pushed.edit(RecordKind.EVENT, "T01", name="100 m")
    pushed.change("Ada Example", "Ida Example")
    pushed.change('"Alphas"', '"Alfas"')
    pushed.change('"100 metres"', '"Hundred"')
    ran = pushed("pull", "small.meet")
    assert ran.code == 0, ran.out + ran.err
    assert 'athlete 1 "Adele Example" F 2001-03-21 AAA events_entered=T01,F01' in lines(pushed)
    assert 'team AAA "Alpha Club"' in lines(pushed)
    assert pushed.push().code == 0


def test_a_row_with_a_bib_of_another_type_is_left(pushed: Rig) -> None:
    rows = [*pushed.rows("T01").values(), {"bib": {"a": 1}, "performance": "11.00"}]
    pushed.edit(
        RecordKind.UNIT, "1/1", "T01", results=[rows[0] | {"performance": "11.80"}, *rows[1:]]
    )
    assert pushed("pull", "small.meet").code in (0, 4)
    assert "1 11.80 lane=4" in lines(pushed)


def test_a_height_of_another_type_is_left(pushed: Rig) -> None:
    pushed.edit(RecordKind.UNIT, "1/1", "F02", heights=["1.40", {"a": 1}])
    pushed.edit_row("F02", "1", performance="1.50")
    assert pushed("pull", "small.meet").code == 4


def test_a_word_is_replaced_by_what_it_says_and_not_by_how_it_looks(pushed: Rig) -> None:
    """A name that reads as the code, an id in quotes, a family name that reads as a team."""
    pushed.change('event T01 100 "100 metres" F', 'event "T01" 100 "100" F')
    pushed.change('"Bea Sample" F BBB', '"Bea" "BBB" F BBB')
    assert pushed.push().code == 0
    pushed.edit(RecordKind.EVENT, "T01", name="Hundred", r1_time="10:45")
    pushed.edit(RecordKind.COMPETITOR, "2", team_id="AAA")
    assert pushed("pull", "small.meet").code == 0
    assert 'event "T01" 100 "Hundred" F rounds=2 at=10:45' in lines(pushed)
    assert 'athlete 2 "Bea" "BBB" F AAA' in lines(pushed)
    assert pushed.push().code == 0
    pushed.edit(RecordKind.EVENT, "T01", name="100", genders="MF")
    pushed.edit(RecordKind.COMPETITOR, "2", last_name="Sample")
    assert pushed("pull", "small.meet").code == 0
    assert 'event "T01" 100 "100" MF rounds=2 at=10:45' in lines(pushed)
    assert 'athlete 2 "Bea" "Sample" F AAA' in lines(pushed)
    settled = pushed.push()
    assert settled.code == 0, settled.out


def test_their_side_of_a_conflict_is_taken(pushed: Rig) -> None:
    pushed.edit_row("T01", "1", performance="11.80")
    pushed.change("11.82", "11.84")
    assert pushed.push().code == 3
    assert pushed("pull", "small.meet").code == 0
    assert "1 11.80 lane=4" in lines(pushed)
    assert pushed.push().code == 0


def test_diff_writes_nothing(pushed: Rig) -> None:
    before = pushed.meet.read_bytes()
    pushed.edit_row("T01", "1", performance="11.80")
    ran = pushed("pull", "small.meet", "--diff")
    assert "-    1  11.82  lane=4\n+    1  11.80  lane=4\n" in ran.out
    assert pushed.meet.read_bytes() == before
    pushed.forget()
    assert pushed("pull", "small.meet").code == 0
    assert pushed.writes() == []


def test_what_no_statement_says_is_left_and_told(pushed: Rig) -> None:
    before = pushed.meet.read_bytes()
    pushed.edit_row("T01", "1", performance="fast, they say")
    ran = pushed("pull", "small.meet")
    assert ran.code == 4
    assert "not written: unit T01 round 1 heat 1 row 1: performance" in ran.err
    assert pushed.meet.read_bytes() == before


def test_what_was_deleted_there_is_told(pushed: Rig) -> None:
    before = pushed.meet.read_bytes()
    store = pushed.service.store
    store.delete(pushed.record(RecordKind.COMPETITOR, "2"))
    store.delete(pushed.record(RecordKind.EVENT, "F02"))
    ran = pushed("pull", "small.meet")
    assert ran.code == 4
    assert ran.out.splitlines()[2:] == ["nothing was taken over"]
    next_step = "take it out of the text, or push --recreate makes it again"
    assert ran.err.splitlines()[-2:] == [
        f"not written: athlete 2: somebody has deleted it there; {next_step}",
        f"not written: event F02: somebody has deleted it there; {next_step}",
    ]
    assert pushed.meet.read_bytes() == before


def test_entries_that_come_and_go(pushed: Rig) -> None:
    entries = [{"event_id": "T01", "event_code": "100", "sb": "11.75"},
               {"event_id": "F02", "event_code": "HJ", "qp": "1.55"}]  # fmt: skip
    pushed.edit(RecordKind.COMPETITOR, "1", events_entered=entries)
    pushed.edit(RecordKind.COMPETITOR, "2", events_entered=[entries[0] | {"sb": ""}])
    ran = pushed("pull", "small.meet")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[2:] == [
        "taken: athlete 1 row T01: sb",
        "taken: athlete 1 row F01: deleted there",
        "taken: athlete 1 row F02: added there",
        "taken: athlete 2 row T01: added there",
        "wrote small.meet",
    ]
    found = lines(pushed)
    assert 'athlete 1 "Ada Example" F 2001-03-21 AAA events_entered=-' in found
    at = found.index('event T01 100 "100 metres" F rounds=2 at=10:30')
    assert found[at + 1 : at + 4] == ["enter 1 sb=11.75", "enter 2", "heat 1 official wind=+0.8"]
    at = found.index('event F02 HJ "High Jump" F')
    assert found[at + 1 : at + 3] == ["enter 1 qp=1.55", "final official"]
    settled(pushed)
    pushed.edit(RecordKind.COMPETITOR, "1", events_entered=[entries[0] | {"sb": "11.70"}])
    assert pushed("pull", "small.meet").code == 0
    assert "enter 1 sb=11.70" in lines(pushed)
    assert "enter 1 qp=1.55" not in lines(pushed)
    settled(pushed)


def test_rows_that_come_and_go_are_called_by_their_bib(pushed: Rig) -> None:
    rows = pushed.rows("T01")
    gone = rows.pop("2")
    rows["9"] = gone | {"bib": "9", "lane": 7}
    pushed.edit(RecordKind.UNIT, "1/1", "T01", results=list(rows.values()))
    pushed.edit_row("T01", "3", unit="1/2", performance="12.09")
    pushed.change("  heat 2 official\n    3  12.10\n", "  heat 2 official\n")
    ran = pushed("pull", "small.meet")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[2:] == [
        "taken: unit T01 round 1 heat 1 row 2: deleted there",
        "taken: unit T01 round 1 heat 1 row 9: added there",
        "taken: unit T01 round 1 heat 2 row 3: changed there",
        "wrote small.meet",
    ]
    assert "9 11.95 lane=7" in lines(pushed)
    assert "3 12.09" in lines(pushed)


def test_what_follows_from_the_marks_is_told(pushed: Rig) -> None:
    before = pushed.meet.read_bytes()
    pushed.edit_row("T01", "1", place=2)
    pushed.edit_row("F01", "2", catpos=1)
    ran = pushed("pull", "small.meet")
    assert ran.code == 4
    assert ran.err.splitlines()[-2:] == [
        "not written: unit T01 round 1 heat 1 row 1: place: follows from the marks; "
        "write place= where it shall stand",
        "not written: unit F01 round 1 heat 1 row 2: catpos: follows from the marks; "
        "write catpos= where it shall stand",
    ]
    assert pushed.meet.read_bytes() == before


def test_what_follows_from_marks_that_are_taken_is_not_told(pushed: Rig) -> None:
    pushed.edit_row("T01", "1", performance="11.99", place=2)
    pushed.edit_row("T01", "2", place=1)
    ran = pushed("pull", "small.meet")
    assert ran.code == 0, ran.err
    assert "1 11.99 lane=4" in lines(pushed)
    pushed.edit_row("T01", "1", performance="fast, they say", place=1)
    ran = pushed("pull", "small.meet")
    assert ran.code == 4
    assert ran.err.splitlines()[-1] == (
        'not written: unit T01 round 1 heat 1 row 1: performance: "fast, they say" would be an '
        "error: they is a second mark, and 100 has one; correct it there, or push --ours sends "
        "what the text says"
    )


def test_what_stands_in_a_sheet_is_not_ours_to_write(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        sheet = found.meet.parent / "all.csv"
        sheet.write_text("Event,Heat,Bib,Time\nT09,1,1,12.3\nT09,2,2,12.4\n", encoding="utf-8")
        found.change("\nteam", '\nresults from "all.csv"\nteam')
        found.change("\nevent T01", '\nevent T09 60 "60 metres" F rounds=2\nevent T01')
        assert found.push().code == 0
        found.edit_row("T09", "1", performance="12.2")
        ran = found("pull", "small.meet")
        assert ran.code == 4
        assert "not written: unit T09 round 1 heat 1 row 1: performance" in ran.err
        assert sheet.read_text(encoding="utf-8").splitlines()[1] == "T09,1,1,12.3"


def test_what_is_changed_back_after_a_pull_is_somebody_elses(pushed: Rig) -> None:
    """A name, a mark, and a row that comes again: a push keeps them, and status tells."""
    rows = pushed.rows("T01")
    pushed.edit(RecordKind.TEAM, "AAA", team_name="Alpha Club")
    pushed.edit_row("F01", "1", lane=1)
    pushed.edit_row("T01", "1", unit="1/1", performance="11.80")
    pushed.edit(RecordKind.UNIT, "1/2", "T01", results=[])
    assert pushed("pull", "small.meet").code == 0
    assert "1 11.80 lane=4" in lines(pushed)
    assert "3 12.10" not in lines(pushed)
    pushed.edit(RecordKind.TEAM, "AAA", team_name="Alphas")
    pushed.edit(RecordKind.UNIT, "1/1", "T01", results=list(rows.values()))
    pushed.edit_row("T01", "3", unit="1/2", performance="12.10")
    assert pushed.push().code == 0
    assert pushed.record(RecordKind.TEAM, "AAA").document["team_name"] == "Alphas"
    assert pushed.rows("T01")["1"]["performance"] == "11.82"
    assert pushed.rows("T01", "1/2")["3"]["performance"] == "12.10"
    status = pushed("status", "small.meet").out
    assert 'team AAA team_name: "Alpha Club" -> "Alphas"' in status
    assert 'unit T01 round 1 heat 1 1 performance: "11.80" -> "11.82"' in status
    assert "added by others: unit T01 round 1 heat 2 row 3" in status


def test_a_pull_while_a_push_is_at_work_leaves_its_base(pushed: Rig) -> None:
    before = pushed.base.read_bytes()
    pushed.edit(RecordKind.TEAM, "AAA", team_name="Alpha Club")
    with Lock(pushed.folder / "small.test.lock"):
        assert pushed("pull", "small.meet").code == 0
    assert pushed.base.read_bytes() == before


def test_a_height_that_others_have_added(pushed: Rig) -> None:
    """The bar goes behind those of the text with the attempts at it; other cards stay."""
    unit = pushed.record(RecordKind.UNIT, "1/1", "F02").document
    rows = [row | ({"performance": "1.55"} if row["bib"] == "1" else {}) for row in unit["results"]]
    trials = [t for t in unit["trials"] if (t["bib"], t["height"]) != ("1", "1.50")]
    over = [{"bib": "1", "height": height, "result": "o"} for height in ("1.50", "1.55")]
    pushed.edit(
        RecordKind.UNIT, "1/1", "F02",
        heights=[*unit["heights"], "1.55"], results=rows, trials=[*trials, *over],
    )  # fmt: skip
    assert pushed("pull", "small.meet").code == 0
    text = pushed.meet.read_text()
    assert "    heights 1.40 1.45 1.50 1.55\n    1  o  xo  o  o\n    2  o  xxx\n" in text
    assert pushed("status", "small.meet").code == 0
