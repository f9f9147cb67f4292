"""What the cells of a status or gender say: `aufg.`, `avmeldt`, `hors concours`, `weiblich`."""

from __future__ import annotations

from functools import cache

from meetc.sheets.class_words import GENDERS as CLASSES
from meetc.sheets.columns import head_word, plain
from meetc.sheets.marks import NOTHING, card_of, trial_of
from meetc.sheets.words import (
    ENTERED,
    GENDERS,
    NO_CLUB,
    NOT_ENTERED,
    OUT_OF_COMPETITION,
    STATUSES,
    WITHDRAWN,
)

_ENTRY = {"withdrawn": WITHDRAWN, "entered": ENTERED, "not": NOT_ENTERED}
_SHORTEST_WORD = 3
_UNRANKED = frozenset(plain(word) for word in OUT_OF_COMPETITION.split(","))

_NO_CLUB = frozenset(word.strip().casefold() for word in NO_CLUB.split(","))


def is_no_club(text: str) -> bool:
    """Whether a cell says that somebody has no club: unattached, vereinslos, a dash."""
    return not plain(text) or text.casefold().strip(".() ") in _NO_CLUB


def entry_status(text: str) -> str:
    """What a cell says of an entry: `withdrawn`, `entered`, `not`; "" where it says neither."""
    if "/" in text:  # n/a is not n.a.
        return ""
    return _meanings("entry").get(plain(text) or text, "")


def is_unranked(text: str) -> bool:
    """Whether a cell says `out of competition`: a.W., hors concours."""
    return plain(text) in _UNRANKED


def is_guest(text: str) -> bool:
    """Whether a cell of any column says so; two letters may be anything unless dots part them."""
    return is_unranked(text) and ("." in text or len(plain(text)) >= _SHORTEST_WORD)


@cache
def _meanings(of: str) -> dict[str, str]:
    table = {"status": STATUSES, "gender": GENDERS, "entry": _ENTRY}[of]
    meanings = {head_word(word): key for key, words in table.items() for word in words.split(",")}
    if of == "gender":  # letters mean one thing here and another there
        for words in CLASSES:
            for word in words.all:
                if len(word) >= _SHORTEST_WORD and words.means in GENDERS:
                    meanings.setdefault(head_word(word), words.means)
    return meanings


def status_of(text: str) -> str | None:
    """DNS, DNF, DQ, NM or NH of a cell such as `aufg.`; None of any other. #N/A is an error of
    the spreadsheet and no status, and n/a is not n.a."""
    if text.startswith("#") or text in NOTHING:
        return None
    return _meanings("status").get(plain(text)) or None


def status_in(text: str) -> tuple[str, str] | None:
    """A status and what is said of it, `DQ TR16.8` and `DNF (injured)`; None of any other text."""
    words = text.split(" ")
    for end in range(len(words), 0, -1):
        status = status_of(" ".join(words[:end]))
        if status is not None:
            return status, " ".join(words[end:]).strip("()[]-\u2013:, ")
    return None


def is_status(text: str) -> bool:
    """Whether a status stands in the cell of a trial or height: Foul is a failure there."""
    return status_in(text) is not None and trial_of(text) == text and card_of(text) == text


def says_nothing(text: str) -> bool:
    """Whether a cell of a status says no more than that there is a result."""
    return text in NOTHING or _meanings("status").get(plain(text)) == ""


def gender_of(text: str) -> str:
    """M, F or X of a cell such as `weiblich`; any other text as it is."""
    return _meanings("gender").get(plain(text), text)
