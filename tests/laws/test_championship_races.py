"""Rounds of real championships: of raw times alone come every official place, Q and q.

The times are published facts; each event is named by championship, year and round. Where a table
of results stops before its end, the heats hold what it has; who is missing was slower.
"""

from __future__ import annotations

import pytest

from tests.conftest import Meetc
from tests.support.championships import Official, Worked, meet_of, published, shuffled, worked_out

RACES = {
    "European Indoors 2017, 60 m men, heats": ("60 M", "3+4", [
        "6.76Q 6.77Q 6.80Q 6.81 6.82 6.84",
        "6.61Q 6.68Q =6.68Q 6.71q 6.73q 7.02 7.07",
        "6.62Q 6.65Q 6.73Q 6.74q 6.79 =6.79",
        "6.66Q 6.69Q 6.72Q 6.76q 6.77 7.11 7.23",
    ]),
    "European Indoors 2013, 60 m men, heats": ("60 M", "4+4", [
        "6.64Q ~6.64Q 6.65Q 6.72Q 6.73q 6.74q 6.81",
        "6.55Q 6.65Q 6.72Q 6.74Q 6.78 6.79",
        "6.59Q 6.62Q 6.68Q 6.73Q 6.74q 6.76q",
    ]),
    "European Indoors 2019, 60 m men, heats": ("60 M", "3+6", [
        "6.69Q 6.75Q ~6.75Q 6.84",
        "6.73Q 6.76Q 6.77Q 6.78q =6.78q 6.80 6.81",
        "6.67Q 6.70Q 6.77Q 6.78q",
        "6.69Q 6.72Q 6.74Q ~6.74q 6.87",
        "6.66Q 6.68Q 6.72Q 6.75q 6.79 6.81 ~6.81",
        "6.71Q 6.72Q 6.75Q 6.76q 6.87",
    ]),
    "European Indoors 2017, 60 m hurdles men, heats": ("60H M", "2+2", [
        "7.52Q 7.56Q 7.59q 7.73 7.78 7.81 DQ DQ",
        "7.56Q 7.59Q 7.65q ~7.65 7.67 7.70 7.78 DQ",
        "7.61Q 7.68Q 7.71 7.78 7.95 8.00 8.04 DNS",
    ]),
    "European Championships 2024, 100 m men, semi-finals": ("100 M", "2+2", [
        "10.11Q 10.14Q 10.21q 10.25 10.29 10.32 10.40 DNF",
        "10.11Q 10.18Q 10.28 10.33 10.36 10.38 10.43 10.45",
        "10.05Q 10.17Q 10.19q 10.22 10.24 10.32 10.44 10.59",
    ]),
    "European Championships 2024, 200 m women, semi-finals": ("200 F", "2+2", [
        "22.51Q 22.70Q 22.73q 22.84q 22.98 23.21 23.37 23.44",
        "22.71Q 22.81Q 22.89 22.99 23.17 ~23.17 23.34 23.42",
        "22.52Q 22.82Q 22.92",
    ]),
    "World Juniors 1986, 100 m hurdles women, semi-finals": ("100H F", "4+0", [
        "13.52Q ~13.52Q 13.80Q 14.10Q 14.11 14.16 14.92 DNS",
        "13.73Q 13.94Q 14.01Q 14.11Q 14.28 14.42 14.47 DNS",
    ]),
    "World Juniors 1988, 800 m women, semi-finals": ("800 F", "3+2", [
        "2:06.08Q 2:06.33Q 2:06.74Q 2:06.84 2:07.21 2:07.24 2:09.04 2:09.99",
        "2:05.43Q 2:05.68Q 2:06.15Q 2:06.38q 2:06.64q 2:07.68 2:08.33 2:09.80",
    ]),
    "World Under 18 2013, 800 m boys, heats": ("800 M", "4+4", [
        "1:51.50Q 1:52.05Q 1:52.70Q 1:52.75Q 1:53.23q 1:53.40 1:53.61 1:58.77",
        "1:52.86Q 1:53.13Q 1:53.37Q 1:53.39Q 1:54.11 1:55.60 DQ DNS",
        "1:50.14Q 1:50.30Q 1:51.22Q 1:52.88Q 1:54.40 1:54.63 1:56.58 2:05.81 DQ",
        "1:51.88Q 1:51.92Q 1:52.02Q 1:52.44Q 1:52.61q 1:52.98q 1:53.13q 1:53.63",
        "1:53.49Q 1:53.88Q 1:53.95Q 1:54.19Q 1:55.99 1:56.49 1:57.29 DNS",
    ]),
    "World Under 20 2018, 800 m women, heats": ("800 F", "4+4", [
        "2:05.13Q 2:05.27Q 2:06.34Q 2:06.84Q 2:09.81 2:09.82 2:10.08",
        "2:08.26Q 2:08.57Q 2:08.89Q 2:09.88Q 2:10.13 2:10.50",
        "2:05.08Q 2:05.63Q 2:05.72Q 2:06.41Q 2:09.27q 2:10.05 2:11.52",
        "2:11.30Q 2:11.43Q 2:11.52Q 2:11.61Q 2:11.82 2:12.04",
        "2:05.18Q 2:07.24Q 2:07.31Q 2:07.43Q 2:07.75q 2:07.87q 2:09.59q",
    ]),
    "World Under 20 2018, 4x100 m men, heats": ("4x100 M", "2+2", [
        "39.75Q 39.91Q 40.51 40.84 41.09 41.35 DNF DNF",
        "39.13Q 39.68Q 39.99(.989) 40.26 40.78 DQ DNS",
        "39.18Q 39.49Q 39.67q 39.99(.984)q 40.85 40.87 41.11",
    ]),
    "World Juniors 2012, 4x400 m men, heats": ("4x400 M", "2+2", [
        "3:08.83Q 3:08.87Q 3:08.96 3:14.85 3:20.12",
        "3:06.26Q 3:07.49Q 3:07.85q 3:07.88q 3:13.68",
        "3:08.16Q =3:08.16Q 3:08.58 3:08.82 3:11.46 3:12.27 3:15.48",
    ]),
    "European Championships 2024, 100 m men, final": ("100 M", "", [
        "10.02 10.05 10.06 10.16 10.17 10.18 10.19 10.22",
    ]),
    "World Under 20 2016, 100 m hurdles women, final": ("100H F", "", [
        "12.85 12.87 12.89 12.93 12.95 13.15 13.37 13.42",
    ]),
}  # fmt: skip


def of_raw_times(
    code: str, criteria: str, heats: list[str], *, judged: bool = True
) -> tuple[str, Official]:
    """The meet, and what is official by heat and bib. `judged` writes the places of those whom
    the judges of the photo finish have parted, and of the equal ones before them."""
    by_place, _, by_time = criteria.partition("+")
    rules = f" qual_by_place={by_place} qual_fastest_losers={by_time}" if criteria else ""
    next_round = -(-(int(by_place) * len(heats) + int(by_time)) // 8) if criteria else 0
    rounds = f" rounds={len(heats)},{next_round}{',1' * (next_round > 1)}" if criteria else ""
    units, official = [], {}
    for heat, text in enumerate(heats, start=1):
        results = published(text)
        parted = {one.mark for one in results if one.is_parted and judged}
        rows = []
        for number, one in enumerate(results):
            bib = f"X{heat * 100 + number * 37 % 89}"
            official[str(heat), bib] = Worked(one.mark, one.place, one.qualifier)
            more = f" raw={one.raw}" if one.raw else ""
            more += f" place={one.place}" if one.mark in parted else ""
            rows.append(f"{bib} {one.mark}{more}")
        units.append((f"{'heat' if criteria else 'final'} {heat} official", shuffled(rows)))
    return meet_of(f"T01 {code}{rounds}{rules}", units), official


@pytest.mark.parametrize(("code", "criteria", "heats"), RACES.values(), ids=RACES)
def test_places_and_qualifiers(meetc: Meetc, code: str, criteria: str, heats: list[str]) -> None:
    text, official = of_raw_times(code, criteria, heats)
    ran, worked = worked_out(meetc, text)
    assert worked == official
    assert ran.err == ""


@pytest.mark.parametrize("name", [name for name, (*_, heats) in RACES.items() if "~" in str(heats)])
def test_nobody_else_goes_on_where_judges_have_written_no_places(meetc: Meetc, name: str) -> None:
    """Of equal times alone the same go on, or the thousandths are asked for."""
    text, official = of_raw_times(*RACES[name], judged=False)
    ran, worked = worked_out(meetc, text)
    through, asked = {row for row, own in official.items() if own.qualifier}, "M736" in ran.err
    of_times = {row for row, own in worked.items() if own.qualifier}
    assert of_times < through if asked else of_times == through
    assert asked == ("hurdles men" in name)


def test_thousandths_that_were_not_published_are_asked_for(meetc: Meetc) -> None:
    """World Under 20 2018, 100 m men, heats, 3+6: 10.62 of heat 2 went on, 10.62 of heat 5 did
    not; all others are as they were official."""
    heats = [
        "10.30Q 10.50Q 10.66Q 10.67 10.69 10.70 11.33",
        "10.36Q 10.41Q 10.52Q 10.56q 10.62 10.68 10.94 11.16",
        "10.33Q 10.34Q 10.37Q 10.44q 10.59q 10.70 10.89",
        "10.39Q 10.44Q 10.65Q 10.66 11.19",
        "10.47Q 10.49Q 10.52Q 10.62 10.75 10.78 11.11 11.52",
        "10.30Q 10.34Q 10.40Q 10.57q ~10.57q 10.79 10.84",
    ]
    text, official = of_raw_times("100 M", "3+6", heats)
    ran, worked = worked_out(meetc, text)
    assert worked == official
    assert ran.err.count("M736") == 1
    assert "for 1 place of the next round: equal to 0.01 s" in ran.err
