"""Headers of units of which there is nothing to say are read once: to what reading each makes."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given

import meetc
from meetc.resolve.results import units
from tests.conftest import MEET
from tests.support import strategies
from tests.support.drawn import examples


def is_the_same(text: bytes | str) -> bool:
    """Whether a text has one meaning and one list of diagnostics either way."""
    usual = meetc.compile(text)
    with patch.object(units, "usual_header", lambda *_: None):
        slow = meetc.compile(text)
    assert usual.diagnostics == slow.diagnostics
    return usual.meet == slow.meet and meetc.payload(usual.meet) == meetc.payload(slow.meet)


@examples(100)
@given(strategies.meets())
def test_of_sound_meets(meet: strategies.Written) -> None:
    assert is_the_same(meet.text)


@examples(200)
@given(strategies.mutated())
def test_of_meets_with_mistakes(text: bytes) -> None:
    assert is_the_same(text)


EVENT = MEET + 'athlete 1 "Ada Orr" F\nevent T1 100 F rounds=2,1\n'


@pytest.mark.parametrize(
    "header",
    [
        "heat 1 official wind=+0.8",
        "heat 1 official wind = +0.8",
        "heat 1 offical",
        "heat 1 wind=+8.8",
        "heat 1 lane=3",
        "heat 1 extra.x=1",
        "heat 1 wind=+0.8 wind=+0.9",
        "heat 3",
        "heat",
        "heat 1\\n    wind +0.8",
        "heat 1 official at=12:00\\n    wind +0.8",
        "semi 1",
        "round 1 heat 2 official",
        "final official wind=fast",
    ],
)
def test_of_one_header(header: str) -> None:
    text = header.replace("\\n", "\n")
    assert is_the_same(f"{EVENT}  {text}\n    1 12.34\n")
    assert is_the_same(f"{EVENT}  {text}\n    1 12.34\n  {text}\n")
