"""What people saw go wrong in a browser, by its smallest input, and axe on every kind of view."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.browser import INK, Visit
from tests.support.nine_days import nine_days
from tests.support.pushing import rig
from tests.support.running import running

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
WALL = {"width": 1920, "height": 1080}
CUT = "all => all.filter(el => el.scrollWidth > el.clientWidth).length"


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sites, papers, cards and announcers' pages of three meets."""
    folder = tmp_path_factory.mktemp("views")
    meetc = Meetc(folder)
    meetc.write("nine.meet", nine_days())
    for name in ("spring", "match"):
        meetc.write(f"{name}.meet", (EXAMPLES / f"{name}.meet").read_bytes())
    for name in ("spring", "match", "nine"):
        for target, place in (("html", name), ("print", f"{name}-paper.html"),
                              ("announcer", f"{name}-announcer.html")):  # fmt: skip
            assert meetc("build", f"{name}.meet", "--target", target, "-o", place).code == 0
    cards = ("--part", "cards", "-o", "nine-cards.html")
    assert meetc("build", "nine.meet", "--target", "print", *cards).code == 0
    return folder


VIEWS = """spring/index spring/events spring/athletes spring/events/F04 spring/events/F06
    spring/events/T22 spring/athletes/426 match/index match/teams match/events/F01
    nine/index nine/events nine/athletes nine/teams nine/search nine/events/T01 nine/events/T03
    nine/events/F01 nine/events/M01 nine/athletes/102301 nine/teams/GBR
    nine-paper nine-cards nine-announcer spring-announcer""".split()
"""These, each on a phone and on a dark desktop, and the board: more than forty."""


@pytest.mark.parametrize("page", VIEWS)
def test_axe_finds_nothing_and_nothing_is_lost(chromium: Any, views: Path, page: str) -> None:
    for viewport, scheme in ((PHONE, "light"), (DESKTOP, "dark")):
        visit = Visit(chromium, views.as_uri(), viewport, scheme)
        visit.goto(f"/{page}.html")
        assert (visit.violations(), visit.overflow(), visit.trouble) == ([], 0, [])
        visit.page.close()


def test_axe_finds_nothing_on_the_live_pages_of_a_championship(chromium: Any, meetc: Meetc) -> None:
    meetc.write("nine.meet", nine_days())
    with running(meetc.folder, "serve", "nine.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        for viewport in (PHONE, WALL):
            visit = Visit(chromium, address[0], viewport, "dark")
            for path in ("/board", "/board?show=schedule", "/board?show=starts",
                         "/board?event=F01", "/board?look=overlay", "/announcer"):  # fmt: skip
                visit.goto(path)
                assert (path, visit.violations(), visit.overflow()) == (path, [], 0)
                whole = visit.page.locator(".wind, .mark, .schedule .place")
                assert (path, whole.evaluate_all(CUT)) == (path, 0)
            assert visit.trouble == []
            visit.page.close()


CLUBS = {
    "FLM": ("Fallowmere Athletic Club", "Leichtathletikgemeinschaft Nordheide-Schwarzenbachtal"),
    "KMH": ("Kingsmeadow Harriers", "Turn- und Sportvereinigung 1899 Oberfallowmere"),
    "THV": ("Thornbeck Vale Harriers", "Kreisleichtathletikverein Südbrandenburg"),
}


def match_of_long_names() -> str:
    """The match with clubs that have over 40 letters, and words of over 20."""
    text = (EXAMPLES / "match.meet").read_text(encoding="utf-8").replace("GBR", "GER")
    for usual, long in CLUBS.values():
        text = text.replace(usual, long)
    return text


RELAYS = """record KR 4x800 F 9:01.50 "LG Nord" 2009-06-13
event T11 4x800 "4x800 m Frauen" F rounds=2,1 day=1 at=10:00,15:00
  qual_by_place 1
  qual_fastest_losers 1
  heat 1 official
    FLM 9:00.40 lane=3 points=10
    KMH 9:02.40 lane=4
  heat 2 official
    THV 9:12.22 lane=3
  final official
    FLM 8:58.44 lane=4 points=120
    THV 9:03.00 lane=5
    KMH DQ lane=6 note="TR24.7"
"""


def test_a_phone_shows_whole_words_of_clubs(chromium: Any, meetc: Meetc) -> None:
    """ "Leichtathletikgemeinscha / ft" had won the relay."""
    meetc.write("match.meet", match_of_long_names() + RELAYS)
    assert meetc("build", "match.meet", "--target", "html", "-o", "match").code == 0
    visit = Visit(chromium, f"{meetc.folder.as_uri()}/match", PHONE, "light")
    for page in ("index", "events", "teams", "teams/FLM", "events/T03", "events/T11",
                 "athletes/11", "athletes"):  # fmt: skip
        visit.goto(f"/{page}.html")
        names = visit.page.locator("h1:not(.home), main a, tbody th, .first, .podium li, .team")
        assert (page, names.count() > 3, names.evaluate_all(BROKEN)) == (page, True, [])
        assert (page, visit.overflow(), visit.violations()) == (page, 0, [])
    visit.page.close()


@pytest.mark.parametrize("width", [360, 600, 768, 820, 1000, 1024, 1280])
def test_no_list_of_an_event_is_cut_off(chromium: Any, views: Path, width: int) -> None:
    """The parts of a decathlon from the discus on, and the last trials and the picture of a field
    event, were off the screen of a tablet."""
    visit = Visit(chromium, views.as_uri(), {"width": width, "height": 900}, "light")
    for path in sorted([*views.glob("spring/events/*.html"), *views.glob("nine/events/*.html")]):
        visit.goto("/" + path.relative_to(views).as_posix())
        assert (path.name, visit.page.locator("div.scroll").evaluate_all(CUT)) == (path.name, 0)
        assert (path.name, visit.overflow()) == (path.name, 0)
    visit.page.close()


def test_all_that_is_on_now_is_told_or_counted(chromium: Any, meetc: Meetc) -> None:
    """Of four events that were on the fourth was kept back."""
    events = "".join(
        f'event F0{n} LJ "Jump {n}" {"FM"[n % 2]} category=C{n} at=10:0{n}\n' for n in range(1, 9)
    )
    meetc.write("a.meet", MEET + events)
    assert meetc("build", "a.meet", "--target", "html", "-o", "a").code == 0
    visit = Visit(chromium, meetc.folder.as_uri(), PHONE, "light")
    visit.page.clock.set_fixed_time("2026-05-09T10:20:00")
    visit.goto("/a/index.html")
    said = " ".join(visit.page.locator("#now").inner_text().split())
    assert said.startswith("Now 10:01 Jump 1, 10:02 Jump 2, ")
    assert said.endswith("10:06 Jump 6 +2")
    visit.page.close()


LONG = """meet "The Northern Lights Athletics Championships of the Twelve Nations and their Friends"
  slug cards
  country GBR
  date 2026-08-08..2026-08-09
  site https://a.example/s/
  address "Fjordstadion am Wasserturm, Nordvik-Oberhausen im Schwarzwald"
athlete 102301 "Maximiliane-Alexandra" "Wolfeschlegelsteinhausenbergerdorff" F
athlete 102302 "WWWWWWWWWWWWWWWW" "MMMMMMMMMMMMMMMMM" F
athlete 102303 "Li" "Bo" F
event T01 100 "WOMENS 100 METRES MASTERS WMW" F at=10:00
  final official
    102301 12.00
    102302 12.00
    102303 12.00
event T02 10000 "10,000 Metres Women with a very long name of the main sponsor and more" F day=2
  final
    102301 31:59.12
    102302 1:02:03.40
event F01 HJ "High Jump Women" F at=12:00
  final
    102301 order=1
event T03 4x100 "Relay" F
"""
OVER_EACH_OTHER = """() => {
  const boxes = [...document.querySelectorAll("text")].map((text) => text.getBBox());
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width &&
    a.y < b.y + b.height && b.y < a.y + a.height;
  return boxes.filter((a, n) => a.x < 0 || a.x + a.width > 1200 ||
    boxes.slice(n + 1).some((b) => a.width && b.width && meet(a, b))).length;
}"""


def test_nothing_on_a_card_runs_into_anything_or_off_it(chromium: Any, meetc: Meetc) -> None:
    """Names of wide letters ran into the marks, that of the place into the status, and that of
    an event off the card."""
    meetc.write("cards.meet", LONG)
    assert meetc("build", "cards.meet", "--target", "html", "-o", "cards").code == 0
    visit = Visit(chromium, meetc.folder.as_uri(), DESKTOP, "light")
    for event in ("T01", "T02", "F01", "T03"):
        visit.goto(f"/cards/events/{event}.svg")
        assert (event, visit.page.locator("text").count() > 3) == (event, True)
        assert (event, visit.page.evaluate(OVER_EACH_OTHER)) == (event, 0)
    visit.page.close()


def test_a_search_begins_words_and_names_come_before_teams(chromium: Any, views: Path) -> None:
    """ "ad" once found forty, most of them because of Kingsmeadow."""
    visit = Visit(chromium, f"{views.as_uri()}/spring", PHONE, "light")
    visit.goto("/search.html?q=ad")
    names = visit.page.locator("#found a").all_inner_texts()
    begin = [bool(re.search(r"(^|[\s'’-])ad", name, re.IGNORECASE)) for name in names]
    assert names
    assert begin == sorted(begin, reverse=True)
    lines = visit.page.locator("#found li").all_inner_texts()
    assert all(re.search(r"(^|[\s'’-])ad", line, re.IGNORECASE) for line in lines)
    visit.goto("/search.html?q=kingsm")
    assert visit.page.locator("#found a").first.inner_text() == "Kingsmeadow Harriers"
    visit.page.close()


def test_a_printed_page_of_the_site_has_its_rules_and_one_left_edge(
    chromium: Any, views: Path
) -> None:
    visit = Visit(chromium, f"{views.as_uri()}/spring", DESKTOP, "light")
    visit.page.emulate_media(media="print")
    visit.goto("/events/F06.html")
    row = visit.page.locator("table.wide tbody tr").first.locator("th, td")
    rule = "el => getComputedStyle(el).borderBottomWidth + getComputedStyle(el).position"
    assert {row.nth(n).evaluate(rule) for n in range(row.count())} == {"1pxstatic"}
    left = "el => el.getBoundingClientRect().left"
    edges = {visit.page.locator(part).first.evaluate(left) for part in ("p.meet", "h1", "h2")}
    assert len(edges) == 1
    visit.page.close()


def test_a_meet_without_athletes_has_no_list_to_filter(chromium: Any, meetc: Meetc) -> None:
    """Its page of athletes ended with a mistake on the console."""
    meetc.write("a.meet", MEET + "event T01 100 M\n")
    assert meetc("build", "a.meet", "--target", "html", "-o", "a").code == 0
    visit = Visit(chromium, f"{meetc.folder.as_uri()}/a", PHONE, "light")
    for page in ("athletes", "index", "events", "search", "events/T01"):
        visit.goto(f"/{page}.html")
        assert (page, visit.trouble, visit.violations()) == (page, [], [])
    visit.page.close()


@pytest.mark.parametrize(("width", "least"), [(1280, 0.6), (1920, 0.5)])
def test_a_wide_screen_is_used(chromium: Any, views: Path, width: int, least: float) -> None:
    """A table ended at 46 of 62 rem, and two fifths of a screen of 1920 were used."""
    visit = Visit(chromium, f"{views.as_uri()}/spring", {"width": width, "height": 900}, "light")
    visit.goto("/events/T01.html")
    table = visit.page.locator("table.rows").first.evaluate("el => el.offsetWidth")
    main = visit.page.locator("main").evaluate("el => el.offsetWidth")
    assert table / main > 0.8
    assert table / width > least
    visit.page.close()


def test_the_sandbox_says_what_a_request_is_about_and_shows_those_that_failed(
    chromium: Any, tmp_path: Path
) -> None:
    text = (EXAMPLES / "match.meet").read_text(encoding="utf-8")
    with rig(tmp_path, text) as found:
        assert found.push().code in (0, 4)
        visit = Visit(chromium, found.url, PHONE, "light")
        visit.page.goto(f"{found.url}/api/units/nothing/")
        visit.goto("/")
        rows = visit.page.locator(".log tbody tr")
        assert re.search(r"unit [TF]\d\d r1 h1", " ".join(rows.all_inner_texts()))
        shown = visit.page.locator(".log tbody tr:visible")
        assert shown.count() == rows.count() > 10
        visit.page.check("#failed")
        assert shown.count() == visit.page.locator(".log tr.failed").count() > 0
        assert (visit.violations(), visit.overflow()) == ([], 0)
        visit.page.close()


GERMAN = """\
meet "Kreismeisterschaften" slug=kreis country=GER date=2026-06-20
team TSV "TSV 1862 Niederstetten-Hohenweiler"
athlete 1 "Liselotte-Marie" "von Hohenfels-Brückner" F TSV
athlete 2 "Änne" "Großmüller" F TSV
record KR 100 F 12.50 "Grete Altmann" 2009-06-13
record KR LJ F 5.50 "Ilse Neumann" 2009-06-13
event T01 100 "100 m Frauen" F rounds=2,1 day=1 at=10:00,15:00
  qual_by_place 1
  heat 1 official wind=+1.1
    1 12.40 lane=3
  heat 2 official wind=-0.3
    2 12.22 lane=3
event F01 LJ "Weitsprung Frauen" F day=1 at=10:30
  enter 1 sb=5.30 pb=5.60
  enter 2 sb=5.30 pb=5.60
  final official
    1 5.41(+0.1) 5.51(+2.6) x 5.38(0.0) 5.40(+0.1) x
    2 5.71(+0.1) 5.60(+2.6) x 5.38(0.0) 5.40(+0.1) x
event M01 HEP "Siebenkampf Frauen" F parts=standard day=1
  enter 1
  enter 2
event M01-100H at=09:30
  final official wind=+0.8
    1 13.99
    2 14.40
event M01-HJ at=11:00
  final official
    heights 1.55 1.60
    1 o xo
    2 o o
"""
BROKEN = """links => links.flatMap(link => {
  const node = [...link.childNodes].find(one => one.data?.trim()), range = document.createRange();
  if (!node) return [];
  return [...node.data.matchAll(/[^\\s-]+/g)].filter(([word], n, all) => {
    range.setStart(node, all[n].index); range.setEnd(node, all[n].index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
})"""


def test_no_name_is_broken_and_nothing_is_cut_or_scrolls_on_a_phone(
    chromium: Any, meetc: Meetc
) -> None:
    """ "Großmül / ler" once, beside heads and columns that a phone has no room for."""
    meetc.write("kreis.meet", GERMAN)
    assert meetc("build", "kreis.meet", "--target", "html", "-o", "kreis").code == 0
    visit = Visit(chromium, f"{meetc.folder.as_uri()}/kreis", PHONE, "light")
    for page in ("events/T01", "events/F01", "events/M01", "events/M01-HJ", "athletes/1",
                 "athletes/2", "index", "events", "teams/TSV"):  # fmt: skip
        visit.goto(f"/{page}.html")
        links = visit.page.locator("tbody th a")
        assert (page, links.count() > 0) == (page, True)
        assert (page, links.evaluate_all(BROKEN)) == (page, [])
        assert (page, visit.overflow(), visit.violations()) == (page, 0, [])
        menu = visit.page.locator(".top nav li").evaluate_all("all => all.map(el => el.offsetTop)")
        assert (page, len(set(menu))) == (page, 1)  # it is one line
        wider = "all => all.filter(el => el.scrollWidth > el.clientWidth).map(el => el.className)"
        assert (page, visit.page.locator(".scroll").evaluate_all(wider)) == (page, [])
    visit.page.close()


FLAGGED = """meet "Cup" slug=cup country=GBR date=2026-06-13
record MR 100 F 11.80 "Ada Past" 2019-06-02
athlete 4 "Konstantina" "Oberhausen" F
athlete 5 "Eve" "Sample" F
event T01 100 "100m Women" F rounds=2,1 qual_by_place=1
  enter 4 pb=11.90
  enter 5 pb=12.10 sb=12.30
  heat 1 official wind=-0.4
    4 11.75
    5 12.01
  heat 2 official wind=+2.3
    5 12.01
"""
BETWEEN = """rows => rows.flatMap(row => {
  const range = document.createRange();
  const ends = [...row.querySelectorAll(".mark, .f")].filter(c => c.innerText).map(cell => {
    range.selectNodeContents(cell); return range.getBoundingClientRect();
  });
  const edge = row.getBoundingClientRect().right;
  return ends.map((end, n) => (ends[n + 1]?.left ?? edge) - end.right);
})"""


def test_on_a_phone_a_flag_stands_apart_from_who_goes_on_and_from_the_edge(
    chromium: Any, meetc: Meetc
) -> None:
    """ "QPB" and "Qw" could be read."""
    meetc.write("cup.meet", FLAGGED)
    assert meetc("build", "cup.meet", "--target", "html", "-o", "cup").code == 0
    visit = Visit(chromium, f"{meetc.folder.as_uri()}/cup", PHONE, "light")
    visit.goto("/events/T01.html")
    assert visit.page.locator("tbody td.f + td.f", has_text="MR").count() == 1
    gaps = visit.page.locator("table:has(td.f + td.f) tbody tr").evaluate_all(BETWEEN)
    assert min(gaps) >= 4
    assert visit.overflow() == 0
    visit.page.close()


SCORED = (
    GERMAN.replace("date=2026-06-20\n", "date=2026-06-20 score=8,7,6\n")
    + """\
team LGN "Leichtathletikgemeinschaft Nordheide"
athlete 3 "Sönke" "Wiesengrund" M LGN
athlete 4 "Lasse" "Oldenbüttel" M TSV
athlete 5 "Ilyas" "Öttinghaus" M LGN
event F02 TJ "Dreisprung Männer" M day=1 at=12:30
  enter 3 sb=14.00
  enter 4 sb=13.30
  enter 5 sb=13.39
  final official
    3 13.20(+1.2) 13.83(+1.5) 14.04(0.0) 13.24(+1.1) 14.07(+1.8) 13.51(0.0)
    4 13.41(+1.2) 13.06(+1.5) 13.05(0.0) 13.51(+2.8) 13.26(+1.8) 13.16(0.0)
    5 13.18(+1.2) 13.24(+1.5) x 12.39(+1.1) 12.31(+1.8) 13.39(+1.0)
event T02 4x400 "4x400m Staffel Mixed" MF day=1 at=17:00
  final official
    LGN 3:34.40
    TSV 3:35.40
event T03 200 "200m Männer" M rounds=2,1 day=1 at=13:00,16:00 qual_by_place=1
  heat 1 official wind=-0.2
    3 24.80
  heat 2 official wind=-1.0
    4 25.34
  final
    3 lane=4
    4 lane=5
"""
)


@pytest.mark.parametrize("language", ["en", "de", "nb", "sv", "fr", "es", "nl"])
def test_a_phone_has_room_for_the_points_of_a_match(
    chromium: Any, meetc: Meetc, language: str
) -> None:
    """Pages of athletes and teams scrolled sideways, the totals of the teams were off the screen, a
    decathlete was "Schönewal / d", and the menu of a French site took two lines."""
    meetc.write("kreis.meet", SCORED.replace("slug=kreis", f"slug=kreis language={language}"))
    assert meetc("build", "kreis.meet", "--target", "html", "-o", "kreis").code == 0
    visit = Visit(chromium, f"{meetc.folder.as_uri()}/kreis", PHONE, "light")
    for page in ("events/T03", "events/F01", "events/F02", "events/M01", "athletes/1", "athletes/4",
                 "teams", "teams/LGN"):  # fmt: skip
        visit.goto(f"/{page}.html")
        athletes = visit.page.locator("tbody th a[href*='athletes/']")
        assert (page, athletes.evaluate_all(BROKEN), visit.overflow()) == (page, [], 0)
        assert (page, visit.page.locator(".scroll").evaluate_all(CUT)) == (page, 0)
        menu = visit.page.locator(".top nav li").evaluate_all("all => all.map(el => el.offsetTop)")
        assert (page, len(set(menu))) == (page, 1)
        assert (page, visit.violations()) == (page, [])
    visit.page.close()


def test_a_phone_tells_what_it_has_no_column_for(chromium: Any, meetc: Meetc) -> None:
    """ "Bahn 1 SV Hohenbrück 1904 TR16.8" had nothing between the lane and the club."""
    meetc.write("kreis.meet", SCORED)
    assert meetc("build", "kreis.meet", "--target", "html", "-o", "kreis").code == 0
    visit = Visit(chromium, f"{meetc.folder.as_uri()}/kreis", PHONE, "light")
    for page, row, said in (
        ("events/F02", "Lasse", "4 · TSV 1862 Niederstetten-Hohenweiler · 7 Pkt."),
        ("events/T03", "Lasse", "4 · TSV 1862 Niederstetten-Hohenweiler · Vorläufe 25,34"),
        ("events/T01", "Lauf 2", "Lauf 2 · TSV 1862 Niederstetten-Hohenweiler"),
        ("events/T01", "Bahn 3", "1 · Bahn 3 · TSV 1862 Niederstetten-Hohenweiler"),
        ("events/M01", "Änne", "TSV 1862 Niederstetten-Hohenweiler · Vergleich 7"),
        ("teams", "Leichtathletikgemeinschaft", "Frauen 0 · Männer 14 · Mixed 8"),
    ):
        visit.goto(f"/{page}.html")
        line = visit.page.locator("tbody tr", has_text=row).locator(".team").first
        assert (page, " ".join(line.inner_text().split())) == (page, said)
    visit.goto("/athletes/4.html")
    assert "Finale" not in (jump := visit.page.locator("tr", has_text="Dreisprung").inner_text())
    assert " ".join(jump.split()) == "2 Dreisprung Männer 7 Pkt. 13,51 +2,8 w SB"
    visit.page.close()


BARS = """event F0{} {} "{}" M day=1 at=13:00
  enter 3 pb={}
  final official
    heights {}
    3 {} xxo
    4 {} o
    5 {} o
"""


@pytest.mark.parametrize("language", ["de", "fr"])
def test_a_long_series_is_cut_off_on_no_screen(chromium: Any, meetc: Meetc, language: str) -> None:
    """On a desk of 1280 the last trials of a triple jump were off the screen, beside empty ground,
    and four heights of a pole vault; on a tablet more."""
    bars = [[f"{low + n * step:.2f}" for n in range(count)]
            for low, step, count in ((1.60, 0.04, 13), (2.80, 0.10, 17))]  # fmt: skip
    high, vault = (
        BARS.format(n, code, name, best, " ".join(own), *["o " * (len(own) - 1)] * 3)
        for n, code, name, best, own in ((3, "HJ", "Hochsprung Männer", "1.90", bars[0]),
                                         (4, "PV", "Stabhochsprung Männer", "4.00", bars[1]))
    )  # fmt: skip
    text = SCORED.replace("slug=kreis", f"slug=kreis language={language}") + high + vault
    meetc.write("kreis.meet", text)
    assert meetc("build", "kreis.meet", "--target", "html", "-o", "kreis").code == 0
    visit = Visit(chromium, f"{meetc.folder.as_uri()}/kreis", DESKTOP, "dark")
    for event in ("F01", "F02", "F03", "F04", "M01", "M01-HJ"):
        visit.goto(f"/events/{event}.html")
        for width in (834, 1000, 1024, 1160, 1280, 1440):
            visit.page.set_viewport_size({"width": width, "height": 900})
            cut = visit.page.locator("div.scroll").evaluate_all(CUT)
            assert (event, width, cut, visit.overflow()) == (event, width, 0, 0)
    visit.page.close()


@pytest.mark.parametrize("country", ["GER", "NOR", "SWE", "FRA", "ESP", "NED", "GBR"])
def test_the_heads_of_a_card_are_not_broken_in_any_language(
    chromium: Any, meetc: Meetc, country: str
) -> None:
    """ "Reihenfolge" ran into the next column, and "Bestleis / tung" was broken."""
    jumps = 'event F02 HJ "Hoch" F\n  enter 1\nevent F03 LJ "Weit" F cut_after_round=3\n  enter 1\n'
    people = GERMAN.split("record")[0].replace("GER", country)
    meetc.write("kreis.meet", people + jumps)
    assert (
        meetc("build", "kreis.meet", "--target", "print", "--part", "cards", "-o", "c.html").code
        == 0
    )
    visit = Visit(chromium, meetc.folder.as_uri(), DESKTOP, "light")
    visit.page.emulate_media(media="print")
    visit.goto("/c.html")
    heads = visit.page.locator(".boxes thead tr:last-child th")
    assert heads.count() > 15
    assert (heads.evaluate_all(CUT), heads.evaluate_all(BROKEN)) == (0, [])
    for row in (".boxes thead tr:last-child", ".boxes tbody tr:first-child"):
        cells = visit.page.locator(row).first.locator("> *")
        bib, name = (cells.nth(n).evaluate(INK) for n in (1, 2))
        assert (row, name[0] - bib[1] > 8) == (row, True)  # "Nr.|Athlet"
    visit.page.close()
