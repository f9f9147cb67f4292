"""The places of some values of a document are those that reading all of it gives."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meetc.diagnostics.pointer import Pointer
from meetc.importer.json_file import places_in, scan, snake
from tests.support.drawn import examples

KEYS = st.sampled_from(
    ("camelCase", "camel_case", "b c", 'a"', "c\\d", "x", "units", "{", "],", "", "é", "\\u00e9")
)
SCALARS = st.sampled_from(
    ("a", 'x"]}[', "\\", "\\\\", "é", "\n", 1, 2.5, None, True, "", -3e5, "{")
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=4),
    max_leaves=25,
)


def plain(pointer: Pointer) -> Pointer:
    return tuple(snake(step) if isinstance(step, str) else step for step in pointer)


@examples(300)
@given(
    VALUES,
    st.integers(0, 12),
    st.sampled_from((None, 1, "\t\r\n ")),
    st.booleans(),
    st.booleans(),
    st.data(),
)
def test_what_is_passed_by_changes_no_place(
    value: Any, depth: int, indent: Any, ascii_only: bool, twice: bool, data: st.DataObject
) -> None:
    for _ in range(depth):  # beyond what documents have
        value = [value] if depth % 2 else {"x": value, "units": [1]}
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    if twice:
        text = text.replace('"x":', '"units":')
    every = list(scan(text))
    known = st.sampled_from([pointer for pointer, _, _ in every])
    beyond = st.sampled_from(((), ("nope",), (3,), ("x", 0)))
    wanted = data.draw(st.lists(st.tuples(known, beyond).map(lambda p: plain(p[0] + p[1])),
                                min_size=1, max_size=4))  # fmt: skip
    around = {pointer[:n] for pointer in wanted for n in range(len(pointer) + 1)}
    expected = {
        plain(pointer): (pointer, start, end)
        for pointer, start, end in every
        if plain(pointer) in around
    }
    assert places_in(text, wanted) == expected
