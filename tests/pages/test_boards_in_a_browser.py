"""What a board shows on screens of many sizes: `python -m pytest -m browser`."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import Meetc
from tests.pages.test_views_in_a_browser import (
    BROKEN,
    CUT,
    DESKTOP,
    GERMAN,
    PHONE,
    WALL,
    match_of_long_names,
)
from tests.support.browser import Visit
from tests.support.running import running

pytestmark = pytest.mark.browser


def test_a_board_shows_whole_names_beside_series_flags_and_runners(
    chromium: Any, meetc: Meetc
) -> None:
    """ "Ida Ö…" and "Westmarch Cit…" stood beside empty ground."""
    relay = "".join(f"    T{n} 48.9{n} lane={n} runners=1,2\n" for n in range(1, 9))
    teams = "".join(f'team T{n} "Leichtathletikverein {n}"\n' for n in range(1, 9))
    head, events = GERMAN.split("athlete", 1)
    more = f'event T02 4x100 "4x100 m" F day=1\n  final\n{relay}'
    meetc.write("kreis.meet", f"{head}{teams}athlete{events}{more}")
    with running(meetc.folder, "serve", "kreis.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        for viewport in ({"width": 1280, "height": 900}, WALL):
            visit = Visit(chromium, address[0], viewport, "dark")
            for event in ("T01", "F01", "T02", "M01", "M01-HJ"):
                visit.goto(f"/board?event={event}")
                names = visit.page.locator("tbody th, tbody .flag, tbody .runners, tbody .mark")
                assert (event, names.evaluate_all(CUT)) == (event, 0)
                tall = visit.page.evaluate("document.documentElement.scrollHeight - innerHeight")
                assert (event, tall) == (event, 0)
            visit.page.close()


def test_a_board_shows_whole_names_of_clubs(chromium: Any, meetc: Meetc) -> None:
    """ "Turn- und Sp…" led the team scores, and nobody knew who that is."""
    meetc.write("match.meet", match_of_long_names())
    with running(meetc.folder, "serve", "match.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        for viewport in (PHONE, {"width": 768, "height": 1024}, DESKTOP, WALL):
            visit = Visit(chromium, address[0], viewport, "dark")
            for asked in ("show=scores", "event=T01", "event=T03", "show=schedule"):
                visit.goto(f"/board?{asked}")
                cells = visit.page.locator("tbody > tr > *, tbody .two")
                assert (asked, cells.evaluate_all(CUT), visit.overflow()) == (asked, 0, 0)
                tall = "all => all.filter(el => el.scrollHeight > 1.2 * el.clientHeight).length"
                assert (asked, visit.page.locator(".two").evaluate_all(tall)) == (asked, 0)
                assert (asked, visit.page.locator(".two").evaluate_all(BROKEN)) == (asked, [])
            visit.page.close()


BETWEEN_EDGE = """cells => cells.map(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return innerWidth - range.getBoundingClientRect().right;
})"""
LONG_NAMES = """meet "Cup" slug=cup country=GBR date=2026-06-13
team LAG "Leichtathletikgemeinschaft Nordheide"
team TSV "Turn- und Sportvereinigung 1899"
team KMH "Kingsmeadow Harriers"
athlete 123456 "Wilhelmina-Konstantina" "van der Oberhausen-Unterwasser" F LAG
athlete 2 "Cleophea" "Featherstone" F TSV
athlete 3 "Adelheid" "Featherstonehaugh" F TSV
athlete 4 "Maximiliane" "Featherstonehaugh" F KMH
event F01 LJ "Long Jump Women" F
  final
    123456 5.74(+1.2) x 5.60(-0.3)
    2 5.72(+0.1) x 5.71(+2.8)
event T01 100 "100m Women" F
  final wind=+2.3
    123456 12.00
    2 DQ note="TR16.8"
event T02 4x100 "4x100m Women" F
  final
    LAG lane=3 runners=123456,2,3,4
    TSV lane=4 runners=123456,2,3,4
event T03 4x200 "4x200m Women" F
  final
    LAG 1:52.20 lane=3 runners=123456,2,3,4
    TSV DQ lane=4 note="TR24.7" runners=123456,2,3,4
event T04 400 "400m Women" F
  final
    4 59.10 lane=4
event T05 5000 "5000m Women" F
  final
    4 18:59.10
"""
LONG_NAMES += "".join(f"    {bib} 19:00.{bib}\n" for bib in range(11, 19))
LONG_NAMES += "".join(f'athlete {bib} "Ada" "Number {bib}" F KMH\n' for bib in range(11, 19))


@pytest.mark.parametrize("size", [(1024, 768), (1280, 900), (1280, 720), (1920, 1080)])
def test_a_board_has_room_for_names_of_people_and_stands_off_the_edge(
    chromium: Any, meetc: Meetc, size: tuple[int, int]
) -> None:
    """'Cleo "The"…' and "Oberhausen-…" stood beside empty ground, and +1.2 at the very edge."""
    meetc.write("cup.meet", LONG_NAMES)
    with running(meetc.folder, "serve", "cup.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        visit = Visit(chromium, address[0], {"width": size[0], "height": size[1]}, "dark")
        for event in ("F01", "T01", "T02", "T03", "T04", "T05"):
            visit.goto(f"/board?event={event}")
            shown = visit.page.locator("tbody > tr > *, .two, .runners")
            assert (event, shown.evaluate_all(CUT)) == (event, 0)
            tall = "all => all.filter(el => el.scrollHeight > 1.2 * el.clientHeight).length"
            assert (event, visit.page.locator(".two").evaluate_all(tall)) == (event, 0)
            assert (event, visit.page.locator(".two").evaluate_all(BROKEN)) == (event, [])
        visit.goto("/board?event=F01")
        winds = visit.page.locator("td.wind").evaluate_all(BETWEEN_EDGE)
        assert min(winds) > size[0] / 60
        visit.page.close()
