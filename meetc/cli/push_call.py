"""One call of `meetc push`: what it was asked, whom it asks, and how its end is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import typer

from meetc.cli import online
from meetc.cli.online import Refused, refuse
from meetc.cli.output_format import Format
from meetc.plan.base import pretty
from meetc.push import report
from meetc.push.report import Done
from meetc.service.environment import Environment


@dataclass(slots=True)
class PushCall:
    """What a push was called with besides its environment; `dry_run` sends nothing. The JSON of a
    refusal says which `target` and `user` are known by then, unless standard output holds the plan
    already: `is_shown`."""

    dry_run: bool
    yes: bool
    max_delete: int
    rehearse: bool
    form: Format
    verbose: bool
    target: str = ""
    user: str = ""
    is_shown: bool = False

    @property
    def is_json(self) -> bool:
        return self.form is Format.JSON

    @property
    def head(self) -> dict[str, str]:
        return {"target": self.target, "user": self.user}


@contextmanager
def refusals_told(call: PushCall) -> Iterator[None]:
    """Tell programs why nothing was sent."""
    try:
        yield
    except Refused as refused:
        if call.is_json and not call.is_shown:
            tell(report.refused(refused.refusal, call.head))
        raise


def confirm_live(environment: Environment, slug: str, yes: bool) -> None:
    """Ask before a service that people look at: the slug of the meet is to be typed. Exit 3 unless
    that is confirmed."""
    if yes or not environment.origin.is_live:
        return
    if online.ask() is None:
        raise refuse(f"{environment.origin} is live: --yes confirms, as nobody can be asked")
    typed = typer.prompt(f"{environment.origin} is live. Type {slug} to send", err=True)
    if typed.strip() != slug:
        raise refuse("that is not it; nothing is sent")


def tell_end(done: Done, form: Format) -> None:
    """Print the end of a push."""
    if form is Format.JSON:
        tell(report.as_json(done))
    else:
        typer.echo(report.render(done), nl=False)


def tell(document: dict[str, Any]) -> None:
    """Print what is for programs."""
    typer.echo(pretty(document), nl=False)
