"""`meetc explain` on a terminal: a page laid out to its width, with nothing lost."""

from __future__ import annotations

import re

import pytest

from meetc.diagnostics import pages
from meetc.diagnostics.page_text import render

SIGNS = re.compile(r"^```.*?(?:file=(\S+))?$|^\|[-|]+\|$|[`|#:]", re.MULTILINE)


def words(text: str) -> list[str]:
    """The words of a page, or of what is shown of it, without signs of either."""
    return SIGNS.sub(lambda m: m[1] or "", text).split()


@pytest.mark.parametrize("columns", [40, 80, 100])
@pytest.mark.parametrize("code", pages.codes())
def test_a_page_is_laid_out_and_loses_no_word(code: str, columns: int) -> None:
    page = pages.page(code)
    assert page is not None
    shown = render(page, columns=columns)
    assert words(shown) == words(page)
    assert not re.search(r"^#|^ *```|^ *\|", shown, re.MULTILINE)
    examples = {line for line in page.splitlines() if line}
    for line in shown.splitlines():
        assert len(line) < columns or line[4:] in examples or " " not in line.strip()


def test_a_page_in_full() -> None:
    """Headings, paragraphs, a table whose last column is wrapped, a list, code with its file."""
    page = (
        "# M999 A try\n\nSome `raw=x y` words and\nsome more of them here.\n\n## Wrong\n\n"
        "| Typed | Because |\n|---|---|\n| `1` `22` | it is short and goes on and on |\n\n"
        "- one\n  and two\n- three\n\n"
        "```csv file=a.csv\nBib;A very long line that stays whole\n```\n"
    )
    assert render(page, columns=36) == (
        "M999  A try\n\n"
        "  Some `raw=x y` words and some\n  more of them here.\n\n"
        "Wrong\n\n"
        "  Typed  Because\n  1 22   it is short and goes on\n         and on\n\n"
        "  - one and two\n  - three\n\n"
        "  a.csv:\n\n    Bib;A very long line that stays whole\n"
    )
    painted = render(page, columns=36, colour=True)
    assert painted.startswith("\x1b[1mM999  A try\x1b[0m\n\n  Some \x1b[1mraw=x y\x1b[0m words")
    assert "`" not in painted
