"""`meetc diff`: what differs between two meets, from files and from git."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

import meetc
from meetc.compare import as_json, markdown, text
from meetc.compare.change import ABSENT, Change, Detail, walk
from meetc.compare.compare import compare
from meetc.compare.values import differing, values_of
from meetc.model import Meet
from meetc.schema import check_payload
from tests.conftest import EXAMPLES, MEET, ROOT, Meetc, Ran
from tests.support.drawn import examples
from tests.support.strategies import meets, versions

SPRING = (EXAMPLES / "spring.meet").read_text(encoding="utf-8") + (
    'event T29 4x100 "4x100m Relay Clubs" F  ages=U17\n'
    '  squad KMH-A "Kingsmeadow Girls" 119 103 104 107\n'
)


def compiled(source: str | bytes) -> Meet:
    done = meetc.compile(source)
    assert done.ok, text_of_errors(done)
    return done.meet


def text_of_errors(done: meetc.Compiled) -> str:
    return "; ".join(d.message for d in done.diagnostics if d.is_error)


def edited(source: str, *edits: tuple[str, str]) -> str:
    """A text with each edit made once; every one of them has to fit, however many blanks it has
    in its columns."""
    for before, after in edits:
        pattern = " +".join(re.escape(part) for part in re.split(" +", before))
        source, count = re.subn(pattern, lambda _, new=after: new, source, count=1)
        assert count, before
    return source


def told(old: str, new: str) -> str:
    """What the text says of two meets, given by what follows `meet`."""
    return text.render(compare(compiled(MEET + old), compiled(MEET + new)))


SUNDAY = edited(
    SPRING,
    ("country            GBR", "country            NOR"),
    ('team COR "Isle of Corrin AC"', 'team COR "Corrin AC"'),
    ("athlete 103 ", "athlete 99 "),
    ("119,103,104,107", "119,99,104,107"),
    ("119 103 104 107", "119 99 104 107"),
    ("events_entered=T24\n", "events_entered=T24,T14\n"),
    ("at=12:05,15:10", "at=12:05,15:20"),
    ("306  12.32  Q", "306  12.48  q"),
    ("wind=-0.1", "wind=-0.2"),
    ("313  38.93  40.78", "313  38.93  x    "),
    ('DQ lane=3  runners=406,441,452,410  note="TR24.7"', "43.60  lane=3 runners=406,441,452,410"),
    ("o     o     xo    xxx", "o     o     xxo   xxx"),
    ("    418  3:57.69\n    436  4:00.97\n", "    436  4:00.97\n    418  3:57.69\n"),
) + (
    'event F99 LJ "New long jump" M\n  final\n'
    "    426  6.50(+1.0)  x  6.23(0.0)\n    446  .  -  6.11(-0.1)\n"
)  # fmt: skip


@pytest.fixture
def two(meetc: Meetc) -> Meetc:
    """A folder with the spring meet before and after Sunday."""
    meetc.write("old.meet", SPRING)
    meetc.write("new.meet", SUNDAY)
    return meetc


def test_text(two: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = two("diff", "old.meet", "new.meet")
    assert (ran.code, ran.err) == (6, "")
    assert ran.out == snapshot
    back = two("diff", "new.meet", "old.meet")
    assert (back.code, back.err) == (6, "")
    assert back.out == snapshot(name="back")


def test_markdown(two: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = two("diff", "old.meet", "new.meet", "--format", "markdown")
    assert (ran.code, ran.err) == (6, "")
    assert ran.out == snapshot


def test_json(two: Meetc, snapshot: SnapshotAssertion) -> None:
    ran = two("diff", "old.meet", "new.meet", "--format", "json")
    assert (ran.code, ran.err) == (6, "")
    check_payload(json.loads(ran.out), "diff")
    assert ran.out == snapshot
    assert two("diff", "old.meet", "new.meet", "--format", "json").out == ran.out


def test_the_same(two: Meetc) -> None:
    layout = SPRING.replace("\n", "\r\n").replace("    306", "  306").replace("# ", "#  ")
    two.write("same.meet", layout)
    assert two("diff", "old.meet", "same.meet") == Ran(0, "no changes\n", "")
    ran = two("diff", "old.meet", "same.meet", "--format", "markdown")
    assert ran == Ran(0, "**no changes**\n", "")
    ran = two("diff", "old.meet", "same.meet", "--format", "json")
    assert ran.code == 0
    nothing = {"version": 1, "old": "old.meet", "new": "same.meet", "counts": {}, "changes": []}
    assert json.loads(ran.out) == nothing


def test_json_in_place_of_text(two: Meetc) -> None:
    assert two("build", "old.meet").code == two("build", "new.meet").code == 0
    ran = two("diff", "old.json", "new.json")
    assert (ran.code, ran.err) == (6, "")
    assert "    306  Ottilie Dunmore  12.32 → 12.48, place 1 → 2\n" in ran.out
    assert "    312  Zoë Greenhalgh   place 2 → 1  (follows)\n" in ran.out
    two.write("heat.meet", HEAT)
    assert two("build", "heat.meet").code == 0
    assert two("diff", "heat.meet", "heat.json") == Ran(0, "no changes\n", "")


def test_winds_that_are_sent_alike_are_the_same() -> None:
    jumps = 'event F01 LJ "Long Jump" F\n  final\n    1  5.74({})  5.71({})\n'
    assert told(jumps.format("+1.2", "0.0"), jumps.format("+1.2", "-0.0")) == "no changes\n"
    assert "trial 1" in told(jumps.format("+1.2", "0.0"), jumps.format("-1.2", "0.0"))


def test_what_json_cannot_hold_is_told(meetc: Meetc) -> None:
    meetc.write("a.meet", edited(HEAT, ("11.82", "11.82 Q")))
    assert meetc("build", "a.meet").code == 0
    told = "T01\n  final\n    1  no qualifier (was Q)\n\n1 result changed\n"
    assert meetc("diff", "a.meet", "a.json") == Ran(6, told, "")


RACE = 'athlete 1 "Ada Example" F\nathlete 2 "Bea Sample" F\nevent T01 100 "100m" F rounds=2,1\n'


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (" heat 1\n 1 lane=4\n", " heat 1\n 1 11.82 lane=4\n", "1  Ada Example  11.82, place 1"),
        (" heat 1\n 1 11.82\n", " heat 1\n 1 lane=4\n",
         "1  Ada Example  no mark (was 11.82), no place (was 1), lane 4"),
        (" heat 1\n 1 lane=4\n", " heat 2\n 1 lane=5\n", "1  Ada Example  heat 1 → 2, lane 4 → 5"),
        (" heat 1\n 1 11.82 Q\n", " heat 1\n 1 11.82 q\n", "1  Ada Example  qualifier Q → q"),
        (" heat 1\n 1 11.82 extra.a=1\n", " heat 1\n 1 11.82 extra.a=true\n",
         "1  Ada Example  extra.a 1 → true"),
        (" heat 1\n 1 11.82 extra.a=1\n", ' heat 1\n 1 11.82 extra.a="1"\n',
         '1  Ada Example  extra.a 1 → "1"'),
        (" heat 1\n 1 11.82 extra.a=null\n", " heat 1\n 1 11.82\n",
         "1  Ada Example  no extra.a (was null)"),
        (" heat 1\n 1 11.82\n", ' heat 1\n 1 11.82 note="a b"\n', '1  Ada Example  note "a b"'),
        (" heat 1\n 1\n 2\n", " heat 1\n 2\n 1\n", "2  Bea Sample  now first"),
        (" heat 1\n 1 11.82\n", " heat 1 official\n 1 11.82\n", "heat 1  provisional → official"),
        (" heat 1\n 1\n", " heat 1\n  scheduled_start_time 14:10\n 1\n", "heat 1  start 14:10"),
    ],
)  # fmt: skip
def test_a_row_or_unit(old: str, new: str, line: str) -> None:
    assert line in [shown.strip() for shown in told(RACE + old, RACE + new).splitlines()]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('team A "Aa"', 'team A "Ab"', "A  Ab  team_name Aa → Ab"),
        ('team A "Aa"\nteam B "Bb"', 'team B "Bb"\nteam A "Aa"', "B  Bb  now first"),
        ("athlete 1 F\nevent T01 100 F", "athlete 1 F\nevent T01 100 F\nenter 1 qp=12.10",
         "+ 1  T01: qp 12.10"),
        ("athlete 1 F events_entered=T01\nevent T01 100 F",
         "athlete 1 F events_entered=T01\nevent T01 200 F",
         "1  T01: event_code 100 → 200  (follows)"),
        ("event T01 100 F rounds=2,1 at=14:00,15:00", "event T01 100 F rounds=2,1 at=14:00,15:10",
         "T01  round 2 15:00 → 15:10"),
        ("event T01 100 F", "event T01 100 F venue=\"Track 2\"", 'T01  venue "Track 2"'),
        ("event T01 100 F", "event T02 100 F",
         "- T01  event_code 100, genders F, category F, ages ALL, rounds 1"),
    ],
)  # fmt: skip
def test_people_and_events(old: str, new: str, line: str) -> None:
    shown = told(old + "\n", new + "\n").splitlines()
    assert line in [each.strip() for each in shown]


class Learnt(NamedTuple):
    """What a model of tomorrow may hold."""

    total: int
    place: int | None


def test_what_the_model_learns_later_is_compared() -> None:
    (old,) = compiled(HEAT).events[0].units
    new: Any = replace(old, jump_off={"7": Learnt(5400, 1), "8": Learnt(5300, None)})  # type: ignore[arg-type]
    assert differing(values_of(old), values_of(new)) == [
        Detail("jump_off.7.total", ABSENT, 5400),
        Detail("jump_off.7.place", ABSENT, 1),
        Detail("jump_off.8.total", ABSENT, 5300),
    ]


def everything(meet: Meet) -> str:
    """A payload with what has no known key as well, and what a start list without rows has."""
    keyed = replace(meet, keys={"qualifier": "~q", "runners": "~r", "chip": "~c"})
    document: dict[str, Any] = {"payload": meetc.payload(keyed), "keys": meet.keys}
    document["units"] = [
        [e.id, u.round, u.heat, u.fields, u.extra, u.heights, u.jump_off,
         [[" ".join(card).rstrip(" .") for card in (row.series, row.jump_off)] for row in u.rows]]
        for e in meet.events for u in e.units
    ]  # fmt: skip
    return json.dumps(document, sort_keys=True)


def assert_all_is_told(old: Meet, new: Meet) -> None:
    changes = compare(old, new)
    assert bool(changes) == (everything(old) != everything(new))
    event("different" if changes else "the same")
    assert_reasonable(changes)


def assert_reasonable(changes: tuple[Change, ...]) -> None:
    """What holds of all changes, and of each way to print them."""
    for change in walk(changes):
        assert change.details or change.below or change.verb != "changed"
        for detail in change.details:
            assert (detail.old, detail.new) != (ABSENT, ABSENT)
    check_payload(json.loads(as_json.render(changes, "old", "new")), "diff")
    shown, table = text.render(changes), markdown.render(changes)
    assert (shown == "no changes\n") == (not changes)
    assert shown.isascii() or shown.replace("\n", "").isprintable()
    assert len(table) <= markdown.MOST_CHARACTERS
    for change in walk(changes):
        for detail in change.details:
            if change.verb == "changed" and detail.name == "performance":
                assert f"{change.id} " in shown


@examples(150)
@given(versions(most=4))
def test_nothing_is_missed_between_edits(texts: list[bytes]) -> None:
    """Two payloads are equal if and only if there is no change."""
    sound = [done.meet for done in map(meetc.compile, texts) if done.ok]
    for old in sound:
        for new in sound:
            assert_all_is_told(old, new)


WORDS = (
    *("lane=7", "Q", "q", "place=9", "place=-", "extra.a=1", "extra.a=true", "extra.a=1.0"),
    *('extra.a={"b":[null]}', 'note="é"', "official", "wind=+0.3", "qual_by_place=2", "at=10:30"),
    *("weight=4.00", "category=U20", "nationality=NOR", "chip=12.31", "name=-", "x", "o", "."),
)


def reworked(draw: st.DrawFn, source: str) -> str:
    """A drawn meet with some lines in another place, gone or doubled, and some words changed."""
    lines = source.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at, to = (draw(st.integers(5, len(lines) - 1)) for _ in range(2))
        kind = draw(st.sampled_from(("move", "drop", "double", "digit", "word", "word", "cut")))
        if kind == "move":
            lines.insert(to, lines.pop(at))
        elif kind == "drop" and len(lines) > 7:
            del lines[at]
        elif kind == "double":
            lines.insert(to, lines[at])
        elif kind == "digit":
            digit = draw(st.sampled_from("123456789"))
            lines[at] = digit.join(lines[at].rsplit(lines[at][-1], 1))
        elif kind == "word":
            lines[at] += f"  {draw(st.sampled_from(WORDS))}"
        elif kind == "cut":
            lines[at] = lines[at].rsplit("  ", 1)[0] or lines[at]
    return "\n".join(lines) + "\n"


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two versions of a whole meet, or two whole meets."""
    old = draw(meets()).text
    return old, (reworked(draw, old) if draw(st.integers(0, 3)) else draw(meets()).text)


@examples(500)
@given(pairs())
def test_nothing_is_missed_between_meets(texts: tuple[str, str]) -> None:
    old, new = map(meetc.compile, texts)
    if old.ok and new.ok:
        assert_all_is_told(old.meet, new.meet)
        assert_all_is_told(new.meet, old.meet)


class Repository:
    """A git repository in the folder that `meetc` runs in."""

    def __init__(self, command: Meetc, patch: pytest.MonkeyPatch) -> None:
        self.meetc, self.write, self.folder = command, command.write, command.folder
        for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
            patch.setenv(name, os.devnull)
        for who in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{who}_NAME", "Ada Example")
            patch.setenv(f"GIT_{who}_EMAIL", "ada@example.org")
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("PYTHONUTF8", "1")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
        return done.stdout.decode().replace("\r\n", "\n")

    def commit(self, **files: str) -> None:
        """Write files, `day/one` as `day__one`, and commit them."""
        for name, source in files.items():
            self.write(name.replace("__", "/") + ".meet", source)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "so far")


@pytest.fixture
def repository(meetc: Meetc, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The folder as a git repository without anybody's own settings."""
    made = Repository(meetc, monkeypatch)
    made.git("init", "--quiet", ".")
    return made


HEAT = MEET + "event T01 100 F\n  final\n    1  11.82\n    2  11.95\n"
FASTER = edited(HEAT, ("2  11.95", "2  11.28"))
CHANGES = (
    "T01\n  final\n    1  place 1 → 2  (follows)\n    2  11.95 → 11.28, place 2 → 1\n\n"
    "1 result, 2 places changed\n"
)


def test_one_file_against_its_last_commit(repository: Repository) -> None:
    repository.commit(a=HEAT, day__a=HEAT)
    assert repository.meetc("diff", "a.meet") == Ran(0, "no changes\n", "")
    repository.write("a.meet", FASTER)
    repository.write("day/a.meet", FASTER)
    for name in ("a.meet", "./a.meet", "day/a.meet", str(repository.folder / "day" / "a.meet")):
        assert repository.meetc("diff", name) == Ran(6, CHANGES, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("HEAD~1:a.meet", "HEAD:a.meet"),
        ("HEAD~1:a.meet", "a.meet"),
        ("HEAD^:./a.meet", ":a.meet"),
        ("first:a.meet", "main@{0}:a.meet"),
        ("HEAD^{/so far}~1:a.meet", "-"),
    ],
)
def test_revisions(repository: Repository, old: str, new: str) -> None:
    repository.git("checkout", "--quiet", "-b", "main")
    repository.commit(a=HEAT)
    repository.git("tag", "first")
    repository.commit(a=FASTER)
    assert repository.meetc("diff", old, new, stdin=FASTER) == Ran(6, CHANGES, "")
    assert repository.meetc("diff", new, old, stdin=FASTER).code == 6
    ran = repository.meetc("diff", old, new, "--format", "json", stdin=FASTER)
    named = json.loads(ran.out)
    assert (named["old"], named["new"]) == (old, new if new != "-" else "<stdin>")


def test_includes_are_of_the_same_revision(repository: Repository) -> None:
    root, part = HEAT.split("event")[0], "event" + HEAT.split("event")[1]
    faster = "event" + FASTER.split("event")[1]
    repository.commit(year__a=root + 'include "days/one.meet"\n', year__days__one=part)
    repository.commit(year__days__one=faster)
    repository.write("year/days/one.meet", "this is no meet\n")
    for old, new in (
        ("HEAD~1:year/a.meet", "HEAD:year/a.meet"),
        ("HEAD~1:./year/a.meet", "HEAD:./year/../year/a.meet"),
    ):
        assert repository.meetc("diff", old, new) == Ran(6, CHANGES, "")
    below = Meetc(repository.folder / "year")
    assert below("diff", "HEAD~1:./a.meet", "HEAD:year/a.meet") == Ran(6, CHANGES, "")
    repository.write("year/days/one.meet", part)
    assert below("diff", "HEAD:./a.meet", "a.meet").code == 6
    assert below("diff", "a.meet").code == 6
    (repository.folder / "year" / "days" / "one.meet").unlink()
    ran = below("diff", "a.meet")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("a.meet: 1 error; nothing is compared\n")


def test_errors_say_which_side_they_are_on(repository: Repository) -> None:
    repository.commit(a=edited(HEAT, ("11.82", "11,82")))
    repository.write("a.meet", HEAT)
    ran = repository.meetc("diff", "a.meet")
    assert (ran.code, ran.out) == (1, "")
    assert " --> HEAD:./a.meet:4:8\n" in ran.err
    assert ran.err.endswith("HEAD:./a.meet: 1 error; nothing is compared\n")
    repository.write("b.meet", "nothing\n")
    ran = repository.meetc("diff", "HEAD:a.meet", "b.meet")
    assert ran.code == 1
    assert "HEAD:a.meet: 1 error; nothing" in ran.err
    assert "b.meet: 1 error; nothing" in ran.err


def test_a_file_wins_over_a_revision(repository: Repository) -> None:
    if os.name == "nt":
        return  # no name of a file has a colon there
    repository.commit(a=HEAT)
    repository.write("HEAD:a.meet", FASTER)
    assert repository.meetc("diff", "a.meet", "HEAD:a.meet") == Ran(6, CHANGES, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["b.meet"], "HEAD:./b.meet: path 'b.meet' exists on disk, but not in 'HEAD'"),
        (["HEAD:nope.meet", "a.meet"],
         "HEAD:nope.meet: path 'nope.meet' does not exist in 'HEAD'"),
        (["HEAD~9:a.meet", "a.meet"], "HEAD~9:a.meet: git knows no revision HEAD~9 here"),
        (["--", "--help:a.meet", "a.meet"],
         "--help:a.meet: git knows no revision --help here"),
        (["HEAD:a.meet"], "HEAD:a.meet is to be compared with a second meet; which?"),
        (["-"], "<stdin> is to be compared with a second meet; which?"),
        (["-", "-"], "standard input is one meet, and two are compared"),
        (["nope.meet", "a.meet"], "nope.meet: no such file"),
        ([r"C:\a.meet", "a.meet"], r"C:\a.meet: no such file"),
        (["C:/a.meet", "a.meet"], "C:/a.meet: no such file"),
        (["a.meet", ""], "the name of a file is empty"),
        (["a.meet", "."],
         ". is a directory; two meets are compared, each with what it includes"),
        (["a.meet"] * 3, "two meets are compared, and here are 3"),
        (["--git-driver", "a.meet", "b.meet"],
         "--git-driver is for git: PATH OLD OLDHEX OLDMODE NEW NEWHEX NEWMODE"),
    ],
)  # fmt: skip
def test_wrong_calls(repository: Repository, arguments: list[str], message: str) -> None:
    repository.commit(a=HEAT)
    repository.write("b.meet", HEAT)
    assert repository.meetc("diff", *arguments) == Ran(2, "", f"meetc: {message}\n")


def test_without_a_repository_or_git(meetc: Meetc) -> None:
    meetc.write("a.meet", HEAT)
    meetc.write("b.meet", FASTER)
    no_repository = {"GIT_CEILING_DIRECTORIES": str(meetc.folder.parent)}
    ran = meetc("diff", "a.meet", **no_repository)
    assert ran.code == 2
    assert ran.err.startswith("meetc: HEAD:./a.meet: not a git repository")
    ran = meetc("diff", "a.meet", PATH=str(meetc.folder))
    assert ran == Ran(2, "", "meetc: HEAD:./a.meet: git is not installed, or not on the PATH\n")
    assert meetc("diff", "a.meet", "b.meet", PATH=str(meetc.folder)) == Ran(6, CHANGES, "")
    assert meetc("diff", "-", "b.meet", stdin=HEAT) == Ran(6, CHANGES, "")


def test_arrows_of_an_old_console(meetc: Meetc) -> None:
    meetc.write("a.meet", HEAT)
    meetc.write("b.meet", FASTER)
    ran = meetc.process("diff", "a.meet", "b.meet", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert ran == Ran(6, CHANGES.replace("→", "->"), "")


def test_colours(snapshot: SnapshotAssertion) -> None:
    changes = compare(compiled(HEAT), compiled(FASTER + "    3 DNS\nathlete 7 F\n"))
    assert text.render(changes, colour=True) == snapshot


def test_names_obey_nobody(meetc: Meetc) -> None:
    """A name or value is shown as it is by a terminal, by Markdown and by GitHub."""
    odd = '"a|b <img> @ada #12 *x* \\u001b[31m\\u202e"'
    old, new = compiled(MEET), compiled(f"{MEET}athlete 1 {odd} {odd} F\n")
    changes = compare(old, new)
    assert "a|b <img> @ada #12 *x* \\u001b[31m\\u202e" in text.render(changes)
    shown = r"a\|b &lt;img&gt; @<!-- -->ada #<!-- -->12 \*x\* \\u001b\[31m\\u202e"
    assert shown in markdown.render(changes)


def test_markdown_of_very_many_changes() -> None:
    """A comment of GitHub holds 65,536 characters; what is left out is counted."""
    people = "".join(f'athlete {n} "First{n} Last{n}" F\n' for n in range(1, 2001))
    table = markdown.render(compare(compiled(MEET), compiled(MEET + people)))
    assert 50_000 < len(table) <= markdown.MOST_CHARACTERS
    assert "<details><summary>Athletes: 2,000 lines</summary>" in table
    assert table.startswith("**2,000 athletes changed**\n")
    left = 2000 - table.count("**new**")
    assert table.endswith(f"… and {left:,} more lines; `meetc diff` shows them all.\n")
    assert table.count("<details>") == table.count("</details>") == 1


@pytest.fixture
def driven(repository: Repository) -> Repository:
    """A repository where git asks meetc."""
    repository.write(".gitattributes", "*.meet diff=meetc\n")
    command = f'"{Path(sys.executable).as_posix()}" -m meetc diff --git-driver --'
    repository.git("config", "diff.meetc.command", command)
    return repository


def test_git_diff(driven: Repository, snapshot: SnapshotAssertion) -> None:
    part = "event" + HEAT.split("event")[1].replace("T01 100", "T02 200")
    driven.commit(a=HEAT + 'include "one.meet"\n', b=HEAT, one=part)
    driven.write("a.meet", FASTER + 'include "one.meet"\n')
    driven.write("b.meet", "# a remark\n" + HEAT)
    driven.write("one.meet", part.replace("11.82", "21.81"))
    driven.write("c.meet", HEAT)
    driven.git("add", "--intent-to-add", "c.meet")
    assert driven.git("diff") == snapshot
    driven.git("add", "--all")
    assert driven.git("diff", "--cached", "a.meet").endswith(CHANGES)
    driven.git("commit", "--quiet", "--message", "more")
    assert driven.git("show", "--ext-diff", "--format=", "HEAD", "--", "a.meet").endswith(CHANGES)
    driven.git("rm", "--quiet", "b.meet")
    driven.git("mv", "c.meet", "d.meet")
    driven.write("d.meet", FASTER)
    assert driven.git("diff", "-M", "HEAD") == snapshot(name="removed and renamed")


def test_git_diff_of_what_cannot_be_compiled(driven: Repository) -> None:
    driven.commit(a=HEAT)
    driven.write("a.meet", FASTER.replace("11.28", "11,28").encode() + b"# \xff\r\n")
    shown = driven.git("diff")
    assert shown.splitlines()[:4] == ["a.meet", "--- a/a.meet", "+++ b/a.meet", "@@ -2,4 +2,5 @@"]
    assert shown.endswith("-    2  11.95\n+    2  11,28\n+# \\xff\n")


def driver(meetc: Meetc, *arguments: str, **environment: str) -> str:
    ran = meetc("diff", "--git-driver", "--", *arguments, **environment)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_what_git_gives_a_driver(meetc: Meetc) -> None:
    meetc.write("old", HEAT)
    meetc.write("new", FASTER)
    sides = ("old", "1" * 40, "100644", "new", "2" * 40, "100644")
    assert driver(meetc, "a.meet", *sides) == f"a.meet\n{CHANGES}"
    renamed = driver(meetc, "a.meet", *sides, "b.meet", "similarity index 90%\n")
    assert renamed == f"b.meet: renamed from a.meet\n{CHANGES}"
    assert driver(meetc, "a.meet") == "* Unmerged path a.meet\n"
    mode = ("old", "1" * 40, "100644", "old", "1" * 40, "100755")
    assert driver(meetc, "a.meet", *mode) == "a.meet: mode 100644 → 100755\n"
    for nothing in ("/dev/null", "nul", "NUL"):
        gone = driver(meetc, "a.meet", *sides[:3], nothing, ".", ".")
        assert gone.startswith("a.meet: deleted file\n")
        assert "-   1  11.82, place 1\n" in gone
    broken = driver(meetc, "a.meet", "gone", *sides[1:])
    assert broken == "a.meet: no such file or directory\n"


def test_colours_of_a_driver_are_for_the_pager(meetc: Meetc) -> None:
    meetc.write("old", HEAT)
    meetc.write("new", HEAT.replace("11.95", "11,28"))
    sides = ("old", "1" * 40, "100644", "new", "2" * 40, "100644")
    paged = {"GIT_PAGER_IN_USE": "true", "TERM": "xterm"}
    shown = driver(meetc, "a.meet", *sides, **paged)
    assert shown.startswith("\x1b[1ma.meet\x1b[0m\n--- a/a.meet\n")
    assert "\x1b[32m+    2  11,28\x1b[0m\n" in shown
    assert "\x1b" not in driver(meetc, "a.meet", *sides, **paged, NO_COLOR="1")
    assert "\x1b" not in driver(meetc, "a.meet", *sides, TERM="xterm")
