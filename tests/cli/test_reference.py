"""grammar/README.md: its tables are those of the code, its examples compile."""

from __future__ import annotations

import re

from meetc.fields import Kind, accepted
from meetc.syntax.kinds import KEYWORDS
from tests.conftest import found
from tests.support.reference import REFERENCE, updated

TEXT = REFERENCE.read_text(encoding="utf-8")


def test_the_tables_are_up_to_date() -> None:
    assert updated(TEXT) == TEXT, "run `python -m tests.support.reference`"


def test_the_example_is_strictly_silent() -> None:
    blocks = re.findall(r"^```meet\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        assert found(block, "--strict") == []


def test_every_keyword_and_field_is_in_it() -> None:
    (listed,) = re.findall(r"is a \*\*keyword line\*\* \(`([^`]*)`\)", TEXT)
    assert set(listed.split()) == set(KEYWORDS), "the list of keywords below `Lines, words, fields`"
    table = TEXT.partition("## Statements\n")[2].partition("\n\n**")[0]
    written = " ".join(re.findall(r"^\| (.*?) \| ", table, re.MULTILINE))
    shown = {statement.split()[0] for statement in re.findall(r"`([a-z][^`]*)`", written)}
    assert set(KEYWORDS) - shown == set(), "the table of statements has no line of it"
    for kind in Kind:
        for name in accepted(kind):
            assert f"`{name}`" in TEXT, f"{kind}: {name}"
