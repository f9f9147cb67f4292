"""The parts of a combined event that says `parts=standard`: made, and not each of them typed."""

from __future__ import annotations

from collections.abc import Mapping

from meetc.diagnostics.codes import NO_STANDARD_PART, NO_STANDARD_PARTS
from meetc.diagnostics.diagnostic import Related, Report
from meetc.disciplines import Form, discipline
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.reader import Fields
from meetc.resolve.programme.meet import days
from meetc.rules.points import table_of
from meetc.rules.rulebook import CURRENT, RULEBOOKS, Rulebook
from meetc.rules.standard_parts import StandardPart, standard_parts, too_young
from meetc.syntax.parts import owner_span

_INDOORS = {"INDOOR": True, "TRACK": False}


def with_standard_parts(
    events: Mapping[str, DeclaredEvent], meet: Fields, report: Report
) -> dict[str, DeclaredEvent]:
    """All events, behind each combined one that asks for them the parts that nobody has declared.
    A part is declared by its id, M01-LJ, or by `parent=` and its code."""
    made = dict(events)
    for whole in events.values():
        if whole.fields.text("parts") == "standard" and whole.discipline is not None:
            made |= _parts(whole, events, meet, report)
    ids = [part for event in events.values() for part in (event.id, *event.parts)]
    return {event_id: made[event_id] for event_id in dict.fromkeys(ids)} if made != events else made


def _parts(
    whole: DeclaredEvent, events: Mapping[str, DeclaredEvent], meet: Fields, report: Report
) -> dict[str, DeclaredEvent]:
    rules = RULEBOOKS.get(meet.text("rules") or "", CURRENT)
    wanted = _wanted(whole, rules, meet, report)
    declared = {code: _declared(whole, code, events) for code, _ in wanted}
    made = {
        part.code: _made(whole, part, rules, meet) for part in wanted if declared[part.code] is None
    }
    parts = [declared[code] or made[code] for code, _ in wanted]
    whole.parts = tuple(part.id for part in parts)
    if wanted:
        _check_others(whole, events, report)
    return {part.id: part for part in made.values()}


def _wanted(
    whole: DeclaredEvent, rules: Rulebook, meet: Fields, report: Report
) -> list[StandardPart]:
    """The standard parts; none, with the reason told, where the rules have none."""
    code, gender = str(whole.fields.values["event_code"]), whole.genders
    indoors = _INDOORS.get(meet.text("type") or "")
    ages = whole.fields.values.get("age_groups")
    young = too_young(ages, rules) if isinstance(ages, list) else ""
    parts = standard_parts(code, gender, rules, indoors=indoors)
    if (parts and not young) or not gender or whole.is_guess:
        return parts
    where = {True: " indoors", False: " outdoors", None: ""}[indoors]
    if whole.discipline is not None and whole.discipline.form is not Form.COMBINED:
        message = f"{whole.id} is {code}, which has no parts"
    else:
        message = f"the rules have no standard parts of {code} for {young or gender}{where}"
    hint = f"write the parts, each with parent={whole.id}, and leave parts= out"
    report.error(NO_STANDARD_PARTS, message, whole.fields.span("parts"), hint=hint)
    return []


def part_id(whole: str, code: str) -> str:
    """The id of a standard part: M01-LJ."""
    return f"{whole}-{code}"


def _declared(
    whole: DeclaredEvent, code: str, events: Mapping[str, DeclaredEvent]
) -> DeclaredEvent | None:
    """The event that somebody has declared as a part."""
    named = events.get(part_id(whole.id, code))
    if named is not None and not named.fields.given("parent"):
        named.fields.put("parent", whole.id, whole.fields.where["parts"])
        named.whole = whole
    return named or next((event for event in _own(whole, events) if _table(event) == code), None)


def _own(whole: DeclaredEvent, events: Mapping[str, DeclaredEvent]) -> list[DeclaredEvent]:
    """The events that are declared as parts."""
    return [event for event in events.values() if event.parent == whole.id]


def _table(event: DeclaredEvent) -> str:
    return table_of(event.discipline) if event.discipline is not None else ""


def _made(whole: DeclaredEvent, part: StandardPart, rules: Rulebook, meet: Fields) -> DeclaredEvent:
    """A part as its combined event says it; what is written of itself wins."""
    fields = whole.fields
    place = fields.where["parts"]
    made = DeclaredEvent(part_id(whole.id, part.code), whole.line, discipline(part.code))
    in_trials = made.discipline is not None and made.discipline.form.in_trials
    code, category = fields.text("event_code"), fields.text("category")
    said = {
        "name": f"{whole.name or code} {part.code}",
        "genders": whole.genders,
        "category": f"{code}-{category}" if category else None,
        "age_groups": fields.values.get("age_groups"),
        "parent": whole.id,
        "day": _day(whole, part, meet),
        "max_field_attempts": rules.trials_of_a_part if in_trials else None,
    }
    made.template = Fields()
    for name, value in said.items():
        if value is not None:
            made.template.put(name, value, place)
    made.fields.put("event_id", made.id, place)
    made.fields.put("event_code", part.code, place)
    made.whole = whole
    return made


def _day(whole: DeclaredEvent, part: StandardPart, meet: Fields) -> int | None:
    """The day of the meet, as far as it has that many; None where it is the first of all."""
    first = whole.fields.number("day")
    last = days(meet) or 1
    day = min((first or 1) + part.day - 1, last)
    return day if first is not None or day > 1 else None


def _check_others(
    whole: DeclaredEvent, events: Mapping[str, DeclaredEvent], report: Report
) -> None:
    """Who names a combined event of standard parts as its parent is one of those."""
    for event in _own(whole, events):
        if event.id not in whole.parts and event.discipline is not None:
            report.warning(
                NO_STANDARD_PART,
                f"{event.id} is a part of {whole.id} beside its standard parts",
                owner_span(event.line),
                related=[Related(whole.fields.span("parts"), "these are made")],
                hint=f"correct its code or its parent; without parts= {whole.id} has those alone "
                f"that name it",
            )
