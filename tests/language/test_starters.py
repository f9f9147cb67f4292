"""Who goes on is worked out by the rule, and every start list of a later round is held against
it, though no Q is typed."""

from __future__ import annotations

import pytest

import meetc
from tests.conftest import MEET
from tests.language.test_contradictions import told

HEADER = "event T01 100 F rounds=2,1 lanes={lanes} qual_by_place=1 qual_fastest_losers={by_time}\n"
HEATS = """ heat 1 {status}
  1 12.00
  2 12.20
  3 12.30
 heat 2 {status}
  4 12.10
  5 12.25
  6 12.40
"""
RULE = HEADER.format(lanes=8, by_time=2)


def race(*final: str, heats: str = HEATS, rule: str = RULE, status: str = "official") -> list[str]:
    """What is told of two heats without a Q, and of a final with some rows."""
    rows = "".join(f"  {row}\n" for row in final)
    return told(rule + heats.format(status=status) + (f" final\n{rows}" if rows else ""))


@pytest.mark.parametrize("status", ["official", "provisional", ""])
def test_a_wrong_finalist_is_told_though_no_q_is_typed(status: str) -> None:
    assert race("1", "2", "4", "5", status=status) == []
    wrong = ["M727 bib 3 is in T01 final, and has not qualified"]
    assert race("1", "2", "4", "3", status=status) == wrong
    assert race("1", "2", "4", "5", "3", status=status) == wrong
    assert race("1", "3", "4", "6", status=status) == [f"{wrong[0]}; nor has 1 other of this round"]
    assert race("1", "2", "4", '3 note="by decision"', status=status) == []


def test_nothing_is_told_before_the_round_is_over() -> None:
    assert race("1", "3", status="in_progress") == []
    open_heat = HEATS.replace("  6 12.40\n", "  6\n")
    assert race("1", "2", "3", "4", heats=open_heat, status="") == []  # 6 may still be faster
    assert race("1", "3", rule="event T01 100 F rounds=2,1 lanes=8\n") == []


def test_who_was_in_no_heat_is_told() -> None:
    stranger = ["M727 bib 7 is in T01 final, and was not in the round before"]
    assert race("1", "2", "4", "7") == stranger
    assert race("1", "2", "4", '7 note="bye"', "5") == []


def test_who_has_qualified_and_is_missing_is_told() -> None:
    missing = "M737 bib 5 has qualified with q, and is not in T01 final"
    assert race("1", "2", "4") == [missing]
    assert race("1", "4") == [
        "M737 bib 2 has qualified with q, and is not in T01 final; nor is 1 other"
    ]
    assert race("1", "2", "4", "5 DNS") == []
    assert race("1", "2", "4", heats=HEATS.replace("12.25", '12.25 note="withdrawn"')) == []


def test_the_next_best_may_replace_who_has_withdrawn() -> None:
    withdrawn = HEATS.replace("5 12.25", '5 12.25 note="withdrawn"')
    assert race("1", "2", "4", "3", heats=withdrawn) == []
    assert race("1", "2", "4", "3", "5 DNS") == []
    assert race("1", "2", "4", "6", heats=withdrawn) == [
        "M727 bib 6 is in T01 final, and has not qualified"
    ]
    both = ["M727 bib 6 is in T01 final, and has not qualified"]
    assert race("1", "2", "4", "3", "6", heats=withdrawn) == both


@pytest.mark.parametrize(
    ("second", "fifth", "lanes", "expected"),
    [
        ("12.25 raw=12.244", "12.25 raw=12.249", 8, []),
        ("12.25 raw=12.244", "12.25 raw=12.244", 8, []),
        ("12.25 raw=12.244", "12.25 raw=12.244", 3,
         ["M736 2, 5 of T01 are for 1 place of the next round: equal to 0.001 s, and there are not "
          "lanes for all: a draw decides"]),
        ("12.25 raw=12.244", "12.25 raw=12.244 qD", 3, []),
        ("12.25", "12.25", 8,
         ["M736 2, 5 of T01 are for 1 place of the next round: equal to 0.01 s: their thousandths "
          "decide, as raw="]),
        ("12.25", "12.25 q", 8, []),
    ],
)  # fmt: skip
def test_a_tie_for_the_last_place(second: str, fifth: str, lanes: int, expected: list[str]) -> None:
    rule = HEADER.format(lanes=lanes, by_time=1)
    heats = HEATS.replace("12.25", fifth).replace("12.20", second)
    assert race(heats=heats, rule=rule) == expected
    assert [one for one in race("1", "4", "2", heats=heats, rule=rule) if "M727" in one] == []


def test_the_thousandths_say_who_is_in_the_final() -> None:
    rule = HEADER.format(lanes=8, by_time=1)
    heats = HEATS.replace("12.25", "12.25 raw=12.244").replace("12.20", "12.25 raw=12.249")
    assert race("1", "4", "5", heats=heats, rule=rule) == []
    wrong = ["M727 bib 2 is in T01 final, and has not qualified"]
    assert race("1", "4", "2", heats=heats, rule=rule) == wrong


def test_what_is_typed_wins() -> None:
    typed = HEATS.replace("12.20", "12.20 q").replace("12.30", "12.30 q")
    told_once = ["M630 bib 3 has q with 12.30, and bib 5 none with 12.25"]
    assert race("1", "2", "3", "4", heats=typed.replace("12.00", "12.00 Q").replace(
        "12.10", "12.10 Q")) == told_once  # fmt: skip


def test_a_guest_does_not_go_on() -> None:
    guest = HEATS.replace("12.20", "12.20 place=-")
    assert race("1", "3", "4", "5", heats=guest) == []


def test_the_standard_of_a_field_event() -> None:
    rule = "event F01 LJ F rounds=2,1 qualifying_performance=6.00 qual_fastest_losers=3\n"
    groups = (
        " heat 1 official\n  1 6.10\n  2 5.80 5.70\n heat 2 official\n  3 5.90\n  4 5.80 5.60\n"
    )
    assert race("1", "2", "3", rule=rule, heats=groups) == []
    assert race("1", "3", "4", rule=rule, heats=groups) == [
        "M727 bib 4 is in F01 final, and has not qualified"
    ]
    gone = groups.replace("6.10", '6.10 note="withdrawn"')
    assert race("2", "3", "4", rule=rule, heats=gone) == []


def test_one_mistake_is_told_once() -> None:
    unknown = race("1", "2", "4", "99")
    assert [one[:4] for one in unknown] == ["M302"]


def test_a_standard_alone_may_be_that_to_enter() -> None:
    rule = "event F01 LJ F rounds=1,1 qualifying_performance=6.00\n"
    assert race("2", rule=rule, heats=" heat 1 official\n  1 6.10\n  2 5.80\n") == []


def test_the_note_of_a_disqualification_explains_no_start() -> None:
    heats = HEATS.replace("12.30", 'DQ note="TR16.8"')
    (one,) = race("1", "2", "3", "4", heats=heats)
    assert one.startswith("M727 bib 3 is in T01 final, and has not qualified")


GROUPS = """ heat 1 official
  1 6.10 6.00
  2 6.00 5.90
  3 5.80 x
  4 5.70
 heat 2 official
  5 5.90
  6 5.85
  7 5.85 5.84
"""
BY_PLACE = "event F01 LJ F rounds=2,1 qual_by_place={} qual_fastest_losers={}{}\n"


@pytest.mark.parametrize(
    ("by_place", "others", "groups", "through"),
    [
        (1, 2, GROUPS, "1 5 2 7"), (2, 0, GROUPS, "1 2 5 7"), (2, 1, GROUPS, "1 2 5 7 6"),
        (1, 0, GROUPS, "1 5"), (3, 1, GROUPS, "1 2 3 5 7 6 4"),
        # level for the last of the others: both; for the last place of a group: one other fewer
        (1, 2, GROUPS.replace("5.85 5.84", "5.85"), "1 5 2 6 7"),
        (2, 1, GROUPS.replace("5.85 5.84", "5.85"), "1 2 5 6 7"),
        (1, 1, GROUPS.replace("6 5.85", "6 x"), "1 5 2"),
        (2, 1, GROUPS.replace("6 5.85", "6 DNS").replace("7 5.85 5.84", "7 x"), "1 2 5 3"),
    ],
)  # fmt: skip
def test_by_place_in_the_groups_of_a_field_event(
    by_place: int, others: int, groups: str, through: str
) -> None:
    rule = BY_PLACE.format(by_place, others, "")
    bibs = through.split()
    assert race(*bibs, rule=rule, heats=groups) == []
    assert race(*bibs, rule=BY_PLACE.format(by_place, others, " qualifying_performance=5.00"),
                heats=groups) == []  # which is that to enter  # fmt: skip
    qualifier = "q" if len(bibs) > 2 * by_place else "Q"
    last = f"M737 bib {sorted(bibs)[-1]} has qualified with {qualifier}"
    missing = race(*sorted(bibs)[:-1], rule=rule, heats=groups)
    assert [one[: len(last) - 1] for one in missing] == [last[:-1]]
    other = next(bib for bib in "4326715" if bib not in bibs) if len(bibs) < 7 else ""
    wrong = [f"M727 bib {other} is in F01 final, and has not qualified"] if other else []
    assert not other or race(*bibs, other, rule=rule, heats=groups) == wrong


@pytest.mark.parametrize(
    ("rule", "typed", "expected"),
    [
        ((1, 2), "1Q 5Q 2q 7q", ""),
        ((1, 2), "1Q 5Q 2q 3q", "M643 bib 3 has q|does not go on"),
        ((1, 2), "1Q 5Q 2Q 7q", "M718 bib 2 has Q and is 2nd, and qual_by_place=1"),
        ((1, 2), "1Q 5q 2q 7q", "M643 bib 5 has q|Q: place 1 of group 2; the first goes on"),
        ((1, 2), "1Q 5Q 2q 7q 6q", "M643 bib 6 has q|does not go on"),
        ((1, 2), "1Q 5Q 2q", ""),
        ((0, 3), "1q 2q 5q", ""),
        ((0, 3), "1q 2q 3q", "M643 bib 3 has q|does not go on"),
        ((0, 3), "1q 2q 5qR", ""),
    ],
)
def test_letters_that_are_typed_in_the_field(
    rule: tuple[int, int], typed: str, expected: str
) -> None:
    groups = GROUPS
    for one in typed.split():
        row = next(line for line in GROUPS.splitlines() if line.startswith(f"  {one[0]} "))
        groups = groups.replace(row, f"{row}  {one[1:]}")
    message = expected.replace("|", " in round 1 of F01, and by the rule ")
    assert told(BY_PLACE.format(*rule, "") + groups) == ([message] if message else [])


def test_the_next_best_of_the_groups_replaces_who_has_withdrawn() -> None:
    rule = BY_PLACE.format(1, 1, "")
    gone = GROUPS.replace("5 5.90", '5 5.90 note="withdrawn"')
    assert race("1", "2", "7", rule=rule, heats=gone) == []
    assert race("1", "2", "6", rule=rule, heats=gone) == [
        "M727 bib 6 is in F01 final, and has not qualified"
    ]


def test_who_is_disqualified_later_is_replaced() -> None:
    """Not given a Q again: the next best of the round before goes on."""
    compiled = meetc.compile(
        MEET
        + "event T01 100 M rounds=2,1 qual_by_place=1 qual_fastest_losers=1\n"
        + '  heat 1 official\n    1 DQ note="TR16.8"\n    2 11.20 q\n    3 11.50\n'
        + "  heat 2 official\n    4 11.10 Q\n  final\n    1\n    2\n    4\n"
    )
    assert [d.hint for d in compiled.diagnostics if d.code == "M727"] == [
        "`meetc advance FILE T01 --replace 1` has the next best there; a note can say why else"
    ]


@pytest.mark.parametrize(
    ("rule", "label", "hint"),
    [
        (RULE, "not through by the rule of the event",
         "is the bib right? `meetc why FILE T01 3` tells why; by decision one goes on with qR, qJ "
         "or qD, and a note can say why else"),
        ("event T01 100 F rounds=2,1\n", "without Q or q",
         "write the Q or q that is missing, or the right bib; a note can say why else"),
    ],
)  # fmt: skip
def test_where_no_q_is_typed_nobody_is_asked_for_one(rule: str, label: str, hint: str) -> None:
    heats = HEATS.format(status="official")
    heats = heats if "qual" in rule else heats.replace("12.00", "12.00 Q").replace("10", "10 Q")
    compiled = meetc.compile(MEET + rule + heats + " final\n  1\n  3\n  4\n  5\n  2\n")
    (one,) = [d for d in compiled.diagnostics if d.code == "M727"]
    assert (one.related[0].message, one.hint) == (label, hint)


@pytest.mark.parametrize("row", ['"Dora Nobody"  12.10', "12.10  4"])
def test_who_goes_on_is_not_told_where_a_row_of_the_heats_is_not_read(row: str) -> None:
    """The athlete of that row is missing in the final for a reason that is told."""
    final = " final\n  1\n  2\n  4\n  5\n"
    text = RULE + HEATS.format(status="official") + final
    assert told(text) == []
    (wrong,) = told(text.replace("  4 12.10", f"  {row}"))
    assert wrong[:4] in ("M302", "M304")
    typed = text.replace("1 12.00", "1 12.00 Q").replace("4 12.10", "4 12.10 Q")
    typed = typed.replace("2 12.20", "2 12.20 q").replace("5 12.25", "5 12.25 q")
    assert told(typed) == []
    (wrong,) = told(typed.replace("  4 12.10", f"  {row}"))
    assert wrong[:4] in ("M302", "M304")
