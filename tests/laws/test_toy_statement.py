"""Statements and fields that the language does not have, added as CONTRIBUTING says: a copy of the
package is changed in those files alone, and reads, lays out, merges and builds them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import MEET, ROOT, Meetc

UMPIRES = '''\
"""The umpires of an event."""

from __future__ import annotations

from meetc.resolve.declared import DeclaredEvent
from meetc.syntax.parts import text


def umpires(event: Declared) -> dict[str, list[str]]:
    """Their names, by the key that passes them on."""
    lines = [line for block in event.blocks for line in block.others.get("UMPIRES", ())]
    return {"umpires": [text(line.piece(1)) for line in lines]} if lines else {}
'''
SPONSORS = '''\
"""The sponsors of the meet."""

from __future__ import annotations

from collections.abc import Iterable

from meetc.syntax.outline import Outline
from meetc.syntax.parts import text


def sponsors(outlines: Iterable[Outline]) -> dict[str, list[str]]:
    """Their names, by the key that passes them on."""
    lines = [line for outline in outlines for line in outline.others.get("SPONSORS", ())]
    return {"sponsors": [text(line.piece(1)) for line in lines]} if lines else {}
'''
KINDS = (
    'StatementKind("umpire", "UMPIRES", 1, "", ("EVENT",), "an umpire", other_names=("judge",)),\n'
    '    StatementKind("sponsor", "SPONSORS"),\n'
)
TERMINALS = (
    'UMPIRES.2: _SAID (_BLANK | _IN "umpire" _REST)~1..1000\nSPONSORS.2: _IN "sponsor" _REST\n'
)
SPONSORS_FROM = "from meetc.resolve.people.sponsors import sponsors\n"
SPONSORS_OF = "    fields.extra = fields.extra | sponsors(declaring)\n"
SHIRT = 'Field("shirt", _T.CHOICE, "its size", choices=("M", "XL")),\n        '
TEXT = (
    MEET
    + """\
athlete 1 "Ada Example" F
athlete 2 "Bea Sample" F

event T01 100 F surface=grass
  heat 1
    1     11.82
# to the left
umpire   "Cleo  Example"   # all day
    2     11.95
"""
)


def insert(path: Path, before: str, new: str) -> None:
    """Write something into a file before a text that stands in it once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, new + before), encoding="utf-8")


@pytest.fixture
def toy(meetc: Meetc) -> Meetc:
    """The command of a copy of the package with two statements and two fields more."""
    for name in ("meetc", "grammar"):
        shutil.copytree(ROOT / name, meetc.folder / name)
    package = meetc.folder / "meetc"
    (event,) = (package / "resolve").rglob("event.py")
    (declared,) = (package / "resolve").rglob("events.py")
    beside, declaring = (
        ".".join(path.parent.relative_to(meetc.folder).parts) for path in (event, declared)
    )
    insert(meetc.folder / "grammar" / "meet.lark", "UNIT.2:", TERMINALS)
    insert(meetc.folder / "grammar" / "meet.lark", "SQUADS | UNIT", "UMPIRES | SPONSORS | ")
    insert(package / "syntax" / "kinds.py", '_unit("heat"', KINDS + "    ")
    code = UMPIRES.replace("meetc.resolve.programme.events", f"{declaring}.events")
    (event.parent / "umpires.py").write_text(code, encoding="utf-8")
    insert(event, "from meetc.disciplines", f"from {beside}.umpires import umpires\n")
    insert(event, "event.fields.extra", "umpires(event) | ")
    resolve = package / "resolve" / "resolve.py"
    (resolve.parent / "people" / "sponsors.py").write_text(SPONSORS, encoding="utf-8")
    insert(
        resolve,
        "from meetc.resolve.people.teams",
        SPONSORS_FROM,
    )
    insert(resolve, "    teams = read_teams", SPONSORS_OF)
    insert(package / "fields.py", 'Field("limit"', 'Field("surface", _T.TEXT, "of it"),\n        ')
    insert(package / "fields.py", 'Field("national_id"', SHIRT)
    return meetc


def test_a_toy_statement_and_a_toy_field(toy: Meetc) -> None:
    toy.write("a.meet", TEXT)
    ran = toy.process("fmt", "a.meet")
    assert (ran.code, ran.err) == (0, "")
    laid_out = (toy.folder / "a.meet").read_text(encoding="utf-8")
    assert laid_out.split("heat 1\n")[1].split("\n") == [
        "    1     11.82",
        "  # to the left",
        '  umpire "Cleo  Example"'.ljust(48) + "# all day",
        "    2     11.95",
        "",
    ]
    ran = toy.process("build", "a.meet", "--strict", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    (event,) = json.loads(ran.out)["events"]
    assert (event["umpires"], event["surface"]) == (["Cleo  Example"], "grass")
    assert [row["bib"] for row in event["units"][0]["results"]] == ["1", "2"]

    toy.write("ours", laid_out.replace("# all day", "# until noon").replace("grass", "sand"))
    toy.write("theirs", laid_out.replace("    2  ", '  umpire "Dot Example"\n    2  '))
    ran = toy.process("git", "merge", "a.meet", "ours", "theirs", "--path", "a.meet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    merged = (toy.folder / "ours").read_text(encoding="utf-8")
    assert "surface=sand" in merged
    assert merged.split("# until noon\n")[1].startswith('  umpire "Dot Example"\n    2  ')


def test_a_toy_statement_of_the_meet_that_stands_alone_in_its_file(toy: Meetc) -> None:
    toy.write("sponsors.meet", 'sponsor "Cedar & Sons"\n')
    toy.write("a.meet", MEET + 'include "sponsors.meet"\n')
    ran = toy.process("build", "a.meet", "--strict", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["sponsors"] == ["Cedar & Sons"]


def test_a_toy_field_of_athletes_heads_a_column_of_a_list(toy: Meetc) -> None:
    toy.write("a.csv", "Bib,First,Last,Shirt,Event\n1,Ada,Example,XL,T01\n2,Bea,Sample,XXL,T01\n")
    toy.write("a.meet", MEET + 'event T01 100 F\nentries from "a.csv" add\n')
    ran = toy.process("check", "a.meet", "--format", "json")
    assert [d["message"] for d in json.loads(ran.out)["diagnostics"]] == [
        "shirt is M or XL, not XXL"
    ]
    toy.write("a.csv", "Bib,First,Last,Shirt,Event\n1,Ada,Example,XL,T01\n2,Bea,Sample,-,T01\n")
    ran = toy.process("build", "a.meet", "--strict", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert [athlete.get("shirt") for athlete in json.loads(ran.out)["competitors"]] == ["XL", None]


def test_a_toy_statement_that_is_mistyped_or_misplaced(toy: Meetc) -> None:
    toy.write("a.meet", MEET + 'umpire "Eva"\nevent T01 100 F\njudge "Fay"\nUmpire "Gus"\n')
    ran = toy.process("check", "a.meet", "--format", "json")
    assert [d["message"] for d in json.loads(ran.out)["diagnostics"]] == [
        "an umpire stands below the meet",
        "no statement begins with judge",
        "keywords are written small: umpire, not Umpire",
    ]
