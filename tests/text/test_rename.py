"""`meetc rename`: another name everywhere, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from meetc.edit.errors import CannotRenameError
from meetc.edit.named import Named
from meetc.edit.rename import renamed
from meetc.edit.texts import Texts
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.drawn import examples
from tests.support.strategies import Written, meets

ROOT = (
    MEET
    + """\
  team_id  THH          # the default of all athletes
team THH "Thames Hounds"
team THH-B "Their Second"
team BEL "Belgrave"
athlete 1 "Ada Example" F THH events_entered=T01,F01
athlete 2 "Bea Sample" F team_id=THH
athlete 12 "Cleo Test" F BEL
athlete "ab" "Dot Early" F
athlete 5 "Eva Fay" F BEL events_entered=T01 nationality=NED   # runs for THH too
include "day/two.meet"
event M01 PEN "Pentathlon" F
  1
  12
event T01 100 "T01 in the park" F parent=M01 category=P
  heat 1
    1   11.82
    12  11.95  Q   # bib 12, not 1
    "Bea Sample" 12.12
    "ab"  DNS
events {age}X {age} "x" F ages=200 category=X parent=M01
"""
)
TWO = """\
event F01 LJ F
  parent M01
  enter 12 qp=5.20
  final official event_id=F01
    12  5.74  x
event T09 4x100 F
  squad THH "1" 1 2 12 5
  squad THH-B "Bea Sample" 1 12 5
  squad THH-C team_id=BEL runners=1,12,5,"ab"
  squad BEL-A "A team"
  final
    THH    50.12
    THH-C  50.50  runners="ab",5,12,1
    BEL    51.20
    THH-X  52.00
"""


def both() -> Texts:
    texts, compiled = Texts.compiled("a.meet", ROOT.encode(), lambda path: TWO.encode())
    assert compiled.ok, [d.message for d in compiled.diagnostics if d.is_error]
    return texts


def after(kind: Named, old: str, new: str) -> dict[str, str]:
    texts = both()
    result = renamed(texts, texts.compile(), kind, {old: new}).texts
    return {path: data.decode() for path, data in result.files.items()}


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (Named.EVENT, "M01", "C-1"),
        (Named.EVENT, "T01", "T07"),
        (Named.EVENT, "F01", "9.A"),
        (Named.BIB, "12", "412"),
        (Named.BIB, "1", "x1"),
        (Named.BIB, "ab", "77"),
        (Named.TEAM, "THH", "TH"),
        (Named.TEAM, "BEL", "ÅB"),
    ],
)
def test_everywhere(kind: Named, old: str, new: str, snapshot: SnapshotAssertion) -> None:
    """Exactly the lines that change, of both files."""
    before = both().files
    lines = []
    for path, text in after(kind, old, new).items():
        old_lines, new_lines = before[path].decode().splitlines(), text.splitlines()
        assert len(old_lines) == len(new_lines)
        lines += [new for old, new in zip(old_lines, new_lines, strict=True) if old != new]
    assert "\n".join(lines) == snapshot


@pytest.mark.parametrize(
    ("kind", "old", "new", "reason"),
    [
        (Named.EVENT, "T1", "T07", "the meet has no event T1 (did you mean T01?)"),
        (Named.EVENT, "T01", "F01", "another event is called F01 already"),
        (Named.EVENT, "T01", "200X", "another event is called 200X already"),
        (Named.EVENT, "200X", "T07", "makes in line 21 of a.meet: change the id there"),
        (Named.EVENT, "T01", "t07", "t07 is no event id"),
        (Named.EVENT, "T01", "", "is no event id"),
        (Named.BIB, "13", "14", "the meet has no bib 13"),
        (Named.BIB, "12", "5", "another bib is called 5 already"),
        (Named.BIB, "12", "12", "12 is its name already"),
        (Named.BIB, "12", "BEL-A", "another squad is called BEL-A already"),
        (Named.BIB, "12", "\n", "is no bib"),
        (Named.BIB, "12", "--", "is no bib"),
        (Named.BIB, "12", "1 2", "is no bib"),
        (Named.TEAM, "THX", "TH", "did you mean THH?"),
        (Named.TEAM, "THH", "BEL", "another team is called BEL already"),
    ],
)
def test_refused(kind: Named, old: str, new: str, reason: str) -> None:
    with pytest.raises(CannotRenameError) as refused:
        after(kind, old, new)
    assert reason in str(refused.value)


def test_a_club_as_somebody_spelt_it_becomes_the_team(meetc: Meetc) -> None:
    """What a list calls a club becomes the code of a team that is there."""
    people = 'athlete 1 "Al Oak" M team_id="Hounds RC"\nathlete 2 "Bo Elm" M team_id="Hounds RC"\n'
    meetc.write("a.meet", MEET + 'team THH "Hounds"\n' + people)
    ran = meetc("rename", "a.meet", "team", "Hounds RC", "THH", "--write")
    assert (ran.code, ran.out) == (0, "wrote a.meet\n"), ran.err
    assert (meetc.folder / "a.meet").read_text().endswith(people.replace('"Hounds RC"', "THH"))
    assert meetc("check", "a.meet").err == ""


def test_totals_and_unknown_fields_hold_up_nothing(meetc: Meetc) -> None:
    """What is sent under a key that the meet names goes with its athlete."""
    meetc.write("a.meet", TOTALS)
    for kind, old, new in (("bib", "12", "112"), ("event", "M01", "M02"), ("team", "BEL", "BE")):
        ran = meetc("rename", "a.meet", kind, old, new, "--write")
        assert (ran.code, ran.out) == (0, "wrote a.meet\n"), ran.err
    renames = {" 12": " 112", "M01": "M02", "BEL": "BE", ",12": ",112"}
    wanted = TOTALS
    for old, new in renames.items():
        wanted = wanted.replace(old, new)
    assert (meetc.folder / "a.meet").read_text() == wanted


TOTALS = (
    MEET
    + """\
  key.total    total
  key.runners  who_ran
team BEL "Belgrave" extra.of=[{"event_id":[1],"team_id":{"runners":[{}]}}]
athlete 1 "Ada Example" F BEL
athlete 12 "Bea Sample" F BEL
event M01 BI "Biathlon" F
  1
  12
event T01 60 "60 metres" F parent=M01 category=P
  final official
    1   8.02
    12  8.30
event T03 4x100 "Relay" F
  squad BEL-A 1 12
  final
    BEL-A  50.12  runners=1,12
"""
)


def test_dry_run_and_write(meetc: Meetc, snapshot: SnapshotAssertion) -> None:
    root = meetc.write("a.meet", ROOT)
    two = meetc.write("day/two.meet", TWO)
    ran = meetc("rename", "a.meet", "bib", "12", "412")
    assert (ran.code, ran.err) == (0, "nothing is written yet: add --write\n")
    assert ran.out == snapshot
    assert (root.read_text(), two.read_text()) == (ROOT, TWO)
    ran = meetc("rename", "a.meet", "bib", "12", "412", "--write")
    assert (ran.code, ran.out) == (0, "wrote a.meet\nwrote day/two.meet\n")
    expected = after(Named.BIB, "12", "412")
    assert root.read_text() == expected["a.meet"]
    assert two.read_text() == expected["day/two.meet"]


def test_wrong_calls(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + "event T01 100 F\n")
    for arguments in (
        ("a.meet", "event", "T02", "T03"),
        ("a.meet", "athlete", "T01", "T03"),
        ("b.meet", "event", "T01", "T03"),
        (".", "event", "T01", "T03"),
        ("-", "event", "T01", "T03"),
    ):
        ran = meetc("rename", *arguments)
        assert (ran.code, ran.out) == (2, ""), arguments


def test_a_meet_with_errors_is_mended_first(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + "event T01 100m F\n")
    ran = meetc("rename", "a.meet", "event", "T01", "T02", "--write")
    assert (ran.code, ran.out) == (1, "")
    assert "error[M403]" in ran.err
    assert ran.err.endswith("the meet has errors; nothing is changed\n")


def test_what_would_be_misread_is_refused(meetc: Meetc) -> None:
    """A team M would be taken for a gender: found by compiling the result."""
    meetc.write("a.meet", MEET + 'team THH "Hounds"\nathlete 1 "Ada Example" F THH\n')
    ran = meetc("rename", "a.meet", "team", "THH", "M", "--write")
    assert ran.code == 2
    assert "M is one word too many; nothing is changed" in ran.err
    assert "THH" in (meetc.folder / "a.meet").read_text()


@pytest.mark.parametrize("name", ["spring", "triathlon", "throw", "championship"])
def test_there_and_back_is_where_it_began(name: str) -> None:
    data = (EXAMPLES / f"{name}.meet").read_bytes()
    texts, compiled = Texts.compiled(f"{name}.meet", data, lambda path: b"")
    meet = compiled.meet
    made = {e.id for e in meet.events if e.line.words[0] == "events"}
    names = [(Named.EVENT, e.id) for e in meet.events if e.id not in made]
    names += [(Named.TEAM, team.id) for team in meet.teams]
    names += [(Named.BIB, athlete.bib) for athlete in meet.athletes]
    names += [(Named.BIB, "1")] if name == "throw" else []
    for kind, old in names[:: max(1, len(names) // 25)]:
        there = renamed(texts, compiled, kind, {old: "ZQ77"}).texts
        assert there != texts
        assert renamed(there, there.compile(), kind, {"ZQ77": old}).texts == texts


@examples(100)
@given(meets(), st.data())
def test_drawn_meets_there_and_back(meet: Written, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(Named)))
    known = {Named.EVENT: meet.events, Named.BIB: meet.bibs, Named.TEAM: ("AAA",)}[kind]
    old = data.draw(st.sampled_from(known))
    new = data.draw(st.sampled_from(("Z", "Z-9", "ZZZZZZZZZZZZZZ")))
    texts, compiled = Texts.compiled("a.meet", meet.text.encode(), lambda path: b"")
    there = renamed(texts, compiled, kind, {old: new}).texts
    assert there != texts
    assert renamed(there, there.compile(), kind, {new: old}).texts == texts


SHEETS = (
    'meet "M" slug=m country=GBR date=2026-05-09\n'
    'team KIN "Kingsmeadow"\n'
    'athlete 12 "Ida Marsh" F KIN  events_entered=F01\n'
    'entries from "list.csv"\n'
    'event F01 LJ "Long Jump" F\n'
    "  final official\n"
    '    results from "F01.csv"\n'
)


@pytest.mark.parametrize(
    ("kind", "old", "new", "places"),
    [
        ("bib", "12", "412", ["list.csv:2", "F01.csv:2"]),
        ("event", "F01", "F07", ["list.csv:2"]),
        ("team", "KIN", "KI", ["list.csv:2"]),
    ],
)
def test_rows_of_sheets_are_listed_and_not_edited(
    meetc: Meetc, kind: str, old: str, new: str, places: list[str]
) -> None:
    sheets = {"list.csv": "Bib,Team,Event,PB\n12,KIN,F01,5.90\n", "F01.csv": "Bib;1;2\n12;5,70;x\n"}
    for name, text in sheets.items():
        meetc.write(name, text)
    meetc.write("m.meet", SHEETS)
    ran = meetc("rename", "m.meet", kind, old, new, "--write")
    assert (ran.code, ran.out) == (0, "wrote m.meet\n")
    told = [line.split(": ")[0] for line in ran.err.splitlines()]
    assert sorted(told) == sorted(places)
    for name, text in sheets.items():
        assert (meetc.folder / name).read_text() == text
    assert new in (meetc.folder / "m.meet").read_text()
