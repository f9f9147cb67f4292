"""Sends the events of a meet one after the other while others are still being run, and waits where
the network is away. Nothing is kept beside what every push keeps: who starts again plans again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from meetc.diagnostics.wording import count_of
from meetc.pipeline import Compiled
from meetc.plan.base import BaseError
from meetc.plan.text import name
from meetc.push.lock import LockedError
from meetc.push.one_event import Earlier, HeldError, push_event
from meetc.push.outcome import Fate, Result
from meetc.push.prepared import Destination
from meetc.push.state import StateFiles
from meetc.schema import PayloadError
from meetc.service.errors import DeniedError, RefusedError, RejectedError, ServiceError

STILL_SECONDS = 1.0
"""How long nothing of an event has changed before it is sent: a result file may be half written."""
_LONGEST_PAUSE = 15.0
DECIDED = (HeldError, PayloadError, BaseError, DeniedError, RefusedError, RejectedError)
"""What stays as it is until somebody does something about it."""

Connect = Callable[[], Destination]


def is_away(problem: ServiceError) -> bool:
    """Whether a failure is of the network or of a service that is not well, which passes by
    itself."""
    return not isinstance(problem, DECIDED)


class EventQueue:
    """The events that are to be sent, in the order in which they came. A thread of its own sends
    them, and has each piece of news told; `put` and `close` are called by the one that watches."""

    def __init__(
        self,
        path: Path,
        files: StateFiles,
        connect: Connect,
        earlier: Earlier,
        tell: Callable[[str], None],
        clock: Callable[[], float],
    ) -> None:
        self.stop = threading.Event()
        self.target: Destination | None = None
        self._path, self._files, self._connect = path, files, connect
        self._earlier, self._tell, self._clock = earlier, tell, clock
        self._compiled: Compiled | None = None
        self._ready: dict[str, float] = {}  # when each event is to be sent
        self._held: dict[str, str] = {}  # why an event is not sent, as it was told
        self._trouble = ""  # what all wait for, as it was told
        self._tries = 0
        self._again = 0.0  # when the next try is
        self._late: set[str] = set()  # what was sent once it was over
        self._crash: BaseException | None = None
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="events to send", daemon=True)

    def put(self, compiled: Compiled, events: Iterable[str]) -> None:
        """Have events sent as they are compiled now. Those that could not be sent as they were
        are tried again with them. Raises what has ended the thread, if anything has."""
        if self._crash is not None:
            raise self._crash
        with self._news:
            known = {event.id for event in compiled.meet.events}
            self._compiled = compiled
            moment = max(self._clock() + STILL_SECONDS, self._again)
            self._ready |= {event: moment for event in (*events, *self._held) if event in known}
            self._news.notify()
        if self._thread.ident is None:
            self._thread.start()

    def close(self) -> list[str]:
        """End after the request in flight; the events that are still to be sent."""
        with self._news:  # so that nobody has looked at `stop` and does not wait yet
            self.stop.set()
            self._news.notify()
        if self._thread.ident is not None:
            self._thread.join()
        return list(dict.fromkeys((*self._ready, *self._held)))

    def _work(self) -> None:
        try:
            while not self.stop.is_set():
                if event := self._next():
                    self._take(event)
        except BaseException as problem:  # which the thread that watches raises
            self._crash = problem

    def _next(self) -> str | None:
        """The next event once it is to be sent; None where there is to be another look."""
        with self._news:
            event = min(self._ready, key=self._ready.__getitem__, default=None)
            pause = self._ready[event] - self._clock() if event else None
            if event and pause is not None and pause <= 0:
                del self._ready[event]
                return event
            if not self.stop.is_set():
                self._news.wait(pause)
            return None

    def _take(self, event: str) -> None:
        assert self._compiled is not None
        try:
            self.target = self.target or self._connect()
            results = push_event(
                event, self._compiled, self._path, self.target, self._files,
                self._earlier, self.stop.is_set,
            )  # fmt: skip
        except DECIDED as problem:
            self._hold(event, str(problem))
        except ServiceError as problem:
            self._wait(event, f"network away: {problem}")
        except (LockedError, OSError) as problem:
            self._wait(event, f"{event} waits: {problem}")
        else:
            self._end(event, results)

    def _end(self, event: str, results: list[Result]) -> None:
        """Tell what became of an event that could be tried."""
        lacking = [result for result in results if result.fate is not Fate.DONE]
        lost = [r for r in lacking if r.fate in (Fate.UNREACHED, Fate.DOUBTFUL)]
        if self.stop.is_set() and lacking:
            self._ready.setdefault(event, 0.0)
        elif lost:
            self._wait(event, f"network away: {lost[0].reason}")
        elif lacking:
            self._hold(event, f"{name(lacking[0].step.key)}: {lacking[0].reason}")
        else:
            self._held.pop(event, None)
            if results and not self._trouble:
                self._tell(f"{event}: sent")
            self._go_on({event})

    def _hold(self, event: str, why: str) -> None:
        """Leave an event until something changes, and tell why, once."""
        if self._held.get(event) != why:
            self._tell(f"{event}: not sent: {why}")
        self._held[event] = why
        self._go_on(set())

    def _wait(self, event: str, why: str) -> None:
        """Try an event, and all that come behind it, again in a while."""
        self.tell_trouble(why)
        with self._news:
            self._again = self._clock() + min(_LONGEST_PAUSE, 2.0**self._tries)
            self._tries += 1
            moments = {event: 0.0} | self._ready
            self._ready = {event: max(moment, self._again) for event, moment in moments.items()}

    def tell_trouble(self, why: str) -> None:
        """Tell what all wait for, once until it is over."""
        if not self._trouble:
            self._tell(why)
        self._trouble = self._trouble or why.partition(":")[0]

    def _go_on(self, sent: set[str]) -> None:
        """Note that nothing has to wait any more, and tell it once all that waited is sent."""
        self._tries, self._again = 0, 0.0
        if not self._trouble:
            return
        self._late |= sent
        if self._ready:
            return
        is_network = self._trouble == "network away"
        events = f"{count_of(len(self._late), 'event')} sent"
        self._tell(f"network back: {events}" if is_network else f"it goes on: {events}")
        self._trouble, self._late = "", set()
