"""What the tests of diff share."""

from __future__ import annotations

import re

import meetc
from meetc.model import Meet
from tests.conftest import MEET


def compiled(source: str | bytes) -> Meet:
    done = meetc.compile(source)
    assert done.ok, text_of_errors(done)
    return done.meet


def text_of_errors(done: meetc.Compiled) -> str:
    return "; ".join(d.message for d in done.diagnostics if d.is_error)


def edited(source: str, *edits: tuple[str, str]) -> str:
    """A text with each edit made once; every one of them has to fit, however many blanks it has
    in its columns."""
    for before, after in edits:
        pattern = " +".join(re.escape(part) for part in re.split(" +", before))
        source, count = re.subn(pattern, lambda _, new=after: new, source, count=1)
        assert count, before
    return source


HEAT = MEET + "event T01 100 F\n  final\n    1  11.82\n    2  11.95\n"
