"""What became of an input of `meetc build`."""

from __future__ import annotations

from typing import NamedTuple

from meetc.cli.compiling import FileFate
from meetc.diagnostics.diagnostic import Diagnostic


class Built(NamedTuple):
    """What became of an input: its outputs, the files that they are made of, and the diagnostics
    where they are not printed yet."""

    fate: FileFate
    outputs: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
