"""Values of JSON as the language writes them, and whether two are the same."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeGuard

from meetc.patterns import pattern

if TYPE_CHECKING:
    from json import JSONEncoder

_CONTROL = pattern("[\x7f-\x9f\u2028\u2029]")


@cache
def _encoder() -> JSONEncoder:
    from json import JSONEncoder  # a meet without values of JSON is read without it

    return JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def json_text(value: Any) -> str:
    """A value as JSON without blanks outside its texts. What a text cannot hold is escaped, so
    that it can stand in one as a word. Raises ValueError of a number that is none in JSON."""
    return _CONTROL.sub(lambda m: f"\\u{ord(m[0]):04x}", _encoder().encode(value))


def laid_out(value: Any) -> bytes:
    """A document as files and programs have it: indented, with a line break at its end."""
    import orjson

    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def quoted(text: str) -> str:
    """A text in quotes, with the escapes of JSON where it needs them."""
    return json_text(text)


def are_objects(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    """Whether a value is a list of objects."""
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON: for Python, 1 and 1.0 and true are equal as well."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):
        return repr(one) == repr(other)  # parts -0.0 from 0.0
    return bool(one == other)
