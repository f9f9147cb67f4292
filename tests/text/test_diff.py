"""`meetc diff`: what differs between two meets."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

import meetc
from meetc import model
from meetc.compare import as_json, markdown, text
from meetc.compare.change import ABSENT, Change, Detail, Verb, walk
from meetc.compare.compare import compare
from meetc.compare.values import COMPARED, differing, values_of
from meetc.fields import Kind
from meetc.model import Meet
from meetc.schema import check_payload
from tests.conftest import EXAMPLES, MEET, Meetc, Ran
from tests.support.differences import HEAT, compiled, edited
from tests.support.drawn import examples
from tests.support.strategies import meets, versions

SPRING = (EXAMPLES / "spring.meet").read_text(encoding="utf-8") + (
    'event T29 4x100 "4x100m Relay Clubs" F  ages=U17\n'
    '  squad KMH-A "Kingsmeadow Girls" 119 103 104 107\n'
)


def told(old: str, new: str) -> str:
    """What the text says of two meets, given by what follows `meet`."""
    return text.render(compare(compiled(MEET + old), compiled(MEET + new)))


SUNDAY = edited(
    SPRING,
    ("country            GBR", "country            NOR"),
    ('team COR "Isle of Corrin AC"', 'team COR "Corrin AC"'),
    ("athlete 103 ", "athlete 99 "),
    ("119,103,104,107", "119,99,104,107"),
    ("119 103 104 107", "119 99 104 107"),
    ("events_entered=T24\n", "events_entered=T24,T14\n"),
    ("at=12:05,15:10", "at=12:05,15:20"),
    ("306  12.32  Q", "306  12.48  q"),
    ("wind=-0.1", "wind=-0.2"),
    ("313  38.93  40.78", "313  38.93  x    "),
    ('DQ lane=3  runners=406,441,452,410  note="TR24.7"', "43.60  lane=3 runners=406,441,452,410"),
    ("o     o     xo    xxx", "o     o     xxo   xxx"),
    ("    418  3:57.69\n    436  4:00.97\n", "    436  4:00.97\n    418  3:57.69\n"),
) + (
    'event F99 LJ "New long jump" M\n  final\n'
    "    426  6.50(+1.0)  x  6.23(0.0)\n    446  .  -  6.11(-0.1)\n"
)  # fmt: skip


@pytest.fixture
def two(meetc: Meetc) -> Meetc:
    """A folder with the spring meet before and after Sunday."""
    meetc.write("old.meet", SPRING)
    meetc.write("new.meet", SUNDAY)
    return meetc


def test_text(two: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = two("diff", "old.meet", "new.meet")
    assert (ran.code, ran.err) == (6, "")
    assert ran.out == snapshot
    back = two("diff", "new.meet", "old.meet")
    assert (back.code, back.err) == (6, "")
    assert back.out == snapshot(name="back")


def test_markdown(two: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = two("diff", "old.meet", "new.meet", "--format", "markdown")
    assert (ran.code, ran.err) == (6, "")
    assert ran.out == snapshot


def test_json(two: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = two("diff", "old.meet", "new.meet", "--format", "json")
    assert (ran.code, ran.err) == (6, "")
    check_payload(json.loads(ran.out), "diff")
    assert ran.out == snapshot
    assert two("diff", "old.meet", "new.meet", "--format", "json").out == ran.out


def test_rules_are_told_by_their_name(meetc: Meetc) -> None:
    meetc.write("old.meet", MEET + "\n")
    meetc.write("new.meet", MEET + " rules=wa2020\n")
    ran = meetc("diff", "old.meet", "new.meet")
    assert (ran.code, ran.err) == (6, "")
    assert ran.out == "Meet\n  rules wa2025 → wa2020\n\n1 meet field changed\n"
    ran = meetc("diff", "old.meet", "new.meet", "--format", "json")
    (change,) = json.loads(ran.out)["changes"]
    assert change["values"] == [{"name": "rules", "old": "wa2025", "new": "wa2020"}]


def test_two_files_of_a_folder_keep_their_names(meetc: Meetc) -> None:
    """They are compiled under one name, which neither errors nor includes tell."""
    meetc.write("new.meet", MEET + "\n")
    meetc.write("old.meet", MEET + '\ninclude "new.meet"\n')
    told = meetc("check", "old.meet").out.removesuffix("1 error\n")
    assert "declared a second time\n --> new.meet:1:1\n" in told
    ran = meetc("diff", "old.meet", "new.meet")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == told + "old.meet: 1 error; nothing is compared\n"
    meetc.write("old.meet", MEET + '\ninclude "events.meet"\n')
    meetc.write("events.meet", "event T1 100 M\n")
    assert "\n- T1  event_code 100" in meetc("diff", "old.meet", "new.meet").out


def test_the_same(two: Meetc) -> None:
    layout = SPRING.replace("\n", "\r\n").replace("    306", "  306").replace("# ", "#  ")
    two.write("same.meet", layout)
    assert two("diff", "old.meet", "same.meet") == Ran(0, "no changes\n", "")
    ran = two("diff", "old.meet", "same.meet", "--format", "markdown")
    assert ran == Ran(0, "**no changes**\n", "")
    ran = two("diff", "old.meet", "same.meet", "--format", "json")
    assert ran.code == 0
    nothing = {"version": 1, "old": "old.meet", "new": "same.meet", "counts": {}, "changes": []}
    assert json.loads(ran.out) == nothing


def test_json_in_place_of_text(two: Meetc) -> None:
    assert two("build", "old.meet").code == two("build", "new.meet").code == 0
    ran = two("diff", "old.json", "new.json")
    assert (ran.code, ran.err) == (6, "")
    assert "    306  Ottilie Dunmore  12.32 → 12.48, place 1 → 2\n" in ran.out
    assert "    312  Zoë Greenhalgh   place 2 → 1  (follows)\n" in ran.out
    two.write("heat.meet", HEAT)
    assert two("build", "heat.meet").code == 0
    assert two("diff", "heat.meet", "heat.json") == Ran(0, "no changes\n", "")


def test_winds_that_are_sent_alike_are_the_same() -> None:
    jumps = 'event F01 LJ "Long Jump" F\n  final\n    1  5.74({})  5.71({})\n'
    assert told(jumps.format("+1.2", "0.0"), jumps.format("+1.2", "-0.0")) == "no changes\n"
    assert "trial 1" in told(jumps.format("+1.2", "0.0"), jumps.format("-1.2", "0.0"))


def test_what_json_cannot_hold_is_told(meetc: Meetc) -> None:
    meetc.write("a.meet", edited(HEAT, ("11.82", "11.82 Q")))
    assert meetc("build", "a.meet").code == 0
    told = "T01\n  final\n    1  no qualifier (was Q)\n\n1 result changed\n"
    assert meetc("diff", "a.meet", "a.json") == Ran(6, told, "")


RACE = 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\nevent T01 100 "100m" F rounds=2,1\n'


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (" heat 1\n 1 lane=4\n", " heat 1\n 1 11.82 lane=4\n", "1  Ada Example  11.82, place 1"),
        (" heat 1\n 1 11.82\n", " heat 1\n 1 lane=4\n",
         "1  Ada Example  no mark (was 11.82), no place (was 1), lane 4"),
        (" heat 1\n 1 lane=4\n", " heat 2\n 1 lane=5\n", "1  Ada Example  heat 1 → 2, lane 4 → 5"),
        (" heat 1\n 1 11.82 Q\n", " heat 1\n 1 11.82 q\n", "1  Ada Example  qualifier Q → q"),
        (" heat 1\n 1 11.82 extra.a=1\n", " heat 1\n 1 11.82 extra.a=true\n",
         "1  Ada Example  extra.a 1 → true"),
        (" heat 1\n 1 11.82 extra.a=1\n", ' heat 1\n 1 11.82 extra.a="1"\n',
         '1  Ada Example  extra.a 1 → "1"'),
        (" heat 1\n 1 11.82 extra.a=null\n", " heat 1\n 1 11.82\n",
         "1  Ada Example  no extra.a (was null)"),
        (" heat 1\n 1 11.82\n", ' heat 1\n 1 11.82 note="a b"\n', '1  Ada Example  note "a b"'),
        (" heat 1\n 1\n 2\n", " heat 1\n 2\n 1\n", "2  Bea Sample  now first"),
        (" heat 1\n 1 11.82\n", " heat 1 official\n 1 11.82\n", "heat 1  provisional → official"),
        (" heat 1\n 1\n", " heat 1\n  scheduled_start_time 14:10\n 1\n", "heat 1  start 14:10"),
    ],
)  # fmt: skip
def test_a_row_or_unit(old: str, new: str, line: str) -> None:
    assert line in [shown.strip() for shown in told(RACE + old, RACE + new).splitlines()]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('team A "Aa"', 'team A "Ab"', "A  Ab  team_name Aa → Ab"),
        ('team A "Aa"\nteam B "Bb"', 'team B "Bb"\nteam A "Aa"', "B  Bb  now first"),
        ("athlete 1 F\nevent T01 100 F", "athlete 1 F\nevent T01 100 F\nenter 1 qp=12.10",
         "+ 1  T01: qp 12.10"),
        ("athlete 1 F events_entered=T01\nevent T01 100 F",
         "athlete 1 F events_entered=T01\nevent T01 200 F",
         "1  T01: event_code 100 → 200  (follows)"),
        ("event T01 100 F rounds=2,1 at=14:00,15:00", "event T01 100 F rounds=2,1 at=14:00,15:10",
         "T01  round 2 15:00 → 15:10"),
        ("event T01 100 F", "event T01 100 F venue=\"Track 2\"", 'T01  venue "Track 2"'),
        ("event T01 100 F", "event T02 100 F",
         "- T01  event_code 100, genders F, category F, ages ALL, rounds 1"),
    ],
)  # fmt: skip
def test_people_and_events(old: str, new: str, line: str) -> None:
    shown = told(old + "\n", new + "\n").splitlines()
    assert line in [each.strip() for each in shown]


class Learnt(NamedTuple):
    """What a model of tomorrow may hold."""

    total: int
    place: int | None


def test_what_the_model_learns_later_is_compared() -> None:
    (old,) = compiled(HEAT).events[0].units
    new: Any = old._replace(jump_off={"7": Learnt(5400, 1), "8": Learnt(5300, None)})  # type: ignore[arg-type]
    assert differing(values_of(old), values_of(new)) == [
        Detail("jump_off.7.total", ABSENT, 5400),
        Detail("jump_off.7.place", ABSENT, 1),
        Detail("jump_off.8.total", ABSENT, 5300),
    ]


def test_what_a_meet_did_not_say_is_no_value_before(meetc: Meetc) -> None:
    fields = " timezone=Europe/London site=https://club.example/ language=nb"
    meetc.write("a.meet", MEET)
    meetc.write("b.meet", MEET.replace("\n", f"{fields}\n"))
    values = "timezone Europe/London", "site https://club.example/", "language nb"
    assert meetc("diff", "a.meet", "b.meet").out.splitlines()[1:4] == [f"  {v}" for v in values]
    gone = meetc("diff", "b.meet", "a.meet").out.splitlines()[1]
    assert gone == "  no timezone (was Europe/London)"


def test_what_is_compared_of_a_thing_is_no_thing_itself() -> None:
    """What stands below a thing is paired and compared by itself: `compare.py` asks for it."""
    things = [name for name, kind in vars(model).items() if "line" in annotations_of(kind)]
    below = re.compile(rf"\b({'|'.join(things)})\b")
    compared = {
        (kind.__name__, name): str(annotations_of(kind)[name])
        for kind, names in COMPARED.items()
        for name in names
    }
    assert "Athlete" in things
    raw = [place for place, written in compared.items() if below.search(written)]
    assert raw == [], "leave them out in compare/values.py, and tell them there or in compare.py"


def test_every_kind_is_in_the_schema() -> None:
    """A change of any kind fits it, and so does the number of such changes. What has been reviewed
    of a meet is no part of it."""
    changes = tuple(
        Change(kind, Verb.ADDED, "1", "A", ()) for kind in Kind if kind is not Kind.EXEMPTION
    )
    check_payload(json.loads(as_json.render(changes, "old", "new")), "diff")


def annotations_of(kind: object) -> dict[str, Any]:
    """Those of a class and of all that it is made from; none of what is no class."""
    own: dict[str, Any] = {}
    for base in reversed(getattr(kind, "__mro__", ())):
        own |= vars(base).get("__annotations__", {})
    return own


def everything(meet: Meet) -> str:
    """A payload with what has no known key as well, and what a start list without rows has."""
    keyed = meet._replace(keys={"qualifier": "~q", "runners": "~r", "chip": "~c"})
    document: dict[str, Any] = {"payload": meetc.payload(keyed), "keys": meet.keys}
    document["units"] = [
        [e.id, u.round, u.heat, u.official_at, u.fields, u.extra, u.heights, u.jump_off,
         [[" ".join(card).rstrip(" .") for card in (row.series, row.jump_off)] for row in u.rows]]
        for e in meet.events for u in e.units
    ]  # fmt: skip
    return json.dumps(document, sort_keys=True)


def assert_all_is_told(old: Meet, new: Meet) -> None:
    changes = compare(old, new)
    assert bool(changes) == (everything(old) != everything(new))
    event("different" if changes else "the same")
    assert_reasonable(changes)


def assert_reasonable(changes: tuple[Change, ...]) -> None:
    """What holds of all changes, and of each way to print them."""
    for change in walk(changes):
        assert change.details or change.below or change.verb != "changed"
        for detail in change.details:
            assert (detail.old, detail.new) != (ABSENT, ABSENT)
    check_payload(json.loads(as_json.render(changes, "old", "new")), "diff")
    shown, table = text.render(changes), markdown.render(changes)
    assert (shown == "no changes\n") == (not changes)
    assert shown.isascii() or shown.replace("\n", "").isprintable()
    assert len(table) <= markdown.MOST_CHARACTERS
    for change in walk(changes):
        for detail in change.details:
            if change.verb == "changed" and detail.name == "performance":
                assert f"{change.id} " in shown


@examples(150)
@given(versions(most=4))
def test_nothing_is_missed_between_edits(texts: list[bytes]) -> None:
    """Two payloads are equal if and only if there is no change."""
    sound = [done.meet for done in map(meetc.compile, texts) if done.ok]
    for old in sound:
        for new in sound:
            assert_all_is_told(old, new)


WORDS = (
    *("lane=7", "Q", "q", "place=9", "place=-", "extra.a=1", "extra.a=true", "extra.a=1.0"),
    *('extra.a={"b":[null]}', 'note="é"', "official", "wind=+0.3", "qual_by_place=2", "at=10:30"),
    *("weight=4.00", "category=U20", "nationality=NOR", "chip=12.31", "name=-", "x", "o", "."),
)


def reworked(draw: st.DrawFn, source: str) -> str:
    """A drawn meet with some lines in another place, gone or doubled, and some words changed."""
    lines = source.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at, to = (draw(st.integers(5, len(lines) - 1)) for _ in range(2))
        kind = draw(st.sampled_from(("move", "drop", "double", "digit", "word", "word", "cut")))
        if kind == "move":
            lines.insert(to, lines.pop(at))
        elif kind == "drop" and len(lines) > 7:
            del lines[at]
        elif kind == "double":
            lines.insert(to, lines[at])
        elif kind == "digit":
            digit = draw(st.sampled_from("123456789"))
            lines[at] = digit.join(lines[at].rsplit(lines[at][-1], 1))
        elif kind == "word":
            lines[at] += f"  {draw(st.sampled_from(WORDS))}"
        elif kind == "cut":
            lines[at] = lines[at].rsplit("  ", 1)[0] or lines[at]
    return "\n".join(lines) + "\n"


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two versions of a whole meet, or two whole meets."""
    old = draw(meets()).text
    return old, (reworked(draw, old) if draw(st.integers(0, 3)) else draw(meets()).text)


@examples(500)
@given(pairs())
def test_nothing_is_missed_between_meets(texts: tuple[str, str]) -> None:
    old, new = map(meetc.compile, texts)
    if old.ok and new.ok:
        assert_all_is_told(old.meet, new.meet)
        assert_all_is_told(new.meet, old.meet)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("at=10:30,14:00", "at=10:30,14:10", "the start of T01 moved: raise timetable="),
     ("at=10:30,14:00", "at=10:30,14:00 day=2", "the start of T01 moved: raise timetable="),
     ("at=10:30", "at=10:30,14:10", ""),
     ("at=10:30", "at=10:30 lanes=6", "")],
)  # fmt: skip
def test_a_start_that_moved_asks_for_the_next_edition_of_the_timetable(
    old: str, new: str, said: str
) -> None:
    days = 'meet "Spring" slug=spring country=GBR date=2026-05-09..2026-05-10{}\n'
    was, now = (f'event T01 100 "100 m" F rounds=2,1 {own}\n' for own in (old, new))
    first = compiled(days.format("") + was)
    changes = text.render(compare(first, compiled(days.format("") + now)))
    assert ("raise timetable=" in changes) == bool(said)
    assert said in changes
    raised = text.render(compare(first, compiled(days.format(" timetable=2") + now)))
    assert "  timetable 2\n" in raised
    assert "raise" not in raised
