"""The static site of a meet: which pages it has, and what is on each.

Pages work from a folder without a server, and ask nobody else for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby
from typing import Any, TypeVar

from meetc.emit.addresses import addresses
from meetc.emit.calendar import calendar
from meetc.emit.feed import feed
from meetc.emit.file_names import file_names
from meetc.emit.in_language import in_language
from meetc.emit.pictures import bars_picture, farthest, series_line, series_picture
from meetc.emit.results_json import results_json
from meetc.emit.search import SearchEntry, index_files
from meetc.emit.social_card import social_card
from meetc.emit.tables import results
from meetc.emit.templates import shipped
from meetc.emit.view.home import home_of
from meetc.emit.view.people import sort_key
from meetc.emit.view.shapes import AthleteView, EventView, MeetView, TeamView
from meetc.emit.words import word
from meetc.resources import resource

T = TypeVar("T")

_ON_A_PAGE = 1000
_ASSETS = ("style.css", "search.js", "now.js", "filter.js", "star.js")


@dataclass(frozen=True)
class Live:
    """What live pages know besides: `state` is another whenever they are, and `trouble` is why
    what they are made from as it stands now is not what they show, in the words of a terminal,
    or ""; `heading` stands above it."""

    state: str
    trouble: str = ""
    heading: str = ""


@dataclass(frozen=True)
class SiteFiles:
    """The file names of what has a page of its own, by id."""

    events: dict[str, str]
    athletes: dict[str, str]
    teams: dict[str, str]


class Site:
    """All pages of a meet, each made when it is asked for. Paths have forward slashes."""

    def __init__(self, meet: MeetView, live: Live | None = None) -> None:
        self.plain, self.meet, self.live = meet, in_language(meet), live
        self._addresses = addresses(meet)
        self.files = SiteFiles(
            file_names(event.id for event in meet.events),
            file_names(athlete.who.bib for athlete in meet.athletes),
            file_names(team.id for team in meet.teams),
        )

    @cached_property
    def pages(self) -> dict[str, Callable[[], bytes]]:
        """How each file of the site is made, by path."""
        pages: dict[str, Callable[[], bytes]] = {name: partial(asset, name) for name in _ASSETS}
        pages["index.html"] = lambda: self._page("index", home=home_of(self.meet))
        for name in ("events", "teams"):
            pages[f"{name}.html"] = partial(self._page, name)
        pages |= self._for_programs
        pages["search.html"] = partial(self._page, "search", indexes=len(self._indexes))
        for number, index in enumerate(self._indexes, 1):
            pages[f"search-{number}.js"] = partial(bytes, index)
        for path, part, others in _paged(
            "athletes", self.meet.athletes, lambda athlete: athlete.last_name or athlete.who.name
        ):
            pages[path] = partial(
                self._page, "athletes", athletes=part, others=others, path=path, by_letter=by_letter
            )
        for number, event in enumerate(self.meet.events):
            path = f"events/{self.files.events[event.id]}.html"
            pages[path] = partial(
                self._page, "event", root="../", event=event, neighbours=self._neighbours(number),
                address=self._addresses.get(event.id, ""),
            )  # fmt: skip
            if self.meet.site:
                card = path.replace(".html", ".svg")
                pages[card] = partial(social_card, self.meet, event)
        for athlete in self.meet.athletes:
            path = f"athletes/{self.files.athletes[athlete.who.bib]}.html"
            pages[path] = partial(self._page, "athlete", root="../", athlete=athlete)
        for team in self.meet.teams:
            for path, members, others in _paged(
                self._team(team), team.athletes, lambda who: who.name
            ):
                pages[path] = partial(
                    self._page, "team", root="../", team=team, athletes=members, others=others,
                    path=path.removeprefix("teams/"),
                )  # fmt: skip
        return pages

    @property
    def _for_programs(self) -> dict[str, Callable[[], bytes]]:
        """What other programs read of the meet."""
        return {
            "results.json": partial(results_json, self.plain),
            "results.csv": partial(results, self.plain),
            "programme.ics": partial(calendar, self.meet),
            "feed.xml": partial(feed, self.meet, self.files.events),
        }

    def _neighbours(self, number: int) -> list[tuple[str, EventView]]:
        """The events before and behind one in the file."""
        events = self.meet.events
        say = partial(word, self.meet.language)
        before = [(say("Previous event"), events[number - 1])] if number else []
        return before + [(say("Next event"), event) for event in events[number + 1 : number + 2]]

    def _team(self, team: TeamView) -> str:
        return f"teams/{self.files.teams[team.id]}"

    def _page(self, template: str, root: str = "", **context: Any) -> bytes:
        text = shipped(self.meet.language).render(
            f"site/{template}.html.j2", meet=self.meet, live=self.live, files=self.files,
            root=root, here=template, bars_picture=bars_picture, series_picture=series_picture,
            series_line=series_line, farthest=farthest, grouped=grouped, **context,
        )  # fmt: skip
        return text.encode()

    @cached_property
    def _indexes(self) -> list[bytes]:
        return index_files(self._search_entries())

    def _search_entries(self) -> Iterator[SearchEntry]:
        for event in self.meet.events:
            path = f"events/{self.files.events[event.id]}.html"
            yield path, event.id, _both(event.name, event.name_local), event.code
        for team in self.meet.teams:
            yield f"{self._team(team)}.html", team.id, _both(team.name, team.name_local), "team"
        for athlete in self.meet.athletes:
            who = athlete.who
            path = f"athletes/{self.files.athletes[who.bib]}.html"
            yield path, who.bib, _both(who.name, who.name_local), who.team


def asset(name: str) -> bytes:
    """A file of the site that is the same for every meet."""
    return resource("templates", f"site/{name}").read_bytes()


def _both(name: str, local: str) -> str:
    return f"{name} {local}".strip()


def _paged(
    stem: str, items: Sequence[T], name: Callable[[T], str]
) -> Iterator[tuple[str, Sequence[T], list[tuple[str, str]]]]:
    """A list cut into pages: of each its path, its items, and all pages as (file, what is on
    it); no others where it is the only one."""
    cuts = range(0, max(len(items), 1), _ON_A_PAGE)
    parts = [items[cut : cut + _ON_A_PAGE] for cut in cuts]
    paths = [f"{stem}{f'-{n}' if n > 1 else ''}.html" for n in range(1, len(parts) + 1)]
    others = [
        (path.rpartition("/")[2], f"{name(part[0])} \u2013 {name(part[-1])}")
        for path, part in zip(paths, parts, strict=True)
        if len(parts) > 1
    ]
    for path, part in zip(paths, parts, strict=True):
        yield path, part, others


def by_letter(athletes: Sequence[AthleteView]) -> list[tuple[str, list[AthleteView]]]:
    """Athletes by the letter that their last names begin with, as it sorts."""

    def letter(athlete: AthleteView) -> str:
        return sort_key(athlete.last_name or athlete.who.name)[:1].upper()

    return [(first, list(own)) for first, own in groupby(athletes, key=letter)]


def grouped(events: Sequence[EventView]) -> list[tuple[str, list[EventView]]]:
    """Events by kind: track, field, relays, combined; in each in the order of the file."""
    kinds = ("Track", "Relays", "Field", "Combined events", "Others")

    def kind(event: EventView) -> int:
        if event.combined:
            return 3
        return 1 if event.relay else 0 if event.on_track else 2 if event.field else 4

    ordered = sorted(events, key=kind)
    return [(kinds[number], list(own)) for number, own in groupby(ordered, key=kind)]
