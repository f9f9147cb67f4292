"""Regular expressions that are compiled when they are first asked for: a start that compiled all
that might be needed would take longer than many a meet."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands in for a pattern, and has its methods as its own once one of them was asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in ("match", "fullmatch", "search", "sub", "finditer", "findall", "split"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled later."""
    return cast("re.Pattern[str]", _Later(text, flags))


def bytes_pattern(text: bytes, flags: int = 0) -> re.Pattern[bytes]:
    """The same for bytes."""
    return cast("re.Pattern[bytes]", _Later(text, flags))
