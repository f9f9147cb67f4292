"""Fits a draft to its document: the compiler itself says what has to be written.

The draft is compiled; where the payload differs from the document, the difference is written
out, and what deriving adds is taken away by `FIELD=-`. What then needs no word is what deriving
gives anyway: no rule of the sport is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from meetc.assumptions import TRIAL_WIND_KEY
from meetc.diagnostics.codes import UNREAD_VALUE, UNWRITABLE_VALUE, Trait
from meetc.fields import FIELDS, NESTED_KEYS, Kind
from meetc.importer.defaults import ADDED
from meetc.importer.json_file import JsonFindings
from meetc.json_values import same
from meetc.pipeline import Compiled, Compiler, payload
from meetc.printer.lines import Printer
from meetc.printer.statement import IDENTITY, Statement
from meetc.printer.words import known_name

_MISSING: Any = object()
_MOST_ROUNDS = 8
_OF = {"units": Kind.UNIT, "results": Kind.ROW}


class Fitted(NamedTuple):
    """A text that says a document, what it compiles to, and the statements that made it."""

    text: str
    compiled: Compiled
    statements: list[Statement]


def fit(statements: list[Statement], findings: JsonFindings, *, is_export: bool = False) -> Fitted:
    """The text of some statements, and whether it says all of the document: what it cannot say
    is reported. Of an export's upload form an export need not have all that deriving adds."""
    teams = [s.wanted["team_id"] for s in statements if s.kind is Kind.TEAM]
    compiler = Compiler()
    for _ in range(_MOST_ROUNDS):
        text = Printer(teams).print(statements)
        compiled = compiler.compile(text)
        fitting = _Fitting(statements, payload(compiled.meet), is_export)
        if not any((_escalate(statements, compiled, findings), fitting.adjust())):
            break
    if compiled.ok:
        fitting.report(findings)
    return Fitted(text, compiled, statements)


def _escalate(statements: Iterable[Statement], compiled: Compiled, findings: JsonFindings) -> bool:
    """Write what the compiler refuses in the longer way, where there is one: fields and marks
    in quotes, trials as they are. What then passes unread is told."""
    refused = {d.span.line: d for d in compiled.diagnostics if d.is_error}
    if not refused:
        return False
    changed = False
    for statement in (s for top in statements for s in top.all()):
        line = statement.refused_series(refused)
        if line is not None:
            statement.pass_trials()
            message = f"{refused[line].message}; the trials pass as they are"
            findings.warning(UNREAD_VALUE, message, (*statement.pointer, "trials"))
            changed = True
        elif statement.line in refused and not statement.explicit:
            changed = statement.explicit = True
            if statement.kind is Kind.ROW and refused[statement.line].code.trait is Trait.MARK:
                message = f"{refused[statement.line].message}; it passes as it is"
                findings.warning(UNREAD_VALUE, message, (*statement.pointer, "performance"))
    return changed


class _Fitting:
    """Compares the statements with the payload that they made."""

    def __init__(self, statements: list[Statement], made: dict[str, Any], is_export: bool) -> None:
        self.statements, self.made = statements, made
        self.added = ADDED if is_export else {}
        self.changed = False
        self.lost: list[tuple[Statement, str]] = []

    def adjust(self) -> bool:
        """Write out what differs; whether anything was left to do."""
        meet = self.statements[0]
        self._compare(meet, self.made)
        made_events = _by(self.made.get("events"), "event_id")
        made_athletes = _by(self.made.get("competitors"), "competitor_id")
        made_teams = _by(self.made.get("teams"), "team_id")
        squads = {
            (squad.get("event_id"), squad.get("relay_team_id")): squad
            for squad in _dicts(self.made.get("relay_teams"))
        }
        for statement in self.statements:
            wanted = statement.wanted
            if statement.kind is Kind.TEAM:
                self._compare(statement, made_teams.get(wanted["team_id"]))
            elif statement.kind is Kind.ATHLETE:
                self._athlete(statement, made_athletes.get(wanted["competitor_id"]))
            elif statement.kind is Kind.EVENT:
                self._event(statement, made_events.get(wanted["event_id"]), squads)
        if "relay_teams" not in meet.lists and "relay_teams" in self.made:
            self._pass(meet, "relay_teams")
        for key in ("teams", "competitors", "events", "relay_teams"):
            if meet.lists.get(key) == [] and key not in self.made:
                self._pass(meet, key)
        return self.changed

    def report(self, findings: JsonFindings) -> None:
        """Say what no text says."""
        for statement, name in self.lost:
            findings.error(
                UNWRITABLE_VALUE,
                f"{name} cannot be written so that it comes out as it is here",
                (*statement.pointer, name) if name in statement.wanted else statement.pointer,
                "please report it: an import loses nothing",
            )

    def _pass(self, statement: Statement, key: str) -> None:
        """Pass a list as it is in the document, or take it away."""
        if key not in statement.raw:
            statement.raw.add(key)
            self.changed = True

    def _compare(self, statement: Statement, made: dict[str, Any] | None) -> None:
        """Hold the fields of a statement against those that it made."""
        if made is None:
            return
        kind, wanted = statement.kind, statement.wanted
        nested = NESTED_KEYS.get(kind, frozenset())
        identity = IDENTITY.get(kind, frozenset())
        if kind is Kind.MEET:
            made = {known_name(kind, key) or key: value for key, value in made.items()}
        for name, value in wanted.items():
            got = made.get(name, _MISSING)
            if got is not _MISSING and same(got, value):
                continue
            if name in identity or name in nested:
                continue
            if name in statement.silent:
                statement.silent.discard(name)
                self.changed = True
            elif not statement.explicit:
                statement.explicit = self.changed = True
            else:
                self.lost.append((statement, name))
        for name in made:
            if name in wanted or name in nested or name in statement.absent:
                continue
            if name in identity or name not in FIELDS[kind] or name in self.added.get(kind, ()):
                continue
            statement.absent.add(name)
            self.changed = True

    def _athlete(self, athlete: Statement, made: dict[str, Any] | None) -> None:
        if made is None:
            return
        entered = athlete.wanted.pop("events_entered", _MISSING)
        self._compare(athlete, made)
        if entered is not _MISSING:
            athlete.wanted["events_entered"] = entered
        wanted = athlete.lists.get("events_entered", _MISSING)
        got = made.get("events_entered", _MISSING)
        if wanted is not got and wanted != got and "events_entered" not in athlete.raw:
            athlete.wanted.pop("events_entered", None)
            self._pass(athlete, "events_entered")

    def _event(
        self, event: Statement, made: dict[str, Any] | None, squads: dict[Any, dict[str, Any]]
    ) -> None:
        if made is None:
            return
        self._compare(event, made)
        for child in event.children:
            if child.kind is Kind.SQUAD:
                self._compare(child, squads.get((event.wanted["event_id"],
                                                 child.wanted["relay_team_id"])))  # fmt: skip
        if "results" in event.silent and event.lists.get("results") != made.get("results"):
            event.silent.discard("results")
            self.changed = True
        elif not event.raw & {"units", "results"}:
            for key in ("units", "results"):
                self._list(event, key, made)
        made_units = {
            (u.get("round"), u.get("heat")): u
            for u in _dicts(made.get("units"))
            if type(u.get("round")) is type(u.get("heat")) is int
        }
        for unit in event.children:
            if unit.kind is Kind.UNIT:
                self._unit(unit, made_units.get((unit.wanted["round"], unit.wanted["heat"])))
        self._rows(event, made)

    def _unit(self, unit: Statement, made: dict[str, Any] | None) -> None:
        if made is None:
            return
        self._compare(unit, made)
        self._list(unit, "results", made)
        heights = unit.lists.get("heights", _MISSING)
        got = made.get("heights", _MISSING)
        if heights is not got and heights != got and not (heights is _MISSING and self.added):
            self._pass(unit, "heights")
        wanted, got = unit.lists.get("trials", _MISSING), made.get("trials", _MISSING)
        if wanted is _MISSING and self.added:
            wanted = got if got == [] else wanted
        if "trials" not in unit.raw and not _same_trials(wanted, got):
            unit.pass_trials()
            self.changed = True
        self._rows(unit, made)

    def _rows(self, owner: Statement, made: dict[str, Any]) -> None:
        by_bib = _by(made.get("results"), "bib")
        for row in owner.children:
            if row.kind is Kind.ROW:
                self._compare(row, by_bib.get(row.wanted["bib"]))

    def _list(self, owner: Statement, key: str, made: dict[str, Any]) -> None:
        """A list is there, or is not, on both sides alike."""
        wanted, got = owner.lists.get(key, _MISSING), made.get(key, _MISSING)
        if wanted is _MISSING or got is _MISSING:
            if wanted is not got and not (got is not _MISSING and self.added):
                self._pass(owner, key)
        elif wanted != got and not any(child.kind is _OF[key] for child in owner.children):
            self._pass(owner, key)


def _by(items: Any, key: str) -> dict[Any, dict[str, Any]]:
    return {item[key]: item for item in _dicts(items) if isinstance(item.get(key), str)}


def _dicts(items: Any) -> Iterator[dict[str, Any]]:
    return (
        (item for item in items if isinstance(item, dict)) if isinstance(items, list) else iter(())
    )


def _same_trials(wanted: Any, made: Any) -> bool:
    """Whether two lists of trials say the same, in whatever order. The attempts of one bib at
    one height keep theirs."""
    if wanted is _MISSING or made is _MISSING:
        return wanted is made
    if wanted == made or not isinstance(wanted, list) or not isinstance(made, list):
        return bool(wanted == made)
    return len(wanted) == len(made) and _counted(wanted) == _counted(made)


def _counted(trials: list[Any]) -> Counter[Any]:
    attempts: Counter[Any] = Counter()
    counts: Counter[Any] = Counter()
    for trial in trials:
        if not isinstance(trial, dict):
            return Counter(repr(t) for t in trials)
        place = (trial.get("bib"), trial.get("height"))
        number = 0
        if trial.get("height") is not None:
            attempts[place] += 1
            number = attempts[place]
        wind = trial.get(TRIAL_WIND_KEY)
        rest = tuple(sorted((k, repr(v)) for k, v in trial.items() if k != TRIAL_WIND_KEY))
        counts[rest, None if wind is None else repr(float(wind)), number] += 1
    return counts
