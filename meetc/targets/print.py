"""`print`: one page for paper: programme, start lists, cards, results."""

from __future__ import annotations

from functools import partial

from meetc.targets.of_view import View, of_view
from meetc.targets.target import Files, Target


def _page(meet: View) -> Files:
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
