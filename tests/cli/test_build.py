"""`meetc build`: what is written, where, and what is said."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest

from tests.conftest import MEET, ROOT, Meetc

EVENT = 'event T01 100 "100 metres" M\n'
BROKEN = MEET + "event T01 100m M\n"
NOT_BUILT = """\
error[M403]: OpenTrack knows no event code 100m
 --> broken.meet:2:11
  |
2 | event T01 100m M
  |           ^^^^
  = hint: did you mean 100?

broken.meet: 1 error; nothing is written
"""


def names(folder: Path) -> list[str]:
    """The files below a folder, but those that keep digests."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != "meetc-digests.json")
    return sorted(p.relative_to(folder).as_posix() for p in files)


def test_writes_beside_the_source_and_says_so(meetc: Meetc) -> None:
    meetc.write("spring.meet", MEET + EVENT)
    ran = meetc("build", "spring.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote spring.json\n", "")
    text = (meetc.folder / "spring.json").read_text(encoding="utf-8")
    assert text == (
        '{\n  "full_name": "Spring",\n  "slug": "spring",\n  "country_id": "GBR",\n'
        '  "date": "2026-05-09",\n  "finish_date": "2026-05-09",\n  "age_groups": [\n'
        '    "ALL"\n  ],\n  "events": [\n    {\n      "event_id": "T01",\n'
        '      "event_code": "100",\n      "name": "100 metres",\n      "genders": "M",\n'
        '      "category": "M",\n      "age_groups": [\n        "ALL"\n      ],\n'
        '      "rounds": "1"\n    }\n  ]\n}\n'
    )
    assert names(meetc.folder) == ["spring.json", "spring.meet"]


def test_to_a_file_a_directory_and_standard_output(meetc: Meetc) -> None:
    meetc.write("spring.meet", MEET)
    assert meetc("build", "spring.meet", "-o", "out.json").out == "wrote out.json\n"
    assert meetc("build", "spring.meet", "-o", "made/").out == "wrote made/spring.json\n"
    ran = meetc("build", "spring.meet", "-o", "-")
    assert json.loads(ran.out)["slug"] == "spring"
    assert (meetc.folder / "out.json").read_text() == ran.out
    assert (meetc.folder / "made" / "spring.json").read_text() == ran.out


def test_standard_input_goes_to_standard_output(meetc: Meetc) -> None:
    ran = meetc("build", "-", stdin=MEET)
    assert ran.code == 0
    assert json.loads(ran.out)["full_name"] == "Spring"


def test_a_directory_is_mirrored(meetc: Meetc) -> None:
    meetc.write("meets/a.meet", MEET)
    meetc.write("meets/june/b.meet", MEET + 'include "c.meet"\n')
    meetc.write("meets/june/c.meet", EVENT)
    meetc.write("meets/.git/d.meet", MEET)
    ran = meetc("build", "meets", "-o", "site")
    assert ran.out == "wrote site/a.json\nwrote site/june/b.json\n"
    assert ran.code == 0


def test_errors_write_nothing_and_leave_the_rest(meetc: Meetc) -> None:
    meetc.write("broken.meet", BROKEN)
    meetc.write("broken.json", "the former one")
    meetc.write("sound.meet", MEET)
    ran = meetc("build", "broken.meet", "sound.meet")
    assert (ran.code, ran.out, ran.err) == (
        1,
        "wrote sound.json\n",
        NOT_BUILT + "1 of 2 built, 1 with errors: broken.meet\n",
    )
    assert (meetc.folder / "broken.json").read_text() == "the former one"


def test_warnings_are_shown_and_built_but_not_under_strict(meetc: Meetc) -> None:
    text = MEET + 'athlete 1 "Ada Example" F\n' + EVENT + "final\n  2 10.50\n"
    meetc.write("spring.meet", text)
    ran = meetc("build", "spring.meet")
    assert (ran.code, ran.out) == (0, "wrote spring.json\n")
    assert ran.err.startswith("warning[M302]: no athlete has bib 2\n")
    ran = meetc("build", "--strict", "spring.meet", "-o", "strict.json")
    assert ran.code == 1
    assert ran.err.startswith("error[M302]: no athlete has bib 2\n")
    assert not (meetc.folder / "strict.json").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.meet"], "gone.meet: no such file"),
        (["spring"], "spring: no such file; there is spring.meet"),
        (["empty"], "empty: there is no .meet file in this directory"),
        (["a/x.meet", "b/x.meet", "-o", "out"], "a/x.meet and b/x.meet would both be written"),
        (["a/x.meet", "b/x.meet", "-o", "-"], "2 meets cannot go to standard output"),
        (["a/x.meet", "b/x.meet", "-o", "file"], "file is a file, and 2 meets need a directory"),
        (["a/x.json"], "a/x.json would replace its own source"),
        (["spring.meet", "-o", "../NAME/spring.meet"], "would replace its own source"),
        (["spring.meet", "-o", "b/x.meet"], "b/x.meet is a .meet file"),
        (["spring.meet", "-o", "link.json"], "would replace its own source"),
        ([""], "the name of a file is empty"),
        (["x" * 300], "file name too long"),
        (["spring.meet", "-o", "file/x.json"], "file/x.json cannot be written"),
    ],
)
def test_wrong_calls_exit_2(meetc: Meetc, arguments: list[str], message: str) -> None:
    for name in ("spring.meet", "a/x.meet", "b/x.meet", "a/x.json", "file"):
        meetc.write(name, MEET)
    (meetc.folder / "empty").mkdir()
    (meetc.folder / "link.json").symlink_to("spring.meet")
    arguments = [argument.replace("NAME", meetc.folder.name) for argument in arguments]
    before = names(meetc.folder)
    ran = meetc("build", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert names(meetc.folder) == before


def test_a_failed_write_leaves_the_former_file(meetc: Meetc) -> None:
    meetc.write("spring.meet", MEET)
    target = meetc.folder / "spring.json"
    target.mkdir()
    ran = meetc("build", "spring.meet")
    assert ran.code == 2
    assert "spring.json cannot be written" in ran.err
    assert names(meetc.folder) == ["spring.meet"]


@pytest.mark.parametrize("events", [1, 400])
def test_a_full_disk_leaves_the_former_file(meetc: Meetc, events: int) -> None:
    """The JSON is written event by event: half of it is never seen, nor left beside."""
    import subprocess
    import sys

    meetc.write("spring.meet", MEET)
    meetc("build", "spring.meet")
    before = (meetc.folder / "spring.json").read_bytes()
    many = "".join(f'event T{n} {n + 99} M extra.note="{n:01000}"\n' for n in range(1, events + 1))
    meetc.write("spring.meet", MEET + many)
    command = f"ulimit -f 1; {sys.executable} -m meetc build spring.meet"
    done = subprocess.run(["bash", "-c", command], cwd=meetc.folder, capture_output=True, text=True)
    assert done.returncode == 2
    assert "spring.json cannot be written: file too large" in done.stderr
    assert (meetc.folder / "spring.json").read_bytes() == before
    assert sorted(p.name for p in meetc.folder.iterdir()) == [
        "meetc-digests.json", "spring.json", "spring.meet",
    ]  # fmt: skip


def test_what_the_schema_refuses_late_leaves_the_former_file(meetc: Meetc) -> None:
    meetc.write("spring.meet", MEET)
    meetc("build", "spring.meet")
    before = (meetc.folder / "spring.json").read_bytes()
    meetc.write("spring.meet", f"{MEET}event T01 100 M\nevent T02 200 M extra.name=5\n")
    ran = meetc("build", "spring.meet")
    assert (ran.code, "spring.meet: 1 error; nothing is written" in ran.err) == (1, True)
    assert (meetc.folder / "spring.json").read_bytes() == before
    assert len(list(meetc.folder.iterdir())) == 3


def test_an_unreadable_file_does_not_keep_the_others(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc.write("c.meet", MEET)
    (meetc.folder / "b.meet").symlink_to("b.meet")  # a link to itself
    (meetc.folder / "d").mkdir()
    ran = meetc("build", "a.meet", "c.meet", "-o", "out")
    assert (ran.code, ran.out) == (0, "wrote out/a.json\nwrote out/c.json\n")
    ran = meetc("build", ".", "-o", "out")
    assert (ran.code, ran.out) == (0, "wrote out/a.json\nwrote out/c.json\n")


def test_a_reader_that_has_enough_and_a_full_disk(meetc: Meetc) -> None:
    import subprocess
    import sys

    command = f"{sys.executable} -m meetc"
    for line, code in ((f"{command} explain | head -1; exit ${{PIPESTATUS[0]}}", 0),
                       (f"{command} explain > /dev/full", 2),
                       (f"{command} check - <&-", 2),
                       (f"echo 'meet' | {command} build - -o - >&-", 1)):  # fmt: skip
        done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (code, False), line


def test_stats(meetc: Meetc) -> None:
    meetc.write("spring.meet", MEET)
    ran = meetc("build", "--stats", "spring.meet")
    passes = [line.split()[0] for line in ran.err.splitlines()]
    assert passes == [
        "read",
        "parse",
        "resolve",
        "lower",
        "schema",
        "digest",
        "emit",
        "write",
        "total",
    ]
    assert all(line.endswith(" ms") for line in ran.err.splitlines())


def test_a_fault_of_meetc_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No text can break the schema; a payload that does is a mistake of meetc itself."""
    from typer.testing import CliRunner

    from meetc.cli.app import app
    from meetc.targets import of_payload as module

    source = tmp_path / "spring.meet"
    source.write_text(MEET)
    monkeypatch.setattr(module, "payload", lambda meet, target: {"slug": 3})
    result = CliRunner().invoke(app, ["build", str(source)])
    assert result.exit_code == 1
    assert "mistake in meetc" in result.stderr
    assert "Traceback" not in result.stderr
    assert not source.with_suffix(".json").exists()


def test_the_collector_is_at_work_again_behind_a_command(meetc: Meetc) -> None:
    for name in ("a", "b"):
        meetc.write(f"{name}.meet", f'meet "{name}" slug={name} country=GBR date=2026-05-09\n')
    for arguments in (("build", "a.meet", "b.meet"), ("check", "a.meet"), ("check", "none.meet")):
        meetc(*arguments)
        assert gc.isenabled()
