"""`meetc why`: why a result is what it is."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from meetc.cli import compiling, inputs, outputs
from meetc.cli.inputs import fail, require_event
from meetc.cli.output_format import Format, columns_of, show
from meetc.diagnostics.text import summary
from meetc.diagnostics.wording import did_you_mean
from meetc.pipeline import Compiled, Timings


class WhyFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def why(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The meet.")],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event.")],
    bib: Annotated[
        str | None, typer.Argument(metavar="[BIB]", help="One competitor, else all.")
    ] = None,
    form: Annotated[
        WhyFormat, typer.Option("--format", help="How to print the reasons.")
    ] = WhyFormat.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Tell why a result is what it is: place, Q or q, lane, points, total.

    With each step of a comparison or a countback, the rule and its edition, and the lines of the
    text that it rests on. Without a bib the whole event, a sentence for each place.
    """
    from meetc.why import as_json as json_form
    from meetc.why import text
    from meetc.why.cases import cases
    from meetc.why.reason import located

    compiled = _compiled(file)
    meet = compiled.meet
    require_event(event, [own.id for own in meet.events])
    own = next(known for known in meet.events if known.id == event)
    made = located(cases(own, compiled, bib), compiled.located)
    if bib is not None and not made:
        rows = list(dict.fromkeys(row.bib for row in own.all_rows))
        near = did_you_mean(bib, rows)
        raise fail(f"{event} has no row of {bib}" + (f"; did you mean {near}?" if near else ""))
    width = columns_of(sys.stdout)
    if as_json or form is WhyFormat.JSON:
        shown = json_form.render(own, made, meet.rules.name)
    elif bib is None:
        shown = text.render_list(own, made, width)
    else:
        shown = "\n".join(text.render(own, case, meet.rules.name, width) for case in made)
    outputs.write(outputs.STDOUT, shown.encode())


def _compiled(file: str) -> Compiled:
    """The meet. Exits 2 where it cannot be read and 1 where it has errors, which are shown: half
    a meet would give wrong reasons."""
    sources = inputs.find([file])
    if len(sources) != 1:
        raise fail(f"{file}: name the file of one meet")
    compiled = compiling.compile_input(sources[0], False, Timings())
    if compiled is None:
        raise typer.Exit(2)
    if not compiled.ok:
        errors = [one for one in compiled.diagnostics if one.is_error]
        show(errors, Format.TEXT, err=True)
        typer.echo(f"{summary(errors)}; no reason holds before they are mended", err=True)
        raise typer.Exit(1)
    return compiled
