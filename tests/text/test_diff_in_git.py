"""`meetc diff` of revisions, and as the driver that git calls."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from meetc.compare import markdown, text
from meetc.compare.compare import compare
from tests.conftest import MEET, ROOT, Meetc, Ran
from tests.support.differences import HEAT, compiled, edited


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
