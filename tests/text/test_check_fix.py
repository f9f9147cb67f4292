"""`meetc check --fix`: what diagnostics are sure of is written into the texts."""

from __future__ import annotations

import pytest

from meetc.diagnostics import pages
from meetc.diagnostics.diagnostic import Fix
from meetc.edit.fixes import mended
from meetc.edit.texts import Texts
from tests.conftest import MEET, Meetc, found
from tests.support.pages import examples

WRONG = """\
# the spring meet
meet "Kingsmeadow Spring Open" slug=spring-open country=GBR date=2026-05-09
athlete 214 "Ada Example" F   # our captain
include "people.inc"
Event T01 4 x 100 "Relay" F
event t02 100 "100 metres" F
  final Official
    124  11,82
event F01 LJ "Long jump" F
  final
    214  5,74 5.32m
"""
PEOPLE = "athlete 3 “Bea O’Sample” W\r\n"
RIGHT = """\
# the spring meet
meet "Kingsmeadow Spring Open" slug=spring-open country=GBR date=2026-05-09
athlete 214 "Ada Example" F   # our captain
include "people.inc"
event T01 4x100 "Relay" F
event T02 100 "100 metres" F
  final official
    124  11.82
event F01 LJ "Long jump" F
  final
    214  5.74 5.32
"""


def test_fixes_are_written_and_told(meetc: Meetc) -> None:
    """In included files as well; what is revealed by a fix is fixed too. What is left is told."""
    meetc.write("a.meet", WRONG)
    meetc.write("people.inc", PEOPLE)
    ran = meetc("check", "--fix", "a.meet")
    fixed = [line for line in ran.out.splitlines() if line.startswith("fixed ")]
    assert fixed == [
        'fixed people.inc:1: “Bea O’Sample” is now "Bea O’Sample" (M106)',
        "fixed a.meet:5: Event is now event (M204)",
        "fixed a.meet:5: 4 x 100 is now 4x100 (M403)",
        "fixed a.meet:6: t02 is now T02 (M405)",
        "fixed a.meet:7: Official is now official (M210)",
        "fixed a.meet:8: 11,82 is now 11.82 (M602)",
        "fixed a.meet:11: 5,74 is now 5.74 (M604)",
        "fixed a.meet:11: 5.32m is now 5.32 (M604)",
        "fixed people.inc:1: W is now F (M210)",
    ]
    assert ran.code == 0
    assert ran.out.endswith("1 day, 3 events, 3 units, 2 athletes; 1 warning\n")
    assert (meetc.folder / "a.meet").read_text() == RIGHT
    assert (meetc.folder / "people.inc").read_bytes().decode() == 'athlete 3 "Bea O’Sample" F\r\n'
    again = meetc("check", "--fix", "a.meet")
    assert "fixed" not in again.out


def test_the_diff_shows_them_and_writes_nothing(meetc: Meetc) -> None:
    meetc.write("a.meet", WRONG)
    meetc.write("people.inc", PEOPLE)
    for options in (["--diff"], ["--fix", "--diff"]):
        ran = meetc("check", *options, "a.meet")
        assert (ran.code, ran.err) == (0, "")
        assert "\n+    124  11.82\n" in ran.out
        assert "+++ people.inc\n" in ran.out
        assert "error[" not in ran.out
    assert (meetc.folder / "a.meet").read_text() == WRONG


def test_json_tells_fixes_beside_it(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET + "event T01 100m M\n")
    ran = meetc("check", "--fix", "--format", "json", "a.meet")
    assert ran.err == "fixed a.meet:2: 100m is now 100 (M403)\n"
    assert '"errors": 0' in ran.out


EVENT = MEET + 'athlete 1 "Ada Example" F\nevent T01 100 "100" F\n  final\n    1 11.8\n'


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        # the field would be given twice
        ("event F01 SP F weight=4.00 weigth=3.00\n", "M201 6:28 an event has no field weigth"),
        # results are never moved by a guess
        ("event T02\n  final\n    1 12.1\n", "M402 6:7 no event T02 is declared"),
    ],
)
def test_what_would_not_mend_it_is_left(meetc: Meetc, rest: str, told: str) -> None:
    meetc.write("a.meet", EVENT + rest)
    ran = meetc("check", "--fix", "a.meet")
    assert "fixed" not in ran.out
    assert (meetc.folder / "a.meet").read_text() == EVENT + rest
    assert told in found(EVENT + rest)


def test_what_a_mistake_hides_is_mended_in_turn(meetc: Meetc) -> None:
    """Heights, and then the cards that could not be read without them; one row twice is left."""
    rest = "event F01 HJ F\n  final\n    heights 1,60 170 1.8m\n    1 O XO XXX\n    1 o\n"
    meetc.write("a.meet", EVENT + rest)
    ran = meetc("check", "--fix", "a.meet")
    assert "    heights 1.60 1.70 1.8\n    1 o xo xxx\n" in (meetc.folder / "a.meet").read_text()
    assert (ran.code, ran.out.count("error[M601]"), ran.out.count("error[")) == (1, 1, 1)


def test_a_sheet_is_never_changed(meetc: Meetc) -> None:
    meetc.write("r.csv", "Bib;Mark\n1;11,8x\n2;12:9\n")
    people = 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\n'
    event = 'event T01 100 "100" F\n  final\n    results from "r.csv"\n'
    meetc.write("a.meet", MEET + people + event)
    meetc("check", "--fix", "a.meet")
    assert (meetc.folder / "r.csv").read_text() == "Bib;Mark\n1;11,8x\n2;12:9\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [("-", "standard input cannot be fixed; name a file"), ("a.json", "a.json is no .meet file")],
)
def test_what_cannot_be_fixed_is_refused(meetc: Meetc, name: str, message: str) -> None:
    meetc.write("a.json", "{}")
    ran = meetc("check", "--fix", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"meetc: {message}")


@pytest.mark.parametrize("code", pages.codes())
def test_a_fix_leads_to_no_other_mistake(code: str) -> None:
    """On the wrong example of every page."""
    wrong = examples(code)["Wrong"]
    if wrong.text.startswith((b"{", b"[")):
        return
    texts, before = Texts.compiled("spring.meet", wrong.text, wrong.read)
    after = mended(texts, before)
    assert {d.code for d in after.compiled.diagnostics} <= {code}
    has_fix = any(d.fix for d in before.diagnostics) and code != "M402"
    assert bool(after.fixed) == has_fix == (after.texts != texts)
    assert not after.fixed or after.compiled.diagnostics == ()


def test_of_two_fixes_at_one_place_the_first_is_made() -> None:
    """And one that stands apart on the same line beside it."""
    text = b"event T01 100m W\n"
    texts, compiled = Texts.compiled("a.meet", MEET.encode() + text, no_file)
    code, gender = (each for each in compiled.diagnostics)
    assert code.fix is not None
    other = code._replace(fix=Fix(code.fix.span, "200"))
    wider = code._replace(fix=Fix(code.fix.span._replace(end_column=17), "300 F"))
    for order in ((code, other, wider, gender), (wider, gender, code, other)):
        after = mended(texts, compiled._replace(diagnostics=order))
        wanted = b"event T01 100 F\n" if order[0] is code else b"event T01 300 F\n"
        assert after.texts.files["a.meet"] == MEET.encode() + wanted


def no_file(path: str) -> bytes:
    raise FileNotFoundError(2, path)
