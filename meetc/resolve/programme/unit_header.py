"""Round and heat of a unit, by its header: `heat 2`, `semi 1`, `final`, `round 2 heat 5`."""

from __future__ import annotations

from meetc.diagnostics.codes import NO_SUCH_HEAT, UNCLEAR_HEAT, UNFIT_VALUE
from meetc.diagnostics.diagnostic import Report
from meetc.diagnostics.wording import did_you_mean
from meetc.resolve.fields.header import missing, plain_words
from meetc.rules.rounds import round_called
from meetc.syntax.lines import Line
from meetc.syntax.parts import STATUSES_OF_UNITS, unit_parts

STATUS_WORDS = {
    **dict.fromkeys(("unofficial", "preliminary", "inofficial"), "provisional"),
    **dict.fromkeys(("live", "running", "started", "progress"), "in_progress"),
    **dict.fromkeys(("final", "done", "finished", "complete"), "official"),
}
"""The words behind a header that say how far its results are, and what is typed for them."""


def read_name(
    line: Line, rounds: tuple[int, ...], report: Report
) -> tuple[int, int, list[int]] | None:
    """Round and heat of a header, and its further words; None where it is reported."""
    keyword = line.words[0]
    words, places = plain_words(line), unit_parts(line).places
    heat_word = places.get("heat")
    if keyword == "round":
        if heat_word is None:
            missing(line, "the number of the round or heat", "round 2 heat 5", report)
            return None
        number = _number(line, places["round"], report)
        heat = _number(line, heat_word, report)
        words = words[3:]
        if number is None or heat is None:
            return None
    else:
        called = round_called(keyword, rounds)
        if called is None:
            report.error(
                UNCLEAR_HEAT,
                f"{len(rounds)} {'round has' if len(rounds) == 1 else 'rounds have'} no semi-final",
                line.span(0),
                hint="semi names the last round but one of three or more; heat is round 1",
            )
            return None
        number = called
        heat_word = words[0] if words else None
        if words and _is_number(line, words[0]):
            heat = _number(line, words[0], report)
            words = words[1:]
            if heat is None:
                return None
        elif rounds[number - 1] == 1:
            heat = 1
        else:
            message = f"which of the {rounds[number - 1]}? {keyword} needs a number here"
            hint = f"write {keyword} 1, {keyword} 2 and so on"
            report.error(UNCLEAR_HEAT, message, line.span(0), hint=hint)
            return None
    if not 1 <= number <= len(rounds) or not 1 <= heat <= rounds[number - 1]:
        wrong_round = not 1 <= number <= len(rounds)
        report.error(
            NO_SUCH_HEAT,
            _outside(number, heat, rounds),
            line.span(1 if wrong_round or heat_word is None else heat_word),
            hint=f"rounds={','.join(map(str, rounds))} says how many there are",
        )
        return None
    return number, heat, words


def _is_number(line: Line, word: int) -> bool:
    """Whether the word behind `heat` is meant as its number, right or wrong."""
    text = line.words[word]
    known = text in STATUSES_OF_UNITS or text.lower() in STATUS_WORDS
    return text.isdigit() or not (known or did_you_mean(text, STATUSES_OF_UNITS))


def _outside(number: int, heat: int, rounds: tuple[int, ...]) -> str:
    if not 1 <= number <= len(rounds):
        return f"there is no round {number}: the event has {len(rounds)}"
    count = rounds[number - 1]
    return f"there is no heat {heat}: round {number} has {count}"


def _number(line: Line, word: int, report: Report) -> int | None:
    text = line.words[word]
    if text.isdigit() and text.isascii() and len(text) <= 4:
        return int(text)
    report.error(UNFIT_VALUE, f"a heat has a number, not {text}", line.span(word), hint="heat 1")
    return None
