"""`meetc simulate`: a copy of a meet with results that nobody has made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from meetc.cli import editing, outputs
from meetc.cli.console import Exit, echo
from meetc.cli.inputs import SUFFIX, fail
from meetc.cli.options import MeetArgument
from meetc.cli.parameters import Option
from meetc.diagnostics.wording import count_of
from meetc.exit_codes import REFUSED

if TYPE_CHECKING:
    from meetc.edit.texts import Texts

MARK = b"# Simulated by meetc"
"""How a simulated text begins, after a byte order mark perhaps."""


def simulate(
    file: MeetArgument,
    seed: Annotated[int, Option(metavar="N", min=0, help="The number that all chance comes from.")],
    output: Annotated[
        str | None,
        Option("-o", "--output", metavar="COPY", help="Else FILE with -simulated in it."),
    ] = None,
) -> None:
    """Write a copy of a meet with plausible results for all who are entered: a rehearsal of the
    day, or something for the board to show.

    Every round is seeded, held and taken to the next by the rules. What has results already stays.
    The same text and number give the same copy on any machine. It has a slug of its own.
    """
    from meetc.edit.errors import EditError
    from meetc.simulate.simulate import simulated

    texts, compiled = editing.read_sound_texts(file)
    copies = _copies(texts, _place(texts, output))
    try:
        result = simulated(texts, compiled, seed)
    except EditError as problem:
        raise fail(f"{problem}; nothing is written") from None
    editing.require_sound(result.texts)
    _refuse_loss(copies, result.texts)
    for sentence in result.left:
        echo(sentence, err=True)
    for path, copy in copies.items():
        outputs.write(copy, result.texts.files[path], may_be_source=True)
        if copy != outputs.STDOUT:
            echo(f"wrote {copy}")
    held = f"{count_of(result.units, 'unit')} with {count_of(result.rows, 'row')}"
    echo(f"simulated {held}", err=True)
    raise Exit(REFUSED if result.left else 0)


def _place(texts: Texts, output: str | None) -> str:
    """Where the copy goes: beside the meet, or where it has other files, into a folder there."""
    root = Path(texts.root)
    several = len(texts.files) > 1
    if output is None:
        name = f"{root.stem}-simulated"
        copy = root.with_name(name) / root.name if several else root.with_name(name + SUFFIX)
    elif output == outputs.STDOUT:
        if several:
            raise fail(
                f"{root} has other files, which standard output cannot take; -o names a copy"
            )
        return output
    else:
        copy = Path(output) if output.endswith(SUFFIX) else Path(output) / root.name
    return copy.as_posix()


def _copies(texts: Texts, place: str) -> dict[str, str]:
    """Where each file goes, as it stands beside the meet's. Exits 2 for a source."""
    if place == outputs.STDOUT:
        return {texts.root: place}
    old, new = Path(texts.root).parent, Path(place).parent
    copies = {path: (new / os.path.relpath(path, old)).as_posix() for path in texts.files}
    copies[texts.root] = place
    sources = {os.path.realpath(path) for path in texts.files}
    for copy in copies.values():
        if os.path.realpath(copy) in sources:
            raise fail(f"{copy} would replace its own source; -o names a copy elsewhere")
    return copies


def _refuse_loss(copies: Mapping[str, str], texts: Texts) -> None:
    """Exit 2 where a copy would replace what is no simulation."""
    root = outputs.held_by(copies[texts.root])
    if MARK in root[:100]:
        return
    for path, copy in copies.items():
        if outputs.held_by(copy) not in (b"", texts.files[path]):
            raise fail(f"{copy} is there already and is no simulation; -o names another place")
