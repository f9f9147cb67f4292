"""Writes a folder of files, such as a site, and takes away what an earlier build left in it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from meetc.cli.inputs import fail, problems_of
from meetc.whole_file import write_whole

MANIFEST = "meetc-files.json"
_SAFE = re.compile(r"(?:[A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")


def write_folder(place: str, files: Mapping[str, bytes], own: str, *, force: bool = False) -> None:
    """Write the files below a folder, each whole or not at all, and only those that changed.

    Files that the folder's manifest lists and that are made no more are deleted; any others are
    neither deleted nor replaced: exits 2 where one stands in the way, or cannot be written, and
    where the folder is that of another meet than `own`, but for the `force` of the user.
    """
    folder = Path(os.path.realpath(place))
    other, before = earlier_build(folder)
    if other and other != own and not force:
        raise fail(
            f"{place} has the site of {other}, and this is {own}; "
            "-o names a folder of its own, delete that one, or --force replaces it"
        )
    with problems_of(f"{place} cannot be written"):
        perhaps = _perhaps_there(folder, files)
        for name in sorted(perhaps - before):
            if (folder / name).exists() and not force:
                raise fail(
                    f"{place}/{name} is there already, and no build of meetc wrote it; "
                    "-o names a folder of its own, or --force replaces it"
                )
        for parent in {(folder / name).parent for name in files}:
            parent.mkdir(parents=True, exist_ok=True)
        _bring(folder, MANIFEST, _manifest(own, sorted(before | set(files))))
        for name, data in files.items():
            if name in perhaps:
                _bring(folder, name, data)
            else:
                write_whole(os.path.join(folder, name), data, on_disk=False)
        kept = {name.casefold() for name in files}  # the same file where capitals do not count
        for name in before:
            if name.casefold() in kept:
                continue
            (folder / name).unlink(missing_ok=True)
            with suppress(OSError):  # not empty, or gone
                (folder / name).parent.rmdir()
        _bring(folder, MANIFEST, _manifest(own, sorted(files)))


def _manifest(meet: str, names: list[str]) -> bytes:
    return (json.dumps({"version": 1, "meet": meet, "files": names}, indent=0) + "\n").encode()


def earlier_build(folder: Path) -> tuple[str, set[str]]:
    """Whose site a folder has, "" where nobody wrote it down, and what an earlier build wrote, by
    its manifest; no path in it leads out of the folder."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        meet, names = manifest.get("meet"), manifest["files"]
        own = {name for name in names if isinstance(name, str) and _SAFE.fullmatch(name)}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "", set()
    return meet if isinstance(meet, str) else "", own


def _perhaps_there(folder: Path, files: Mapping[str, bytes]) -> set[str]:
    """Which of the files may be there already, where capitals may not count. Each folder is read
    once: a season has 5,000 files."""
    there = set()
    for parent in {name.rpartition("/")[0] for name in files}:
        with suppress(FileNotFoundError, NotADirectoryError):
            inside = os.listdir(folder / parent)
            there |= {f"{parent}/{name}".lstrip("/").casefold() for name in inside}
    return {name for name in files if name.casefold() in there}


def _bring(folder: Path, name: str, data: bytes) -> None:
    """Have a file be as it is to be; one that is so already is left alone."""
    try:
        is_so = (folder / name).read_bytes() == data
    except FileNotFoundError:
        is_so = False
    if not is_so:
        write_whole(os.path.join(folder, name), data, on_disk=False)
