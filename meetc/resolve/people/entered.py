"""All who are entered, as they are known once every entry is read."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from meetc.fields import Kind
from meetc.model import Athlete, Entry
from meetc.resolve.declared import DeclaredAthlete
from meetc.resolve.people.entries import Entries, by_event
from meetc.resolve.people.scratches import Scratches, scratched_entries
from meetc.syntax.lines import Line

_athlete = partial(tuple.__new__, Athlete)
_entry = partial(tuple.__new__, Entry)
"""Of their values; their own __new__ is as dear as all else."""


def _complete(athlete: DeclaredAthlete, entries: Entries) -> Athlete:
    bib, fields, line, *_ = athlete
    own = tuple(entries.get(bib, {}).values())
    return _athlete((bib, own, fields.sent(Kind.ATHLETE), fields.extra, line))


class Entered(NamedTuple):
    """All entries, the athletes complete with theirs, and the bibs entered in each event; `key`
    holds all that they depend on, `lines` are the `enter` lines."""

    entries: Entries
    athletes: tuple[Athlete, ...]
    by_event: dict[str, frozenset[str]]
    scratched: Scratches
    key: Hashable
    lines: Sequence[Line]

    @classmethod
    def of(
        cls,
        entries: Entries,
        athletes: Iterable[DeclaredAthlete],
        key: Hashable,
        lines: Sequence[Line],
    ) -> Entered:
        complete = tuple(_complete(athlete, entries) for athlete in athletes)
        bibs = [athlete.bib for athlete in complete]
        return cls(
            entries, complete, by_event(entries), scratched_entries(entries, bibs), key, lines
        )

    def at(self, lines: Sequence[Line]) -> Entered:
        """The same of lines that say the same, each in its place, and stand elsewhere."""
        if lines == self.lines:
            return self
        now = dict(zip(map(id, self.lines), lines, strict=True))
        entries = {
            bib: {
                event_id: _entry((event_id, fields, extra, now.get(id(line), line), *more))
                for event_id, fields, extra, line, *more in own.values()
            }
            for bib, own in self.entries.items()
        }
        athletes = tuple(
            _athlete((bib, tuple(entries.get(bib, {}).values()), *more))
            for bib, _, *more in self.athletes
        )
        scratched = {
            event_id: {bib: entries[bib][event_id] for bib in own}
            for event_id, own in self.scratched.items()
        }
        return Entered(entries, athletes, self.by_event, scratched, self.key, lines)
