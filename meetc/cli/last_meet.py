"""The meet behind which a process ends: taking a season apart takes longer than reading it."""

from __future__ import annotations

import gc

_KEPT: list[object] = []


def keep(made: object) -> None:
    """Leave something to the end of the process, without the collector ever looking at it; what
    was kept before is given up."""
    if _KEPT:
        gc.unfreeze()
    _KEPT[:] = [made]
    gc.freeze()
