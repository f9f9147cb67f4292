"""Pages in a real browser, the system's Chromium: `python -m pytest -m browser`.

Needs `pip install '.[browser]'` and a `chromium` on the PATH.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from meetc.sandbox import demo
from meetc.sandbox.store import RecordKind
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.support.browser import Visit
from tests.support.pushing import rig
from tests.support.running import running

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sites of spring, of the triathlon and of the match, as files."""
    folder = tmp_path_factory.mktemp("sites")
    for name in ("spring", "triathlon", "match"):
        meet = EXAMPLES / f"{name}.meet"
        ran = Meetc(folder)("build", "--target", "html", str(meet), "-o", name)
        assert ran.code == 0
        assert (
            Meetc(folder)("build", "--target", "print", str(meet), "-o", f"{name}.html").code == 0
        )
    return folder


def test_no_page_is_too_wide_or_asks_for_anything_else(chromium: Any, sites: Path) -> None:
    visit = Visit(chromium, sites.as_uri(), PHONE, "light")
    for path in sorted(sites.rglob("*.html")):
        visit.goto("/" + path.relative_to(sites).as_posix())
        assert (path.name, visit.overflow()) == (path.name, 0)
    assert visit.trouble == []


def test_long_names_leave_the_names_of_events_whole(chromium: Any, meetc: Meetc) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorffvoralternwaren"
    meetc.write(
        "a.meet",
        MEET + f'athlete 1 "{long}" "{long}" F\nevent T01 100H "100m Hurdles Women" F at=10:00\n'
        "  final\n    1 13.00\n"
        f'athlete 2 "A" "B" F\nevent T02 100 "{long} Women" F\n  final\n    2 12.00\n',
    )
    assert meetc("build", "a.meet", "--target", "html", "-o", "site").code == 0
    for viewport in (PHONE, DESKTOP):
        visit = Visit(chromium, (meetc.folder / "site").as_uri(), viewport, "light")
        for path in ("events", "index", "athletes", "events/T01", "athletes/1"):
            visit.goto(f"/{path}.html")
            assert (path, visit.overflow()) == (path, 0)
        visit.goto("/events.html")
        lines = "el => [...new Set([...el.getClientRects()].map((line) => line.top))].length"
        assert visit.page.locator("text=100m Hurdles Women").evaluate(lines) <= 2
        apart = "() => [...document.querySelectorAll('tbody tr')].every(({cells: [a, b]}) =>"
        apart += " a.scrollWidth <= a.clientWidth && b.scrollWidth <= b.clientWidth)"
        assert visit.page.evaluate(apart)
        visit.page.close()


def test_a_bib_of_many_digits_stays_whole_and_marks_stand_under_each_other(
    chromium: Any, meetc: Meetc
) -> None:
    rows = "    102345 11.08 Q\n    102346 11.16\n    102347 11.2 Q\n".replace("11.2 ", "11.20 ")
    people = "".join(f'athlete 10234{n} "Bo Li" F\n' for n in range(5, 8))
    race = 'event T01 100 "100m" F rounds=1,1\n  heat 1\n'
    jump = 'event F01 LJ "Long Jump" F\n  enter 102345\n'
    meetc.write("a.meet", MEET + people + race + rows + jump)
    assert meetc("build", "a.meet", "--target", "html", "-o", "site").code == 0
    assert meetc("build", "a.meet", "--target", "print", "-o", "site/paper.html").code == 0
    lines = "el => { const r = document.createRange(); r.selectNodeContents(el);"
    lines += " return new Set([...r.getClientRects()].map((line) => line.top)).size }"
    for width in (768, 1280, 1920):
        visit = Visit(chromium, (meetc.folder / "site").as_uri(), {"width": width, "height": 900},
                      "light")  # fmt: skip
        visit.goto("/events/T01.html")
        assert visit.page.locator("td.bib").first.evaluate(lines) == 1
        right = "el => { const r = document.createRange(); r.selectNodeContents(el);"
        right += " return r.getBoundingClientRect().right }"
        marks = visit.page.locator("td.mark")
        assert len({marks.nth(n).evaluate(right) for n in range(3)}) == 1
        visit.goto("/paper.html")
        assert visit.page.locator("td", has_text="102345").first.evaluate(lines) == 1
        visit.page.close()


def test_a_phone_shows_a_series_below_the_name_and_needs_no_scrolling(
    chromium: Any, sites: Path
) -> None:
    visit = Visit(chromium, f"{sites.as_uri()}/spring", PHONE, "light")
    for page, line in (("F06", "x · 6.68 · 7.03 · 6.97 · 6.94 · 6.82"), ("F04", "1.66 o")):
        visit.goto(f"/events/{page}.html")
        assert line in visit.page.locator("tbody tr .line").first.inner_text().replace("\xa0", " ")
        wider = "el => el.scrollWidth - el.clientWidth"
        assert visit.page.locator("div.scroll").first.evaluate(wider) == 0
    jump_off = visit.page.locator("tbody tr .line").first.inner_text().replace("\xa0", " ")
    assert jump_off.endswith("Jump-off 1.69 x 1.67 x 1.65 o 1.67 o")


def test_the_programme_tells_what_is_on_now_and_next(chromium: Any, sites: Path) -> None:
    """Sunday, five past three at the venue: Saturday is folded, today is open."""
    visit = Visit(chromium, f"{sites.as_uri()}/spring", PHONE, "light")
    visit.page.clock.set_fixed_time("2026-05-10T15:05:00")
    visit.goto("/index.html")
    assert visit.page.locator("#now").inner_text().split("\n")[0].startswith("Now ")
    assert "Next 15:10 200m Men Final" in " ".join(visit.page.locator("#now").inner_text().split())
    opened = "el => el.open"
    days = visit.page.locator("details.day")
    assert [days.nth(n).evaluate(opened) for n in range(2)] == [False, True]
    visit.page.clock.set_fixed_time("2026-05-07T15:05:00")
    visit.goto("/index.html")
    assert visit.page.locator("#now").inner_text() == "In 2 days"
    visit.page.clock.set_fixed_time("2027-05-07T15:05:00")
    visit.goto("/index.html")
    assert not visit.page.locator("#now").is_visible()
    assert [days.nth(n).evaluate(opened) for n in range(2)] == [True, True]
    assert visit.trouble == []


def test_what_is_over_before_its_time_is_not_next(chromium: Any, sites: Path) -> None:
    """The final of the women's 200 is official, and the shot going on; it is ten to two."""
    visit = Visit(chromium, f"{sites.as_uri()}/spring", PHONE, "light")
    visit.page.clock.set_fixed_time("2026-05-10T13:50:00")
    visit.goto("/index.html")
    said = " ".join(visit.page.locator("#now").inner_text().split())
    assert said == "Now 14:00 Shot Put Men Next 15:10 200m Men Final"
    assert visit.page.locator("tr.next").count() == visit.page.locator("tr.now").count() == 1
    visit.page.close()


def test_the_next_start_of_an_athlete_is_two_taps_away_and_with_a_star_none(
    chromium: Any, sites: Path
) -> None:
    visit = Visit(chromium, f"{sites.as_uri()}/spring", PHONE, "light")
    visit.page.clock.set_fixed_time("2026-05-10T15:05:00")
    visit.goto("/index.html")
    assert not visit.page.locator("#mine").is_visible()
    visit.page.get_by_role("link", name="Athletes", exact=True).click()
    visit.page.get_by_role("link", name="Gathercole Gethin").click()
    start = visit.page.locator("table", has_text="To come").first.inner_text()
    assert " ".join(start.split()).startswith(
        "To come Event Lane Start 200m Men Final 2 Sun 15:10 "
    )
    star = visit.page.get_by_role("button", name="Keep on the first page")
    star.click()
    assert (star.inner_text(), star.get_attribute("aria-pressed")) == ("★", "true")
    visit.page.get_by_role("link", name="Programme", exact=True).click()
    mine = visit.page.locator("#mine li")
    assert mine.inner_text() == (
        "Gethin Gathercole · Sunday 15:10 200m Men Final · Sunday 15:45 4x400m Relay Men"
    )
    assert (visit.violations(), visit.overflow()) == ([], 0)
    mine.get_by_role("link", name="Gethin Gathercole").click()
    visit.page.get_by_role("button", name="Keep on the first page").click()
    visit.goto("/index.html")
    assert not visit.page.locator("#mine").is_visible()
    assert visit.trouble == []
    visit.page.close()


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"]
)
def test_axe_finds_nothing(
    chromium: Any, sites: Path, viewport: dict[str, int], scheme: str
) -> None:
    visit = Visit(chromium, sites.as_uri(), viewport, scheme)
    pages = """spring/index spring/events spring/athletes spring/teams spring/search?q=ada
        spring/events/T04 spring/events/T18 spring/events/T22 spring/events/F04 spring/events/F06
        spring/events/F11 spring/athletes/426 spring/teams/WMC triathlon/events/M01
        triathlon/events/T02 match/index match/teams match/teams/KMH match/events/F01
        spring triathlon match""".split()
    for page in pages:
        path, _, query = page.partition("?")
        visit.goto(f"/{path}.html{f'?{query}' if query else ''}")
        assert (page, visit.violations()) == (page, [])
    assert visit.trouble == []


def test_search_finds_athletes_bibs_and_events(chromium: Any, sites: Path) -> None:
    visit = Visit(chromium, f"{sites.as_uri()}/spring", DESKTOP, "light")
    visit.goto("/index.html")
    visit.page.fill("#find", "nunez")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/search.html?q=nunez")
    found = visit.page.locator("#found li")
    assert found.all_inner_texts() == ["426 Rafael Núñez\nFallowmere Athletic Club"]
    for typed, first in (("rasm", "Søren Rasmussen"), ("F04", "High Jump Women"),
                         ("g1", "Ruairi Stenhouse"), ("o'han", "Sinéad O'Hanlon"),
                         ("quenby", "Quenby Striders")):  # fmt: skip
        visit.page.fill("#find", typed)
        assert first in found.first.inner_text()
    visit.page.fill("#find", "zzz")
    assert visit.page.locator("#count").inner_text() == "0 found"
    visit.page.fill("#find", "F04")
    found.first.locator("a").click()
    visit.page.wait_for_url("**/events/F04.html")
    assert visit.trouble == []


def test_everything_is_reached_by_keyboard(chromium: Any, sites: Path) -> None:
    visit = Visit(chromium, f"{sites.as_uri()}/spring", PHONE, "light")
    visit.goto("/events/F04.html")
    press = visit.page.keyboard.press
    active = "document.activeElement.className || document.activeElement.id"
    press("Tab")
    assert visit.page.evaluate(active) == "skip"
    press("Enter")
    assert visit.page.evaluate(active) == "main"
    tag = "document.activeElement.tagName"
    for _ in range(40):
        press("Tab")
        if visit.page.evaluate(tag) == "FIGURE":
            break
    assert visit.page.evaluate(tag) == "FIGURE"
    before = visit.page.evaluate("document.activeElement.scrollLeft")
    for _ in range(5):
        press("ArrowRight")
    visit.page.wait_for_function(f"document.activeElement.scrollLeft > {before}")


def test_paper_has_running_heads_on_every_page(chromium: Any, sites: Path) -> None:
    visit = Visit(chromium, sites.as_uri(), DESKTOP, "light")
    visit.goto("/spring.html")
    pdf = visit.page.pdf(prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 10 < pages < 40
    assert visit.trouble == []


def test_a_name_from_right_to_left_stands_below_the_name(chromium: Any, meetc: Meetc) -> None:
    who = 'athlete 1 "Ada Bell" F first_name_local="آدا" last_name_local="بل"\n'
    meetc.write("a.meet", MEET + who)
    assert meetc("build", "a.meet", "--target", "html", "-o", "site").code == 0
    visit = Visit(chromium, (meetc.folder / "site").as_uri(), DESKTOP, "light")
    visit.goto("/athletes/1.html")
    name, local = (visit.page.locator(each).bounding_box() for each in ("h1", "h1 .local"))
    assert name["x"] == local["x"]
    assert local["width"] < 100
    visit.page.close()


def test_a_field_card_fits_its_sheet(chromium: Any, meetc: Meetc) -> None:
    word = "Wolfeschlegelsteinhausenbergerdorffvoralternwaren"
    heights = " ".join(f"{150 + n * 5}"[0] + "." + f"{150 + n * 5}"[1:] for n in range(20))
    meetc.write(
        "a.meet",
        MEET + f'athlete 1001 "{word}" "{word}" F\nathlete 2 "A" "B" F\nevent F01 HJ F\n'
        f"  final\n    heights {heights}\n    1001\n    2\nevent F02 LJ F\n  enter 1001\n",
    )
    assert meetc("build", "a.meet", "--target", "print", "-o", "a.html").code == 0
    width = round((297 - 24) / 25.4 * 96)  # A4 on its side between its margins
    visit = Visit(chromium, meetc.folder.as_uri(), {"width": width, "height": 700}, "light")
    visit.page.emulate_media(media="print")
    visit.goto("/a.html")
    heads = visit.page.locator(".boxes thead tr:last-child th")
    assert heads.count() == 27 + 14  # with failures, and with the cut behind three trials
    assert visit.overflow() == 0
    cut = (
        "all => all.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map(c => c.outerHTML)"
    )
    assert visit.page.locator(".boxes th, .boxes td").evaluate_all(cut) == []
    visit.page.close()


def test_the_team_scores_on_the_board(chromium: Any, meetc: Meetc) -> None:
    meetc.write("match.meet", (EXAMPLES / "match.meet").read_bytes())
    with running(meetc.folder, "serve", "match.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        for viewport in (PHONE, DESKTOP):
            board = Visit(chromium, address[0], viewport, "dark")
            board.goto("/board?at=//1")
            assert "Kingsmeadow Harriers" in board.page.locator("tr.first").inner_text()
            assert (board.violations(), board.overflow(), board.trouble) == ([], 0, [])
            board.page.close()


def hard_meet() -> str:
    """A meet in which everything that a board shows is as long as it gets."""
    word, local = "Wolfeschlegelsteinhausenbergerdorff", "عبد الرحمن بن عبد العزيز"
    long = "Very Long and Rather Important " * 4
    text = f'meet "The {long}Meet" slug=m country=GBR date=2026-05-09\n'
    for n in range(12):
        text += f'team T{n} "{n} {"Amalgamated Harriers and Striders of " * 3}Upper Westmarch"\n'
    for n in range(24):
        gender = "FM"[n % 2]
        text += (
            f'athlete {n + 1} "{n} Hubert Maximilian" "{word} {word}-Smythe" {gender} T{n % 12} '
            f'nationality=NOR first_name_local="{local}" last_name_local="李小龙"\n'
        )
    for number, gender in enumerate("FM"):
        text += (
            f'event T0{number} LJ "Long Jump {"of the Under Twenty " * 5}" {gender} rounds=2,1\n'
        )
        text += f'  name_local "{local}"\n  final official at=14:32\n'
        text += f'    heat_name "The Final {"of All Finals " * 12}"\n'
        text += "".join(
            f'    {n + 1} 5.{50 - n}(+1.2) x 5.02(-0.1) points={30 - n}0 note="{word}"\n'
            for n in range(number, 24, 2)
        )
    text += f'event R01 4x400 "Relay {"of the Clubs " * 9}" MF\n'
    for n in range(12):
        text += f"  squad T{n}-A {' '.join(str((2 * n + i) % 24 + 1) for i in range(4))}\n"
    text += "  final\n"
    return text + "".join(
        f"    T{n}-A 9:02.{10 + n} points={20 - n}\n" if n else '    T0-A DQ note="TR 24.19"\n'
        for n in range(12)
    )


SCREENS = [(1024, 768), (1280, 720), (1280, 800), (1366, 768), (1600, 1200), (1920, 1080),
           (3840, 2160)]  # fmt: skip
OUTSIDE = """() => {
    const shown = [...document.querySelectorAll("h1, header p, tr > *, footer p, #pause")]
        .filter((part) => !part.closest(".unseen"));
    const boxes = shown.map((part) => [part.textContent, part.getBoundingClientRect()]);
    const wrong = boxes.filter(([, box]) => box.bottom > innerHeight || box.right > innerWidth + 1
        || box.top < 0 || box.height < 8).map(([text]) => `outside: ${text}`);
    boxes.forEach(([text, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
            wrong.push(`${text} / ${other}`);
    }));
    if (document.documentElement.scrollHeight > innerHeight) wrong.push("scrolls");
    return wrong;
}"""


def test_every_slide_of_the_board_fits_its_screen(chromium: Any, meetc: Meetc) -> None:
    meetc.write("hard.meet", hard_meet())
    with running(meetc.folder, "serve", "hard.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        visit = Visit(chromium, address[0], DESKTOP, "dark")
        seen: list[str] = []
        key = ""
        while key not in seen:
            seen.append(key)
            visit.goto(f"/board?at={quote(key)}")
            for width, height in SCREENS:
                visit.page.set_viewport_size({"width": width, "height": height})
                assert (key, width, visit.page.evaluate(OUTSIDE)) == (key, width, [])
            key = visit.page.locator("#main").get_attribute("data-following") or ""
        assert len(seen) == 9  # the first one twice
        assert (visit.violations(), visit.trouble) == ([], [])
        visit.page.close()


def test_a_changed_mark_shows_without_a_reload(chromium: Any, meetc: Meetc) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    won = re.compile(r"(426 +)10\.84")  # the final of the men's 100
    assert len(won.findall(text)) == 1
    meetc.write("spring.meet", text)
    with running(meetc.folder, "serve", "spring.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        visit = Visit(chromium, address[0], DESKTOP, "light")
        visit.goto("/events/T08.html")
        board = Visit(chromium, address[0], DESKTOP, "dark")
        board.goto("/board?event=T08")
        assert (visit.violations(), board.violations()) == ([], [])
        assert board.overflow() == 0
        visit.page.evaluate("window.sameDocument = true")
        for mark in ("10.83", "10.82", "10.81"):
            meetc.write("spring.meet", won.sub(rf"\g<1>{mark}", text))
            visit.page.wait_for_selector(f'.changed >> text="{mark}"')
            board.page.wait_for_selector(f'text="{mark}"')
        meetc.write("spring.meet", won.sub(r"\g<1>10,84", text))
        visit.page.wait_for_selector(".trouble >> text=M602")
        while visit.page.evaluate("document.getAnimations().length"):  # the row is lit
            visit.page.wait_for_timeout(100)
        assert visit.violations() == []
        meetc.write("spring.meet", text)
        visit.page.wait_for_selector(".trouble", state="detached")
        assert visit.page.evaluate("window.sameDocument")
        assert (visit.trouble, board.trouble) == ([], [])
        visit.page.close()
        board.page.close()


def test_a_page_whose_event_is_gone_says_so_until_it_is_back(chromium: Any, meetc: Meetc) -> None:
    there = MEET + "event T01 100 F\nevent T02 200 F\n"
    meetc.write("a.meet", there)
    with running(meetc.folder, "serve", "a.meet", "--port", "0") as command:
        address = re.search(r"http://[^/]+", command.wait_for("serving on "))
        assert address
        visit = Visit(chromium, address[0], PHONE, "light")
        visit.goto("/events/T02.html")
        meetc.write("a.meet", there.replace("T02", "T03"))
        visit.page.wait_for_selector('h1:text("This page is gone")')
        assert visit.violations() == []
        meetc.write("a.meet", there)
        visit.page.wait_for_selector("h1:text('T02')")
        meetc.write("a.meet", there.replace("T02", "T03"))
        visit.page.click("text=To the programme")
        visit.page.wait_for_url("**/index.html")
        assert [said for said in visit.trouble if "404" not in said] == []
        visit.page.close()


SANDBOX_PAGES = """/ westmarch-spring-open/ westmarch-spring-open/events/T08.html
    westmarch-spring-open/events/F06.html westmarch-spring-open/athletes/426.html
    westmarch-spring-open/search.html?q=ada westmarch-spring-open/board demo/ broken/""".split()


def test_the_sandbox_and_its_sites(chromium: Any, tmp_path: Path) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    with rig(tmp_path, text) as found:
        store = found.service.store
        demo.fill(store)
        found.service.set_faults(["502-after:POST:/api/nothing-is-there/:1-7"])
        assert found.push().code == 0
        sound = store.get(RecordKind.COMPETITION, demo.COMPETITION)
        event = store.of_competition(RecordKind.EVENT, demo.COMPETITION)[0]
        assert sound is not None
        broken = store.add(
            RecordKind.COMPETITION, "2026/GBR/broken", sound.document | {"slug": "broken"}
        )
        store.add(
            RecordKind.EVENT, "F01", event.document | {"event_code": "NIX"}, competition=broken.id
        )
        for viewport, scheme in ((PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"),
                                 (DESKTOP, "dark")):  # fmt: skip
            visit = Visit(chromium, found.url, viewport, scheme)
            for page in SANDBOX_PAGES:
                visit.goto(page if page == "/" else f"/x/2026/GBR/{page}")
                assert (page, visit.overflow()) == (page, 0)
                assert (page, visit.violations()) == (page, [])
                assert visit.page.locator("h1").count() == 1
            visit.page.wait_for_selector("text=What was uploaded has a mistake")
            visit.page.goto(found.url)
            visit.page.click("text=Westmarch County Spring Open")
            visit.page.wait_for_url("**/x/2026/GBR/westmarch-spring-open/")
            assert visit.trouble == []
            visit.page.close()


def test_a_pushed_mark_shows_on_the_sandbox_without_a_reload(chromium: Any, tmp_path: Path) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    won = re.compile(r"(426 +)10\.84")  # the final of the men's 100
    with rig(tmp_path, text) as found:
        found.push()
        site = f"{found.url}/x/2026/GBR/westmarch-spring-open"
        visit, board = Visit(chromium, site, DESKTOP, "light"), Visit(chromium, site, PHONE, "dark")
        visit.goto("/events/T08.html")
        board.goto("/board?event=T08")
        visit.page.evaluate("window.sameDocument = true")
        for mark in ("10.83", "10.82", "10.81"):
            found.write(won.sub(rf"\g<1>{mark}", text))
            found.push("--only", "T08")
            visit.page.wait_for_selector(f'.changed >> text="{mark}"')
            board.page.wait_for_selector(f'text="{mark}"')
        assert visit.page.evaluate("window.sameDocument")
        assert (visit.trouble, board.trouble) == ([], [])
        visit.page.close()
        board.page.close()
