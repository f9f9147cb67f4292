"""Builds one input after the other: each is compiled, refused, or written to its place."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from meetc.cli import inputs, outputs, owners
from meetc.cli.built import Built
from meetc.cli.compiling import FileFate, compile_input, without_refused_extra
from meetc.cli.console import echo
from meetc.cli.digests import Records
from meetc.cli.included import reader
from meetc.cli.inputs import Input
from meetc.cli.job import Job
from meetc.cli.last_meet import keep
from meetc.cli.output_format import Format, show
from meetc.cli.replacement import Replacement
from meetc.cli.site_output import write_folder
from meetc.diagnostics.text import summary
from meetc.emit.template_error import TemplateError
from meetc.model import Meet
from meetc.pipeline import Compiled, Timings, collector_paused
from meetc.schema import PayloadError
from meetc.syntax.file_pattern import is_pattern
from meetc.targets.target import Output

Compile = Callable[[Input, Callable[[str], None]], Compiled | None]
"""Compiles an input, and says of each file beside it that it reads."""


@dataclass(frozen=True, slots=True)
class Builder:
    """Does a job. `before_words` is called before something is printed. One that is `alone` builds
    one meet, and the process ends."""

    job: Job
    records: Records
    timings: Timings = field(default_factory=Timings)
    compile: Compile | None = None
    before_words: Callable[[], None] = lambda: None
    alone: bool = False

    @collector_paused()  # at once: each time that it goes on it looks at all that was made
    def build(self, source: Input, place: str) -> Built:
        """Build an input to its place. Exits where that cannot be written."""
        with Replacement(place) as replacement:
            return self._build(source, place, replacement)

    def _build(self, source: Input, place: str, replacement: Replacement) -> Built:
        read: list[str] = [source.path]
        compiled = (self.compile or self._compile)(source, read.append)
        self.before_words()
        if compiled is None:
            return Built(FileFate.UNREAD)
        if self.alone:
            keep(compiled)
        made, fault = self._make(compiled.meet, place, replacement) if compiled.ok else (None, "")
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
        written = self._write(made, compiled.meet, place, replacement)
        if place != outputs.STDOUT and form is not Format.JSON:
            for path in written:
                echo(f"wrote {path}")
        if self.job.template:
            read.append(self.job.template.as_posix())
        return Built(FileFate.DONE, tuple(written), tuple(dict.fromkeys(read)), later)

    def _compile(self, source: Input, reads: Callable[[str], None]) -> Compiled | None:
        included = reader(source.path)

        def read(path: str) -> bytes:
            reads((posixpath.dirname(path) or ".") if is_pattern(path) else path)
            return included(path)

        extras = not self.job.asks_schema
        return compile_input(source, self.job.strict, self.timings, read=read, extras=extras)

    def _make(self, meet: Meet, place: str, replacement: Replacement) -> tuple[Output | None, str]:
        """What the target makes of a meet, without its file where that is written already; None
        of one that breaks the schema, and why."""
        target, timings = self.job.target, self.timings
        if target.in_pieces and place != outputs.STDOUT and replacement.is_possible:
            if made := target.in_pieces(meet, timings, replacement.write):
                return made, ""
            replacement.drop()
        try:
            return target.make(meet, self.job.privacy, timings), ""
        except PayloadError as problem:
            return None, str(problem)

    def _write(self, made: Output, meet: Meet, place: str, replacement: Replacement) -> list[str]:
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
            there = {path: partial(outputs.holds, path, data) for path, data in beside.items()}
            self._refuse(there or {place: replacement.is_there}, own)
            replacement.put()
            for path, data in beside.items():
                outputs.write(path, data)
            for path in beside or [place]:
                self.records.add(path, made.digest, own, None if made.shown else beside[path])
            return list(beside or [place])

    def _refuse(self, places: Mapping[str, Callable[[], bool]], own: str) -> None:
        """Exit 2, before anything is put there, where a file stands in a place that is not this
        meet's; each tells whether it is there already."""
        for place, is_there in () if self.job.force else places.items():
            known = self.records.known(place)
            with inputs.problems_of(place):
                named = self.job.named
                why = "" if is_there() else owners.in_the_way(place, known, own, named=named)
            if why:
                raise inputs.fail(f"{why}; {owners.WAY_OUT}")
