"""The people of a meet as lists can name them: by bib, national id, or name and birth date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from meetc.resolve.declared import DeclaredAthlete
from meetc.sheets.cell_words import fold
from meetc.sheets.columns import plain

_LONGEST_NAME = 40
_NO_BIB = re.compile(r"[,;=()\s]+")
_YEAR = 4
_MOST_NAMED = 5


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name in whatever order: `LIND Bo`, `Lind, Bo` and `Bo Lind` have the same."""
    parts = (plain(part) for part in name.replace(",", " ").split())
    return tuple(sorted(part for part in parts if part))


def shortens(short: str, full: str) -> bool:
    """Whether a name may be another one without its first names, or with their initials: `Oak`,
    `A. Oak` and `OAK A` of Ada Oak, but not `Ada`."""
    words = [word for word in re.split(r"[\s,.]+", short) if plain(word)]
    names = [plain(name) for name in full.split()]
    if not names or len(words) >= len(names) + 1 or names[-1] not in map(plain, words):
        return False
    left = list(names)
    for word in sorted(map(plain, words), key=len, reverse=True):
        fitting = next(
            (n for n in left if n == word or (len(word) == 1 and n.startswith(word))), None
        )
        if fitting is None:
            return False
        left.remove(fitting)
    return True


class Person(NamedTuple):
    """What tells people of one name apart: the birth date as ISO has it, or the year of birth
    alone, and the code or the name of the team; each "" where it is not known."""

    born: str = ""
    team: str = ""

    def may_be(self, other: Person) -> bool:
        """Whether two may be one: equal birth dates say so, else neither their birth dates nor
        their teams may differ."""
        born, others = sorted((self.born, other.born), key=len)
        if born and not others.startswith(born):
            return False
        if len(born) > _YEAR:
            return True
        return not self.team or not other.team or plain(self.team) == plain(other.team)


class Namesake(NamedTuple):
    """An athlete among those of one name."""

    bib: str
    person: Person
    licence: str


class KnownPeople:
    """Finds athletes by what a row of a list says."""

    def __init__(self, athletes: Iterable[DeclaredAthlete] = ()) -> None:
        self.bibs: set[str] = set()
        self.licences: dict[str, list[str]] = {}
        self.names: dict[tuple[str, ...], list[Namesake]] = {}
        self.dated: dict[tuple[tuple[str, ...], str], list[str]] = {}
        self.families: dict[str, list[tuple[str, Namesake]]] = {}
        for athlete in athletes:
            born, team, licence = (
                athlete.fields.text(name) or ""
                for name in ("date_of_birth", "team_id", "national_id")
            )
            born = born or getattr(athlete.line, "born", "")
            self.add(athlete.bib, athlete.name, licence, Person(born, team))

    def add(self, bib: str, name: str, licence: str, person: Person) -> None:
        self.bibs.add(bib)
        if licence:
            self.licences.setdefault(licence, []).append(bib)
        if parts := parts_of(name):
            namesake = Namesake(bib, person, licence)
            self.names.setdefault(parts, []).append(namesake)
            self.families.setdefault(plain(name.split()[-1]), []).append((name, namesake))
            self.dated.setdefault((parts, person.born), []).append(bib)

    def find(self, bib: str, licence: str, name: str, person: Person) -> list[str]:
        """The bibs of those whom a row may be of: by its bib, else its national id, else its
        name. A bib that nobody has is somebody else's, unless it is temporary."""
        if bib in self.bibs:
            return [bib]
        if licence:
            return self._of_licence(licence, name, person)
        return [] if bib and not bib.startswith("_") else self._named(name, person)

    def _of_licence(self, licence: str, name: str, person: Person) -> list[str]:
        """Those who have a national id, or a temporary bib that is made of it; else the one of
        the same name and birth date whose id nobody has told."""
        bibs = self.licences.get(licence, [])
        if not bibs and f"_{licence}" in self.bibs:
            bibs = [f"_{licence}"]
        if not bibs and len(person.born) > _YEAR:
            same = (
                namesake for namesake in self.names.get(parts_of(name), ()) if not namesake.licence
            )
            bibs = [namesake.bib for namesake in same if namesake.person.born == person.born]
        return bibs

    def _named(self, name: str, person: Person) -> list[str]:
        """Those of a name who may be a person; those of the same birth date alone, if any."""
        same = self.dated.get((parts_of(name), person.born), []) if len(person.born) > _YEAR else []
        may_be = (
            namesake.bib for namesake in self.namesakes(name) if namesake.person.may_be(person)
        )
        return same or list(islice(may_be, _MOST_NAMED))

    def shortened(self, name: str, person: Person) -> list[str]:
        """The bibs of those whose name a row may have shortened."""
        families = {plain(word) for word in re.split(r"[\s,.]+", name)} & self.families.keys()
        return [
            known.bib
            for family in sorted(families)
            for full, known in self.families[family]
            if shortens(name, full) and known.person.may_be(person)
        ]

    def namesakes(self, name: str) -> list[Namesake]:
        return self.names.get(parts_of(name), [])

    def new_bib(self, name: str, licence: str) -> str:
        """A temporary bib that nobody has: `_` and the national id, as OpenTrack has it, else the
        name, first name first; never the birth date."""
        if licence:
            stem = _NO_BIB.sub("-", licence)
        else:
            words = re.findall(r"[^\W_]+", fold(name))
            stem = "-".join(words)[:_LONGEST_NAME].strip("-") or "new"
        bib, number = f"_{stem}", 1
        while bib in self.bibs:
            number += 1
            bib = f"_{stem}-{number}"
        return bib
