"""`meetc simulate-timing`, and the whole way: start list, photo finish, results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import meetc as library
from meetc.cli.included import reader
from meetc.disciplines import Form
from meetc.sheets.lif_file import read_lif
from tests.conftest import EXAMPLES, MEET, Meetc

LISTS = (
    "".join(f'athlete {bib} "Ada Example{bib}" F\n' for bib in range(1, 241))
    + 'event T01 100 "100 m" F rounds=30 lanes=8\n'
    + "".join(
        f"  heat {heat + 1}\n"
        + "".join(f"    {heat * 8 + lane} lane={lane}\n" for lane in range(1, 9))
        for heat in range(30)
    )
)


def compiled(path: Path, text: bytes | None = None) -> Any:
    data = path.read_bytes() if text is None else text
    return library.compile(data, path=path.as_posix(), read=reader(path.as_posix()))


def races(meet: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Of each race its wind, and bib, lane and official time of all rows."""
    return {
        f"{event.id} {unit.round}.{unit.heat}": [
            (unit.wind,),
            *sorted((row.bib, row.lane, row.performance) for row in unit.rows),
        ]
        for event in meet.events
        for unit in event.units
        if event.discipline.form.on_track and unit.rows
    }


def who_runs(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [row[:2] for row in rows[1:]]


def start_lists(meet: Any) -> bytes:
    """A meet of the same races that has their start lists alone, and reads what comes in."""
    lines = [MEET, 'results from "lynx/*.lif"\n']
    lines += [
        f'team {team.id} "{team.fields.get("team_name") or team.id}"\n' for team in meet.teams
    ]
    for athlete in meet.athletes:
        last, first = (athlete.fields.get(name) or "" for name in ("last_name", "first_name"))
        lines.append(f'athlete {athlete.bib} "{first}" "{last}" {athlete.gender or "X"}\n')
    for event in meet.events:
        if event.discipline.form is Form.COMBINED or not event.discipline.form.on_track:
            continue
        rounds = ",".join(map(str, event.rounds))
        lines.append(f'event {event.id} {event.code} "{event.name}" {event.genders}')
        lines.append(f" rounds={rounds} category=C{event.id}\n")
        lines += [f"  squad {squad.id}\n" for squad in event.squads]
        for unit in event.units:
            lines.append(f"  round {unit.round} heat {unit.heat}\n")
            lines += [
                f"    {row.bib}" + (f" lane={row.lane}" if row.lane else "") + "\n"
                for row in unit.rows
            ]
    return "".join(lines).encode()


@pytest.mark.parametrize(
    "name", ["spring", "championship", "running", "dealt", "match", "seeded", "setup-only"]
)
def test_the_way_from_the_start_list_to_the_results(name: str, meetc: Meetc) -> None:
    go_all_the_way(EXAMPLES / f"{name}.meet", meetc)


def test_every_race_of_the_championship_goes_all_the_way(meetc: Meetc) -> None:
    """Eight are entered in each race of an age group; heats, times and finals are simulated."""
    plan = EXAMPLES / "championship.meet"
    planned = [event for event in compiled(plan).meet.events if event.discipline.form.on_track]
    races_of: dict[tuple[str, str], list[str]] = {}
    for event in planned:
        races_of.setdefault((event.category, event.genders), []).append(event.id)
    lines = [plan.read_text(encoding="utf-8")]
    for group, ((_, gender), events) in enumerate(races_of.items()):
        bibs = range(10 * group + 1, 10 * group + 9)
        lines += [f'athlete {bib} "Ada Example{bib}" {gender}\n' for bib in bibs]
        lines += [
            line for id in events for line in (f"event {id}\n", *(f"  enter {b}\n" for b in bibs))
        ]
    meetc.write("entered.meet", "".join(lines))
    assert meetc("simulate", "entered.meet", "--seed", "4", "-o", "held.meet").code == 0
    held = go_all_the_way(meetc.folder / "held.meet", meetc)
    assert len(planned) == 168
    assert len(held) == sum(sum(event.rounds) for event in planned)


def go_all_the_way(source: Path, meetc: Meetc) -> set[str]:
    """Hold the races of a meet against those of its start lists alone, which read the files that
    photo finish makes of them; the names of those that have results."""
    whole = compiled(source)
    ran = meetc("simulate-timing", source.as_posix(), "lynx")
    assert ran.code == 0, ran.err
    text = start_lists(whole.meet)
    path = meetc.write("m.meet", text)
    assert meetc("build", "m.meet", "--target", "lynx", "-o", "out").code == 0
    again = compiled(path)
    assert [d.code for d in again.diagnostics if d.is_error] == []
    lost = {"M302", "M837", "M845", "M846", "M847", "M886", "M887"}
    assert [d for d in again.diagnostics if d.code in lost] == []
    before, after = races(whole.meet), races(again.meet)
    held = {name for name, rows in before.items() if any(row[-1] for row in rows[1:])}
    assert {name: after[name] for name in held} == {name: before[name] for name in held}
    assert {name: who_runs(rows) for name, rows in after.items()} == {
        name: who_runs(rows) for name, rows in before.items()
    }
    event_lines = (meetc.folder / "out/lynx.evt").read_bytes().decode("cp1252").split("\r\n")
    numbers = {tuple(line.split(",")[:3]) for line in event_lines if line[:1] not in (",", ";", "")}
    for file in (meetc.folder / "lynx").glob("*.lif"):
        lines = read_lif(file.read_bytes(), file.name)[0].lines
        assert tuple(lines[1].split(",")[:3]) in numbers
    return held


def test_what_is_made_up_is_plausible_and_can_be_had_again(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + LISTS)
    meetc.write("lynx/notes.txt", "")
    assert (
        meetc("simulate-timing", "m.meet", "lynx", "--seed", "7").out == "wrote 30 files to lynx\n"
    )
    first = {file.name: file.read_bytes() for file in (meetc.folder / "lynx").glob("*.lif")}
    done = compiled(meetc.folder / "m.meet")
    assert [d.code for d in done.diagnostics] == ["M888"]
    rows = [row for unit in done.meet.events[0].units for row in unit.rows]
    kinds = [row.performance or "unread" for row in rows]
    assert len(rows) == 240
    assert {"DNS", "DNF", "unread"} <= set(kinds)
    assert all(10.5 < float(kind) < 16 for kind in kinds if kind[0].isdecimal())
    readings = [
        row.fields["raw_time"] for unit in done.meet.events[0].units for row in unit.rows
        if "raw_time" in row.fields
    ]  # fmt: skip
    assert len(set(readings)) < len(readings), "some are equal to the thousandth"
    for name in first:
        (meetc.folder / "lynx" / name).unlink()
    meetc("simulate-timing", "m.meet", "lynx", "--seed", "7")
    assert first == {file.name: file.read_bytes() for file in (meetc.folder / "lynx").glob("*.lif")}


def test_a_file_of_the_day_is_never_replaced(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + LISTS)
    real = meetc.write("lynx/T01-1-02.lif", "T01,1,2,\n1,9,1,,,,12.34\n")
    ran = meetc("simulate-timing", "m.meet", "lynx")
    assert ran.code == 2
    assert "lynx/T01-1-02.lif is there, and is not simulated; nothing is written" in ran.err
    assert real.read_text() == "T01,1,2,\n1,9,1,,,,12.34\n"
    assert [file.name for file in real.parent.iterdir()] == ["T01-1-02.lif"]


def test_nobody_in_a_race_of_several_events_is_faster_than_anybody_ever(meetc: Meetc) -> None:
    people = "".join(f'athlete {n} "Ada{n} Example" {"MF"[n > 4]}\n' for n in range(1, 61))
    women = "".join(f"    {n}\n" for n in range(5, 61))
    events = 'event T11 800 "Men" M\n  final\n    1\n    2\nevent T12 800 "Women" F with=T11\n'
    text = f'{MEET}results from "lynx/*.lif"\n{people}{events}  final\n{women}'
    meetc.write("m.meet", text)
    meetc.write("lynx/notes.txt", "")
    assert meetc("simulate-timing", "m.meet", "lynx").code == 0
    assert [d.code for d in compiled(meetc.folder / "m.meet").diagnostics] == ["M888"]
