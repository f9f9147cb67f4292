"""The order in which the parts of a combined event are held."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ORDERS: dict[tuple[str, str], str] = {
    ("DEC", "M"): "100 LJ SP HJ 400 H DT PV JT 1500",
    ("DEC", "F"): "100 DT PV JT 400 H LJ SP HJ 1500",
    ("HEP", "F"): "H HJ SP 200 LJ JT 800",
    ("HEP", "M"): "60 LJ SP HJ H PV 1000",
    ("PEN", "M"): "LJ JT 200 DT 1500",
    ("PEN", "F"): "H HJ SP LJ 800",
}
"""Sprint hurdles of whatever distance are H. Source: World Athletics TR39.1 to 39.7."""

_CODE = re.compile(r"(\d+)(H?)(?!\w*[A-GI-Z]\b)|([A-Z]{2})", re.ASCII)


def in_official_order(code: str, gender: str, parts: Sequence[str]) -> list[int] | None:
    """The numbers of the parts, by their event codes, in the order of the rules; None where there
    is none for them, as for an event that is not of the rules or has other parts."""
    order = _ORDERS.get((code.upper()[:3], gender), "").split()
    plain = [_plain(part) for part in parts]
    if len(set(plain)) < len(plain) or not set(plain) <= set(order):
        return None
    return sorted(range(len(parts)), key=lambda n: order.index(plain[n]))


def _plain(code: str) -> str:
    """SP of SP7.26K, H of 110H and of 100H76.2, 400 of 400."""
    match = _CODE.match(code.upper())
    if match is None:
        return code
    metres, hurdles, letters = match.groups()
    return letters or hurdles or metres
