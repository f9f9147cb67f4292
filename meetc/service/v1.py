"""The older API, api/v1: a whole document, which can be created and never changed."""

from __future__ import annotations

import json
from typing import Any

from meetc.json_values import are_objects
from meetc.plan.resource import Document
from meetc.service.credentials import Credentials
from meetc.service.errors import (
    DeniedError,
    ElsewhereError,
    GarbledError,
    LostError,
    RejectedError,
    ServiceError,
)
from meetc.service.http import Http
from meetc.service.snapshot import Address


def address_of(document: Document) -> Address:
    """The address of the competition of a document."""
    return Address(_year(document), str(document["country_id"]), str(document["slug"]))


def _year(document: Document) -> str:
    return str(document.get("year") or document["date"][:4])


class ClientV1:
    """A user's view of api/v1."""

    def __init__(self, http: Http) -> None:
        self.http = http

    def sign_in(self, credentials: Credentials) -> None:
        """Trade name and password for a token of this API. Raises ServiceError."""
        if not credentials.can_sign_in:
            raise DeniedError(
                "api/v1 needs MEETC_USERNAME and MEETC_PASSWORD: its tokens last a day"
            )
        self.http.secrets.add(credentials.password)
        form = {"username": credentials.username, "password": credentials.password}
        try:
            body = self.http.call("POST", "api/v1/auth/token", form=form).body
        except RejectedError:
            body = None
        token = body.get("access_token") if isinstance(body, dict) else None
        if not isinstance(token, str) or not token.isprintable():
            raise DeniedError(f"{self.http.origin} does not know this name with this password")
        self.http.secrets.add(token)
        self.http.headers["Authorization"] = f"Bearer {token}"

    def exists(self, document: Document) -> bool:
        """Whether there is a competition of the document's year, country and slug."""
        year = _year(document)
        params = {"country": str(document["country_id"]), "from_date": f"{year}-01-01"}
        competitions: Any = self.http.call("GET", "api/v1/competitions/", params=params).body
        if not are_objects(competitions):
            raise GarbledError(f"{self.http.origin} lists something else than competitions")
        return any(
            competition.get("slug") == document["slug"]
            and str(competition.get("year") or competition.get("date", ""))[:4] == year
            and competition.get("country_id", competition.get("country")) == document["country_id"]
            for competition in competitions
        )

    def create(self, document: Document) -> bool:
        """Create a competition with all it holds. Gives False where the answer was lost and the
        competition is there: whether it is whole, nobody has said. Raises LostError where nobody
        knows whether it is there, another ServiceError where it certainly is not."""
        text = json.dumps(document, ensure_ascii=False)
        try:
            self.http.call("POST", "api/v1/competitions/", text=text)
        except (LostError, ElsewhereError) as problem:
            try:
                there = self.exists(document)
            except ServiceError:  # the first problem says more
                there = False
            if there:
                return False
            raise LostError(str(problem)) from None
        return True
