"""A statement and a field that the language does not have, added as CONTRIBUTING says: a copy of
the package is changed in those files alone, and reads, lays out, merges and builds them."""

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
KIND = (
    'StatementKind("umpire", "UMPIRES", 1, "", ("EVENT",), "an umpire", other_names=("judge",)),\n'
)
TERMINAL = 'UMPIRES.2: _IN "umpire" _REST (_BLANK | _IN "umpire" _REST)~0..999\n'
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
    """The command of a copy of the package with a statement and a field more."""
    for name in ("meetc", "grammar"):
        shutil.copytree(ROOT / name, meetc.folder / name)
    package = meetc.folder / "meetc"
    (event,) = (package / "resolve").rglob("event.py")
    (declared,) = (package / "resolve").rglob("events.py")
    beside, declaring = (
        ".".join(path.parent.relative_to(meetc.folder).parts) for path in (event, declared)
    )
    insert(meetc.folder / "grammar" / "meet.lark", "UNIT.2:", TERMINAL)
    insert(meetc.folder / "grammar" / "meet.lark", "SQUADS | UNIT", "UMPIRES | ")
    insert(package / "syntax" / "kinds.py", '_unit("heat"', KIND + "    ")
    code = UMPIRES.replace("meetc.resolve.programme.events", f"{declaring}.events")
    (event.parent / "umpires.py").write_text(code, encoding="utf-8")
    insert(event, "from meetc.disciplines", f"from {beside}.umpires import umpires\n")
    insert(event, "event.fields.extra", "umpires(event) | ")
    insert(package / "fields.py", 'Field("limit"', 'Field("surface", _T.TEXT, "of it"),\n        ')
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


def test_a_toy_statement_that_is_mistyped_or_misplaced(toy: Meetc) -> None:
    toy.write("a.meet", MEET + 'umpire "Eva"\nevent T01 100 F\njudge "Fay"\nUmpire "Gus"\n')
    ran = toy.process("check", "a.meet", "--format", "json")
    assert [d["message"] for d in json.loads(ran.out)["diagnostics"]] == [
        "an umpire stands below the meet",
        "no statement begins with judge",
        "keywords are written small: umpire, not Umpire",
    ]
