"""Whatever is asked of the rehearsal server, it answers in JSON, or with a page of the site, and
stays whole."""

from __future__ import annotations

import json
import re
import socket
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetc.fields import FIELDS, Kind
from meetc.sandbox import exchange
from meetc.sandbox.demo import COMPETITION
from meetc.sandbox.routes import MEET, ROUTES, is_site
from tests.support.drawn import examples
from tests.support.rehearsal import Asked, Direct, over_loopback, service

SERVICE = service(with_demo=True)
ASK = {user: Direct(SERVICE, user) for user in ("", "reader", "director", "federation")}
ASK["v1"] = Direct(SERVICE, "federation", v1=True)
STATUSES = {200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 422, 500}

_DIRECTOR = ASK["director"]
_IDS = [str(each["id"]) for each in _DIRECTOR.get("/api/events/")["results"]]
_IDS += [each["id"] for each in _DIRECTOR.get("/api/competitors/?limit=3")["results"]]
_IDS += [each["id"] for each in _DIRECTOR.get("/api/teams/")["results"]]
_IDS += [
    unit["id"] for each in _DIRECTOR.get("/api/events/")["results"] for unit in each["units"][:1]
]
_IDS += [COMPETITION, "2026", "GBR", "demo", "F01", "1"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PARTS = st.sampled_from(_IDS) | TEXT.map(lambda text: text.replace("?", ""))
TEMPLATES = sorted(ROUTES.keys() - {"/_sandbox/reset/", "/_sandbox/expire-tokens/"})  # no tokens
TEMPLATES += [f"{MEET}/", f"{MEET}/board", f"{MEET}/changes", f"{MEET}/events/{{event_id}}.html"]
NAMES = sorted({name for table in FIELDS.values() for name in table} | {
    "competition", "events", "competitors", "teams", "relay_teams", "units", "results", "trials",
    "round", "heat", "bib", "country_id", "result", "height",
})  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT
    | st.sampled_from(["", "1", "2026-05-09", "10:30", "T01", "100", "8,3,1", "GBR", COMPETITION])
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | TEXT, inner, max_size=6)
    ),
    max_leaves=12,
)
BODIES = st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode())
FORM = st.dictionaries(st.sampled_from(["username", "password"]), TEXT).map(
    lambda form: "&".join(f"{name}={value}" for name, value in form.items()).encode()
)
METHODS = st.sampled_from("GET POST PUT PATCH DELETE HEAD OPTIONS TRACE BREW".split())
QUERY_NAMES = st.sampled_from("competition limit offset to_date when ordering since".split())
QUERY_VALUES = st.sampled_from([*_IDS, "-1", "9" * 99, "%00", "%ff", "2026-05-09", "&&=", "-date"])
QUERIES = st.lists(st.tuples(QUERY_NAMES, QUERY_VALUES)).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)


@st.composite
def paths(draw: Any) -> str:
    """Addresses of the server with anything for an id, and anything at all."""
    parts = re.split(r"\{\w+\}", draw(st.sampled_from(TEMPLATES)))
    path = parts[0] + "".join(draw(PARTS) + part for part in parts[1:])
    path = draw(st.sampled_from([path, f"/{path}", path.rstrip("/")]) | TEXT.map(lambda t: f"/{t}"))
    return path.replace("?", "")


@examples(500)
@given(
    st.sampled_from(sorted(ASK)), METHODS, paths(), QUERIES, BODIES | FORM,
    st.just("") | TEXT.filter(str.isascii),
)  # fmt: skip
def test_any_request(
    user: str, method: str, path: str, query: str, body: bytes, authorization: str
) -> None:
    headers = {"authorization": authorization} if authorization.strip() else {}
    check(ASK[user](method, f"{path}?{query}", body, **headers), path)


def check(asked: Asked, path: str = "") -> None:
    """Whether an answer is one that the service may give."""
    assert asked.status in STATUSES
    kind = asked.headers.get("content-type", "").partition(";")[0]
    if kind in ("text/html", "text/css"):
        return
    if is_site(re.sub("/{2,}", "/", path)) and kind != "application/json":
        assert (kind, asked.status) in {
            ("text/plain", 404), ("text/plain", 405), ("text/event-stream", 200)
        }  # fmt: skip
        return
    if asked.body:
        value = json.loads(asked.body)
        assert asked.status != 500 or value == {"detail": "Permission Denied"}
        asked.body.decode("utf-8")


SOUND = {
    "events": {"competition": COMPETITION, "event_code": "LJ", "parent": ""},
    "row": {"bib": "1", "performance": "5.74", "raw_time": "11.201", "place": 1},
    "trial": {"bib": "1", "height": "1.50", "round": 1, "result": "o"},
    "v1": {"full_name": "x", "country_id": "GBR", "date": "2026-05-09"},
}
CODES = st.sampled_from(["100", "LJ", "HJ", "DEC", "4x100", "1HR", "NONSENSE", "SP3K"])
NUMBERS = count()
MARKS = st.sampled_from(["o", "x", "xxx", "-", "r", "5.74", "5.74(+1.2)", ")", "(", "", ".", "NM"])


def nearly(base: dict[str, Any], *names: str) -> st.SearchStrategy[dict[str, Any]]:
    """A sound object with a few of its fields made into anything."""
    changes = st.dictionaries(st.sampled_from([*base, *names]), VALUES, max_size=1)
    return changes.map(lambda changed: base | changed)


ROWS = st.lists(nearly(SOUND["row"]) | MARKS.map(lambda m: {"bib": m, "performance": m}))
TRIALS = st.lists(nearly(SOUND["trial"]) | MARKS.map(lambda m: SOUND["trial"] | {"result": m}))


@examples(150)
@given(
    nearly(SOUND["events"], *FIELDS[Kind.EVENT]), CODES,
    st.lists(st.tuples(ROWS, TRIALS, nearly({}, *FIELDS[Kind.UNIT])), max_size=3),
    st.booleans(),
)  # fmt: skip
def test_nearly_sound_results(event: dict[str, Any], code: str, units: list[Any], on: bool) -> None:
    """An event and its units, with the rules of the service on: no marks make it stumble."""
    SERVICE.switch({"recompute_places": on, "set_event_status": on, "times_with_seconds": on})
    ask, key = ASK["federation"], f"N{next(NUMBERS)}"
    own = {"event_id": key, "event_code": code, "category": key}
    made = ask("POST", "/api/events/", own | event | {"event_id": key, "category": key})
    check(made)
    slug = key.lower()
    loaded = [{"round": n, "heat": 1} | unit | {"results": rows, "trials": trials}
              for n, (rows, trials, unit) in enumerate(units, 1)]  # fmt: skip
    document = SOUND["v1"] | {"slug": slug, "events": [own | event | {"units": loaded}]}
    kept = ASK["v1"]("POST", "/api/v1/competitions/", document)
    check(kept)
    check(ask("GET", f"/x/2026/GBR/{slug}/json/"))
    for path in ("", "events.html", "athletes.html", "board"):
        page = ask("GET", f"/x/2026/GBR/{slug}/{path}")
        assert page.status == (200 if kept.status == 200 else 404)
    assert ask("GET", f"/x/2026/GBR/{slug}/events/{key}.html").status in (200, 404)
    if made.status == 201:
        at = [unit["url"] for unit in made.json["units"]]
        for url, unit in zip(at, loaded, strict=False):
            check(ask("PATCH", url, unit))
            check(ask("PATCH", url, {"trials": unit["trials"]}))
            check(ask("GET", url))
        check(ask("PUT", made.json["url"], own | event))
        assert ask("DELETE", made.json["url"]).status == 204


def test_the_page_survives_all_that() -> None:
    assert Direct(SERVICE)("GET", "/").status == 200
    assert Direct(SERVICE)("GET", "/_sandbox/state/").status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"\xff", b"\xef\xbb\xbf[]", b"NaN", b"[1e999]", b"[-Infinity]", b'["\\ud800"]',
        b'["\\u0000"]', b"[" * 100_000, b"[" * 40 + b"]" * 40, b'{"a":' * 40 + b"1" + b"}" * 40,
        b"9" * 5000, b'{"a": 1} x', b"5", b"null", b'"text"',
    ],
)  # fmt: skip
def test_bodies_that_are_no_json_object(body: bytes) -> None:
    for method, path in (("POST", "/api/events/"), ("POST", "/api/teams/"),
                         ("POST", "/api/v1/competitions/")):  # fmt: skip
        ask = ASK["v1"] if "v1" in path else ASK["federation"]
        asked = ask(method, path, body)
        assert asked.status == 400
        assert asked.json


def test_a_body_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetc.sandbox.app.LARGEST_BODY", 1000)
    assert exchange.LARGEST_BODY > 10_000_000
    for size, status in ((1000, 400), (1001, 413), (5000, 413)):
        assert ASK["director"]("POST", "/api/teams/", b"x" * size).status == status


def test_bytes_that_are_no_request() -> None:
    """Straight to the socket: no answer is a crash, and the next request is served."""
    with over_loopback(service()) as (base, session):
        port = int(base.rpartition(":")[2])
        for sent in (
            b"\0" * 50,
            b"GET\r\n\r\n",
            b"GET /api/hello/ HTTP/1.1\r\n\r\n",
            b"GET /%00%ff%f0/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"POST /api/teams/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nhalf",
            b"GET /api/hello/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\n\r\n",
            b"GET http://evil.example/api/hello/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
                answer = connection.recv(65536)
                assert not answer or re_status(answer) in (400, 404, 500)
        assert session.get(f"{base}/api/hello/", timeout=5).status_code == 200


def re_status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])
