"""What the live pages show at the moment, and how that follows a text or an upload."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import NamedTuple

from meetc.diagnostics import text
from meetc.emit.announcer import announcer
from meetc.emit.site import Live, Site
from meetc.emit.templates import shipped
from meetc.emit.view.privacy import Privacy
from meetc.emit.view.shapes import MeetView
from meetc.emit.view.view import view
from meetc.model import Meet as ModelMeet
from meetc.pipeline import Compiled
from meetc.serve.board import AnySlide, ScheduleSlide, ScoreSlide, UnitKey, changed, slides


class News(NamedTuple):
    """A compilation: the meet, or None and what is wrong with it."""

    meet: ModelMeet | None
    trouble: str = ""


def news(compiled: Compiled, *, in_full: bool) -> News:
    """What a compilation tells: of mistakes all, or without `in_full` how many there are, since
    a diagnostic quotes its line, which may hold a birth date."""
    if compiled.ok:
        return News(compiled.meet)
    errors = [diagnostic for diagnostic in compiled.diagnostics if diagnostic.is_error]
    if in_full:
        return News(None, text.render(errors))
    first = errors[0].span
    place = f"at {first.pointer}" if first.pointer else f"in line {first.line}"
    return News(None, f"{text.summary(errors)}, the first {place}")


Look = Callable[[], News | None]
"""Compiles what is followed where it has changed since the last call; None where it has not."""


@dataclass(frozen=True)
class LiveState:
    """All that is shown between two changes; pages are kept once they are made."""

    meet: MeetView
    site: Site
    live: Live
    slides: tuple[AnySlide, ...]
    changed: frozenset[UnitKey]
    _made: dict[str, bytes] = field(default_factory=dict)

    @property
    def token(self) -> str:
        """What names this state, as no other is named."""
        return self.live.state

    def page(self, path: str) -> bytes | None:
        """A file of the site; None where there is none."""
        if path not in self._made:
            make = self.site.pages.get(path)
            if make is None:
                return None
            self._made[path] = make()
        return self._made[path]

    def board(
        self, at: str, *, jump: bool, show: str = "", event: str = "", look: str = ""
    ) -> bytes:
        """The slide `at` of what the board is to `show`, the first where that is gone; one that
        has just changed on a `jump`. The `look` overlay has no ground, for a picture below it."""
        shown_here = slides(self.site.meet, show, event) if show or event else self.slides
        numbered = list(enumerate(shown_here))
        number = next((n for n, slide in numbered if slide.key == at), 0)
        if jump:
            number = next((n for n, slide in numbered if slide.is_among(self.changed)), number)
        shown = shown_here[number] if shown_here else None
        following = shown_here[(number + 1) % len(shown_here)].key if shown_here else ""
        page = shipped(self.meet.language).render(
            "serve/board.html.j2",
            meet=self.site.meet,
            slide=shown,
            scores=isinstance(shown, ScoreSlide),
            schedule=isinstance(shown, ScheduleSlide),
            followed=bool(event),
            overlay=look == "overlay",
            number=number + 1,
            count=len(shown_here),
            following=following,
            state=self.token,
            trouble=bool(self.live.trouble),
        )
        return page.encode()

    @property
    def announcer(self) -> bytes:
        """The page for who speaks."""
        return announcer(self.meet, self.token)


class LiveMeet:
    """Follows a meet. The last sound state stays up while what it is made from (`source`, as it
    begins a sentence) has a mistake."""

    def __init__(self, name: str, look: Look, privacy: Privacy, source: str = "The text") -> None:
        self._look, self._privacy, self._source = look, privacy, source
        self._lock = Lock()
        self._was_sound = False
        nothing = view(ModelMeet(fields={"full_name": name}), privacy)
        self.now = _state(nothing, Live(""), None)
        self.refresh()

    def refresh(self) -> bool:
        """Look once; whether there is something new."""
        with self._lock:
            news = self._look()
            if news is None:
                return False
            if news.meet is None:
                self.now = _state(self.now.meet, self._live(news.trouble), self.now)
            else:
                self._was_sound = True
                self.now = _state(view(news.meet, self._privacy), self._live(), self.now)
            return True

    def _live(self, trouble: str = "") -> Live:
        kept = "; this is the last state without one" if self._was_sound else ""
        return Live(secrets.token_hex(8), trouble, f"{self._source} has a mistake{kept}")


def _state(meet: MeetView, live: Live, before: LiveState | None) -> LiveState:
    site = Site(meet, live)
    if before is not None and before.meet is meet:
        return replace(before, site=site, live=live, changed=frozenset(), _made={})
    new = changed(before.meet if before else None, meet)
    return LiveState(meet, site, live, slides(site.meet), new)
