"""Events that a reviewed line names."""

from __future__ import annotations

from meetc.diagnostics.codes import UNKNOWN_EVENT
from meetc.diagnostics.diagnostic import Fix
from meetc.resolve.context import Context
from meetc.syntax.lines import Line
from meetc.syntax.parts import text


def is_event(line: Line, word: int, ctx: Context) -> bool:
    """Whether a word names an event of the meet; reports one that does not."""
    said = text(line.piece(word))
    if said in ctx.events:
        return True
    meant = ctx.report.suggest(said, ctx.events)
    hint = f"did you mean {meant}?" if meant else "the id of an event stands here"
    if said in ctx.teams and line.words[0] == "expect":
        meant, hint = "", f"{said} is a team: expect team {said}"
    ctx.report.error(
        UNKNOWN_EVENT,
        f"no event {said} is declared",
        line.span(word),
        hint=hint,
        fix=Fix(line.span(word), meant) if meant else None,
    )
    return False
