"""`meetc pull`: what others have changed at the service stands in the text afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetc.sandbox.store import Kind
from tests.pushing import Rig, rig


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
    trials = pushed.record(Kind.UNIT, "1/1", "F01").document["trials"]
    trials[0] |= {"result": "5.76"}
    pushed.edit(Kind.UNIT, "1/1", "F01", trials=trials)
    pushed.edit_row("F01", "1", performance="5.76")
    pushed.edit(Kind.TEAM, "AAA", team_name="Alpha Club")
    pushed.edit(Kind.COMPETITOR, "1", date_of_birth="2001-03-22")
    pushed.edit(Kind.EVENT, "T01", r1_time="10:45")
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
    pushed.edit(Kind.COMPETITOR, "1", first_name="Adele", last_name="Exemplar")
    pushed.edit(Kind.COMPETITOR, "2", last_name="van Sample")
    ran = pushed("pull", "small.meet")
    assert ran.code == 0, ran.out + ran.err
    assert 'athlete 1 "Adele Exemplar" F 2001-03-21 AAA events_entered=T01,F01' in lines(pushed)
    assert 'athlete 2 "Bea" "van Sample" F BBB' in lines(pushed)
    assert pushed.push().code == 0
    pushed.edit(Kind.COMPETITOR, "2", last_name="Sample")
    assert pushed("pull", "small.meet").code == 0
    assert 'athlete 2 "Bea" "Sample" F BBB' in lines(pushed)


def test_their_side_of_a_conflict_of_names_is_taken(pushed: Rig) -> None:
    pushed.edit(Kind.COMPETITOR, "1", first_name="Adele")
    pushed.edit(Kind.TEAM, "AAA", team_name="Alpha Club")
    pushed.edit(Kind.EVENT, "T01", name="100 m")
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
    pushed.edit(Kind.UNIT, "1/1", "T01", results=[rows[0] | {"performance": "11.80"}, *rows[1:]])
    assert pushed("pull", "small.meet").code in (0, 4)
    assert "1 11.80 lane=4" in lines(pushed)


def test_a_height_of_another_type_is_left(pushed: Rig) -> None:
    pushed.edit(Kind.UNIT, "1/1", "F02", heights=["1.40", {"a": 1}])
    pushed.edit_row("F02", "1", performance="1.50")
    assert pushed("pull", "small.meet").code == 4


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
    assert "not written: unit T01 1 1 1: performance" in ran.err
    assert pushed.meet.read_bytes() == before
