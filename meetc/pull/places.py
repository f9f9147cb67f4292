"""Where in the texts something stands, and where something new belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetc.edit.edit import Edit, append, insert_behind
from meetc.edit.texts import Texts
from meetc.model import Event, Meet, Unit
from meetc.plan.resource import Key, event_of, place_of
from meetc.printer.words import bib_word
from meetc.pull.left import LeftError
from meetc.resolve.sheets.line import SheetLine
from meetc.rules.rounds import unit_name
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import event_id as event_id_of


def ours(line: Line) -> Line:
    """A line that may be edited. Raises LeftError of one that stands in a sheet."""
    if isinstance(line, SheetLine):
        raise LeftError("it stands in a sheet, which is not ours to write: correct the sheet")
    return line


def event_of_unit(meet: Meet, key: Key) -> Event:
    """The event of a unit. Raises LeftError where the text does not have it."""
    event = meet.event(event_of(key))
    if event is None:
        raise LeftError(f"the text has no event {event_of(key)}: write that first")
    return event


def unit_of(event: Event, key: Key) -> Unit | None:
    """A unit of an event; None where its rounds have no such one."""
    return event.unit_at(place_of(key))


def header_of(event: Event, key: Key) -> str:
    """The header under which the rows of a unit stand: `heat 2`, `final`."""
    number, heat = place_of(key)
    if 1 <= number <= len(event.rounds) and 1 <= heat <= event.rounds[number - 1]:
        return unit_name(number, heat, event.rounds)
    return f"round {number} heat {heat}"


def unit_block(texts: Texts, unit: Unit | None) -> Block | None:
    """The lines of a unit; None where it has no header, and only its event tells of it."""
    if unit is None:
        return None
    place = unit.line.source.path, unit.line.number
    blocks = (
        own for outline in texts.outlines() for event in outline.events for own in event.units
    )
    return next((b for b in blocks if (b.header.source.path, b.header.number) == place), None)


def event_block(texts: Texts, event_id: str) -> Block:
    """The first block of an event. Raises LeftError where it has none of its own."""
    for block, _ in _blocks(texts, event_id):
        return block
    raise LeftError(f"`events` makes it: write `event {bib_word(event_id)}` with the change below")


def behind_event(texts: Texts, event_id: str, lines: Sequence[str]) -> Edit:
    """Units below the last block of an event that has some; where it has no block, in a new one
    at the end of the meet."""
    blocks = [block for block, _ in _blocks(texts, event_id)]
    if not blocks:
        return append(texts.root, ["", f"event {bib_word(event_id)}", *lines])
    return insert_behind(next((b for b in reversed(blocks) if b.units), blocks[-1]).end, lines)


def among_entries(texts: Texts, event_id: str, line: str) -> Edit:
    """An `enter` line above the units of an event, behind its other entries."""
    blocks = list(_blocks(texts, event_id))
    if not blocks:
        return append(texts.root, ["", f"event {bib_word(event_id)}", line])
    block, entries = next((b for b in blocks if b[1]), blocks[0])
    below = [unit.header for unit in block.units]
    below += [*block.squads, *block.rows, *block.heights, *(sheet.line for sheet in block.sheets)]
    first = min((other.number for other in below), default=10**9)
    above = [other for other in (*block.fields, *entries) if other.number < first]
    return insert_behind(max((block.header, *above), key=lambda other: other.number), [line])


def _blocks(texts: Texts, event_id: str) -> Iterator[tuple[Block, list[Line]]]:
    """The blocks of an event, each with the `enter` lines that stand in it."""
    for outline in texts.outlines():
        for block in outline.events:
            if event_id_of(block) == event_id:
                yield block, [line for line, owner in outline.entries if owner is block]
