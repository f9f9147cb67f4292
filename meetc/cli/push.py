"""`meetc push`: send what has changed, safely, so that it can be cut at any point and run again."""

from __future__ import annotations

import shlex
import threading
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import online, outputs
from meetc.cli.carrying_out import carry_out, locked
from meetc.cli.inputs import fail
from meetc.cli.online import refuse
from meetc.cli.options import (
    AdoptOption,
    EnvOption,
    FormatOption,
    OnlyOption,
    OursOption,
    PruneOption,
    RecreateOption,
    only_options,
)
from meetc.cli.output_format import Format
from meetc.cli.push_call import PushCall, confirm_live, refusals_told, tell_end
from meetc.cli.push_v1 import push_v1
from meetc.cli.rehearse import rehearse_push
from meetc.cli.sending import compile_meet, prepare_meet, show_plan, state_of, target_of
from meetc.plan.plan import Wishes
from meetc.push.refusal import refusal
from meetc.push.saved import Saved, SavedPlanError, is_plan, load
from meetc.push.sendable import Sendable
from meetc.service.environment import Api, Environment
from meetc.service.http import Patience

_MOST_DELETED = 5


def push(
    file: Annotated[str, typer.Argument(metavar="FILE|PLAN", help="The meet, or a saved plan.")],
    env: EnvOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the plan and send nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before a live service.")] = False,
    adopt: AdoptOption = False,
    recreate: RecreateOption = False,
    prune: PruneOption = False,
    ours: OursOption = False,
    max_delete: Annotated[
        int, typer.Option(metavar="N", min=0, help="Most deletions of one push.")
    ] = _MOST_DELETED,
    only: OnlyOption = None,
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="Push to a rehearsal server of its own, twice.")
    ] = False,
    api: Annotated[
        str | None, typer.Option(metavar="rest|v1", help="The generation of the API.")
    ] = None,
    form: FormatOption = Format.TEXT,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Show the values.")] = False,
) -> None:
    """Send a meet to the service: what has changed, and never over somebody else's edit.

    Without a configured service it is a rehearsal. Ctrl-C finishes the request in flight.
    """
    wishes = Wishes(adopt, recreate, prune, ours, tuple(only or ()))
    call = PushCall(dry_run, yes, max_delete, rehearse, form, verbose)
    with refusals_told(call):
        _push(file, env, api, wishes, call)


def _push(file: str, env: str | None, api: str | None, wishes: Wishes, call: PushCall) -> None:
    """Find out what is meant by a file and the options, and do it."""
    given, saved = file, _saved(file)
    if saved is not None:
        file = (Path(given).parent / saved.meet).as_posix()
        if call.rehearse:
            meet = shlex.quote(file)
            raise fail(f"a saved plan is for its service; meetc push {meet} --rehearse rehearses")
        if wishes != Wishes() or env is not None or api is not None:
            raise fail("a saved plan has its environment and options; it takes no others")
        wishes, env = saved.wishes, saved.environment
    environment = None if call.rehearse else online.chosen(env, Path(file).parent)
    if environment is None:
        raise typer.Exit(rehearse_push(compile_meet(file, wishes.only), wishes, call))
    environment = online.with_api(environment, api)
    if environment.api is Api.V1:
        if saved is not None:
            raise refuse(f"the plan is not for api/v1, which {environment.name} has by now")
        if wishes != Wishes():
            raise fail("api/v1 sends a meet as a whole: --only and the like are not for it")
        push_v1(file, environment, call)
        return
    options = "" if saved else f" --env {environment.name}{_options(wishes)}"
    most = "" if call.max_delete == _MOST_DELETED else f" --max-delete {call.max_delete}"
    again = f"meetc push {shlex.quote(given)}{options}{most}"
    _send(compile_meet(file, wishes.only), environment, wishes, saved, call, again)


def _send(
    meet: Sendable,
    environment: Environment,
    wishes: Wishes,
    saved: Saved | None,
    call: PushCall,
    again: str,
) -> None:
    """Sign in, plan, ask, and carry it out; `again` is the command that goes on with it."""
    stop = threading.Event()
    call.target = target_of(meet, environment)
    target = online.sign_in(environment, err=call.is_json, patience=Patience(sleep=stop.wait))
    call.user = target.user
    files, _ = state_of(meet, environment)
    with nullcontext() if call.dry_run else locked(files):
        prepared = prepare_meet(meet, target, wishes)
        call.is_shown = call.dry_run
        form, err = (call.form, False) if call.dry_run else (Format.TEXT, call.is_json)
        show_plan(meet, prepared, form, verbose=call.verbose, err=err)
        if (refused := refusal(prepared, call.max_delete, saved)) is not None:
            raise refuse(*refused)
        if call.dry_run:
            return
        if prepared.plan.writes:
            confirm_live(environment, str(meet.payload["competition"]["slug"]), call.yes)
        done = carry_out(prepared, files, again, stop, err=call.is_json, verbose=call.verbose)
        tell_end(done, call.form)
        raise typer.Exit(done.code)


def _options(wishes: Wishes) -> str:
    """The options that say what is wished for."""
    flags = [name for name in ("adopt", "recreate", "prune", "ours") if getattr(wishes, name)]
    return "".join(f" --{flag}" for flag in flags) + only_options(wishes.only)


def _saved(file: str) -> Saved | None:
    """The plan that a file holds, or None where it is a meet. Exits 3 for a plan that does not
    hold any more."""
    data = outputs.held_by(file)
    try:
        return load(data) if is_plan(data) else None
    except SavedPlanError as problem:
        raise refuse(f"{file}: {problem}") from None
