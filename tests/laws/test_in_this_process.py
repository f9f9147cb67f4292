"""A run in this process tells and does what a process of its own tells and does."""

from __future__ import annotations

import pytest

from tests.conftest import MEET, Meetc

CALLS = """\
--version
--help
check
check a.meet
check --format json a.meet
check --nope
check gone.meet
explain
explain wind
frobnicate
build a.meet
build - -o -
fmt -
git
help build
push a.meet
schema
"""


@pytest.mark.parametrize("call", CALLS.splitlines())
def test_a_call_is_the_same_in_both(meetc: Meetc, call: str) -> None:
    meetc.write("a.meet", MEET + 'athlete 1 "Łukasz Żółć" Mx\n')
    here = meetc(*call.split(), stdin=MEET, COLUMNS="60")
    assert here == meetc.process(*call.split(), stdin=MEET, COLUMNS="60")
    assert (here.out, here.err) != ("", "")
