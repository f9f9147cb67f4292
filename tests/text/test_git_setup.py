"""What `meetc git` sets up, and takes away again: driver, hook, attributes."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.conftest import MEET, ROOT, Meetc
from tests.support.repositories import HEAT_1, HEAT_2, HEATS, NAME, Repository

WRONG = HEATS.replace("100 ", "100m ", 1)


def test_install_says_what_it_does(repository: Repository) -> None:
    ran = repository.install()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        ".gitattributes: added *.meet diff=meetc merge=meetc, *.base.json merge=meetc",
        "diff.meetc.command: set",
        "merge.meetc.name: set",
        "merge.meetc.driver: set",
        "merge.meetc.recursive: set",
        ".git/hooks/pre-commit: added",
    ]
    before = repository.files()
    ran = repository.install()
    assert (ran.code, ran.out) == (0, "all is set up already\n")
    assert repository.files() == before


@pytest.mark.parametrize(
    "attributes", [None, "* text=auto", "* text=auto\r\n", "\ufeff*.md text\n", "*.meet -text\n"]
)
def test_uninstall_restores(repository: Repository, attributes: str | None) -> None:
    repository.git("config", "diff.meetc.xfuncname", "^event")
    if attributes is not None:
        repository.write(attributes, ".gitattributes")
    before = repository.files()
    repository.install()
    for name in ("a.meet", "a.live.base.json"):
        assert repository.git("check-attr", "merge", name) == f"{name}: merge: meetc\n"
    ran = repository.meetc("git", "uninstall", **repository.environment)
    assert ran.out.splitlines() == [
        ".gitattributes: took out *.meet diff=meetc merge=meetc, *.base.json merge=meetc",
        "diff.meetc.command: taken out",
        "merge.meetc.name: taken out",
        "merge.meetc.driver: taken out",
        "merge.meetc.recursive: taken out",
        ".git/hooks/pre-commit: taken out",
    ]
    assert repository.files() == before
    ran = repository.meetc("git", "uninstall", **repository.environment)
    assert (ran.code, ran.out) == (0, "nothing of meetc is set up here\n")


def test_uninstall_leaves_what_came_with_the_clone(installed: Repository, tmp_path: Path) -> None:
    clone = Repository(tmp_path / "clone")
    clone.git("clone", "--quiet", str(installed.folder), ".")
    clone.install()
    ran = clone.meetc("git", "uninstall", **clone.environment)
    assert ".gitattributes: kept, its lines came with the repository\n" in ran.out
    assert clone.git("status", "--porcelain") == ""


def test_a_newer_python_takes_over(installed: Repository) -> None:
    before = installed.files()
    hook = installed.folder / ".git" / "hooks" / "pre-commit"
    hook.write_bytes(hook.read_bytes().replace(b"exec ", b"exec /old"))
    installed.git("config", "diff.meetc.command", "/old/python -P -m meetc diff --git-driver")
    told = installed.install().out
    assert told == "diff.meetc.command: set\n.git/hooks/pre-commit: renewed\n"
    assert installed.files() == before


def test_what_is_not_ours_is_kept(repository: Repository) -> None:
    hook = repository.meetc.write(".git/hooks/pre-commit", "#!/bin/sh\necho theirs\n")
    repository.git("config", "diff.meetc.command", "their-diff")
    told = repository.install().out.splitlines()
    assert "diff.meetc.command: kept, it is not ours: their-diff" in told
    assert told[-1].startswith(".git/hooks/pre-commit: kept, it is not ours; add this line to it: ")
    line = told[-1].split("add this line to it: ")[1]
    assert hook.read_text() == "#!/bin/sh\necho theirs\n"
    hook.write_text(f"#!/bin/sh\n{line}\necho theirs\n")
    hook.chmod(0o755)
    assert "pre-commit" not in repository.install().out
    repository.write(WRONG)
    repository.git("add", "--all")
    ran = repository.run("commit", "--message", "wrong")
    assert (ran.code, ran.out) == (1, "")
    assert "M403" in ran.err
    told = repository.meetc("git", "uninstall", **repository.environment).out.splitlines()
    assert "diff.meetc.command: kept, it is not ours: their-diff" in told
    assert told[-1] == ".git/hooks/pre-commit: kept, it is not ours alone; take our line out"


def test_hooks_elsewhere(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "core.hooksPath", ".githooks")
    assert ".githooks/pre-commit: added\n" in repository.install().out
    assert (repository.folder / ".githooks" / "pre-commit").exists()
    machine = tmp_path / "hooks of this machine"
    repository.git("config", "core.hooksPath", str(machine))
    assert f"{machine.as_posix()}/pre-commit: not written, since other" in repository.install().out
    assert not machine.exists()


def test_a_work_tree_shares_the_hooks(installed: Repository, tmp_path: Path) -> None:
    tree = Repository(tmp_path / "tree")
    installed.git("worktree", "add", "--quiet", str(tree.folder), "-b", "tree")
    assert tree.install().out == "all is set up already\n"
    tree.write(WRONG)
    assert tree.run("commit", "--all", "--message", "wrong").code == 1


def test_from_a_folder_below(repository: Repository, tmp_path: Path) -> None:
    (repository.folder / "2026").mkdir()
    below = Meetc(repository.folder / "2026")
    assert below("git", "install", **repository.environment).code == 0
    assert (repository.folder / ".gitattributes").exists()
    ran = Meetc(tmp_path)("git", "install", "--dir", str(repository.folder / "2026"))
    assert ran.out == "all is set up already\n"


def test_outside_a_repository(meetc: Meetc, tmp_path: Path) -> None:
    ceiling = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    ran = meetc("git", "install", **ceiling)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("meetc: .: not a git repository")
    assert ran.err.endswith("; `git init` makes one\n")
    assert meetc("git", "uninstall", **ceiling).code == 2
    assert meetc("git", "check-staged", **ceiling).code == 2
    ran = meetc("git", "install", "--dir", "gone")
    assert (ran.code, ran.err) == (2, "meetc: gone: no such folder\n")
    Repository(tmp_path / "bare").git("init", "--quiet", "--bare", ".")
    assert meetc("git", "install", "--dir", "bare").code == 2
    ran = meetc("git", "install", PATH="")
    assert (ran.code, ran.err) == (2, "meetc: .: git is not installed, or not on the PATH\n")


def test_the_hook_checks_what_is_staged(installed: Repository) -> None:
    installed.write(WRONG)
    installed.git("add", "--all")
    installed.write(HEATS)  # put right, but not staged
    ran = installed.run("commit", "--message", "wrong")
    assert ran.code == 1
    assert ran.err == (
        "error[M403]: OpenTrack knows no event code 100m\n"
        f" --> {NAME}:2:11\n  |\n"
        '2 | event T02 100m "100m" M  rounds=2,1\n'
        "  |           ^^^^\n"
        "  = hint: did you mean 100?\n\n"
        f"{NAME}: 1 error; nothing is committed\n"
    )
    installed.git("add", "--all")
    installed.write(WRONG)  # and the other way round
    installed.git("commit", "--allow-empty", "--message", "right")


def test_the_hook_reads_includes_from_the_index(installed: Repository) -> None:
    installed.write("athlete 301\n", "days/two.meet")
    installed.write(MEET + 'include "days/two.meet"\n', "whole.meet")
    installed.git("add", "whole.meet")
    ran = installed.run("commit", "--message", "without its include")
    assert ran.code == 1
    assert "days/two.meet cannot be read: it is not staged: git add it" in ran.err
    installed.git("add", "--all")
    installed.git("commit", "--message", "with it")
    installed.write("athlete 301 Q Q Q\n", "days/two.meet")
    ran = installed.run("commit", "--all", "--message", "wrong below")
    assert ran.code == 1
    assert "whole.meet: 1 error; nothing is committed" in ran.err
    installed.git("rm", "--quiet", "-f", "days/two.meet")
    assert installed.run("commit", "--message", "taken out").code == 1


def test_the_hook_minds_only_what_changes(installed: Repository) -> None:
    installed.write(WRONG, "old.meet")
    installed.git("add", "--all")
    installed.git("commit", "--no-verify", "--message", "wrong already")
    installed.commit("notes\n", "notes.txt")
    installed.commit(HEAT_1)
    installed.write(HEAT_2)
    ran = installed.run("commit", "--all", "--message", "quiet where all is well")
    assert (ran.code, ran.err) == (0, "")
    installed.git("rm", "--quiet", "old.meet")
    installed.git("commit", "--message", "gone")


def test_the_workflow_calls_what_there_is(tmp_path: Path) -> None:
    """The commands of the example, as the pull request of somebody who changes a mark runs them.
    What only GitHub has is left out: its action for the checkout, pip, and `gh`."""
    workflow = (ROOT / "examples" / "github-actions.yml").read_text(encoding="utf-8")
    lines = [line.strip().removeprefix("- run: ") for line in workflow.splitlines()]
    commands = [line for line in lines if line.startswith("meetc ")]
    assert len(commands) == 3
    repository = Repository(tmp_path).init()
    repository.commit(HEATS, "spring.meet")
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repository.commit(HEAT_1, "spring.meet")
    said = []
    for command in commands:
        words = [word for word in shlex.split(command.split(" || ")[0]) if word != "|"]
        arguments = [word.replace("$BASE", "main") for word in words[1:]]
        target = arguments.index(">") if ">" in arguments else len(arguments)
        ran = repository.meetc(*arguments[:target], **repository.environment)
        said.append((arguments[0], ran.code, ran.err))
        if arguments[0] == "diff":
            assert "11.82" in ran.out
            assert f"|| [ $? -eq {ran.code} ]" in command
    assert said == [("check", 0, ""), ("build", 0, ""), ("diff", 6, "")]
