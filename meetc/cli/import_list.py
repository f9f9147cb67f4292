"""`meetc import` of an entry list."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from meetc.cli import editing, inputs, outputs
from meetc.cli.imported import add_to_meet, read, refuse_source, write
from meetc.cli.output_format import Format, show


def import_list(
    sources: Sequence[str],
    into: str | None,
    output: str | None,
    dates: str,
    form: Format,
    force: bool,
) -> None:
    """Write the people and entries of one list."""
    from meetc.importer.entry_list import read_entry_list

    if len(sources) > 1:
        raise inputs.fail("an entry list is imported alone, one after the other")
    if dates not in ("", "dmy", "mdy"):
        raise inputs.fail(f"--dates is dmy or mdy, not {dates}")
    texts, compiled = editing.read_sound_texts(into) if into is not None else (None, None)
    refuse_source(output, sources)
    ((path, data),) = read(sources).items()
    entries = read_entry_list(data, path, texts, dates)
    show(entries.diagnostics, form, err=True)
    if not entries.ok:
        raise typer.Exit(1)
    if texts is not None and compiled is not None and into is not None:
        add_to_meet(into, output, entries.statements, texts, compiled, force)
    else:
        write(output or outputs.STDOUT, entries.text().encode(), force)
