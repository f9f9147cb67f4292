"""Who names whom: each place in the text that names an event, a bib, a squad or a team.

Worked out when somebody asks, from the statements and from what the compiler has resolved of them:
so it is there for a text with errors too, and a compilation that nobody asks about pays nothing.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Report, Span
from meetc.fields import Kind
from meetc.model import Event
from meetc.resolve.context import Context
from meetc.resolve.fields.reader import Fields
from meetc.syntax import parts
from meetc.syntax.file_pattern import is_pattern, matching
from meetc.syntax.lines import Line, Piece
from meetc.syntax.outline import Block, Outline
from meetc.syntax.values import list_items

_NAMING = {
    "event_id": Kind.EVENT,
    "parent": Kind.EVENT,
    "run_with": Kind.EVENT,
    "with": Kind.EVENT,
    "events_entered": Kind.EVENT,
    "team_id": Kind.TEAM,
    "runners": Kind.ATHLETE,
}
"""What the values of some fields name, on whatever they stand."""
_LISTS = ("events_entered", "runners")
_NOTHING = ("-", "null", '""')

Owner = tuple[Kind, str]
"""An event by its id, or an athlete by the bib."""


class Reference(NamedTuple):
    """A place that names an event or a squad by its id, an athlete by the bib, a team by its code;
    `event` is the one that it stands in, "" outside. A `is_definition` declares what it names."""

    kind: Kind
    name: str
    piece: Piece
    event: str = ""
    is_definition: bool = False

    @property
    def rest(self) -> str | None:
        """What the place says behind the name: nothing, or the -A of a squad THH-A that names its
        team; None where it says something else, such as the full name of an athlete."""
        said = parts.text(self.piece)
        behind = said.removeprefix(self.name)
        return behind if said == self.name or (self.kind is Kind.TEAM and behind != said) else None


class Index:
    """What the places of a meet name, as resolved. Those in the rows of sheets are not in it: they
    are nobody's to edit. `events` are those of the meet, in `ctx` is what they were read with."""

    def __init__(
        self,
        outlines: Sequence[Outline] = (),
        events: Iterable[Event] = (),
        ctx: Context | None = None,
    ) -> None:
        self._outlines, self._events = outlines, events
        self._ctx = ctx or Context(Fields(), None, {}, {}, {}, Report())

    @cached_property
    def _all(self) -> tuple[Reference, ...]:
        """All places that name something, file by file."""
        return tuple(reference for outline in self._outlines for reference in self._of(outline))

    def of(self, kind: Kind) -> list[Reference]:
        """The places that name an event, an athlete, a squad or a team."""
        return [reference for reference in self._all if reference.kind is kind]

    def event_of(self, block: Block) -> str:
        """The id of the event of a block: the one that was meant, where it is mistyped."""
        said = parts.event_id(block)
        meant = said.upper() if said.upper() in self._ctx.events else said
        return self._resolved.get(block) or (said if said in self._ctx.events else meant)

    def blocks(self, event_id: str) -> list[tuple[Block, bool]]:
        """The blocks of an event in the order of the text, and whether entries stand in them."""
        return [(block, block in self._entered) for block in self._blocks.get(event_id, ())]

    def said(self, event_id: str, names: Sequence[str]) -> tuple[Span, ...]:
        """Where some fields are written that an event has, by itself or from the meet."""
        declared = self._ctx.events.get(event_id)
        every = (*((declared.fields,) if declared else ()), self._ctx.meet)
        spans = (fields.span(name) for name in names for fields in every if fields.given(name))
        return tuple(dict.fromkeys(spans))

    def last_of_whole(self, event_id: str) -> Block | None:
        """The last block of a combined event and its parts, in the file of the first of them."""
        events = self._ctx.events.values()
        whole = [event for event in events if event.id == event_id]
        parts = [event for event in events if event.parent == event_id]
        blocks = [block for event in (*whole, *parts) for block in event.blocks]
        paths = {block: block.header.source.path for block in blocks}
        here = [block for block in blocks if paths[block] == paths[blocks[0]]]
        return max(here, key=lambda block: block.header.number, default=None)

    def unit(self, header: Line) -> Block | None:
        """The unit that a header opens."""
        return self._units.get((header.source.path, header.number))

    def timed_in(self, paths: Collection[str]) -> set[tuple[str, int, int]]:
        """The units, as event, round and heat, that have rows of some files of photo finish."""
        return {
            (event_id, *place)
            for event_id, share in self._ctx.dealt.items()
            for place, portions in share
            for portion in portions
            if portion.table.is_timing
            and any(portion.table.row_span(row).path in paths for row in portion.rows)
        }

    def owners(self, span: Span) -> tuple[Owner, ...]:
        """The event or the athlete whose statement is in a place, or the events that read the
        sheet; none where it is the whole meet's."""
        places = self._places.get(span.path) or self._of_pattern(span.path)
        at = bisect_right(places, span.line, key=lambda place: place[0])
        return places[at - 1][1] if at else ()

    def _of_pattern(self, path: str) -> list[tuple[int, tuple[Owner, ...]]]:
        """Whose a file is that a pattern stands for."""
        folder, name = posixpath.split(path)
        for other, places in self._places.items():
            of_folder = is_pattern(other) and posixpath.dirname(other) == folder
            if of_folder and matching(other, [name]):
                return places
        return []

    @cached_property
    def _teams(self) -> dict[str, dict[str, str | None]]:
        return {event.id: squad_teams(event) for event in self._events}

    @cached_property
    def _resolved(self) -> dict[Block, str]:
        return {b: event.id for event in self._ctx.events.values() for b in event.blocks}

    @cached_property
    def _blocks(self) -> dict[str, list[Block]]:
        blocks: dict[str, list[Block]] = {}
        for outline in self._outlines:
            for block in outline.events:
                blocks.setdefault(self.event_of(block), []).append(block)
        return blocks

    @cached_property
    def _entered(self) -> set[Block | None]:
        return {owner for outline in self._outlines for _, owner in outline.entries}

    @cached_property
    def _units(self) -> dict[tuple[str, int], Block]:
        return {
            (unit.header.source.path, unit.header.number): unit
            for outline in self._outlines
            for block in outline.events
            for unit in block.units
        }

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, tuple[Owner, ...]]]]:
        """Where the statements begin that stand for themselves or open something, and the sheets,
        with whose they are. An athlete is one line: what stands below is no part of it."""
        places: dict[str, list[tuple[int, tuple[Owner, ...]]]] = {}
        sheets: dict[str, tuple[Owner, ...]] = {}

        def begins(line: Line, *owners: Owner, below: int = 0) -> None:
            places.setdefault(line.source.path, []).append((line.number + below, owners))

        for outline in self._outlines:
            for block in (*outline.meets, *outline.templates):
                begins(block.header)
            alone = (line for lines in outline.others.values() for line in lines)
            for line in (*outline.teams, *outline.includes, *alone):
                begins(line)
            for line, event in self._reviewed(outline):
                begins(line, *([(Kind.EVENT, event)] if event else []))
            for line in outline.athletes:
                begins(line, (Kind.ATHLETE, parts.owner(line, parts.athlete_parts(line))))
                begins(line, below=1)
            for block in outline.events:
                owner = (Kind.EVENT, self.event_of(block))
                begins(block.header, owner)
                for statement in (s for opened in (block, *block.units) for s in opened.sheets):
                    sheets[statement.path] = (*sheets.get(statement.path, ()), owner)
        for outline in self._outlines:
            whole = (*outline.result_sheets, *(statement for statement, _ in outline.entry_sheets))
            sheets |= {statement.path: () for statement in whole}
        for own in places.values():
            own.sort(key=lambda place: place[0])
        return places | {path: [(0, owners)] for path, owners in sheets.items()}

    def _reviewed(self, outline: Outline) -> Iterator[tuple[Line, str]]:
        """The lines of `allow` and `expect`, each with the event that it names, "" for none."""
        said = [
            (line, parts.exemption_parts(line, self._ctx.events)) for line in outline.exemptions
        ]
        expected = [(line, parts.expectation_parts(line)) for line in outline.expectations]
        for line, own in (*said, *expected):
            word = own.event if own is not None else None
            yield line, "" if word is None else parts.text(line.piece(word))

    def _of(self, outline: Outline) -> Iterator[Reference]:
        for block in outline.meets:
            yield from self._fields(parts.block_fields(block))
        for block in outline.templates:
            yield from self._template(block)
        for line in outline.teams:
            yield from self._named(Kind.TEAM, line, parts.team_parts(line).owner, declared=True)
        for line in outline.athletes:
            said = parts.athlete_parts(line, self._ctx.teams)
            yield from self._named(Kind.ATHLETE, line, said.owner, declared=True)
            yield from self._named(Kind.TEAM, line, said.places.get("team_id"))
            yield from self._fields(parts.fields(line))
        for line, within in outline.entries:
            event_id = self.event_of(within) if within is not None else ""
            yield from self._named(Kind.ATHLETE, line, parts.entry_parts(line).owner, event_id)
            yield from self._fields(parts.fields(line), event_id)
        for block in outline.events:
            yield from self._event(block)
        for line in outline.exemptions:
            yield from self._exemption(line)
        for line in outline.expectations:
            yield from self._expectation(line)

    def _exemption(self, line: Line) -> Iterator[Reference]:
        said = parts.exemption_parts(line, self._ctx.events)
        event_id = "" if said.event is None else parts.text(line.piece(said.event))
        yield from self._named(Kind.EVENT, line, said.event, event_id)
        yield from self._named(self._rows_of(event_id), line, said.bib, event_id)

    def _expectation(self, line: Line) -> Iterator[Reference]:
        said = parts.expectation_parts(line)
        if said is None:
            return
        event_id = "" if said.event is None else parts.text(line.piece(said.event))
        yield from self._named(Kind.EVENT, line, said.event, event_id)
        yield from self._named(Kind.TEAM, line, said.team)
        yield from self._named(self._rows_of(event_id), line, said.who, event_id)
        if said.place is not None and line.words[said.value] not in _NOTHING:
            kind = self._rows_of(event_id) if said.event is not None else Kind.TEAM
            yield from self._named(kind, line, said.value, event_id)

    def _rows_of(self, event_id: str) -> Kind:
        """Whom the rows of an event name."""
        event = self._ctx.events.get(event_id)
        is_relay = event is not None and event.discipline is not None and event.discipline.legs
        return Kind.SQUAD if is_relay else Kind.ATHLETE

    def _template(self, block: Block) -> Iterator[Reference]:
        """`events` declares many, whose ids it does not say in full."""
        owner = parts.event_parts(block.header).owner
        for event in self._ctx.events.values():
            if event.template_block is block and owner is not None:
                yield Reference(Kind.EVENT, event.id, block.header.piece(owner), "", True)
        yield from self._fields(parts.block_fields(block))

    def _event(self, block: Block) -> Iterator[Reference]:
        event_id, said = self.event_of(block), parts.event_parts(block.header)
        if said.owner is not None:
            piece = block.header.piece(said.owner)
            yield Reference(Kind.EVENT, event_id, piece, event_id, "event_code" in said.places)
        yield from self._fields(parts.block_fields(block), event_id)
        for unit in block.units:
            yield from self._fields(parts.block_fields(unit), event_id)
        for line in block.squads:
            squad = parts.squad_parts(line, self._ctx.names)
            yield from self._named(Kind.SQUAD, line, squad.owner, event_id, declared=True)
            for word in squad.runners:
                yield from self._named(Kind.ATHLETE, line, word, event_id)
            yield from self._fields(parts.fields(line), event_id)
        kind = self._rows_of(event_id)
        for line in (*block.rows, *(row for unit in block.units for row in unit.rows)):
            yield from self._named(kind, line, 0, event_id)
            yield from self._fields(parts.fields(line), event_id)

    def _named(
        self, kind: Kind, line: Line, word: int | None, event: str = "", *, declared: bool = False
    ) -> Iterator[Reference]:
        """What a word names: of an athlete itself or a full name, of a squad its team as well."""
        if word is None:
            return
        piece = line.piece(word)
        said = parts.text(piece)
        is_full_name = kind is Kind.ATHLETE and not declared and " " in said
        yield Reference(
            kind, self._ctx.wearer(said) if is_full_name else said, piece, event, declared
        )
        if kind is Kind.SQUAD and (team := squad_team(said, self._teams.get(event, {}))):
            yield Reference(Kind.TEAM, team, piece, event)

    def _fields(self, fields: Iterable[tuple[str, Piece]], event: str = "") -> Iterator[Reference]:
        for field, value in fields:
            kind = _NAMING.get(field)
            if kind is None or value.raw in _NOTHING:
                continue
            items = list_items(value.raw) if field in _LISTS else [(0, len(value.raw))]
            for piece in (value.part(*item) for item in items):
                said = parts.text(piece)
                name = self._ctx.wearer(said) if kind is Kind.ATHLETE else said
                yield Reference(kind, name, piece, event)


def squad_team(squad_id: str, teams: Mapping[str, str | None]) -> str:
    """The team whose code a squad's id repeats, THH of THH-A; "" where it repeats none.

    `teams` has the team of each squad of the event. A row may name one that is not declared.
    """
    before, hyphen, _ = squad_id.rpartition("-")
    repeated = (squad_id, before) if hyphen else (squad_id,)
    team = teams.get(squad_id, repeated[-1])
    return team if team in repeated and team else ""


def squad_teams(event: Event) -> dict[str, str | None]:
    """The team of each squad of an event."""
    return {squad.id: squad.team_id for squad in event.squads}
