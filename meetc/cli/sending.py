"""What the commands share that compare a meet with a service: the meet as it is sent, what is kept
beside it, and the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import typer

from meetc.cli import compiling, inputs, online
from meetc.cli.inputs import SUFFIX, Input, fail, reason, require_event
from meetc.cli.output_format import Format, show
from meetc.diagnostics.text import summary
from meetc.git.history import versions
from meetc.lower.kept_back import sentence
from meetc.pipeline import Compiled, Timings
from meetc.plan import text
from meetc.plan.base import Base, BaseError, loads, pretty
from meetc.plan.plan import Wishes
from meetc.plan.resource import ResourceKind
from meetc.push.only import Elsewhere, elsewhere, forgiven
from meetc.push.prepared import Destination, Prepared
from meetc.push.sendable import Sendable, sendable
from meetc.push.session import prepare, target_name
from meetc.push.state import PushState, StateFiles, files_of, read_state
from meetc.schema import PayloadError
from meetc.service.environment import Environment
from meetc.service.snapshot import address_of


def compile_meet(file: str, only: Sequence[str] = (), target: str = "opentrack-rest") -> Sendable:
    """Compile one meet whole, before anything else happens. Exits 1 where it has errors; with
    `only`, an error in another event is a warning."""
    sources = inputs.find([file])
    if len(sources) != 1 or sources[0].path == inputs.STDIN or not Path(file).is_file():
        raise fail(f"{file}: one {SUFFIX} file is sent, and what it left is kept beside it")
    compiled = compiling.compile_input(sources[0], False, Timings())
    if compiled is None:
        raise typer.Exit(2)
    diagnostics = compiled.diagnostics
    if only and not compiled.ok:
        diagnostics = forgiven(diagnostics, _elsewhere(sources[0], compiled, only))
    show(diagnostics, Format.TEXT, err=True)
    if any(diagnostic.is_error for diagnostic in diagnostics):
        typer.echo(f"{file}: {summary(diagnostics)}; nothing is sent", err=True)
        raise typer.Exit(1)
    try:
        return sendable(compiled, Path(file), only, target)
    except PayloadError as problem:
        typer.echo(f"{file}: {problem}; nothing is sent", err=True)
        raise typer.Exit(1) from None


def _elsewhere(source: Input, compiled: Compiled, only: Sequence[str]) -> Elsewhere:
    """What of a meet, a text or a JSON document, is about other events."""
    data = inputs.read_root(source.path)
    if compiling.is_json(data):
        from meetc.importer import document_parts

        return document_parts.elsewhere(data, source.path, only)
    return elsewhere(compiled, only)


def target_of(meet: Sendable, environment: Environment) -> str:
    """The address that a meet has at a service."""
    return target_name(environment, address_of(meet.payload["competition"]))


def state_of(meet: Sendable, environment: Environment) -> tuple[StateFiles, PushState]:
    """What the last push left beside a meet. Exits 2 where it cannot be understood."""
    files = files_of(meet.path, environment.name)
    try:
        with online.service_errors():
            return files, read_state(files, target_of(meet, environment))
    except OSError as problem:
        raise fail(f"{problem.filename or files.base}: {reason(problem)}") from None


def prepare_meet(
    meet: Sendable, target: Destination, wishes: Wishes, *, every_unit: bool = False
) -> Prepared:
    """Read the service and plan; with `every_unit` also of units that nobody here has written.
    Exits 2, 3 or 5 where that fails."""
    files, state = state_of(meet, target.environment)
    _check_events(wishes.only, meet, state)
    with online.service_errors():
        return prepare(
            target,
            meet.payload,
            state,
            wishes,
            lambda: bases_in_git(files.base),
            every_unit=every_unit,
        )


def _check_events(only: Sequence[str], meet: Sendable, state: PushState) -> None:
    """Exit 2 for an event that neither the text nor the last push knows."""
    known = {event["event_id"] for event in meet.payload["events"]}
    known |= {key.name for key in state.base.resources if key.kind is ResourceKind.EVENT}
    for event_id in only:
        require_event(event_id, sorted(known))


def bases_in_git(path: Path) -> Iterator[Base]:
    """The versions of a base that git has, the newest first; what is none is passed over."""
    for data in versions(path):
        with suppress(BaseError, UnicodeError):
            yield loads(data.decode("utf-8"))


def show_plan(
    meet: Sendable, prepared: Prepared, form: Format, *, verbose: bool = False, err: bool = False
) -> None:
    """Print a plan as text or JSON."""
    if form is Format.JSON:
        typer.echo(pretty(prepared.as_json(meet.kept_back)), nl=False, err=err)
        return
    typer.echo(text.render(prepared.plan, verbose=verbose), nl=False, err=err)
    if prepared.restored:
        typer.echo(
            f"git has taken back what was last sent of {prepared.restored}; it is known from "
            "its history, and nobody else's edit",
            err=err,
        )
    if kept_back := sentence(meet.kept_back):
        typer.echo(kept_back, err=err)
