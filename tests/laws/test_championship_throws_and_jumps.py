"""Throws and long jumps of real championships: of raw trials alone come every official mark,
place, Q and q, and the eight who go on after three trials.

A line is the mark, Q or q behind it, and the trials behind `:`, in the order of official places;
`=` before the mark shares the place of the line above. Where a table has fewer trials than the
round had, the athlete had passed.
"""

from __future__ import annotations

import pytest

from tests.conftest import Meetc
from tests.support.championships import cards, meet_of, shuffled, worked_out

QUALIFYING = {
    "Commonwealth Games 1970, triple jump men, three level at the twelfth place": (
        "TJ M", "16.20", 12, """
        16.09q: 16.09; 16.08q: 16.08; 16.07q: 16.07; 15.87q: 15.87; 15.80q: 15.80; 15.65q: 15.65
        15.53q: 15.53; 15.52q: 15.52; 15.51q: 15.51; 15.19q: 15.19; 15.01q: 15.01; =15.01q: 15.01
        =15.01q: 15.01; 14.91: 14.91; 14.79: 14.79; 14.70: 14.70; 14.64: 14.64; NM: x x x; DNS:"""),
    "World Juniors 2012, long jump men": ("LJ M", "7.70", 12, """
        8.01Q: x 8.01; 7.74Q: 7.59 7.74; 7.73Q: x 7.73; 7.72Q: 7.72; 7.67q: 7.67 7.33
        7.64q: x 7.36 7.64; 7.62q: x 7.62 x; 7.58q: 7.27 x 7.58; 7.57q: 7.57 x 7.29
        7.55q: 7.39 x 7.55; 7.54q: 7.33 7.50 7.54; 7.54q: 7.54 x 7.44; 7.48: 7.48 x 7.24
        7.45: 7.45 x 7.32; 7.39: 7.39 7.05 x; 7.38: 7.09 7.27 7.38; 7.38: x x 7.38
        7.34: 7.34 x 7.30; 7.26: 7.04 7.26 x; 7.26: x x 7.26; 7.24: 7.24 7.13 5.39
        7.22: 7.04 7.22 7.13; 7.22: 6.43 5.36 7.22; 7.11: 6.46 7.11 x
        NM: x x x; NM: x x; NM: x; DNS:"""),
    "World Juniors 2012, shot put women": ("SP F", "15.70", 12, """
        16.41Q: 16.41; 16.27Q: 16.27; 16.11Q: 15.09 15.36 16.11; 15.99Q: 15.99
        15.88Q: x 15.66 15.88; 15.80Q: 15.80; 15.77Q: 15.77; 15.38q: 14.56 x 15.38
        15.27q: 14.79 15.27 15.07; 14.82q: 14.65 14.82 x; 14.52q: 13.98 14.52 x
        14.51q: 13.51 14.24 14.51; 14.32: 14.11 14.32 x; 14.30: 13.99 14.09 14.30
        14.25: 14.25 14.23 14.15; 14.10: 13.24 13.72 14.10; 14.03: 13.32 13.92 14.03
        13.98: 13.33 x 13.98; 13.83: 13.61 x 13.83; 13.68: 13.25 13.68 12.94
        13.55: 12.76 12.32 13.55; 13.41: 13.41 13.31 x"""),
    "World Under 20 2021, shot put men": ("SP M", "19.20", 12, """
        19.66Q: 18.82 18.60 19.66; 19.28Q: 19.07 19.28; 19.22Q: 17.96 19.22
        18.89q: 18.89 18.35 18.87; 18.71q: 17.13 18.71 x; 18.65q: 18.21 18.65 18.55
        18.62q: 18.49 18.15 18.62; 18.26q: 16.50 18.26 x; 18.22q: 17.96 x 18.22
        18.02q: 16.85 18.02 16.62; 17.92q: 17.92 17.75 17.90; 17.84q: 17.84 x 17.19
        17.69: 15.00 17.69 17.06; 17.62: 16.87 17.28 17.62"""),
    "World Under 20 2022, triple jump women": ("TJ F", "13.15", 12, """
        13.24Q: 13.24; =13.24Q: 13.24; 13.21Q: 13.11 13.04 13.21; 13.18Q: x 13.18
        13.14q: x 13.14 13.08; 13.11q: 13.11 12.88; 13.11q: 12.83 12.68 13.11
        13.09q: 13.09 12.85 12.88; 13.06q: 12.88 13.04 13.06; 12.99q: 12.99 12.84
        12.99q: 12.76 12.99 12.80; 12.95q: 12.31 12.95; 12.94: 12.94 12.78"""),
    "European Under 23 2023, triple jump men": ("TJ M", "15.90", 12, """
        16.03Q: 16.03; 15.96Q: x 15.96 -; 15.90Q: 15.67 15.90 -; 15.90Q: x 15.90 -
        15.58q: 15.46 x 15.58; 15.58q: 15.39 15.07 15.58; 15.51q: 15.43 15.31 15.51
        15.44q: 15.32 15.17 15.44; 15.38q: x 15.38 15.17; 15.33q: 14.88 15.32 15.33
        15.33q: x 15.33 13.22; 15.32q: 15.32 15.17 14.69; 15.31: x 15.31 x; 15.12: 14.97 x 15.12
        15.09: x x 15.09; 14.97: x 14.30 14.97"""),
    "European Indoors 2023, triple jump women": ("TJ F", "14.10", 8, """
        14.09q: 13.81 14.09; 14.09q: 14.09 x; 13.98q: 13.81 13.98; 13.98q: 13.98
        13.96q: 13.57 13.96; 13.94q: x 13.94 13.18; 13.83q: 13.28 13.48 13.83
        13.82q: x 13.67 13.82; 13.76: x 13.66 13.76; 13.60: 13.60 x x; 13.55: x 13.55 13.40
        13.50: 13.38 13.48 13.50; 13.39: 13.31 13.39 13.28; 13.37: x 13.30 13.37
        13.32: 13.32 13.28 x; 13.26: 13.26 13.12 13.09; 13.24: 13.03 x 13.24"""),
}  # fmt: skip
FINALS = {
    "Pan American Games 2003, long jump men": ("LJ M", """
        8.23: 8.00 x 8.23 x x -; 8.20: 8.01 8.20 6.10 7.75 - 7.83; 7.98: 7.66 7.50 x 7.85 7.98 x
        7.96: 7.78 x 7.86 x 7.88 7.96; 7.93: 7.58 7.86 7.80 7.80 7.85 7.93
        7.86: 7.76 7.67 7.70 x 7.86 6.15; 7.76: x x 7.76 x x -; 7.60: 7.60 6.76 x x 7.39 x
        7.56: x x 7.56; 7.44: 5.82 7.44 7.37; 7.11: 6.89 7.11 6.65; NM: x x x"""),
    "World Juniors 2012, long jump men": ("LJ M", """
        8.09: 8.09 x x x x 7.93; 7.82: 7.53 7.56 x 7.48 7.44 7.82; 7.64: 7.41 x x 7.64 x 7.61
        7.64: 7.16 7.53 7.64 x 7.48 7.42; 7.54: 7.28 7.33 7.52 7.47 7.54 x
        7.51: 7.51 7.43 x - 5.21 -; 7.49: 7.41 x 7.46 7.49 x 7.47
        7.36: 5.81 7.20 7.36 7.08 7.12 x; 7.31: 7.16 7.31 6.91; 7.29: 7.29 7.10 7.29
        7.27: 7.27 7.27 7.19; 7.15: 7.15 7.03 6.71"""),
    "World Juniors 2012, shot put women": ("SP F", """
        17.15: 17.15 16.12 16.12 x x -; 16.57: 16.45 16.34 x 16.57 x 16.14
        16.48: 15.78 15.87 16.16 16.05 16.48 16.16; 16.27: 16.03 15.94 16.27 x 15.93 16.12
        16.18: 15.69 15.52 15.75 15.71 16.07 16.18; 15.98: 15.98 15.32 15.43 15.83 15.57 x
        15.88: 15.00 15.88 15.17 15.13 x 14.89; 15.86: 14.71 15.86 15.33 15.35 15.76 x
        15.37: 15.37 14.82 14.96; 15.31: x 15.31 14.86; 14.30: 14.30 14.08 13.47
        14.29: 14.29 13.96 14.24"""),
    "European Under 23 2009, discus women": ("DT F", """
        57.29: 54.79 53.85 57.29 53.66 x 53.57; 54.48: 43.25 54.48 52.76 x x x
        54.44: 53.44 52.00 51.99 50.56 48.94 54.44; 53.74: x x 53.74 50.84 53.32 53.47
        52.80: 52.80 43.88 46.53 47.59 49.32 x; 52.66: 51.96 52.66 x x x 52.55
        51.95: 51.95 x x x 50.25 50.90; 50.54: 47.30 x 49.69 x 50.54 49.08
        49.26: 49.26 48.76 49.00; 48.90: 48.90 45.75 48.85; 48.56: 48.33 48.56 x
        48.09: 47.95 x 48.09"""),
    "World Juniors 2014, shot put men": ("SP6K M", """
        22.06: 21.17 22.06 22.01 x x x; 20.17: x 18.68 20.17 x 18.90 19.16
        20.01: 20.01 x 19.28 19.25 x x; 19.85: 19.09 19.50 18.85 x 19.69 19.85
        19.58: 19.30 19.21 19.58 19.32 x 19.07; 19.57: 18.75 19.18 19.57 x x x
        19.20: 17.98 19.20 18.23 17.93 18.64 18.47; 19.20: 19.20 x x x x x
        19.18: 18.02 18.44 19.18; 19.15: 19.15 x 18.84; 19.01: 18.26 19.01 x
        19.00: x 19.00 18.98"""),
    "World Juniors 2014, triple jump men": ("TJ M", """
        17.13: 17.08 17.13 x 16.39 - -; 16.55: 15.90 16.55 x x x x
        16.47: 15.93 16.47 16.41 16.18 16.25 16.27; 16.43: x 15.88 16.35 15.72 15.97 16.43
        16.28: 14.48 16.17 x 15.82 16.10 16.28; 16.15: 16.15 15.96 15.35 15.10 15.70 15.97
        15.89: 15.54 15.81 15.89 15.62 x x; 15.88: 15.66 15.80 15.88 x x 15.52
        15.76: 15.76 15.49 15.56; 15.54: 15.54 x 13.60; 15.51: 15.51 15.27 13.66
        15.46: x 15.37 15.46"""),
    "Asian Games 2014, hammer men": ("HT M", """
        76.82: 73.27 73.81 76.49 76.82 76.32 76.14; 73.65: 72.84 72.54 70.76 73.65 72.18 73.30
        73.43: x 73.43 73.33 72.92 73.39 x; 72.88: 69.32 72.88 x x 69.66 x
        71.43: x 68.39 70.28 69.72 71.43 70.19; 70.36: 68.88 x 70.36 69.47 x 69.07
        68.68: 66.50 x 66.95 68.68 68.01 68.03; 66.98: 65.67 x 65.86 x 66.98 x
        58.32: 57.60 57.14 58.32; NM: x x x; NM: x x x; NM: x x x"""),
    "European Under 23 1997, triple jump men": ("TJ M", """
        16.95: 16.53(-2.8) 16.95(-1.6) x 16.85(-1.0) x 16.34(-1.0)
        16.29: 16.00(-2.3) 15.83(-1.0) 15.84(-3.1) 16.00(-1.5) 15.94(-2.3) 16.29(+1.4)
        16.28: 15.86(-1.8) x 15.19(-2.3) 15.98(-2.3) x 16.28(-1.1)
        16.21: 15.09(-2.8) 16.21(-0.8) x x x 16.06(-1.9)
        16.17: 15.81(-2.0) 15.52(-1.9) 15.86(-1.0) 15.50(-2.4) 15.89(-1.0) 16.17(-0.9)
        16.16: x 15.27(-1.6) 15.93(-1.2) 16.16(-1.3) x 15.93(-1.6)
        16.02: 15.74(-2.5) x 16.02(-2.8) 15.99(-3.0) x x
        15.83: 15.46(-3.8) 15.83(-1.1) 14.65(-1.8) 15.74(-1.1) 15.72(-1.2) x
        15.82: 15.58(-1.6) x 15.82(-0.5); 15.68: 15.68(-2.8) x 15.49(-0.6)"""),
    "European Under 23 1997, triple jump women, the first six": ("TJ F", """
        14.22: 14.22(+1.1) x x x 13.99(+0.8) x; 13.98: 13.98(+0.9) x 13.49(+0.6) x x x
        13.88: 13.49(+1.4) 13.50(+1.7) 12.88(-0.4) 13.18(+2.6) x 13.88(+0.6)
        13.72: 13.30(+1.4) 13.56(-0.4) x x 13.72(+1.0) 13.54(+0.9)
        13.67: 13.09(+0.2) 13.48(+0.7) x 13.24(+0.5) 13.67(+0.5) 13.31(+0.6)
        13.47: 13.47(+0.9) 13.31(+0.9) x 11.57(+0.2) x 13.31(+1.1)"""),
}  # fmt: skip


def lines(rows: list[tuple[str, list[str]]], trials: int = 0) -> list[str]:
    """The rows; who has fewer trials than so many has passed, who has none did not start."""
    return shuffled(
        [
            f"{bib} {' '.join(words + ['-'] * (trials - len(words))) if words else 'DNS'}"
            for bib, words in rows
        ]
    )


@pytest.mark.parametrize(("code", "standard", "many", "text"), QUALIFYING.values(), ids=QUALIFYING)
def test_qualifying(meetc: Meetc, code: str, standard: str, many: int, text: str) -> None:
    rows, official = cards(text)
    header = f"F01 {code} rounds=1,1 attempts=3"
    header += f" qualifying_performance={standard} qual_fastest_losers={many}"
    ran, worked = worked_out(meetc, meet_of(header, [("round 1 heat 1 official", lines(rows, 3))]))
    assert (worked, ran.err) == (official, "")


@pytest.mark.parametrize(("code", "text"), FINALS.values(), ids=FINALS)
def test_finals(meetc: Meetc, code: str, text: str) -> None:
    rows, official = cards(text)
    header = f"F01 {code} cut_after_round=3 cut_survivors=8"
    ran, worked = worked_out(meetc, meet_of(header, [("final official", lines(rows))]))
    assert (worked, ran.err) == (official, "")
    ninth = [(bib, [*words, "x"] if len(words) == 3 else words) for bib, words in rows]
    ran, _ = worked_out(meetc, meet_of(header, [("final official", lines(ninth))]))
    assert ran.err.count("warning[M623]") == max(0, len(rows) - 8)


def test_wind_decides_no_place(meetc: Meetc) -> None:
    """World Under 20 2016, triple jump women, final, best marks: 13.49 with +2.1 is behind 13.49
    with +1.7 by the second best mark alone."""
    jumps = (
        "13.85(+1.4); 13.55(+0.7); 13.49(+1.7) 13.40; 13.49(+2.1) 13.21; 13.40(+1.8); 13.23(+1.6)"
    )
    rows = [f"{n} {one.strip()}" for n, one in enumerate(jumps.split(";"), start=1)]
    _, worked = worked_out(meetc, meet_of("F01 TJ F", [("final official", shuffled(rows))]))
    assert [worked["1", str(n)].place for n in range(1, 6)] == [1, 2, 3, 4, 5]
    windy = rows[3].replace("13.21", "13.41")
    units = [("final official", shuffled([*rows[:3], windy, *rows[4:]]))]
    _, worked = worked_out(meetc, meet_of("F01 TJ F", units))
    assert [worked["1", str(n)].place for n in (3, 4)] == [4, 3]
