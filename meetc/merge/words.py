"""Merges two versions of one statement word by word: one adds the lane, the other the mark."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from meetc.merge.three_way import ClashError, chosen, in_order
from meetc.merge.tree import MergeNode
from meetc.rules.marks import QUALIFIERS, STATUSES
from meetc.syntax.kinds import KEYWORDS, ROWS
from meetc.syntax.parser import word_places
from meetc.syntax.values import list_items, split_field

_PERFORMANCE = ("performance", "raw_time")
_BESIDE = "  "
_NOTHING = "."


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and the blanks before it. Only the word counts in a comparison."""

    gap: str = field(compare=False)
    text: str


class _Parts(NamedTuple):
    """A statement by what its words are for. `fields` go by OpenTrack's name for them."""

    head: list[_Word]
    plain: list[_Word]
    qualifier: list[_Word]
    fields: dict[str, _Word]
    comment: list[_Word]


def merged_line(base: MergeNode | None, ours: MergeNode, theirs: MergeNode) -> str | None:
    """The line with the changes of both sides, laid out as ours; None where they clash."""
    try:
        return _merged(base, ours, theirs)
    except ClashError:
        return None


def _merged(base: MergeNode | None, ours: MergeNode, theirs: MergeNode) -> str:
    ours_parts, theirs_parts = _parts(ours), _parts(theirs)
    base_parts = _parts(base) if base is not None else _Parts(ours_parts.head, [], [], {}, [])
    three = base_parts, ours_parts, theirs_parts
    if ours.kind is ROWS:
        plain = _result(*three)
    elif ours.kind is KEYWORDS["heights"]:
        plain = _longer(*(part.plain for part in three))
    elif ours.kind.fields:
        plain = _each(*(part.plain for part in three))
    else:
        plain = chosen(*(part.plain for part in three))
    words = [
        *_head(*(part.head for part in three)),
        *plain,
        *chosen(*(part.qualifier for part in three)),
        *_fields(*(part.fields for part in three)),
        *chosen(*(part.comment for part in three)),
    ]
    return "".join((word.gap or (_BESIDE if n else "")) + word.text for n, word in enumerate(words))


def _parts(node: MergeNode) -> _Parts:
    """Raises ClashError where a field stands twice: which of the two counts is not ours to say."""
    parts = _Parts([], [], [], {}, [])
    end = 0
    known = node.kind.spellings()
    for number, (start, stop) in enumerate(word_places(node.line)):
        word = _Word(node.line[end:start], node.line[start:stop])
        end = stop
        pair = split_field(word.text)
        if number < node.head:
            parts.head.append(word)
        elif pair is not None:
            name = known[pair[0]].name if pair[0] in known else pair[0]
            if name in parts.fields:
                raise ClashError
            parts.fields[name] = word
        elif node.kind is ROWS and word.text in QUALIFIERS:
            parts.qualifier.append(word)
        else:
            parts.plain.append(word)
    if node.comment:
        gap = node.line[end : node.line.index("#", end)]
        parts.comment.append(_Word(gap, node.comment))
    return parts


def _head(base: list[_Word], ours: list[_Word], theirs: list[_Word]) -> list[_Word]:
    """`heat 1` or `round 1 heat 1`: they say the same."""
    return theirs if ours == base != theirs else ours


def _each(base: list[_Word], ours: list[_Word], theirs: list[_Word]) -> list[_Word]:
    """Words whose order says what they are: merged one by one where none was added."""
    if len(base) == len(ours) == len(theirs):
        return [chosen(*three) for three in zip(base, ours, theirs, strict=True)]
    return chosen(base, ours, theirs)


def _longer(base: list[_Word], ours: list[_Word], theirs: list[_Word]) -> list[_Word]:
    """Bars: both sides may have gone on with them, and one further than the other."""
    short, long = sorted((ours, theirs), key=len)
    goes_on = short[: len(base)] == base and long[: len(short)] == short
    return long if goes_on else chosen(base, ours, theirs)


def _result(base: _Parts, ours: _Parts, theirs: _Parts) -> list[_Word]:
    """The marks of a row. `performance=` and `raw=` speak of the same thing, so that one side
    may not have changed them and the other the marks."""
    three = [
        (parts.plain, [parts.fields.get(name) for name in _PERFORMANCE])
        for parts in (base, ours, theirs)
    ]
    if ours.plain == theirs.plain or three[0][1] == three[1][1] == three[2][1]:
        return _series(base.plain, ours.plain, theirs.plain)
    return chosen(*three)[0]


def _series(base: list[_Word], ours: list[_Word], theirs: list[_Word]) -> list[_Word]:
    """A field card on which each side has filled in or put right other trials.

    Only where each trial has kept its column: nothing was taken out, nobody retired, the
    jump-off begins at the same height, and no status word stands for the whole.
    """
    with suppress(ClashError):
        return chosen(base, ours, theirs)
    texts = [[word.text for word in side] for side in (ours, theirs)]
    bars = {tuple(n for n, text in enumerate(side) if text == "|") for side in texts}
    whole = any(text in STATUSES or "r" in text for side in texts for text in side)
    if whole or len(bars) > 1 or min(len(ours), len(theirs)) < len(base):
        raise ClashError
    return [_trial(*three) for three in zip_longest(base, ours, theirs)]


def _trial(base: _Word | None, ours: _Word | None, theirs: _Word | None) -> _Word:
    """One trial of both cards; a dot, like no word at all, is nothing recorded."""
    texts = (word.text if word is not None else _NOTHING for word in (base, ours, theirs))
    taken = chosen(*texts)
    typed = (word for word in (ours, theirs) if word is not None and word.text == taken)
    return next(typed, _Word("", _NOTHING))


def _fields(
    base: dict[str, _Word], ours: dict[str, _Word], theirs: dict[str, _Word]
) -> list[_Word]:
    words = []
    for name in in_order(list(base), list(ours), list(theirs)):
        three = base.get(name), ours.get(name), theirs.get(name)
        if name == "events_entered" and three[1] is not None and three[2] is not None:
            words.append(_entered(three[0], three[1], three[2]))
        elif (word := chosen(*three)) is not None:
            words.append(word)
    return words


def _entered(base: _Word | None, ours: _Word, theirs: _Word) -> _Word:
    """A list of events: two secretaries may have entered an athlete for one each."""
    (name, here), (_, there) = _items(ours), _items(theirs)
    before = _items(base)[1] if base is not None else []
    if any(len(set(items)) < len(items) for items in (before, here, there)):
        return chosen(base or _Word("", ""), ours, theirs)
    taken_out = set(before) - (set(here) & set(there))
    kept = [item for item in in_order(before, here, there) if item not in taken_out]
    return _Word(ours.gap, f"{name}={','.join(kept)}")


def _items(word: _Word) -> tuple[str, list[str]]:
    """The name of a field that is a list, and its items."""
    name, value = split_field(word.text) or ("", "")
    return name, [value[start:end] for start, end in list_items(value)]
