"""The schemas of the payloads: the fields of meetc/fields.py, and what meetc/schemas says besides.

Its `opentrack.json` holds what no table of fields has: what is required, what stands inside what,
and where a property is told or bounded otherwise. Of the resources of 2026 it says what they have
otherwise than the upload document. Both are changed as a JSON Merge Patch changes: null takes out.
"""

from __future__ import annotations

from typing import Any

from meetc.fields import FIELDS, Field, Kind, Type

NESTED, RESOURCES = "opentrack", "opentrack-rest"
_KINDS = {
    "competition": Kind.MEET,
    "team": Kind.TEAM,
    "competitor": Kind.ATHLETE,
    "entry": Kind.ENTRY,
    "event": Kind.EVENT,
    "relay_team": Kind.SQUAD,
    "unit": Kind.UNIT,
    "result": Kind.ROW,
}
"""The definitions that have the fields of a kind."""
_TEXTS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_BY_TYPE: dict[Type, dict[str, Any]] = {
    Type.INTEGER: {"type": "integer", "minimum": 0},
    Type.BOOLEAN: {"type": "boolean"},
    Type.DATE: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Type.TIME: {"type": "string", "pattern": r"^(([01]\d|2[0-3]):[0-5]\d)?$"},
    Type.ROUNDS: {"type": "string", "pattern": r"^[1-9]\d*(,[1-9]\d*)*$"},
    Type.LIST: _TEXTS,
    Type.BIBS: _TEXTS,
    Type.ARRAY: {"type": "array"},
    Type.OBJECT: {"type": ["object", "string"]},
}
"""What JSON the fields of a type become; those of any other are texts."""


def nested_schema(own: dict[str, Any]) -> dict[str, Any]:
    """The schema of the upload document, which calls some fields by older names."""
    return own | {"$defs": _with_fields(own["$defs"], nested=True)}


def resources_schema(own: dict[str, Any], nested: dict[str, Any]) -> dict[str, Any]:
    """The schema of the resources of 2026: its `own` part, and what the `nested` one says."""
    definitions = _with_fields(nested["$defs"], nested=False)
    return own | {"$defs": _patched(definitions, own["$defs"])}


def _with_fields(definitions: dict[str, Any], *, nested: bool) -> dict[str, Any]:
    """Definitions with the properties that their fields are, before their own."""
    return {
        name: _of_kind(definition, _KINDS[name], nested) if name in _KINDS else definition
        for name, definition in definitions.items()
    }


def _of_kind(definition: dict[str, Any], kind: Kind, nested: bool) -> dict[str, Any]:
    fields, own = FIELDS[kind], definition["properties"]
    properties = {
        (field.nested if nested else "") or name: _patched(_property(field), own.get(name, {}))
        for name, field in fields.items()
    }
    rest = {name: value for name, value in own.items() if name not in fields}
    return definition | {"properties": properties | rest}


def _property(field: Field) -> dict[str, Any]:
    made = dict(_BY_TYPE.get(field.type, {"type": "string"}))
    if field.least:
        made["minimum"] = field.least
    if field.most is not None:
        made["maximum"] = field.most
    if field.nullable:
        types = made["type"]
        made["type"] = [*(types if isinstance(types, list) else [types]), "null"]
    return made | {"description": field.note}


def _patched(value: Any, patch: Any) -> Any:
    """A value as a JSON Merge Patch (RFC 7396) changes it; what is new stands behind the rest."""
    if not isinstance(patch, dict):
        return patch
    before = value if isinstance(value, dict) else {}
    names = [name for name in before | patch if patch.get(name, ...) is not None]
    return {n: _patched(before.get(n), patch[n]) if n in patch else before[n] for n in names}
