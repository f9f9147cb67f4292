"""The texts of a meet: its file, and those that it includes, as bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from meetc.diagnostics.codes import Code
from meetc.diagnostics.diagnostic import Diagnostic, Report
from meetc.edit.errors import NotAsWantedError
from meetc.memory import Memory
from meetc.model import Meet
from meetc.pipeline import Compiled, Compiler, collector_paused, payload
from meetc.syntax.load import Read, load
from meetc.syntax.outline import Outline


class Texts:
    """`files` has the bytes of the root and of every file that could be included, by the path
    that its statements have in `line.source.path`. The `compiler` remembers what an edit leaves as
    it is."""

    def __init__(
        self, root: str, files: Mapping[str, bytes], compiler: Compiler | None = None
    ) -> None:
        self.root, self.files, self.compiler = root, files, compiler or Compiler()

    def __eq__(self, other: object) -> bool:
        """Texts are what their files hold, whatever was compiled of them."""
        return isinstance(other, Texts) and (self.root, self.files) == (other.root, other.files)

    @staticmethod
    def compiled(root: str, data: bytes, read: Read) -> tuple[Texts, Compiled]:
        """Compile the meet whose root holds `data`, and keep all texts that were read for it."""
        files = {root: data}

        def kept(path: str) -> bytes:
            files[path] = read(path)
            return files[path]

        texts = Texts(root, files)
        return texts, texts.compiler.compile(data, path=root, read=kept)

    def included(self, path: str) -> bytes:
        """The bytes of an included file. Raises FileNotFoundError."""
        if path not in self.files:
            raise FileNotFoundError(2, "No such file or directory")
        return self.files[path]

    def compile(self) -> Compiled:
        return self.compiler.compile(self.files[self.root], path=self.root, read=self.included)

    def outlines(self) -> list[Outline]:
        """The statements of all files, in the order in which they are included."""
        with collector_paused():
            outlines, *_ = load(self.files[self.root], self.root, self.included, Memory(), Report())
        return outlines


class Meaning(NamedTuple):
    """What a meet says, wherever its lines stand: the upload document, and the codes of what is
    wrong with it. Of a meet with errors there is no document."""

    document: dict[str, Any] | None
    codes: tuple[Code, ...]

    @staticmethod
    def of(compiled: Compiled) -> Meaning:
        codes = tuple(sorted(diagnostic.code for diagnostic in compiled.diagnostics))
        return Meaning(payload(compiled.meet) if compiled.ok else None, codes)


def prove(texts: Texts, wanted: Meaning) -> Meet:
    """The meet of edited texts. Raises NotAsWantedError where it does not mean what was wanted."""
    compiled = texts.compile()
    meaning = Meaning.of(compiled)
    if meaning.codes != wanted.codes:
        raise NotAsWantedError(_new(compiled, Counter(wanted.codes)))
    if meaning.document != wanted.document:
        raise NotAsWantedError("the meet would then be another one")
    return compiled.meet


def prove_mended(
    texts: Texts, before: Compiled, fixed: Sequence[Diagnostic], *, reveals: bool
) -> None:
    """Raises NotAsWantedError where edited texts have a mistake in the place of one that was
    fixed. Elsewhere they may: a mistake can hide others, and where a fix `reveals` its line, all
    of that line."""
    compiled = texts.compile()
    places: dict[tuple[str, int], list[int]] = {}
    for diagnostic in fixed:
        places.setdefault((diagnostic.span.path, diagnostic.span.line), []).append(
            diagnostic.span.column
        )
    known = _within(places, before)
    known.subtract(
        (diagnostic.span.path, diagnostic.span.line, diagnostic.code) for diagnostic in fixed
    )
    more = _within(places, compiled) - known
    codes = {diagnostic.code for diagnostic in fixed}
    if any(code in codes for *_, code in more) or (more and not reveals):
        raise NotAsWantedError(
            _new(compiled, Counter(diagnostic.code for diagnostic in before.diagnostics))
        )


def _within(
    places: Mapping[tuple[str, int], list[int]], compiled: Compiled
) -> Counter[tuple[str, int, str]]:
    """How often a code is told of a line, from the first of these places to the word at the
    last."""
    return Counter(
        (diagnostic.span.path, diagnostic.span.line, diagnostic.code)
        for diagnostic in compiled.diagnostics
        if (columns := places.get((diagnostic.span.path, diagnostic.span.line)))
        and min(columns) <= diagnostic.span.column
        and " " not in diagnostic.span.text[max(columns) - 1 : diagnostic.span.column - 1]
    )


def _new(compiled: Compiled, known: Counter[Code]) -> str:
    """The first mistake that is there more often than it is `known`."""
    more = Counter(diagnostic.code for diagnostic in compiled.diagnostics) - known
    new = (diagnostic.message for diagnostic in compiled.diagnostics if more[diagnostic.code])
    return f"then {next(new, 'a mistake would go unseen')}"
