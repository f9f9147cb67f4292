"""Round and heat of a unit, by its header: `heat 2`, `semi 1`, `final`, `round 2 heat 5`."""

from __future__ import annotations

import re

from meetc.diagnostics.codes import NO_SUCH_HEAT, UNCLEAR_HEAT, UNFIT_VALUE
from meetc.diagnostics.diagnostic import Fix, Report, Span
from meetc.diagnostics.wording import did_you_mean
from meetc.fields import Kind, writable
from meetc.patterns import pattern
from meetc.resolve.fields.header import missing, plain_words, read_block, surplus
from meetc.resolve.fields.reader import Fields
from meetc.rules.rounds import STATUSES_OF_UNITS, round_called
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.parts import unit_parts

STATUS_WORDS = {
    **dict.fromkeys(("unofficial", "preliminary", "inofficial"), "provisional"),
    **dict.fromkeys(("live", "running", "started", "progress"), "in_progress"),
    **dict.fromkeys(("final", "done", "finished", "complete"), "official"),
}
"""The words behind a header that say how far its results are, and what is typed for them."""

_WIND = pattern(r"[+-]\d{1,2}[.,]\d{1,2}", re.ASCII)

Name = tuple[int, int, list[int]]
"""The round and the heat of a unit, and the further words of its header."""


def read_name(line: Line, rounds: tuple[int, ...], report: Report) -> Name | None:
    """What the header of a unit says of it; None where it is reported."""
    is_numbered = line.words[0] == "round"
    name = _numbered(line, report) if is_numbered else _called(line, rounds, report)
    if name is None:
        return None
    number, heat, _ = name
    is_round = 1 <= number <= len(rounds)
    if is_round and 1 <= heat <= rounds[number - 1]:
        return name
    word = unit_parts(line).places.get("heat", 1) if is_round else 1
    hint = f"rounds={','.join(map(str, rounds))} says how many there are"
    report.error(NO_SUCH_HEAT, _outside(number, heat, rounds), line.span(word), hint=hint)
    return None


def _numbered(line: Line, report: Report) -> Name | None:
    """`round 2 heat 5`."""
    places = unit_parts(line).places
    if "heat" not in places:
        missing(line, "the number of the round or heat", "round 2 heat 5", report)
        return None
    number, heat = (_number(line, places[name], report) for name in ("round", "heat"))
    return None if number is None or heat is None else (number, heat, plain_words(line)[3:])


def _called(line: Line, rounds: tuple[int, ...], report: Report) -> Name | None:
    """`heat 2`, `semi 1`, `final`."""
    keyword, words = line.words[0], plain_words(line)
    number = round_called(keyword, rounds)
    if number is None:
        have = "round has" if len(rounds) == 1 else "rounds have"
        hint = "semi names the last round but one of three or more; heat is round 1"
        message = f"{len(rounds)} {have} no semi-final"
        report.error(UNCLEAR_HEAT, message, line.span(0), hint=hint)
        return None
    if words and _is_number(line, words[0]):
        heat = _number(line, words[0], report)
        return (number, heat, words[1:]) if heat is not None else None
    if rounds[number - 1] == 1:
        return number, 1, words
    message = f"which of the {rounds[number - 1]}? {keyword} needs a number here"
    hint = f"write {keyword} 1, {keyword} 2 and so on"
    report.error(UNCLEAR_HEAT, message, line.span(0), hint=hint)
    return None


def _is_number(line: Line, word: int) -> bool:
    """Whether the word behind `heat` is meant as its number, right or wrong."""
    text = line.words[word]
    if text.isdecimal():
        return True
    known = text in STATUSES_OF_UNITS or text.lower() in STATUS_WORDS
    return not (known or did_you_mean(text, STATUSES_OF_UNITS))


def _outside(number: int, heat: int, rounds: tuple[int, ...]) -> str:
    if not 1 <= number <= len(rounds):
        return f"there is no round {number}: the event has {len(rounds)}"
    count = rounds[number - 1]
    return f"there is no heat {heat}: round {number} has {count}"


def _number(line: Line, word: int, report: Report) -> int | None:
    text = line.words[word]
    if text.isdecimal() and text.isascii() and len(text) <= 4:
        return int(text)
    report.error(UNFIT_VALUE, f"a heat has a number, not {text}", line.span(word), hint="heat 1")
    return None


def header_fields(block: Block, words: list[int], report: Report) -> Fields:
    """The fields of a unit and the word that says how far its results are; `words` are those of
    its header that are no fields."""
    fields = Fields()
    line = block.header
    apart = _named_apart(line, words)
    for word in words:
        text, span = line.words[word], line.span(word)
        if word - 1 in apart:
            continue
        if field := apart.get(word):
            span = span._replace(end_column=line.span(word + 1).end_column)
            _tell(text, span, field, f"write {field}", report)
        elif _WIND.fullmatch(text):
            field = f"wind={text.replace(',', '.')}"
            _tell(text, span, field, f"write {field}", report)
        elif text not in STATUSES_OF_UNITS:
            meant = STATUS_WORDS.get(text.lower()) or did_you_mean(text, STATUSES_OF_UNITS)
            known = f"one of {', '.join(STATUSES_OF_UNITS)}"
            _tell(text, span, meant, f"did you mean {meant}?" if meant else known, report)
            if meant and not fields.given("results_status"):
                fields.put("results_status", meant, (line, word))
        elif fields.given("results_status"):
            surplus(line, [word], "the status is given already", report)
        else:
            fields.put("results_status", text, (line, word))
    read_block(block, Kind.UNIT, fields, report)
    return fields


def _named_apart(line: Line, words: list[int]) -> dict[int, str]:
    """The fields that two words are meant as, `wind +0.8`, by the number of the first."""
    names = writable(Kind.UNIT)
    return {
        word: f"{line.words[word]}={line.words[word + 1]}"
        for word in words
        if line.words[word] in names and word + 1 in words and line.words[word + 1] != "="
    }


def _tell(text: str, span: Span, meant: str, hint: str, report: Report) -> None:
    """Report a word that is no status: a mistyped one, or a field that has no `=`, or no name
    either."""
    message, fix = f"{text} says nothing about a unit", Fix(span, meant) if meant else None
    report.error(UNFIT_VALUE, message, span, hint=hint, fix=fix)
