"""Laws of the rules, held against a plain reading of the book and against athlib."""

from __future__ import annotations

import random
import warnings
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

import meetc
from meetc.disciplines import discipline
from meetc.rules import vertical
from meetc.rules.combined import Part, score
from meetc.rules.places import places
from tests.conftest import MEET
from tests.language.test_rules import complete_cards
from tests.support.drawn import examples

SETS = {
    "M": ("100 LJ SP HJ 400 110H DT PV JT 1500", "60 LJ SP HJ 60H PV 1000", "LJ JT 200 DT 1500"),
    "F": ("100H HJ SP 200 LJ JT 800", "60H HJ SP LJ 800", "100 DT PV JT 400 100H LJ SP HJ 1500"),
}
RANGES = {
    "60": (650, 900), "100": (1020, 1450), "200": (2100, 2900), "400": (4500, 6500),
    "800": (12500, 17500), "1000": (15000, 21000), "1500": (25000, 34000), "60H": (760, 1100),
    "100H": (1260, 1800), "110H": (1340, 1900), "LJ": (400, 820), "HJ": (120, 215),
    "PV": (200, 540), "SP": (600, 1700), "DT": (1500, 5500), "JT": (2000, 7200),
}  # fmt: skip


def test_athlib_agrees_on_two_thousand_complete_cards() -> None:
    """Every part and the total, with 0 for a DNF, DQ or NM; nobody on these cards has a DNS, a
    hand time or an implement of juniors, where athlib has other points."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from athlib.athlon_score import score as theirs
    chance = random.Random(14)
    for bib in map(str, range(2000)):
        gender = chance.choice("MF")
        parts, expected = [], {}
        for number, code in enumerate(chance.choice(SETS[gender]).split()):
            made = discipline(code)
            assert made is not None
            hundredths = chance.randint(*RANGES[code])
            mark = f"{hundredths // 100}.{hundredths % 100:02}"
            failed = not chance.randrange(25)
            expected[f"P{number}"] = 0 if failed else theirs(gender, code, Decimal(mark))
            word = chance.choice(("DQ", "DNF" if made.form.on_track else "NM"))
            parts.append(Part(f"P{number}", made, {bib: word if failed else mark}))
        own = score(parts, bib, gender, over=True)
        assert (own.points, own.total, own.out) == (expected, sum(expected.values()), "")


@examples(200)
@given(complete_cards())
def test_countback_is_what_the_book_says(cards: list[list[str]]) -> None:
    """TR26.8, card by card: the best height, then the fewest failures at it, then the fewest in
    all up to it; whoever is level in all three shares the place."""

    def reading(card: list[str]) -> tuple[int, int, int] | None:
        over = [n for n, word in enumerate(card) if word.endswith("o")]
        if not over:
            return None
        return over[-1], -card[over[-1]].count("x"), -"".join(card[: over[-1] + 1]).count("x")

    read = [reading(card) for card in cards]
    best = [vertical.read_card(card).best for card in cards]
    found = places(best, lambda n: vertical.detail(cards[n], []), lowest_wins=False)
    for own, place in zip(read, found, strict=True):
        ahead = sum(other is not None and own is not None and other > own for other in read)
        assert place == (None if own is None else ahead + 1)


def ranked(event: str, cards: list[str], heights: str = "") -> list[int | None]:
    """The places of the rows of a final, in their order."""
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in range(1, len(cards) + 1))
    rows = "".join(f"    {n}  {card}\n" for n, card in enumerate(cards, 1))
    compiled = meetc.compile(f"{MEET}{people}event E {event} F\n  final\n{heights}{rows}")
    assert compiled.ok
    return [row.place for row in compiled.meet.events[0].units[0].rows]


TIMES = st.lists(st.integers(1190, 1199), min_size=1, max_size=9)
SERIES = st.lists(st.lists(st.integers(530, 539), min_size=3, max_size=3), min_size=1, max_size=7)


@examples(60)
@given(TIMES, st.data())
def test_somebody_slower_changes_no_place_before(times: list[int], data: st.DataObject) -> None:
    marks = [f"{time // 100}.{time % 100:02}" for time in times]
    before = ranked("100", marks)
    at = data.draw(st.integers(0, len(marks)))
    after = ranked("100", [*marks[:at], data.draw(st.sampled_from(("12.00", "DNF"))), *marks[at:]])
    assert [*after[:at], *after[at + 1 :]] == before
    assert after[at] in (None, len(marks) + 1)


@examples(60)
@given(SERIES, st.data())
def test_somebody_who_jumps_less_far_changes_no_place_before(
    series: list[list[int]], data: st.DataObject
) -> None:
    cards = [" ".join(f"{mark / 100:.2f}(0.0)" for mark in own) for own in series]
    before = ranked("LJ", cards)
    less = data.draw(st.sampled_from(("5.29(0.0) 5.29(0.0) x", "x x x")))
    after = ranked("LJ", [less, *cards])
    assert after[1:] == before
    assert after[0] in (None, len(cards) + 1)


@examples(60)
@given(complete_cards())
def test_somebody_who_jumps_less_high_changes_no_place_before(cards: list[list[str]]) -> None:
    bars = max(len([word for word in card if word]) for card in cards)
    heights = "    heights 0.90 " + " ".join(f"{1 + n / 20:.2f}" for n in range(bars)) + "\n"
    words = [" ".join(["-", *filter(None, card)]) for card in cards]
    before = ranked("HJ", words, heights)
    after = ranked("HJ", [*words, "o xxx"], heights)
    assert after[:-1] == before
    assert after[-1] == sum(place is not None for place in before) + 1


def placed(event: str, rows: list[str], heights: str = "") -> dict[str, int | None]:
    """The places by bib of rows as they stand in a final."""
    people = "".join(f'athlete {n} "F{n} L{n}" F\n' for n in range(1, len(rows) + 1))
    body = "".join(f"    {row}\n" for row in rows)
    compiled = meetc.compile(f"{MEET}{people}event E {event} F\n  final\n{heights}{body}")
    assert compiled.ok, compiled.diagnostics
    return {row.bib: row.place for row in compiled.meet.events[0].units[0].rows}


@st.composite
def some_thousandths(draw: st.DrawFn) -> list[tuple[int, int | None]]:
    """Times in hundredths, few of them, and the thousandths of some: read up to 9 before them."""
    read = st.one_of(st.none(), st.integers(0, 9), st.integers(0, 9))
    times = draw(st.lists(st.tuples(st.integers(1200, 1201), read), min_size=2, max_size=7))
    return [(time, None if early is None else time * 10 - early) for time, early in times]


@examples(100)
@given(some_thousandths(), st.data())
def test_thousandths_part_equal_times_where_all_of_them_have_some(
    times: list[tuple[int, int | None]], data: st.DataObject
) -> None:
    """In any order of the rows: TR21, and of what is not known of one nothing is decided."""
    rows = []
    for n, (time, raw) in enumerate(times, 1):
        more = "" if raw is None else f"  raw={raw // 1000}.{raw % 1000:03}"
        rows.append(f"{n}  {time // 100}.{time % 100:02}{more}")
    unknown = {time for time, raw in times if raw is None}
    keys = [(time, 0 if time in unknown else raw or 0) for time, raw in times]
    expected = {str(n): 1 + sum(own < key for own in keys) for n, key in enumerate(keys, 1)}
    assert placed("100", rows) == expected
    assert placed("100", data.draw(st.permutations(rows))) == expected


@st.composite
def jump_offs(draw: st.DrawFn) -> list[tuple[str, tuple[int, ...]]]:
    """Words of the jump-off of each who is level in the first place, and what they are ranked by,
    the highest ahead: at which bar they were out. Who is alone has won; TR26.9."""
    count = draw(st.integers(2, 4))
    words, out = [""] * count, [3] * count
    left = list(range(count))
    for bar in range(3):
        trials = [draw(st.sampled_from("oxxr")) for _ in left]
        if "o" in trials:
            trials = [trial.replace("r", "x") for trial in trials]
        stays = "o" if "o" in trials else "x"
        for n, trial in zip(left, trials, strict=True):
            words[n] += f" {trial}"
            out[n] = out[n] if trial == stays else bar
        left = [n for n in left if out[n] > bar]
        if len(left) < 2:
            break
    return [(word, (own,)) for word, own in zip(words, out, strict=True)]


@examples(100)
@given(jump_offs(), st.lists(st.sampled_from(("xo xxx", "xxo xxx", "xxx")), max_size=3),
       st.data())  # fmt: skip
def test_a_jump_off_ranks_those_who_were_level_in_any_order_of_the_rows(
    jumped: list[tuple[str, tuple[int, ...]]], behind: list[str], data: st.DataObject
) -> None:
    first = [f"o xxx |{words}" for words, _ in jumped]
    rows = [f"{n}  {card}" for n, card in enumerate([*first, *behind], 1)]
    heights = "    heights 1.50 1.55 | 1.55 1.53 1.51\n"
    expected: dict[str, int | None] = {
        str(n): 1 + sum(other > own for _, other in jumped) for n, (_, own) in enumerate(jumped, 1)
    }
    failures = [card.count("x", 0, card.find("o")) if "o" in card else None for card in behind]
    for n, own in enumerate(failures, len(jumped) + 1):
        ahead = sum(other is not None and own is not None and other < own for other in failures)
        expected[str(n)] = None if own is None else len(jumped) + 1 + ahead
    assert placed("HJ", rows, heights) == expected
    assert placed("HJ", data.draw(st.permutations(rows)), heights) == expected
