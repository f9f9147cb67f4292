"""Carries out a plan before somebody's eyes, who may stop it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import typer

from meetc.cli.inputs import fail, problems_of, reason
from meetc.cli.online import refuse
from meetc.exit_codes import PARTLY
from meetc.push.lock import Lock, LockedError
from meetc.push.outcome import Result
from meetc.push.prepared import Prepared
from meetc.push.progress import Progress
from meetc.push.report import Done
from meetc.push.session import execute
from meetc.push.state import StateFiles


@contextmanager
def locked(files: StateFiles) -> Iterator[None]:
    """Hold the meet's lock. Exits 3 where another push has it."""
    with ExitStack() as stack:
        try:
            with problems_of(str(files.lock)):
                stack.enter_context(Lock(files.lock))
        except LockedError as problem:
            raise refuse(f"{problem}; wait for it, or see `meetc unlock`") from None
        yield


def carry_out(
    prepared: Prepared,
    files: StateFiles,
    again: str,
    stop: threading.Event,
    *,
    err: bool,
    verbose: bool,
) -> Done:
    """Send everything, and tell each step as it ends; `again` is the command that goes on."""
    progress = Progress(prepared.plan, verbose=verbose)

    def tell(result: Result) -> None:
        lines = list(progress.lines(result))
        for line in lines:
            typer.echo(line, err=err)
        if not lines and sys.stderr.isatty():  # the next line is longer, and takes its place
            typer.echo(f"[{progress.count}/{progress.total}]\r", nl=False, err=True)

    http = prepared.target.client.http
    before = http.writes
    try:
        with _interruptible(stop):
            results, _ = execute(prepared, files, tell, stop.is_set)
        for line in progress.rest():
            typer.echo(line, err=err)
    except BrokenPipeError:
        typer.echo(f"meetc: stopped, since nobody reads on; next: {again}", err=True)
        raise typer.Exit(PARTLY) from None
    except OSError as problem:
        if http.writes == before:
            raise fail(f"nothing is sent: it could not be noted, {reason(problem)}") from None
        typer.echo(f"meetc: what was sent cannot be noted: {reason(problem)}", err=True)
        typer.echo(f"next: {again}, which goes on where this ended", err=True)
        raise typer.Exit(PARTLY) from None
    return Done(prepared, results, again, stop.is_set())


@contextmanager
def _interruptible(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C once asks to stop after the request in flight, twice stops."""

    def interrupt(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        typer.echo("stopping after this request; again stops at once", err=True)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
