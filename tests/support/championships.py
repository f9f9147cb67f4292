"""Published results of championships: the raw marks of each as a meet, and what was official.

A result is written as it was published, in the order of its places: `10.11Q 10.14Q 10.21q DNF`.
`=` before a mark shares the place of the one before it, `(.984)` behind it are its thousandths.
`~` marks one whom an unpublished reading has parted from the equal mark before it. Of people there
is nothing: bibs are dealt out anew, and rows stand in another order than that of the places.
"""

from __future__ import annotations

import csv
import re
from typing import NamedTuple

from tests.conftest import Meetc
from tests.support.in_this_process import Ran

_CARD = re.compile(r"(=?)([\d.]+|[A-Z]+)([Qq]?):(.*)")
_RESULT = re.compile(r"([=~]?)([\d:.]+|D[A-Z]+?)(?:\((\.\d+)\))?([Qq]?)")


class Published(NamedTuple):
    """One result: `mark` and `place` as they were official, None of who has no place."""

    mark: str
    raw: str
    place: int | None
    qualifier: str
    is_parted: bool


def published(heat: str) -> list[Published]:
    """The results of a heat, in the order of their places."""
    results: list[Published] = []
    for number, word in enumerate(heat.split(), start=1):
        match = _RESULT.fullmatch(word)
        assert match, word
        sign, mark, thousandths, qualifier = match.groups()
        place = results[-1].place if sign == "=" else number
        raw = mark[: mark.index(".")] + thousandths if thousandths else ""
        own = None if mark.startswith("D") else place
        results.append(Published(mark, raw, own, qualifier, sign == "~"))
    return results


def meet_of(header: str, units: list[tuple[str, list[str]]], kind: str = "") -> str:
    """A meet of one event with its units and their rows."""
    lines = [f'meet "Championships" slug=champs country=GBR date=2026-05-09{kind}']
    if "x" in header:
        lines += [f"team {row.split()[0]}" for _, rows in units for row in rows]
    lines.append(f"event {header}")
    for unit, rows in units:
        lines += [f"  {unit}", *(f"    {row}" for row in rows)]
    return "\n".join(lines) + "\n"


def shuffled(rows: list[str]) -> list[str]:
    """Rows of one order in another, the same each time."""
    return sorted(rows, key=lambda row: (hash_of(row), row))


def hash_of(row: str) -> int:
    """A number that has nothing to do with the order of rows."""
    return sum(ord(letter) * (n * 31 + 7) for n, letter in enumerate(row)) % 1009


class Worked(NamedTuple):
    """What the command works out of a row."""

    mark: str
    place: int | None
    qualifier: str


Official = dict[tuple[str, str], Worked]
"""What is official, by heat and bib."""


def cards(text: str) -> tuple[list[tuple[str, list[str]]], Official]:
    """The trials of a field event by bib, and what is official, of lines or parts between `;` such
    as `=7.64Q: x 7.36 7.64`, in the order of official places: the mark, shared with the one above
    where `=` stands before it, and the trials."""
    rows: list[tuple[str, list[str]]] = []
    official: Official = {}
    place = 0
    for number, line in enumerate(filter(str.strip, re.split("[;\n]", text)), start=1):
        match = _CARD.fullmatch(line.strip())
        assert match, line
        equal, mark, qualifier, trials = match.groups()
        place = place if equal else number
        bib = bib_of(number)
        official["1", bib] = Worked(mark, place if mark[0].isdecimal() else None, qualifier)
        rows.append((bib, trials.split()))
    return rows, official


def bib_of(number: int) -> str:
    """A bib that has nothing to do with the place."""
    return f"X{number * 37 % 89}"


def worked_out(meetc: Meetc, text: str) -> tuple[Ran, Official]:
    """What `build` says of a meet, and its results by heat and bib."""
    meetc.write("champs.meet", text)
    ran = meetc("build", "champs.meet", "--target", "csv", "--force")
    assert ran.code == 0, ran.err
    return ran, read_results(meetc)


def read_results(meetc: Meetc) -> Official:
    with (meetc.folder / "champs-results.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            (row["heat"], row["bib"]): Worked(
                row["mark"], int(row["place"]) if row["place"] else None, row["qualifier"]
            )
            for row in csv.DictReader(file)
        }
