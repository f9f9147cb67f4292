"""`meetc plan`: what a push would change, and nothing is sent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import inputs, online, outputs
from meetc.cli.options import (
    AdoptOption,
    EnvOption,
    FormatOption,
    MeetArgument,
    OnlyOption,
    OursOption,
    PruneOption,
    RecreateOption,
)
from meetc.cli.output_format import Format
from meetc.cli.sending import compile_meet, prepare_meet, show_plan
from meetc.exit_codes import DIFFERENT
from meetc.plan.base import pretty
from meetc.plan.plan import Wishes
from meetc.push.prepared import Prepared
from meetc.push.saved import is_plan, saved_of


def plan(
    file: MeetArgument,
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
    form: FormatOption = Format.TEXT,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Show each resource, and the values.")
    ] = False,
) -> None:
    """Show what a push would change at the service.

    + is made, ~ changed, - deleted, = unchanged, ! in conflict, x cannot be sent, ? no longer in
    the text, . not in it. What is made of a new meet is told in a line a kind.
    """
    wishes = Wishes(adopt, recreate, prune, ours, tuple(only or ()))
    meet = compile_meet(file, wishes.only)
    environment = online.comparable(env, meet.path.parent)
    target = online.sign_in(environment, err=form is Format.JSON)
    prepared = prepare_meet(meet, target, wishes)
    if save is not None:
        _save(save, meet.path, prepared)
    show_plan(meet, prepared, form, verbose=verbose)
    if save is not None and form is Format.TEXT:
        typer.echo(f"wrote {save}; next: meetc push {save}", err=True)
    if exit_code and prepared.plan.has_work:
        raise typer.Exit(DIFFERENT)


def _save(place: str, meet: Path, prepared: Prepared) -> None:
    """Write a plan. Exits 2 rather than replace a file that is something else."""
    there = outputs.held_by(place)
    if there and not is_plan(there):
        raise inputs.fail(f"{place} is there and is no plan: it is not replaced")
    named = Path(os.path.relpath(meet, Path(place).resolve().parent)).as_posix()
    outputs.write(place, pretty(saved_of(prepared, named).document()).encode())
