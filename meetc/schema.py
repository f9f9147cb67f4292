"""Checks a payload against the schema that ships with meetc. The one door to jsonschema.

The fast validator decides on every build; the reference validator is slow and words the error.
Both read the same schema.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from meetc.payload_schema import NESTED, RESOURCES, nested_schema, resources_schema

_FOLDER = Path(__file__).parent / "schemas"


class PayloadError(Exception):
    """A payload that breaks its own schema: a mistake in meetc, since text is checked before."""


def schema_text(name: str) -> str:
    """The JSON Schema (2020-12) of a target's payload, or of what a command prints."""
    if name in (NESTED, RESOURCES):
        return json.dumps(_schema(name), ensure_ascii=False, indent=2) + "\n"
    return _text(name)


def _text(name: str) -> str:
    return (_FOLDER / f"{name}.json").read_text(encoding="utf-8")


@cache
def _schema(target: str) -> dict[str, Any]:
    nested: dict[str, Any] = json.loads(_text(NESTED))
    if target == NESTED:
        return nested_schema(nested)
    if target == RESOURCES:
        return resources_schema(json.loads(_text(RESOURCES)), nested)
    printed: dict[str, Any] = json.loads(_text(target))  # by a command
    return printed


@cache
def _validator(target: str, part: str = "") -> Any:
    """The fast validator of a target, or of a part that its schema defines."""
    import jsonschema_rs

    schema = _schema(target)
    return jsonschema_rs.Draft202012Validator(
        schema | ({"$ref": f"#/$defs/{part}"} if part else {})
    )


def is_sound(document: dict[str, Any], target: str, part: str = "") -> bool:
    """Whether a payload, or a part of one, is as the schema of its target has it."""
    return bool(_validator(target, part).is_valid(document))


def schema_fault(
    document: dict[str, Any], target: str = "opentrack"
) -> tuple[tuple[str | int, ...], str] | None:
    """The way to a value that breaks the schema of a target, and why; None without one."""
    if is_sound(document, target):
        return None
    import jsonschema  # type: ignore[import-untyped]

    errors = jsonschema.Draft202012Validator(_schema(target)).iter_errors(document)
    worst = jsonschema.exceptions.best_match(errors)
    if worst is None:
        return (), "the schema refuses it"
    return tuple(worst.absolute_path), worst.message


def check_payload(document: dict[str, Any], target: str = "opentrack") -> None:
    """Raise PayloadError where a payload breaks the schema of its target."""
    fault = schema_fault(document, target)
    if fault is not None:
        where = "/" + "/".join(map(str, fault[0]))
        raise PayloadError(
            f"{where}: {fault[1]}; where no `extra.` field says so, this is a mistake in meetc: "
            "please report it"
        )
