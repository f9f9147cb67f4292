"""What goes wrong on purpose: `drop-after-commit:POST:/api/events/:3`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from meetc.sandbox.exchange import Call


class FaultKind(StrEnum):
    """The faults. Those of before do not keep what the request did, those of after do."""

    DROP_BEFORE = "drop-before-commit"
    DROP_AFTER = "drop-after-commit"
    BAD_BEFORE = "502-before"
    BAD_AFTER = "502-after"
    TOO_MANY = "429"
    UNAUTHORIZED = "401"
    SLOW = "slow"
    RANDOM_FIELDS = "random-fields"


KINDS: dict[FaultKind, str] = {
    FaultKind.DROP_BEFORE: "the connection ends without an answer, and nothing is kept",
    FaultKind.DROP_AFTER: "the connection ends without an answer, and all is kept",
    FaultKind.BAD_BEFORE: "a gateway answers 502, and nothing is kept",
    FaultKind.BAD_AFTER: "a gateway answers 502, and all is kept",
    FaultKind.TOO_MANY: "429 with Retry-After; 429=5s names its seconds, else 1",
    FaultKind.UNAUTHORIZED: "401, as if the token were none",
    FaultKind.SLOW: "the answer comes late, by 1s; slow=0.06s is a link of 60 ms there and back",
    FaultKind.RANDOM_FIELDS: "records have fields that no documentation knows",
}
ASIDE = (FaultKind.SLOW, FaultKind.RANDOM_FIELDS)
"""The faults beside which a request is answered; each other one ends it."""

_TIMED = (FaultKind.TOO_MANY, FaultKind.SLOW)
_LONGEST = 3600.0
_NUMBERS = re.compile(r"(\d{1,9})(?:(-)(\d{1,9})?)?", re.ASCII)
_SECONDS = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)s?", re.ASCII)


@dataclass(slots=True)
class Fault:
    """A fault, and which requests it befalls: those of a method under a path, counted from 1 in
    the order they come. It counts for itself, from when it is set."""

    kind: FaultKind
    text: str
    method: str = "*"
    path: str = "/"
    first: int = 1
    last: int | None = None
    seconds: float = 1.0
    seen: int = 0

    def befalls(self, call: Call) -> bool:
        """Count a request, and say whether the fault befalls it."""
        if self.method not in ("*", call.method) or not call.path.startswith(self.path):
            return False
        self.seen += 1
        return self.first <= self.seen and (self.last is None or self.seen <= self.last)


def parse(text: str) -> Fault:
    """The fault of `KIND[=SECONDS][:METHOD[:PATH[:N]]]`. N is one number, `N-M` or `N-`; without
    it, every request. Raises ValueError with what is wrong."""
    head, *rest = text.split(":", 3)
    name, given, seconds = head.partition("=")
    if name not in KINDS:
        raise ValueError(f"there is no fault {name!r}; there are {', '.join(KINDS)}")
    fault = Fault(FaultKind(name), text)
    if given:
        match = _SECONDS.fullmatch(seconds)
        if fault.kind not in _TIMED or match is None or float(match[1]) > _LONGEST:
            raise ValueError(f"{head!r}: seconds are written slow=2s or 429=5s, an hour at most")
        fault.seconds = float(match[1])
    if rest and rest[0]:
        fault.method = rest[0].upper()
    if len(rest) > 1 and rest[1] not in ("", "*"):
        fault.path = rest[1] if rest[1].startswith("/") else "/" + rest[1]
    if len(rest) > 2:
        numbers = _NUMBERS.fullmatch(rest[2])
        if numbers is None or int(numbers[1]) < 1:
            raise ValueError(f"{rest[2]!r}: the requests are 3, 3-5 or 3-, counted from 1")
        fault.first = int(numbers[1])
        fault.last = int(numbers[3]) if numbers[3] else None if numbers[2] else fault.first
    return fault
