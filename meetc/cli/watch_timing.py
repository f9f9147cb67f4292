"""`meetc watch-timing`: tells of each heat as photo finish writes it."""

from __future__ import annotations

import os
import posixpath
import time
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import inputs
from meetc.cli.inputs import fail
from meetc.cli.options import MeetArgument
from meetc.cli.output_format import Format, show
from meetc.cli.watching import EVERY_SECONDS, Watched
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.diagnostics.wording import count_of
from meetc.model import Meet, Unit
from meetc.pipeline import Timings
from meetc.rules.rounds import unit_name

_Heats = dict[str, tuple[object, ...]]


def watch_timing(
    file: MeetArgument,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where result files come in.")],
) -> None:
    """Tell of each heat as soon as its result file is there, and of what is wrong with it.

    The meet reads the folder itself, with results from "DIR/*.lif"; the folder is looked at a few
    times a second, so that network drives do as well. Ctrl-C ends it.
    """
    sources = inputs.find([file])
    if len(sources) != 1 or sources[0].path == inputs.STDIN:
        raise fail("one meet is watched; name its file")
    watched = Watched(sources[0])
    heats: _Heats = {}
    told: set[Diagnostic] = set()
    is_first = True
    while True:
        if is_first or watched.has_changed():
            compiled = watched.compile(False, Timings())
            if compiled is not None:
                if is_first:
                    _require_read(watched, sources[0].path, folder)
                show([d for d in compiled.diagnostics if d not in told], Format.TEXT, err=True)
                told = set(compiled.diagnostics)
                heats = _tell(compiled.meet, heats)
            if is_first:
                typer.echo(f"watching {folder}; Ctrl-C ends", err=True)
            is_first = False
        time.sleep(EVERY_SECONDS)


def _require_read(watched: Watched, file: str, folder: str) -> None:
    """Exit 2 where the meet reads no result files of the folder."""
    own = os.path.realpath(folder)
    paths = (path for path in watched.paths if path.lower().endswith(".lif"))
    if all(os.path.realpath(posixpath.dirname(path) or ".") != own for path in paths):
        below = Path(folder).name or "lynx"
        raise fail(f'{file} reads no .lif files of {folder}: write results from "{below}/*.lif"')


def _tell(meet: Meet, before: _Heats) -> _Heats:
    """Say what is new of the races that have results; what they have now."""
    heats: _Heats = {}
    for event in meet.events:
        for unit in event.units if event.discipline.form.on_track else ():
            if not unit.has_results:
                continue
            name = f"{event.id} {unit_name(unit.round, unit.heat, event.rounds)}"
            heats[name] = (unit.wind, *((row.bib, row.performance) for row in unit.rows))
            if heats[name] != before.get(name):
                typer.echo(f"{name}: {_sentence(unit)}")
    for name in before.keys() - heats.keys():
        typer.echo(f"{name}: its results are gone")
    return heats


def _sentence(unit: Unit) -> str:
    """`8 results, wind +0.9, 1 unread`."""
    read = sum(row.has_result for row in unit.rows)
    unread = len(unit.rows) - read
    parts = [count_of(read, "result")]
    parts += [f"wind {unit.wind}"] if unit.wind else []
    return ", ".join([*parts, *([f"{unread} unread"] if unread else [])])
