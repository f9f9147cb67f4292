"""`meetc push --api v1`: the whole meet, once, to the older API."""

from __future__ import annotations

import shlex

import typer

from meetc.cli import online
from meetc.cli.push_call import PushCall, confirm_live, tell
from meetc.cli.sending import compile_meet
from meetc.push.outcome import Fate
from meetc.push.v1 import create, plan_as_json
from meetc.service.credentials import obtain
from meetc.service.environment import Environment
from meetc.service.http import Http
from meetc.service.v1 import ClientV1, address_of


def push_v1(file: str, environment: Environment, call: PushCall) -> None:
    """Create a competition. It is never changed: where it is there, nothing is sent (exit 3)."""
    meet = compile_meet(file, target="opentrack")
    origin, slug = str(environment.origin), meet.payload["slug"]
    call.target = f"{origin}{address_of(meet.payload)}"
    with online.service_errors():
        credentials = obtain(origin, online.environ_for(environment), online.ask())
        client = ClientV1(Http(origin))
        client.sign_in(credentials)
        call.user = credentials.username
        err = call.is_json
        typer.echo(f"to  {origin}  (environment {environment.name}, api/v1)", err=err)
        typer.echo(f"as  {credentials.username}", err=err)
        if client.exists(meet.payload):
            raise online.refuse(f"{slug} is there already, and api/v1 changes nothing: refused")
        events = len(meet.payload.get("events", ()))
        typer.echo(f"+ competition {slug}  {events} events, as a whole", err=err)
        if call.dry_run:
            if call.is_json:
                tell(plan_as_json(meet, environment.name, call.head))
            return
        confirm_live(environment, slug, call.yes)
        creation = create(client, meet)
    if call.is_json:
        again = f"meetc push {shlex.quote(file)} --env {environment.name} --api v1"
        tell(creation.as_json(again, call.head))
    elif creation.fate is Fate.DONE:
        typer.echo("done: 1 created")
    elif creation.is_there:
        typer.echo(creation.reason)
    else:
        typer.echo(f"meetc: {creation.reason}", err=True)
    if creation.code:
        raise typer.Exit(creation.code)
