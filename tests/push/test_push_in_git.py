"""Two desks that push from two clones: what was last sent stands in a file that git merges."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.pushing import MEET, Rig, rig
from tests.support.repositories import Repository

NAME = "small.test.base.json"


class Desk(NamedTuple):
    """A clone of one person, and the command in it."""

    repository: Repository
    rig: Rig

    def push(self, *options: str) -> None:
        """Send what the text says, commit, and share it where that is possible at once."""
        ran = self.rig.push(*options)
        assert ran.code == 0, ran.out + ran.err
        self.repository.git("add", "--all")
        self.repository.git("commit", "--quiet", "--no-verify", "--message", "a push")

    def share(self) -> None:
        self.repository.git("pull", "--quiet", "--no-rebase")
        self.repository.git("push", "--quiet")

    def known(self) -> dict[str, Any]:
        """What the base says of each resource, of whatever version that is."""
        found: dict[str, Any] = json.loads(self.rig.base.read_text(encoding="utf-8"))
        return {
            key: {k: v for k, v in each.items() if k != "version"} for key, each in found.items()
        }


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    with rig(tmp_path) as found:
        assert found.push().code == 0
        first = Repository(found.folder).init()
        assert first.install().code == 0
        first.git("add", "--all")
        first.git("commit", "--quiet", "--no-verify", "--message", "first")
        shared = Repository(tmp_path / "shared.git")
        shared.git("clone", "--quiet", "--bare", str(found.folder), ".")
        made = []
        for name in ("ann", "bo"):
            clone = Repository(tmp_path / name, name)
            clone.git("clone", "--quiet", str(shared.folder), ".")
            made.append(Desk(clone, Rig(clone.folder, found.service, found.url)))
        yield made[0], made[1]


@pytest.mark.parametrize("is_installed", [True, False])
def test_two_desks_push_neighbouring_heats(desks: tuple[Desk, Desk], is_installed: bool) -> None:
    """With the driver, and by git's own lines."""
    ann, bo = desks
    for desk in desks if is_installed else ():
        assert desk.repository.install().code == 0
    ann.rig.change("11.82", "11.81")
    ann.push()
    ann.share()
    bo.rig.change("12.10", "12.11")
    bo.push()
    bo.share()
    assert bo.rig.push().code == 0
    told = bo.rig.push().out
    assert "nothing was sent: nothing has changed" in told
    rows = [bo.known()[f"unit T01 1 {heat}"]["sent"]["@rows"] for heat in (1, 2)]
    assert (rows[0]["1"]["performance"], rows[1]["3"]["performance"]) == ("11.81", "12.11")
    assert "unit T01 1 1" in bo.known()


def test_what_both_have_added_stands_there(desks: tuple[Desk, Desk]) -> None:
    """New athletes of both, one after the other in the file; only the driver merges that."""
    ann, bo = desks
    for desk, bib in zip(desks, ("4", "5"), strict=True):
        assert desk.repository.install().code == 0
        text = f'athlete {bib} "Cleo Late" F AAA\n'
        desk.rig.write(MEET.replace("event T01", text + "event T01", 1))
        desk.push()
    ann.share()
    bo.repository.run("pull", "--quiet", "--no-rebase")
    assert {"competitor 4", "competitor 5"} <= bo.known().keys()


def test_what_both_have_sent_differently_is_left_out(desks: tuple[Desk, Desk]) -> None:
    ann, bo = desks
    for desk, mark in zip(desks, ("11.81", "11.83"), strict=True):
        assert desk.repository.install().code == 0
        desk.rig.change("11.82", mark)
        desk.push("--ours") if desk is bo else desk.push()
    ann.share()
    ran = bo.repository.run("pull", "--quiet", "--no-rebase")
    assert ran.code == 1  # the meet itself
    assert f"{NAME}: unit T01 round 1 heat 1: both sides differ" in ran.err
    assert bo.repository.git("diff", "--name-only", "--diff-filter=U") == "small.meet\n"
    assert "unit T01 1 1" not in bo.known()
    bo.rig.write(MEET.replace("11.82", "11.83"))
    assert "nothing was sent" in bo.rig.push().out
    assert "unit T01 1 1" in bo.known()


def test_a_base_that_is_deleted_or_changed_alike(desks: tuple[Desk, Desk]) -> None:
    ann, bo = desks
    for desk in desks:
        assert desk.repository.install().code == 0
        desk.rig.change("11.82", "11.81")
        desk.push()
    assert bo.known() == ann.known()
    event = MEET[MEET.index("event F02") :]
    for desk in desks:
        desk.rig.write(desk.rig.meet.read_text().replace(event, ""))
    ann.rig.service.store.clear()
    ann.rig.base.unlink()
    ann.push()
    ann.share()
    bo.repository.git("commit", "--quiet", "--all", "--no-verify", "--message", "less")
    bo.share()
    assert bo.known() == ann.known()
    assert "event F02" not in bo.known()


def test_the_driver_by_hand(tmp_path: Path) -> None:
    """Bases of another competition, and files that are no base."""
    person = Repository(tmp_path)
    about = '{{"about": {{"format": 1, "target": "{}"}}, "team A": {{"sent": {{"n": {}}}}}}}'

    def merged(*texts: str) -> tuple[int, str, str]:
        for name, text in zip("oab", texts, strict=True):
            person.write(text, name)
        ran = person.meetc("git", "merge", "o", "a", "b", "--path", "x.base.json", **os.environ)
        return ran.code, ran.err, person.read("a")

    code, told, text = merged(about.format("x", 1), about.format("x", 2), about.format("y", 3))
    assert (code, told) == (0, "")
    assert '"target":"y"' in text
    assert '"n":3' in text
    assert '"n":2' in merged(about.format("x", 1), about.format("y", 2), about.format("z", 3))[2]
    assert '"n":true' not in merged(about.format("x", 0), about.format("x", 1),
                                    about.format("x", "true"))[2]  # fmt: skip
    code, told, text = merged("", about.format("x", 1), about.format("x", 1))
    assert (code, told) == (0, "")
    assert '"n":1' in text
    code, told, text = merged("{}", '{"a": 1}', '{"b": 1}')
    assert code == 1
    assert "x.base.json is merged by lines, since one version cannot be read" in told
    assert "<<<<<<<" in text
