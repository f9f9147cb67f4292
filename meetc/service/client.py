"""The API of 2026 as its pages and its own scripts use it: a method for each documented call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import RLock
from typing import Any

from meetc.assumptions import LARGEST_PAGE
from meetc.json_values import are_objects
from meetc.plan.resource import Document
from meetc.service.errors import DeniedError, ExpiredError, GarbledError, RejectedError
from meetc.service.http import Answer, Http

_MOST_PAGES = 2000
_EXPIRED = "{} does not take the token: it is wrong, or has run out"


class Client:
    """A user's view of one service. `sign_in` gives a fresh token where the old one has run out
    and there is a way to have one."""

    def __init__(self, http: Http, sign_in: Callable[[Client], str] | None = None) -> None:
        self.http = http
        self._sign_in = sign_in
        self._denied = RLock()

    @property
    def origin(self) -> str:
        return self.http.origin

    def take(self, token: str) -> None:
        """Use a token from now on."""
        self.http.secrets.add(token)
        self.http.headers["Authorization"] = f"Token {token}"
        self.http.headers["Referer"] = f"{self.origin}/"

    def token(self, username: str, password: str) -> str:
        """Trade name and password for a token. Raises DeniedError where the service does not."""
        self.http.secrets.add(password)
        self.http.headers.pop("Authorization", None)
        form = {"username": username, "password": password}
        try:
            body = self.http.call("POST", "api/get-auth-token/", form=form).body
        except RejectedError:
            body = None
        token = body.get("token") if isinstance(body, dict) else None
        if not isinstance(token, str) or not token or not token.isprintable():
            raise DeniedError(f"{self.origin} does not know this name with this password")
        self.http.secrets.add(token)
        return token

    def hello(self) -> str:
        """Who the token belongs to, as the service greets: `Ada Example <ada@example.org>`."""
        answer = self.call("GET", "api/hello/").body
        message = answer.get("message") if isinstance(answer, dict) else None
        if not isinstance(message, str):
            raise GarbledError(f"{self.origin} greets with something else than a message")
        return self.http.clean(message.removeprefix("Hello, ").removesuffix("!"))

    def my_competitions(self, until: str | None = None) -> list[Document]:
        """The competitions in which the user has a role; `until` is a time such as
        2026-12-25T12:00:00Z, passed on as `to_date`."""
        params = {"to_date": until} if until else None
        body = self.call("GET", "api/my-competitions/", params=params).body
        competitions = body.get("competitions") if isinstance(body, dict) else None
        return self._documents(competitions, "api/my-competitions/")

    def records(self, path: str, **filters: str) -> list[Document]:
        """All records of a list, page by page until `next` ends."""
        everything: list[Document] = []
        params: Mapping[str, str] | None = {"limit": str(LARGEST_PAGE)} | filters
        url, seen = path, {path}
        for _ in range(_MOST_PAGES):
            body = self.call("GET", url, params=params).body
            if not isinstance(body, dict):
                raise GarbledError(f"{self.origin} answers {path} with something else than a list")
            records = self._documents(body.get("results"), path)
            everything += records
            url, params = body.get("next") or "", None
            if not url:
                return everything
            if not isinstance(url, str) or url in seen or not records:
                break
            seen.add(url)
        raise GarbledError(f"{self.origin} never comes to the last page of {path}")

    def get(self, url: str) -> Document:
        """One record."""
        return self._documents([self.call("GET", url).body], url)[0]

    def allowed(self, path: str) -> str:
        """The methods that the service says it takes at a path, which OPTIONS asks for."""
        return self.http.clean(self.call("OPTIONS", path).allow)

    def call(
        self, method: str, url: str, *, body: Any = None, params: Mapping[str, str] | None = None
    ) -> Answer:
        """A request with the token. Where it is denied, one GET of hello tells a token that has
        run out from a missing right. Raises ServiceError."""
        used = self.http.headers.get("Authorization")
        try:
            return self.http.call(method, url, body=body, params=params)
        except DeniedError as problem:
            denied = problem
        with self._denied:  # of several connections the first signs in, for all
            if used == self.http.headers.get("Authorization"):
                self._renew(url, denied)
        return self.http.call(method, url, body=body, params=params)

    def _renew(self, url: str, denied: DeniedError) -> None:
        """Have a fresh token. Raises DeniedError where the right is missing, ExpiredError where
        there is no way to another token."""
        if url == "api/hello/" and self._sign_in is None:
            raise DeniedError(f"{self.origin} does not take the token: it has run out?")
        if url != "api/hello/" and self._token_is_good():
            raise denied
        if self._sign_in is None:
            raise ExpiredError(_EXPIRED.format(self.origin))
        sign_in, self._sign_in = self._sign_in, None
        try:
            self.take(sign_in(self))
        finally:
            self._sign_in = sign_in

    def _token_is_good(self) -> bool:
        try:
            self.http.call("GET", "api/hello/")
        except DeniedError:
            return False
        return True

    def _documents(self, records: Any, where: str) -> list[Document]:
        if not are_objects(records):
            where = self.http.shown(where)
            raise GarbledError(f"{self.origin} answers {where} with something else than records")
        return records
