"""`md`: Markdown, for wherever texts go."""

from __future__ import annotations

from functools import partial

from meetc.targets.of_view import View, of_view
from meetc.targets.target import Files, Target


def _page(meet: View) -> Files:
    from meetc.emit.markdown import markdown

    return {"": partial(markdown, meet)}


MD = Target(
    "md",
    ".md",
    of_view(_page),
    mark=b"\n## Programme\n",
    endings=(".md",),
    has_privacy=True,
    prints_digest=True,
)
