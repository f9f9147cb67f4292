"""Inputs of a meet day: entries that are drawn into heats, the files of photo finish, and the list
of a road race that chips have timed."""

from __future__ import annotations

from pathlib import Path

_HEAD = "slug=bench country=GBR date=2026-06-06\n"
_LANES, _HEATS = 8, 8
_IN_AN_EVENT = 40


def championship(entries: int) -> str:
    """A meet with entries and no heat yet, forty an event."""
    lines = [f'meet "Entries" {_HEAD}']
    lines += [f'athlete {n} "Ada Example" F\n' for n in range(1, entries + 1)]
    for start in range(0, entries, _IN_AN_EVENT):
        lines.append(f'event T{start:04} 100 "100m {start}" F  category=C{start} ')
        lines.append(f"rounds=5,2,1 lanes={_LANES}\n")
        lines += [f"  enter {n}    sb={11 + n % 97 / 100:.2f}\n"
                  for n in range(start + 1, start + _IN_AN_EVENT + 1)]  # fmt: skip
    return "".join(lines)


def lynx(folder: Path, files: int) -> tuple[Path, Path]:
    """A meet whose results are in so many `.lif` files, and the same with the rows typed."""
    (folder / "lynx").mkdir(parents=True)
    bibs = range(1, _LANES * _HEATS + 1)
    people = "".join(f'athlete {n} "Ada Example" F\n' for n in bibs)
    read, typed = [f'meet "Read" {_HEAD}', 'results from "lynx/*.lif"\n', people], [
        f'meet "Typed" {_HEAD}', people]  # fmt: skip
    for event in range(files // _HEATS):
        head = f'event T{event:04} 100 "100m {event}" F  category=C{event} rounds={_HEATS}\n'
        read.append(head)
        typed.append(head)
        for heat in range(1, _HEATS + 1):
            typed.append(f"  heat {heat} provisional wind=+0.5\n")
            rows = [f"T{event:04},1,{heat},100m,0.5\n"]
            for lane in range(1, _LANES + 1):
                bib, time = (heat - 1) * _LANES + lane, f"{11 + lane / 10:.2f}"
                rows.append(f"{lane},{bib},{lane},,,,{time}\n")
                typed.append(f"    {bib}  {time}  lane={lane}\n")
            (folder / "lynx" / f"{event:04}-{heat}.lif").write_text("".join(rows))
    for name, lines in (("read", read), ("typed", typed)):
        (folder / f"{name}.meet").write_text("".join(lines))
    return folder / "read.meet", folder / "typed.meet"


def chip_race(folder: Path, runners: int) -> Path:
    """A road race whose gun and net times are in a CSV; its people stand in the meet and, for
    whoever else reads them, in a CSV of their own."""
    folder.mkdir(parents=True)
    people, times = ["Bib,Name,Gender\n"], ["Bib,Gun time,Chip time\n"]
    for bib in range(1, runners + 1):
        gun = 18_000 + bib * 7919 % 36_007  # tenths of a second, in no order
        people.append(f"{bib},Ada Example,{'FM'[bib % 2]}\n")
        times.append(f"{bib},{_clock(gun)},{_clock(gun - bib % 600)}\n")
    (folder / "people.csv").write_text("".join(people))
    (folder / "times.csv").write_text("".join(times))
    athletes = (line.rstrip("\n").split(",") for line in people[1:])
    lines = [f'athlete {bib} "{name}" {gender}\n' for bib, name, gender in athletes]
    race = 'event R01 10K "10 km" MF\n  final official\n    results from "times.csv"\n'
    meet = folder / "race.meet"
    meet.write_text("".join([f'meet "Road" {_HEAD}', *lines, race]))
    return meet


def _clock(tenths: int) -> str:
    return f"{tenths // 36000}:{tenths // 600 % 60:02}:{tenths // 10 % 60:02}.{tenths % 10}"
