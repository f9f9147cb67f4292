"""What is told of a comparison is what places have decided: one order, compared and worded."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.disciplines import Form
from meetc.rules.places import places
from meetc.rules.tie_breaks import source, steps, tie_break
from meetc.rules.vertical import best_height
from tests.support.drawn import examples

BARS = ("1.80", "1.85", "1.90")
JUMP_OFF = ("1.90", "1.88")
THOUSANDTHS = st.sampled_from(("10.491", "10.495", "10.50"))
TRIALS = st.lists(st.sampled_from(("6.50", "6.44", "6.31", "x", "-")), min_size=1, max_size=4)
CARD = st.tuples(*[st.sampled_from(("o", "xo", "xxo", "-"))] * 2, st.sampled_from(("xxx", "xo")))
OFF = st.lists(st.sampled_from(("o", "x", "r", ".")), max_size=2)


def held(form: Form, details: list[Any], lowest_wins: bool) -> None:
    """Whoever is ahead of another by place is ahead by the last thing told of the two."""
    placed = places([Decimal(1)] * len(details), details.__getitem__, lowest_wins=lowest_wins)
    for own, own_place in zip(details, placed, strict=True):
        for other, other_place in zip(details, placed, strict=True):
            told = steps(form, own, other, "1.90", JUMP_OFF)
            assert all(step.own == step.other for step in told[:-1])
            level = not told or told[-1].own == told[-1].other
            assert level == (own_place == other_place)
            if not level:
                assert is_ahead(form, told[-1].own, told[-1].other) == (
                    (own_place or 0) < (other_place or 0)
                )


def is_ahead(form: Form, own: str, other: str) -> bool:
    """As a referee reads it."""
    order = ["cleared", "failed", "did not jump", "retired"]
    if own in order:
        return order.index(own) < order.index(other)
    if form.in_trials:
        return other == "none" or (own != "none" and Decimal(own) > Decimal(other))
    return Decimal(own) < Decimal(other)


@examples(100)
@given(st.lists(THOUSANDTHS, min_size=2, max_size=5))
def test_thousandths(raws: list[str]) -> None:
    held(Form.RACE, [tie_break(Form.RACE, raw, (), ()) for raw in raws], lowest_wins=True)


@examples(200)
@given(st.lists(TRIALS.map(lambda own: ["6.50", *own]), min_size=2, max_size=5))
def test_further_trials(series: list[list[str]]) -> None:
    details = [tie_break(Form.HORIZONTAL, None, own, ()) for own in series]
    held(Form.HORIZONTAL, details, lowest_wins=False)


@examples(200)
@given(st.lists(st.tuples(CARD, OFF), min_size=2, max_size=5))
def test_countback_and_jump_off(cards: list[tuple[tuple[str, ...], list[str]]]) -> None:
    best = best_height(cards[0][0], BARS)
    level = [card for card in cards if best_height(card[0], BARS) == best]
    details = [tie_break(Form.VERTICAL, None, card, off) for card, off in level]
    if None not in details:
        held(Form.VERTICAL, details, lowest_wins=False)


@pytest.mark.parametrize(
    ("form", "own", "other", "told"),
    [
        (Form.RACE, tie_break(Form.RACE, "10.579", (), ()),
         tie_break(Form.RACE, "10.574", (), ()), [("thousandths", "10.579", "10.574", "TR21")]),
        (Form.THROW, tie_break(Form.THROW, None, ("6.50", "6.31"), ()),
         tie_break(Form.THROW, None, ("6.44", "6.50"), ()),
         [("2nd best", "6.31", "6.44", "TR25.22")]),
        (Form.THROW, tie_break(Form.THROW, None, ("6.50", "x"), ()),
         tie_break(Form.THROW, None, ("6.50", "6.31"), ()),
         [("2nd best", "none", "6.31", "TR25.22")]),
        (Form.VERTICAL, tie_break(Form.VERTICAL, None, ("xo", "o", "xxx"), ("x", "o")),
         tie_break(Form.VERTICAL, None, ("xo", "o", "xxx"), ("x", "x")),
         [("failures at 1.85", "0", "0", "TR26.8"), ("failures up to 1.85", "1", "1", "TR26.8"),
          ("jump-off at 1.90", "failed", "failed", "TR26.9"),
          ("jump-off at 1.88", "cleared", "failed", "TR26.9")]),
        (Form.VERTICAL, tie_break(Form.VERTICAL, None, ("o", "o", "xxx"), ()),
         tie_break(Form.VERTICAL, None, ("o", "o", "xxx"), ()),
         [("failures at 1.85", "0", "0", "TR26.8"), ("failures up to 1.85", "0", "0", "TR26.8")]),
    ],
)  # fmt: skip
def test_what_is_told(form: Form, own: Any, other: Any, told: list[tuple[str, ...]]) -> None:
    assert [tuple(step) for step in steps(form, own, other, "1.85", JUMP_OFF)] == told


@pytest.mark.parametrize(
    ("forms", "rule"),
    [
        ([Form.RACE, Form.ROAD, Form.RELAY], "TR21"), ([Form.HORIZONTAL, Form.THROW], "TR25.22"),
        ([Form.VERTICAL], "TR26.8"), ([Form.COMBINED], "TR39"), ([Form.TIMED, Form.OTHER], ""),
    ],
)  # fmt: skip
def test_where_the_rules_say_who_is_ahead(forms: list[Form], rule: str) -> None:
    """The Technical Rules on ties of races, throws and horizontal jumps, vertical jumps, and on
    combined events; they know no races for an hour's distance with equal metres."""
    assert {source(form) for form in forms} == {rule}
