"""From an upload document to the statements that say it, one kind after the other.

Broken parts are reported with their pointer and left out, so that the rest still gives a text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from meetc.diagnostics.codes import NAMELESS, UNREAD_VALUE, UNWRITABLE_VALUE, WRONG_KIND_OF_VALUE
from meetc.diagnostics.diagnostic import Severity
from meetc.diagnostics.pointer import Pointer
from meetc.disciplines import Form, discipline
from meetc.fields import FIELDS, Field, Kind, Type
from meetc.importer.json_file import JsonFinding, JsonFindings
from meetc.printer.cards import Cards, attempts, distances
from meetc.printer.statement import Statement
from meetc.printer.words import field_word, is_odd, known_name
from meetc.resolve.fields.types import QUOTED_PASSES
from meetc.rules.category import category
from meetc.syntax.values import is_quoted, split_field

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+/x-]*", re.ASCII)
_JSON_NAMES = {
    dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number",
    float: "a number", type(None): "null",
}  # fmt: skip
_LIKE = {Type.MARK: "10.37, 1:45.00, 5.74 or DNS", Type.WIND: "+0.8 or -1.2",
         Type.DECIMAL: "7.26", Type.COUNTRY: "GBR"}  # fmt: skip
_WANTS = {Type.INTEGER: "a whole number", Type.BOOLEAN: "true or false",
          Type.LIST: "a list of texts", Type.BIBS: "a list of bibs", Type.ARRAY: "a list",
          Type.OBJECT: "an object",
          Type.DATE: "a date such as 2026-05-09", Type.TIME: "a time of day such as 09:30",
          Type.ROUNDS: 'heats of each round such as "8,3,1"'}  # fmt: skip


def draft(document: dict[str, Any], findings: JsonFindings) -> list[Statement]:
    """The statements of a meet in the order of its text: meet, teams, athletes, events with
    what stands in them; entries in events that are gone stand before the events."""
    maker = _Maker(document, findings)
    return maker.statements()


class _Maker:
    """Makes the statements of one document."""

    def __init__(self, document: dict[str, Any], findings: JsonFindings) -> None:
        self.document, self.findings = document, findings
        self.codes: dict[str, str] = {}

    def statements(self) -> list[Statement]:
        meet = self._statement(Kind.MEET, (), self.document,
                               ("teams", "competitors", "events", "relay_teams"))  # fmt: skip
        teams = [
            self._statement(Kind.TEAM, pointer, team)
            for pointer, team in self._objects(("teams",), self.document, "team_id")
        ]
        events = [
            event
            for pointer, item in self._objects(("events",), self.document, "event_id", "event_code")
            if (event := self._event(pointer, item)) is not None
        ]
        self.codes = {e.wanted["event_id"]: e.wanted["event_code"] for e in events}
        self._squads(meet, events)
        athletes = [
            self._statement(Kind.ATHLETE, pointer, athlete, ("events_entered",))
            for pointer, athlete in self._objects(("competitors",), self.document, "competitor_id")
        ]
        gone = self._entries(athletes, events)
        return [meet, *teams, *athletes, *gone, *events]

    def _objects(
        self, at: Pointer, owner: dict[str, Any], *identity: str
    ) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """The sound objects of a list, with their pointers: each has its identity as texts."""
        items = owner.get(str(at[-1]), [])
        if not isinstance(items, list):
            self._wrong(at, "a list", items)
            return
        for number, item in enumerate(items):
            pointer = getattr(item, "origin", (*at, number))
            if not isinstance(item, dict):
                self._wrong(pointer, "an object", item)
                continue
            sound, is_sound = dict(item), True
            for key in identity:
                value = sound.get(key)
                if isinstance(value, int) and not isinstance(value, bool):
                    self._wrong((*pointer, key), "a text", value, f'write "{value}" in quotes')
                    sound[key] = str(value)
                elif not isinstance(value, str) or not value.strip():
                    self._missing(pointer, key, value)
                    is_sound = False
                    break
            if is_sound:
                yield pointer, sound

    def _missing(self, pointer: Pointer, key: str, value: Any, wanted: str = "a text") -> None:
        if value is None or value == "":
            self.findings.error(
                NAMELESS, f"{key} is missing here", pointer, hint="what has no name is left out"
            )
        else:
            self._wrong((*pointer, key), wanted, value)

    def _wrong(self, pointer: Pointer, wanted: str, value: Any, hint: str = "") -> None:
        name = pointer[-1] if pointer and isinstance(pointer[-1], str) else "this"
        message = f"{name} is {_JSON_NAMES[type(value)]}, not {wanted}"
        self.findings.error(WRONG_KIND_OF_VALUE, message, pointer, hint)

    def _statement(
        self, kind: Kind, pointer: Pointer, item: dict[str, Any], lists: tuple[str, ...] = ()
    ) -> Statement:
        """A statement with the fields of an object; those that cannot be written are reported."""
        wanted: dict[str, Any] = {}
        for key, value in item.items():
            if key in lists:
                continue
            try:
                name, finding = _reading(kind, key, value)
            except TypeError:  # a list or an object is no key to remember it by
                name, finding = _reading.__wrapped__(kind, key, value)
            if finding is None or finding.severity is Severity.WARNING:
                wanted[name] = value
            if finding is not None:
                self.findings.all.append(finding._replace(pointer=(*pointer, key)))
        statement = Statement.of(kind, pointer, wanted)
        if lists:
            statement.lists = {key: item[key] for key in lists if key in item}
        return statement

    def _event(self, pointer: Pointer, item: dict[str, Any]) -> Statement | None:
        event = self._statement(Kind.EVENT, pointer, item, ("units", "results"))
        known = discipline(item["event_code"])
        ages = event.wanted.get("age_groups", ())
        if event.wanted.get("category") != category(ages, str(event.wanted.get("genders", ""))):
            event.silent.discard("category")
        event.form = str(known.form) if known else ""
        if known is None and not _CODE.fullmatch(item["event_code"]):
            wrong = f"event_code is {item['event_code']!r}, no code such as 100, LJ or 4x100"
            self.findings.error(WRONG_KIND_OF_VALUE, wrong, (*pointer, "event_code"))
            return None
        if event.form == Form.COMBINED:
            event.children = self._rows(pointer, item)
            if all(row.wanted.keys() == {"bib"} for row in event.children):
                event.silent.add("results")  # its entrants may be the same
            return event
        for at, unit in self._objects((*pointer, "units"), item):
            if type(unit.get("round")) is int and type(unit.get("heat")) is int:
                event.children.append(self._unit(at, unit, known.form if known else None))
            else:
                lacking = "round" if type(unit.get("round")) is not int else "heat"
                self._missing(at, lacking, unit.get(lacking), "a whole number")
        rows = [row for unit in event.children for row in unit.children]
        weights = {row.wanted.get("weight") for row in rows}
        if len(rows) > 1 and len(weights) == 1 and "weight" not in event.wanted:
            (event.weight,) = weights
            for row in rows:
                row.silent.add("weight")
        return event

    def _rows(self, at: Pointer, item: dict[str, Any]) -> list[Statement]:
        return [
            self._statement(Kind.ROW, pointer, row)
            for pointer, row in self._objects((*at, "results"), item, "bib")
        ]

    def _unit(self, pointer: Pointer, item: dict[str, Any], form: Form | None) -> Statement:
        unit = self._statement(Kind.UNIT, pointer, item, ("results", "trials", "heights"))
        unit.form = str(form) if form else ""
        unit.children = self._rows(pointer, item)
        trials = item.get("trials")
        cards: Cards | None = Cards({})
        if trials is not None and not isinstance(trials, list):
            self._wrong((*pointer, "trials"), "a list", trials)
            del unit.lists["trials"]
        elif form is not None and form.in_trials:
            cards = distances(trials or ())
        elif form is Form.VERTICAL:
            heights = item.get("heights")
            sound = isinstance(heights, list) and all(isinstance(h, str) for h in heights)
            cards = attempts(trials or (), heights if sound and heights else ())
        if cards is None or not cards.series.keys() <= {row.wanted["bib"] for row in unit.children}:
            unit.raw.add("trials")
            message = "these trials are no series of the unit's rows, and pass as they are"
            self.findings.warning(UNREAD_VALUE, message, (*pointer, "trials"))
            cards = Cards({})
        unit.bars = (cards.bars, cards.jump_off_bars)
        for row in unit.children:
            row.form = unit.form
            row.series = cards.series.get(row.wanted["bib"], ())
            row.jump_off = cards.jump_off.get(row.wanted["bib"], ())
            if row.series:
                row.silent.add("performance")
        if form is not None and form.on_track:
            _write_shared_places(unit.children)
        if "trials" not in unit.raw:
            self._tell_odd(pointer, trials)
        return unit

    def _tell_odd(self, unit: Pointer, trials: Any) -> None:
        """Warn of trials that no rule can read, which pass in quotes."""
        for number, trial in enumerate(trials if isinstance(trials, list) else ()):
            result = trial.get("result") if isinstance(trial, dict) else None
            if isinstance(result, str) and is_odd(result):
                message = f"{result} is no trial of a field card, and passes as it is"
                self.findings.warning(UNREAD_VALUE, message, (*unit, "trials", number, "result"))

    def _squads(self, meet: Statement, events: list[Statement]) -> None:
        """The squads stand in their events; where one has no event there, all pass as they are."""
        by_id = {event.wanted["event_id"]: event for event in events}
        squads = [
            self._statement(Kind.SQUAD, pointer, squad)
            for pointer, squad in self._objects(
                ("relay_teams",), self.document, "event_id", "relay_team_id"
            )
        ]
        if any(squad.wanted["event_id"] not in by_id for squad in squads):
            meet.raw.add("relay_teams")
            return
        for squad in squads:
            children = by_id[squad.wanted["event_id"]].children
            children.insert(sum(child.kind is Kind.SQUAD for child in children), squad)

    def _entries(self, athletes: list[Statement], events: list[Statement]) -> list[Statement]:
        """Write the entries: bare ones on the athlete, the others below their event. Returns
        those that stand in no event: of events that are gone, or with another code."""
        order = {event.wanted["event_id"]: n for n, event in enumerate(events)}
        gone: list[Statement] = []
        for athlete in athletes:
            at = (*athlete.pointer, "events_entered")
            items = list(self._objects(at, athlete.lists, "event_id"))
            ids = [item["event_id"] for _, item in items]
            entered = athlete.lists.get("events_entered")
            whole = isinstance(entered, list) and len(items) == len(entered)
            if len(set(ids)) < len(ids) or (entered is not None and not whole):
                athlete.raw.add("events_entered")
                continue
            entries = [self._entry(pointer, item, athlete) for pointer, item in items]
            bare = [not entry.raw and not entry.fields_to_write() for entry in entries]
            places = [
                order.get(entry.wanted["event_id"], -1) if "event_code" in entry.silent else -1
                for entry in entries
            ]
            listed = all(bare) or places != sorted(places)
            if listed and ids:
                athlete.wanted["events_entered"] = ids
            for entry, is_bare, place in zip(entries, bare, places, strict=True):
                if is_bare and listed:
                    continue
                (gone if place < 0 else events[place].children).append(entry)
        for event in events:
            event.children.sort(key=lambda c: c.kind is not Kind.ENTRY)
        return gone

    def _entry(self, pointer: Pointer, item: dict[str, Any], athlete: Statement) -> Statement:
        entry = self._statement(Kind.ENTRY, pointer, item)
        entry.form = athlete.wanted["competitor_id"]
        code = self.codes.get(entry.wanted["event_id"])
        if code is None or entry.wanted.get("event_code", code) != code:
            entry.silent.discard("event_code")
        if "event_code" not in entry.wanted and code is not None:
            entry.absent.add("event_code")
            entry.silent.discard("event_code")
        return entry


def _write_shared_places(rows: list[Statement]) -> None:
    """Of a race the places that several share are written: that they are level is a decision."""
    placed = [row.wanted.get("place") for row in rows]
    if len(placed) > len({*map(str, placed)}):
        shared = Counter(place for place in placed if type(place) is int)
        for row, place in zip(rows, placed, strict=True):
            if type(place) is int and shared[place] > 1 and "raw_time" not in row.wanted:
                row.silent.discard("place")


@lru_cache(65536, typed=True)
def _reading(kind: Kind, key: str, value: Any) -> tuple[str, JsonFinding | None]:
    """The name of 2026 of a field, and what is wrong with its value: an error where it cannot be
    written, a warning where it only passes in quotes, unread. A season has the same a thousand
    times."""
    name = known_name(kind, key) or key
    field = FIELDS[kind].get(name)
    if field is not None and field.by_position:
        return name, None
    word = field_word(kind, name, value)
    if word is not None:
        return name, _odd(field, value, word) if field is not None else None
    if field is not None:
        got = repr(value[:40]) if isinstance(value, str) else _JSON_NAMES[type(value)]
        message = f"{key} is {got}, not {_WANTS.get(field.type, 'a text')}"
        return name, JsonFinding(WRONG_KIND_OF_VALUE, Severity.ERROR, message, ())
    return name, JsonFinding(
        UNWRITABLE_VALUE, Severity.ERROR, f"{key} cannot be written as a field", (),
        "the name of a field has letters, digits and underscores, "
        "and its value is JSON of at most 64-bit numbers",
    )  # fmt: skip


def _odd(field: Field, value: Any, word: str) -> JsonFinding | None:
    """Tell of a value that only passes in quotes, unread."""
    if field.type not in QUOTED_PASSES or not value:
        return None
    said = split_field(word)
    if said is None or not is_quoted(said[1]):
        return None
    message = f"{field.name} is {value!r}, no {field.type}, and passes as it is"
    like = _LIKE.get(field.type)
    hint = f"of the kind of {like}" if like else f"one of {', '.join(field.choices)}"
    return JsonFinding(UNREAD_VALUE, Severity.WARNING, message, (), hint)
