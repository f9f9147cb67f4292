"""Pages in a real browser, the system's Chromium: `python -m pytest -m browser`.

Needs `pip install '.[browser]'` and a `chromium` on the PATH.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meetc.sandbox import demo
from meetc.sandbox.store import Kind
from tests.conftest import EXAMPLES, Meetc
from tests.pushing import rig
from tests.running import running

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser. Playwright brings none and downloads none."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "there is no chromium on the PATH: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A page that is open, and everything that went wrong on it."""

    def __init__(self, chromium: Any, base: str, viewport: dict[str, int], scheme: str) -> None:
        self.base = base
        self.page = chromium.new_page(viewport=viewport, color_scheme=scheme)
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._lost)

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.trouble.append(f"off the site: {request.url}")

    def _lost(self, request: Any) -> None:
        if not request.url.endswith("/changes"):  # a stream ends with its page
            self.trouble.append(f"lost: {request.url}")

    def goto(self, path: str) -> None:
        self.page.goto(f"{self.base}{path}")

    def violations(self) -> list[str]:
        """What axe-core finds, as `rule: the elements`."""
        from axe_playwright_python.sync_playwright import Axe

        # without what axe would fetch by itself, which a page opened as a file cannot
        options = {"resultTypes": ["violations"], "preload": False}
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{v['id']}: {[node['html'] for node in v['nodes']][:3]}" for v in found]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return width


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
    assert found.all_inner_texts() == ["426 Rafael Núñez Fallowmere Athletic Club"]
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
    visit.goto("/events/F06.html")
    press = visit.page.keyboard.press
    active = "document.activeElement.className || document.activeElement.id"
    press("Tab")
    assert visit.page.evaluate(active) == "skip"
    press("Enter")
    assert visit.page.evaluate(active) == "main"
    for _ in range(12):
        press("Tab")
        if visit.page.evaluate(active) == "scroll":
            break
    assert visit.page.evaluate(active) == "scroll"
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


def test_a_changed_mark_shows_within_a_second_of_saving(chromium: Any, meetc: Meetc) -> None:
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
        board.goto("/board")
        assert (visit.violations(), board.violations()) == ([], [])
        assert board.overflow() == 0
        visit.page.evaluate("window.sameDocument = true")
        took = []
        for mark in ("10.83", "10.82", "10.81"):
            start = time.monotonic()
            meetc.write("spring.meet", won.sub(rf"\g<1>{mark}", text))
            visit.page.wait_for_selector(f'.changed >> text="{mark}"')
            took.append(time.monotonic() - start)
            board.page.wait_for_selector(f'text="{mark}"')
        assert min(took) < 1
        meetc.write("spring.meet", won.sub(r"\g<1>10,84", text))
        visit.page.wait_for_selector(".trouble >> text=M602")
        visit.page.wait_for_function("!document.querySelector('.changed')?.getAnimations().length")
        assert visit.violations() == []
        meetc.write("spring.meet", text)
        visit.page.wait_for_selector(".trouble", state="detached")
        assert visit.page.evaluate("window.sameDocument")
        assert (visit.trouble, board.trouble) == ([], [])
        visit.page.close()
        board.page.close()


SANDBOX_PAGES = """/ westmarch-spring-open/ westmarch-spring-open/events/T08.html
    westmarch-spring-open/events/F06.html westmarch-spring-open/athletes/426.html
    westmarch-spring-open/search.html?q=ada westmarch-spring-open/board demo/ broken/""".split()


def test_the_sandbox_and_its_sites(chromium: Any, tmp_path: Path) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    with rig(tmp_path, text) as found:
        store = found.service.store
        demo.fill(store)
        found.service.set_faults(["502-after:POST:/api/nothing-is-there/:1-7"])
        assert found.push().code == 4
        sound = store.get(Kind.COMPETITION, demo.COMPETITION)
        event = store.of_competition(Kind.EVENT, demo.COMPETITION)[0]
        assert sound is not None
        broken = store.add(Kind.COMPETITION, "2026/GBR/broken", sound.document | {"slug": "broken"})
        store.add(Kind.EVENT, "F01", event.document | {"event_code": "NIX"}, competition=broken.id)
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


def test_a_pushed_mark_shows_within_a_second_on_the_sandbox(chromium: Any, tmp_path: Path) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    won = re.compile(r"(426 +)10\.84")  # the final of the men's 100
    with rig(tmp_path, text) as found:
        found.push()
        site = f"{found.url}/x/2026/GBR/westmarch-spring-open"
        visit, board = Visit(chromium, site, DESKTOP, "light"), Visit(chromium, site, PHONE, "dark")
        visit.goto("/events/T08.html")
        board.goto("/board")
        visit.page.evaluate("window.sameDocument = true")
        took = []
        for mark in ("10.83", "10.82", "10.81"):
            found.write(won.sub(rf"\g<1>{mark}", text))
            found.push("--only", "T08")
            start = time.monotonic()
            visit.page.wait_for_selector(f'.changed >> text="{mark}"')
            took.append(time.monotonic() - start)
            board.page.wait_for_selector(f'text="{mark}"')
        assert min(took) < 1
        assert visit.page.evaluate("window.sameDocument")
        assert (visit.trouble, board.trouble) == ([], [])
        visit.page.close()
        board.page.close()
