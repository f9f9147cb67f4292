"""`meetc git install` and `meetc git uninstall`: diff driver, merge driver, pre-commit hook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import outputs
from meetc.cli.inputs import fail, reason
from meetc.git.command import GitError, NoRepositoryError
from meetc.git.repository import Repository
from meetc.git.setup import (
    ATTRIBUTES,
    hook,
    hook_command,
    is_our_hook,
    with_attributes,
    without_attributes,
)

Folder = Annotated[str, typer.Option("--dir", metavar="DIR", help="A folder of the repository.")]


def install(directory: Folder = ".") -> None:
    """Have git show, merge and check meets as meets, in this repository."""
    _carry_out(directory, undo=False)


def uninstall(directory: Folder = ".") -> None:
    """Take out what `meetc git install` has set up, and nothing else."""
    _carry_out(directory, undo=True)


def _carry_out(directory: str, *, undo: bool) -> None:
    if not Path(directory).is_dir():
        raise fail(f"{directory}: no such folder")
    try:
        repository = Repository.at(directory)
    except GitError as problem:
        hint = "; `git init` makes one" if isinstance(problem, NoRepositoryError) else ""
        raise fail(f"{directory}: {problem}{hint}") from None
    try:
        sentences = [
            *_attributes(repository, undo=undo),
            *repository.set_settings(undo=undo),
            *_hook(repository, undo=undo),
        ]
    except GitError as problem:
        raise fail(str(problem)) from None
    except OSError as problem:
        raise fail(f"{problem.filename}: {reason(problem)}") from None
    nothing = "nothing of meetc is set up here" if undo else "all is set up already"
    for line in sentences or [nothing]:
        typer.echo(line)


def _attributes(repository: Repository, *, undo: bool) -> list[str]:
    place = repository.top / ".gitattributes"
    text = _text(place)
    if undo and text == without_attributes(text):
        return []
    if undo and not repository.wrote_attributes:
        return [".gitattributes: kept, its lines came with the repository"]
    changed = without_attributes(text) if undo else with_attributes(text)
    if changed == text:
        return []
    if changed:
        outputs.write(str(place), changed.encode("utf-8", "surrogateescape"))
    else:
        place.unlink()
    repository.record_attributes(written=not undo)
    return [f".gitattributes: {'took out' if undo else 'added'} {', '.join(ATTRIBUTES)}"]


def _hook(repository: Repository, *, undo: bool) -> list[str]:
    place = repository.hooks / "pre-commit"
    text, name = _text(place), repository.name(place)
    if undo:
        if not is_our_hook(text):
            mentioned = "git check-staged" in text
            return [f"{name}: kept, it is not ours alone; take our line out"] if mentioned else []
        place.unlink()
        return [f"{name}: taken out"]
    foreign = place.exists() and not is_our_hook(text)
    if text == hook() or (foreign and hook_command() in text):
        return []
    if foreign:
        return [f"{name}: kept, it is not ours; add this line to it: {hook_command()} || exit"]
    if not repository.owns_hooks:
        return [f"{name}: not written, since other repositories have it too; it takes this line: "
                f"{hook_command()} || exit"]  # fmt: skip
    outputs.write(str(place), hook().encode())
    os.chmod(place, 0o755)
    return [f"{name}: {'renewed' if text else 'added'}"]


def _text(place: Path) -> str:
    """What a file says, byte for byte; "" where there is none."""
    if not place.exists():
        return ""
    return place.read_bytes().decode("utf-8", "surrogateescape")
