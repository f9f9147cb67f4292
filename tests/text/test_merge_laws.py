"""What holds of every merge: line ends, any text, the laws."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import meetc
from meetc.merge.merge import Labels, Merged, merge
from meetc.merge.text import NotAMeetError
from tests.conftest import EXAMPLES, MEET
from tests.support.drawn import examples, scaled
from tests.support.merging import BASE, HEAT_1, HEAT_2, changed, conflict, merged
from tests.support.strategies import LINES, edit, meets, versions


def test_line_ends_are_kept() -> None:
    crlf = [text.replace("\n", "\r\n") for text in (BASE, changed(*HEAT_1), changed(*HEAT_2))]
    assert merged(crlf[1], crlf[2], crlf[0]) == changed(*HEAT_1, *HEAT_2).replace("\n", "\r\n")
    assert merged(changed(*HEAT_1), crlf[0]) == crlf[1]  # an editor changed all line ends
    mixed = BASE.replace("    303\n", "    303\r\n")
    assert merged(mixed.replace("lane=3", "lane=2"), changed(HEAT_1[1]), BASE) == changed(
        ("lane=3", "lane=2"), HEAT_1[1], ("    303\n", "    303\r\n")
    )


def test_a_last_line_without_an_end() -> None:
    base = BASE.rstrip("\n")
    assert merged(base + "  5.20", base + "\nevent T09 60 M", base) == (
        BASE.rstrip("\n") + "  5.20\nevent T09 60 M"
    )
    about, _ = conflict(base + "  5.20", base + "  5.30", base)
    assert about == "F01 final, bib 302"


def test_a_byte_order_mark_is_kept() -> None:
    assert merged("\ufeff" + BASE, changed(*HEAT_1)) == "\ufeff" + changed(*HEAT_1)


def test_both_sides_made_the_file() -> None:
    ours = MEET + "event T01 100 M\n"
    theirs = MEET + "event T02 200 M\n"
    assert merged(ours, theirs, "") == MEET + "event T01 100 M\nevent T02 200 M\n"


def test_the_base_stands_in_a_conflict_where_it_is_asked_for() -> None:
    ours, theirs = changed(("lane=4", "lane=5")), changed(("lane=4", "lane=6"))
    data = merge(BASE.encode(), ours.encode(), theirs.encode()).data(
        Labels("1a2b3c", "HEAD (Ann)", "bo"), 9, with_base=True
    )
    assert data.decode() == changed(
        (
            "    302  lane=4\n",
            "<<<<<<<<< HEAD (Ann)\n    302  lane=5\n||||||||| 1a2b3c\n    302  lane=4\n"
            "=========\n    302  lane=6\n>>>>>>>>> bo\n",
        )
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"meet \xff\n", "the byte 0xff is not UTF-8"),
        (b'meet "Spring\n', "the quote that opens here is never closed"),
        (b"<<<<<<< a\nmeet S\n=======\nmeet T\n>>>>>>> b\n", "git left a merge conflict here"),
        (b"event T01 100 M\n  heats 1\n", "no statement begins with heats"),
        (b"  5 11.82\n", "a result row stands outside an event"),
    ],
)
def test_what_cannot_be_read_is_not_merged(text: bytes, why: str) -> None:
    good = BASE.encode()
    for three in ((text, good, good), (good, text, good), (good, good, text)):
        with pytest.raises(NotAMeetError, match=why):
            merge(*three)


def test_a_season_merges_in_a_moment() -> None:
    import time

    rows = "".join(f"    {bib}\n" for bib in range(1, 101))
    units = "".join(f"  heat {heat}\n{rows}" for heat in range(1, 9))
    base = MEET + "".join(f"event T{n:02} 100 M  rounds=8\n{units}" for n in range(1, 31))
    ours = base.replace("    7\n", "    7  11.82\n")
    theirs = base.replace("    8\n", "    8  11.95\n")
    start = time.thread_time()
    both = merge(base.encode(), ours.encode(), theirs.encode())
    assert time.thread_time() - start < 10
    assert both.data().decode() == ours.replace("    8\n", "    8  11.95\n")


def _statements(text: bytes) -> list[tuple[str, ...]]:
    """The words of each line of a text, comments and all."""
    lines = text.decode().replace("\r", "").removeprefix("\ufeff").split("\n")
    return [tuple(line.split()) for line in lines if line.strip()]


def _reword(data: bytes, draw: st.DataObject) -> bytes:
    """A text with a mark, a field or a comment changed or added at one line, or a line moved,
    put in or taken out; all near each other, so that two sides meet."""
    lines = data.split(b"\n")
    first = next((n for n, line in enumerate(lines) if line.startswith(b"event")), 0) + 2
    near = st.integers(min(first, len(lines) - 1), min(first + 9, len(lines) - 1))
    at, kind = draw.draw(near), draw.draw(st.integers(0, 7))
    if kind == 0:
        lines.insert(draw.draw(near), lines.pop(at))
    elif kind == 1:
        lines[at] += draw.draw(st.sampled_from((b"  lane=5", b"  note=PB", b" x", b"  11.82")))
    elif kind == 2:
        lines[at] += b"  # " + draw.draw(st.sampled_from((b"late", b"hand timed")))
    elif kind == 3:
        lines.insert(at, draw.draw(st.sampled_from((b"", b"# ----", b"# protest", b"    999"))))
    elif kind == 4:
        words = lines[at].split(b" ")
        words[-1] = draw.draw(st.sampled_from((b"11.82", b"DNS", b"x", b"lane=7", b"official")))
        lines[at] = b" ".join(words)
    elif kind == 5:
        lines[at : at + 1] = []
    elif kind == 6:
        lines.insert(at, draw.draw(st.sampled_from(LINES)))
    else:
        lines[at] = b"  " + lines[at]
    return b"\n".join(lines)


def _side(base: bytes, draw: st.DataObject) -> bytes:
    for _ in range(draw.draw(st.integers(0, 4))):
        base = _reword(base, draw)
    kind = draw.draw(st.integers(0, 11))
    if kind == 0:
        return edit(base, lambda n: draw.draw(st.integers(0, n - 1)))
    if kind == 1:
        return base.replace(b"\n", b"\r\n").replace(b"\r\r", b"\r")
    return base.rstrip(b"\n") if kind == 2 else base


def _try(base: bytes, ours: bytes, theirs: bytes) -> Merged | None:
    try:
        return merge(base, ours, theirs)
    except NotAMeetError:
        return None


def _nothing_is_lost(base: bytes, sides: tuple[bytes, bytes], result: bytes) -> None:
    """All that both sides kept is there, and every word that one of them typed; a line may have
    the words of the other side as well. A dot is nothing recorded: a trial takes its place."""
    before, here, there, got = (Counter(_statements(text)) for text in (base, *sides, result))
    for line in before:  # the same row of two heats may be changed by one side each
        kept = before[line] <= min(here[line], there[line])
        assert not kept or any(set(line) - {"."} <= set(other) for other in got), line
    for line in (here.keys() | there.keys()) - before.keys():
        known = {word for other in before if other[0] == line[0] for word in other}
        assert any(set(line[1:]) - known - {"."} <= set(other) for other in got), line
        assert line in got or not line[0].startswith("#"), line


def test_a_trial_takes_the_place_of_a_dot() -> None:
    """Whichever side has it; the law of what is kept once took the dot for a word."""
    base = MEET + 'event F01 LJ "LJ" F\n  final\n    1  .  5.10\n'
    ours, theirs = base.replace(".  5.10", "5.02  5.10"), base.replace("5.10", "5.10  x")
    for three in ((base, ours, theirs), (base, theirs, ours)):
        both = merge(*(text.encode() for text in three))
        assert (both.conflicts, _statements(both.data())[-1]) == ([], ("1", "5.02", "5.10", "x"))


def test_the_laws_of_merging(capsys: pytest.CaptureFixture[str]) -> None:
    """Drawn triples: what one side has not changed is the other's, byte for byte; the sides are
    equals; nothing that was typed is lost."""
    counts: Counter[str] = Counter()
    small = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.meet"))]
    bases = st.one_of(
        meets().map(lambda meet: meet.text.encode()),
        st.sampled_from([data for data in small if len(data) < 1200]),
    )

    @examples(1000, database=None)
    @given(bases, st.data())
    def laws(base: bytes, draw: st.DataObject) -> None:
        ours, theirs = _side(base, draw), _side(base, draw)
        both = _try(base, ours, theirs)
        counts["triples"] += 1
        if both is None:
            counts["not read"] += 1
        assume(both is not None)
        assert both is not None
        counts["with a conflict" if both.conflicts else "clean"] += 1
        for three in ((base, ours, base), (base, base, ours), (theirs, ours, ours)):
            result = merge(*three)
            assert (result.conflicts, result.data()) == ([], ours)
        other = merge(base, theirs, ours)
        assert len(other.conflicts) == len(both.conflicts)
        if not both.conflicts:
            same = (sorted(sorted(line) for line in _statements(m.data())) for m in (both, other))
            assert next(same) == next(same)
        _nothing_is_lost(base, (ours, theirs), both.data())

    laws()
    with capsys.disabled():
        print(f"\nmerges: {', '.join(f'{count:,} {what}' for what, count in counts.items())}")
    assert counts["clean"] + counts["with a conflict"] >= scaled(1000)
    assert min(counts.values()) > 0


@examples(150)
@given(versions(), versions(), versions())
def test_any_three_texts_merge_or_are_refused(
    base: list[bytes], ours: list[bytes], theirs: list[bytes]
) -> None:
    """Also three that have nothing to do with each other."""
    result = _try(base[-1], ours[-1], theirs[-1])
    if result is not None and not result.conflicts:
        meetc.compile(result.data())
