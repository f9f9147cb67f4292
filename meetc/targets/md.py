"""`md`: Markdown, for wherever texts go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from meetc.targets.of_view import of_view
from meetc.targets.target import Files, Target

if TYPE_CHECKING:
    from meetc.emit.view.shapes import Meet


def _page(meet: Meet) -> Files:
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
