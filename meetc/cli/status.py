"""`meetc status`: what others have changed at the service since the last push."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path

import typer

from meetc.cli import online
from meetc.cli.options import EnvOption, FormatOption, MeetArgument, OnlyOption, only_options
from meetc.cli.output_format import Format
from meetc.cli.sending import compile_meet, prepare_meet, show_plan
from meetc.exit_codes import DIFFERENT
from meetc.plan.compare import KEPT, Verdict
from meetc.plan.plan import Plan, Wishes
from meetc.plan.step import Action
from meetc.plan.text import (
    GONE_AND_CHANGED,
    added,
    counted,
    deleted,
    kept,
    name,
    row_count,
    value,
)


def status(
    file: MeetArgument,
    env: EnvOption = None,
    only: OnlyOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Tell how the service differs from the text: exit 6 where it does.

    Edits of others are kept by a push; `meetc pull` writes them into the text.
    """
    meet = compile_meet(file, only or ())
    target = online.sign_in(online.comparable(env, Path(file).parent), err=form is Format.JSON)
    prepared = prepare_meet(meet, target, Wishes(only=tuple(only or ())), every_unit=True)
    if form is Format.JSON:
        show_plan(meet, prepared, form)
    else:
        typer.echo("\n".join(_lines(prepared.plan)))
        options = f"--env {target.environment.name}" + only_options(only or ())
        for line in _next(prepared.plan, f"{shlex.quote(file)} {options}"):
            typer.echo(line)
    if prepared.plan.differs:
        raise typer.Exit(DIFFERENT)


def _next(plan: Plan, what: str) -> list[str]:
    """The commands that make both the same."""
    disputed = any(step.with_verdict(Verdict.CONFLICT, Verdict.DELETED) for step in plan.steps)
    lines = []
    if disputed or plan.drift or plan.added or plan.of(Action.FOREIGN):
        lines.append(f"next: meetc pull {what}, which takes over what others have changed")
    if plan.writes:
        lines.append(f"next: meetc push {what}")
    return lines


def _lines(plan: Plan) -> list[str]:
    lines = []
    for step in plan.steps:
        for change in step.with_verdict(Verdict.DRIFT, Verdict.CONFLICT):
            path = f"{change.row} {change.field}".strip()
            if step.is_whole_row(change) and change.spec is None:
                lines.append(
                    f"conflict: {name(step.key)} {added(step, change)}: {GONE_AND_CHANGED}"
                )
                continue
            what = "changed by others" if change.verdict is Verdict.DRIFT else "conflict"
            lines.append(
                f"{what}: {name(step.key)} {path}: {value(change.base)} -> {value(change.remote)}"
            )
        lines += [f"{name(step.key)}: {kept(step, change)}" for change in step.with_verdict(*KEPT)]
        if not step.reason:
            lines += [
                f"deleted by others: {name(step.key)} {deleted(step, change)}"
                for change in step.with_verdict(Verdict.DELETED)
            ]
        elif step.action is Action.CONFLICT:
            lines.append(f"conflict: {name(step.key)}: {step.reason}")
    lines += [f"added by others: {name(step.key)} {added(step, c)}" for step, c in plan.added]
    for action, what in ((Action.FOREIGN, "not in the text"), (Action.ORPHAN, "given up")):
        for step in plan.of(action):
            lines.append(f"{what}: {name(step.key)}  {row_count([step])}".rstrip())
    lines += [f"cannot be sent: {name(s.key)}: {s.reason}" for s in plan.of(Action.CANNOT)]
    if plan.writes:
        kinds = Counter(step.key.kind for step in plan.writes)
        lines.append(f"to be pushed: {counted(kinds)}")
    return lines or ["the service has what the text says"]
