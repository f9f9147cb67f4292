"""What was probably meant: the known name that a mistyped one is nearest to."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_MOST_COMPARED = 2000
_SWAPPED = 0.95


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """The known name nearest to `typed`, ignoring case, or "" where none is near."""
    best, best_ratio = "", 0.6
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed[:60].lower())
    for number, name in enumerate(known):
        if number == _MOST_COMPARED:
            break
        if name.lower() == typed.lower():
            return name
        matcher.set_seq1(name[:60].lower())
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if sorted(name.lower()) == sorted(typed.lower()):
                ratio = max(ratio, _SWAPPED)  # two letters changed places
            if ratio > best_ratio:
                best, best_ratio = name, ratio
    return best
