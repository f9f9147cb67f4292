"""Units of whose rows there is nothing to say are read in one step: to what reading each word
makes."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given

import meetc
from meetc.resolve.rows import row_reader
from meetc.resolve.rows.usual_rows import no_rows
from tests.conftest import EXAMPLES, MEET
from tests.support import strategies
from tests.support.drawn import examples


def is_the_same(text: bytes | str) -> bool:
    """Whether a text has one meaning and one list of diagnostics either way."""
    usual = meetc.compile(text)
    with patch.object(row_reader, "usual_rows", lambda *_: no_rows):
        slow = meetc.compile(text)
    assert usual.diagnostics == slow.diagnostics
    return usual.meet == slow.meet and meetc.payload(usual.meet) == meetc.payload(slow.meet)


@examples(200)
@given(strategies.meets())
def test_of_sound_meets(meet: strategies.Written) -> None:
    assert is_the_same(meet.text)


@examples(300)
@given(strategies.mutated())
def test_of_meets_with_mistakes(text: bytes) -> None:
    assert is_the_same(text)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.meet")), ids=lambda path: path.name)
def test_of_the_examples(path: Path) -> None:
    assert is_the_same(path.read_bytes())


RACE = MEET + 'athlete 1 "Ada Orr" F\nathlete 2 "Bea Poe" F\nevent T1 {} F\n  final{}\n'


HEADERS = ("", " lane=3", " attempts=2", " place=1", "\n    heights 1.50 1.55 1.60 | 1.60")
CODES = ("100", "LJ", "SP", "HJ", "DEC", "4x100", "10000", "MAR")


@pytest.mark.parametrize(
    ("code", "header", "row"),
    [
        ("1500", " official", "4:21.05  Q"),
        ("100", "", "lane=4"),
        ("LJ", "", "5.50(+1.2)  x  -  5.61  r"),
        ("DT", "", "DNS"),
        ("HJ", HEADERS[-1], "-  xo  xxx"),
    ],
)
def test_a_usual_unit_is_read_in_one_step(code: str, header: str, row: str) -> None:
    with patch.object(row_reader.RowReader, "_row", side_effect=AssertionError):
        compiled = meetc.compile(RACE.format(code, header) + f"    1  {row}\n    2\n")
    assert compiled.ok
    assert [own.bib for own in compiled.meet.events[0].units[0].rows] == ["1", "2"]


@pytest.mark.parametrize(
    "row",
    [
        "1", "1 ", "1 11.82", "1 11.82 Q", "1 11.82 Q q", "1 Q 11.82", "1 11.82 lane=4 Q",
        "1 11.82 lane=4 lane=4", "1 11.82 lane=x", "1 11.82 place=1", "1 11.82 place=-",
        "1 11.82 performance=11.90", "1 DNS", "1 DNS DQ", "1 DNS lane=2", "1 11.82 DNS",
        "1 02:05.37", "1 1.82", "1 11.823", "1 11.82 raw=11.811", "1 '11.82'", '1 "11.82"',
        "1 5.50 x 5.60", "1 5.5 x", "1 5.50(+1.2) x(-0.3) -", "1 5.50(+12) x", "1 x x x", "1 0.00",
        "1 5.50 r .", "1 5.50 r 5.60", "1 99.99", "1 5.50 note=a", '1 5.50 "x"', "1 5.50 DQ",
        "1 11.82 note=a,b", "1 11.82 runners=1,2", "1 11.82 extra.a=[1]", "1 11.82 chip=11.90",
        "1 11.82 order=-", "1 5.50  lane=4", "1 11.82 catpos=2", "1 120.00", "1 x(+1.0)",
        "1 lane=4", "1 lane=4 Q", "1 Q lane=4", "1 raw=11.811", "1 raw=11.811 lane=4",
        "1 DNS 5.50", "1 DNS raw=11.811", "1 5.50 r", "1 r", "1 5.50 DNS", "1 NM", "1 NH",
        "1 o xo xxx", "1 xxx o", "1 - xxo", "1 o xo xxo o", "1 x- xx", "1 o | x", "1 or",
        "1 9:59.99", "1 1:02:03.4", "1 0:59", "1 12:3.4", "1 9.5", "1 0.95", '"1" 11.82',
        '"Ada Orr" 11.82', "3 11.82",
    ],
)  # fmt: skip
def test_of_rows_that_are_nearly_usual(row: str) -> None:
    for code, header in product(CODES, HEADERS):
        text = RACE.format(code, header)
        assert is_the_same(f"{text}    {row}\n    2 11.90 Q lane=4\n")
        assert is_the_same(f"{text}    {row}\n    {row.replace('1', '2', 1)}\n")
