"""`meetc login`, `logout` and `whoami`: who we are to a service."""

from __future__ import annotations

from pathlib import Path

import typer

from meetc.cli import online
from meetc.cli.options import EnvOption
from meetc.service.client import Client
from meetc.service.credentials import forget, given, keep, typed
from meetc.service.errors import DeniedError
from meetc.service.http import Http


def login(env: EnvOption = None) -> None:
    """Sign in, and keep the token in the system's keyring.

    MEETC_USERNAME and MEETC_PASSWORD are taken where they are set; the password is never kept.
    """
    environment = online.required(env, Path())
    origin = str(environment.origin)
    credentials, ask = given(online.environ_for(environment)), online.ask()
    with online.service_errors():
        if not credentials.can_sign_in:
            if ask is None:
                raise DeniedError("nobody can be asked: set MEETC_USERNAME and MEETC_PASSWORD")
            credentials = typed(origin, credentials.username, ask)
        client = Client(Http(origin))
        client.take(token := client.token(credentials.username, credentials.password))
        user = client.hello()
    typer.echo(f"signed in at {origin} as {user}")
    if keep(origin, token):
        typer.echo("the token is in the system's keyring; `meetc logout` takes it out")
    else:
        typer.echo(
            "nothing is kept, since there is no keyring: pip install '.[keyring]', or set "
            "MEETC_USERNAME and MEETC_PASSWORD for each call"
        )


def logout(env: EnvOption = None) -> None:
    """Take the token out of the system's keyring."""
    origin = str(online.required(env, Path()).origin)
    gone = forget(origin)
    typer.echo(f"the token for {origin} is forgotten" if gone else f"none was kept for {origin}")


def whoami(env: EnvOption = None) -> None:
    """Ask the service who we are."""
    online.sign_in(online.required(env, Path()))
