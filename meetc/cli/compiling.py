"""Compiles the files of one call, one after the other, and counts what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from meetc.cli.inputs import Input, fail, read_root, reader, reason
from meetc.pipeline import Compiled, Compiler, Timings
from meetc.syntax.load import Read

_MANY = 20


def compile_input(
    each: Input,
    strict: bool,
    timings: Timings,
    *,
    read: Read | None = None,
    compiler: Compiler | None = None,
) -> Compiled | None:
    """Read and compile one meet, a text or a JSON document; None where its file cannot be read,
    which is told. `read` is for included files, `compiler` one that has compiled it before."""
    try:
        with timings.of("read"):
            data = each.read(each.path) if each.read else read_root(each.path)
    except OSError as problem:
        fail(f"{each.path}: {reason(problem)}")
        return None
    if is_json(data):
        from meetc.importer.importer import import_json

        with timings.of("import"):
            return import_json(data, each.path, strict=strict).compiled
    read = read or each.read or reader(each.path)
    return (compiler or Compiler()).compile(
        data, path=each.path, read=read, strict=strict, timings=timings
    )


def is_json(data: bytes) -> bool:
    """Whether a file is a JSON document, and no text of ours."""
    return data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


@contextmanager
def progress(inputs: Sequence[Input]) -> Iterator[Iterator[Input]]:
    """The inputs, with a bar on the terminal where there are many."""
    if len(inputs) < _MANY or not sys.stderr.isatty():
        yield iter(inputs)
        return
    with typer.progressbar(inputs, label="meets", file=sys.stderr) as bar:
        yield iter(bar)


def show_timings(timings: Timings) -> None:
    """Print the milliseconds of each pass on standard error."""
    total = sum(timings.seconds.values())
    for name, seconds in (*timings.seconds.items(), ("total", total)):
        typer.echo(f"{name:<10}{seconds * 1000:>9.1f} ms", err=True)
