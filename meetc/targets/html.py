"""`html`: a site of many pages in a folder."""

from __future__ import annotations

from meetc.targets.of_view import View, of_view
from meetc.targets.target import Files, Target


def _pages(meet: View) -> Files:
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
