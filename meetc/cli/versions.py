"""The two sides of a comparison: from what somebody typed to two compiled meets."""

from __future__ import annotations

import os
import posixpath
from typing import NamedTuple

import typer

from meetc.cli import compiling, inputs
from meetc.cli.included import reader
from meetc.cli.inputs import STDIN, SUFFIX, Input, fail
from meetc.cli.output_format import Format, show
from meetc.diagnostics.diagnostic import Diagnostic, Span
from meetc.diagnostics.text import summary
from meetc.git.command import GitError, NoRepositoryError
from meetc.git.revision import find_revision, split_name
from meetc.model import Meet
from meetc.pipeline import Compiler, Timings


class Version(NamedTuple):
    """One side: the meet to compile, and what stands before its paths to make them names that
    git understands, as the `HEAD~1:` of `HEAD~1:spring.meet`."""

    source: Input
    prefix: str = ""

    @property
    def name(self) -> str:
        return self.prefix + self.source.path


def find_versions(names: list[str]) -> tuple[Version, Version]:
    """The old and the new side. One name alone is that of a file, and its old side what the last
    commit has. Exits 2 where one cannot be found."""
    if len(names) == 1:
        new = _find(names[0])
        if new.source.path == STDIN or new.source.read is not None:
            raise fail(f"{new.name} is to be compared with a second meet; which?")
        folder, name = posixpath.split(new.source.path)
        return _of_revision("HEAD", f"./{name}", folder), new
    if names.count("-") > 1:
        raise fail("standard input is one meet, and two are compared")
    return _find(names[0]), _find(names[1])


def _find(name: str) -> Version:
    of_revision = None if os.path.lexists(name) else split_name(name)
    if of_revision is not None:
        return _of_revision(*of_revision)
    (source, *_) = inputs.find([name])
    if source.folder is not None:
        raise fail(f"{name} is a directory; two meets are compared, each with what it includes")
    return Version(source)


def _of_revision(revision: str, path: str, folder: str = "") -> Version:
    """A file of a revision. Its path begins with ./ or ../ where it starts at `folder`, and not
    at the root of the repository."""
    start = "./" if path.startswith(("./", "../")) else ""
    path = posixpath.normpath(path)
    shown = f"{revision}:{start}{folder}{'/' if folder else ''}"
    try:
        files = find_revision(revision, folder or ".")
        data = files.read(start + path)
    except GitError as problem:
        is_none = isinstance(problem, NoRepositoryError)
        alone = "; name the meet to compare with as well" if is_none else ""
        raise fail(f"{shown}{path}: {problem}{alone}") from None

    def read(name: str) -> bytes:
        return data if name == path else files.read(start + name)

    return Version(Input(path, read=read), shown)


def compile_versions(old: Version, new: Version) -> tuple[Meet, Meet]:
    """Both meets. Exits 2 where one cannot be read and 1 where one has errors, which are shown:
    half a meet would seem to have lost the rest. What both have alike is compiled once, of one file
    and of two in one folder."""
    compiler = Compiler()
    before = _under_the_name_of(new, old, compiler) or _compile(old, compiler)
    after = _compile(new, compiler)
    if before is None or after is None:
        raise typer.Exit(1)
    return before, after


def _under_the_name_of(new: Version, old: Version, compiler: Compiler) -> Meet | None:
    """The old meet, compiled as if it had the name of the new one; None where it has errors, whose
    places have its own name, or where the two are not files of one folder."""
    path, own = new.source.path, old.source.path
    folders = {posixpath.dirname(name) for name in (path, own)}
    are_texts = path.endswith(SUFFIX) and own.endswith(SUFFIX)
    if len(folders) > 1 or not are_texts or old.source.read or new.source.read:
        return None
    try:
        data = inputs.read_file(own)
    except OSError:
        return None
    renamed = Input(path, read=lambda _: data)
    compiled = compiling.compile_input(
        renamed, False, Timings(), read=reader(own), compiler=compiler
    )
    return compiled.meet if compiled is not None and compiled.ok else None


def _compile(version: Version, compiler: Compiler) -> Meet | None:
    compiled = compiling.compile_input(version.source, False, Timings(), compiler=compiler)
    if compiled is None:
        raise typer.Exit(2)
    if compiled.ok:
        return compiled.meet
    errors = [
        _named(diagnostic, version.prefix)
        for diagnostic in compiled.diagnostics
        if diagnostic.is_error
    ]
    show(errors, Format.TEXT, err=True)
    typer.echo(f"{version.name}: {summary(errors)}; nothing is compared", err=True)
    return None


def _named(diagnostic: Diagnostic, prefix: str) -> Diagnostic:
    """A diagnostic whose places say of which version they are."""

    def named(span: Span) -> Span:
        return span._replace(path=prefix + span.path)

    related = tuple(note._replace(span=named(note.span)) for note in diagnostic.related)
    return diagnostic._replace(span=named(diagnostic.span), related=related)
