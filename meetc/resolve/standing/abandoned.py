"""Who leaves a combined event: does not start in a part, or is scratched behind some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from meetc.diagnostics.codes import RESULT_AFTER_ABANDONMENT
from meetc.diagnostics.diagnostic import Related
from meetc.model import Event, Row
from meetc.resolve.context import Context
from meetc.resolve.rows.scratched import line_of_scratch, tell_scratched
from meetc.resolve.standing.parts_in_order import is_timed, parts_in_order
from meetc.rules.parts_order import in_official_order
from meetc.syntax.lines import Line

Results = Mapping[str, Mapping[str, Row]]
"""The row that counts of each part, by the id of the part and the bib."""


def with_abandoned(whole: Event, parts: Sequence[Event], results: Results, ctx: Context) -> Event:
    """The combined event with a row for each who is scratched from it and has results in parts:
    these stand, and the rest is abandoned. Who has one in every part has nothing to withdraw
    from."""
    if not whole.scratched:  # as nearly all
        return whole
    in_rows = {row.bib for row in whole.rows}
    started = [bib for bib in whole.scratched if any(bib in own for own in results.values())]
    for bib in started:
        if bib in ctx.out_of_all:  # told once for the whole meet
            continue
        if len(results) == len(parts) and all(bib in own for own in results.values()):
            tell_scratched(results[parts[-1].id][bib], [parts[-1].id], whole.id, ctx)
    rows = [_row(bib, whole, ctx) for bib in started if bib not in in_rows]
    return whole._replace(rows=(*whole.rows, *rows))


def _row(bib: str, whole: Event, ctx: Context) -> Row:
    line = line_of_scratch(bib, whole.id, ctx)
    return Row(bib, None, None, None, (), (), fields={}, unsent={}, extra={}, line=line)


def check_starts(whole: Event, held: Sequence[Event], results: Results, ctx: Context) -> None:
    """Who does not start in a part is in none of the later ones. Source: TR39."""
    gone: dict[str, tuple[Event, Line]] = {}
    entrants = {row.bib for row in whole.rows}
    for part in parts_in_order(whole, held, ctx.rules):
        for bib, row in results[part.id].items():
            if bib in gone and bib in entrants and row.performance != "DNS":
                _tell(bib, *gone.pop(bib), part, row, _order(whole, held, ctx), ctx)
        for bib, line in _absent(part, results[part.id], ctx):
            gone.setdefault(bib, (part, line))


def _absent(part: Event, results: Mapping[str, Row], ctx: Context) -> Iterator[tuple[str, Line]]:
    """Who did not start in a part, and the line that says so."""
    for bib, row in results.items():
        if row.performance == "DNS":
            yield bib, row.line
    for bib in part.scratched:
        if bib not in results:
            yield bib, line_of_scratch(bib, part.id, ctx)


def _order(whole: Event, held: Sequence[Event], ctx: Context) -> str:
    """What a hint says of the order of the parts, where only the file has one."""
    codes = [part.code for part in held]
    if is_timed(held) or in_official_order(whole.code, whole.genders, codes, ctx.rules):
        return ""
    return "; the parts are taken in the order of the file: at= says when each starts"


def _tell(
    bib: str, missed: Event, line: Line, part: Event, row: Row, order: str, ctx: Context
) -> None:
    ctx.report.warning(
        RESULT_AFTER_ABANDONMENT,
        f"bib {bib} did not start in {missed.id}, and has a result in {part.id} after it",
        row.line.span(),
        related=[Related(line.span(), "not started here")],
        hint="who does not start in a part is out of the combined event; who is only passed over "
        f"has no row{order}",
    )
