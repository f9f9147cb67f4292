"""`meetc push --api v1`: the whole meet, once, to the older API."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import typer

from meetc.cli import online
from meetc.cli.push import Asked, Twin, confirm_live
from meetc.exit_codes import DONE, PARTLY
from meetc.service.environment import Environment

if TYPE_CHECKING:
    from meetc.service.v1 import ClientV1

_STEP = {"resource": "competition", "action": "create"}
_UNKNOWN = (
    "the meet was sent, and nobody knows whether it was taken; the same again looks first, and "
    "sends nothing where it is there"
)
_DONE = "done: 1 created"
_UNSURE = "it is there now, but the answer was lost: look at it"


def push_v1(file: str, environment: Environment, asked: Asked, twin: Twin) -> None:
    """Create a competition. It is never changed: where it is there, nothing is sent (exit 3)."""
    from meetc.service.credentials import obtain
    from meetc.service.http import Http
    from meetc.service.v1 import ClientV1, address_of

    meet = online.compile_meet(file, target="opentrack")
    origin = str(environment.origin)
    twin.target = f"{origin}{address_of(meet.payload)}"
    with online.service_errors():
        credentials = obtain(origin, online.environ_for(environment), online.ask())
        client = ClientV1(Http(origin))
        client.sign_in(credentials)
        twin.user = credentials.username
        err = asked.is_json
        typer.echo(f"to  {origin}  (environment {environment.name}, api/v1)", err=err)
        typer.echo(f"as  {credentials.username}", err=err)
        if client.exists(meet.payload):
            raise online.refuse(
                f"{meet.payload['slug']} is there already, and api/v1 changes nothing: refused"
            )
        events = len(meet.payload.get("events", ()))
        typer.echo(f"+ competition {meet.payload['slug']}  {events} events, as a whole", err=err)
        if asked.dry_run:
            if asked.is_json:
                _tell(_plan(meet, environment, twin))
            return
        confirm_live(environment, meet.payload["slug"], asked.yes)
        problem = _create(client, meet)
    again = f"meetc push {shlex.quote(file)} --env {environment.name} --api v1"
    if asked.is_json:
        _tell(_end(twin, problem, again))
    else:
        is_unknown = problem.endswith(_UNKNOWN)
        typer.echo(f"meetc: {problem}" if is_unknown else problem or _DONE, err=is_unknown)
    if problem:
        raise typer.Exit(PARTLY)


def _create(client: ClientV1, meet: online.Compiled) -> str:
    """Send a meet, and say what is not certain of it then. Raises ServiceError where it is
    certainly not there."""
    from meetc.service.errors import LostError

    try:
        return "" if client.create(meet.payload) else _UNSURE
    except LostError as problem:
        return f"{problem}: {_UNKNOWN}"


def _plan(meet: online.Compiled, environment: Environment, twin: Twin) -> dict[str, Any]:
    """What would be done; meetc/schemas/plan.json describes it."""
    plan = {"environment": environment.name, "role": "", "steps": [_STEP]}
    return twin.head | plan | {"kept_back": meet.kept_back}


def _end(twin: Twin, problem: str, again: str) -> dict[str, Any]:
    """What was done; meetc/schemas/push.json describes it."""
    fate = {"fate": "failed", "reason": problem} if problem else {"fate": "done"}
    return twin.head | {
        "exit_code": PARTLY if problem else DONE,
        "results": [_STEP | fate],
        "cannot": [],
        "next": again if problem.endswith(_UNKNOWN) else None,
        "reason": None,
    }


def _tell(found: dict[str, Any]) -> None:
    from meetc.plan.base import pretty

    typer.echo(pretty(found), nl=False)
