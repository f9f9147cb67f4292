"""The pipeline: one pure function from text to meet. Files are read through what is passed in."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from meetc.diagnostics.diagnostic import Accepted, Diagnostic, Note, Report, Span
from meetc.memory import Memory
from meetc.model import Meet
from meetc.resolve.index import Index
from meetc.resolve.resolve import resolve
from meetc.syntax.load import Read, load

Locate = Callable[[Sequence[Span]], Mapping[Span, Span]]
"""From places of a compiled text to those that a reader has before them."""


def as_they_are(spans: Sequence[Span]) -> Mapping[Span, Span]:
    """Places of a text that a reader has."""
    return {span: span for span in spans}


class _Compiled(NamedTuple):
    meet: Meet
    diagnostics: tuple[Diagnostic, ...]


class Compiled(_Compiled):
    """What a text means, and what is wrong with it. With an error among the diagnostics the
    meet is incomplete and not to be sent.

    `references` tells who names whom in the text, with errors or without; a JSON document has none.
    `accepted` are the warnings that the text allows, `undecided` what is expected and not held
    yet; `located` tells where the lines of the meet
    stand, in a JSON document the values they are from.
    """

    references = Index()
    accepted: tuple[Accepted, ...] = ()
    undecided: tuple[Note, ...] = ()
    located: Locate = staticmethod(as_they_are)

    @property
    def ok(self) -> bool:
        return not any(diagnostic.is_error for diagnostic in self.diagnostics)


class Timings:
    """Seconds of each pass, in the order they ran; the same pass adds up over many files."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def of(self, name: str) -> _Pass:
        """Times a pass while it runs."""
        return _Pass(name, self)

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add those of passes that ran elsewhere."""
        for name, more in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + more


class _Pass:
    """A pass that is timed; a class of its own, since a season has a thousand."""

    __slots__ = ("_name", "_start", "_timings")

    def __init__(self, name: str, timings: Timings) -> None:
        self._name, self._timings = name, timings

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._timings.add({self._name: time.perf_counter() - self._start})


@contextmanager
def collector_paused() -> Iterator[None]:
    """A compilation makes many objects and little garbage in circles: looking for it is a third
    of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Compiler:
    """Compiles a meet again and again: what has not changed since the last time is not compiled
    again. For editors, live pages, and whoever else follows a text that is being typed."""

    def __init__(self) -> None:
        self._memory = Memory()

    def compile(
        self,
        text: str | bytes,
        *,
        path: str = "meet",
        read: Read | None = None,
        strict: bool = False,
        timings: Timings | None = None,
    ) -> Compiled:
        """Compile a text as `meetc.compile` does, with the same result."""
        if not isinstance(text, (str, bytes)):
            raise TypeError(f"a meet is text or bytes, not {type(text).__name__}")
        timings = timings or Timings()
        report = Report()
        with collector_paused():
            with timings.of("parse"):
                outlines, paths, sheets = load(text, path, read, self._memory, report)
            with timings.of("resolve"):
                meet, index = resolve(outlines, sheets, path, self._memory, report)
            self._memory.turn()
            if diagnostics := report.sorted(paths, strict=strict):
                from meetc.diagnostics.consequences import without_consequences

                diagnostics = without_consequences(diagnostics)
            compiled = Compiled(meet, diagnostics)
            compiled.references = index
            compiled.accepted = report.accepted_in(paths)
            compiled.undecided = tuple(report.undecided)
            return compiled


def compile(
    text: str | bytes,
    *,
    path: str = "meet",
    read: Read | None = None,
    strict: bool = False,
    timings: Timings | None = None,
) -> Compiled:
    """Compile the text of a meet.

    `path` names the text in diagnostics and is where includes are looked for; `read` gives the
    bytes of an included file or a sheet (without it there are none). Under `strict` warnings are
    errors. Raises nothing for any text or bytes, and TypeError for anything else.
    """
    return Compiler().compile(text, path=path, read=read, strict=strict, timings=timings)


def payload(meet: Meet, target: str = "opentrack") -> dict[str, Any]:
    """A meet as plain data, as a target has it: what `meetc build` writes as JSON. Targets are
    `opentrack`, the nested upload document, and `opentrack-rest`, the resources of 2026."""
    from meetc.lower import opentrack, opentrack_rest

    lowered = {"opentrack": opentrack.lower, "opentrack-rest": opentrack_rest.lower}
    if target not in lowered:
        raise ValueError(f"there is no target {target}")
    with collector_paused():
        return lowered[target](meet)
