"""Q and q that are typed in the qualifying of a field event, and are not what its rule gives."""

from __future__ import annotations

from meetc.diagnostics.codes import OTHERWISE_QUALIFIED
from meetc.diagnostics.diagnostic import Related, Report
from meetc.model import Event, Row
from meetc.resolve.rounds.going_on import GoingOn
from meetc.resolve.rounds.qualified import qualifier_word
from meetc.resolve.rows.words import who


def check_letters(event: Event, held: GoingOn, report: Report) -> None:
    """Of a round the first is told. A note says why somebody has a letter all the same; a Q behind
    the places that it is for is told of its row."""
    wrong = next((row for row in held.rows if _is_wrong(row, event, held)), None)
    if wrong is None:
        return
    rule = held.advance.get(wrong.bib)
    meant = next((row for row in held.rows if row.bib in held.advance and not row.qualifier), None)
    report.warning(
        OTHERWISE_QUALIFIED,
        f"{who(event, wrong)} has {wrong.qualifier} in round {held.number} of {event.id}, and by "
        f"the rule {f'{rule.qualifier}: {rule.why}' if rule else 'does not go on'}",
        wrong.line.span(qualifier_word(wrong)),
        related=[Related(meant.line.span(), "who goes on and has none")] if meant else [],
        hint="correct the letter or the mark, or leave letters out: they are worked out; qR and qJ "
        "are by decision",
    )


def _is_wrong(row: Row, event: Event, held: GoingOn) -> bool:
    if row.qualifier not in ("Q", "q") or row.note or not row.is_ranked:
        return False
    by_place = event.progression_from(held.number).by_place
    if by_place and row.qualifier == "Q" and (row.place or 0) > by_place:
        return False
    rule = held.advance.get(row.bib)
    return rule is None or rule.qualifier != row.qualifier
