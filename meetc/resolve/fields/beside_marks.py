"""What people write directly behind a mark: 12.50q, 12.50 PB, 12.50 a.K."""

from __future__ import annotations

import re

from meetc.rules.marks import QUALIFIERS, distance_value, time_value
from meetc.rules.mistyped import status_meant

_WITH_MORE = re.compile(r"([\d:.,]+) ?([^\d:.,].*)", re.ASCII | re.DOTALL)
_WITH_REASON = re.compile(r"([A-Za-z]+)[(\[:/-]+([^)\]]+)[)\]]?")
_FOOTNOTES = "*\u2020+#"


def ranked_part(text: str) -> tuple[str, bool]:
    """A mark, and whether it is of who is out of competition, as what stands behind it says."""
    from meetc.sheets.statuses import is_unranked

    parts = _WITH_MORE.fullmatch(text)
    if parts and is_unranked(parts[2]):
        return parts[1], True
    return text, False


def behind(word: str) -> tuple[str, str] | None:
    """What a word behind a mark is in the language, and why; None of any other word."""
    from meetc.sheets.marks import FLAGS
    from meetc.sheets.statuses import is_unranked

    letters = word.strip("().,!*")
    if letters in QUALIFIERS or set(letters) in ({"Q"}, {"q"}):
        return letters if letters in QUALIFIERS else letters[0], ""
    if word in FLAGS:
        return "", f"{word} follows from the mark: leave it out"
    if is_unranked(word):
        return "place=-", "who is out of competition has place=-"
    if word == "h":
        return "", "a hand time is one with a single decimal: leave h out"
    if word[0] == "(":
        return "", "the wind of a race is a field of its unit, wind=+1.2, or a column Wind"
    if word[:2] in ("//", "--", "/*"):
        return "", "a comment begins with # behind a blank"
    if not word.strip(_FOOTNOTES):
        return "", "a footnote stands in note="
    return None


def words_meant(typed: str, *, is_time: bool) -> str:
    """The words of a mark with something behind it, `12.50 q` of 12.50q, and of a status with its
    reason, `DQ note="TR16.8"` of DQ(TR16.8); "" of anything else."""
    reason = _WITH_REASON.fullmatch(typed)
    if reason and (status := status_meant(reason[1])):
        return f'{status} note="{reason[2]}"'
    parts = _WITH_MORE.fullmatch(typed)
    more = behind(parts[2]) if parts and parts[2][0] != "(" else None
    mark = parts[1].replace(",", ".") if parts else ""
    value = time_value(mark) if is_time else distance_value(mark)
    return f"{mark} {more[0]}".strip() if more and value else ""
