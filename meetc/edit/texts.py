"""The texts of a meet: its file, and those that it includes, as bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meetc.diagnostics.diagnostic import Report
from meetc.edit.errors import NotAsWantedError
from meetc.memory import Memory
from meetc.model import Meet
from meetc.pipeline import Compiled, collector_paused, compile, payload
from meetc.syntax.load import Read, load
from meetc.syntax.outline import Outline


@dataclass(frozen=True)
class Texts:
    """`files` has the bytes of the root and of every file that could be included, by the path
    that its statements have in `line.source.path`."""

    root: str
    files: Mapping[str, bytes]

    @staticmethod
    def compiled(root: str, data: bytes, read: Read) -> tuple[Texts, Compiled]:
        """Compile the meet whose root holds `data`, and keep all texts that were read for it."""
        files = {root: data}

        def kept(path: str) -> bytes:
            files[path] = read(path)
            return files[path]

        return Texts(root, files), compile(data, path=root, read=kept)

    def included(self, path: str) -> bytes:
        """The bytes of an included file. Raises FileNotFoundError."""
        if path not in self.files:
            raise FileNotFoundError(2, "No such file or directory")
        return self.files[path]

    def compile(self) -> Compiled:
        return compile(self.files[self.root], path=self.root, read=self.included)

    def outlines(self) -> list[Outline]:
        """The statements of all files, in the order in which they are included."""
        with collector_paused():
            outlines, *_ = load(self.files[self.root], self.root, self.included, Memory(), Report())
        return outlines


@dataclass(frozen=True)
class Meaning:
    """What a meet says, wherever its lines stand: the upload document, and the codes of what is
    wrong with it. Of a meet with errors there is no document."""

    document: dict[str, Any] | None
    codes: tuple[str, ...]

    @staticmethod
    def of(compiled: Compiled) -> Meaning:
        codes = tuple(sorted(diagnostic.code for diagnostic in compiled.diagnostics))
        return Meaning(payload(compiled.meet) if compiled.ok else None, codes)


def prove(texts: Texts, wanted: Meaning) -> Meet:
    """The meet of edited texts. Raises NotAsWantedError where it does not mean what was wanted."""
    compiled = texts.compile()
    found = Meaning.of(compiled)
    if found.codes != wanted.codes:
        before = Counter(wanted.codes)
        before.subtract(found.codes)
        new = (d.message for d in compiled.diagnostics if before[d.code] < 0)
        raise NotAsWantedError(f"then {next(new, 'a mistake would go unseen')}")
    if found.document != wanted.document:
        raise NotAsWantedError("the meet would then be another one")
    return compiled.meet
