"""The results of a round as changes of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from meetc.disciplines import Form
from meetc.edit.edit import (
    Edit,
    delete_word,
    insert_behind,
    insert_word,
    replace_word,
    set_field,
)
from meetc.model import Event, Meet, Unit
from meetc.resolve.index import Index
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.lots import Chance
from meetc.rules.plausible import limits
from meetc.rules.winds import is_counted
from meetc.simulate import cards, races, trials
from meetc.simulate.starters import Starter, Starters
from meetc.simulate.winds import wind
from meetc.syntax.lines import Line
from meetc.syntax.parts import row_parts, unit_parts

_HIGHEST = 999


class UnitResults(NamedTuple):
    """What a simulated unit says: the words behind each bib; the bars of a vertical jump."""

    words: Mapping[str, str]
    bars: Sequence[str] = ()
    jump_off: Sequence[str] = ()


def is_open(unit: Unit) -> bool:
    """Whether a unit has a start list and nothing more: who is scratched has DNS already."""
    return any(not row.has_result for row in unit.rows) and all(
        row.performance == "DNS" for row in unit.rows if row.has_result
    )


def is_in_text(unit: Unit, index: Index) -> bool:
    """Whether a unit and its rows stand in the text, and not in a sheet."""
    in_sheet = any(isinstance(row.line, SheetLine) for row in unit.rows)
    return not in_sheet and index.unit(unit.line) is not None


def held_round(
    event: Event, units: Sequence[Unit], meet: Meet, starters: Starters, seed: int
) -> list[UnitResults]:
    """Results for the open units of one round of an event."""
    lists = [(unit, starters.of(event, unit)) for unit in units]
    chances = [Chance(seed, event.id, unit.round, unit.heat, "results") for unit in units]
    pairs = zip(lists, chances, strict=True)
    form = event.discipline.form
    if form.on_track:
        heats = [races.run(own, event.discipline, chance) for (_, own), chance in pairs]
        words = races.times_of(heats, event.discipline, meet.rules)
        return [
            UnitResults({one.bib: words[one.bib] + _ran(one) for one in own}) for _, own in lists
        ]
    if form is Form.VERTICAL:
        return [_vertical(event, unit, own, chance) for (unit, own), chance in pairs]
    if form.in_trials:
        return [_trials(event, unit, own, meet, chance) for (unit, own), chance in pairs]
    return [_numbers(own, chance) for (_, own), chance in pairs]


def _ran(squad: Starter) -> str:
    """Who ran, where that are others than the squad declares."""
    return f" runners={','.join(squad.runners)}" if squad.runners and not squad.absent else ""


def _vertical(event: Event, unit: Unit, starters: Sequence[Starter], chance: Chance) -> UnitResults:
    steps = cards.POLE if "PV" in event.code.upper() else cards.HIGH
    most = limits(event.discipline, event.genders).most
    result = cards.jump(
        starters,
        unit.heights,
        steps,
        _highest(unit, most),
        chance,
        is_part=event.parent is not None,
        jump_off=not (event.parent or unit.jump_off) and event.rounds[unit.round - 1 :] == (1,),
    )
    words = {}
    for bib, card in result.cards.items():
        off = result.off_cards.get(bib)
        words[bib] = " ".join([*card, *(["|", *off] if off else [])])
    absent = {one.bib: "DNS" for one in starters if one.absent}
    return UnitResults(words | absent, result.bars, result.jump_off)


def _highest(unit: Unit, most: Decimal | None) -> int:
    """The highest bar in centimetres; where a jump-off is typed already that of the heights."""
    if unit.jump_off:
        return 0
    return _HIGHEST if most is None else min(int(most * 100), _HIGHEST)


def _trials(
    event: Event, unit: Unit, starters: Sequence[Starter], meet: Meet, chance: Chance
) -> UnitResults:
    contest = _contest(event, unit, meet)
    series = trials.series_of(starters, contest, chance)
    return UnitResults({one.bib: " ".join(series.get(one.bib, ("DNS",))) for one in starters})


def _contest(event: Event, unit: Unit, meet: Meet) -> trials.Contest:
    """How a throw or jump is held: as the event says, else as the rules do."""
    said = None if unit.attempts in (None, meet.rules.trials) else unit.attempts
    number = said or event.trials_of(unit.round, meet.rules)
    is_part, last = event.parent is not None, unit.round == len(event.rounds)
    after, survivors = event.cut_by(meet.rules)
    if not last or number <= after or (is_part and None in event.cut):
        after = 0
    windy = is_counted(event.discipline, meet.rules, _kind(meet))
    return trials.Contest(number, after, survivors, windy, is_part)


def _kind(meet: Meet) -> str:
    return str(meet.fields.get("type") or "")


def _numbers(starters: Sequence[Starter], chance: Chance) -> UnitResults:
    """Whole metres or points."""
    words = {}
    for one in starters:
        number = max(1, int(one.ability * (1000 + chance.spread(60)) / 1000))
        words[one.bib] = "DNS" if one.absent else str(number)
    return UnitResults(words)


def edits_of(
    event: Event, unit: Unit, held: UnitResults, meet: Meet, index: Index, chance: Chance
) -> list[Edit]:
    """What writes the results of a unit that is in the text, and makes it official."""
    block = index.unit(unit.line)
    assert block is not None
    line, parts = unit.line, unit_parts(unit.line)
    status = parts.places.get("results_status")
    edits = []
    if status is None:
        edits.append(insert_word(line, max(parts.places.values(), default=0) + 1, "official"))
    else:
        edits.append(replace_word(line, status, "official"))
    is_race = event.discipline.form.on_track
    windy = is_counted(event.discipline, meet.rules, _kind(meet))
    if is_race and not unit.wind and windy:
        edits.append(set_field(block, "wind", wind(chance)))
    more = held.bars[len(unit.heights) :]
    off = ["|", *held.jump_off] if held.jump_off else []
    if block.heights and (more or off):
        heights = block.heights[0]
        edits.append(insert_word(heights, len(heights.words), " ".join([*more, *off])))
    elif more or off:
        edits.append(insert_behind(line, [" ".join(("    heights", *held.bars, *off))]))
    for row in unit.rows:
        if row.bib in held.words:
            edits += _written(row.line, held.words[row.bib])
    return edits


def _written(line: Line, words: str) -> list[Edit]:
    """What writes the results of a row: where it has dots for trials to come, in their place."""
    dots = row_parts(line).marks
    if not dots:
        return [insert_word(line, 1, words)]
    return [replace_word(line, dots[0], words), *(delete_word(line, dot) for dot in dots[1:])]
