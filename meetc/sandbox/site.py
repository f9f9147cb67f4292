"""The sites of the competitions that the rehearsal server holds, compiled when somebody looks."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from meetc.emit.view.privacy import Privacy
from meetc.importer.importer import import_json
from meetc.model import Meet
from meetc.sandbox.public import export
from meetc.sandbox.store import Record, RecordKind, Store
from meetc.serve.live import LiveMeet, LiveState, News, news

_PATIENCE = 1.0
"""Seconds that a compilation may take before what was shown last is shown again: only a large
competition takes longer, and its pages can be read meanwhile."""


class Sites:
    """What the site of each competition shows. It is made from what the public may read, so that
    no mistake quotes a birth date or an e-mail. One thread compiles, a competition after the
    other, and only where something has changed since somebody looked."""

    def __init__(self, store: Store, *, in_full: bool) -> None:
        """`in_full`, for this machine alone, shows the lines of mistakes as well, which may hold
        anything, and the names of minors: OpenTrack is not sent whether the meet hides them."""
        self._store, self._in_full = store, in_full
        self._followed: dict[str, _Followed] = {}
        self._worker = ThreadPoolExecutor(1, "meetc sites")

    async def now(self, key: str) -> LiveState | None:
        """The competition of a key as the store has it; None where there is none."""
        competition = self._store.find(RecordKind.COMPETITION, key)
        if competition is None:
            return None
        followed = self._followed.get(competition.id)
        if followed is None:
            followed = _Followed(self._store, competition.id, self._in_full)
            self._followed[competition.id] = followed
        if followed.live is None or followed.is_behind:
            loop = asyncio.get_running_loop()
            work = loop.run_in_executor(self._worker, followed.state, competition)
            if followed.live is None:
                return await work
            await asyncio.wait((work,), timeout=_PATIENCE)
            if work.done():
                return work.result()
        return followed.live.now


class _Followed:
    """A competition that somebody has looked at."""

    def __init__(self, store: Store, competition: str, in_full: bool) -> None:
        self._store, self._id, self._in_full = store, competition, in_full
        self._changes = -1
        self.live: LiveMeet | None = None

    @property
    def is_behind(self) -> bool:
        """Whether something has changed since what is shown was read."""
        return self._changes != self._store.changes(self._id)

    def state(self, competition: Record) -> LiveState:
        """What is to be shown, compiled where that is behind."""
        changes = self._store.changes(self._id)
        if self.live is None:
            name = str(competition.document["full_name"])
            self.live = LiveMeet(name, self._look, Privacy.PUBLIC, "What was uploaded")
        elif changes != self._changes:
            self.live.refresh()
        self._changes = changes
        return self.live.now

    def _look(self) -> News | None:
        competition = self._store.get(RecordKind.COMPETITION, self._id)
        if competition is None:
            return None
        document = export(self._store, competition, private=False)
        data = json.dumps(document, indent=2).encode()
        path = f"{competition.document['slug']}.json"
        latest = news(import_json(data, path).compiled, in_full=self._in_full)
        if latest.meet is None or self._in_full:
            return latest
        return latest._replace(meet=self._with_initials(latest.meet))

    def _with_initials(self, meet: Meet) -> Meet:
        """The meet with the birth dates of the store, by which minors are known; the view shows
        their initials, and no birth date."""
        born = {
            str(competitor.document["competitor_id"]): {"date_of_birth": day}
            for competitor in self._store.of_competition(RecordKind.COMPETITOR, self._id)
            if _is_date(day := competitor.document.get("date_of_birth"))
        }
        athletes = (
            athlete._replace(fields=athlete.fields | born.get(athlete.bib, {}))
            for athlete in meet.athletes
        )
        return meet._replace(athletes=tuple(athletes), minors="initials")


def _is_date(value: object) -> bool:
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False
