"""`meetc serve`: live pages of a meet, and a results board."""

from __future__ import annotations

import sys
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import inputs
from meetc.cli.inputs import Input, fail
from meetc.cli.options import MeetArgument
from meetc.cli.output_format import Format, show
from meetc.cli.watching import Watched
from meetc.emit.view.privacy import Privacy
from meetc.listening import listen, url
from meetc.pipeline import Timings
from meetc.serve.live import LiveMeet, News, news

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Mode(StrEnum):
    PAGES = "pages"
    RESULTS = "results"


def serve(
    file: MeetArgument,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Where to listen; 0.0.0.0 is for the whole network.")
    ] = _LOOPBACK[0],
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    mode: Annotated[
        Mode, typer.Option(help="What is shown first: the pages, or the board of results.")
    ] = Mode.PAGES,
    privacy: Annotated[
        Privacy, typer.Option(help="Leave out birth dates, national ids and e-mails, or not.")
    ] = Privacy.PUBLIC,
) -> None:
    """Show the meet in browsers, and every change as soon as it is saved.

    While the text has a mistake, its last sound state stays up with the mistake on top.
    """
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise fail("serve needs the extra `sandbox`: pip install '.[sandbox]'")
    sources = inputs.find([file])
    if len(sources) != 1 or sources[0].path == inputs.STDIN:
        raise fail("serve shows one meet; name its file")
    from meetc.serve.app import run

    with inputs.problems_of(f"cannot serve on {host} port {port}"):
        listening = listen(host, port)
    any_host = host not in _LOOPBACK
    look = _Look(sources[0], in_full=not any_host or privacy is Privacy.FULL)
    live = LiveMeet(Path(sources[0].path).name, look, privacy)
    typer.echo(f"serving on {url(listening)}/, the board on /board  (Ctrl-C ends it)")
    sys.stdout.flush()
    run(live, listening, board_first=mode is Mode.RESULTS, any_host=any_host)


class _Look:
    """Compiles a meet where it has changed, and prints what is wrong with it. Pages tell it
    `in_full` where the public does not read along: a diagnostic quotes its line, which may hold
    a birth date."""

    def __init__(self, source: Input, *, in_full: bool) -> None:
        self.watched = Watched(source)
        self.in_full = in_full
        self.is_first = True

    def __call__(self) -> News | None:
        if not self.is_first and not self.watched.has_changed():
            return None
        self.is_first = False
        compiled = self.watched.compile(False, Timings())
        if compiled is None:
            return News(None, f"{self.watched.source.path} cannot be read at the moment")
        show(compiled.diagnostics, Format.TEXT, err=True)
        return news(compiled, in_full=self.in_full)
