"""The exact text of every diagnostic, with its source above it."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from meetc.diagnostics import pages, text
from tests.support.pages import examples

_MOST_SHOWN = 600


@pytest.mark.parametrize("code", pages.codes())
def test_text(code: str, snapshot: SnapshotAssertion) -> None:
    example = examples(code)["Wrong"]
    source = example.text.decode("utf-8", "backslashreplace")
    if len(source) > _MOST_SHOWN:
        source = source[:_MOST_SHOWN] + " ...\n"
    assert f"{source}\n{text.render(example.diagnostics())}" == snapshot
