"""`meetc bibs`: numbers for the athletes who have none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from meetc.cli import editing
from meetc.cli.inputs import fail
from meetc.cli.options import DiffOption, MeetArgument
from meetc.diagnostics.wording import count_of, did_you_mean
from meetc.edit.bibs import ORDERS, numbered, ranges, with_temporary_bibs
from meetc.importer.listed import with_listed


def bibs(
    file: MeetArgument,
    first: Annotated[
        int | None, typer.Option("--from", metavar="N", min=1, help="The first number, else 1.")
    ] = None,
    numbers: Annotated[
        str | None,
        typer.Option("--range", metavar="RANGES", help="The numbers, such as 15-35,50-65,200+."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="FIELDS", help="The order, such as last_name,team; else the file's."),
    ] = None,
    diff: DiffOption = False,
) -> None:
    """Number the athletes who have no bib, or one that begins with _, and never any other.

    Numbers that are in use are skipped; rows, entries and squads that name such a bib follow.
    Those whom a list adds without a number get a line in the meet.
    """
    if first is not None and numbers is not None:
        raise fail("--from and --range both say which numbers to take: give one of them")
    order, free = _order(by), _free(numbers or f"{first or 1}+")
    texts, compiled = editing.read_texts(file)
    with editing.refusals():
        given = with_temporary_bibs(with_listed(texts, compiled) if compiled.ok else texts)
        completed = compiled if given == texts else given.compile()
        if not completed.ok:
            raise editing.refuse_errors(compiled.diagnostics)
        after, new = numbered(given, completed, free, order)
    if diff:
        editing.show_diffs(texts, after)
        return
    editing.write_texts(texts, after)
    typer.echo(_outcome(new))


def _order(by: str | None) -> list[str]:
    """The fields to order by. Exits 2 where one of them orders nobody."""
    order = [field.strip() for field in (by or "").split(",") if field.strip()]
    for field in order:
        if field not in ORDERS:
            near = did_you_mean(field, ORDERS)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(ORDERS)}"
            raise fail(f"athletes cannot be ordered by {field}; {hint}")
    return order


def _free(numbers: str) -> list[range]:
    try:
        return ranges(numbers)
    except ValueError as problem:
        raise fail(f"--range: {problem}") from None


def _outcome(new: Mapping[str, str]) -> str:
    """`3 athletes numbered: 15 to 17`."""
    if not new:
        return "every athlete has a bib"
    used = sorted(map(int, new.values()))
    span = f"{used[0]} to {used[-1]}" if len(used) > 1 else f"{used[0]}"
    return f"{count_of(len(new), 'athlete')} numbered: {span}"
