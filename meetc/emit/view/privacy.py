"""What of a person is published."""

from __future__ import annotations

import re
from enum import StrEnum

_EMAIL = re.compile(r"(?:mailto:)?[\w.!#$%&'*+=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*")
_AROUND = re.compile(r"<\s*>|\(\s*\)")


class Privacy(StrEnum):
    """`public` leaves out birth dates, national ids, e-mail addresses and temporary bibs, and
    `full` has them."""

    PUBLIC = "public"
    FULL = "full"

    def text(self, text: object) -> str:
        """A text that somebody typed freely, without the e-mail addresses in it where public."""
        given = str(text or "")
        if self is Privacy.FULL or "@" not in given:
            return given
        without = _EMAIL.sub("", given)
        if without == given:  # an address of a page, such as https://example.org/@club
            return given
        return " ".join(_AROUND.sub("", without).split()).rstrip(" ,;:")

    def personal(self, value: object) -> str:
        """A birth date or a national id: "" where public."""
        return str(value or "") if self is Privacy.FULL else ""
