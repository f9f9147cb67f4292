"""`meetc why`: why a result is what it is."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

from meetc.cli import compiling, inputs, outputs
from meetc.cli.console import Exit, echo
from meetc.cli.inputs import fail, require_event
from meetc.cli.options import MeetArgument
from meetc.cli.output_format import Format, columns_of, show
from meetc.cli.parameters import Argument, Option
from meetc.diagnostics.text import summary
from meetc.diagnostics.wording import did_you_mean
from meetc.model import Event, Meet
from meetc.pipeline import Compiled, Timings
from meetc.why.reason import Case


class WhyFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def why(
    file: MeetArgument,
    event: Annotated[str, Argument("EVENT", help="The event, or a team.")],
    bib: Annotated[str | None, Argument("[BIB]", help="One competitor, else all.")] = None,
    form: Annotated[
        WhyFormat, Option("--format", help="How to print the reasons.")
    ] = WhyFormat.TEXT,
    as_json: Annotated[bool, Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Tell why a result is what it is: place, cut, Q or q, lane, points, total.

    With each step of a comparison or a countback, the rule and its edition, and the lines of the
    text that it rests on. Without a bib the whole event, a sentence for each place; of a team the
    sum of its points.
    """
    from meetc.why import as_json as json_form
    from meetc.why import text
    from meetc.why.reason import located

    compiled = _compiled(file)
    meet = compiled.meet
    own = _event(event, meet, is_alone=bib is None)
    made = located(_cases(own, event, bib, compiled), compiled.located)
    width, rules = columns_of(sys.stdout), meet.rules.name
    if as_json or form is WhyFormat.JSON:
        shown = json_form.render(own, made, rules)
    elif own is not None and bib is None:
        shown = text.render_list(f"{own.id}  {own.name}", made, width)
    else:
        shown = "\n".join(text.render(own.id if own else "", c, rules, width) for c in made)
    outputs.write(outputs.STDOUT, shown.encode())


def _event(event_id: str, meet: Meet, *, is_alone: bool) -> Event | None:
    """The event of an id; None where that is a team's. Exits 2 for any other."""
    event = meet.event(event_id)
    if event is None and not (is_alone and any(team.id == event_id for team in meet.teams)):
        require_event(event_id, [own.id for own in meet.events])
    return event


def _cases(event: Event | None, team: str, bib: str | None, compiled: Compiled) -> list[Case]:
    """The rows that are asked for, or the team. Exits 2 for a bib that is in no row, and tells
    where it is scratched."""
    from meetc.why.cases import cases
    from meetc.why.teams import of_team

    if event is None:
        return of_team(compiled.meet, team)
    made = cases(event, compiled, bib)
    if bib is not None and not made:
        if bib in event.scratched:
            raise fail(f"{bib} is scratched from {event.id}, and so has no row there")
        near = did_you_mean(bib, dict.fromkeys(row.bib for row in event.all_rows))
        raise fail(f"{event.id} has no row of {bib}" + (f"; did you mean {near}?" if near else ""))
    return made


def _compiled(file: str) -> Compiled:
    """The meet. Exits 2 where it cannot be read and 1 where it has errors, which are shown: half
    a meet would give wrong reasons."""
    sources = inputs.find([file])
    if len(sources) != 1:
        raise fail(f"{file}: name the file of one meet")
    compiled = compiling.compile_input(sources[0], False, Timings())
    if compiled is None:
        raise Exit(2)
    if not compiled.ok:
        errors = [one for one in compiled.diagnostics if one.is_error]
        show(errors, Format.TEXT, err=True)
        echo(f"{summary(errors)}; no reason holds before they are mended", err=True)
        raise Exit(1)
    return compiled
