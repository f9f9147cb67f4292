"""`print`: one page for paper: programme, start lists, cards, results, or some of these."""

from __future__ import annotations

from functools import partial

from meetc.emit.paper_choice import PaperChoice
from meetc.targets.of_view import View, of_view
from meetc.targets.target import Files, Target

_SUFFIX = ".print.html"


def printing(printed: PaperChoice) -> Target:
    """What prints some parts of a meet, or all. Of a part the name says which it is, so that it
    stands beside the whole."""

    def page(meet: View) -> Files:
        from meetc.emit.paper import paper

        return {"": partial(paper, meet, printed)}

    whole = printed == PaperChoice()
    return Target(
        "print",
        f"{printed.stem}{_SUFFIX}",
        of_view(page, prints_digest=whole),
        mark=b"<style>\n/* Paper:",
        endings=(_SUFFIX,),
        has_privacy=True,
        prints_digest=whole,
    )


PRINT = printing(PaperChoice())
