"""Headers of units of which there is nothing to say, as nearly all are, read once: a season has
`heat 2 official wind=+0.3` a hundred times."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from meetc.diagnostics.diagnostic import Report
from meetc.resolve.fields.reader import Fields
from meetc.resolve.programme.unit_header import Name, header_fields, read_name
from meetc.source import Source
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block


class UsualHeader(NamedTuple):
    """What a header says: the unit that it is of, and its values, each with the word that says
    it."""

    name: Name
    values: dict[str, Any]
    words: dict[str, int]

    def fields_in(self, header: Line) -> Fields:
        """Its fields in a line of just its words, to be added to."""
        fields = Fields()
        fields.values = self.values.copy()
        fields.where = {name: (header, word) for name, word in self.words.items()}
        return fields


@lru_cache(maxsize=4096)
def usual_header(rounds: tuple[int, ...], *words: str) -> UsualHeader | None:
    """What the words of a header say in an event of some rounds; None where something is to be
    said of them, or where they say more than fields of the unit."""
    line = Line.of_words(Source("", " ".join(words) + "\n"), 1, list(words))
    report = Report()
    name = read_name(line, rounds, report)
    fields = header_fields(Block("UNIT", line), name[2] if name else [], report)
    if name is None or report.diagnostics or fields.below or fields.extra:
        return None
    return UsualHeader(name, fields.values, {name: n for name, (_, n) in fields.where.items()})
