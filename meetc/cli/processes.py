"""Builds meets in processes: what is printed, noted and told is that of one process, in its order.

Each meet is built and written by one of them, and by this one its digests, since they share a file.
Processes are spawned on every system: what works here works on Windows.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import signal
import sys
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import NamedTuple, TextIO

from meetc.cli.builder import Builder
from meetc.cli.built import Built
from meetc.cli.console import Exit, echo
from meetc.cli.digests import Records
from meetc.cli.inputs import Input, fail
from meetc.cli.job import Job
from meetc.pipeline import Timings, collector_paused

_records = Records()
"""In a process that builds: what it knows of the outputs that stand already, and what it made."""


class _Answer(NamedTuple):
    """What a process says of an input: what became of it, or the code that it exits with; what
    is to be printed, on standard error or not, the digests, and the seconds of each pass."""

    built: Built | int
    words: list[tuple[bool, str]]
    records: Records
    seconds: dict[str, float]


def build_in(
    processes: int, ways: Sequence[tuple[Input, str]], builder: Builder
) -> Generator[Built, None, None]:
    """Build each input to its place; what became of each, in their order. Where that ends early,
    by Ctrl-C say, those that are begun are finished, and their digests noted."""
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin)
    answers: list[Future[_Answer]] = []
    try:
        with _deaf_to_interrupts():
            answers += (pool.submit(_build, *way, builder.job) for way in ways)
        for answer in answers:
            yield _take(answer, builder)
    except BrokenProcessPool:
        raise fail(
            "a process of this build was killed, for want of memory perhaps; nothing is half "
            "written: build again, and with --jobs 1 where it happens again"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)
        for answer in answers:
            if not answer.cancelled() and answer.exception() is None:
                builder.records.merge(answer.result().records)


def _take(answer: Future[_Answer], builder: Builder) -> Built:
    """Print what the process of an input would have printed; what became of the input."""
    built, words, _, seconds = answer.result()
    builder.before_words()
    for err, text in words:
        echo(text, nl=False, err=err)
    builder.timings.add(seconds)
    if isinstance(built, int):
        raise Exit(built)
    return built


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that start now do not hear Ctrl-C, which is for the one that started them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """In a process that builds, first: Windows has Ctrl-C heard by all. What is loaded is never
    garbage, and is not looked at again between meets."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def _build(source: Input, place: str, job: Job) -> _Answer:
    """In a process that builds: an input."""
    words: list[tuple[bool, str]] = []
    timings = Timings()
    out, err = _WordsOf(sys.stdout, False, words), _WordsOf(sys.stderr, True, words)
    built: Built | int
    with collector_paused(), redirect_stdout(out), redirect_stderr(err):
        try:
            built = Builder(job, _records, timings).build(source, place)
        except Exit as ended:
            built = ended.exit_code
    return _Answer(built, words, _records.taken(), timings.seconds)


class _WordsOf(io.StringIO):
    """Keeps what is printed on a stream, and looks like that stream to whoever asks."""

    def __init__(self, stream: TextIO, is_error: bool, words: list[tuple[bool, str]]) -> None:
        super().__init__()
        self._stream, self._is_error, self._words = stream, is_error, words

    def write(self, text: str) -> int:
        self._words.append((self._is_error, text))
        return len(text)

    def isatty(self) -> bool:
        return self._stream.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding
