"""Opens a service for a user: credentials turned into a client that is signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from meetc.service.client import Client
from meetc.service.credentials import Ask, Credentials, obtain
from meetc.service.environment import Environment
from meetc.service.http import Http, Patience


class Connection(NamedTuple):
    """A client, and who the service says it is."""

    client: Client
    user: str


def connect(
    environment: Environment,
    environ: Mapping[str, str],
    ask: Ask | None,
    patience: Patience | None = None,
) -> Connection:
    """Sign in and ask the service who we are. Raises ServiceError."""
    origin = str(environment.origin)
    credentials = obtain(origin, environ, ask)
    client = Client(Http(origin, patience or Patience()), _sign_in(credentials))
    if credentials.token:
        client.take(credentials.token)
    else:
        client.take(client.token(credentials.username, credentials.password))
    return Connection(client, client.hello())


def _sign_in(credentials: Credentials) -> Callable[[Client], str] | None:
    """How to have another token when this one has run out."""
    if not credentials.can_sign_in:
        return None
    return lambda client: client.token(credentials.username, credentials.password)
