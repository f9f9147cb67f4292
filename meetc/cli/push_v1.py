"""`meetc push --api v1`: the whole meet, once, to the older API."""

from __future__ import annotations

import typer

from meetc.cli import online
from meetc.cli.push import confirm_live
from meetc.exit_codes import PARTLY
from meetc.service.environment import Environment

_UNKNOWN = (
    "the meet was sent, and nobody knows whether it was taken; the same again looks first, and "
    "sends nothing where it is there"
)


def push_v1(file: str, environment: Environment, *, dry_run: bool, yes: bool) -> None:
    """Create a competition. It is never changed: where it is there, nothing is sent (exit 3)."""
    from meetc.service.credentials import obtain
    from meetc.service.errors import LostError
    from meetc.service.http import Http
    from meetc.service.v1 import ClientV1

    meet = online.compile_meet(file, target="opentrack")
    origin = str(environment.origin)
    with online.service_errors():
        credentials = obtain(origin, online.environ_for(environment), online.ask())
        client = ClientV1(Http(origin))
        client.sign_in(credentials)
        typer.echo(f"to  {origin}  (environment {environment.name}, api/v1)")
        typer.echo(f"as  {credentials.username}")
        if client.exists(meet.payload):
            raise online.refuse(
                f"{meet.payload['slug']} is there already, and api/v1 changes nothing: refused"
            )
        events = len(meet.payload.get("events", ()))
        typer.echo(f"+ competition {meet.payload['slug']}  {events} events, as a whole")
        if dry_run:
            return
        confirm_live(environment, meet.payload["slug"], yes)
        try:
            whole = client.create(meet.payload)
        except LostError as problem:
            typer.echo(f"meetc: {problem}: {_UNKNOWN}", err=True)
            raise typer.Exit(PARTLY) from None
    typer.echo(
        "done: 1 created" if whole else "it is there now, but the answer was lost: look at it"
    )
    if not whole:
        raise typer.Exit(PARTLY)
