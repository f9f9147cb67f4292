"""The merge of three versions of a meet: what is merged, and what clashes."""

from __future__ import annotations

import pytest

from meetc.merge.merge import merge
from tests.conftest import MEET
from tests.support.merging import BASE, HEAT_1, HEAT_2, changed, conflict, merged

VERTICAL = MEET + (
    "event F02 HJ M\n  final\n    heights  1.40  1.50\n    1        o     xo\n    2        xo\n"
)


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
