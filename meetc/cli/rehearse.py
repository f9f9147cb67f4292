"""A rehearsal: the rehearsal server in this process, and the same meet pushed to it twice."""

from __future__ import annotations

import secrets

import typer

from meetc.cli import online
from meetc.cli.inputs import fail
from meetc.cli.output_format import Format
from meetc.cli.push_call import PushCall, tell, tell_end
from meetc.cli.sending import show_plan, target_of
from meetc.plan.base import Base
from meetc.plan.plan import Wishes
from meetc.push import report
from meetc.push.prepared import Destination
from meetc.push.refusal import refusal
from meetc.push.rehearsal import Rehearsal
from meetc.push.sendable import Sendable
from meetc.sandbox.service import Service
from meetc.sandbox.store import Store
from meetc.sandbox.users import Role, add_user
from meetc.service.connection import connect
from meetc.service.environment import Environment
from meetc.service.origin import origin_of

_NAME = "rehearsal"


def rehearse_push(meet: Sendable, wishes: Wishes, call: PushCall) -> int:
    """Push twice and show both: the second push has nothing to do. Nothing leaves this machine,
    and nothing is written beside the meet. Gives the exit code of the first."""
    try:
        from meetc.sandbox.server import running
    except ModuleNotFoundError:
        raise fail(
            "no service is configured and the rehearsal server is not installed: "
            "pip install '.[sandbox]', or a meetc.toml with [env.test] and its host"
        ) from None
    why = "" if call.rehearse else "no service is configured, so "
    typer.echo(f"{why}this is a rehearsal: nothing leaves this machine", err=call.is_json)
    service, password = Service(Store()), secrets.token_urlsafe(16)
    add_user(service.store, _NAME, Role.FEDERATION, password)
    given = {"MEETC_USERNAME": _NAME, "MEETC_PASSWORD": password}
    try:
        with running(service) as url, online.service_errors():
            environment = Environment(_NAME, origin_of(url))
            target = Destination(environment, *connect(environment, given, None))
            base = Base(target_of(meet, environment))
            pushes = _twice(meet, Rehearsal(target, meet.payload, wishes, base), call)
    finally:
        service.store.close()
    if call.is_json:
        tell({"pushes": [report.as_json(done) for done in pushes]})
    return pushes[0].code or pushes[1].code


def _twice(meet: Sendable, rehearsal: Rehearsal, call: PushCall) -> list[report.Done]:
    """Both pushes, each with its plan."""
    pushes = []
    for title in ("first push", "second push"):
        typer.echo(f"{title}:", err=call.is_json)
        prepared = rehearsal.prepare()
        show_plan(meet, prepared, Format.TEXT, verbose=call.verbose, err=call.is_json)
        if (refused := refusal(prepared, 0)) is not None:
            raise online.refuse(*refused)
        pushes.append(rehearsal.carry_out(prepared))
        if not call.is_json:
            tell_end(pushes[-1], call.form)
    return pushes
