"""`print`: one page for paper: programme, start lists, cards, results."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from meetc.targets.of_view import of_view
from meetc.targets.target import Files, Target

if TYPE_CHECKING:
    from meetc.emit.view.shapes import Meet


def _page(meet: Meet) -> Files:
    from meetc.emit.paper import paper

    return {"": partial(paper, meet)}


PRINT = Target(
    "print",
    ".print.html",
    of_view(_page),
    mark=b"<style>\n/* Paper:",
    endings=(".print.html",),
    has_privacy=True,
    prints_digest=True,
)
