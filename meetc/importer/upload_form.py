"""What a document is, and its upload form: the nested document in snake_case.

An upload document is its own upload form. OpenTrack's public export has the same shape in
camelCase, with much that the service fills in; REST resources are lists of their own, with a few
forms of values that differ. What is left out of either has its fate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from meetc.diagnostics.codes import NO_MEET_IN_JSON
from meetc.diagnostics.pointer import Pointer
from meetc.disciplines import discipline
from meetc.fields import FIELDS, SERVICE_ONLY, Kind, Type
from meetc.importer.defaults import BOOKKEEPING, COPIES, DEFAULTS, EMPTY_SAYS, PRIVATE, UNIT_NAME
from meetc.importer.json_file import JsonFindings, snake
from meetc.printer.words import known_name

_LISTS = {
    Kind.MEET: {"teams": Kind.TEAM, "competitors": Kind.ATHLETE, "events": Kind.EVENT,
                "relay_teams": Kind.SQUAD},
    Kind.ATHLETE: {"events_entered": Kind.ENTRY},
    Kind.EVENT: {"units": Kind.UNIT, "results": Kind.ROW},
    Kind.UNIT: {"results": Kind.ROW},
}  # fmt: skip
_RESOURCES = {
    "competition": {"full_name"},
    "relay_teams": {"relay_team_id", "event_id"},
    "competitors": {"competitor_id"},
    "units": {"round", "heat"},
    "events": {"event_id", "event_code"},
    "teams": {"team_id"},
}
_TOP = ("full_name", "competitors", "events", "teams", "relay_teams")


class ValueFate(NamedTuple):
    """What became of a value that is not in the text as it is in the document."""

    pointer: Pointer
    reason: str


class Located(dict[str, Any]):
    """An object of an upload form, and where it stands in the document that it was made from."""

    origin: Pointer = ()


class UploadForm(NamedTuple):
    """The upload form of a document. `is_export` where it was made from an export, so that what
    the service fills in need not be written."""

    document: dict[str, Any]
    fates: list[ValueFate]
    is_export: bool


def upload_form(value: Any, findings: JsonFindings, *, private: bool) -> UploadForm | None:
    """The upload form of a document; None of one that is no meet, which is reported.

    `private` keeps what exports tell of persons alone.
    """
    if isinstance(value, dict):
        if isinstance(value.get("competition"), dict):
            parts = [((key,), part) for key, part in value.items()]
            return resources(parts, findings, private, is_payload=True)
        if "full_name" not in value and any(
            snake(key) in _TOP and key not in _TOP for key in value
        ):
            export = _Export(private)
            return UploadForm(export.object(Kind.MEET, (), value), export.fates, True)
        if any(key in value for key in _TOP):
            return UploadForm(value, [], False)
    findings.error(
        NO_MEET_IN_JSON,
        "no meet is in this document",
        (),
        "an upload document has full_name, competitors and events; an export fullName; "
        "REST resources stand below competition, competitors, events",
    )
    return None


def resources(
    parts: Iterable[tuple[Pointer, Any]],
    findings: JsonFindings,
    private: bool,
    *,
    is_payload: bool = False,
) -> UploadForm | None:
    """The upload form of REST resources: objects, lists, or pages of lists, each known by the
    keys of what is in it. A payload holds what somebody wrote; what was read from the service
    has its defaults as well."""
    listed: dict[str, list[tuple[Pointer, dict[str, Any]]]] = {}
    for pointer, part in parts:
        is_page = isinstance(part, dict) and isinstance(part.get("results"), list)
        at = (*pointer, "results") if is_page else pointer
        items = part["results"] if is_page else part
        numbered = enumerate(items) if isinstance(items, list) else [(None, items)]
        for number, item in numbered:
            place = at if number is None else (*at, number)
            if name := _resource(item) if isinstance(item, dict) else "":
                listed.setdefault(name, []).append((place, item))
            elif item not in (None, [], {}):
                findings.error(NO_MEET_IN_JSON, "this is no resource of OpenTrack's API", place)
    competitions = listed.pop("competition", [])
    if len(competitions) != 1:
        count = "two competitions are" if competitions else "no competition is"
        hint = "one of them is the meet itself: an object with full_name, slug and country"
        place = competitions[1][0] if competitions else ()
        findings.error(NO_MEET_IN_JSON, f"{count} among the resources", place, hint)
        return None
    return _Export(private, defaults_stay=is_payload).joined(competitions[0], listed)


def _resource(item: dict[str, Any]) -> str:
    """Which resource an object is one of, by its keys."""
    keys = {snake(key) for key in item}
    return next((name for name, own in _RESOURCES.items() if own <= keys), "")


class _Export:
    """Turns an export, or REST resources, into the upload form."""

    def __init__(self, private: bool, *, defaults_stay: bool = False) -> None:
        self.private, self.defaults_stay = private, defaults_stay
        self.fates: list[ValueFate] = []

    def joined(
        self,
        competition: tuple[Pointer, dict[str, Any]],
        listed: dict[str, list[tuple[Pointer, dict[str, Any]]]],
    ) -> UploadForm:
        """The upload form of one competition and the resources that belong to it."""
        document = self.object(Kind.MEET, *competition)
        for name, kind in _LISTS[Kind.MEET].items():
            if name in listed:
                document[name] = [self.object(kind, *item) for item in listed[name]]
        owners: dict[str, Located] = {}
        events = document["events"] if "events" in listed else ()  # else an upload form's own
        for event, (_, source) in zip(events, listed.get("events", ()), strict=True):
            for key in ("event_id", "id", "url"):
                if isinstance(source.get(key), (str, int)):
                    owners[str(source[key])] = event
        for pointer, unit in listed.get("units", ()):
            keys = (str(unit.get(key)) for key in ("event_id", "event", "event_url"))
            owner = next((owners[key] for key in keys if key in owners), None)
            if owner is None:
                self._left(pointer, "its event is not in the document")
                continue
            made = self._unit(pointer, unit, str(owner.get("event_code")))
            if made is not None:
                owner.setdefault("units", []).append(made)
        return UploadForm(document, self.fates, True)

    def _left(self, pointer: Pointer, reason: str) -> None:
        self.fates.append(ValueFate(pointer, reason))

    def object(self, kind: Kind, pointer: Pointer, item: dict[str, Any]) -> Located:
        """The upload form of one object; what is left out has its fate."""
        made = Located()
        made.origin = pointer
        for key, value in item.items():
            name, at = snake(key), (*pointer, key)
            inside = _LISTS.get(kind, {}).get(name)
            if inside is not None:
                if isinstance(value, list) and name == "units":
                    made[name] = self._units_of(at, value, item)
                elif isinstance(value, list):
                    made[name] = self._list(inside, at, value)
                elif value is not None:
                    made[name] = value
                continue
            name = known_name(kind, name) or name
            reason = self._why_not(kind, name, value, item)
            if reason:
                self._left(at, reason)
            else:
                made[name] = _value(kind, name, value)
        for name in ("units", "events_entered"):
            if made.get(name) == []:
                del made[name]
        if kind is Kind.SQUAD and "relay_team_id" not in made and isinstance(item.get("bib"), str):
            made["relay_team_id"] = item["bib"]
        return made

    def _list(self, kind: Kind, pointer: Pointer, items: list[Any]) -> list[Any]:
        return [
            self.object(kind, (*pointer, number), item) if isinstance(item, dict) else item
            for number, item in enumerate(items)
        ]

    def _units_of(self, pointer: Pointer, units: list[Any], event: dict[str, Any]) -> list[Any]:
        code = str(event.get("eventCode", event.get("event_code", "")))
        made = []
        for number, unit in enumerate(units):
            at = (*pointer, number)
            if not isinstance(unit, dict) or not {"round", "heat"} <= unit.keys():
                self._left(at, "only a link to the unit")
            elif (one := self._unit(at, unit, code)) is not None:
                made.append(one)
        return made

    def _unit(self, pointer: Pointer, unit: dict[str, Any], code: str) -> Located | None:
        """A unit with rows; one without is made again from the rounds of its event."""
        if not unit.get("results"):
            self._left(pointer, "it has no rows; `rounds` makes it again")
            return None
        made = self.object(Kind.UNIT, pointer, unit)
        if isinstance(made.get("trials"), list):
            made["trials"] = [
                self._trial((*pointer, "trials", number), trial)
                for number, trial in enumerate(made["trials"])
            ]
        known = discipline(code)
        if known is None or known.form.on_track:
            for name in ("rounds", "trials", "heights", "planned_heights", "initial_height"):
                if name in made:
                    del made[name]
                    self._left((*pointer, name), "it belongs to field events")
        return made

    def _trial(self, pointer: Pointer, trial: Any) -> Any:
        """A trial without who has typed it in, and when."""
        if not isinstance(trial, dict):
            return trial
        kept = {}
        for key, value in trial.items():
            if BOOKKEEPING.fullmatch(snake(key)):
                self._left((*pointer, key), "bookkeeping of the service")
            else:
                kept[key] = value
        return kept

    def _why_not(self, kind: Kind, name: str, value: Any, item: dict[str, Any]) -> str:
        """Why a value is left out; "" of one that is kept."""
        if name in PRIVATE.get(kind, ()):
            return "" if self.private and value is not None else "private: --private keeps it"
        if name in SERVICE_ONLY[kind] and not (kind is Kind.MEET and name == "venue_id"):
            return "OpenTrack fills it in itself"
        if name not in FIELDS[kind] and BOOKKEEPING.fullmatch(name):
            return "bookkeeping of the service: who has changed what, and when"
        if name in COPIES.get(kind, ()):
            return "a copy of what stands elsewhere"
        if _is_empty(value) and not (value == "" and name in EMPTY_SAYS.get(kind, ())):
            return "it is empty"
        if name == "national_id" and value == "None":
            return "it is empty: None is no licence"
        named = name in ("heat_name", "round_name") and not self.defaults_stay
        if named and UNIT_NAME.fullmatch(str(value)):
            return "OpenTrack names heats and rounds so itself"
        default = DEFAULTS.get(kind, {}).get(name)
        same = default == value and isinstance(default, bool) == isinstance(value, bool)
        if default is not None and same and not self.defaults_stay and _is_plain(name, item):
            return "OpenTrack's own default"
        return ""


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def _is_plain(name: str, item: dict[str, Any]) -> bool:
    """Whether a day is 1 because nothing else was said: no round of the event has another."""
    if not name.endswith("day"):
        return True
    days = [value for key, value in item.items() if re.fullmatch(r"day|r\d_?[dD]ay", key)]
    return all(day in (1, None, "") for day in days)


def _value(kind: Kind, name: str, value: Any) -> Any:
    """A value in the form that uploads have."""
    field = FIELDS[kind].get(name)
    if isinstance(value, dict) and value.keys() == {"$date"} and _is_number(value["$date"]):
        return _moment(value["$date"], field.type if field else None)
    if field is None:
        return value
    if field.type is Type.LIST and isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    if field.type is Type.INTEGER and isinstance(value, float) and value.is_integer():
        return int(value)
    if field.type is Type.COUNTRY and isinstance(value, str):
        return value.strip()
    if field.type is Type.OBJECT or not isinstance(value, str) or field.type is not Type.DATE:
        return value
    return value[:10] if re.fullmatch(r"\d{4}-\d\d-\d\dT.*", value) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _moment(milliseconds: float, kind: Type | None) -> Any:
    """A date or a time of day of an export. A date is midnight somewhere: the nearest one."""
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
        if kind is Type.DATE:
            return (moment + timedelta(hours=12)).date().isoformat()
    except (OverflowError, ValueError):
        return {"$date": milliseconds}
    return moment.strftime("%H:%M") if kind is Type.TIME else {"$date": milliseconds}
