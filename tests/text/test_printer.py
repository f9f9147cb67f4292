"""The way back to text: what is written as a word reads as the same value, whoever writes it."""

from __future__ import annotations

from typing import Any

import pytest

from meetc.diagnostics.diagnostic import Span
from meetc.importer.entry_list import read_entry_list
from meetc.json_values import quoted, same
from meetc.pipeline import compile
from meetc.resolve.fields.reader import NO_FIELDS
from tests.conftest import MEET, Meetc

LIST = b"Bib,First name,Last name,Event\n1,Ada,Example,T01\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [("Ada", '"Ada"'), ("Åse", '"Åse"'), ('a"b\\', r'"a\"b\\"'), ("a\tb\n", r'"a\tb\n"'),
     ("a\x7fb\x85c\u2028d", r'"a\u007fb\u0085c\u2028d"'), ("zero\u200bwidth", '"zero\u200bwidth"')],
)  # fmt: skip
def test_a_text_is_quoted_so_that_a_text_can_hold_it(text: str, written: str) -> None:
    assert quoted(text) == written


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [(1, 1.0, False), (1, True, False), ([1], [True], False), ([{"a": 1}], [{"a": 1}], True),
     (0.0, -0.0, False), ("1", 1, False), (None, None, True), ({"a": 1}, {"a": 1.0}, False)],
)  # fmt: skip
def test_values_are_the_same_where_their_json_is(one: Any, other: Any, are_same: bool) -> None:
    assert same(one, other) is are_same


def test_a_hint_can_be_copied_into_a_text() -> None:
    (diagnostic,) = compile(MEET + 'athlete 1 "Exam\\u007fple, Ada" F\n').diagnostics
    assert diagnostic.hint == r'the first name comes first: "Ada" "Exam\u007fple"'


@pytest.mark.parametrize("name", ['a"b.csv', "a\nb.csv", "a\x7fb.csv", "a\\b.csv", "\udcff.csv"])
def test_a_list_of_any_name_is_read(name: str) -> None:
    entries = read_entry_list(LIST, name, None, "")
    assert (entries.diagnostics, entries.text().split()[:2]) == ((), ["athlete", "1"])


def test_what_hinders_a_list_as_a_whole_is_told(meetc: Meetc) -> None:
    meetc.write("..csv", LIST.decode())
    ran = meetc("import", "..csv")
    assert (ran.code, ran.out) == (1, "")
    assert "error[M113]: ..csv is outside the folder of the meet" in ran.err


def test_rows_without_fields_share_one_that_nobody_adds_to() -> None:
    rows = "event T01 100 F\n  heat 1 official\n    1  11.82\n    2  11.90  lane=4\n    3\n"
    people = "".join(f'athlete {n} "A B{n}" F\n' for n in range(1, 4))
    compile(MEET + people + rows + "event T02 LJ F row.note=x\n  final\n    1 5.20\n")
    assert [NO_FIELDS.values, NO_FIELDS.where, NO_FIELDS.extra, NO_FIELDS.below] == [{}] * 4


def test_what_a_list_says_comes_from_its_lines() -> None:
    places = [s.origin for s in read_entry_list(LIST, "list.csv", None, "").statements]
    assert [(place.path, place.line) for place in places if isinstance(place, Span)] == [
        ("list.csv", 2)
    ]
