"""Combined events of real championships: of raw marks alone come every official total and place.

A line is the marks in the order of the parts, and the official total behind `=`; times of 1500 and
800 m are in seconds, as the tables have them. Left out is whose marks are not published as they
were scored: rounded, or those of another.
"""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from tests.conftest import Meetc
from tests.support.championships import bib_of, shuffled

DECATHLON = "100 LJ SP HJ 400 110H DT PV JT 1500"
HEPTATHLON = "100H HJ SP 200 LJ JT 800"
INDOORS = "60 LJ SP HJ 60H PV 1000"
OCTATHLON = "100 LJ SP 400 110H HJ JT 1000"
HEPTATHLON_1992 = """
    6.90 7.60 14.03 2.01 7.89 4.70 160.52 = 6118 1
    7.16 7.02 16.29 2.07 8.10 4.80 159.83 = 6062 2
    7.08 7.14 15.55 1.95 8.15 5.00 158.91 = 6023 3
    6.98 7.45 15.10 2.10 8.62 4.70 160.41 = 6023 4
    6.99 7.13 14.66 2.01 7.98 4.90 166.10 = 5987 5
    7.42 7.09 13.24 1.95 8.57 4.80 155.11 = 5635 6
    6.93 NM 14.33 2.01 8.00 4.60 DNS = DNF
    7.17 6.90 14.26 1.95 DNF DNS DNS = DNF"""
TOTALS = {
    "Olympic Games 2004, decathlon": ("DEC M", DECATHLON, """
        10.85 7.84 16.36 2.12 48.36 14.05 48.72 5.00 70.52 280.01 = 8893
        10.50 7.81 15.93 2.09 46.81 13.97 51.65 4.60 55.54 278.11 = 8725
        10.89 7.47 15.73 2.15 48.97 14.56 48.34 4.40 58.46 265.42 = 8414
        10.62 7.74 14.48 1.97 47.97 14.01 43.73 4.90 55.39 278.05 = 8343
        10.91 7.14 15.31 2.12 49.40 14.95 45.62 4.70 63.45 269.54 = 8287
        10.97 7.19 14.65 2.03 48.73 14.25 44.72 4.80 57.76 264.35 = 8237
        10.80 7.53 14.26 1.88 48.81 14.80 42.05 5.40 61.33 276.33 = 8235
        10.69 7.48 14.80 2.12 49.13 14.17 44.75 4.40 55.27 276.31 = 8225
        10.98 7.49 14.01 1.94 49.76 14.25 42.43 5.10 56.32 273.56 = 8102
        10.95 7.31 15.10 2.06 50.79 14.21 44.60 5.00 53.45 287.63 = 8084
        10.90 7.30 14.77 1.88 50.30 14.34 44.41 5.00 60.89 278.82 = 8077
        11.14 6.99 14.91 1.94 49.41 14.37 44.83 4.60 64.55 267.09 = 8067
        10.85 6.81 15.24 1.91 49.27 14.01 49.02 4.20 61.52 272.74 = 8023
        10.55 7.34 14.44 1.94 49.72 14.39 39.88 4.80 54.51 271.02 = 8021
        10.68 7.50 14.97 1.94 49.12 15.01 40.35 4.60 59.26 275.71 = 8006
        10.89 7.07 13.88 1.94 49.11 14.77 42.47 4.70 60.88 263.31 = 7993
        11.06 7.34 13.55 1.97 49.65 14.78 45.13 4.50 60.79 272.63 = 7934
        10.87 7.38 13.07 1.88 48.51 14.01 40.11 5.00 51.53 274.21 = 7926
        11.14 6.61 15.69 2.03 51.04 14.88 41.90 4.80 65.82 277.94 = 7918
        10.92 6.94 15.15 1.94 49.56 15.12 45.62 5.30 50.62 290.36 = 7893
        11.08 7.26 14.57 1.85 48.61 14.41 40.95 4.40 60.71 269.70 = 7865
        11.08 6.91 13.62 2.03 51.67 14.26 39.83 4.80 59.34 290.01 = 7708
        11.10 7.03 13.22 1.85 49.34 15.38 40.22 4.50 58.36 263.08 = 7592
        11.33 7.26 13.30 1.97 50.54 14.98 43.34 4.50 52.92 278.67 = 7583
        10.86 7.07 14.81 1.94 51.16 14.96 46.07 4.70 53.05 317.00 = 7573
        11.23 6.99 13.53 1.85 50.95 15.09 43.01 4.50 60.00 281.70 = 7495
        11.36 6.68 14.92 1.94 53.20 15.39 48.66 4.40 58.62 296.12 = 7404"""),
    "South American Championships 2017, decathlon, the first": ("DEC M", DECATHLON, """
        10.77 7.48 13.88 2.06 49.97 14.57 50.41 4.80 55.10 283.99 = 8187"""),
    "Olympic Games 1996, heptathlon, the first five": ("HEP F", HEPTATHLON, """
        13.72 1.86 15.95 23.85 6.26 55.70 135.43 = 6780
        13.56 1.80 14.52 23.72 6.70 46.00 137.92 = 6563
        13.45 1.77 13.92 24.44 6.32 54.82 137.41 = 6489
        13.48 1.86 14.36 24.27 6.30 43.28 132.35 = 6484
        13.50 1.77 12.87 24.67 6.57 45.26 133.27 = 6342"""),
    "Olympic Games 1988, heptathlon": ("HEP F", HEPTATHLON, """
        12.69 1.86 15.80 22.56 7.27 45.66 128.51 = 7291
        12.85 1.80 16.23 23.65 6.71 42.56 126.12 = 6897
        13.20 1.83 14.20 23.10 6.68 44.54 124.20 = 6858
        13.61 1.80 15.23 23.92 6.25 42.78 132.24 = 6456
        13.51 1.74 14.76 23.93 6.32 47.46 127.90 = 6540
        13.75 1.83 13.50 24.65 6.33 42.82 125.79 = 6411
        13.38 1.80 12.88 23.59 6.37 40.28 132.54 = 6351
        13.55 1.80 14.13 24.48 6.47 38.00 133.65 = 6297
        13.25 1.77 12.62 23.59 6.28 39.06 134.74 = 6232
        13.75 1.86 13.01 25.03 6.34 37.86 131.49 = 6205
        13.85 1.86 11.58 24.87 6.05 47.50 134.93 = 6157
        13.71 1.83 13.16 24.78 6.12 44.58 142.82 = 6109
        13.79 1.80 12.32 24.61 6.08 45.44 137.06 = 6101
        13.93 1.86 14.21 25.00 6.40 38.60 146.67 = 6087
        14.07 1.83 12.69 24.83 6.13 44.34 146.43 = 5972
        14.39 1.71 12.68 24.92 6.10 37.76 138.02 = 5746
        14.04 1.77 11.81 25.61 5.99 35.68 133.90 = 5734
        14.31 1.77 11.66 25.69 5.75 39.48 133.35 = 5686
        14.23 1.71 12.95 25.50 5.50 39.64 144.02 = 5508
        14.85 1.68 10.00 25.23 5.47 39.14 137.30 = 5290
        14.53 1.71 10.83 26.61 5.50 39.26 139.17 = 5289
        16.42 1.50 11.78 26.16 4.88 46.38 163.43 = 4566"""),
    "World Championships 1991, heptathlon, the first six": ("HEP F", HEPTATHLON, """
        13.32 1.91 13.62 24.49 6.67 48.66 136.09 = 6672
        13.02 1.76 13.52 23.98 6.54 43.58 131.48 = 6493
        13.70 1.85 13.23 24.13 6.33 40.96 125.23 = 6448
        13.54 1.88 12.46 24.20 6.18 47.04 133.24 = 6404
        13.34 1.79 15.40 24.32 6.15 44.62 137.17 = 6392
        13.36 1.76 14.36 24.05 6.19 44.28 131.72 = 6391"""),
    "World Championships 1997, heptathlon, the first thirteen": ("HEP F", HEPTATHLON, """
        13.16 1.90 15.08 24.46 6.42 51.48 137.32 = 6739
        13.43 1.84 14.55 24.13 6.47 52.70 137.54 = 6654
        13.32 1.81 15.41 24.19 6.34 43.46 130.51 = 6566
        13.55 1.81 14.16 24.48 6.63 44.18 129.59 = 6542
        13.45 1.84 15.03 23.92 6.24 43.70 139.67 = 6428
        13.29 1.78 13.55 24.22 6.42 43.92 132.82 = 6406
        13.55 1.81 14.03 24.58 6.26 44.54 137.54 = 6298
        13.78 1.84 15.39 25.81 6.11 47.74 138.95 = 6277
        13.32 1.78 12.69 24.28 6.21 41.06 130.00 = 6259
        13.71 1.75 12.91 24.34 6.09 49.94 133.66 = 6253
        13.87 1.81 13.23 25.87 6.14 52.82 134.91 = 6242
        13.70 1.84 12.04 25.04 6.10 44.40 131.00 = 6179
        14.53 1.90 12.48 25.14 5.82 45.66 132.01 = 6084"""),
    "European Under 23 2021, heptathlon, the first ten": ("HEP F", HEPTATHLON, """
        13.43 1.84 13.16 23.69 6.03 40.89 132.79 = 6305
        13.92 1.84 11.63 24.89 6.19 47.04 132.93 = 6186
        13.40 1.72 13.62 24.06 6.20 37.38 136.07 = 6095
        14.05 1.75 13.82 25.39 5.88 47.99 135.51 = 6040
        13.85 1.75 12.39 24.96 6.19 41.39 133.64 = 6007
        13.81 1.69 12.86 24.56 6.14 42.13 133.94 = 6002
        14.07 1.72 12.68 24.71 5.68 46.24 142.45 = 5798
        13.80 1.63 11.54 23.80 6.08 33.94 135.09 = 5725
        14.38 1.69 11.58 25.00 5.76 42.93 132.75 = 5713
        14.37 1.69 14.05 25.62 5.68 40.69 141.24 = 5638"""),
    "European Under 23 2023, decathlon, the first eight": ("DEC M", DECATHLON, """
        10.81 7.61 15.31 2.03 49.05 14.43 48.63 5.10 63.71 269.66 = 8608
        10.86 7.70 13.74 2.15 47.69 14.68 43.31 5.10 57.93 256.60 = 8561
        10.77 7.16 14.58 1.82 47.43 14.53 42.13 4.80 60.38 260.12 = 8128
        11.02 7.12 15.02 1.97 47.94 14.56 41.86 4.70 57.71 262.84 = 8096
        10.86 6.78 15.61 1.97 49.67 14.90 46.91 4.70 62.36 282.84 = 8010
        10.90 7.22 14.23 2.12 49.18 14.61 36.75 4.50 52.38 272.98 = 7864
        10.83 7.26 12.53 1.97 48.33 15.04 39.72 4.90 51.69 267.23 = 7844
        10.92 7.39 12.43 1.88 49.86 14.54 40.03 5.10 53.34 275.65 = 7794"""),
    "Olympic Games 1924, pentathlon, hand times by the tables of 1985": (
        "PEN M", "LJ JT 200 DT 1500", """
        6.68 50.93 23.0 40.44 287.10 = 3414
        6.77 52.07 23.4 37.76 288.40 = 3352
        7.76 48.04 23.0 36.76 292.60 = 3525
        6.72 54.12 23.2 33.62 295.40 = 3265
        6.96 50.20 23.0 32.70 338.60 = 3035
        6.89 48.66 23.6 36.08 295.60 = 3234"""),
}  # fmt: skip


def time(mark: str) -> str:
    """Seconds as people write them."""
    minutes, seconds = divmod(Decimal(mark), 60)
    return f"{minutes}:{seconds:05.2f}" if minutes else mark


POINTS = {
    "Olympic Games 2008, the first three in the end": """
    13.44 1059 1.80 978 17.29 1015 24.39 944 6.63 1049 48.60 833 137.72 855
    12.78 1158 1.89 1093 13.36 751 23.21 1058 6.38 969 41.93 704 135.45 886
    13.18 1097 1.83 1016 13.87 785 23.39 1040 6.33 953 37.66 622 127.34 1004""",
    "World Championships 1991": """
    13.32 1077 1.91 1119 13.62 769 24.49 934 6.67 1062 48.66 834 136.09 877
    13.02 1121 1.76 928 13.52 762 23.98 983 6.54 1020 43.58 736 131.48 943
    13.70 1021 1.85 1041 13.23 743 24.13 968 6.33 953 40.96 686 125.23 1036
    13.54 1044 1.88 1080 12.46 692 24.20 962 6.18 905 47.04 803 133.24 918
    13.34 1074 1.79 966 15.40 888 24.32 950 6.15 896 44.62 756 137.17 862
    13.36 1071 1.76 928 14.36 818 24.05 976 6.19 908 44.28 750 131.72 940""",
}
"""Heptathlons: behind each mark its points."""


def of_raw_marks(code: str, parts: str, marks: dict[str, list[str]]) -> str:
    """The meet with its parts, by bib."""
    lines = ['meet "Championships" slug=champs country=GBR date=2026-05-09..2026-05-10']
    lines += [f'athlete {bib} "Athlete {bib}" {code[-1]}' for bib in marks]
    lines += [f"event M01 {code} parts=standard", *shuffled(list(marks))]
    for part, name in enumerate(parts.split()):
        lines += [f"event M01-{name}", "final official"]
        lines += shuffled([f"{bib} {performance(name, own[part])}" for bib, own in marks.items()])
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("code", "parts", "text"), TOTALS.values(), ids=TOTALS)
def test_totals(meetc: Meetc, code: str, parts: str, text: str) -> None:
    people: dict[str, tuple[list[str], int]] = {}
    for number, line in enumerate(text.strip().splitlines()):
        marks, _, total = line.strip().partition(" = ")
        people[bib_of(number)] = (marks.split(), int(total))
    marks = {bib: own for bib, (own, _) in people.items()}
    meetc.write("champs.meet", of_raw_marks(code, parts, marks))
    ran = meetc("build", "champs.meet", "--target", "csv")
    assert (ran.code, ran.err) == (0, "")
    with (meetc.folder / "champs-results.csv").open(encoding="utf-8-sig", newline="") as file:
        found = {
            row["bib"]: (int(row["mark"]), int(row["place"]))
            for row in csv.DictReader(file)
            if row["event_id"] == "M01"
        }
    totals = [total for _, total in people.values()]
    assert found == {
        bib: (total, 1 + sum(other > total for other in totals))
        for bib, (_, total) in people.items()
    }


def performance(code: str, mark: str) -> str:
    """A row of a part: the time, or the best mark, or a status word."""
    if mark.isalpha():
        return mark
    return time(mark) if code[:1].isdecimal() else f"performance={mark}"


@pytest.mark.parametrize("text", POINTS.values(), ids=POINTS)
def test_points_of_parts(meetc: Meetc, text: str) -> None:
    marks, expected = {}, []
    for number, line in enumerate(text.strip().splitlines()):
        words, bib = line.split(), bib_of(number)
        marks[bib] = words[::2]
        parts = zip(HEPTATHLON.split(), words[1::2], strict=True)
        expected += [f"expect M01-{name} {bib} points = {points}" for name, points in parts]
        expected.append(f"expect M01 {bib} total = {sum(map(int, words[1::2]))}")
    made = of_raw_marks("HEP F", HEPTATHLON, marks)
    meetc.write("champs.meet", "\n".join([made, *expected]) + "\n")
    ran = meetc("check", "champs.meet")
    assert (ran.code, ran.out) == (0, f"2 days, 8 events, 7 units, {len(marks)} athletes\n")
    first = expected[0].rpartition(" ")
    meetc.write("champs.meet", "\n".join([made, f"{first[0]} 1060"]) + "\n")
    assert f"has points {first[2]} in M01-100H final, not 1060" in meetc("check", "champs.meet").out


def of_heptathlon_1992(option: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """European Indoors 1992, heptathlon: the meet, and what is official by bib. Left out are three
    whose marks in the table do not give their totals: the first, the seventh and the ninth."""
    official, marks = {}, {}
    for number, line in enumerate(HEPTATHLON_1992.strip().splitlines()):
        words, _, result = line.strip().partition(" = ")
        total, _, place = result.partition(" ")
        marks[bib_of(number)] = words.split()
        official[bib_of(number)] = (total, place)
    text = of_raw_marks("HEP M", INDOORS, marks)
    return text.replace("slug=champs", f"slug=champs type=INDOOR{option}"), official


def overall(meetc: Meetc, text: str) -> dict[str, tuple[str, str]]:
    """The total and the place of each bib in the combined event, as the table of results has it."""
    meetc.write("champs.meet", text)
    ran = meetc("build", "champs.meet", "--target", "csv", "--force")
    assert (ran.code, ran.err) == (0, "")
    with (meetc.folder / "champs-results.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["event_id"] == "M01"]
    return {row["bib"]: (row["mark"], row["place"]) for row in rows}


def test_equal_totals_and_who_has_abandoned(meetc: Meetc) -> None:
    """By the book of 1992 who has more points in more parts is ahead; today they are level. NM and
    DNF are no points, DNS is the end."""
    text, official = of_heptathlon_1992(" ce_ties=wins")
    assert overall(meetc, text) == official
    text, _ = of_heptathlon_1992("")
    level = official | {bib: own for bib, own in overall(meetc, text).items() if own[0] == "6023"}
    assert overall(meetc, text) == level
    assert sorted(place for _, place in level.values()) == ["", "", "1", "2", "3", "3", "5", "6"]


@pytest.mark.parametrize(
    ("marks", "total"),
    [
        ("10.86 7.30 12.94 48.09", 3347),
        ("11.52 7.22 17.22 51.32 14.25", 4238),
        ("11.52 7.22 17.22 51.32 14.25 1.98 59.65", 5756),
    ],
    ids=["2013 after four parts", "2011 after five", "2011 after seven"],
)
def test_the_total_so_far_of_an_octathlon(meetc: Meetc, marks: str, total: int) -> None:
    """World Youth Championships: what the leader had after some of the eight parts."""
    names = " ".join(OCTATHLON.split()[: len(marks.split())])
    text = of_raw_marks("OCT M", names, {"7": marks.split()})
    text = text.replace("parts=standard", "parts=standard ages=U18")
    assert overall(meetc, text) == {"7": (str(total), "1")}
