"""A meet's life in git: real repositories, real clones, and git itself calling meetc."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_readme import blocks
from tests.conftest import MEET, Meetc
from tests.support.repositories import HEAT_1, HEAT_2, HEATS, NAME, Repository

BOTH = HEAT_1.replace("    303\n    304\n", "    303  11.70\n    304  DNS\n")


def branches(repository: Repository, ours: str, theirs: str, name: str = NAME) -> None:
    """Have `theirs` committed on the branch `bo` by somebody else, and `ours` on main."""
    repository.git("checkout", "--quiet", "-b", "bo")
    own = repository.environment["GIT_AUTHOR_NAME"]
    repository.environment["GIT_AUTHOR_NAME"] = "Bo Smith"
    repository.commit(theirs, name)
    repository.environment["GIT_AUTHOR_NAME"] = own
    repository.git("checkout", "--quiet", "main")
    repository.commit(ours, name)


def test_two_recorders_in_two_clones(installed: Repository, tmp_path: Path) -> None:
    """They type different heats at the same time; the second one to push has to pull."""
    shared = Repository(tmp_path / "shared.git")
    shared.git("init", "--quiet", "--bare", "--initial-branch=main", ".")
    installed.git("push", "--quiet", str(shared.folder), "main")
    ann, bo = (Repository(tmp_path / name, name) for name in ("ann", "bo"))
    for person in (ann, bo):
        person.git("clone", "--quiet", str(shared.folder), ".")
        told = person.install().out
        assert ".gitattributes" not in told  # it came with the clone
        assert "merge.meetc.driver: set\n" in told
    ann.commit(HEAT_1)
    ann.git("push", "--quiet")
    bo.commit(HEAT_2)
    assert bo.run("push", "--quiet").code != 0
    bo.git("pull", "--quiet", "--no-rebase")
    assert bo.read() == BOTH
    bo.git("push", "--quiet")
    ann.git("pull", "--quiet", "--no-rebase")
    assert ann.read() == BOTH


def test_a_pull_that_rebases(installed: Repository, tmp_path: Path) -> None:
    bo = Repository(tmp_path / "bo", "Bo Smith")
    bo.git("clone", "--quiet", str(installed.folder), ".")
    bo.install()
    installed.commit(HEAT_1)
    bo.commit(HEAT_2)
    bo.git("pull", "--quiet", "--rebase")
    assert bo.read() == BOTH
    assert bo.git("status", "--porcelain") == ""


def test_the_same_mark_typed_twice(installed: Repository) -> None:
    row = HEATS.replace("302  lane=4", "302  11.82  lane=4")
    branches(installed, row, row.replace("    302  11.82  lane=4", "302 11.82 lane=4  # twice"))
    installed.git("merge", "--quiet", "bo")
    assert installed.read() == row.replace("11.82  lane=4", "11.82  lane=4  # twice")


def test_neighbouring_rows_clash_without_meetc_alone(repository: Repository) -> None:
    repository.commit(HEATS)
    rows = ("303", "303  11.70"), ("304", "304  DNS")
    branches(repository, *(HEATS.replace(*row) for row in rows))
    assert repository.run("merge", "bo").code == 1
    repository.git("merge", "--abort")
    repository.install()
    repository.git("merge", "--quiet", "bo")
    assert repository.read() == HEAT_2


OURS, THEIRS = (HEATS.replace("302  ", f"302  {mark}  ") for mark in ("11.82", "11.28"))
ROWS = "{ours}    302  11.82  lane=4\n=======\n    302  11.28  lane=4\n{theirs}"


def test_two_marks_for_one_bib(installed: Repository) -> None:
    branches(installed, OURS, THEIRS.replace("303\n", "303  11.70\n"))
    ran = installed.run("merge", "bo")
    assert ran.code == 1
    assert f"{NAME}: T02 heat 1, bib 302: both sides differ" in ran.err
    rows = ROWS.format(ours="<<<<<<< HEAD (Ann Lee)\n", theirs=">>>>>>> bo (Bo Smith)\n")
    assert rows in installed.read()
    assert "    303  11.70\n" in installed.read()
    assert installed.read().count("<<<<<<<") == 1
    refused = installed.run("commit", "--all", "--message", "with its conflict")
    assert refused.code == 1
    assert "M109" in refused.err
    installed.commit(THEIRS)
    assert installed.git("status", "--porcelain") == ""


def test_the_conflict_of_the_readme(repository: Repository) -> None:
    (shown,) = (block for block in blocks("") if "(Bo" in block)
    assert repository.install().code == 0
    repository.commit(MEET + "event T02 100 M\n  heat 1\n    301  lane=3\n    302  lane=4\n")
    row = repository.read().replace("301  lane", "301  11.82  lane")
    branches(repository, *(row.replace("302  ", f"302  {mark}  ") for mark in ("11.95", "11.59")))
    repository.git("branch", "--move", "bo", "field-desk")
    repository.run("merge", "field-desk")
    assert repository.read() == MEET + "event T02 100 M\n" + shown


def test_two_marks_in_a_rebase(installed: Repository) -> None:
    branches(installed, OURS, THEIRS)
    mine = installed.git("rev-parse", "HEAD")
    ran = installed.run("rebase", "bo")
    assert ran.code == 1
    text = installed.read()
    assert "<<<<<<< HEAD (Bo Smith)\n    302  11.28  lane=4\n=======\n" in text
    (end,) = (line for line in text.splitlines() if line.startswith(">>>>>>>"))
    assert end.startswith(f">>>>>>> {mine[:7]}")
    assert end.endswith("(Ann Lee)")


def test_cherry_pick(installed: Repository) -> None:
    branches(installed, HEAT_1, HEAT_2)
    installed.git("cherry-pick", "bo")
    assert installed.read() == BOTH
    installed.git("reset", "--quiet", "--hard", "HEAD~2")
    installed.commit(HEAT_2.replace("303  11.70", "303  11.07"))
    assert installed.run("cherry-pick", "bo").code == 1
    assert "<<<<<<< HEAD (Ann Lee)\n    303  11.07\n=======\n    303  11.70\n" in installed.read()


def test_revert_and_stash(installed: Repository) -> None:
    installed.commit(HEAT_1)
    installed.write(BOTH)
    installed.git("stash", "--quiet")
    installed.git("revert", "--no-edit", "HEAD")
    installed.git("stash", "pop", "--quiet")
    assert installed.read() == HEAT_2


def test_criss_cross(installed: Repository) -> None:
    """Two branches merge each other, with the same conflict solved in two ways, and meet again:
    what both come from is itself a merge."""
    branches(installed, OURS, THEIRS)
    installed.git("branch", "ann")
    installed.run("merge", "bo")
    installed.commit(OURS)
    installed.git("checkout", "--quiet", "bo")
    installed.run("merge", "ann")
    installed.commit(OURS.replace("303\n", "303  11.70\n"))
    installed.git("checkout", "--quiet", "main")
    installed.commit(OURS.replace("304\n", "304  DNS\n"))
    installed.git("merge", "--quiet", "bo")
    assert installed.read() == OURS.replace("303\n    304\n", "303  11.70\n    304  DNS\n")


def test_the_base_is_shown_where_git_shows_it(installed: Repository) -> None:
    installed.git("config", "merge.conflictStyle", "diff3")
    branches(installed, OURS, THEIRS)
    installed.run("merge", "bo")
    assert "\n||||||| base\n    302  lane=4\n=======\n" in installed.read().replace(
        installed.git("rev-parse", "--short", "main~1").strip(), "base"
    )


def test_the_size_of_the_markers(installed: Repository) -> None:
    installed.commit("*.meet conflict-marker-size=11\n*.meet diff=meetc merge=meetc\n",
                     ".gitattributes")  # fmt: skip
    branches(installed, OURS, THEIRS)
    installed.run("merge", "bo")
    assert f"{'<' * 11} HEAD (Ann Lee)\n" in installed.read()
    assert f"\n{'=' * 11}\n" in installed.read()


def test_what_only_the_merge_makes_wrong_is_told(installed: Repository) -> None:
    """One bib typed into two heats: nothing clashes, and the merge stands."""
    ours = HEAT_1.replace("    302", "    305  11.90\n    302")
    theirs = HEAT_2.replace("    303", "    305  11.90\n    303")
    branches(installed, ours, theirs)
    ran = installed.run("merge", "bo")
    assert ran.code == 0
    assert f"{NAME}:8:5: warning[M614]: 305 is in T02 heat 1 as well" in ran.err
    assert "(merged; neither side has it)" in ran.err


def test_what_cannot_be_read_is_merged_by_lines(installed: Repository) -> None:
    base = HEATS + 'event T03 100 "100m\n' + "".join(f"  heat {n}\n" for n in range(20))
    installed.commit(base)
    branches(installed, base.replace("301  ", "301  11.82  "), base.replace("heat 9\n", "heat 8\n"))
    ran = installed.run("merge", "bo")
    assert ran.code == 0
    assert f"{NAME} is merged by lines, since one version cannot be read: the quote" in ran.err
    assert "301  11.82  lane=3" in installed.read()
    branches_again = base.replace("301  ", "301  11.99  ")
    installed.git("checkout", "--quiet", "-b", "cy", "main~2")
    installed.commit(branches_again)
    assert installed.run("merge", "main").code == 1
    assert "<<<<<<< HEAD (Ann Lee)\n    301  11.99  lane=3\n" in installed.read()


FIRST, SECOND = HEATS.replace("301  ", "301  11.82  "), HEATS.replace("302  ", "302  11.95  ")


def test_git_asks_nobody_about_several_branches_at_once(installed: Repository) -> None:
    """It merges by lines, and its markers name no author; one after the other they merge. README
    says so."""
    branches(installed, HEATS + "\n", FIRST)
    installed.git("checkout", "--quiet", "-b", "cy", "main~1")
    installed.commit(SECOND)
    installed.git("checkout", "--quiet", "main")
    ran = installed.run("merge", "bo", "cy")
    assert ran.code != 0
    markers = [line for line in installed.read().split("\n") if line.startswith(("<<<", ">>>"))]
    assert len(markers) == 2
    assert not any("(" in marker for marker in markers)
    installed.git("merge", "--abort")
    assert installed.read() == HEATS + "\n"
    installed.git("merge", "--quiet", "bo")
    installed.git("merge", "--quiet", "cy")
    assert "    301  11.82  lane=3\n    302  11.95  lane=4\n" in installed.read()


@pytest.mark.parametrize(("name", "code"), [("summer.meet", 0), ("spring.txt", 1)])
def test_a_meet_by_another_name_is_a_meet_by_its_suffix(
    installed: Repository, name: str, code: int
) -> None:
    installed.git("checkout", "--quiet", "-b", "bo")
    installed.git("mv", NAME, name)
    installed.commit(FIRST, name)
    installed.git("checkout", "--quiet", "main")
    installed.commit(SECOND)
    assert installed.run("merge", "bo").code == code
    assert ("<<<<<<<" in installed.read(name)) == bool(code)


def test_binary_rubbish_stays_ours(installed: Repository) -> None:
    (installed.folder / NAME).write_bytes(b"\x00\xff")
    installed.git("commit", "--quiet", "--all", "--no-verify", "--message", "rubbish")
    branches(installed, "\x00ours", "\x00theirs")
    assert installed.run("merge", "bo").code == 1
    assert installed.read() == "\x00ours"
    assert installed.git("status", "--porcelain").startswith("UU")


def test_git_diff_speaks_of_athletes(installed: Repository) -> None:
    installed.write(HEAT_1, "-x.meet")
    installed.git("add", "--all")
    installed.commit(HEATS)
    installed.write(HEAT_1)
    installed.write(HEATS, "-x.meet")
    installed.write("notes\n", "notes.txt")
    told = installed.git("diff")
    assert f"{NAME}\n" in told
    assert "    301  11.82, place 1\n    302  11.95, place 2\n" in told
    assert "-x.meet\n" in told
    assert "@@" not in told
    assert "+    301  11.82" in installed.git("diff", "--no-ext-diff")


def test_where_this_python_is_gone_git_merges(installed: Repository) -> None:
    driver = installed.git("config", "merge.meetc.driver").strip()
    python = driver.split()[1]
    installed.git("config", "merge.meetc.driver", driver.replace(python, "/gone/python"))
    branches(installed, OURS, THEIRS)
    assert installed.run("merge", "bo").code == 1
    assert ROWS.format(ours="<<<<<<< ours\n", theirs=">>>>>>> theirs\n") in installed.read()


def test_the_driver_by_hand(meetc: Meetc) -> None:
    for name, text in (("o", HEATS), ("a", OURS), ("b", THEIRS)):
        meetc.write(name, text)
    ran = meetc("git", "merge", "o", "a", "b", "--our-label", "a", "--their-label", "b")
    assert (ran.code, ran.out, ran.err) == (1, "", "a: T02 heat 1, bib 302: both sides differ\n")
    merged = (meetc.folder / "a").read_text()
    assert ROWS.format(ours="<<<<<<< a\n", theirs=">>>>>>> b\n") in merged
    ran = meetc("git", "merge", "o", "a", "gone")
    assert (ran.code, ran.err) == (2, "meetc: gone: no such file or directory\n")
