"""`html`: a site of many pages in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetc.targets.of_view import of_view
from meetc.targets.target import Files, Target

if TYPE_CHECKING:
    from meetc.emit.view.shapes import Meet


def _pages(meet: Meet) -> Files:
    from meetc.emit.site import Site

    return Site(meet).pages


HTML = Target(
    "html",
    "",
    of_view(_pages),
    several="a site is many files",
    mark=b'style.css">\n',
    has_privacy=True,
    prints_digest=True,
)
