"""`meetc verify` and the digests of outputs."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typer.testing import CliRunner

from meetc.cli.app import app
from meetc.cli.outputs import write
from meetc.emit.provenance import digest_of, digest_of_json, find_printed, printed
from meetc.file_lock import acquire
from tests.conftest import EXAMPLES, MEET, ROOT, Meetc, document

TRIATHLON = (EXAMPLES / "triathlon.meet").read_text(encoding="utf-8")
OUTPUTS = {
    "opentrack": ("t.json",),
    "html": ("t", "t/index.html", "t/events/M01.html"),
    "print": ("t.print.html",),
    "md": ("t.md",),
    "csv": ("t-results.csv", "t-entries.csv"),
    "ical": ("t.ics",),
}


@pytest.mark.parametrize("target", OUTPUTS)
def test_what_a_meet_says_and_what_it_says_no_more(meetc: Meetc, target: str) -> None:
    meetc.write("t.meet", TRIATHLON)
    assert meetc("build", "--target", target, "t.meet").code == 0
    meetc.write("t.meet", "# a comment\n" + re.sub("  +", "  ", TRIATHLON))
    for output in OUTPUTS[target]:
        ran = meetc("verify", output, "t.meet")
        assert (ran.code, ran.out, ran.err) == (0, f"{output} is what t.meet says\n", "")
    changed = TRIATHLON.replace("10.07", "10.08")
    meetc.write("t.meet", changed)
    for output in OUTPUTS[target]:
        ran = meetc("verify", output, "t.meet")
        same = output in ("t-entries.csv", "t.ics")  # no mark stands in them
        said = "is what" if same else "is not what"
        assert (ran.code, ran.out) == (0 if same else 6, f"{output} {said} t.meet says\n")
    meetc.write("t.meet", changed.replace("800 metres", "800 m").replace("1:58.20", "1:58.10"))
    for output in OUTPUTS[target]:
        ran = meetc("verify", output, "t.meet")
        assert (ran.code, ran.out, ran.err) == (6, f"{output} is not what t.meet says\n", "")


def says(arguments: tuple[str, ...]) -> tuple[int, str]:
    """What `meetc verify` and the like says, in this process."""
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("privacy", ["public", "full"])
@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.meet")))
def test_every_example_is_what_it_says(tmp_path: Path, name: str, privacy: str) -> None:
    meet = str(EXAMPLES / f"{name}.meet")
    for target in ("html", "print", "md", "csv", "ical"):
        end = {"html": "", "csv": ".csv", "ical": ".ics"}.get(target, f".{target}")
        end = {"print": ".print.html"}.get(target, end)
        order = ("build", "--target", target, "--privacy", privacy, meet)
        assert says((*order, "-o", str(tmp_path / f"t{end}")))[0] == 0
    for outputs in OUTPUTS.values():
        for output in outputs:
            place = tmp_path / output
            if place.exists():  # no other example has an event M01, none was built as JSON
                assert says(("verify", str(place), meet)) == (0, f"{place} is what {meet} says\n")


CHANGED = "was changed after it was built, or another version of meetc built it"
BY_HAND = [
    ("md", "t.md", "line 56",
     "| 1 | 3 | Gus van der Upton | Belgrave Harriers | {} Q |"),
    ("print", "t.print.html", "line 144",
     "1 3 Gus van der Upton Belgrave Harriers {} Q +0.3 Heat 2"),
    ("csv", "t-results.csv", "row 7",
     "…us van der Upton,M,NED,BEL,Belgrave Harriers,,,{0},,Q,4,,,,,official,,,,{0},…"),
    ("html", "t/events/003.html", "line 61",
     "1 Gus van der Upton Heat 2 · Belgrave Harriers {} Q +0.3 Heat 2"),
    ("html", "t", "line 61",
     "1 Gus van der Upton Heat 2 · Belgrave Harriers {} Q +0.3 Heat 2"),
]  # fmt: skip
"""Of each target a file with the mark 10.26, and how the line is shown that has it."""


@pytest.mark.parametrize(("target", "output", "where", "line"), BY_HAND)
def test_a_mark_changed_by_hand(
    meetc: Meetc, target: str, output: str, where: str, line: str
) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", target, "t.meet")
    file = "t/events/003.html" if output == "t" else output
    data = (meetc.folder / file).read_bytes()
    assert b"10.26" in data
    meetc.write(file, data.replace(b"10.26", b"10.01"))
    ran = meetc("verify", output, "t.meet")
    assert (ran.code, ran.err) == (6, "")
    assert ran.out == (
        f"{file} {CHANGED}: {where}\n"
        f"  it says      {line.format('10.01')}\n"
        f"  t.meet says  {line.format('10.26')}\n"
    )


def test_a_time_changed_by_hand_in_a_calendar(meetc: Meetc) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", "ical", "t.meet")
    data = (meetc.folder / "t.ics").read_bytes()
    meetc.write("t.ics", data.replace(b"T123000", b"T124500"))
    ran = meetc("verify", "t.ics", "t.meet")
    assert (ran.code, ran.out) == (
        6,
        f"t.ics {CHANGED}: line 18\n"
        "  it says      DTSTART:20260516T124500\n"
        "  t.meet says  DTSTART:20260516T123000\n",
    )


def test_json_changed_by_hand(meetc: Meetc) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "t.meet")
    data = (meetc.folder / "t.json").read_bytes()
    meetc.write("t.json", data.replace(b"100 metres", b"100 meters"))
    ran = meetc("verify", "t.json", "t.meet")
    assert (ran.code, ran.out) == (6, "t.json is not what t.meet says\n")


def test_a_line_more_or_less(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET)
    meetc("build", "--target", "md", "t.meet")
    data = (meetc.folder / "t.md").read_bytes()
    meetc.write("t.md", data + b"And a relay.\n")
    assert meetc("verify", "t.md", "t.meet").out == (
        f"t.md {CHANGED}: line 16\n  it says      And a relay.\n  t.meet says  (an empty line)\n"
    )
    meetc.write("t.md", data.replace(b"\n9 May 2026\n", b""))
    ran = meetc("verify", "t.md", "t.meet")
    assert ran.out.startswith(f"t.md {CHANGED}: line 3\n  it says      ## Programme\n")


def test_pages_that_went_or_came(meetc: Meetc) -> None:
    """A page too many is told, a picture of the club's own is not."""
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", "html", "t.meet")
    meetc.write("t/picture.svg", "<svg/>")
    meetc.write("t/archive/old.html", "<p>1999")
    assert meetc("verify", "t", "t.meet").code == 0
    extra = meetc.write("t/events/T99.html", "<p>10.26")
    ran = meetc("verify", "t", "t.meet")
    assert (ran.code, ran.out) == (6, "t/events/T99.html is no page of t.meet\n")
    style = (meetc.folder / "t/style.css").read_bytes()
    meetc.write("t/style.css", style + b"body { display: none }")
    ran = meetc("verify", "t", "t.meet")
    assert (ran.code, ran.out.splitlines()[1:]) == (
        6, ["  it says      body { display: none }", "  t.meet says  (an empty line)"],
    )  # fmt: skip
    extra.unlink()
    meetc.write("t/style.css", style)
    (meetc.folder / "t/athletes/3.html").unlink()
    ran = meetc("verify", "t", "t.meet")
    assert (ran.code, ran.out) == (6, "t/athletes/3.html is missing\n")


RENAMED = {
    "t.print.html": ("print", "paper.htm"),
    "t.md": ("md", "README.txt"),
    "t-results.csv": ("csv", "results.csv"),
    "t-entries.csv": ("csv", "list.csv"),
    "t.ics": ("ical", "calendar"),
    "t/events/003.html": ("html", "hundred.html"),
}


@pytest.mark.parametrize("output", RENAMED)
def test_another_name_is_known_by_what_it_holds(meetc: Meetc, output: str) -> None:
    target, other = RENAMED[output]
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", target, "t.meet")
    data = (meetc.folder / output).read_bytes()
    meetc.write(f"other/{other}", data)
    assert meetc("verify", f"other/{other}", "t.meet").code == 0
    found = data.replace(b"Triathlon", b"Triathlete").replace(b"1:58.20", b"1:38.20")
    meetc.write(f"other/{other}", found.replace(b"10.26", b"10.01"))
    ran = meetc("verify", f"other/{other}", "t.meet")
    assert (ran.code, ran.err) == (6, "")
    kept = target in ("csv", "ical")  # whose digest stayed where they were built
    said = "is not what t.meet says" if kept else CHANGED
    assert ran.out.startswith(f"other/{other} {said}: ")


@pytest.mark.parametrize("output", [*RENAMED, "t"])
def test_line_ends_of_git_do_not_count(meetc: Meetc, output: str) -> None:
    meetc.write("t.meet", TRIATHLON)
    for target in ("html", "print", "md", "csv", "ical"):
        meetc("build", "--target", target, "t.meet")
    for end in (b"\r\n", b"\n"):
        for file in (meetc.folder / "t").rglob("*") if output == "t" else [meetc.folder / output]:
            if file.is_file():
                plain = file.read_bytes().replace(b"\r\n", b"\n")
                file.write_bytes(plain.replace(b"\n", end))
        assert meetc("verify", output, "t.meet").out == f"{output} is what t.meet says\n"


def test_what_a_template_made(meetc: Meetc) -> None:
    """Its digests stand beside it, and go when something else is written to the same place."""
    meetc.write("t.meet", TRIATHLON)
    meetc.write("mine.md.j2", "# {{ meet.name }}\n\n## Programme\n{{ meet.digest }}\n")
    assert meetc("build", "--template", "mine.md.j2", "t.meet").out == "wrote t.md\n"
    data = (meetc.folder / "t.md").read_bytes()
    assert meetc("verify", "t.md", "t.meet").code == 0
    meetc.write("t.md", data.replace(b"\n", b"\r\n"))
    assert meetc("verify", "t.md", "t.meet").code == 0
    meetc.write("t.md", data + b"more")
    ran = meetc("verify", "t.md", "t.meet")
    assert (ran.code, ran.out) == (6, "t.md was changed after it was built\n")
    assert meetc("build", "--target", "md", "t.meet").out == "wrote t.md\n"
    assert meetc("verify", "t.md", "t.meet").code == 0
    meetc.write("t.meet", TRIATHLON.replace("10.07", "10.08"))
    ran = meetc("verify", "t.md", "t.meet")
    assert (ran.code, ran.out) == (6, "t.md is not what t.meet says\n")


def test_a_digest_set_by_hand(meetc: Meetc) -> None:
    """The digest of another meet says nothing for a page that is not of it."""
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", "md", "t.meet")
    page = (meetc.folder / "t.md").read_text(encoding="utf-8")
    changed = TRIATHLON.replace("10.07", "10.08")
    number = find_printed(page) or ""
    meetc.write("t.meet", changed)
    meetc.write("t.md", page.replace(number, digest_of(document(changed))))
    ran = meetc("verify", "t.md", "t.meet")
    assert (ran.code, ran.out.splitlines()[0]) == (6, f"t.md {CHANGED}: line 35")


def test_json_in_another_layout_is_the_same(meetc: Meetc) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "t.meet")
    document = json.loads((meetc.folder / "t.json").read_bytes())
    meetc.write("other.json", json.dumps(document, sort_keys=True))
    assert meetc("verify", "other.json", "t.meet").code == 0
    twice = json.dumps(document).replace('"slug":', '"slug": "other", "slug":', 1)
    for text in ("{", twice):
        meetc.write("other.json", text)
        ran = meetc("verify", "other.json", "t.meet")
        assert ran.code == 6
        assert ran.out == (
            "other.json is no JSON, or says a thing twice: it was changed after it was built\n"
        )


def test_pages_of_two_builds(meetc: Meetc) -> None:
    meetc.write("t.meet", TRIATHLON)
    meetc("build", "--target", "html", "t.meet")
    old = (meetc.folder / "t/teams.html").read_bytes()
    meetc.write("t.meet", TRIATHLON.replace("10.07", "10.08"))
    meetc("build", "--target", "html", "t.meet")
    assert meetc("verify", "t", "t.meet").code == 0
    meetc.write("t/teams.html", old)
    ran = meetc("verify", "t", "t.meet")
    assert (ran.code, ran.out) == (6, "the pages in t were not built together\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("no.json", "t.meet"), 2, "meetc: no.json: no such file or directory\n"),
        (("t.txt", "t.meet"), 2,
         "meetc: t.txt prints no digest of a meet, and meetc-digests.json has none for it\n"),
        ((".", "t.meet"), 2, "meetc: .: no site that meetc built is in this folder\n"),
        (("t.json", "no.meet"), 2, "meetc: no.meet: no such file\n"),
        (("t.json", "folder"), 2,
         "meetc: folder: one meet is verified at a time, and here are 2\n"),
        (("t.json",), 2, "Missing argument 'FILE'"),
    ],
)  # fmt: skip
def test_wrong_usage(meetc: Meetc, arguments: tuple[str, ...], code: int, said: str) -> None:
    for name in ("t.meet", "folder/a.meet", "folder/b.meet"):
        meetc.write(name, MEET)
    meetc.write("t.json", "{}")
    meetc.write("t.txt", "a page\xff".encode("latin-1"))
    meetc.write("meetc-digests.json", '{"outputs": {"t.txt": 3, "x": []}}')
    ran = meetc("verify", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_meet_with_errors(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET)
    meetc("build", "t.meet")
    meetc.write("t.meet", MEET + "event T01 100m F\n")
    ran = meetc("verify", "t.json", "t.meet")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error[M403]")


def test_digests_stand_beside_and_are_kept(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc.write("b.meet", TRIATHLON)
    meetc("build", "a.meet", "b.meet", "-o", "out/")
    meetc("build", "--target", "csv", "b.meet", "-o", "out/")
    text = (meetc.folder / "out/meetc-digests.json").read_text(encoding="utf-8")
    kept = json.loads(text)
    assert text == json.dumps(kept, indent=2, sort_keys=True) + "\n"
    assert kept["format"] == "meetc-digests-1"
    assert sorted(kept["outputs"]) == ["a.json", "b-entries.csv", "b-results.csv", "b.json"]
    expected = digest_of(document(TRIATHLON))
    data = (meetc.folder / "out/b-results.csv").read_bytes()
    whose = {"meet": expected, "of": "2026/GBR/triathlon-weekend"}
    assert kept["outputs"]["b.json"] == whose
    assert kept["outputs"]["b-results.csv"] == whose | {"file": hashlib.sha256(data).hexdigest()}
    meetc("build", "a.meet", "b.meet", "-o", "out/")
    assert (meetc.folder / "out/meetc-digests.json").read_text(encoding="utf-8") == text


def test_many_digests_are_written_once(meetc: Meetc, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file a folder and a call: for each output it would take the square of their number."""
    written: list[str] = []
    monkeypatch.setattr(
        "meetc.cli.outputs.write", lambda at, data: (written.append(at), write(at, data))
    )
    for n in range(20):
        meetc.write(f"in/{n % 2}/{n}.meet", MEET)
    assert meetc("build", "in", "-o", "out").code == 0
    assert [at for at in written if at.endswith("meetc-digests.json")] == [
        "out/0/meetc-digests.json", "out/1/meetc-digests.json",
    ]  # fmt: skip


def test_processes_at_one_time_lose_no_digest(meetc: Meetc) -> None:
    for n in range(40):
        meetc.write(f"in/{n}.meet", MEET)

    def build(n: int) -> int:
        names = [f"in/{each}.meet" for each in range(n, 40, 8)]
        return meetc.process("build", *names, "-o", "out/").code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(build, range(8))) == {0}
    kept = json.loads((meetc.folder / "out/meetc-digests.json").read_bytes())
    assert sorted(kept["outputs"]) == sorted(f"{n}.json" for n in range(40))
    assert not list((meetc.folder / "out").glob(".*"))


def test_a_process_that_is_killed_leaves_no_lock(meetc: Meetc) -> None:
    """Its file may stay, and keeps nobody."""
    lock = meetc.folder / ".meetc-digests.json.lock"
    holds = "from meetc.file_lock import acquire; import pathlib, sys, time; "
    holds += "acquire(pathlib.Path(sys.argv[1])); print(flush=True); time.sleep(60)"
    holder = subprocess.Popen(
        [sys.executable, "-c", holds, str(lock)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    with holder, holder.stdout:
        holder.stdout.readline()
        assert acquire(lock) == -1
        holder.kill()
    assert lock.exists()
    meetc.write("t.meet", MEET)
    assert meetc("build", "t.meet").code == 0
    assert sorted(path.name for path in meetc.folder.iterdir()) == [
        "meetc-digests.json", "t.json", "t.meet",
    ]  # fmt: skip


def test_what_was_written_before_a_failure_is_kept(meetc: Meetc) -> None:
    meetc.write("in/a.meet", MEET)
    meetc.write("in/b.meet", MEET)
    (meetc.folder / "out/b.json").mkdir(parents=True)
    assert meetc("build", "in", "-o", "out").code == 2
    kept = json.loads((meetc.folder / "out/meetc-digests.json").read_bytes())
    assert list(kept["outputs"]) == ["a.json"]


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"outputs": 3}', "[" * 100_000, "\xff"])
def test_a_broken_file_of_digests_is_made_anew(meetc: Meetc, broken: str) -> None:
    meetc.write("meetc-digests.json", broken.encode("latin-1"))
    meetc.write("t.meet", MEET)
    ran = meetc("build", "--target", "ical", "t.meet")
    assert (ran.code, ran.out, ran.err) == (0, "wrote t.ics\n", "")
    assert meetc("verify", "t.ics", "t.meet").code == 0


def test_standard_output_keeps_none(meetc: Meetc) -> None:
    meetc.write("t.meet", MEET)
    for target in ("opentrack", "ical"):
        assert meetc("build", "--target", target, "t.meet", "-o", "-").code == 0
    assert [p.name for p in meetc.folder.iterdir()] == ["t.meet"]


def test_no_output_takes_the_place_of_the_digests(meetc: Meetc) -> None:
    meetc.write("meetc-digests.meet", MEET)
    ran = meetc("build", "meetc-digests.meet")
    assert (ran.code, ran.out) == (2, "")
    assert "where meetc keeps digests" in ran.err


def test_the_digest_is_that_of_canonical_json() -> None:
    made = document(TRIATHLON)
    canonical = json.dumps(made, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    expected = hashlib.sha256(canonical.encode()).hexdigest()
    assert digest_of(made) == digest_of_json(json.dumps(made).encode()) == expected
    assert find_printed(f"x {printed('0' * 64)} <p>{printed(expected)}</p>") == expected
    assert find_printed("meetc sha256:12") is None


def test_resources_are_verified_as_well(meetc: Meetc) -> None:
    """With the digests beside them, and without."""
    meetc.write("m.meet", MEET)
    assert meetc("build", "m.meet", "--target", "opentrack-rest").code == 0
    assert meetc("verify", "m.json", "m.meet").code == 0
    (meetc.folder / "meetc-digests.json").unlink()
    assert meetc("verify", "m.json", "m.meet").code == 0
    (meetc.folder / "m.json").write_text('{"competition": {}}')
    assert meetc("verify", "m.json", "m.meet").code == 6
