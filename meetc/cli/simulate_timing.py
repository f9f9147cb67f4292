"""`meetc simulate-timing`: result files as photo finish might write them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import editing, outputs
from meetc.cli.inputs import fail, problems_of
from meetc.diagnostics.wording import count_of


def simulate_timing(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The meet, with start lists.")],
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where the files go.")],
    seed: Annotated[
        int, typer.Option(metavar="N", min=0, help="The number that everything is drawn from.")
    ] = 1,
) -> None:
    """Make up the .lif files of a meet, to rehearse its day with.

    Each heat with a start list gets one: with its results where it has some, else with plausible
    times, equal ones, DNS, and rows that are not read yet. The files say that they are simulated,
    and no others are replaced.
    """
    from meetc.emit.simulated_timing import simulated

    _, compiled = editing.read_sound_texts(file)
    files = simulated(compiled.meet, seed)
    with problems_of(folder):
        for name in files:
            _require_simulated(Path(folder) / name)
        Path(folder).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        outputs.write((Path(folder) / name).as_posix(), data)
    typer.echo(f"wrote {count_of(len(files), 'file')} to {folder}")


def _require_simulated(path: Path) -> None:
    """Exit 2 where a file is there that nobody simulated: it may be the only result."""
    from meetc.sheets.lif_file import is_simulated

    if path.exists():
        first = path.read_bytes().partition(b"\n")[0].decode("latin-1")
        if not is_simulated(first):
            raise fail(f"{path.as_posix()} is there, and is not simulated; nothing is written")
