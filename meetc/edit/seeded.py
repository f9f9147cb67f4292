"""First rounds of a meet: new start lists, late entries in those that there are, new draws."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from meetc.diagnostics.wording import listed
from meetc.disciplines import Form
from meetc.edit.edit import Edit, edited
from meetc.edit.errors import CannotSeedError
from meetc.edit.start_lists import Drawn, StartList, draw_of, edits_of_round, entrants_of, heats_of
from meetc.edit.texts import Texts
from meetc.model import Event, Meet
from meetc.pipeline import Compiled
from meetc.resolve.index import Index

if TYPE_CHECKING:
    from meetc.rules.seeding import Entrant

_NAMED = 8  # those who are entered and on no list


def with_start_lists(
    texts: Texts,
    compiled: Compiled,
    only: Collection[str],
    number: int | None,
    *,
    again: bool = False,
) -> Drawn:
    """The texts of a meet without errors, with a start list for the first round of each event
    that has entries and no row, or of some events; where there are rows already, with the late
    entries in free lanes. `again` draws lists anew where they are drawn already, or those of the
    events that are named. `number` is what lots are drawn with where an event does not say; else
    the day of the meet. Raises EditError."""
    meet, index = compiled.meet, compiled.references
    edits: list[Edit] = []
    result = Drawn(texts, [], [], [])
    for event in meet.events:
        if only and event.id not in only:
            continue
        try:
            if again and (only or event.draw is not None) and _rows_of_first(event):
                from meetc.edit.redrawn import edits_of_new_draw

                made, sentences = edits_of_new_draw(event, meet, index, number)
            elif late := _late(event, meet):
                from meetc.edit.late_entries import edits_of_late

                made, sentences, left = edits_of_late(event, late, meet, index, number)
                result.late.extend(_on_no_list(event, left))
            else:
                made, sentences = _edits_of_first(event, meet, index, number)
            edits += made
            result.lists.extend(f"{event.id}: {sentence}" for sentence in sentences)
        except CannotSeedError as problem:
            if only or not problem.usual:
                result.left.append(f"{event.id}: {problem}")
    return result._replace(texts=edited(texts, edits))


def _late(event: Event, meet: Meet) -> list[Entrant]:
    """Those who have come late; where there is no list yet nobody has, and nothing is imported for
    them."""
    if not any(unit.rows for unit in event.units):
        return []
    from meetc.edit.late_entries import late_entrants

    return late_entrants(event, meet)


def _rows_of_first(event: Event) -> bool:
    return any(unit.rows for unit in event.units if unit.round == 1)


def _edits_of_first(
    event: Event, meet: Meet, index: Index, number: int | None
) -> tuple[list[Edit], list[str]]:
    """What writes the heats of a round 1 that nobody is in yet. Raises CannotSeedError."""
    if event.discipline.form is Form.COMBINED:
        raise CannotSeedError("a combined event has no heats", usual=True)
    race = meet.race_of(event)
    if event is not race[0]:
        raise CannotSeedError(f"it is drawn with {race[0].id}", usual=True)
    if any(map(_rows_of_first, race)):
        held = any(unit.has_results for own in race for unit in own.units)
        again = "" if held else "; --reseed draws them again"
        raise CannotSeedError(f"round 1 has rows, which stay as they are{again}", usual=True)
    entrants = {e.bib: (e, own) for own in race[::-1] for e in entrants_of(own, meet)}
    if not entrants:
        raise CannotSeedError("nobody is entered", usual=True)
    draw = draw_of(event, number, meet)
    heats = heats_of(event, [entrant for entrant, _ in entrants.values()], meet, draw)
    edits = []
    for own in race:
        lists = [heat.of({bib for bib, (_, of) in entrants.items() if of is own}) for heat in heats]
        edits += edits_of_round(own, 1, lists, draw, index)
    return edits, [_sentence(heats, [own.id for own in race[1:]])]


def _on_no_list(event: Event, bibs: Sequence[str]) -> list[str]:
    return [f"{event.id}: entered without a row: {listed(bibs, _NAMED)}"] if bibs else []


def _sentence(heats: Sequence[StartList], others: Sequence[str]) -> str:
    sizes = [len(heat.entrants) for heat in heats]
    units = "1 unit" if len(sizes) == 1 else f"{len(sizes)} heats of {', '.join(map(str, sizes))}"
    together = f", together with {listed(others, _NAMED)}" if others else ""
    return f"{sum(sizes)} in {units}{together}"
