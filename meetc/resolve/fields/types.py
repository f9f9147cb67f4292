"""Reads one value by its type: from the characters of a word to the JSON value that is sent."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Any, Final

from meetc.diagnostics.codes import (
    BAD_DATE,
    BAD_JSON_VALUE,
    BAD_ROUNDS,
    BAD_TIME_OF_DAY,
    BAD_WIND,
    MISSING,
    UNFIT_VALUE,
    Code,
)
from meetc.diagnostics.diagnostic import Fix, Hint, Report
from meetc.diagnostics.wording import did_you_mean
from meetc.fields import UNSENT, Field, Type
from meetc.model import OMIT
from meetc.patterns import pattern
from meetc.rules.marks import STATUSES, distance_value, plain_time, time_value
from meetc.rules.mistyped import digits_meant
from meetc.syntax.lines import Piece
from meetc.syntax.values import SURROGATE, is_quoted, list_items, text_of


class Reported(Enum):
    """A value that is no JSON."""

    BAD = "reported"


BAD: Final = Reported.BAD
"""A value that was reported and is not used."""

_INTEGER = pattern(r"-?\d{1,15}", re.ASCII)
_HEATS = pattern(r"[1-9]\d{0,2}", re.ASCII)
_DATE = pattern(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_LOOSE_DATE = pattern(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})", re.ASCII)
_GLUED_DATE = pattern(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_LIKE_DIGITS = str.maketrans("OolI", "0011")
_TIME_OF_DAY = pattern(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_LOOSE_TIME = pattern(r"(\d{1,2})[:.h]?([0-5]\d)?\s?([ap]m)?", re.ASCII | re.IGNORECASE)
_WIND = pattern(r"[+-]\d{1,2}\.\d|0\.0", re.ASCII)
_LOOSE_WIND = pattern(r"([+-]?)(\d{1,2})(?:[.,](\d))?(?: ?m/s)?", re.ASCII)
_POINTS = pattern(r"\d{1,3}(?:\.5)?", re.ASCII)
_DECIMAL = pattern(r"\d{1,9}(?:\.\d{1,6})?", re.ASCII)
_COUNTRY = pattern(r"[A-Z]{3}")
_COUNTRY_NAMES = {"UK": "GBR", "GB": "GBR", "US": "USA", "DE": "GER", "NO": "NOR", "IE": "IRL"}
_MOST_HEATS, _MOST_ROUNDS = 999, 20
_JSON_DEPTH = 100


def read_value(field: Field, piece: Piece, report: Report) -> Any:
    """The value of a field; BAD where it is reported, OMIT of an unquoted `-`."""
    raw = piece.raw
    if raw == "-":
        return OMIT
    if raw == "null":
        if field.nullable:
            return None
        return _bad(piece, f"{field.spelling} cannot be null", "- leaves it out", report)
    if raw == "" and field.type is not Type.TIME:
        message = f"the value of {field.spelling} is missing"
        hint = '"" is an empty text, and - leaves the field out'
        report.error(MISSING, message, piece.part(-1, 0).span, hint=hint)
        return BAD
    if field.type in _JSON_TYPES:
        return _typed_json(field, piece, report)
    if field.type in (Type.LIST, Type.BIBS):
        return _list(piece, report)
    text = text_of(piece, report)
    if text == "" and field.type in _NEVER_EMPTY:
        hint = "write a value, or - to leave it out"
        return _bad(piece, f"{field.spelling} is empty", hint, report)
    if field.type is Type.TEXT:
        return text
    if is_quoted(raw) and field.type in QUOTED_PASSES and not _is_choice_of_ours(field):
        return text
    return _READERS[field.type](field, text, piece, report)


def _bad(
    piece: Piece, message: str, hint: str, report: Report, fix: str = "", code: Code = UNFIT_VALUE
) -> Reported:
    """Report a value that cannot be used."""
    span = piece.span
    report.error(code, message, span, hint=hint, fix=Fix(span, fix) if fix else None)
    return BAD


def _integer(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if _INTEGER.fullmatch(text):
        if int(text) < field.least:
            return _bad(
                piece, f"{field.spelling} is at least {field.least}, and not {text}", "", report
            )
        if field.most is not None and int(text) > field.most:
            return _bad(
                piece, f"{field.spelling} is at most {field.most}, and not {text}", "", report
            )
        return int(text)
    hint = ""
    if field.name == "points" and re.fullmatch(r"\d*(?:[.,]\d+|[\u00bc\u00bd\u00be])", text):
        hint = (
            "OpenTrack has whole match points: where a tie halves them, let all of the meet "
            "count double, or round as the league does"
        )
    return _bad(piece, f"{field.spelling} is a whole number, not {text}", hint, report)


def _boolean(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if text in ("true", "false"):
        return text == "true"
    words = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
    meant = words.get(text.lower(), text.lower() if text.lower() in ("true", "false") else "")
    hint = f"write {meant}" if meant else ""
    return _bad(piece, f"{field.spelling} is true or false, not {text}", hint, report, meant)


def _choice(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if text in field.choices:
        return text
    meant = _OTHER_WORDS.get(text, "") or _OTHER_WORDS.get(text.lower(), "")
    if meant not in field.choices:
        meant = did_you_mean(text, field.choices)
    if text in ("official", "provisional", "in_progress"):
        hint = f"that word stands behind the unit: heat 1 {text}"
        return _bad(piece, f"{field.spelling} is not {text}", hint, report)
    if len(field.choices) == 1:  # nothing else can be meant
        only = field.choices[0]
        message = f"{field.spelling} is {only}, not {text}"
        _bad(piece, message, f"write {only}", report, only)
        return only
    known = ", ".join(field.choices[:-1]) + f" or {field.choices[-1]}"
    as_typed = Hint(in_text=f'"{text}" in quotes is sent as it is')
    unknown = "" if _is_choice_of_ours(field) else as_typed
    hint = f"did you mean {meant}?" if meant else unknown
    return _bad(piece, f"{field.spelling} is {known}, not {text}", hint, report, meant)


def _is_choice_of_ours(field: Field) -> bool:
    """Whether a field is one of the choices that meetc alone reads, and OpenTrack is not sent: no
    other word, be it in quotes, means anything."""
    return field.type is Type.CHOICE and any(
        field is own for fields in UNSENT.values() for own in fields.values()
    )


def _decimal(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if _DECIMAL.fullmatch(text):
        return text
    dotted = text.replace(",", ".").removesuffix("kg").removesuffix("s")
    meant = dotted if _DECIMAL.fullmatch(dotted) else ""
    hint = f"write {meant}" if meant else ""
    return _bad(piece, f"{field.spelling} is a decimal number, not {text}", hint, report, meant)


def _mark(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if time_value(text) is not None or distance_value(text) is not None or text in STATUSES:
        return plain_time(text)
    dotted = digits_meant(text).replace(",", ".").replace(";", ":")
    dotted = dotted.removesuffix("m").removesuffix("s")
    meant = dotted if time_value(dotted) is not None else ""
    hint = f"write {meant}" if meant else Hint(in_text="a mark in quotes is sent as it is")
    message = f"{field.spelling} is a mark such as 10.37, 1:45.00 or 5.74, not {text}"
    return _bad(piece, message, hint, report, meant)


def _wind(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if _WIND.fullmatch(text):
        return text
    loose = _LOOSE_WIND.fullmatch(text)
    meant, hint = "", "m/s with its sign and one decimal: +0.8, -1.2, 0.0"
    if text.upper() in ("NWI", "NW"):
        meant, hint = "-", "write -: where no wind was measured none is sent"
    if loose:
        speed = f"{int(loose[2])}.{loose[3] or 0}"
        meant = "0.0" if speed == "0.0" else f"{loose[1]}{speed}" if loose[1] else ""
        hint = f"write {meant}" if meant else f"write +{speed} or -{speed}"
    message = f"a wind is written +0.8 or -1.2, not {text}"
    return _bad(piece, message, hint, report, meant, BAD_WIND)


def _date(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if _is_date(text):
        return text
    match = _DATE.fullmatch(text)
    if match is None:
        meant = _meant_dates(text)
        hint = f"write {' or '.join(meant)}" if meant else ""
        hint = hint or "write year-month-day, such as 2026-05-09"
        message = f"a date is written 2026-05-09, not {text}"
        return _bad(piece, message, hint, report, meant[0] if len(meant) == 1 else "", BAD_DATE)
    from calendar import monthrange  # few dates need it

    year, month, day = (int(group) for group in match.groups())
    if not 1 <= month <= 12:
        turned = f"{year:04}-{day:02}-{month:02}"
        hint = f"year-month-day: did you mean {turned}?" if _is_date(turned) else ""
        return _bad(piece.part(5, 7), f"month {month} does not exist", hint, report, code=BAD_DATE)
    last = monthrange(year, month)[1]
    if 1 <= day <= last:  # then there is no such year
        return _bad(piece.part(0, 4), "year 0 does not exist", "", report, code=BAD_DATE)
    message = f"day {day} does not exist: that month has {last} days"
    return _bad(piece.part(8, 10), message, "", report, code=BAD_DATE)


def _meant_dates(text: str) -> list[str]:
    """The days that a text in another form possibly means: two, where day and month can change
    places, which they do not between points. A letter that looks like a digit is one, and a time
    of day behind the date does not count."""
    text = text.translate(_LIKE_DIGITS).partition("T")[0]
    loose = _LOOSE_DATE.fullmatch(text) or _GLUED_DATE.fullmatch(text)
    if loose is None:
        return []
    one, two, three = loose.groups()
    orders = [(one, two, three)] if len(one) == 4 else [(three, two, one), (three, one, two)]
    if "." in text:
        del orders[1:]
    dates = [f"{int(y):04}-{int(m):02}-{int(d):02}" for y, m, d in orders if len(y) == 4]
    return list(dict.fromkeys(date for date in dates if _is_date(date)))


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DATE.fullmatch(text) is not None


def _time(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if text == "" or _TIME_OF_DAY.fullmatch(text):
        return text
    loose = _LOOSE_TIME.fullmatch(text)
    meant = ""
    if loose:
        half = (loose[3] or "").lower()
        hour = int(loose[1]) % 12 + 12 * (half == "pm") if half else int(loose[1])
        meant = f"{hour:02}:{loose[2] or '00'}" if hour < 24 else ""
    hint = f"write {meant}" if meant else "hours and minutes of the day, 00:00 to 23:59"
    message = f"a time of day is written 09:30 or 14:05, not {text}"
    return _bad(piece, message, hint, report, meant, BAD_TIME_OF_DAY)


def _country(field: Field, text: str, piece: Piece, report: Report) -> Any:
    if _COUNTRY.fullmatch(text):
        return text
    meant = _COUNTRY_NAMES.get(text.upper(), text.upper() if len(text) == 3 else "")
    meant = meant if _COUNTRY.fullmatch(meant) else ""
    hint = f"write {meant}" if meant else "such as GBR, NOR or IRL"
    message = f"{field.spelling} is three capital letters, not {text}"
    return _bad(piece, message, hint, report, meant)


def _rounds(field: Field, text: str, piece: Piece, report: Report) -> Any:
    rounds = text.split(",")
    if len(rounds) <= _MOST_ROUNDS and all(_HEATS.fullmatch(n) for n in rounds):
        return text
    hint = "the number of heats of each round: 8,3,1 is 8 heats, 3 semi-finals and 1 final"
    message = f"rounds are whole numbers from 1 to {_MOST_HEATS}, not {piece.raw}"
    return _bad(piece, message, hint, report, code=BAD_ROUNDS)


def _scores(field: Field, text: str, piece: Piece, report: Report) -> Any:
    """Points by place as they are written, of numbers that do not grow; or a word."""
    points = text.split(",")
    if text in field.choices or (
        all(_POINTS.fullmatch(own) for own in points)
        and all(Decimal(one) >= Decimal(other) for one, other in pairwise(points))
    ):
        return text
    words = " or ".join(("points by place such as 8,7,6,5", *field.choices))
    hint = "the points of the first place, the second and so on; none is more than the one before"
    return _bad(piece, f"{field.spelling} is {words}, not {text}", hint, report)


def _list(piece: Piece, report: Report) -> Any:
    raw = piece.raw
    if raw == '""':
        return []
    if '"' not in raw and "" not in (plain := raw.split(",")):
        return plain
    items = []
    for first, last in list_items(raw):
        if first == last:
            report.error(
                UNFIT_VALUE,
                "an item of the list is missing",
                piece.part(max(0, first - 1), last + 1).span,
                hint="commas part the items: one between two, none at the end",
            )
            return BAD
        items.append(text_of(piece.part(first, last), report))
    return items


def _typed_json(field: Field, piece: Piece, report: Report) -> Any:
    value = read_json(piece, report)
    if value is not BAD and not isinstance(value, _JSON_TYPES[field.type]):
        what = "a JSON list" if field.type is Type.ARRAY else "a JSON object or a text in quotes"
        return _bad(piece, f"{field.spelling} is {what}, not {piece.raw}", "", report)
    return value


def read_json(piece: Piece, report: Report) -> Any:
    """A JSON value written without blanks outside its texts; BAD where it is reported."""
    import json  # few meets have such values

    raw = piece.raw
    try:
        value = json.loads(raw, parse_constant=_no_constant)
        _check_json(value, 0)
    except (ValueError, RecursionError) as problem:
        at = getattr(problem, "pos", 0)
        reason = getattr(problem, "msg", "") or str(problem)
        if isinstance(problem, RecursionError):
            reason = f"it is more than {_JSON_DEPTH} deep"
        report.error(
            BAD_JSON_VALUE,
            f"this is no JSON: {reason[:1].lower()}{reason[1:]}",
            piece.part(min(at, max(0, len(raw) - 1)), len(raw)).span,
            hint=Hint(
                in_text='a text is quoted: extra.colour="red"; numbers, true, false and null are '
                "not"
            ),
        )
        return BAD
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _check_json(value: Any, depth: int) -> None:
    """Refuse what cannot be written out again as it was read."""
    if depth > _JSON_DEPTH:
        raise ValueError(f"it is more than {_JSON_DEPTH} deep")
    if isinstance(value, str):
        if SURROGATE.search(value):
            raise ValueError("half of a surrogate pair is no character")
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise ValueError("the number has more than 64 bits")
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("the number is too large")
    elif isinstance(value, list):
        for item in value:
            _check_json(item, depth + 1)
    else:
        for key, item in value.items():
            _check_json(key, depth)
            _check_json(item, depth + 1)


def as_date(text: object) -> date | None:
    """The date of a value that was read as one; None of anything else."""
    return date.fromisoformat(text) if isinstance(text, str) and _DATE.fullmatch(text) else None


_JSON_TYPES: dict[Type, tuple[type, ...]] = {Type.ARRAY: (list,), Type.OBJECT: (dict, str)}
_NEVER_EMPTY = frozenset((Type.INTEGER, Type.BOOLEAN, Type.DATE, Type.ROUNDS, Type.SCORES))
_OTHER_WORDS = {
    "W": "F",
    **dict.fromkeys(("female", "women", "girl"), "F"),
    **dict.fromkeys(("male", "men", "boy"), "M"),
    "m": "M",
    "f": "F",
    "w": "F",
    "FM": "MF",
    "mf": "MF",
    "done": "complete",
    "finished": "complete",
    "started": "partial",
}
QUOTED_PASSES = frozenset((Type.CHOICE, Type.DECIMAL, Type.MARK, Type.WIND, Type.COUNTRY))
"""Types of which a value in quotes is sent as it is, unread, where OpenTrack is sent the field."""
_READERS = {
    Type.INTEGER: _integer,
    Type.BOOLEAN: _boolean,
    Type.CHOICE: _choice,
    Type.DECIMAL: _decimal,
    Type.MARK: _mark,
    Type.WIND: _wind,
    Type.DATE: _date,
    Type.TIME: _time,
    Type.COUNTRY: _country,
    Type.ROUNDS: _rounds,
    Type.SCORES: _scores,
}
