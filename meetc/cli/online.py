"""What the commands that talk to a service share: which one, as whom, and how failures end."""

from __future__ import annotations

import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from meetc.cli import compiling, inputs
from meetc.cli.inputs import SUFFIX, Input, fail, reason
from meetc.cli.output_format import Format, show
from meetc.diagnostics.text import summary
from meetc.exit_codes import REFUSED, SERVICE
from meetc.pipeline import Timings, payload
from meetc.schema import PayloadError, check_payload

if TYPE_CHECKING:
    from meetc.pipeline import Compiled as CompiledText
    from meetc.plan.base import Base
    from meetc.push.only import Elsewhere
    from meetc.push.session import Target
    from meetc.push.state import Files, State
    from meetc.service.credentials import Ask
    from meetc.service.environment import Environment, Environments
    from meetc.service.http import Patience


AdoptOption = Annotated[
    bool, typer.Option("--adopt", help="Take over what is there and was never sent.")
]
RecreateOption = Annotated[
    bool, typer.Option("--recreate", help="Make again what somebody has deleted.")
]
PruneOption = Annotated[
    bool, typer.Option("--prune", help="Delete events that the text no longer has.")
]
OursOption = Annotated[
    bool, typer.Option("--ours", help="Send what the text says over what others have changed.")
]
EnvOption = Annotated[
    str | None,
    typer.Option("--env", metavar="NAME", help="An environment of meetc.toml, or sandbox."),
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="EVENT", help="This event alone, with what it needs."),
]


def only_options(only: Sequence[str]) -> str:
    """The options that name some events, as they are typed in a shell."""
    return "".join(f" --only {shlex.quote(each)}" for each in only)


class Refusal(typer.Exit):
    """The end of a command before anything was sent, with the reason that was told."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(code)
        self.why = why


def refuse(message: str, code: int = REFUSED) -> Refusal:
    """Tell why meetc does not go on; the caller raises what this returns (exit 3)."""
    typer.echo(f"meetc: {message}", err=True)
    return Refusal(code, message)


@contextmanager
def service_errors() -> Iterator[None]:
    """End with the exit code of what went wrong before anything was written."""
    from meetc.plan.base import BaseError
    from meetc.service.environment import EnvironmentFileError
    from meetc.service.errors import DeniedError, RefusedError, ServiceError

    try:
        yield
    except (DeniedError, RefusedError) as problem:
        raise refuse(str(problem)) from None
    except ServiceError as problem:
        raise refuse(str(problem), SERVICE) from None
    except (BaseError, EnvironmentFileError) as problem:
        raise fail(str(problem)) from None


def environments(folder: Path) -> Environments:
    """The environments that a folder has. Exits 2 where meetc.toml is wrong."""
    from meetc.service.environment import load

    with service_errors():
        return load(folder)


def chosen(name: str | None, folder: Path) -> Environment | None:
    """The environment of a name, else the default one; None where nothing is configured."""
    from meetc.diagnostics.wording import did_you_mean

    found = environments(folder)
    wanted = name or found.default
    if not wanted:
        if found.path is not None:
            raise fail(f"{found.path} names no default: --env {' or '.join(found.by_name)}")
        return None
    if wanted not in found.by_name:
        near = did_you_mean(wanted, tuple(found.by_name))
        hint = f"; did you mean {near}?" if near else f"; there are {', '.join(found.by_name)}"
        raise fail(f"there is no environment {wanted}{hint}")
    return found.by_name[wanted]


def required(name: str | None, folder: Path) -> Environment:
    """The environment, which has to be there. Exits 2 otherwise."""
    found = chosen(name, folder)
    if found is None:
        raise fail(
            "no service is configured: --env sandbox takes `meetc sandbox`, and a meetc.toml "
            'beside the meet with [env.test] and its host = "https://..." a real one'
        )
    return found


def comparable(name: str | None, folder: Path) -> Environment:
    """The environment, which has to be one that a text can be compared with. Exits 2 otherwise."""
    from meetc.service.environment import Api

    found = required(name, folder)
    if found.api is Api.V1:
        raise fail(
            f"environment {found.name} has api/v1, which creates a meet and changes nothing: there "
            "is nothing to compare, and `meetc push` alone is for it"
        )
    return found


def sign_in(
    environment: Environment, *, err: bool = False, patience: Patience | None = None
) -> Target:
    """Connect, and tell first of all where and as whom. Exits 3 or 5 where that fails."""
    from meetc.push.session import Target
    from meetc.service.connection import connect

    with service_errors():
        connection = connect(environment, environ_for(environment), ask(), patience)
    typer.echo(f"to  {environment.origin}  (environment {environment.name})", err=err)
    typer.echo(f"as  {connection.user}", err=err)
    return Target(environment, connection.client, connection.user)


def environ_for(environment: Environment) -> dict[str, str]:
    """Where credentials are looked for. For the rehearsal server on this machine those of its
    demo, which anybody knows, do where none are given."""
    from meetc.sandbox import demo
    from meetc.sandbox.users import Role
    from meetc.service.credentials import given
    from meetc.service.environment import SANDBOX

    found = dict(os.environ)
    credentials = given(found)
    known = credentials.token or credentials.can_sign_in
    if environment.name == SANDBOX and environment.origin.is_loopback and not known:
        name, password = next((u[0], u[2]) for u in demo.USERS if u[1] is Role.FEDERATION)
        found |= {"MEETC_USERNAME": name, "MEETC_PASSWORD": password}
    return found


def ask() -> Ask | None:
    """How to ask a person, or None where nobody sits at a terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    return lambda what, hidden: str(typer.prompt(what, hide_input=hidden, err=True))


class Compiled(NamedTuple):
    """A meet to be sent: its path, its payload of the target `opentrack-rest`, and how often each
    field stands in it that no upload has."""

    path: Path
    payload: dict[str, Any]
    kept_back: Counter[str]


def compile_meet(file: str, only: Sequence[str] = (), target: str = "opentrack-rest") -> Compiled:
    """Compile one meet whole, before anything else happens. Exits 1 where it has errors; with
    `only`, an error in another event is a warning."""
    from meetc.lower.kept_back import kept_back
    from meetc.push.only import forgiven, narrowed

    found = inputs.find([file])
    if len(found) != 1 or found[0].path == inputs.STDIN or not Path(file).is_file():
        raise fail(f"{file}: one {SUFFIX} file is sent, and what it left is kept beside it")
    compiled = compiling.compile_input(found[0], False, Timings())
    if compiled is None:
        raise typer.Exit(2)
    diagnostics = compiled.diagnostics
    if only and not compiled.ok:
        diagnostics = forgiven(diagnostics, _elsewhere(found[0], compiled, only))
    show(diagnostics, Format.TEXT, err=True)
    if any(each.is_error for each in diagnostics):
        typer.echo(f"{file}: {summary(diagnostics)}; nothing is sent", err=True)
        raise typer.Exit(1)
    document = payload(compiled.meet, target)
    if only and not compiled.ok:
        document = narrowed(document, only)
    try:
        check_payload(document, target)
    except PayloadError as problem:
        typer.echo(f"{file}: {problem}; nothing is sent", err=True)
        raise typer.Exit(1) from None
    return Compiled(Path(file), document, kept_back(compiled.meet, only))


def check_events(only: Sequence[str], meet: Compiled, state: State) -> None:
    """Exit 2 for an event that neither the text nor the last push knows."""
    from meetc.diagnostics.wording import did_you_mean
    from meetc.plan.resource import Kind

    known = {event["event_id"] for event in meet.payload["events"]}
    known |= {key.name for key in state.base.resources if key.kind is Kind.EVENT}
    for each in only:
        if each not in known:
            near = did_you_mean(each, sorted(known))
            raise fail(f"there is no event {each}" + (f"; did you mean {near}?" if near else ""))


def _elsewhere(each: Input, compiled: CompiledText, only: Sequence[str]) -> Elsewhere:
    """What of a meet, a text or a JSON document, is about other events."""
    from meetc.importer import document_parts
    from meetc.push.only import elsewhere

    data = inputs.read_root(each.path)
    if compiling.is_json(data):
        return document_parts.elsewhere(data, each.path, only)
    return elsewhere(compiled, only)


def target_of(meet: Compiled, environment: Environment) -> str:
    """The address that a meet has at a service."""
    from meetc.push.session import target_name
    from meetc.service.snapshot import address_of

    return target_name(environment, address_of(meet.payload["competition"]))


def state_of(meet: Compiled, environment: Environment) -> tuple[Files, State]:
    """What the last push left beside a meet. Exits 2 where it cannot be understood."""
    from meetc.push.state import files_of, read_state

    files = files_of(meet.path, environment.name)
    try:
        with service_errors():
            return files, read_state(files, target_of(meet, environment))
    except OSError as problem:
        raise fail(f"{problem.filename or files.base}: {reason(problem)}") from None


def bases_in_git(path: Path) -> Iterator[Base]:
    """The versions of a base that git has, the newest first; what is none is passed over."""
    from meetc.git.history import versions
    from meetc.plan.base import BaseError, loads

    for data in versions(path):
        with suppress(BaseError, UnicodeError):
            yield loads(data.decode("utf-8"))


def with_api(environment: Environment, api: str | None) -> Environment:
    """The environment with another generation of the API, where one is named."""
    from meetc.service.environment import Api

    if api is None:
        return environment
    if api not in list(Api):
        raise fail(f"--api is rest or v1, not {api}")
    return replace(environment, api=Api(api))
