"""The merge of three versions of a meet: what is merged, what clashes, and what holds always."""

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
from tests.support.strategies import LINES, edit, meets, versions

BASE = (
    MEET
    + """\
team THH "Hounds"

athlete 301 "Ada Example" F 2001-03-21 THH  events_entered=T02
athlete 302 "Bea Sample" F

# Saturday
event T02 100 "100m" F  rounds=2,1
  heat 1
    301  lane=3
    302  lane=4
  heat 2
    303
    304
event F01 LJ "Long Jump" F
  final
    301  5.01  x
    302
"""
)
VERTICAL = MEET + (
    "event F02 HJ M\n  final\n    heights  1.40  1.50\n    1        o     xo\n    2        xo\n"
)


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    """The merge of three texts that has no conflict."""
    result = merge(base.encode(), ours.encode(), theirs.encode())
    assert result.conflicts == []
    return result.data().decode()


def changed(*pairs: tuple[str, str], base: str = BASE) -> str:
    """The base with some texts replaced, each of which is in it."""
    for old, new in pairs:
        assert old in base
        base = base.replace(old, new, 1)
    return base


def conflict(ours: str, theirs: str, base: str = BASE) -> tuple[str, str]:
    """The only conflict of a merge: what it is about, and its lines."""
    result = merge(base.encode(), ours.encode(), theirs.encode())
    (found,) = result.conflicts
    lines = result.data(Labels("base", "Ann", "Bo")).decode()
    start, end = lines.index("<<<<<<< Ann\n"), lines.index(">>>>>>> Bo\n")
    outside = lines[:start] + lines[end + len(">>>>>>> Bo\n") :]
    assert "<<<<<<<" not in outside
    return found.about, lines[start + len("<<<<<<< Ann\n") : end]


HEAT_1 = [("301  lane=3", "301  11.82  Q  lane=3"), ("302  lane=4", "302  11.95  lane=4")]
HEAT_2 = [("    303\n    304\n", "    303  11.70  Q\n    304  DNS\n")]


def test_different_heats() -> None:
    assert merged(changed(*HEAT_1), changed(*HEAT_2)) == changed(*HEAT_1, *HEAT_2)


def test_neighbouring_rows() -> None:
    assert merged(changed(HEAT_1[0]), changed(HEAT_1[1])) == changed(*HEAT_1)


def test_the_same_mark_typed_twice() -> None:
    ours = changed(("302  lane=4", "302  11.82  lane=4"))
    theirs = changed(("302  lane=4", "302 11.82 lane=4"), *HEAT_2)
    assert merged(ours, theirs) == changed(("302  lane=4", "302  11.82  lane=4"), *HEAT_2)


def test_different_marks_for_one_bib() -> None:
    ours = changed(("302  lane=4", "302  11.82  lane=4"), HEAT_1[0])
    theirs = changed(("302  lane=4", "302  11.28  lane=4"), *HEAT_2)
    assert conflict(ours, theirs) == (
        "T02 heat 1, bib 302",
        "    302  11.82  lane=4\n=======\n    302  11.28  lane=4\n",
    )
    result = merge(BASE.encode(), ours.encode(), theirs.encode()).data().decode()
    assert "    301  11.82  Q  lane=3\n<<<<<<< ours\n" in result
    assert ">>>>>>> theirs\n  heat 2\n    303  11.70  Q\n" in result


def test_a_bib_that_both_sides_add() -> None:
    one, two = ("    304\n", "    304\n    305  11.82\n"), ("    304\n", "    304\n    305  DQ\n")
    assert conflict(changed(one), changed(two))[0] == "T02 heat 2, bib 305"
    more = ("    304\n", "    304\n    305  11.82  Q  lane=2\n")
    assert merged(changed(one), changed(more)) == changed(more)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("5  lane=4", "5  11.82  lane=4", "5  lane=4  note=PB", "5  11.82  lane=4  note=PB"),
        ("5", "5  11.82", "5  lane=4", "5  11.82  lane=4"),
        ("5  11.82", "5  11.82  Q", "5  11.80", "5  11.80  Q"),
        ("5  11.82", "5  11.82  # hand", "5  11.80", "5  11.80  # hand"),
        ("5  11.82  note=a", "5  11.82", "5  11.80  note=a", "5  11.80"),
        ("5  lane=4", "5  lane=5", "5  lane=4  place=1", "5  lane=5  place=1"),
        ("5", "5  11.82  raw=11.815", "5  11.82", "5  11.82  raw=11.815"),
        ("5  5.01", "5  5.01  x", "5  5.01  .  5.20", "5  5.01  x  5.20"),
        ("5  5.01  x", "5  5.10  x", "5  5.01  x  5.20", "5  5.10  x  5.20"),
        ("5  .  x", "5  5.01  x", "5  .  x  -", "5  5.01  x  -"),
        ("5  o  |  x", "5  xo  |  x", "5  o  |  x  o", "5  xo  |  x  o"),
    ],
)
def test_words_of_one_row(base: str, ours: str, theirs: str, both: str) -> None:
    texts = [MEET + f"event T01 100 M\n  final\n    {row}\n" for row in (base, ours, theirs, both)]
    assert merged(texts[1], texts[2], texts[0]) == texts[3]
    back = merged(texts[2], texts[1], texts[0])
    assert sorted(back.split()) == sorted(texts[3].split())


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("5", "5  11.82", "5  11.28"),
        ("5", "5  11.82", "5  DNS"),
        ("5", "5  11.82", "5  raw=11.281"),
        ("5  5.01", "5  5.01  x", "5  5.01  5.20"),
        ("5  5.01  x", "5  x", "5  5.01  x  5.20"),  # which trial was taken out?
        ("5  5.01", "5  5.01  r", "5  5.01  .  5.20"),  # retired, and yet a third trial
        ("5  o", "5  o  |  x", "5  o  .  .  xo"),  # columns behind the bar are others
        ("5  5.01", "5  5.02", "5  performance=5.03"),
        ("5  lane=4", "5  lane=5", "5  lane=6"),
        ("5  # a", "5  # b", "5  # c"),
        ("5  raw=1.111", "5  raw=1.112  raw=1.113", "5  1.12  raw=1.111"),
    ],
)
def test_words_that_clash(base: str, ours: str, theirs: str) -> None:
    texts = [MEET + f"event T01 100 M\n  final\n    {row}\n" for row in (base, ours, theirs)]
    about, lines = conflict(texts[1], texts[2], texts[0])
    assert about == "T01 final, bib 5"
    assert lines == f"    {ours}\n=======\n    {theirs}\n"
    swapped = merge(*(text.encode() for text in (texts[0], texts[2], texts[1])))
    assert [(c.ours, c.theirs) for c in swapped.conflicts] == [([f"    {theirs}"], [f"    {ours}"])]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("heat 1", "heat 1 official", "heat 1 wind=+0.8", "heat 1 official wind=+0.8"),
        ("heat 1", "round 1 heat 1", "heat 1 official", "round 1 heat 1 official"),
        ("heat 1 official", "heat 01 official", "round 1 heat 1 official", "heat 01 official"),
    ],
)
def test_headers_of_one_unit(base: str, ours: str, theirs: str, both: str) -> None:
    texts = [MEET + f"event T01 100 M\n  {unit}\n    5\n" for unit in (base, ours, theirs, both)]
    ours_text = texts[1].replace("    5\n", "    5  11.82\n")
    result = merged(ours_text, texts[2] + "    6\n", texts[0])
    assert result == texts[3].replace("    5\n", "    5  11.82\n") + "    6\n"


def test_statements_of_every_kind_are_known_again() -> None:
    base = MEET + (
        '  lanes 8\nteam A\nathlete 1 "Ada Example"\nathlete "Q1" "Bo Lind"\n'
        'include "two.meet"\nevents {age}800 800 M ages=U15\nevent T01 4x100 M\n'
        '  squad A "A" 1\n  enter 1\n  final\n    A\nenter 1 event_id=X1\nenter 1 event_id=X2\n'
    )
    ours = base
    for line in base.splitlines():
        ours = ours.replace(f"{line}\n", f"{line}  # ours\n")
    theirs = base.replace("lanes 8", "lanes 9").replace("final", "final official")
    assert merged(ours, theirs, base) == ours.replace("lanes 8", "lanes 9").replace(
        "final  #", "final official  #"
    )


def test_what_both_add_at_one_place_comes_ours_first() -> None:
    ours = changed(("    304\n", "    304\n    # late entry\n    306\n"))
    theirs = changed(("    304\n", "    304\n    305\n    307\n"))
    both = ("    304\n", "    304\n    # late entry\n    306\n    305\n    307\n")
    assert merged(ours, theirs) == changed(both)


def test_events_that_both_append() -> None:
    ours = BASE + "\n# Sunday\nevent T03 200 F\n  final\n    301  25.00\n"
    theirs = BASE + "\nevent T04 400 F\n  final\n    302  61.00\n"
    assert merged(ours, theirs) == ours + theirs.removeprefix(BASE)


def test_units_that_both_add_to_one_event() -> None:
    ours = changed(("event F01", "  final\n    301  11.50\nevent F01"))
    theirs = changed(("event F01", "  final\n    303  11.60\nevent F01"))
    both = ("event F01", "  final\n    301  11.50\n    303  11.60\nevent F01")
    assert merged(ours, theirs) == changed(both)


def test_entries_of_one_athlete() -> None:
    ours = changed(("events_entered=T02", "events_entered=T02,F01"))
    theirs = changed(("events_entered=T02", "events_entered=T02,T05"))
    assert merged(ours, theirs) == changed(("events_entered=T02", "events_entered=T02,F01,T05"))
    instead = changed(("events_entered=T02", "events_entered=T05"))
    assert merged(ours, instead) == changed(("events_entered=T02", "events_entered=T05,F01"))


def test_words_of_an_athlete() -> None:
    ours = changed(('"Ada Example" F 2001-03-21', '"Ada Exemple" F 2001-03-21'))
    theirs = changed(("2001-03-21", "2001-03-22"), ("THH  events", "THH  nationality=NED  events"))
    result = merged(ours, theirs)
    words = 'athlete 301 "Ada Exemple" F 2001-03-22 THH  nationality=NED  events_entered=T02\n'
    assert words in result
    clash = changed(('"Ada Example"', '"Ida Example"'))
    assert conflict(ours, clash)[0] == "athlete 301"


def test_taken_out_by_one_side() -> None:
    out = ("    302  lane=4\n", "")
    assert merged(changed(out), changed(*HEAT_2)) == changed(out, *HEAT_2)
    blanks = ("    302  lane=4\n", "\n    302   lane=4\n")
    assert merged(changed(out), changed(blanks)) == changed(out)


def test_taken_out_by_one_side_and_changed_by_the_other() -> None:
    about, lines = conflict(changed(("    302  lane=4\n", "")), changed(HEAT_1[1]))
    assert (about, lines) == ("T02 heat 1, bib 302", "=======\n    302  11.95  lane=4\n")


def test_a_whole_event_taken_out_and_changed() -> None:
    start, end = BASE.index("event T02"), BASE.index("event F01")
    out = BASE[:start] + BASE[end:]
    about, lines = conflict(changed(*HEAT_2), out)
    assert about == "T02"
    assert lines == changed(*HEAT_2)[start:].split("event F01")[0] + "=======\n"
    assert merged(changed(("5.01", "5.02")), out) == out.replace("5.01", "5.02")


def test_a_row_moved_to_another_heat() -> None:
    ours = changed(("    302  lane=4\n", ""), ("    304\n", "    304\n    302  lane=4\n"))
    assert merged(ours, changed(HEAT_1[0])) == changed(
        HEAT_1[0], ("    302  lane=4\n", ""), ("    304\n", "    304\n    302  lane=4\n")
    )


def test_another_order() -> None:
    ours = changed(("    303\n    304\n", "    304\n    303\n"))
    theirs = changed(("    303\n    304\n", "    303  11.70\n    304\n    305\n"))
    both = ("    303\n    304\n", "    304\n    305\n    303  11.70\n")
    assert merged(ours, theirs) == changed(both)


def test_comments_go_with_their_statement_and_are_never_doubled() -> None:
    ours = changed(("# Saturday\n", "# Saturday, 9 May\n"), ("    303\n", "    302\n    303\n"))
    theirs = changed(("# Saturday\nevent T02", "# Saturday\nevent T01 60 F\nevent T02"))
    assert merged(ours, theirs) == changed(
        ("# Saturday\nevent T02", "# Saturday, 9 May\nevent T01 60 F\nevent T02"),
        ("    303\n", "    302\n    303\n"),
    )
    both = changed(("# Saturday\nevent T02", "# Saturday\nevent T00 40 F\nevent T02"))
    assert merged(both, theirs) == changed(
        ("# Saturday\nevent T02", "# Saturday\nevent T00 40 F\nevent T01 60 F\nevent T02")
    )


def test_rulers_stand_many_times() -> None:
    base = MEET + "# ----\nevent T01 100 M\n# ----\nevent T02 200 M\n# ----\n"
    ours = base.replace("event T01", "event T00 60 M\n# ----\nevent T01")
    theirs = base + "event T03 400 M\n"
    assert merged(ours, theirs, base) == ours + "event T03 400 M\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"), [(0, 2, 1, 2), (2, 3, 1, 3), (2, 1, 2, 1), (1, 3, 0, 3)]
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_rulers_of_both_sides_are_counted(
    base: int, ours: int, theirs: int, both: int, is_turned: bool
) -> None:
    def text(rulers: int, other: str = "") -> str:
        return MEET + other + "# ----\n" * rulers + "event T01 100 M\n# ====\n# ====\nteam A\n"

    sides = text(ours, "# ====\n"), text(theirs, "\n")
    result = merged(*(sides[::-1] if is_turned else sides), base=text(base))
    assert result.split("event")[0].count("# ----") == both
    assert "# ====\n" in result.split("event")[0]


def test_bars_that_both_go_on_with() -> None:
    ours = changed(("1.50\n", "1.50  1.55\n"), ("o     xo\n", "o     xo    o\n"), base=VERTICAL)
    theirs = changed(
        ("1.50\n", "1.50  1.55  1.60\n"),
        ("2        xo\n", "2        xo    -     -\n"),
        base=VERTICAL,
    )
    assert merged(ours, theirs, VERTICAL) == changed(
        ("1.50\n", "1.50  1.55  1.60\n"), ("o     xo\n", "o     xo    o\n"),
        ("    2        xo\n", "    2        xo    -     -\n"), base=VERTICAL,
    )  # fmt: skip


def test_a_bar_put_in_between_while_the_other_side_types_marks() -> None:
    """A mark stands for its bar by position: merged silently, it would stand for another."""
    ours = changed(("1.40  1.50", "1.40  1.45  1.50"), base=VERTICAL)
    theirs = changed(("    2        xo\n", "    2        xo    o\n"), base=VERTICAL)
    about, lines = conflict(ours, theirs, VERTICAL)
    assert about == "F02 final"
    assert "heights  1.40  1.45  1.50" in lines
    assert "2        xo    o\n" in lines
    only = changed(('meet "Spring"', 'meet "Autumn"'), base=VERTICAL)
    assert merged(ours, only, VERTICAL) == changed(
        ("1.40  1.50", "1.40  1.45  1.50"), ('meet "Spring"', 'meet "Autumn"'), base=VERTICAL
    )


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
    the words of the other side as well."""
    before, here, there, got = (Counter(_statements(text)) for text in (base, *sides, result))
    for line in before:  # the same row of two heats may be changed by one side each
        kept = before[line] <= min(here[line], there[line])
        assert not kept or any(set(line) <= set(other) for other in got), line
    for line in (here.keys() | there.keys()) - before.keys():
        known = {word for other in before if other[0] == line[0] for word in other}
        assert any(set(line[1:]) - known <= set(other) for other in got), line
        assert line in got or not line[0].startswith("#"), line


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
