"""What the commands that talk to a service share: which one, as whom, and how failures end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import typer

from meetc.cli.console import Exit
from meetc.cli.inputs import fail
from meetc.diagnostics.wording import did_you_mean
from meetc.exit_codes import REFUSED, SERVICE
from meetc.plan.base import BaseError
from meetc.push.prepared import Destination
from meetc.push.refusal import Refusal
from meetc.service.connection import connect
from meetc.service.credentials import Ask, given
from meetc.service.environment import SANDBOX, Api, Environment, EnvironmentFileError, load
from meetc.service.errors import DeniedError, RefusedError, ServiceError
from meetc.service.http import Patience


class Refused(Exit):
    """The end of a command before anything was sent, with the reason that was told."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def refuse(message: str, code: int = REFUSED) -> Refused:
    """Tell why meetc does not go on; the caller raises what this returns (exit 3)."""
    typer.echo(f"meetc: {message}", err=True)
    return Refused(Refusal(message, code))


@contextmanager
def service_errors() -> Iterator[None]:
    """End with the exit code of what went wrong before anything was written."""
    try:
        yield
    except (DeniedError, RefusedError) as problem:
        raise refuse(str(problem)) from None
    except ServiceError as problem:
        raise refuse(str(problem), SERVICE) from None
    except (BaseError, EnvironmentFileError) as problem:
        raise fail(str(problem)) from None


def chosen(name: str | None, folder: Path) -> Environment | None:
    """The environment of a name, else the default one; None where nothing is configured. Exits 2
    where meetc.toml is wrong."""
    with service_errors():
        environments = load(folder)
    wanted = name or environments.default
    if not wanted:
        if environments.path is not None:
            raise fail(
                f"{environments.path} names no default: --env {' or '.join(environments.by_name)}"
            )
        return None
    if wanted not in environments.by_name:
        near = did_you_mean(wanted, tuple(environments.by_name))
        hint = (
            f"; did you mean {near}?" if near else f"; there are {', '.join(environments.by_name)}"
        )
        raise fail(f"there is no environment {wanted}{hint}")
    return environments.by_name[wanted]


def required(name: str | None, folder: Path) -> Environment:
    """The environment, which has to be there. Exits 2 otherwise."""
    environment = chosen(name, folder)
    if environment is None:
        raise fail(
            "no service is configured: --env sandbox takes `meetc sandbox`, and a meetc.toml "
            'beside the meet with [env.test] and its host = "https://..." a real one'
        )
    return environment


def comparable(name: str | None, folder: Path) -> Environment:
    """The environment, which has to be one that a text can be compared with. Exits 2 otherwise."""
    environment = required(name, folder)
    if environment.api is Api.V1:
        raise fail(
            f"environment {environment.name} has api/v1, which creates a meet and changes nothing: "
            "there is nothing to compare, and `meetc push` alone is for it"
        )
    return environment


def with_api(environment: Environment, api: str | None) -> Environment:
    """The environment with another generation of the API, where one is named."""
    if api is None:
        return environment
    if api not in list(Api):
        raise fail(f"--api is rest or v1, not {api}")
    return replace(environment, api=Api(api))


def sign_in(
    environment: Environment, *, err: bool = False, patience: Patience | None = None
) -> Destination:
    """Connect, and tell first of all where and as whom. Exits 3 or 5 where that fails."""
    with service_errors():
        client, user = connect(environment, environ_for(environment), ask(), patience)
    typer.echo(f"to  {environment.origin}  (environment {environment.name})", err=err)
    typer.echo(f"as  {user}", err=err)
    return Destination(environment, client, user)


def environ_for(environment: Environment) -> dict[str, str]:
    """Where credentials are looked for. For the rehearsal server on this machine those of its
    demo, which anybody knows, do where none are given."""
    environ = dict(os.environ)
    credentials = given(environ)
    known = credentials.token or credentials.can_sign_in
    if environment.name == SANDBOX and environment.origin.is_loopback and not known:
        from meetc.sandbox import demo
        from meetc.sandbox.users import Role

        name, password = next((u[0], u[2]) for u in demo.USERS if u[1] is Role.FEDERATION)
        environ |= {"MEETC_USERNAME": name, "MEETC_PASSWORD": password}
    return environ


def ask() -> Ask | None:
    """How to ask a person, or None where nobody sits at a terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    return lambda what, hidden: str(typer.prompt(what, hide_input=hidden, err=True))
