"""What the property tests draw from: examples changed at random, and whole meets."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.conftest import EXAMPLES

SMALL = [data for path in sorted(EXAMPLES.glob("*.meet")) if len(data := path.read_bytes()) < 8000]
_LINES = sorted({line for data in SMALL for line in data.split(b"\n")})
_PIECES = [
    *(b'"', b"#", b"=", b"-", b"|", b",", b"\\", b"{", b"}", b"\n", b" ", b"x", b"1", b"M"),
    *(b"\xc3", b"\xff", b"\x00", b"null", b"extra.", b"event ", b"heat ", b"9" * 30),
]


@st.composite
def edited(draw: st.DrawFn, data: bytes) -> bytes:
    """A text with one of its bytes or lines changed, dropped, added or doubled."""
    kind = draw(st.integers(0, 3))
    if kind < 2:
        at = draw(st.integers(0, len(data)))
        if kind == 0:
            return data[:at] + draw(st.sampled_from(_PIECES)) + data[at:]
        return data[:at] + data[at + draw(st.integers(1, 12)) :]
    lines = data.split(b"\n")
    at = draw(st.integers(0, len(lines) - 1))
    lines[at : at + (kind == 2)] = [draw(st.sampled_from(_LINES))]
    return b"\n".join(lines)


@st.composite
def versions(draw: st.DrawFn, most: int = 6) -> list[bytes]:
    """An example and what becomes of it, edit by edit."""
    found = [draw(st.sampled_from(SMALL))]
    for _ in range(draw(st.integers(1, most))):
        found.append(draw(edited(found[-1])))
    return found


def mutated() -> st.SearchStrategy[bytes]:
    """An example with a few edits."""
    return versions().map(lambda found: found[-1])
