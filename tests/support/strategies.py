"""What the property tests draw from: examples changed at random, and whole meets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from meetc.rules.lanes import MOST_LANES
from tests.conftest import EXAMPLES

SMALL = [data for path in sorted(EXAMPLES.glob("*.meet")) if len(data := path.read_bytes()) < 8000]
LINES = sorted({line for data in SMALL for line in data.split(b"\n")})
PIECES = [
    *(b'"', b"#", b"=", b"-", b"|", b",", b"\\", b"{", b"}", b"\n", b" ", b"x", b"1", b"M"),
    *(b"\xc3", b"\xff", b"\x00", b"null", b"extra.", b"event ", b"heat ", b"9" * 30),
]


def edit(data: bytes, draw: Callable[[int], int]) -> bytes:
    """A text with one of its bytes or lines changed, dropped, added or doubled; `draw(n)` gives
    a number below n."""
    kind = draw(4)
    if kind < 2:
        at = draw(len(data) + 1)
        if kind == 0:
            return data[:at] + PIECES[draw(len(PIECES))] + data[at:]
        return data[:at] + data[at + 1 + draw(12) :]
    lines = data.split(b"\n")
    at = draw(len(lines))
    lines[at : at + (kind == 2)] = [LINES[draw(len(LINES))]]
    return b"\n".join(lines)


@st.composite
def versions(draw: st.DrawFn, most: int = 6) -> list[bytes]:
    """An example and what becomes of it, edit by edit."""
    found = [draw(st.sampled_from(SMALL))]
    for _ in range(draw(st.integers(1, most))):
        found.append(edit(found[-1], lambda n: draw(st.integers(0, n - 1))))
    return found


def mutated() -> st.SearchStrategy[bytes]:
    """An example with a few edits."""
    return versions().map(lambda found: found[-1])


_TIMES = {"100": (10.0, 14.0), "400": (48.0, 62.0), "800": (110.0, 150.0), "110H": (13.5, 18.0)}
_STATUS_WORDS = ("DNS", "DNF", "DQ")


@dataclass(frozen=True)
class Written:
    """A meet as text, with what was written into it."""

    text: str
    bibs: tuple[str, ...]
    events: tuple[str, ...]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 100), 6000)
    return f"{minutes}:{rest / 100:05.2f}" if minutes else f"{rest / 100:.2f}"


@st.composite
def _race(draw: st.DrawFn, event: str, bibs: tuple[str, ...]) -> list[str]:
    code = draw(st.sampled_from(sorted(_TIMES)))
    rounds = draw(st.sampled_from(("1", "2,1", "3", "2,2,1")))
    lines = [f'event {event} {code} "{code} {event}" MF rounds={rounds} category={event}']
    heats = int(rounds[0])
    for heat in range(1, heats + 1):
        lines.append(f"  heat {heat} {draw(st.sampled_from(('', 'official', 'provisional')))}")
        for number, bib in enumerate(bibs[heat - 1 :: heats], 1):
            mark = draw(
                st.one_of(st.floats(*_TIMES[code]).map(_clock), st.sampled_from(_STATUS_WORDS))
            )
            more = draw(st.sampled_from(("", "  Q", "  lane=4", "  note=PB", "  place=-")))
            if mark in _STATUS_WORDS and more == "  Q":
                more = "  qR"
            lane = (
                more if "lane" not in more else f"  lane={number}" if number <= MOST_LANES else ""
            )
            lines.append(f"    {bib}  {mark}{lane}")
    return lines


@st.composite
def _trials(draw: st.DrawFn, event: str, bibs: tuple[str, ...]) -> list[str]:
    code = draw(st.sampled_from(("LJ", "SP", "JT", "TJ")))
    trial = st.one_of(
        st.floats(3, 7).map(lambda metres: f"{metres:.2f}"), st.sampled_from(("x", "-", "."))
    )
    lines = [f'event {event} {code} "{code}" MF category={event}', "  final official"]
    for bib in bibs:
        series = draw(st.lists(trial, max_size=5))
        retired = draw(st.sampled_from(([], ["r"])))
        lines.append(f"    {bib}  {'  '.join(series + retired)}")
    return lines


@st.composite
def _heights(draw: st.DrawFn, event: str, bibs: tuple[str, ...]) -> list[str]:
    count = draw(st.integers(2, 6))
    heights = [f"{1.2 + 0.05 * n:.2f}" for n in range(count)]
    lines = [f'event {event} HJ "High {event}" MF category={event}', "  final official",
             f"    heights {' '.join(heights)}"]  # fmt: skip
    for bib in bibs:
        card, failures = [], 0
        for _ in heights:
            word = ""
            while failures < 3 and not word.endswith(("o", "-")):
                letter = draw(st.sampled_from("oox-"))
                word += letter
                failures = 0 if letter == "o" else failures + (letter == "x")
            if word:
                card.append(word)
        lines.append(f"    {bib}  {'  '.join(card)}")
    return lines


@st.composite
def meets(draw: st.DrawFn) -> Written:
    """A whole meet without a mistake: athletes, entries, and events of every form."""
    count = draw(st.integers(1, 9))
    bibs = tuple(str(100 + n) for n in range(count))
    kinds = draw(st.lists(st.sampled_from((_race, _trials, _heights)), min_size=1, max_size=5))
    events = tuple(f"E{n:02}" for n in range(len(kinds)))
    lines = [
        'meet "Drawn Meet"',
        "  slug drawn",
        "  country GBR",
        "  date 2026-05-09",
        'team AAA "A"',
    ]
    with_entries = draw(st.lists(st.sampled_from(events), unique=True))
    for bib in bibs:  # who has a row in an event that has entries is entered
        gender = draw(st.sampled_from(("M", "F", "X", "")))
        entered = draw(st.permutations(with_entries))
        entries = f" events_entered={','.join(entered)}" if entered else ""
        lines.append(f'athlete {bib} "First{bib} Last{bib}" {gender} AAA{entries}')
    for event, kind in zip(events, kinds, strict=True):
        lines += draw(kind(event, bibs))
    return Written("\n".join(lines) + "\n", bibs, events)
