"""Words for messages: what was probably meant, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

_MOST_COMPARED = 2000
_SWAPPED = 0.95


def did_you_mean(typed: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known name nearest to `typed`, ignoring case, or "" where none is near: as alike as
    `least`, between 0 and 1."""
    return _nearest(typed, tuple(islice(known, _MOST_COMPARED)), least)


@lru_cache(maxsize=256)  # a thousand lines may have the same mistake
def _nearest(typed: str, known: tuple[str, ...], least: float) -> str:
    from difflib import SequenceMatcher

    best, best_ratio = "", least
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed[:60].lower())
    for name in known:
        if name.lower() == typed.lower():
            return name
        matcher.set_seq1(name[:60].lower())
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if _is_swapped(name.lower(), typed.lower()):
                ratio = max(ratio, _SWAPPED)
            if ratio > best_ratio:
                best, best_ratio = name, ratio
    return best


def _is_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else."""
    differing = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return one[first] == other[second] and one[second] == other[first]


def runs_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of numbers that follow each other, in their order."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        first = runs.pop()[0] if runs and runs[-1][1] == number - 1 else number
        runs.append((first, number))
    return runs


def listed(names: Sequence[str], most: int) -> str:
    """The first of some names, and how many there are besides: `7, 12 and 3 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def count_of(number: int, what: str) -> str:
    """`1 height`, `3 heights`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def bibs(numbers: Sequence[str], most: int) -> str:
    """`bib 7`, `bibs 7, 12 and 3 more`."""
    return f"bib{'' if len(numbers) == 1 else 's'} {listed(numbers, most)}"


def are(number: int) -> str:
    """`is` of one, else `are`."""
    return "is" if number == 1 else "are"


def have(number: int) -> str:
    """`has` of one, else `have`."""
    return "has" if number == 1 else "have"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
