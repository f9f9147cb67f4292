"""`announcer`: one page for who speaks at the track: who is next, what is needed, what is new."""

from __future__ import annotations

from functools import partial

from meetc.targets.of_view import View, of_view
from meetc.targets.target import Files, Target


def _page(meet: View) -> Files:
    from meetc.emit.announcer import announcer

    return {"": partial(announcer, meet)}


ANNOUNCER = Target(
    "announcer",
    ".announcer.html",
    of_view(_page),
    mark=b"<style>\n/* Announcer:",
    endings=(".announcer.html",),
    has_privacy=True,
    prints_digest=True,
)
