"""Builds one input after the other: each is compiled, refused, or written to its place."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from meetc.cli import inputs, outputs, owners
from meetc.cli.compiling import FileFate, compile_input, without_refused_extra
from meetc.cli.console import echo
from meetc.cli.digests import Records
from meetc.cli.inputs import Input
from meetc.cli.job import Job
from meetc.cli.output_format import Format, show
from meetc.cli.site_output import write_folder
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.diagnostics.text import summary
from meetc.emit.template_error import TemplateError
from meetc.model import Meet
from meetc.pipeline import Compiled, Timings, collector_paused
from meetc.schema import PayloadError
from meetc.syntax.file_pattern import is_pattern
from meetc.targets.target import Output


class Built(NamedTuple):
    """What became of an input: its outputs, the files that they are made of, and the diagnostics
    where they are not printed yet."""

    fate: FileFate
    outputs: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


Compile = Callable[[Input, Callable[[str], None]], Compiled | None]
"""Compiles an input, and says of each file beside it that it reads."""


@dataclass(frozen=True, slots=True)
class Builder:
    """Does a job. `before_words` is called before something is printed."""

    job: Job
    records: Records
    timings: Timings = field(default_factory=Timings)
    compile: Compile | None = None
    before_words: Callable[[], None] = lambda: None

    def build(self, source: Input, place: str) -> Built:
        """Build an input to its place. Exits where that cannot be written."""
        read: list[str] = [source.path]
        compiled = (self.compile or self._compile)(source, read.append)
        self.before_words()
        if compiled is None:
            return Built(FileFate.UNREAD)
        made, fault = self._make(compiled.meet) if compiled.ok else (None, "")
        if fault and self.job.asks_schema:
            compiled = without_refused_extra(compiled, source)
        form = self.job.form
        if form is not Format.JSON:
            show(compiled.diagnostics, form, err=True, whole=self.job.whole)
        later = compiled.diagnostics if form is Format.JSON else ()
        if not compiled.ok:
            if form is Format.TEXT:
                counts = summary(compiled.diagnostics)
                echo(f"{source.path}: {counts}; nothing is written", err=True)
            return Built(FileFate.FAILED, diagnostics=later)
        if made is None:
            echo(f"{source.path}: {fault}; nothing is written", err=True)
            return Built(FileFate.FAILED, diagnostics=later)
        written = self._write(made, compiled.meet, place)
        if place != outputs.STDOUT and form is not Format.JSON:
            for path in written:
                echo(f"wrote {path}")
        if self.job.template:
            read.append(self.job.template.as_posix())
        return Built(FileFate.DONE, tuple(written), tuple(dict.fromkeys(read)), later)

    def _compile(self, source: Input, reads: Callable[[str], None]) -> Compiled | None:
        included = inputs.reader(source.path)

        def read(path: str) -> bytes:
            reads((posixpath.dirname(path) or ".") if is_pattern(path) else path)
            return included(path)

        extras = not self.job.asks_schema
        return compile_input(source, self.job.strict, self.timings, read=read, extras=extras)

    def _make(self, meet: Meet) -> tuple[Output | None, str]:
        """What the target makes of a meet; None of one that breaks the schema, and why."""
        try:
            return self.job.target.make(meet, self.job.privacy, self.timings), ""
        except PayloadError as problem:
            return None, str(problem)

    def _write(self, made: Output, meet: Meet, place: str) -> list[str]:
        """Write all files of an output and note their digests; where they are."""
        target, timings = self.job.target, self.timings
        for note in made.notes:
            echo(f"{target.name}: {note}", err=True)
        try:
            with timings.of("emit"), collector_paused():
                files = {name: make_one() for name, make_one in made.files.items()}
        except TemplateError as problem:
            raise inputs.fail(str(problem)) from None
        own = owners.identity(meet)
        with timings.of("write"):
            if target.is_folder:
                write_folder(place, files, own, force=self.job.force)
                return [f"{place}/"]
            beside = {outputs.beside(place, target.suffix, name): files[name] for name in files}
            if not self.job.force:
                self._refuse(beside, own)
            for path, data in beside.items():
                outputs.write(path, data)
                self.records.add(path, made.digest, own, None if made.shown else data)
            return list(beside)

    def _refuse(self, files: dict[str, bytes], own: str) -> None:
        """Exit 2, before anything is written, where a file stands there that is not this meet's."""
        for path, data in files.items():
            known = self.records.known(path)
            try:
                why = owners.in_the_way(path, data, known, own, named=self.job.named)
            except OSError as problem:
                raise inputs.fail(f"{path}: {inputs.reason(problem)}") from None
            if why:
                raise inputs.fail(f"{why}; {owners.WAY_OUT}")
