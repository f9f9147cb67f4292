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
    for keyword in KEYWORDS:
        assert f"`{keyword}" in TEXT or f" {keyword} " in TEXT, keyword
    for kind in Kind:
        for name in accepted(kind):
            assert f"`{name}`" in TEXT, f"{kind}: {name}"
