"""Writes statements as lines of the language, one fact a line, in the plainest layout."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from meetc.disciplines import Form, discipline
from meetc.fields import FIELDS, SPREAD, Kind, Type
from meetc.json_values import quoted
from meetc.printer.statement import Statement
from meetc.printer.words import bib_word, extra_word, field_word, name_words, trial_word
from meetc.resolve.programme.events import EVENT_ID
from meetc.rules.marks import STATUSES, plain_distance
from meetc.rules.rounds import heats, unit_name
from meetc.syntax.values import split_field

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ROUNDS = re.compile(r"[1-9]\d{0,2}(?:,[1-9]\d{0,2})*", re.ASCII)
_TEAM_WORD = re.compile(r"[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*", re.ASCII)
_ON_HEADER = frozenset(
    "rounds day r1_time r2_time r3_time r4_time r2_day r3_day r4_day lanes lanes_r2 lanes_r3 "
    "parent category age_groups max_field_attempts wind_assistance scheduled_start_time".split()
)
"""The fields that stand on the header of an event or unit; others take a line each."""
_WITH_LINES = (Kind.MEET, Kind.EVENT, Kind.UNIT)
_INDENTS = {Kind.UNIT: "  ", Kind.ENTRY: "  ", Kind.SQUAD: "  ", Kind.ROW: "    "}


class Printer:
    """Collects the lines of a text; every statement learns the number of its line."""

    def __init__(self, teams: Iterable[str]) -> None:
        self.lines: list[str] = []
        self.teams = frozenset(teams)
        self.rounds: tuple[int, ...] = (1,)

    def print(self, statements: Iterable[Statement]) -> str:
        """The text of a whole meet."""
        last = None
        for statement in statements:
            if statement.kind is not last or statement.kind is Kind.EVENT:
                if last is not None:
                    self.lines.append("")
                last = statement.kind
            self._print(statement)
        return "\n".join(self.lines) + "\n"

    def _print(self, statement: Statement) -> None:
        if statement.kind is Kind.EVENT:
            rounds = statement.wanted.get("rounds")
            sound = isinstance(rounds, str) and _ROUNDS.fullmatch(rounds)
            self.rounds = heats(rounds) if sound and isinstance(rounds, str) else ()
        head = getattr(self, f"_{statement.kind}")(statement)
        self._add(statement, head)
        for child in statement.children:
            if child.kind is not Kind.ROW or "results" not in statement.silent:
                self._print(child)

    def _add(self, statement: Statement, words: list[str]) -> None:
        """Write the header and what of the statement takes lines of its own."""
        statement.line = len(self.lines) + 1
        indent = _INDENTS.get(statement.kind, "")
        below: list[str] = []
        if statement.kind in _WITH_LINES:
            below = [word[1:] for word in words if word[0] == "\n"]
            words = [word for word in words if word[0] != "\n"]
        self.lines.append(indent + " ".join(words))
        self.lines += [f"{indent}  {word}" for word in below]
        bars, jump_off = statement.bars
        if bars or jump_off:
            behind = ["|", *map(trial_word, jump_off)] if jump_off else []
            self.lines.append(f"{indent}  heights {' '.join([*map(trial_word, bars), *behind])}")

    def _fields(self, statement: Statement, done: Iterable[str] = ()) -> list[str]:
        """The fields of a statement as words; those on lines of their own begin with a newline."""
        kind, taken = statement.kind, set(done)
        words = []
        if kind is Kind.EVENT:
            words += _spread(statement, taken)
        for name in statement.fields_to_write():
            value = statement.wanted[name]
            word = None if name in taken else field_word(kind, name, value)
            if word is not None and _is_respelled(statement, name, value):
                word = f"{FIELDS[kind][name].spelling}={quoted(str(value))}"
            if word is not None:
                words.append(_placed(kind, name, word))
        if statement.weight is not None:
            words.append(field_word(Kind.ROW, "weight", statement.weight) or "")
        for name in sorted(statement.absent):
            words.append(_placed(kind, name, f"{_spelling(kind, name)}=-"))
        for key in sorted(statement.raw):
            word = (
                extra_word(key, statement.lists[key])
                if key in statement.lists
                else f"extra.{key}=-"
            )
            if word is not None:
                words.append(_placed(kind, key, word))
        return words

    def _meet(self, meet: Statement) -> list[str]:
        name = meet.wanted.get("full_name")
        words = ["meet", *([quoted(name)] if isinstance(name, str) else [])]
        fields = self._fields(meet, ("full_name",))
        first, last = ("\ndate", "\nfinish_date")
        dates = {word.split(" ")[0]: word for word in fields}
        if first in dates and last in dates:
            both = f"{dates[first]} .. {dates[last].split(' ')[1]}"
            fields = [both if w == dates[first] else w for w in fields if w != dates[last]]
        return words + fields

    def _team(self, team: Statement) -> list[str]:
        name, said = team.wanted.get("team_name"), {}
        if isinstance(name, str) and not team.explicit:
            said["team_name"] = quoted(name)
        return self._header(["team", bib_word(team.wanted["team_id"])], said, team)

    def _athlete(self, athlete: Statement) -> list[str]:
        said: dict[str, str] = {}
        parts = "first_name last_name gender date_of_birth team_id".split()
        first, last, gender, born, team = map(athlete.wanted.get, parts)
        if isinstance(first, str) and isinstance(last, str) and not athlete.explicit:
            said |= {"first_name": name_words(first, last), "last_name": ""}
            if gender in ("M", "F", "X"):
                said["gender"] = gender
            if isinstance(born, str) and _DATE.fullmatch(born):
                said["date_of_birth"] = born
            if isinstance(team, str) and team in self.teams and _TEAM_WORD.fullmatch(team):
                said["team_id"] = team
        return self._header(["athlete", bib_word(athlete.wanted["competitor_id"])], said, athlete)

    def _entry(self, entry: Statement) -> list[str]:
        words = ["enter", bib_word(entry.form)]
        if "event_code" not in entry.silent:
            words.append(f"event_id={entry.wanted['event_id']}")
        return words + self._fields(entry)

    def _event(self, event: Statement) -> list[str]:
        event_id, code = event.wanted["event_id"], event.wanted["event_code"]
        words = ["event", event_id if EVENT_ID.fullmatch(event_id) else quoted(event_id)]
        if event.goes_on:
            return words
        name, genders, said = event.wanted.get("name"), event.wanted.get("genders"), {}
        if isinstance(name, str):
            said["name"] = quoted(name)
        if genders in ("M", "F", "MF"):
            said["genders"] = genders
        elif "genders" not in event.wanted:
            event.absent.add("genders")
        return self._header([*words, code], said, event)

    def _squad(self, squad: Statement) -> list[str]:
        name, runners, said = squad.wanted.get("name"), squad.wanted.get("runners"), {}
        if isinstance(name, str) and not squad.explicit:
            said["name"] = quoted(name)
            if isinstance(runners, list) and runners:
                said["runners"] = " ".join(map(bib_word, runners))
        return self._header(["squad", bib_word(squad.wanted["relay_team_id"])], said, squad)

    def _unit(self, unit: Statement) -> list[str]:
        number, heat = unit.wanted["round"], unit.wanted["heat"]
        inside = 1 <= number <= len(self.rounds) and 1 <= heat <= self.rounds[number - 1]
        name = unit_name(number, heat, self.rounds) if inside else f"round {number} heat {heat}"
        status, said = unit.wanted.get("results_status"), {}
        word = field_word(Kind.UNIT, "results_status", status)
        if "results_status" not in unit.silent and word == f"results_status={status}":
            said["results_status"] = str(status)
        return self._header([name], said, unit)

    def _row(self, row: Statement) -> list[str]:
        words = [bib_word(row.wanted["bib"]), *map(trial_word, row.series)]
        if row.jump_off:
            words += ["|", *row.jump_off]
        mark, said = row.wanted.get("performance"), {}
        if isinstance(mark, str) and "performance" not in row.silent:
            if mark in STATUSES:
                said["performance"] = mark
            elif row.form not in _WITH_SERIES and mark != ".":
                said["performance"] = quoted(mark) if row.explicit else mark
        return self._header(words, said, row)

    def _header(self, words: list[str], said: dict[str, str], statement: Statement) -> list[str]:
        """The words of a statement: its first ones, those that say fields by their place, and
        its other fields."""
        return [*words, *filter(None, said.values()), *self._fields(statement, said)]


_WITH_SERIES = frozenset(str(form) for form in Form if form.measured)


def _is_respelled(statement: Statement, name: str, value: Any) -> bool:
    """Whether a field is a distance that would be sent otherwise than it stands, 5.5 as 5.50, or a
    place that counts over all heats of a round."""
    if statement.kind is Kind.ROW and name == "place":
        return statement.explicit and isinstance(value, int)
    field = FIELDS[statement.kind].get(name)
    if field is None or field.type is not Type.MARK or not isinstance(value, str):
        return False
    if statement.kind is Kind.ENTRY:
        code = statement.wanted.get("event_code")
        known = discipline(code) if isinstance(code, str) else None
        return plain_distance(value) != value and (known is None or known.form.measured)
    return statement.form in _WITH_SERIES and plain_distance(value) != value


def _spelling(kind: Kind, name: str) -> str:
    field = FIELDS[kind].get(name)
    return field.spelling if field is not None else f"extra.{name}"


def _placed(kind: Kind, name: str, word: str) -> str:
    """A field where a person would look for it: on the header, or on a line of its own."""
    alone = kind in _WITH_LINES and (kind is Kind.MEET or name not in _ON_HEADER)
    return "\n" + " ".join(split_field(word) or ()) if alone else word


def _spread(event: Statement, taken: set[str]) -> list[str]:
    """`at=10:30,14:00`: what lists the rounds, as far as each round has a plain value."""
    words = []
    written = set(event.fields_to_write())
    for name, targets in SPREAD.items():
        values: list[Any] = []
        for target in targets:
            value = event.wanted.get(target)
            word = (
                field_word(Kind.EVENT, target, value) if target in written and value != "" else None
            )
            if word is None or '"' in word or "," in word:
                break
            values.append(str(value))
        if values:
            taken.update(targets[: len(values)])
            words.append(f"{name}={','.join(values)}")
    return words
