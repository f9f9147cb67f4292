"""Every code has a page whose wrong example raises only it and whose right one is silent."""

from __future__ import annotations

import re

import pytest

from meetc.diagnostics import pages
from tests.support.pages import Example, examples


def codes(example: Example) -> list[str]:
    return [diagnostic.code for diagnostic in example.diagnostics()]


@pytest.mark.parametrize("code", pages.codes())
def test_wrong_raises_only_its_code(code: str) -> None:
    assert codes(examples(code)["Wrong"]) == [code]


@pytest.mark.parametrize("code", pages.codes())
def test_right_is_silent(code: str) -> None:
    assert codes(examples(code)["Right"]) == []


@pytest.mark.parametrize("code", pages.codes())
def test_page_has_the_form(code: str) -> None:
    page = pages.page(code)
    assert page is not None
    assert page.startswith(f"# {code} "), "the first line is the code and a title"
    assert pages.title(code)
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert headings == ["Why", "Wrong", "Right"]
    assert page.endswith("\n")
    assert max(len(line) for line in page.splitlines()) <= 100
