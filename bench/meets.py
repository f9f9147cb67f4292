"""Makes meets of any size with invented people, the same for the same numbers."""

from __future__ import annotations

import random
from typing import NamedTuple

_FIRST = "Ada Bea Cleo Dot Eva Fay Gus Hal Ivo Jan Kit Leo Max Ned Oli Pia Rex Sam Tom Una".split()
_LAST = "Ashdown Birk Calder Dunmore Ellery Fenn Garth Holm Iveson Jarrow Kell Lund".split()
_LANES = 10
_TRACK = (("100", 12.0), ("200", 25.0), ("400", 56.0), ("800", 130.0), ("1500", 270.0))
_LENGTH = (("LJ", 5.2), ("TJ", 11.0), ("SP", 11.5), ("DT", 33.0), ("JT", 40.0))
_ROUNDS = ("8,3,1", "10,3,1", "6,2,1")


class Size(NamedTuple):
    """How large a meet is: athletes, events, and competitors in an event of each kind."""

    athletes: int
    events: int
    in_a_race: int
    in_trials: int
    in_heights: int


SEASON = Size(5000, 300, 86, 88, 40)
EVERYDAY = Size(150, 25, 28, 14, 8)


def doubled(size: Size) -> Size:
    """Twice the athletes and twice the events."""
    return size._replace(athletes=size.athletes * 2, events=size.events * 2)


def make(size: Size) -> str:
    """The text of a meet: of ten events six are races, three have trials, one has heights."""
    chance = random.Random(f"{size}")
    entered: dict[int, list[str]] = {}
    events: list[str] = []
    for number in range(size.events):
        gender = "MF"[number % 2]
        bibs = range(2 - number % 2, size.athletes + 1, 2)
        if number % 10 == 9:
            event, most, kind = f"H{number:03}", size.in_heights, _vertical
        elif number % 10 in (2, 5, 8):
            event, most, kind = f"F{number:03}", size.in_trials, _length
        else:
            event, most, kind = f"T{number:03}", size.in_a_race, _track
        drawn = chance.sample(bibs, min(most, len(bibs)))
        for bib in drawn:
            entered.setdefault(bib, []).append(event)
        events += kind(number, f"event {event}", gender, drawn, chance)
    lines = [
        'meet "Benchmark Championships"',
        "  slug     benchmark",
        "  country  GBR",
        "  date     2026-05-09 .. 2026-05-17",
        "",
    ]
    lines += [f'team T{n:02} "Team {n}"' for n in range(40)]
    for bib in range(1, size.athletes + 1):
        born = f"{chance.randint(1980, 2010)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        entries = f"  events_entered={','.join(entered[bib])}" if bib in entered else ""
        lines.append(f'athlete {bib} "{name}" {"MF"[bib % 2]} {born} T{bib % 40:02}{entries}')
    return "\n".join(lines + events) + "\n"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 100), 6000)
    return f"{minutes}:{rest / 100:05.2f}" if minutes else f"{rest / 100:.2f}"


def _track(
    number: int, header: str, gender: str, bibs: list[int], chance: random.Random
) -> list[str]:
    code, usual = _TRACK[number % len(_TRACK)]
    rounds = _ROUNDS[number % len(_ROUNDS)]
    lines = ["", f'{header} {code} "{code} m {number}" {gender} rounds={rounds} '
             f"category=C{number}"]  # fmt: skip
    left = bibs
    for name, heats in zip(("heat", "semi", "final"), map(int, rounds.split(",")), strict=True):
        going_on = []
        for heat in range(heats):
            wind = f" wind={chance.choice('+-')}0.{heat % 9 + 1}"
            lines.append(f"  {name} {heat + 1} official{wind if code in ('100', '200') else ''}")
            in_heat = left[heat::heats]
            times = sorted(usual * chance.uniform(1, 1.2) for _ in in_heat)
            for place, (bib, seconds) in enumerate(zip(in_heat, times, strict=True)):
                mark = "DNS" if chance.random() < 0.02 else _time(seconds)
                qualified = place < 3 and mark != "DNS"
                qualifier = "  Q" if qualified and name != "final" else ""
                lane = f"  lane={place + 1}" if place < _LANES else ""
                lines.append(f"    {bib:<5} {mark}{qualifier}{lane}")
                going_on += [bib] if qualified else []
        left = going_on[:24]
    return lines


def _length(
    number: int, header: str, gender: str, bibs: list[int], chance: random.Random
) -> list[str]:
    code, usual = _LENGTH[number // 3 % len(_LENGTH)]
    lines = ["", f'{header} {code} "{code} {number}" {gender} category=C{number}',
             "  final official"]  # fmt: skip
    for bib in bibs:
        series = []
        for _ in range(6):
            if chance.random() < 0.2:
                series.append(chance.choice("xx-"))
                continue
            wind = f"({chance.uniform(-1.9, 1.9):+.1f})" if code in ("LJ", "TJ") else ""
            series.append(f"{usual * chance.uniform(0.8, 1):.2f}{wind}")
        lines.append(f"    {bib:<5} {'  '.join(series)}")
    return lines


def _vertical(
    number: int, header: str, gender: str, bibs: list[int], chance: random.Random
) -> list[str]:
    lines = ["", f'{header} HJ "High jump {number}" {gender} category=C{number}',
             "  final official"]  # fmt: skip
    heights = [f"{1.3 + 0.05 * n:.2f}" for n in range(12)]
    lines.append(f"    heights {' '.join(heights)}")
    for bib in bibs:
        card = []
        out = chance.randint(2, len(heights) - 1)
        card = [chance.choice(("o", "o", "xo", "xxo", "-")) for _ in heights[: out - 1]]
        if card[-1] == "-":
            card[-1] = "o"
        lines.append(f"    {bib:<5} {'  '.join(card)}  xxx")
    return lines
