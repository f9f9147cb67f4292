"""`csv`: results and entries as two tables."""

from __future__ import annotations

from functools import partial

from meetc.targets.of_view import View, of_view
from meetc.targets.target import Files, Target


def _tables(meet: View) -> Files:
    from meetc.emit.tables import entries, results

    return {"-results.csv": partial(results, meet), "-entries.csv": partial(entries, meet)}


CSV = Target(
    "csv",
    ".csv",
    of_view(_tables, prints_digest=False),
    several="csv is two files",
    heads=(b"format,date,event_id,", b"format,event_id,"),
    endings=("-results.csv", "-entries.csv"),
    line="row",
    has_privacy=True,
)
