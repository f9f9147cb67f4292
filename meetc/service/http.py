"""HTTP with patience and suspicion: the one door to requests.

Every call ends: the whole exchange has a deadline, the answer a largest size. TLS is verified,
redirects are refused, and nothing is read from .netrc. What is repeated: GET, PUT, PATCH and
DELETE up to three times where the network failed or the service was busy; POST only where it is
certain that it was not carried out; a refusal never.
"""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, quote_plus, urlsplit

from meetc.assumptions import PERMISSION_DENIED
from meetc.service.errors import (
    BusyError,
    DeniedError,
    ElsewhereError,
    GarbledError,
    LostError,
    RefusedError,
    RejectedError,
    ServiceError,
    UnreachableError,
)
from meetc.service.origin import origin_of

if TYPE_CHECKING:
    import requests

LARGEST_ANSWER = 64 * 1024 * 1024
TRIES = 3
LONGEST_WAIT = 60.0
_TOO_MANY = 429  # the request was not taken at all
_BUSY = frozenset((_TOO_MANY, 502, 503, 504))
_DENIED = PERMISSION_DENIED.lower().encode()
_QUESTIONS = frozenset(("GET", "OPTIONS"))
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds; a test passes a clock of its own."""

    connect: float = 10.0
    silence: float = 30.0
    deadline: float = 120.0
    sleep: Callable[[float], object] = time.sleep
    jitter: Callable[[], float] = random.random

    def before(self, attempt: int, asked: float | None) -> float:
        """Seconds before the next attempt: as asked, else longer each time."""
        return asked if asked is not None else 2**attempt * (0.25 + 0.5 * self.jitter())


class Answer(NamedTuple):
    """A status and the JSON that came with it, None where there was none; `allow` are the
    methods that the service names."""

    status: int
    body: Any
    allow: str = ""


class _Request(NamedTuple):
    method: str
    address: str
    body: Any
    data: Mapping[str, str] | bytes | None
    params: Mapping[str, str] | None

    @property
    def is_question(self) -> bool:
        return self.method in _QUESTIONS

    def judged(self, problem: ServiceError, doubtful: bool) -> ServiceError:
        """A failure as what it tells: after an attempt that may have been carried out it tells
        nothing of a write, but that what was to be deleted is gone."""
        is_404 = isinstance(problem, RejectedError) and problem.status == 404
        is_told = self.is_question or (is_404 and self.method == "DELETE")
        return LostError(str(problem)) if doubtful and not is_told else problem


_Response = tuple[int, Mapping[str, str], bytes]
"""Status, headers and content of an answer."""


@dataclass(slots=True)
class Http:
    """Connections to one origin, kept open: several threads may call at once, and after a 429 one
    request goes after the other. `headers` go with every request; `secrets` are
    texts that no message may hold; `writes` counts the requests that may have changed something.
    """

    origin: str
    patience: Patience = field(default_factory=Patience)
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    secrets: set[str] = field(default_factory=set, repr=False)
    writes: int = 0
    _session: requests.Session | None = None
    _crowded: bool = False  # the service has said that requests are too many
    _rests: int = 0
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def at(self, url: str) -> str:
        """The address of a path, or of an address that the service gave, on this origin alone.
        Raises ElsewhereError for another host, GarbledError for no address at all."""
        try:
            parts = urlsplit(url)
            place = parts.hostname, parts.port
        except ValueError:
            raise GarbledError(f"{self.origin} gives an address that is none") from None
        if parts.netloc:
            mine = urlsplit(self.origin)
            if place not in ((mine.hostname, mine.port), (mine.hostname, None)):
                raise ElsewhereError(f"{self.origin} points to another host, {self.shown(url)}")
        path = "/" + parts.path.lstrip("/")
        return self.origin + path + (f"?{parts.query}" if parts.query else "")

    def call(
        self,
        method: str,
        url: str,
        *,
        body: Any = None,
        form: Mapping[str, str] | None = None,
        text: str | None = None,
        params: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request and read the answer: its body is JSON, a form, or a text as it is.
        Raises ServiceError, by what is known of it."""
        data = text.encode("utf-8", "backslashreplace") if text is not None else form
        request = _Request(method, self.at(url), body, data, params)
        doubtful = False  # whether an attempt may have been carried out
        for attempt in range(1, TRIES + 1):
            wait: float | None = None
            last, rests = attempt == TRIES, self._rests
            try:
                with self._turn if self._crowded else nullcontext():
                    status, headers, content = self._exchange(request)
            except LostError:
                if method == "POST" or last:
                    raise
                doubtful = True
            except UnreachableError as problem:
                if last:
                    raise request.judged(problem, doubtful) from None
            else:
                if status not in _BUSY:
                    try:
                        return self._answer(request, status, headers, content)
                    except ServiceError as problem:
                        raise request.judged(problem, doubtful) from None
                wait = _retry_after(headers)
                self._crowded = self._crowded or status == _TOO_MANY
                doubtful = doubtful or status != _TOO_MANY
                if last or _too_long(wait) or (method == "POST" and doubtful):
                    raise request.judged(self._busy(status, wait), doubtful)
            self._rest(self.patience.before(attempt, wait), rests)
        raise AssertionError("the last attempt returns or raises")

    def _rest(self, seconds: float, rests: int) -> None:
        """Wait before another attempt; a wait of another connection since then was for all."""
        with self._turn:
            if self._rests == rests:
                self.patience.sleep(seconds)
                self._rests += 1

    def _busy(self, status: int, wait: float | None) -> BusyError:
        asks = f" and asks to wait {wait:.0f} s" if _too_long(wait) else ""
        return BusyError(f"{self.origin} is too busy ({status}){asks}")

    def _exchange(self, request: _Request) -> _Response:
        """One request, within the deadline: in a thread, since a host that sends a byte a minute
        is never silent. Raises UnreachableError or LostError."""
        outcome: list[_Response] = []
        failed: list[Exception] = []

        def run() -> None:
            try:
                outcome.append(self._send(request))
            except Exception as problem:  # carried to the caller below
                failed.append(problem)

        self.writes += not request.is_question
        worker = threading.Thread(target=run, daemon=True)
        worker.start()
        worker.join(self.patience.deadline)
        if worker.is_alive():
            self._session = None
            raise LostError(f"{self.origin} did not finish within {self.patience.deadline:.0f} s")
        if failed:
            raise failed[0]
        return outcome[0]

    def _send(self, request: _Request) -> _Response:
        """One request. Raises UnreachableError or LostError."""
        from requests import exceptions

        session = self._session or self._connect()
        try:
            with session.request(
                request.method,
                request.address,
                json=request.body,
                data=request.data,
                params=request.params,
                timeout=(self.patience.connect, self.patience.silence),
                allow_redirects=False,
                stream=True,
            ) as response:
                return response.status_code, response.headers, self._content(response)
        except exceptions.ConnectionError as problem:
            raise self._unconnected(problem) from None
        except (exceptions.RequestException, OSError, ValueError) as problem:
            raise self._in_words(problem) from None

    def _content(self, response: requests.Response) -> bytes:
        content = bytearray()
        for chunk in response.iter_content(65536):
            content += chunk
            if len(content) > LARGEST_ANSWER:
                raise LostError(f"{self.origin} sends more than {LARGEST_ANSWER >> 20} MB")
        return bytes(content)

    def _unconnected(self, problem: Exception) -> ServiceError:
        """Why there is no connection, or none any more."""
        from requests import exceptions

        if isinstance(problem, exceptions.SSLError):
            return UnreachableError(f"{self.origin}: its certificate is not trusted")
        if isinstance(problem, exceptions.ConnectTimeout):
            return UnreachableError(f"{self.origin} cannot be reached: it does not answer")
        if _never_left(problem):
            own = origin_of(self.origin).is_loopback
            start = "; meetc sandbox --demo starts a rehearsal server there" if own else ""
            return UnreachableError(f"{self.origin} cannot be reached{start}")
        return LostError(f"{self.origin} broke the connection")

    def _in_words(self, problem: Exception) -> ServiceError:
        """What else went wrong with a request."""
        from requests import exceptions

        if isinstance(problem, exceptions.Timeout):
            return LostError(f"{self.origin} did not answer in time")
        if isinstance(problem, (UnicodeEncodeError, exceptions.InvalidHeader)):
            return RefusedError("name, password or token have letters that cannot be sent")
        if isinstance(problem, exceptions.ChunkedEncodingError):
            return LostError(f"{self.origin} broke off its answer")
        if isinstance(problem, exceptions.ContentDecodingError):
            return LostError(f"{self.origin} sends an answer that cannot be unpacked")
        said = getattr(problem, "strerror", None)
        return LostError(f"{self.origin} gives no answer" + (f": {said.lower()}" if said else ""))

    def _connect(self) -> requests.Session:
        import requests

        session = requests.Session()
        session.headers.update({"Accept": "application/json", "User-Agent": "meetc"})
        session.auth = self._sign  # also keeps .netrc out
        session.trust_env = not origin_of(self.origin).is_loopback
        self._session = session
        return session

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers.update(self.headers)
        return request

    def _answer(
        self, request: _Request, status: int, headers: Mapping[str, str], content: bytes
    ) -> Answer:
        """Judge an answer by its status, and read its JSON."""
        method = request.method
        if 300 <= status < 400:
            to = self.shown(str(headers.get("Location", "")))
            raise ElsewhereError(f"{self.origin} redirects to {to}; redirects are not followed")
        path = self.clean(urlsplit(request.address).path)
        if status in (401, 403) or (status == 500 and _DENIED in content.lower()):
            raise DeniedError(f"{self.origin} denies {method} {path}")
        if status >= 500:
            raise LostError(f"{self.origin} failed ({status}) at {method} {path}")
        if method == "OPTIONS" and status == 405 and "Allow" in headers:
            return Answer(status, None, headers["Allow"])
        if status >= 400:
            raise RejectedError(f"{self._words(content)} ({status})", status)
        if not content or status == 204:
            return Answer(status, None, headers.get("Allow", ""))
        try:
            body = json.loads(content.decode("utf-8"), parse_constant=_no_number)
            return Answer(status, body, headers.get("Allow", ""))
        except (ValueError, RecursionError):
            problem = f"{self.origin} answers {path} with something else than JSON"
            raise (GarbledError if method == "GET" else LostError)(problem) from None

    def _words(self, content: bytes) -> str:
        """What the service says of a refusal, on one line."""
        try:
            text = json.dumps(json.loads(content), ensure_ascii=False)
        except (ValueError, RecursionError):
            text = "it gives no reason that can be read"
        return self.clean(text)

    def clean(self, text: str) -> str:
        """A text of the service, fit to be shown: short, on one line, without secrets."""
        text = self._without_secrets(text)
        text = "".join(character if character.isprintable() else " " for character in text)
        return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"

    def shown(self, url: str) -> str:
        """An address of the service, fit to be shown: its query may hold what is not ours."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return "an address that is none"
        host = parts.netloc.rpartition("@")[2]
        return self.clean((f"{parts.scheme}://{host}" if host else "") + parts.path) or "nowhere"

    def _without_secrets(self, text: str) -> str:
        secrets = filter(None, self.secrets)
        spellings = {spelling for secret in secrets for spelling in _spellings(secret)}
        for spelling in sorted(spellings, key=len, reverse=True):  # one may be a part of another
            text = re.sub(re.escape(spelling), "…", text, flags=re.IGNORECASE)
        return text


def _spellings(secret: str) -> Iterator[str]:
    """A secret as it is, and as JSON, JSON in JSON, and addresses spell it."""
    yield secret
    for ascii_alone in (True, False):
        in_json = json.dumps(secret, ensure_ascii=ascii_alone)[1:-1]
        yield in_json
        yield in_json.replace("/", "\\/")
        yield json.dumps(in_json, ensure_ascii=ascii_alone)[1:-1]
    for safe in ("", "/"):
        yield quote(secret, safe, errors="replace")
        yield quote_plus(secret, safe, errors="replace")


def _never_left(problem: Exception) -> bool:
    """Whether a connection failed before anything was sent on it."""
    import requests

    seen: BaseException | None = problem
    names = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError")
    while seen is not None:
        reason = getattr(seen, "reason", None)
        if type(seen).__name__ in names or type(reason).__name__ in names:
            return True
        inner = seen.args[0] if isinstance(seen, requests.RequestException) and seen.args else None
        seen = inner if isinstance(inner, BaseException) else None
    return False


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a busy service asks for; a date, which needs its clock, is passed over."""
    value = headers.get("Retry-After", "")
    return float(value) if value.isascii() and value.isdecimal() and len(value) < 9 else None


def _too_long(wait: float | None) -> bool:
    return wait is not None and wait > LONGEST_WAIT


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
