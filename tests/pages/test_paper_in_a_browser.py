"""Paper as the system's Chromium prints it: `python -m pytest -m browser`."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest

from tests.conftest import MEET, Meetc
from tests.support.browser import Visit
from tests.support.nine_days import nine_days

pytestmark = pytest.mark.browser

SCREEN = {"width": 1280, "height": 900}
LINES = """cells => cells.filter(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map(line => Math.round(line.bottom / 4))).size > 1;
}).map(cell => cell.innerText)"""
"""The cells whose words stand on several lines."""


def printed(chromium: Any, meetc: Meetc, text: str, *options: str) -> bytes:
    """A meet as PDF."""
    meetc.write("a.meet", text)
    ran = meetc("build", "a.meet", "--target", "print", "-o", "a.html", *options)
    assert ran.code == 0, ran.err
    visit = Visit(chromium, meetc.folder.as_uri(), SCREEN, "light")
    visit.goto("/a.html")
    pdf: bytes = visit.page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    assert visit.trouble == []
    visit.page.close()
    return pdf


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_full_card_has_its_signatures_and_its_code_on_one_page(
    chromium: Any, meetc: Meetc, size: str
) -> None:
    people = "".join(f'athlete {n} "Ada Maria" "Featherstone" F\n' for n in range(101, 124))
    jump = 'event F01 LJ "Long Jump Women Under 20" F\n'
    jump += "".join(f"  enter {n} pb=6.01\n" for n in range(101, 124))
    text = MEET.strip() + " site=https://club.example/spring\n" + people + jump
    pdf = printed(chromium, meetc, text, "--part", "cards", "--paper", size)
    assert pages(pdf) == 2


def test_events_are_bookmarks_of_the_pdf(chromium: Any, meetc: Meetc) -> None:
    pdf = printed(chromium, meetc, nine_days())
    titles = re.findall(rb"/Title \(([^)]*)\)", pdf)
    for title in (b"Programme", b"Start lists", b"Field cards", b"Results",
                  b"F02 High Jump Women", b"T01 100 Metres Women Heat 1"):  # fmt: skip
        assert title in titles


@pytest.mark.parametrize("rows", range(28, 44, 3))
def test_the_head_of_a_day_never_stands_alone_at_the_foot_of_a_page(
    chromium: Any, meetc: Meetc, rows: int
) -> None:
    """The caption and the head of Sunday's table, and no row of it, closed the first page."""
    text = 'meet "Two" slug=two country=GBR date=2026-05-09..2026-05-10\n'
    for n in range(rows):
        text += f'event A{n} 100 "Race {n}" F category=C{n} day=1 at=10:00\n'
    for n in range(9):
        text += f'event B{n} 100 "Sunday {n}" F category=D{n} day=2 at=10:00\n'
    from pypdf import PdfReader

    pdf = PdfReader(BytesIO(printed(chromium, meetc, text)))
    read = [page.extract_text() for page in pdf.pages]
    (day,) = [page for page in read if "Sunday 10 May 2026" in page]
    assert "Sunday 0" in day
    assert "Sunday 2" in day


def test_until_when_protests_are_heard_stands_in_one_piece(chromium: Any, meetc: Meetc) -> None:
    """ "Einsprüche bis" ended a line, and the time began the next."""
    text = MEET.replace("GBR", "GER") + (
        'record NDR 100 F 11.61 "Gerlinde Altmeister" 1988-07-02\nathlete 1 "Ada Example" F\n'
        'event T01 100 "100 m Frauen" F at=14:00\n'
        "  final official at=16:25 wind=+3.0\n    1 12.40\n"
    )  # fmt: skip
    meetc.write("a.meet", text)
    assert meetc("build", "a.meet", "--target", "print", "-o", "a.html").code == 0
    visit = Visit(chromium, meetc.folder.as_uri(), SCREEN, "light")
    visit.page.emulate_media(media="print")
    visit.goto("/a.html")
    said = visit.page.locator(".protest")
    assert said.all_inner_texts() == ["Einsprüche bis 16:55"]
    for width in range(400, 800, 20):
        visit.page.set_viewport_size({"width": width, "height": 900})
        assert (width, said.evaluate("el => el.getClientRects().length")) == (width, 1)
    visit.page.close()


def test_a_heat_and_the_flags_of_a_mark_stand_on_one_line(chromium: Any, meetc: Meetc) -> None:
    """ "Heat" ended a line and its number began the next wherever a name and a club are long."""
    text = MEET.replace("GBR", "NOR") + (
        'team LAG "Idrettslaget Nordfjellet og Omegn Friidrett og Allidrett"\n'
        'athlete 1 "Wilhelmina-Konstantina" "van der Oberhausen-Unterwasser" F LAG\n'
        'athlete 2 "Ada" "Example" F LAG\n'
        'record NR 100 F 11.61 "Grete Rekord" 1988-07-02\n'
        'event T01 100 "100 m kvinner" F rounds=2,1 qual_by_place=1\n  enter 1 pb=12.00\n'
        "  heat 1 official wind=+1.0\n    1 11.60\n  heat 2 official wind=+2.3\n    2 12.60\n"
    )
    meetc.write("a.meet", text)
    assert meetc("build", "a.meet", "--target", "print", "-o", "a.html").code == 0
    visit = Visit(chromium, meetc.folder.as_uri(), SCREEN, "light")
    visit.page.emulate_media(media="print")
    visit.goto("/a.html")
    cells = visit.page.locator("td.m, td.heat")
    assert {"PB NR", "Heat 1", "Heat 2"} <= set(cells.all_inner_texts())
    for width in range(460, 760, 20):
        visit.page.set_viewport_size({"width": width, "height": 900})
        assert (width, cells.evaluate_all(LINES)) == (width, [])
    visit.page.close()
