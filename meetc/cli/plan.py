"""`meetc plan`: what a push would change, and nothing is sent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from meetc.cli import inputs, online, outputs
from meetc.cli.online import (
    AdoptOption,
    EnvOption,
    OnlyOption,
    OursOption,
    PruneOption,
    RecreateOption,
)
from meetc.cli.output_format import Format
from meetc.exit_codes import DIFFERENT

if TYPE_CHECKING:
    from meetc.plan.plan import Plan, Wishes
    from meetc.push.prepared import Prepared, Target


def plan(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The meet.")],
    env: EnvOption = None,
    save: Annotated[
        str | None, typer.Option(metavar="PLAN", help="Keep the plan, for `meetc push PLAN`.")
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 6 where there is something to do.")
    ] = False,
    adopt: AdoptOption = False,
    recreate: RecreateOption = False,
    prune: PruneOption = False,
    ours: OursOption = False,
    only: OnlyOption = None,
    form: Annotated[Format, typer.Option("--format", metavar="text|json")] = Format.TEXT,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Show the values, and what is unchanged.")
    ] = False,
) -> None:
    """Show what a push would change at the service.

    + is made, ~ changed, - deleted, = unchanged, ! in conflict, x cannot be sent, ? no longer in
    the text.
    """
    from meetc.plan.plan import Wishes

    wishes = Wishes(adopt, recreate, prune, ours, tuple(only or ()))
    meet = online.compile_meet(file, wishes.only)
    environment = online.comparable(env, meet.path.parent)
    target = online.sign_in(environment, err=form is Format.JSON)
    prepared = prepare_meet(meet, target, wishes)
    if save is not None:
        _save(save, meet, prepared)
    show_plan(meet, prepared, form, verbose=verbose)
    if save is not None and form is Format.TEXT:
        typer.echo(f"wrote {save}; next: meetc push {save}", err=True)
    if exit_code and has_work(prepared.plan):
        raise typer.Exit(DIFFERENT)


def prepare_meet(meet: online.Compiled, target: Target, wishes: Wishes) -> Prepared:
    """Read the service and plan. Exits 2, 3 or 5 where that fails."""
    from meetc.push.session import prepare

    files, state = online.state_of(meet, target.environment)
    online.check_events(wishes.only, meet, state)
    with online.service_errors():
        return prepare(
            target, meet.payload, state, wishes, earlier=lambda: online.bases_in_git(files.base)
        )


def has_work(plan: Plan) -> bool:
    """Whether a push would do or decide anything."""
    from meetc.plan.step import Action

    return bool(plan.writes or plan.of(Action.CONFLICT))


def show_plan(
    meet: online.Compiled, prepared: Prepared, form: Format, *, verbose: bool, err: bool = False
) -> None:
    """Print a plan as text or JSON."""
    if form is Format.JSON:
        typer.echo(as_json(meet, prepared), nl=False, err=err)
        return
    from meetc.lower.kept_back import told
    from meetc.plan import text

    typer.echo(text.render(prepared.plan, verbose=verbose), nl=False, err=err)
    if prepared.restored:
        typer.echo(
            f"git has taken back what was last sent of {prepared.restored}; it is known from "
            "its history, and nobody else's edit",
            err=err,
        )
    if kept_back := told(meet.kept_back):
        typer.echo(kept_back, err=err)


def as_json(meet: online.Compiled, prepared: Prepared) -> str:
    """A plan for programs, with where it goes; meetc/schemas/plan.json describes it."""
    from meetc.plan.as_json import steps
    from meetc.plan.base import pretty

    return pretty(
        {
            "target": prepared.base.target,
            "environment": prepared.target.environment.name,
            "user": prepared.target.user,
            "role": prepared.remote.role,
            "steps": steps(prepared.plan),
            "kept_back": meet.kept_back,
        }
    )


def saved_of(meet: online.Compiled, prepared: Prepared, folder: Path) -> Any:
    """A plan as it is saved."""
    from meetc import __version__
    from meetc.plan.as_json import digest, steps
    from meetc.push.saved import Saved

    return Saved(
        __version__,
        prepared.base.target,
        prepared.target.environment.name,
        Path(os.path.relpath(meet.path, folder)).as_posix(),
        digest(meet.payload),
        prepared.wishes,
        steps(prepared.plan),
    )


def _save(place: str, meet: online.Compiled, prepared: Prepared) -> None:
    """Write a plan. Exits 2 rather than replace a file that is something else."""
    from meetc.plan.base import pretty
    from meetc.push.saved import is_plan

    try:
        there = inputs.read_file(place) if Path(place).is_file() else b""
    except OSError as problem:
        raise inputs.fail(f"{place}: {inputs.reason(problem)}") from None
    if there and not is_plan(there):
        raise inputs.fail(f"{place} is there and is no plan: it is not replaced")
    folder = Path(place).resolve().parent
    outputs.write(place, pretty(saved_of(meet, prepared, folder).document()).encode())
