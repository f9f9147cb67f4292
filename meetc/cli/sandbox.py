"""`meetc sandbox`: a rehearsal server that speaks OpenTrack's two APIs."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import fields
from typing import Annotated

import typer

from meetc.assumptions import Switches
from meetc.cli.inputs import fail, reason
from meetc.cli.output_format import columns_of
from meetc.cli.sandbox_users import tell_users, user_of
from meetc.diagnostics.text import wrapped
from meetc.listening import listen, url
from meetc.sandbox import PORT
from meetc.sandbox import demo as demonstration
from meetc.sandbox.faults import KINDS
from meetc.sandbox.service import Service
from meetc.sandbox.store import Store
from meetc.sandbox.users import Role

_MOST_PORT = 65535

_Users = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME:ROLE", help="A user: reader, director or federation."),
]
_Switches = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=on|off", help="What the service may do either way; see --list."),
]
_Faults = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND:METHOD:PATH:N", help="What goes wrong on purpose; see --list."),
]


def sandbox(
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Where to serve; others reach 0.0.0.0.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=_MOST_PORT, help="The port; 0 is any free one.")
    ] = PORT,
    db: Annotated[
        str, typer.Option(metavar="FILE", help="Keep everything in this file; else in memory.")
    ] = "",
    demo: Annotated[
        bool, typer.Option("--demo", help="Begin with a competition, its people and two users.")
    ] = False,
    user: _Users = None,
    switch: _Switches = None,
    fault: _Faults = None,
    tell: Annotated[
        bool, typer.Option("--list", help="List the switches and the faults, and end.")
    ] = False,
) -> None:
    """Rehearse an upload: OpenTrack's APIs as documented, on this machine.

    The page at the address that it prints shows what is there. The password of a user is taken
    from MEETC_SANDBOX_PASSWORD, else asked for, else made up and printed once.
    """
    if tell:
        _list()
        return
    _refuse_without_extra()
    service = _service(db, demo)
    try:
        _set(service, switch or [], fault or [])
        _serve(service, host, port, [user_of(text) for text in user or []], demo)
    finally:
        service.store.close()


def _refuse_without_extra() -> None:
    try:
        import meetc.sandbox.server  # noqa: F401
    except ModuleNotFoundError as problem:
        missing = f"the rehearsal server needs {problem.name}, an extra"
        raise fail(f"{missing}: pip install '.[sandbox]'") from None


def _serve(
    service: Service, host: str, port: int, users: Sequence[tuple[str, Role]], demo: bool
) -> None:
    """Serve until Ctrl-C. Exits 2 where the port is taken."""
    from meetc.sandbox import server

    try:
        listening = listen(host, port)
    except OSError as problem:
        hint = "; --port 0 takes a free one" if port else ""
        raise fail(f"cannot serve on {host} port {port}: {reason(problem)}{hint}") from None
    with listening:
        tell_users(service.store, users, demo)
        anywhere = host not in ("127.0.0.1", "::1", "localhost")
        if anywhere and demo:
            typer.echo("everybody who reaches this machine knows these passwords")
        typer.echo(f"serving on {url(listening)}/  (Ctrl-C ends it)")
        sys.stdout.flush()
        server.serve(service, listening, anywhere=anywhere)


def _service(db: str, demo: bool) -> Service:
    """The service over its database. Exits 2 where that cannot be used."""
    try:
        store = Store(db or ":memory:")
        service = Service(store, refill=demonstration.fill if demo else None)
        if demo:
            demonstration.fill(store)
    except sqlite3.Error as problem:
        raise fail(f"{db}: {problem}") from None
    return service


def _set(service: Service, switches: Sequence[str], faults: Sequence[str]) -> None:
    changes = {}
    for text in switches:
        name, _, value = text.partition("=")
        if value not in ("on", "off"):
            raise fail(f"--switch {text}: write NAME=on or NAME=off; --list tells the names")
        changes[name] = value == "on"
    try:
        service.switch(changes)
        service.set_faults(faults)
    except ValueError as problem:
        raise fail(f"{problem}; --list tells them all") from None


def _list() -> None:
    typer.echo("Switches, and whether they are on unless --switch says otherwise:")
    columns = columns_of(sys.stdout)
    for switch in fields(Switches):
        state = "on" if switch.default else "off"
        line = f"  {switch.name:<28} {state:<4} {switch.metadata['text']}"
        typer.echo(wrapped(line, " " * 36, columns))
    typer.echo("Faults, as in --fault drop-after-commit:POST:/api/events/:3 (the third one):")
    for kind, text in KINDS.items():
        typer.echo(wrapped(f"  {kind:<28} {text}", " " * 31, columns))
