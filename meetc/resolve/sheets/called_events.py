"""Which event of the meet a row of a sheet is for: its words and class, and the athlete, choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from meetc.diagnostics.codes import CLASS_WITHOUT_EVENT, NO_SINGLE_EVENT, NUMBER_OF_NO_EVENT
from meetc.diagnostics.wording import count_of, did_you_mean
from meetc.disciplines import suggest_code
from meetc.model import Entry
from meetc.resolve.context import Context
from meetc.resolve.declared import DeclaredEvent
from meetc.sheets.cell_words import discipline_words
from meetc.sheets.columns import Columns, plain
from meetc.sheets.lif_file import number_key
from meetc.sheets.named_class import ANY, OPEN, OTHERS, Age, NamedClass
from meetc.sheets.named_event import NamedEvent, class_in, code_of, named, names_discipline
from meetc.sheets.statuses import gender_of, is_guest
from meetc.sheets.table import Cell, Row
from meetc.sheets.words import EVENT_COLUMNS

_NEARLY = 0.7
_ADULTS = frozenset(
    "women men ladies frauen manner damen herren kvinner menn damer herrer herrar femmes hommes "
    "dames vrouwen mannen heren mujeres hombres".split()
)
"""Words of a class that no age group is meant by."""
_MOST_NAMED = 8


class Candidate(NamedTuple):
    """An event that a row may be for. `fit` tells how well its age fits that of the row's
    classes; `reading` is what its words say, empty where they are the event's own, and `is_name`
    whether they are its very name."""

    event: DeclaredEvent
    reading: NamedEvent = NamedEvent()
    classes: tuple[NamedClass, ...] = ()
    fit: int = ANY
    is_name: bool = False

    @property
    def genders(self) -> set[str]:
        return {own.gender for own in self.classes if own.gender}

    @property
    def is_young(self) -> bool:
        return any(own.age is not None and own.age.word in ("U", "Y") for own in self.classes)


class _Unmatched(NamedTuple):
    """The first cell of those that name no single event, the events that it may mean, and how
    many rows have it."""

    cell: Cell
    among: tuple[Candidate, ...]
    rows: int


class CalledEvents:
    """Finds the events of the rows of one sheet, and tells at the end what it did not find."""

    def __init__(
        self,
        columns: Columns,
        entries: Mapping[str, Mapping[str, Entry]],
        ctx: Context,
        *,
        enters: bool = False,
    ) -> None:
        """`enters` is whether the rows are entries, which parts of combined events have none of."""
        self.columns, self.entries, self.ctx, self.enters = columns, entries, ctx, enters
        self._candidates: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._fits: dict[tuple[str, str], bool] = {}
        self._unmatched: dict[tuple[str, str], _Unmatched] = {}
        self._cells: dict[int, Cell | None] = {}
        self._renumbered: dict[tuple[str, str], tuple[Cell, Cell]] = {}
        self._up: dict[tuple[str, str, str], tuple[Cell, int]] = {}

    @property
    def has_column(self) -> bool:
        """Whether a column of the sheet tells of events."""
        return any(name in self.columns.named for name in EVENT_COLUMNS)

    def cell_of(self, row: Row) -> Cell | None:
        """The cell of a row that names its event: the first that names one of the meet's, else
        the first at all. Rows of photo finish share those cells."""
        if not self.columns.table.is_timing:
            return self._cell_of(row)
        key = id(row[self.columns.named["event_id"]])
        if key not in self._cells:
            self._cells[key] = self._cell_of(row)
        return self._cells[key]

    def _cell_of(self, row: Row) -> Cell | None:
        cells = self.columns.cells(row, EVENT_COLUMNS)
        if len(cells) < 2:
            return cells[0] if cells else None
        return next((cell for cell in cells if self.among(row, cell, "")), cells[0])

    def event_of(self, row: Row, cell: Cell, bib: str) -> Candidate | None:
        """The event that the cell of a row names; None where none or several may be meant, which
        is told at the end."""
        among = self.among(row, cell, bib)
        if len(among) == 1:
            self.take(row, cell, among[0])
            return among[0]
        self.leave(row, cell, among)
        return None

    def among(self, row: Row, cell: Cell, bib: str) -> tuple[Candidate, ...]:
        """The events that the cell of a row may mean, as far as its class and athlete tell."""
        key = (cell.text, self.of_class(row))
        if key not in self._candidates:
            self._candidates[key] = tuple(self._named_by(cell.text, self._given(row)))
        return self._narrowed(self._candidates[key], self.columns.text(row, "category"), bib)

    def is_event(self, row: Row, cell: Cell) -> bool:
        """Whether a cell names an event, or a discipline that the meet does not have."""
        return bool(self.among(row, cell, "")) or names_discipline(cell.text)

    def may_be(self, row: Row, event: DeclaredEvent) -> bool:
        """Whether the class and the gender of a row do not keep it out of an event."""
        key = (event.id, self.of_class(row))
        if key not in self._fits:
            self._fits[key] = self._fit(event, self._given(row)) != OTHERS
        return self._fits[key]

    def _given(self, row: Row) -> tuple[NamedClass, NamedClass]:
        """What the columns of class and gender say of a row."""
        of_class = class_in(self.columns.text(row, "category")) or NamedClass()
        return of_class, NamedClass(gender_of(self.columns.text(row, "gender")))

    def take(self, row: Row, cell: Cell, chosen: Candidate) -> None:
        """Note a row of whose class no event is, and which is taken for an older one; of photo
        finish one that has the name of its event, and another number."""
        if self.columns.table.is_timing:
            number = self.columns.cell(row, "event_id")
            if number is not None and number is not cell:
                self._renumbered.setdefault((number.text, chosen.event.id), (number, cell))
            return
        category = self.columns.text(row, "category")
        said = {plain(word) for word in f"{cell.text} {category}".split()}
        adult = _ADULTS & said and not any(own.age for own in chosen.classes)
        for_others = adult and not self._is_for_adults(chosen.event)
        if chosen.fit <= OPEN or for_others or self._is_guessed(category, chosen):
            key = (cell.text, category, chosen.event.id)
            first, count = self._up.get(key, (self.columns.cell(row, "category") or cell, 0))
            self._up[key] = first, count + 1

    def _is_guessed(self, category: str, chosen: Candidate) -> bool:
        """Whether words that are no class known stand for one of an event that the row does not
        name itself: T54, Inter Girls."""
        named_so = not chosen.reading.codes or any(own.age for own in chosen.classes)
        is_known = class_in(category) is not None or plain(category) in _categories(chosen.event)
        return bool(category) and not (named_so or is_known or is_guest(category))

    def leave(self, row: Row, cell: Cell, among: tuple[Candidate, ...]) -> None:
        """Note a row that no single event is meant by."""
        key = (cell.text, self.of_class(row))
        former = self._unmatched.get(key, _Unmatched(cell, among, 0))
        self._unmatched[key] = former._replace(rows=former.rows + 1)

    def of_class(self, row: Row) -> str:
        """The class and gender of a row, as it says them."""
        return " ".join(c.text for c in self.columns.cells(row, ("category", "gender")))

    def _named_by(self, text: str, given: tuple[NamedClass, ...]) -> Iterable[Candidate]:
        """The events that a text and the classes of a row may mean, each once."""
        if text in self.ctx.events:
            return [Candidate(self.ctx.events[text])]
        if self.columns.table.is_timing:
            return self._numbered(text)
        readings = [reading for reading in named(text) if reading.codes]
        spellings = {plain(text), *([] if readings else [plain(suggest_code(text))])}
        candidates = [
            Candidate(event, reading, (*given, reading.of_class))
            for reading in readings
            for event in self.ctx.events.values()
            if self._is_called(event, reading)
        ] + [
            Candidate(event, classes=given, is_name=plain(event.name) == spelling)
            for spelling in sorted(spellings - {""})
            for event in self._names.get(spelling, ())
        ]
        best: dict[str, Candidate] = {}
        by_age = any(self._ages[candidate.event.id] for candidate in candidates)
        for candidate in candidates:
            candidate = candidate._replace(fit=self._fit(candidate.event, candidate.classes))
            if candidate.fit == ANY and by_age and candidate.is_young:
                candidate = candidate._replace(fit=OPEN)
            former = best.get(candidate.event.id, candidate)
            if candidate.fit != OTHERS:
                better = candidate if candidate.fit > former.fit else former
                is_name = candidate.is_name or former.is_name
                best[candidate.event.id] = better._replace(is_name=is_name)
        return [best[event_id] for event_id in self.ctx.events if event_id in best]

    def _numbered(self, text: str) -> list[Candidate]:
        """The event whose id or very name a text is, where a timing system has numbers of events:
        its 100 is no discipline."""
        events = self.ctx.events.values()
        by_id = [event for event in events if number_key(event.id) == number_key(text)]
        by_name = [event for event in events if plain(event.name) == plain(text)]
        own = by_id or (by_name if plain(text) else [])
        return [Candidate(event) for event in own] if len(own) == 1 else []

    def _is_called(self, event: DeclaredEvent, reading: NamedEvent) -> bool:
        """Whether an event has the discipline, implement, hurdles and combined event of a cell."""
        own = self._codes[event.id]
        parent = self.ctx.events.get(event.parent)
        return (
            own.codes[0] in reading.codes
            and _may_be(own.weight, reading.weight)
            and _may_be(own.height, reading.height)
            and (not reading.parent
                 or (parent is not None and self._codes[parent.id].codes[0] == reading.parent))
        )  # fmt: skip

    def _fit(self, event: DeclaredEvent, classes: Iterable[NamedClass]) -> int:
        """How well an event fits the classes of a row: 0 where it is for others."""
        fit = ANY
        for of_class in classes:
            if {of_class.gender, event.genders} == {"M", "F"}:
                return OTHERS
            if of_class.age is not None and self._ages[event.id]:
                fit = max(of_class.age.fits(own) for own in self._ages[event.id])
                if fit == OTHERS:
                    return fit
        return fit

    def _narrowed(
        self, among: tuple[Candidate, ...], category: str, bib: str
    ) -> tuple[Candidate, ...]:
        """The events that the class leaves, then the athlete, then what is usual."""
        if len(among) < 2:
            return among
        among = self._without_parts(among, bib)
        best = max(candidate.fit for candidate in among)
        entered = self.entries.get(bib, {})
        narrower: tuple[Callable[[Candidate], bool], ...] = (
            lambda c: bool(category) and plain(category) in _categories(c.event),
            lambda c: c.fit == best,
            self._is_very,
            lambda c: not c.genders or c.event.genders in c.genders,
            lambda c: bib not in self.ctx.bibs_of_others(c.event),
            lambda c: c.event.id in entered or c.event.parent in entered,
            lambda c: c.is_name,
            lambda c: not c.event.parent or bool(c.reading.parent) or c.event.parent in entered,
            lambda c: not c.genders or self._is_for_adults(c.event),
            lambda c: self._codes[c.event.id].codes[0] == (c.reading.codes or ("",))[0],
        )
        for fits in narrower:
            if len(among) > 1:
                among = tuple(candidate for candidate in among if fits(candidate)) or among
        return among

    def _without_parts(self, among: tuple[Candidate, ...], bib: str) -> tuple[Candidate, ...]:
        """The events without the parts of combined ones that the athlete is not in, if any are
        left: where a combined event has entries, others are in the open one."""
        entered = self.entries.get(bib, {})

        def may_be(candidate: Candidate) -> bool:
            parent = candidate.event.parent
            if not parent or candidate.reading.parent or candidate.event.id in entered:
                return True
            others = bool(bib) and parent in self._entered_events
            return not self.enters and (parent in entered or not others)

        return tuple(filter(may_be, among)) or among

    @cached_property
    def _entered_events(self) -> frozenset[str]:
        """The events that somebody is entered in."""
        return frozenset(event_id for own in self.entries.values() for event_id in own)

    def _is_very(self, candidate: Candidate) -> bool:
        """Whether an event has the very implement and hurdles that a cell names."""
        own, asked = self._codes[candidate.event.id], candidate.reading
        return asked.weight in (None, own.weight) and asked.height in (None, own.height)

    def _is_for_adults(self, event: DeclaredEvent) -> bool:
        ages = self._ages[event.id]
        return not ages or Age("SEN") in ages

    @cached_property
    def _names(self) -> dict[str, list[DeclaredEvent]]:
        """The events by all that they may be called."""
        names: dict[str, list[DeclaredEvent]] = {}
        for event in self.ctx.events.values():
            code, category = (event.fields.text(n) or "" for n in ("event_code", "category"))
            spellings = (event.id, code, event.name, code + category, category + code)
            called = {plain(spelling) for spelling in spellings}
            for spelling in called - {""}:
                names.setdefault(spelling, []).append(event)
        return names

    @cached_property
    def _codes(self) -> dict[str, NamedEvent]:
        """What the code of each event says."""
        return {
            event.id: code_of(event.fields.text("event_code") or "")
            for event in self.ctx.events.values()
        }

    @cached_property
    def _ages(self) -> dict[str, tuple[Age, ...]]:
        """The ages that each event is for; none of one for all."""
        return {event.id: tuple(_ages_of(event)) for event in self.ctx.events.values()}

    def tell(self) -> None:
        """Report the cells that name no single event, and those whose class has none."""
        for (_, event_id), (number, name) in self._renumbered.items():
            message = f"no event has the number {number.text}: by its name, {name.text}, the file "
            self.ctx.report.warning(
                NUMBER_OF_NO_EVENT,
                f"{message}is taken for {event_id}",
                self.columns.table.span(number),
                hint="`build --target lynx` gives the timing computer the numbers of the meet",
            )
        for (text, category), (cell, among, count) in self._unmatched.items():
            shown = f"{text} {category}".strip()
            ids = ", ".join(candidate.event.id for candidate in among[:_MOST_NAMED])
            more = f" ({count_of(count, 'row')})" if count > 1 else ""
            self.ctx.report.warning(
                NO_SINGLE_EVENT,
                f"{shown} may be any of {ids}{more}" if among else f"no event is {shown}{more}",
                self.columns.table.span(cell),
                hint="write the id of the event, or a column with the category"
                if among
                else self._nearest(text),
            )
        for (text, category, event_id), (cell, count) in self._up.items():
            event = self.ctx.events[event_id]
            more = f" ({count_of(count, 'row')})" if count > 1 else ""
            self.ctx.report.warning(
                CLASS_WITHOUT_EVENT,
                f"{text} {category}".strip() + f" is taken for {event_id}, which is for "
                f"{event.fields.text('category') or 'others'}{more}",
                self.columns.table.span(cell),
                hint="the meet has no event of that class: declare it, or write the id of the "
                "event into the row",
            )

    def _nearest(self, text: str) -> str:
        """What a cell that no event is called by was probably meant to say."""
        if self.columns.table.is_timing:
            return (
                "below its event `results from` with the whole name of the file reads it, whatever "
                "its number; or take the file out of the folder"
            )
        if meant := did_you_mean(text, self.ctx.events):
            return f"did you mean {meant}?"
        if any(reading.codes for reading in named(text)):
            return "the meet has no such event: declare it, or take the rows out"
        names = [event.name for event in self.ctx.events.values()]
        if meant := did_you_mean(text, [*names, *discipline_words()], _NEARLY):
            return f"did you mean {meant}?"
        return "the id of an event, or its code where that and the category tell which"


def _may_be(own: Decimal | None, asked: Decimal | None) -> bool:
    """Whether an implement or hurdle can be the one asked for; either may not be told."""
    return own is None or asked is None or own == asked


def _ages_of(event: DeclaredEvent) -> Iterable[Age]:
    """The ages of an event by its age groups, else by its category."""
    ages = [own.age for group in _groups(event) if (own := class_in(group)) and own.age]
    category = class_in(event.fields.text("category") or "")
    return ages or ([category.age] if category and category.age else [])


def _categories(event: DeclaredEvent) -> set[str]:
    """What the category of an event may be called."""
    return {plain(name) for name in (event.fields.text("category") or "", *_groups(event))} - {""}


def _groups(event: DeclaredEvent) -> list[str]:
    groups = event.fields.values.get("age_groups")
    return [str(group) for group in groups] if isinstance(groups, list) else []
