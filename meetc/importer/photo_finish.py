"""Files of photo finish, written into the text of a meet once.

The meet is compiled as if it read them with `results from`; what the text then does not say is
added. So the same rows come out, and every check tells of the files what it tells of those that a
meet reads on the day.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from typing import Any, NamedTuple

from meetc.diagnostics.diagnostic import Diagnostic, Span
from meetc.edit.edit import edited
from meetc.edit.errors import NotAsWantedError
from meetc.edit.texts import Texts
from meetc.edit.timed_rows import can_be_typed, edits_of_timed
from meetc.json_values import quoted
from meetc.pipeline import Compiled, compile, payload
from meetc.sheets.lif_file import is_lif

_FOLDER = "photo finish"
"""The folder of the meet that the files are taken to stand in, wherever they are."""


class Timed(NamedTuple):
    """A meet with the rows of some files: the texts that have them, None where there are errors;
    what is told of the files; and those of them that the meet itself reads."""

    texts: Texts | None
    diagnostics: list[Diagnostic]
    read_already: list[str]


def with_timing(texts: Texts, compiled: Compiled, files: Mapping[str, bytes]) -> Timed:
    """A meet without errors with the rows of files, which have their bytes by their path. Raises
    EditError."""
    here = {os.path.realpath(path): path for path in texts.files if is_lif(path)}
    own = {path: here[real] for path in files if (real := os.path.realpath(path)) in here}
    others = {path: data for path, data in files.items() if path not in own}
    moved = {_moved(path, texts.root): path for path in others}
    read = _reading(texts, moved, others) if others else compiled
    paths = {*own.values(), *moved}
    problems = [_at_home(d, moved) for d in read.diagnostics if not read.ok or _is_of(d, paths)]
    if not read.ok:
        return Timed(None, [d for d in problems if d.is_error], [])
    after = edited(texts, edits_of_timed(read, paths, texts.root))
    empty = Texts(after.root, {**after.files, **dict.fromkeys(own.values(), b"")})
    if _meaning(empty.compile()) != _meaning(read):
        raise NotAsWantedError(_why(read))
    return Timed(after, problems, sorted(own.values()))


def _moved(path: str, root: str) -> str:
    """A path of a file as if it stood in the folder of the meet."""
    return posixpath.join(posixpath.dirname(root), _FOLDER, posixpath.basename(path))


def _reading(texts: Texts, moved: Mapping[str, str], files: Mapping[str, bytes]) -> Compiled:
    """The meet as if a line `results from` above it read the files."""
    pattern = posixpath.join(posixpath.dirname(texts.root), _FOLDER, "*")
    names = "\n".join(posixpath.basename(path) for path in moved).encode()

    def read(path: str) -> bytes:
        if path in moved:
            return files[moved[path]]
        return names if path == pattern else texts.included(path)

    name = posixpath.basename(texts.root)
    text = f"results from {quoted(f'{_FOLDER}/*')}\ninclude {quoted(name)}\n"
    return compile(text, path=f"{texts.root} with files", read=read)


def _is_of(diagnostic: Diagnostic, paths: set[str]) -> bool:
    """Whether something is told of one of the files."""
    spans = (diagnostic.span, *(related.span for related in diagnostic.related))
    return any(span.path in paths for span in spans)


def _at_home(diagnostic: Diagnostic, moved: Mapping[str, str]) -> Diagnostic:
    """What is told of a file, where the file stands."""

    def place(span: Span) -> Span:
        return span._replace(path=moved.get(span.path, span.path))

    message = diagnostic.message
    for path, home in moved.items() if f"{_FOLDER}/" in message else ():
        message = message.replace(path, home)
    related = tuple(one._replace(span=place(one.span)) for one in diagnostic.related)
    return diagnostic._replace(message=message, span=place(diagnostic.span), related=related)


def _why(read: Compiled) -> str:
    """Why the text cannot say what files do: a row with a result is of nobody."""
    rows = (row for event in read.meet.events for row in event.all_rows if row.has_result)
    nobody = next((row for row in rows if not can_be_typed(row.bib)), None)
    if nobody is None:
        return "the text would not say what the files do"
    return f"the id {nobody.bib} has a result, and is nobody's: mend it in its file"


def _meaning(compiled: Compiled) -> dict[str, Any]:
    """The document of a meet, with those rows of each unit that can be typed, by their bibs."""
    document = payload(compiled.meet)
    for event in document["events"]:
        for unit in event.get("units", ()):
            rows = [row for row in unit["results"] if can_be_typed(row["bib"])]
            unit["results"] = sorted(rows, key=lambda row: str(row["bib"]))
    return document
