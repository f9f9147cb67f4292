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


def umpires(event: DeclaredEvent) -> dict[str, list[str]]:
    """Their names, by the key that passes them on."""
    lines = [line for block in event.blocks for line in block.others.get("UMPIRES", ())]
    return {"umpires": [text(line.piece(1)) for line in lines]} if lines else {}
'''
SPONSORS = '''\
"""The sponsors of the meet."""

from __future__ import annotations

from collections.abc import Iterable

from meetc.model import Sponsor
from meetc.syntax.outline import Outline
from meetc.syntax.parts import text


def sponsors(outlines: Iterable[Outline]) -> tuple[Sponsor, ...]:
    """They in the order of the text."""
    lines = [line for outline in outlines for line in outline.others.get("SPONSORS", ())]
    return tuple(Sponsor(text(line.piece(1)), line) for line in lines)
'''
SPONSOR = '''\
class Sponsor(NamedTuple):
    """Who pays."""

    name: str
    line: Line


'''
KINDS = (
    'StatementKind("umpire", "UMPIRES", 1, "", ("EVENT",), "an umpire", other_names=("judge",)),\n'
    '    StatementKind("sponsor", "SPONSORS"),\n'
)
TERMINALS = (
    'UMPIRES.2: _SAID (_BLANK | _IN "umpire" _REST)~1..1000\nSPONSORS.2: _IN "sponsor" _REST\n'
)
ROOMS = ("people", "results")
BELOW_ATHLETE = '\n    @property\n    def name(self) -> str:\n        return " "'
SPONSOR_TO_OTHERS = "from meetc.model.people import Sponsor as Sponsor\n"
SPONSORS_FROM = "from meetc.resolve.people.sponsors import sponsors\n"
TOLD = '        values |= {f"sponsor {one.name}": True for one in thing.sponsors}\n'
MASCOT = 'Field("mascot", _T.TEXT, "it brings luck", default=False),\n        '
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
    model, people, results = package / "model", *(package / "resolve" / n for n in ROOMS)
    insert(meetc.folder / "grammar" / "meet.lark", "UNITS.2:", TERMINALS)
    insert(meetc.folder / "grammar" / "meet.lark", "SQUADS | UNIT", "UMPIRES | SPONSORS | ")
    insert(package / "syntax" / "kinds.py", '_unit("heat"', KINDS + "    ")
    (results / "umpires.py").write_text(UMPIRES, encoding="utf-8")
    event, resolve = results / "event.py", package / "resolve" / "resolve.py"
    insert(event, "from meetc.disciplines", "from meetc.resolve.results.umpires import umpires\n")
    insert(event, "event.fields.extra", "umpires(event) | ")
    (people / "sponsors.py").write_text(SPONSORS, encoding="utf-8")
    insert(resolve, "from meetc.resolve.programme.event_rounds", SPONSORS_FROM)
    insert(resolve, "records=records)", "sponsors=sponsors(outlines), ")
    insert(people / "entered.py", "))\n\n\nclass Entered(", ', fields.text("mascot")')
    insert(model / "people.py", "class Entry", SPONSOR)
    insert(model / "people.py", BELOW_ATHLETE, "    mascot: str | None = None\n")
    insert(model / "__init__.py", "from meetc.model.rows import Row", SPONSOR_TO_OTHERS)
    insert(model / "meet.py", "    records: tuple", "    sponsors: tuple[Sponsor, ...] = ()\n")
    insert(model / "meet.py", "Athlete, Entry, Team\n", "Sponsor, ")
    insert(package / "compare" / "values.py", '"days", "records"', '"sponsors", ')
    insert(package / "compare" / "values.py", "    if isinstance(thing, Athlete)", TOLD)
    insert(package / "fields.py", 'Field("limit"', 'Field("surface", _T.TEXT, "of it"),\n        ')
    insert(package / "fields.py", 'Field("national_id"', SHIRT)
    insert(package / "fields.py", 'Field("scratched", _T.TEXT, "why out of all', MASCOT)
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


def test_a_toy_statement_of_the_meet_and_a_toy_field_that_is_ours_alone(toy: Meetc) -> None:
    """What the model learns of them is told where it differs, and not sent."""
    toy.write("sponsors.meet", 'sponsor "Cedar & Sons"\n')
    base = MEET + 'include "sponsors.meet"\nathlete 1 "Ada Example" F\n'
    toy.write("old.meet", base)
    toy.write("a.meet", base.replace(" F\n", ' F mascot=owl\nsponsor "Dale"\n'))
    ran = toy.process("build", "a.meet", "--strict", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "owl" not in ran.out
    ran = toy.process("diff", "old.meet", "a.meet")
    lines = ["Meet", "  sponsor Dale true", "", "Athletes", "  1  Ada Example  mascot owl"]
    assert ran.out.splitlines()[:5] == lines


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
