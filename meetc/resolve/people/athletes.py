"""Athletes: `athlete 1 "Andrew Robinson" M 1996-03-21 THH`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import partial

from meetc.diagnostics.codes import (
    BIB_TWICE,
    BIBS_APART_BY_ZEROS,
    MARK_OF_AN_ATHLETE,
    ONE_PERSON_TWICE,
    UNCLEAR_NAME,
    UNKNOWN_TEAM,
    UNLIKELY_BIRTH_DATE,
)
from meetc.diagnostics.diagnostic import Related, Report
from meetc.fields import FIELDS, Kind
from meetc.json_values import quoted
from meetc.model import OMIT, Team
from meetc.patterns import pattern
from meetc.resolve.declared import DeclaredAthlete
from meetc.resolve.fields.header import is_id, missing, read_fields, surplus
from meetc.resolve.fields.reader import Fields
from meetc.resolve.fields.types import BAD, as_date, read_value
from meetc.resolve.people.scratches import scratched
from meetc.resolve.people.usual_athletes import no_athlete, usual_athlete
from meetc.rules.age import is_likely
from meetc.syntax.lines import Line
from meetc.syntax.parts import (
    GENDERS_OF_ATHLETES,
    athlete_word,
    has_bib,
    names_in,
    owner_span,
    plain_words,
    text,
)
from meetc.syntax.values import text_at

_CATEGORY_LIKE = pattern(r"[UVMW]\d{2}|SEN|JUN")
_GENDER_LIKE = ("m", "f", "x", "w", "W")
_GENDER_WORDS = ("male", "female", "men", "women", "boy", "girl")
_LIKE_A_MARK = pattern(r"\d+([.,:]\d+)+", re.ASCII)


_athlete = partial(tuple.__new__, DeclaredAthlete)
"""An athlete of its values; its own __new__ is as dear as all else."""


def read_athletes(
    lines: list[Line], meet: Fields, teams: Mapping[str, Team], report: Report
) -> dict[str, DeclaredAthlete]:
    """The athletes by their bib, in file order."""
    athletes: dict[str, DeclaredAthlete] = {}
    first_day = as_date(meet.values.get("date"))
    below = (meet.below,) if Kind.ATHLETE in meet.below else ()
    usual = usual_athlete(teams, first_day) if first_day is not None and not below else no_athlete
    for line in lines:
        fields = usual(line) or _declared(line, below, teams, first_day, report)
        if fields is None:
            continue
        bib = fields.values["competitor_id"]
        if bib in athletes:
            wearer = athletes[bib]
            report.error(
                BIB_TWICE,
                f"the bib {bib} is worn twice",
                owner_span(line),
                label=fields.values.get("last_name") or "",
                related=[
                    Related(owner_span(wearer.line), f"first given here, to {wearer.name or bib}")
                ],
            )
            continue
        gender, category = fields.text("gender"), fields.text("category")
        athletes[bib] = _athlete((bib, fields, line, gender, category or gender))
    _check_zeros(athletes, report)
    _check_persons(athletes, report)
    return athletes


def _declared(
    line: Line,
    below: tuple[dict[Kind, Fields], ...],
    teams: Mapping[str, Team],
    first_day: date | None,
    report: Report,
) -> Fields | None:
    """The fields of any athlete; None of one without a bib."""
    if not has_bib(line):
        missing(line, "the bib", 'athlete 1 "Andrew Robinson" M 1996-03-21 THH', report)
        return None
    if not is_id(line, 1, "bib", report):
        return None
    bib = text_at(line, 1, report)
    fields = _read(line, teams, report)
    fields.put("competitor_id", bib, (line, 1))
    if below:
        fields.inherit(*below, kind=Kind.ATHLETE)
    check_team(fields, teams, report)
    if "scratched" in fields.values and scratched(fields, report) is None:
        del fields.values["scratched"]
    if first_day is not None and "date_of_birth" in fields.values:
        _check_age(fields, first_day, report)
    return fields


def _check_zeros(athletes: dict[str, DeclaredAthlete], report: Report) -> None:
    """Warn of bibs that only their leading zeros part, such as 7 and 007."""
    numbers: dict[str, DeclaredAthlete] = {}
    for bib, athlete in athletes.items():
        first = numbers.setdefault(bib.lstrip("0"), athlete) if bib.isdecimal() else athlete
        if first is not athlete:
            report.warning(
                BIBS_APART_BY_ZEROS,
                f"only zeros part the bibs {first.bib} and {bib}",
                owner_span(athlete.line),
                related=[
                    Related(owner_span(first.line), f"{first.name or first.bib} wears {first.bib}")
                ],
                hint="bibs are texts, so these are two athletes; a spreadsheet drops such zeros",
            )


def _check_persons(athletes: dict[str, DeclaredAthlete], report: Report) -> None:
    """Warn of one national id, or one name and birth date, with two bibs: a list of entries finds
    its people by them."""
    known: dict[tuple[str, ...], DeclaredAthlete] = {}
    for bib, athlete in athletes.items():
        said = athlete.fields.text
        own, born, name = said("national_id") or "", said("date_of_birth"), athlete.name
        keys: list[tuple[str, ...]] = [("the national id", own)] if own.strip("0") else []
        keys += [("the name and the birth date", name, born)] if born and name else []
        twins = [(key, known.setdefault(key, athlete)) for key in keys]
        for (what, *_), first in [twin for twin in twins if twin[1] is not athlete][:1]:
            report.warning(
                ONE_PERSON_TWICE,
                f"bib {bib} has {what} of bib {first.bib}",
                owner_span(athlete.line),
                related=[Related(owner_span(first.line), f"{first.name or first.bib}")],
                hint="is it one athlete? One bib, with all events, is enough",
            )


def _read(line: Line, teams: Collection[str], report: Report) -> Fields:
    """The fields of one line, the words known by their form among them."""
    words = line.words
    plain = plain_words(line)[1:]
    fields = Fields() if len(plain) == len(words) - 2 else read_fields(line, Kind.ATHLETE, report)
    names = names_in(line, plain)
    _read_name(line, plain[:names], fields, report)
    loose: list[int] = []
    for word in plain[names:]:
        name = _name_by_form(words[word], teams)
        if not name or (name == "team_id" and names == 0 and fields.given(name)):
            loose.append(word)
        elif fields.given(name):
            surplus(line, [word], f"the {name.replace('_', ' ')} is given already", report)
        elif name == "team_id" and _LIKE_A_MARK.fullmatch(words[word]):
            _report_mark(line, word, report)
        elif name == "team_id":
            fields.put(name, text_at(line, word, report), (line, word))
        elif words[word] in GENDERS_OF_ATHLETES:
            fields.put(name, words[word], (line, word))
        else:
            value = read_value(FIELDS[Kind.ATHLETE][name], line.piece(word), report)
            fields.put(name, value, (line, word))
    if names == 0 and not fields.given("first_name"):
        _check_unquoted(line, plain, loose, teams, report)
    elif loose:
        hint = "behind the name stand gender, birth date and team code; team_id= takes any text"
        meant = report.suggest(words[loose[0]], teams)
        surplus(line, loose, f"did you mean {meant}?" if meant else hint, report)
    return fields


def _report_mark(line: Line, word: int, report: Report) -> None:
    mark = line.words[word]
    report.error(
        MARK_OF_AN_ATHLETE,
        f"{mark} looks like a mark, and an athlete has none",
        line.span(word),
        hint=f"results are rows of a unit: {line.words[1]} {mark}; a team is team_id={mark}",
    )


def _name_by_form(word: str, teams: Collection[str]) -> str:
    """The field that a word behind the name is or is meant as, or "" where its form tells none."""
    is_gender = word in _GENDER_LIKE or (word.lower() in _GENDER_WORDS and not word.isupper())
    name = athlete_word(word, teams)
    meant = "gender" if is_gender and word not in teams else ""
    return meant or name


def _check_unquoted(
    line: Line, plain: list[int], loose: list[int], teams: Collection[str], report: Report
) -> None:
    """Report a name without quotes: words of which at most one can be a team code."""
    words = [
        word
        for word in plain
        if word in loose
        or (_name_by_form(line.words[word], ()) == "team_id" and line.words[word] not in teams)
    ]
    if not words or (not loose and len(words) == 1):
        return
    parts = [text(line.piece(word)).strip("'") for word in words[:2]]
    name = f'"{" ".join(parts)}"' if len(parts) == 2 else f'"{parts[0]} SURNAME"'
    message = f"a name is quoted, and {line.words[words[0]]} is not"
    report.error(UNCLEAR_NAME, message, line.span(words[0]), hint=f"write {name}")


def _read_name(line: Line, words: list[int], fields: Fields, report: Report) -> None:
    if not words:
        return
    parts = [text_at(line, word, report) for word in words]
    if len(parts) == 1:
        parts = parts[0].split(" ")
        if len(parts) != 2 or not all(parts) or parts[0].endswith(","):
            _which_part(line, words[0], " ".join(parts), report)
            parts = [" ".join(parts), ""]
    places = (words[0], words[-1])
    for name, part, word in zip(("first_name", "last_name"), parts, places, strict=True):
        if fields.given(name):
            surplus(line, words[:1], f"{name}= gives the name already", report)
        else:
            fields.put(name, part, (line, word))


def _turned(parts: list[str]) -> str:
    """First and last name of `Last, First`, quoted."""
    turned = [" ".join(parts[1:]), parts[0].rstrip(",")]
    return " ".join(quoted(part) for part in turned)


def _which_part(line: Line, word: int, name: str, report: Report) -> None:
    parts = name.split()
    if not parts:
        message, hint = "the name is empty", "leave it out, or write first and last name"
    else:
        message = f"which part of {quoted(name)} is the family name?"
        split = [parts[0], " ".join(parts[1:])] if len(parts) != 2 else [" ".join(parts)]
        apart = " ".join(quoted(part) for part in split)
        hint = f"write first and last name apart, such as {apart}"
        if len(parts) == 2:
            hint = f"one blank parts them: {apart}"
        if parts[0].endswith(","):
            hint = f"the first name comes first: {_turned(parts)}"
    report.error(UNCLEAR_NAME, message, line.span(word), hint=hint)


def check_team(fields: Fields, teams: Mapping[str, Team], report: Report) -> None:
    team = fields.values.get("team_id")
    if not teams or not team or team is OMIT or team is BAD or team in teams:
        return
    hint = hint_of_team(str(team), teams, report)
    report.warning(UNKNOWN_TEAM, f"no team {team} is declared", fields.span("team_id"), hint=hint)


def hint_of_team(team: str, teams: Mapping[str, Team], report: Report) -> str:
    """What was probably meant by the code or the name of a team that is not declared."""
    if meant := report.suggest(team, teams):
        return f"did you mean {meant}?"
    names = {of.name: code for code, of in teams.items() if of.name}
    if meant := report.suggest(team, names):
        return f"did you mean {names[meant]} ({meant})?"
    if _CATEGORY_LIKE.fullmatch(team):
        return f"an age category is written category={team}, and a team is declared"
    declared = f"CODE {quoted(team)}" if " " in team else f'{team} "Its name"'
    return f"declare it: team {declared}"


def _check_age(fields: Fields, first_day: date, report: Report) -> None:
    born = as_date(fields.values["date_of_birth"])
    if born is None:
        return
    if is_likely(born, first_day):
        return
    message = f"born on {born}: that makes {first_day.year - born.year} years"
    if born > first_day:
        message = f"born on {born}, after the meet begins"
    report.warning(
        UNLIKELY_BIRTH_DATE, message, fields.span("date_of_birth"), hint="is the year right?"
    )
