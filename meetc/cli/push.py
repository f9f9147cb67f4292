"""`meetc push`: send what has changed, safely, so that it can be cut at any point and run again."""

from __future__ import annotations

import shlex
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from meetc.cli import inputs, online
from meetc.cli.inputs import fail, reason
from meetc.cli.online import (
    AdoptOption,
    EnvOption,
    OnlyOption,
    OursOption,
    PruneOption,
    RecreateOption,
    refuse,
)
from meetc.cli.output_format import Format
from meetc.cli.plan import show_plan
from meetc.exit_codes import PARTLY

if TYPE_CHECKING:
    from meetc.plan.plan import Wishes
    from meetc.plan.step import Step
    from meetc.push.outcome import Result
    from meetc.push.prepared import Prepared
    from meetc.push.saved import Saved
    from meetc.push.state import Files
    from meetc.service.environment import Environment


_MOST_DELETED = 5


class Asked(NamedTuple):
    """What a push was called with besides its environment; `dry_run` sends nothing."""

    dry_run: bool
    yes: bool
    max_delete: int
    rehearse: bool
    form: Format
    verbose: bool

    @property
    def is_json(self) -> bool:
        return self.form is Format.JSON


@dataclass(slots=True)
class Twin:
    """What the JSON of a refusal says besides its reason; `is_told` where standard output holds
    the plan already."""

    target: str = ""
    user: str = ""
    is_told: bool = False

    @property
    def head(self) -> dict[str, Any]:
        return {"target": self.target, "user": self.user}


@contextmanager
def refusals_told(asked: Asked) -> Iterator[Twin]:
    """Tell programs why nothing was sent."""
    from meetc.plan.base import pretty
    from meetc.push import report

    twin = Twin()
    try:
        yield twin
    except online.Refusal as refusal:
        if asked.is_json and not twin.is_told:
            told = report.refused(refusal.exit_code, refusal.why, twin.head)
            typer.echo(pretty(told), nl=False)
        raise


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
    form: Annotated[Format, typer.Option("--format", metavar="text|json")] = Format.TEXT,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Show the values.")] = False,
) -> None:
    """Send a meet to the service: what has changed, and never over somebody else's edit.

    Without a configured service it is a rehearsal. Ctrl-C finishes the request in flight.
    """
    from meetc.plan.plan import Wishes

    wishes = Wishes(adopt, recreate, prune, ours, tuple(only or ()))
    asked = Asked(dry_run, yes, max_delete, rehearse, form, verbose)
    with refusals_told(asked) as twin:
        _push(file, env, api, wishes, asked, twin)


def _push(
    file: str, env: str | None, api: str | None, wishes: Wishes, asked: Asked, twin: Twin
) -> None:
    """Find out what is meant by a file and the options, and do it."""
    from meetc.plan.plan import Wishes
    from meetc.service.environment import Api

    given, saved = file, _saved(file)
    if saved is not None:
        if asked.rehearse:
            meet = shlex.quote(_meet_of(file, saved))
            raise fail(f"a saved plan is for its service; meetc push {meet} --rehearse rehearses")
        if wishes != Wishes() or env is not None or api is not None:
            raise fail("a saved plan has its environment and options; it takes no others")
        file, wishes, env = _meet_of(file, saved), saved.wishes, saved.environment
    environment = None if asked.rehearse else online.chosen(env, Path(file).parent)
    if environment is not None:
        environment = online.with_api(environment, api)
        if environment.api is Api.V1:
            from meetc.cli.push_v1 import push_v1

            if saved is not None:
                raise refuse(f"the plan is not for api/v1, which {environment.name} has by now")
            if wishes != Wishes():
                raise fail("api/v1 sends a meet as a whole: --only and the like are not for it")
            push_v1(file, environment, asked, twin)
            return
    compiled = online.compile_meet(file, wishes.only)
    if environment is None:
        from meetc.cli.rehearse import rehearsal

        raise typer.Exit(rehearsal(compiled, wishes, asked))
    options = "" if saved else f" --env {environment.name}{_options(wishes)}"
    if asked.max_delete != _MOST_DELETED:
        options += f" --max-delete {asked.max_delete}"
    again = f"meetc push {shlex.quote(given)}{options}"
    _send(compiled, environment, wishes, saved, asked, twin, again)


def _send(
    meet: online.Compiled,
    environment: Environment,
    wishes: Wishes,
    saved: Saved | None,
    asked: Asked,
    twin: Twin,
    again: str,
) -> None:
    """Sign in, plan, ask, and carry it out; `again` is the command that goes on with it."""
    from meetc.cli.plan import prepare_meet

    twin.target = online.target_of(meet, environment)
    target = online.sign_in(environment, err=asked.is_json)
    twin.user = target.user
    files, _ = online.state_of(meet, environment)
    with _locked(files, asked.dry_run):
        prepared = prepare_meet(meet, target, wishes)
        twin.is_told = asked.dry_run
        form = asked.form if asked.dry_run else Format.TEXT
        err = asked.is_json and not asked.dry_run
        show_plan(meet, prepared, form, verbose=asked.verbose, err=err)
        _check_saved(saved, meet, prepared)
        check(prepared, asked.max_delete)
        if asked.dry_run:
            return
        if prepared.plan.writes:
            _confirm(prepared, asked.yes)
        raise typer.Exit(carry_out(prepared, files, again, asked.form))


def _options(wishes: Wishes) -> str:
    """The options that say what is wished for."""
    flags = {
        "--adopt": wishes.adopt,
        "--recreate": wishes.recreate,
        "--prune": wishes.prune,
        "--ours": wishes.ours,
    }
    said = [flag for flag, is_set in flags.items() if is_set]
    return "".join(f" {each}" for each in said) + online.only_options(wishes.only)


def _saved(file: str) -> Saved | None:
    """The plan that a file holds, or None where it is a meet. Exits 3 for a plan that does not
    hold any more."""
    from meetc.push.saved import SavedPlanError, is_plan, load

    try:
        data = inputs.read_root(file) if Path(file).is_file() else b""
    except OSError as problem:
        raise fail(f"{file}: {reason(problem)}") from None
    if not is_plan(data):
        return None
    try:
        return load(data)
    except SavedPlanError as problem:
        raise refuse(f"{file}: {problem}") from None


def _meet_of(file: str, saved: Saved) -> str:
    """The meet of a saved plan, by its path from the plan's folder."""
    return (Path(file).parent / saved.meet).as_posix()


def _check_saved(saved: Saved | None, meet: online.Compiled, prepared: Prepared) -> None:
    """Exit 3 where a saved plan is not what would run now."""
    from meetc import __version__
    from meetc.push.saved import SavedPlanError, check

    if saved is None:
        return
    try:
        check(saved, __version__, prepared.base.target, meet.payload, prepared.plan)
    except SavedPlanError as problem:
        raise refuse(f"the plan does not hold any more: {problem}") from None


@contextmanager
def _locked(files: Files, dry_run: bool) -> Iterator[None]:
    """Hold the meet's lock. Exits 3 where another push has it."""
    from meetc.push.lock import Lock, LockedError

    if dry_run:
        yield
        return
    lock = Lock(files.lock)
    try:
        lock.__enter__()
    except LockedError as problem:
        raise refuse(f"{problem}; wait for it, or see `meetc unlock`") from None
    except OSError as problem:
        raise fail(f"{files.lock}: {reason(problem)}") from None
    try:
        yield
    finally:
        lock.__exit__()


def check(prepared: Prepared, max_delete: int) -> None:
    """Exit 3 where a plan is not to be carried out, before anything is sent."""
    from meetc.plan.step import Action
    from meetc.service.snapshot import may_write

    plan = prepared.plan
    conflicts, deletions = plan.of(Action.CONFLICT), plan.of(Action.DELETE)
    holds = bool(prepared.base.resources or len(prepared.remote.documents) > 1)
    if prepared.spec.is_empty and holds and not prepared.wishes.only:
        raise refuse("the text has no athletes, teams or events, and the service has: refused")
    if plan.writes and not may_write(prepared.remote):
        raise refuse(f"the role {prepared.remote.role} may not change this competition")
    if conflicts:
        raise refuse(f"{len(conflicts)} in conflict, nothing is sent: {_ways_out(conflicts)}")
    if len(deletions) > max_delete:
        raise refuse(
            f"{len(deletions)} events would be deleted, and --max-delete allows {max_delete}"
        )


def _ways_out(conflicts: Sequence[Step]) -> str:
    """What decides conflicts, by what they are about."""
    from meetc.plan.compare import Verdict

    disputed = [c for step in conflicts for c in step.with_verdict(Verdict.CONFLICT)]
    gone = [s for s in conflicts if s.reason or s.with_verdict(Verdict.DELETED)]
    ways = {
        "`meetc pull` takes over theirs": bool(disputed),
        "--ours sends what the text says": any(c.base is not None for c in disputed),
        "--adopt sends what the text says where nothing was sent before": any(
            c.base is None for c in disputed
        ),
        "--recreate makes again what was deleted": bool(gone),
        "--only leaves out other events": True,
    }
    return "; ".join(way for way, is_one in ways.items() if is_one)


def _confirm(prepared: Prepared, yes: bool) -> None:
    """Ask before a service that people look at: its slug is to be typed."""
    from meetc.plan.resource import COMPETITION

    slug = prepared.spec.resources[COMPETITION]["slug"]
    confirm_live(prepared.target.environment, str(slug), yes)


def confirm_live(environment: Any, slug: str, yes: bool) -> None:
    """Exit 3 unless a push to a live service is confirmed."""
    if yes or not environment.origin.is_live:
        return
    if online.ask() is None:
        raise refuse(f"{environment.origin} is live: --yes confirms, as nobody can be asked")
    typed = typer.prompt(f"{environment.origin} is live. Type {slug} to send", err=True)
    if typed.strip() != slug:
        raise refuse("that is not it; nothing is sent")


def carry_out(prepared: Prepared, files: Files | None, again: str, form: Format) -> int:
    """Send everything, tell each step as it ends, and sum up. Gives the exit code."""
    from meetc.push import report
    from meetc.push.session import execute

    is_json = form is Format.JSON
    stop = threading.Event()
    total, count = len(prepared.plan.writes), 0

    def tell(result: Result) -> None:
        nonlocal count
        count += 1
        typer.echo(f"[{count}/{total}] {report.line(result)}", err=is_json)

    def wait(seconds: float) -> None:
        stop.wait(seconds)

    http = prepared.target.client.http
    http.patience = replace(http.patience, sleep=wait)
    before = http.writes
    try:
        with _interruptible(stop):
            results, _ = execute(prepared, files, tell, stop.is_set)
    except BrokenPipeError:
        typer.echo(f"meetc: stopped, since nobody reads on; next: {again}", err=True)
        raise typer.Exit(PARTLY) from None
    except OSError as problem:
        if http.writes == before:
            raise fail(f"nothing is sent: it could not be noted, {reason(problem)}") from None
        typer.echo(f"meetc: what was sent cannot be noted: {reason(problem)}", err=True)
        typer.echo(f"next: {again}, which goes on where this ended", err=True)
        raise typer.Exit(PARTLY) from None
    done = Done(prepared, results, again, stop.is_set())
    tell_results(done, form)
    return done.code


class Done(NamedTuple):
    """A push that has ended, and the command that goes on with it."""

    prepared: Prepared
    results: Sequence[Result]
    again: str
    interrupted: bool

    @property
    def code(self) -> int:
        from meetc.push import report

        return report.exit_code(self.prepared.plan, self.results, interrupted=self.interrupted)


def tell_results(done: Done, form: Format) -> None:
    """Print the end of a push."""
    from meetc.plan.base import pretty
    from meetc.push import report

    if form is Format.JSON:
        typer.echo(pretty(as_json(done)), nl=False)
    else:
        typer.echo(report.render(done.prepared.plan, done.results, done.again), nl=False)


def as_json(done: Done) -> dict[str, Any]:
    """The end of a push for programs; meetc/schemas/push.json describes it."""
    from meetc.push import report

    target = done.prepared.target
    head = {"target": done.prepared.base.target, "user": target.user}
    return report.as_json(done.prepared.plan, done.results, done.again, done.code, head)


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
