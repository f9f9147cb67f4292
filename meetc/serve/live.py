"""What the live pages show at the moment, and how that follows the text."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from threading import Lock
from typing import NamedTuple

from meetc.emit.site import Live, Site
from meetc.emit.templates import Templates
from meetc.emit.view.privacy import Privacy
from meetc.emit.view.shapes import Meet
from meetc.emit.view.view import view
from meetc.model import Meet as ModelMeet
from meetc.resources import resource
from meetc.serve.board import AnySlide, ScoreSlide, UnitKey, changed, slides


class News(NamedTuple):
    """A compilation: the meet, or None and what is wrong with the text."""

    meet: ModelMeet | None
    trouble: str = ""


Look = Callable[[], News | None]
"""Compiles the text where it has changed since the last call; None where it has not."""


@dataclass(frozen=True)
class State:
    """All that is shown between two changes; pages are kept once they are made."""

    token: str
    meet: Meet
    site: Site
    trouble: str
    slides: tuple[AnySlide, ...]
    changed: frozenset[UnitKey]
    _made: dict[str, bytes] = field(default_factory=dict)

    def page(self, path: str) -> bytes | None:
        """A file of the site; None where there is none."""
        if path not in self._made:
            make = self.site.pages.get(path)
            if make is None:
                return None
            self._made[path] = make()
        return self._made[path]

    def board(self, at: str, *, jump: bool) -> bytes:
        """The slide `at`, the first where that is gone; one that has just changed on a `jump`."""
        number = next((n for n, slide in enumerate(self.slides) if slide.key == at), 0)
        if jump:
            number = next(
                (n for n, s in enumerate(self.slides) if s.is_among(self.changed)), number
            )
        shown = self.slides[number] if self.slides else None
        following = self.slides[(number + 1) % len(self.slides)].key if self.slides else ""
        text = _templates().render(
            "serve/board.html.j2",
            meet=self.meet,
            slide=shown,
            scores=isinstance(shown, ScoreSlide),
            number=number + 1,
            count=len(self.slides),
            following=following,
            state=self.token,
            trouble=bool(self.trouble),
        )
        return text.encode()


class LiveMeet:
    """Follows a text. The last sound state stays up while the text has a mistake."""

    def __init__(self, name: str, look: Look, privacy: Privacy) -> None:
        self._look, self._privacy = look, privacy
        self._lock = Lock()
        nothing = view(ModelMeet(fields={"full_name": name}), privacy)
        self.now = _state(nothing, "", None)
        self.refresh()

    def refresh(self) -> bool:
        """Look at the text once; whether there is something new."""
        with self._lock:
            news = self._look()
            if news is None:
                return False
            if news.meet is None:
                self.now = _state(self.now.meet, news.trouble, self.now)
            else:
                self.now = _state(view(news.meet, self._privacy), "", self.now)
            return True


def _state(meet: Meet, trouble: str, before: State | None) -> State:
    token = secrets.token_hex(8)
    site = Site(meet, Live(token, trouble))
    if before is not None and before.meet is meet:
        return replace(
            before, token=token, site=site, trouble=trouble, changed=frozenset(), _made={}
        )
    new = changed(before.meet if before else None, meet)
    return State(token, meet, site, trouble, slides(meet), new)


def asset(name: str) -> bytes:
    """A script or style of the live pages alone."""
    return resource("templates", f"serve/{name}").read_bytes()


@cache
def _templates() -> Templates:
    return Templates(resource("templates", "init.meet.j2").parent)
