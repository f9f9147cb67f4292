"""Every code has a page whose wrong example raises only it and whose right one is silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meetc.diagnostics import pages
from tests.conftest import ROOT
from tests.support.pages import Example, examples

_CODE = re.compile(r'"(M\d{3})"')


def used_codes() -> set[str]:
    found: set[str] = set()
    for path in sorted((ROOT / "meetc").rglob("*.py")):
        found |= set(_CODE.findall(Path(path).read_text(encoding="utf-8")))
    return found


def codes(example: Example) -> list[str]:
    return [diagnostic.code for diagnostic in example.diagnostics()]


def test_codes_and_pages_are_the_same() -> None:
    assert used_codes() == set(pages.codes())


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
