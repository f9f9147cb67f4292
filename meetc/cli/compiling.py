"""Compiles the files of one call, one after the other, and counts what was found."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from meetc.cli.console import echo
from meetc.cli.included import reader
from meetc.cli.inputs import SUFFIX, Input, fail, read_root, reason
from meetc.cli.parameters import Option
from meetc.file_formats import foreign_format
from meetc.pipeline import Compiled, Compiler, Timings
from meetc.refused_extras import refused_extra
from meetc.syntax.load import Read

_MOST_NAMED = 10

Verbose = Annotated[
    bool, Option("-v", "--verbose", help="Show the same mistake in every line that has it.")
]


class FileFate(Enum):
    """What becomes of a file: it is not read, has errors, or is done."""

    UNREAD, FAILED, DONE = range(3)


class FileOutcomes:
    """What became of the files of one call, by their names."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.failed: list[str] = []
        self.unread: list[str] = []

    def add(self, source: Input, compiled: Compiled | None) -> None:
        """Count a file by its compilation; None of one that is not read."""
        if compiled is None:
            self.count(source, FileFate.UNREAD)
        else:
            self.count(source, FileFate.DONE if compiled.ok else FileFate.FAILED)

    def count(self, source: Input, fate: FileFate) -> None:
        self.names.append(source.path)
        if fate is FileFate.UNREAD:
            self.unread.append(source.path)
        elif fate is FileFate.FAILED:
            self.failed.append(source.path)

    @property
    def code(self) -> int:
        """The exit code."""
        return 2 if self.unread else 1 if self.failed else 0

    def sentence(self, done: str) -> str:
        """`198 of 200 built, 2 with errors: a.meet, b.meet`."""
        count = len(self.names)
        parts = [f"{count - len(self.failed) - len(self.unread):,} of {count:,} {done}"]
        for paths, what in ((self.failed, "with errors"), (self.unread, "not read")):
            named = paths[:_MOST_NAMED] + (["..."] if len(paths) > _MOST_NAMED else [])
            if paths:
                parts.append(f"{len(paths):,} {what}: {', '.join(named)}")
        return "; ".join(parts) if len(parts) > 2 else ", ".join(parts)


def compile_input(
    source: Input,
    strict: bool,
    timings: Timings,
    *,
    read: Read | None = None,
    compiler: Compiler | None = None,
    extras: bool = True,
) -> Compiled | None:
    """Read and compile one meet, a text or a JSON document; None where its file cannot be read,
    which is told. `read` is for included files, `compiler` one that has compiled it before.
    Without `extras` the schema is not asked about `extra.` fields: who sends the document does."""
    try:
        with timings.of("read"):
            data = source.read(source.path) if source.read else read_root(source.path)
    except OSError as problem:
        fail(f"{source.path}: {reason(problem)}")
        return None
    foreign = None if source.path.endswith(SUFFIX) else foreign_format(data, source.path)
    if foreign is not None:
        fail(f"{source.path} is {foreign.name}, and no meet: {foreign.way}")
        return None
    if is_json(data):
        from meetc.importer.importer import import_json

        with timings.of("import"):
            return import_json(data, source.path, strict=strict).compiled
    read = read or source.read or reader(source.path)
    compiled = (compiler or Compiler()).compile(
        data, path=source.path, read=read, strict=strict, timings=timings
    )
    return without_refused_extra(compiled, source) if extras and compiled.ok else compiled


def without_refused_extra(compiled: Compiled, source: Input) -> Compiled:
    """What a sound text compiles to; with an error where OpenTrack would refuse an `extra.`."""
    refused = refused_extra(compiled.meet, source.path)
    return compiled._replace(diagnostics=(*compiled.diagnostics, refused)) if refused else compiled


def is_json(data: bytes) -> bool:
    """Whether a file is a JSON document, and no text of ours."""
    return data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def show_timings(timings: Timings) -> None:
    """Print the milliseconds of each pass on standard error."""
    total = sum(timings.seconds.values())
    for name, seconds in (*timings.seconds.items(), ("total", total)):
        echo(f"{name:<10}{seconds * 1000:>9.1f} ms", err=True)
