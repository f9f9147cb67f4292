"""The edit layer: what a change covers is replaced, and not a byte besides."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.diagnostics.diagnostic import Report
from meetc.edit.edit import (
    Edit,
    append,
    delete_statement,
    delete_word,
    edited,
    insert_behind,
    insert_word,
    replace_piece,
    replace_word,
    set_field,
)
from meetc.edit.errors import NotAsWantedError, OverlapError, UnsoundTextError
from meetc.edit.layout import Known, format_bytes, is_canonical, statements
from meetc.edit.texts import Meaning, Texts, prove
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from tests.conftest import MEET
from tests.support.drawn import examples
from tests.support.strategies import Written, meets, versions

TEXT = """\
# the meet
meet "Spring" slug=spring
  country   GBR       # of the host
  date 2026-05-09

event T01 100 "100 metres" F rounds=2,1   # all day
  lanes 8
  heat 1 official
    # photo finish
    1   11.82  Q  lane=4   # a record
    2 11.95

  heat 2
  enter 3
event T02 200 "200 metres" F
"""


def texts(text: str | bytes = TEXT, **files: str) -> Texts:
    root = text.encode() if isinstance(text, str) else text
    return Texts("a.meet", {"a.meet": root} | {f"{n}.meet": t.encode() for n, t in files.items()})


def line(of: Texts, start: str) -> Line:
    """The first statement that begins with some words."""
    for found in statements_of(of):
        if " ".join(found.words).startswith(start):
            return found
    raise AssertionError(start)


def statements_of(of: Texts) -> list[Line]:
    found: list[Line] = []
    for outline in of.outlines():
        for block in (*outline.meets, *outline.events):
            found += _of(block)
        found += [*outline.teams, *outline.athletes, *(line for line, _ in outline.entries)]
    return found


def _of(block: Block) -> list[Line]:
    own = [block.header, *block.fields, *block.heights, *block.squads, *block.rows]
    return own + [line for unit in block.units for line in _of(unit)]


def after(of: Texts, *changes: Edit) -> str:
    return edited(of, changes).files["a.meet"].decode()


CASES = {
    "a word": (
        lambda t: replace_word(line(t, "1 11.82"), 1, "11.28"),
        ("    1   11.82  Q", "    1   11.28  Q"),
    ),
    "a piece of a word": (
        lambda t: replace_piece(line(t, "event T01").piece(5).part(7, 8), "3"),
        ("rounds=2,1   # all day", "rounds=3,1   # all day"),
    ),
    "a word more": (
        lambda t: insert_word(line(t, "2 11.95"), 1, "9.99"),
        ("    2 11.95", "    2 9.99 11.95"),
    ),
    "a word behind the last": (
        lambda t: insert_word(line(t, "1 11.82"), 9, "PB"),
        ("lane=4   # a record", "lane=4 PB   # a record"),
    ),
    "a word less": (
        lambda t: delete_word(line(t, "1 11.82"), 2),
        ("11.82  Q  lane", "11.82  lane"),
    ),
    "a field in its place": (
        lambda t: set_field(line(t, "1 11.82"), "lane", "5"),
        ("lane=4", "lane=5"),
    ),
    "a field that is not there": (
        lambda t: set_field(line(t, "2 11.95"), "lane", "5"),
        ("2 11.95", "2 11.95  lane=5"),
    ),
    "a field on its own line": (
        lambda t: set_field(t.outlines()[1].events[0], "lanes", "9"),
        ("  lanes 8", "  lanes 9"),
    ),
    "a field of two words": (
        lambda t: set_field(t.outlines()[0].meets[0], "date", "2026-06-01 .. 2026-06-02"),
        ("date 2026-05-09", "date 2026-06-01 .. 2026-06-02"),
    ),
    "a field under its other name": (
        lambda t: set_field(t.outlines()[0].meets[0], "country_id", "NOR"),
        ("country   GBR  ", "country   NOR  "),
    ),
    "a field of a header": (
        lambda t: set_field(t.outlines()[1].events[0], "r1_time", "10:30"),
        ("rounds=2,1   #", "rounds=2,1 r1_time=10:30   #"),
    ),
    "a statement less": (
        lambda t: delete_statement(line(t, "1 11.82")),
        ("    1   11.82  Q  lane=4   # a record\n", ""),
    ),
    "rows behind a unit": (
        lambda t: insert_behind(
            t.outlines()[1].events[0].units[0].end, ["    3 12.01", "    4 DNS"]
        ),
        ("    2 11.95\n", "    2 11.95\n    3 12.01\n    4 DNS\n"),
    ),
    "a unit behind an event and its entries": (
        lambda t: insert_behind(t.outlines()[1].events[0].end, ["  final"]),
        ("  enter 3\n", "  enter 3\n  final\n"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_change_leaves_the_rest(name: str, newline: str, mark: str) -> None:
    change, (old, new) = CASES[name]
    before = texts(mark + TEXT.replace("\n", newline))
    assert TEXT.count(old) == 1
    wanted = mark + TEXT.replace(old, new).replace("\n", newline)
    assert after(before, change(before)) == wanted


def test_the_end_of_a_block_is_its_last_statement_of_any_kind() -> None:
    event = """\
event T01 100 F
  heat 1
    1 11.82
    results from "heat-1.csv"
  squad A-A 1 2
  heat 2
    heights 1.40
  enter 3
  entries from "entries.csv"
event T02 200 F
  results from "T02.csv"
"""
    outlines = texts(event).outlines()
    first, second = (outline.events[0] for outline in outlines)
    ends = [first.units[0].end, first.units[1].end, first.end, second.end]
    assert [" ".join(line.words) for line in ends] == [
        'results from "heat-1.csv"',
        "heights 1.40",
        'entries from "entries.csv"',
        'results from "T02.csv"',
    ]


def test_many_changes_at_once_whatever_their_order() -> None:
    before = texts()
    row = line(before, "1 11.82")
    changes = [
        replace_word(row, 1, "11.28"),
        set_field(row, "lane", "5"),
        insert_behind(row, ["    7 DNF"]),
        insert_behind(row, ["    8 DNS"]),
        delete_statement(line(before, "2 11.95")),
        replace_word(row, 1, "11.28"),  # the same once more
    ]
    wanted = TEXT.replace(
        "    1   11.82  Q  lane=4   # a record\n    2 11.95\n",
        "    1   11.28  Q  lane=5   # a record\n    7 DNF\n    8 DNS\n",
    )
    assert after(before, *changes) == wanted
    assert after(before, *changes[4:], *changes[:4]) == wanted


def test_lines_at_the_end() -> None:
    assert after(texts(), append("a.meet", ["team A", "team B"])) == TEXT + "team A\nteam B\n"
    assert after(texts(""), append("a.meet", ["team A"])) == "team A\n"


def test_two_changes_of_one_place_are_refused() -> None:
    before = texts()
    row = line(before, "1 11.82")
    for other in (replace_word(row, 1, "12.00"), delete_statement(row)):
        with pytest.raises(OverlapError):
            edited(before, [replace_word(row, 1, "11.28"), other])


def test_a_last_line_without_its_end() -> None:
    before = texts("team A\r\nteam B")
    last = line(before, "team B")
    assert after(before, insert_behind(last, ["team C"])) == "team A\r\nteam B\r\nteam C"
    assert after(before, append("a.meet", ["team C"])) == "team A\r\nteam B\r\nteam C"
    assert after(before, delete_statement(last)) == "team A"
    both = (insert_behind(last, ["team C"]), delete_statement(last))
    assert after(before, *both) == "team A\r\nteam C"
    both = (insert_behind(last, ["team C"]), insert_word(last, 2, '"B"'))
    assert after(before, *both) == 'team A\r\nteam B "B"\r\nteam C'
    assert after(before, insert_word(last, 2, '"B"')) == 'team A\r\nteam B "B"'


def test_a_canonical_file_stays_canonical_and_no_other_is_laid_out() -> None:
    canonical = texts('team A    "One"\nteam BB   "Two"\n')
    changed = after(canonical, replace_word(line(canonical, "team A"), 1, "ABC"))
    assert changed == 'team ABC  "One"\nteam BB   "Two"\n'
    ragged = texts('team A    "One"\nteam BB "Two"\n')
    changed = after(ragged, replace_word(line(ragged, "team A"), 1, "ABC"))
    assert changed == 'team ABC    "One"\nteam BB "Two"\n'


def test_included_files_are_edited_where_they_stand() -> None:
    before = texts(MEET + 'include "b.meet"\n', b="team  A\n", c="team  X\n")
    result = edited(before, [replace_word(line(before, "team A"), 1, "Z")])
    assert result.files["b.meet"] == b"team  Z\n"
    assert {n for n in result.files if result.files[n] != before.files[n]} == {"b.meet"}


def test_a_text_that_is_none_is_not_edited() -> None:
    before = texts("team A\x00\nteam B\n")
    with pytest.raises(UnsoundTextError):
        edited(before, [delete_statement(line(before, "team B"))])


def test_places_of_a_line_that_was_made_up_are_refused() -> None:
    before = texts()
    real = line(before, "event T01")
    made_up = Line.of_words(real.source, real.number, ["event", "U15F", *real.words[2:]])
    with pytest.raises(ValueError, match="does not say"):
        replace_word(made_up, 1, "T07")
    with pytest.raises(ValueError, match="keeps its first word"):
        delete_word(real, 0)


def test_what_is_not_wanted_is_refused() -> None:
    text = MEET + "event T01 100 F\n final\n  1 11.82\n"
    before = texts(text)
    wanted = Meaning.of(before.compile())
    row = line(before, "1 11.82")
    assert prove(edited(before, [insert_word(row, 1, "PB")][:0]), wanted).events
    with pytest.raises(NotAsWantedError, match="another one"):
        prove(edited(before, [replace_word(row, 1, "11.28")]), wanted)
    with pytest.raises(NotAsWantedError, match="a mark is a time"):
        prove(edited(before, [replace_word(row, 1, "11,28")]), wanted)


@examples(200)
@given(meets(), st.randoms(use_true_random=False))
def test_any_words_replaced_are_the_words_then(meet: Written, chance: random.Random) -> None:
    """The statements of the edited text are the old ones with these words in their places."""
    before = texts(meet.text.replace("\n", chance.choice(("\n", "\r\n"))))
    lines = sorted(statements_of(before), key=lambda each: each.number)
    wanted = [list(each.words) for each in lines]
    changes, gone = [], set()
    for number in chance.sample(range(len(lines)), min(8, len(lines))):
        each, kind = lines[number], chance.randrange(3)
        if kind == 0:
            word = chance.randrange(len(each.words))
            wanted[number][word] = chance.choice(("Ω9", '"a # b"', "X=1"))
            changes.append(replace_word(each, word, wanted[number][word]))
        elif kind == 1:
            changes.append(delete_statement(each))
            gone.add(number)
        else:
            wanted[number].append("note=1")
            changes.append(insert_word(each, len(each.words), "note=1"))
    chance.shuffle(changes)
    result = after(before, *changes).replace("\r\n", "\n")
    assert statements(result)[0] == [w for n, w in enumerate(wanted) if n not in gone]


@examples(100)
@given(versions(most=4))
def test_what_is_known_of_a_layout_is_laid_out_alike(texts: list[bytes]) -> None:
    """Of one text after the other, and of each in its canonical form."""
    known: Known = {}
    for typed in texts:
        alone = format_bytes(typed, "a.meet", Report())
        for data in (typed, alone, typed.replace(b"\n", b"\r\n"), typed.rstrip(b"\n")):
            if data is not None:
                whole = format_bytes(data, "a.meet", Report())
                assert is_canonical(data, "a.meet", known) == (whole == data)
                assert format_bytes(data, "a.meet", Report(), known) == whole
