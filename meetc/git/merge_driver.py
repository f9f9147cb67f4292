"""The merge driver: merges the three files that git hands over, and names the two sides."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from meetc.git.command import first_line, run
from meetc.merge.merge import Labels, merge
from meetc.merge.text import NotAMeetError
from meetc.pipeline import collector_paused, compile
from meetc.plan.base import Base, BaseError, dumps, loads
from meetc.plan.merge import merge_bases
from meetc.plan.text import name
from meetc.syntax.load import Read

BASE = ".base.json"
"""How the name of a file ends in which a push says what it has left."""


class MergedFile(NamedTuple):
    """The names of the files that hold the three versions, and the name of the file itself."""

    base: str
    ours: str
    theirs: str
    path: str


class DriverOutcome(NamedTuple):
    """The merged bytes, how many conflicts stand in them, and sentences for the user."""

    data: bytes
    conflicts: int
    sentences: list[str]


def merge_files(files: MergedFile, given: Labels, size: int, read: Read) -> DriverOutcome:
    """Merge three meets by statement, or three bases by resource; where one of them is no sound
    one, by lines as git does. `given` are git's labels, of which older versions give none; `read`
    reads included files. Raises OSError where a file cannot be read, and GitError where git fails.
    """
    base, ours, theirs = (Path(name).read_bytes() for name in files[:3])
    if files.path.endswith(BASE):
        return _bases(files, given, size, (base, ours, theirs))
    try:
        with collector_paused():
            merged = merge(base, ours, theirs)
    except NotAMeetError as problem:
        return _by_lines(files, given, size, str(problem))
    if not merged.conflicts:
        data = merged.data()
        return DriverOutcome(data, 0, _newly_wrong(data, ours, theirs, files.path, read))
    style = first_line("config", "--get", "merge.conflictStyle")
    data = merged.data(_labels(given, files.path), size, with_base=style.endswith("diff3"))
    lines = [f"{files.path}: {conflict.about}: both sides differ" for conflict in merged.conflicts]
    return DriverOutcome(data, len(lines), lines)


def _bases(files: MergedFile, given: Labels, size: int, versions: Sequence[bytes]) -> DriverOutcome:
    """Three versions of what a push has left, merged without a conflict: what is left out is
    known again after the next push."""
    try:
        base, ours, theirs = (loads(data.decode()) if data else Base() for data in versions)
    except (BaseError, UnicodeError) as problem:
        return _by_lines(files, given, size, str(problem))
    merged = merge_bases(base, ours, theirs)
    lines = [f"{files.path}: {name(key)}: both sides differ, the next push compares it anew"
             for key in merged.left_out]  # fmt: skip
    return DriverOutcome(dumps(merged.base).encode(), 0, lines)


def _by_lines(files: MergedFile, given: Labels, size: int, problem: str) -> DriverOutcome:
    """What `git merge-file` makes of three files; what it cannot merge stays as ours."""
    sentence = f"{files.path} is merged by lines, since one version cannot be read: {problem}"
    labels = _labels(given, files.path)
    done = run(
        *("merge-file", "-p", f"--marker-size={size}"),
        *("-L", labels.ours, "-L", labels.base, "-L", labels.theirs),
        *("--", files.ours, files.base, files.theirs),
    )
    if done.returncode > 127:  # it counts conflicts up to there
        return DriverOutcome(Path(files.ours).read_bytes(), 1, [sentence])
    return DriverOutcome(done.stdout, done.returncode, [sentence])


def _newly_wrong(data: bytes, ours: bytes, theirs: bytes, path: str, read: Read) -> list[str]:
    """What is wrong with a merged meet and was wrong with neither side: one bib typed into two
    heats, by one person each."""
    merged = compile(data, path=path, read=read).diagnostics
    if not merged:
        return []
    known = {
        (mistake.code, mistake.message)
        for side in (ours, theirs)
        for mistake in compile(side, path=path, read=read).diagnostics
    }
    return [
        f"{new.span.path}:{new.span.line}:{new.span.column}: {new.severity}[{new.code}]: "
        f"{new.message} (merged; neither side has it)"
        for new in merged
        if (new.code, new.message) not in known
    ]


def _labels(given: Labels, path: str) -> Labels:
    """What the markers say: git's name for a side and who changed the file there last."""
    theirs, revision = _theirs(given.theirs, os.environ)
    ours = given.ours or "HEAD"
    return Labels(
        given.base or "base",
        ours + _author(ours.split()[0], path),
        theirs + _author(revision, path),
    )


def _theirs(given: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """The name and the revision of the other side. Git before 2.44 tells them to no driver: while
    it merges branches they stand in GITHEAD_<hash>, and while it rebases in its list of commits.
    """
    if given:
        return given, given.split()[0]
    heads = {
        key.removeprefix("GITHEAD_"): name
        for key, name in environment.items()
        if key.startswith("GITHEAD_")
    }
    if len(heads) == 1:
        revision, name = heads.popitem()
        return name or revision, revision
    if picked := _being_rebased():
        return picked[:10], picked
    return "theirs", ""


def _being_rebased() -> str:
    """The hash of the commit that is being rebased; "" where none is."""
    done = first_line("rev-parse", "--git-path", "rebase-merge/done")
    try:
        lines = Path(done).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    words = lines[-1].split() if lines else []
    return words[1] if len(words) > 1 else ""


def _author(revision: str, path: str) -> str:
    """` (NAME)` of who changed a file last in a revision; "" where that is not known."""
    if not revision:
        return ""
    name = first_line("log", "-1", "--format=%an", "--end-of-options", revision, "--", path)
    return f" ({name})" if name else ""
