"""The site of what the rehearsal server holds: as `meetc build` makes it, and always up to date."""

from __future__ import annotations

import posixpath
import re
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
import requests

from meetc.importer.importer import import_json
from meetc.sandbox import site
from meetc.sandbox.app import application
from meetc.sandbox.store import RecordKind
from tests.conftest import EXAMPLES
from tests.pages.test_pages import Page, check_links, everything
from tests.support.pushing import Rig, rig
from tests.support.rehearsal import Direct, over_loopback, service
from tests.support.running import PATIENCE

SPRING = "/x/2026/GBR/westmarch-spring-open/"
SMALL = "/x/2026/GBR/small/"
DEMO = "/x/2026/GBR/demo/"


def fetched(read: Callable[[str], bytes], folder: Path) -> str:
    """All that the site of a competition leads to, kept in a folder and as one text."""
    wanted, seen = ["index.html", "board"], set()
    while wanted:
        path = wanted.pop()
        if path in seen:
            continue
        seen.add(path)
        body = read(path)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
        if path == "board" or path.endswith(".html"):
            links = [urldefrag(each)[0] for each in Page(body.decode()).addresses]
            wanted += [
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link)))
                for link in links
                if link and not link.startswith("data:")
            ]
    return everything(folder)


def read_from(found: Rig, base: str) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        answer = requests.get(f"{found.url}{base}{path}", timeout=PATIENCE)
        assert answer.status_code == 200, path
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        return answer.content

    return read


def test_a_push_makes_the_site_of_its_meet(tmp_path: Path) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    with rig(tmp_path, text) as found:
        assert found.push().code == 0
        found.forget()
        found.service.set_faults(["502-before", "slow=60s"])
        folder = tmp_path / "site"
        whole = fetched(read_from(found, SPRING), folder)
        check_links(folder)
        assert found.requests() == []
        final = (folder / "events" / "T08.html").read_text(encoding="utf-8")
        assert "Rafael Núñez" in final
        assert 'mark">10.84<' in final
        events = set(re.findall(r"^event (\S+)", text, re.MULTILINE))
        assert {path.stem for path in (folder / "events").iterdir()} == events
        born = set(re.findall(r"\b(?:19|20)\d\d-\d\d-\d\d\b", text)) - {"2026-05-09", "2026-05-10"}
        assert len(born) > 50
        assert [date for date in born if date in whole] == []


@pytest.mark.parametrize("name", ["triathlon", "championship", "setup-only", "vertical"])
def test_every_example_that_is_pushed_can_be_shown(tmp_path: Path, name: str) -> None:
    with rig(tmp_path, (EXAMPLES / f"{name}.meet").read_text(encoding="utf-8")) as found:
        assert found.push().code in (0, 4)
        base = requests.get(f"{found.url}/", timeout=PATIENCE).text
        (path,) = re.findall(r'<a href="(/x/[^"]+/)">', base)
        folder = tmp_path / "site"
        assert "has a mistake" not in fetched(read_from(found, path), folder)
        check_links(folder)


def test_a_changed_mark_is_told_and_shown(tmp_path: Path) -> None:
    with rig(tmp_path) as found:
        found.push()
        stream = HTTPConnection(urlsplit(found.url).netloc, timeout=PATIENCE)
        stream.request("GET", f"{SMALL}changes")
        answer = stream.getresponse()
        assert answer.headers["content-type"].startswith("text/event-stream")

        def told() -> str:
            while not (line := answer.readline().decode().strip()).startswith("data: "):
                pass
            return line.removeprefix("data: ")

        def shown() -> str:
            return requests.get(f"{found.url}{SMALL}events/T01.html", timeout=PATIENCE).text

        first = told()
        assert f'data-state="{first}"' in shown()
        for old, new in (("11.82", "11.72"), ("11.72", "11.62")):
            assert f'mark">{old}<' in shown()
            found.change(old, new)
            assert found.push("--only", "T01").code == 0
            page = shown()  # without waiting: what is there is shown
            assert f'mark">{new}<' in page
            assert told() != first
        stream.close()
        assert f'mark">{new}<' in shown()


def test_what_cannot_be_shown_is_told_and_the_last_sound_state_stays() -> None:
    held = service()
    ask = Direct(held, "federation")
    body = {"full_name": "Open", "slug": "open", "country": "NOR", "date": "2026-06-01"}
    competition = ask("POST", "/api/competitions/", body).json["id"]
    event = {"competition": competition, "event_id": "T01", "category": "F", "event_code": "nix"}
    at = ask("POST", "/api/events/", event).json["url"]

    def page(path: str = "") -> str:
        asked = ask("GET", f"/x/2026/NOR/open/{path}")
        assert asked.status == 200
        return asked.body.decode()

    never = page()
    assert "What was uploaded has a mistake<" in never
    assert "error[M403]: OpenTrack knows no event code nix" in never
    assert "at /events/0" in never
    assert ask("GET", "/x/2026/NOR/open/events/T01.html").status == 404
    assert "No start lists and no results yet." in page("board")
    ask("PATCH", at, {"event_code": "100"})
    assert "has a mistake" not in page("events/T01.html")
    for rows in ([{"bib": "7", "place": {"a": 1}}], [{"bib": "7", "performance": [1]}],
                 [{"bib": "7", "place": "x"}]):  # fmt: skip
        unit = ask.get(at)["units"][0]["url"]
        assert ask("PATCH", unit, {"results": rows}).status == 200
        wrong = page("events/T01.html")
        assert "What was uploaded has a mistake; this is the last state without one<" in wrong
        assert "error[M" in wrong
        assert page("board").count("Dette er resultatene fra et øyeblikk siden.") == 1
    ask("PATCH", unit, {"results": [{"bib": "7", "performance": "12.34"}]})
    sound = page("events/T01.html")
    assert "has a mistake" not in sound
    assert "12,34" in sound


PRIVATE = {
    "competitor_id": "1", "first_name": "Ada", "last_name": "Example", "gender": "F",
    "date_of_birth": "2001-03-21", "national_id": "LIC-4711", "email": "ada@private.example",
}  # fmt: skip
SECRETS = ("2001-03-21", "LIC-4711", "ada@private.example", "21 March 2001")


def test_nothing_private_is_on_the_site(tmp_path: Path) -> None:
    held = service(keep_unknown=True)
    ask = Direct(held, "federation")
    body = {"full_name": "Open", "slug": "open", "country": "NOR", "date": "2026-06-01"}
    competition = ask("POST", "/api/competitions/", body).json["id"]
    event = {"competition": competition, "event_id": "T01", "category": "F", "event_code": "100"}
    made = ask("POST", "/api/events/", event).json
    assert ask("POST", "/api/competitors/", [PRIVATE | {"competition": competition}]).status == 201
    row = {"bib": "1", "performance": "12.34", "remark": "ada@private.example"}
    ask("PATCH", made["units"][0]["url"], {"results": [row]})
    assert "2001-03-21" in str(ask.get("/x/2026/NOR/open/json/"))  # its director may know
    far = Direct(held)
    far.app, far.client = application(held, anywhere=True), ("192.0.2.7", 50000)

    def read(path: str) -> bytes:
        return far("GET", f"/x/2026/NOR/open/{path}", host="results.example").body

    whole = fetched(read, tmp_path / "sound")
    assert "Ada Example" in whole
    assert "12.34" in whole
    assert [secret for secret in SECRETS if secret in whole] == []
    wrong = {"bib": "LIC-4711", "place": "ada@private.example 2001-03-21"}
    ask("PATCH", made["units"][0]["url"], {"results": [row, wrong]})
    told = fetched(read, tmp_path / "wrong")
    assert "1 error, the first at /events/0/units/0/results/1/place" in told
    assert [secret for secret in SECRETS if secret in told] == []
    assert "ada@private.example" in ask("GET", "/x/2026/NOR/open/").body.decode()  # on this machine


@pytest.mark.parametrize("anywhere", [True, False])
def test_others_read_initials_of_minors(tmp_path: Path, anywhere: bool) -> None:
    held = service()
    ask = Direct(held, "federation")
    body = {"full_name": "Open", "slug": "open", "country": "NOR", "date": "2026-06-01"}
    competition = ask("POST", "/api/competitions/", body).json["id"]
    young = PRIVATE | {"competition": competition, "date_of_birth": "2009-03-21",
                       "competitor_id": "_21030912345", "first_name_local": "Ада"}  # fmt: skip
    grown = PRIVATE | {"competition": competition, "competitor_id": "2", "first_name": "Bea",
                       "national_id": "LIC-2"}  # fmt: skip
    event = {"competition": competition, "event_id": "T01", "category": "F", "event_code": "100"}
    made = ask("POST", "/api/events/", event).json
    assert ask("POST", "/api/competitors/", [young, grown]).status == 201
    rows = [{"bib": bib, "performance": "12.34"} for bib in ("_21030912345", "2")]
    ask("PATCH", made["units"][0]["url"], {"results": rows})
    reader = Direct(held)
    if anywhere:
        reader.app, reader.client = application(held, anywhere=True), ("192.0.2.7", 50000)

    def read(path: str) -> bytes:
        host = {"host": "results.example"} if anywhere else {}
        return reader("GET", f"/x/2026/NOR/open/{path}", **host).body

    whole = fetched(read, tmp_path / "site")
    assert ("Ada Example" in whole, "Ада" in whole) == (not anywhere, not anywhere)
    assert ("A. E." in whole) == anywhere
    assert "Bea Example" in whole
    assert [secret for secret in ("2009-03-21", "21030912345") if secret in whole] == []


def test_a_site_is_compiled_only_when_somebody_looks_and_something_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []

    def counting(data: bytes, path: str) -> Any:
        compiled.append(path)
        return import_json(data, path)

    monkeypatch.setattr(site, "import_json", counting)
    with rig(tmp_path) as found:
        found.push()
        read = read_from(found, SMALL)
        assert compiled == []
        for path in ("", "events/T01.html", "board", "athletes.html"):
            read(path)
        assert compiled == ["small.json"]
        found.change("11.82", "11.72")
        found.push()
        assert len(compiled) == 1
        other = {"full_name": "Other", "slug": "other", "country": "GBR", "date": "2026-05-09"}
        read("")
        read("board")
        assert len(compiled) == 2
        found.service.store.add(RecordKind.COMPETITION, "2026/GBR/other", other)
        read("")
        assert len(compiled) == 2


def test_what_takes_long_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def slow(data: bytes, path: str) -> Any:
        assert go.wait(PATIENCE)
        return import_json(data, path)

    held = service(with_demo=True)
    with over_loopback(held) as (base, session):

        def shown() -> str:
            return str(session.get(f"{base}{DEMO}teams.html", timeout=PATIENCE).text)

        assert "Oakwood AC" in shown()
        monkeypatch.setattr(site, "import_json", slow)
        monkeypatch.setattr(site, "_PATIENCE", 0.05)
        (team,) = [each for each in session.get(f"{base}/api/teams/").json()["results"]
                   if each["team_id"] == "OAK"]  # fmt: skip
        session.patch(team["url"], json={"team_name": "Oakwood Harriers"}, timeout=PATIENCE)
        for _ in range(20):
            assert "Oakwood AC" in shown()  # as it was
            assert session.get(f"{base}/api/hello/", timeout=PATIENCE).status_code == 200
        go.set()
        end = time.monotonic() + PATIENCE
        while "Oakwood Harriers" not in shown():
            assert time.monotonic() < end
            time.sleep(0.05)


def test_addresses_of_sites_and_of_the_service() -> None:
    held = service(with_demo=True)
    ask = Direct(held)
    home = ask("GET", DEMO)
    for same in (f"/en-gb{DEMO}", f"/nb{DEMO}", "//x//2026/GBR/demo//", f"{DEMO}index.html"):
        assert ask("GET", same).body == home.body
    assert ask("HEAD", DEMO).status == 200
    for path in (f"{DEMO}nix.html", f"{DEMO}../../", "/x/2026/GBR/nix/", "/x/2026/GBR/nix/board",
                 "/x/2026/GBR/nix/changes", f"{DEMO}events/%00.html"):  # fmt: skip
        assert (path, ask("GET", path).status) == (path, 404)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert ask(method, DEMO).status == 405
    assert ask.get("/_sandbox/log/")["requests"] == []
    for path in (f"{DEMO}json/", f"{DEMO}tt/json/", f"{DEMO}event/F01/1/1/json/"):
        assert ask("GET", path).json
    assert "end with a slash" in ask("GET", f"{DEMO}json").json["detail"]
    assert "end with a slash" in ask("GET", DEMO.rstrip("/")).json["detail"]
    assert len(ask.get("/_sandbox/log/")["requests"]) == 5


def test_a_database_that_cannot_be_used() -> None:
    held = service(with_demo=True)
    held.store.close()
    asked = Direct(held)("GET", DEMO)
    assert (asked.status, asked.json) == (
        503, {"detail": "The database cannot be used: Cannot operate on a closed database.."}
    )  # fmt: skip


def test_a_reset_is_shown() -> None:
    held = service(with_demo=True)
    ask = Direct(held, "federation")
    assert "Kingsmeadow Demo Meeting" in ask("GET", DEMO).body.decode()
    competition = ask.get("/api/my-competitions/")["competitions"][0]["id"]
    ask("PATCH", f"/api/competitions/{competition}/", {"full_name": "Another Name"})
    assert "Another Name" in ask("GET", DEMO).body.decode()
    ask("POST", "/_sandbox/reset/")
    assert "Kingsmeadow Demo Meeting" in ask("GET", DEMO).body.decode()
    held.refill = None
    ask("POST", "/_sandbox/reset/")
    assert ask("GET", DEMO).status == 404
