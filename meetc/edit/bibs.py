"""Numbers the athletes who have no bib yet.

An athlete is not numbered whose line has no bib, or one that begins with `_`: OpenTrack's own
mark of a temporary one, by which rows, entries and squads can name the athlete all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

from meetc.edit.edit import Edit, edited, insert_word, replace_word
from meetc.edit.errors import NoNumbersError
from meetc.edit.named import Named
from meetc.edit.rename import renamed
from meetc.edit.texts import Texts
from meetc.fields import Kind
from meetc.model import Athlete
from meetc.pipeline import Compiled
from meetc.syntax.lines import Line
from meetc.syntax.parts import has_bib

_RANGE = re.compile(r"([1-9]\d{0,8})(?:-([1-9]\d{0,8})|(\+))?", re.ASCII)

ORDERS: dict[str, Callable[[Athlete], Any]] = {
    "last_name": lambda athlete: athlete.fields.get("last_name"),
    "first_name": lambda athlete: athlete.fields.get("first_name"),
    "team": lambda athlete: athlete.team_id,
    "gender": lambda athlete: athlete.gender,
    "category": lambda athlete: athlete.fields.get("category"),
    "event": lambda athlete: athlete.entries[0].event_id if athlete.entries else None,
    "date_of_birth": lambda athlete: athlete.fields.get("date_of_birth"),
    "national_id": lambda athlete: athlete.fields.get("national_id"),
}
"""What athletes can be ordered by; `event` is the first that they are entered in."""


def ranges(text: str) -> list[range]:
    """The numbers of `15-35,50-65,200+`. Raises ValueError for a text of another form."""
    numbers = []
    for part in text.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise ValueError(f"{part!r} is no range of bibs such as 101, 15-35 or 200+")
        first = int(match[1])
        last = int(match[2]) if match[2] else 10**9 if match[3] else first
        if last < first:
            raise ValueError(f"the range {part} ends before it begins")
        numbers.append(range(first, last + 1))
    return numbers


def with_temporary_bibs(texts: Texts) -> Texts:
    """The texts with a temporary bib on each athlete's line that has none. Raises
    UnsoundTextError."""
    outlines = texts.outlines()
    lines = [line for outline in outlines for line in outline.athletes if len(line.words) > 1]
    taken = {line.words[1] for line in lines}
    names = (name for n in count(1) if (name := f"_{n}") not in taken)
    return edited(texts, [_given(line, next(names)) for line in lines if not has_bib(line)])


def _given(line: Line, bib: str) -> Edit:
    return (replace_word if line.words[1] == '""' else insert_word)(line, 1, bib)


def numbered(
    texts: Texts, compiled: Compiled, numbers: Sequence[range], by: Sequence[str]
) -> tuple[Texts, dict[str, str]]:
    """The texts of a meet without errors, in which every temporary bib has become a number of
    the ranges, and which has become which.

    The athletes are taken in the order of the fields `by`, those without one last, and in file
    order where that leaves them equal. A number that is in use anywhere is skipped. Raises
    NoNumbersError, and what `renamed` raises.
    """
    athletes = [a for a in compiled.meet.athletes if a.has_temporary_bib]
    athletes.sort(key=lambda athlete: [_sort_key(ORDERS[field](athlete)) for field in by])
    free = _free(compiled, numbers)
    new = dict(zip((athlete.bib for athlete in athletes), free, strict=False))
    if len(new) < len(athletes):
        raise NoNumbersError(
            f"{len(athletes)} athletes have no bib, and {len(new)} of these numbers are free"
        )
    return (renamed(texts, compiled, Named.BIB, new).texts if new else texts), new


def _free(compiled: Compiled, numbers: Sequence[range]) -> Iterator[str]:
    """The numbers that nobody wears and that are no squad's id, smallest of each range first."""
    taken = {reference.name for reference in compiled.references.of(Kind.ATHLETE)}
    taken |= {squad.id for event in compiled.meet.events for squad in event.squads}
    seen: set[int] = set()
    for some in numbers:
        for number in some:
            if str(number) not in taken and number not in seen:
                seen.add(number)
                yield str(number)


def _sort_key(value: object) -> tuple[bool, str]:
    """Names in the order of their letters, whatever the accents and capitals; none at the end."""
    text = unicodedata.normalize("NFKD", str(value or ""))
    return not text, "".join(c for c in text if not unicodedata.combining(c)).casefold()
