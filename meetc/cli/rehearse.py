"""A rehearsal: the rehearsal server in this process, and the same meet pushed to it twice."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import typer

from meetc.cli import online
from meetc.cli.inputs import fail
from meetc.cli.output_format import Format
from meetc.cli.plan import show_plan

if TYPE_CHECKING:
    from meetc.cli.push import Asked, Done
    from meetc.plan.base import Base
    from meetc.plan.plan import Wishes
    from meetc.push.prepared import Target

_NAME = "rehearsal"


def rehearsal(meet: online.Compiled, wishes: Wishes, asked: Asked) -> int:
    """Push twice and show both: the second push has nothing to do. Nothing leaves this machine,
    and nothing is written beside the meet. Gives the exit code of the first."""
    try:
        from meetc.sandbox.server import running
    except ModuleNotFoundError:
        raise fail(
            "no service is configured and the rehearsal server is not installed: "
            "pip install '.[sandbox]', or a meetc.toml with [env.test] and its host"
        ) from None
    from meetc.cli.push import as_json, tell_results
    from meetc.plan.base import Base, pretty
    from meetc.push.prepared import Target
    from meetc.push.session import target_name
    from meetc.sandbox.service import Service
    from meetc.sandbox.store import Store
    from meetc.sandbox.users import Role, add_user
    from meetc.service.connection import connect
    from meetc.service.environment import Environment
    from meetc.service.origin import origin_of
    from meetc.service.snapshot import address_of

    err = asked.is_json
    why = "" if asked.rehearse else "no service is configured, so "
    typer.echo(f"{why}this is a rehearsal: nothing leaves this machine", err=err)
    service, password = Service(Store()), secrets.token_urlsafe(16)
    add_user(service.store, _NAME, Role.FEDERATION, password)
    given = {"MEETC_USERNAME": _NAME, "MEETC_PASSWORD": password}
    try:
        with running(service) as url, online.service_errors():
            environment = Environment(_NAME, origin_of(url))
            client, user = connect(environment, given, None)
            address = address_of(meet.payload["competition"])
            target = Target(environment, client, user)
            base = Base(target_name(environment, address))
            pushes = []
            for title in ("first push", "second push"):
                typer.echo(f"{title}:", err=err)
                done, base = _once(target, meet, base, wishes, verbose=asked.verbose, err=err)
                pushes.append(done)
                if not err:
                    tell_results(done, asked.form)
    finally:
        service.store.close()
    if err:
        typer.echo(pretty({"pushes": [as_json(done) for done in pushes]}), nl=False)
    return pushes[0].code or pushes[1].code


def _once(
    target: Target, meet: online.Compiled, base: Base, wishes: Wishes, *, verbose: bool, err: bool
) -> tuple[Done, Base]:
    """One push of the rehearsal, and what it leaves."""
    from meetc.cli.push import Done, check
    from meetc.push.session import execute, prepare
    from meetc.push.state import State

    prepared = prepare(target, meet.payload, State(base), wishes)
    show_plan(meet, prepared, Format.TEXT, verbose=verbose, err=err)
    check(prepared, 0)
    results, left = execute(prepared, None, lambda result: None)
    return Done(prepared, results, "meetc push --rehearse", False), left
