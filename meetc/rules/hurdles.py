"""The hurdles that an event code tells: how high they are, and how far apart."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from meetc.patterns import pattern

_IN_CODE = pattern(
    r"(\d{2,4})[LS]?H\s*(\d{2,3}(?:\.\d+)?)CM(?:\s*(\d{1,3}(?:\.\d*)?)M(?:\s*(\d{1,3}(?:\.\d*)?)M)?)?",
    re.ASCII,
)


class Hurdles(NamedTuple):
    """The event without them, 110H, centimetres, and the metres from the start to the first and
    from one to the next, as far as the code has them."""

    event: str
    height: Decimal
    distances: tuple[Decimal, ...]


def hurdles_of(code: str) -> Hurdles | None:
    """Those of a code such as 110H99.1cm13.72m9.14m; None of one that does not tell them."""
    written = _IN_CODE.fullmatch(code.upper())
    if written is None:
        return None
    distances = tuple(Decimal(metres) for metres in written.groups()[2:] if metres)
    return Hurdles(f"{written[1]}H", Decimal(written[2]), distances)
