"""Events as declared: `event` with a code, `events` for many at once, and `event ID` that goes
on with one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from meetc.diagnostics.codes import (
    EVENT_ID_NOT_IN_CAPITALS,
    EVENT_TWICE,
    ID_AND_CODE_SWAPPED,
    MISSING,
    NO_GENDER,
    OTHER_SPELLING_OF_CODE,
    SAME_CODE_AND_CATEGORY,
    UNFILLED_BRACES,
    UNFIT_VALUE,
    UNKNOWN_EVENT,
    UNKNOWN_EVENT_CODE,
)
from meetc.diagnostics.diagnostic import Diagnostic, Fix, Related, Report
from meetc.diagnostics.wording import did_you_mean
from meetc.disciplines import Discipline, canonical, discipline, suggest_code
from meetc.fields import FIELDS, Kind
from meetc.memory import Memory
from meetc.model import OMIT
from meetc.patterns import pattern
from meetc.resolve.declared import DeclaredEvent
from meetc.resolve.fields.header import missing, plain_words, read_block, surplus
from meetc.resolve.fields.reader import Fields
from meetc.resolve.fields.types import BAD, read_value
from meetc.rules.category import category
from meetc.syntax.lines import Line, Piece
from meetc.syntax.outline import Block
from meetc.syntax.parts import GENDERS_OF_EVENTS, owner_span
from meetc.syntax.values import is_quoted, list_items, split_field, text_of

EVENT_ID = pattern(r"[A-Z0-9][A-Z0-9_.-]*", re.ASCII)
"""What an event id that stands without quotes looks like."""

_LIKE_AN_ID = pattern(r"[A-Z]\d{2,3}", re.ASCII)
"""T01 is the code of a race of one hour as well."""
_GENDER_LIKE = ("m", "f", "mf", "w", "W", "FM", "X")
_GENDER_WORDS = {
    **dict.fromkeys(("women", "girls", "ladies", "female", "w:", "f:"), "F"),
    **dict.fromkeys(("men", "boys", "male", "m:"), "M"),
    **dict.fromkeys(("both", "mixed", "m,f", "f,m", "mw", "m/f", "m+f"), "MF"),
}
_PLACEHOLDER = pattern(r"\{(\w+)\}")
_EXAMPLE = 'event T01 100 "100 metres" M'


def declare_events(
    templates: list[Block], blocks: list[Block], meet: Fields, memory: Memory, report: Report
) -> dict[str, DeclaredEvent]:
    """All events by their id, those of `events` first, with their fields complete."""
    events: dict[str, DeclaredEvent] = {}
    for template in templates:
        for declared in _expand(template, meet, report):
            _add(declared, events, report)
    going_on = []
    mistyped: dict[str, str] = {}
    for block in blocks:
        words = plain_words(block.header)
        if not words or block.header.words[words[0]] == '""':
            missing(block.header, "the id of the event", _EXAMPLE, report)
        elif len(words) == 1 or is_quoted(block.header.words[words[1]]):
            going_on.append((block, text_of(block.header.piece(words[0]), report)))
        else:
            declared = _declared(block, words, memory, report)
            _add(declared, events, report)
            mistyped[text_of(block.header.piece(words[0]), report)] = declared.id
    typed = [(block, mistyped.get(i, i) if i not in events else i) for block, i in going_on]
    _go_on([(block, event_id) for block, event_id in typed if event_id in events], events, report)
    for declared in events.values():
        _complete(declared, meet, report)
    made = events
    if any(declared.fields.given("parts") for declared in events.values()):
        from meetc.resolve.programme.standard_parts import with_standard_parts

        made = with_standard_parts(events, meet, report)
    _go_on([(block, event_id) for block, event_id in typed if event_id not in events], made, report)
    for declared in made.values():
        if declared.id not in events:
            _complete(declared, meet, report)
    _check_categories(made, report)
    return made


def _go_on(
    blocks: Iterable[tuple[Block, str]], events: dict[str, DeclaredEvent], report: Report
) -> None:
    """Read the blocks that go on with an event by its id."""
    for block, event_id in blocks:
        if event_id not in events:
            _unknown(block.header, event_id, events, report)
            continue
        surplus(
            block.header,
            plain_words(block.header)[1:],
            f"an id alone goes on with {event_id}; fields may follow, such as name=",
            report,
        )
        read_block(block, Kind.EVENT, events[event_id].fields, report)
        events[event_id].blocks.append(block)


def _add(declared: DeclaredEvent, events: dict[str, DeclaredEvent], report: Report) -> None:
    first = events.get(declared.id)
    if first is None:
        events[declared.id] = declared
        return
    several = first.template is not None and first.line == declared.line
    report.error(
        EVENT_TWICE,
        f"the event {declared.id} is declared a second time",
        owner_span(declared.line),
        related=[] if several else [Related(owner_span(first.line), "first declared here")],
        hint="`events` makes several: put {age} or {gender} into the id"
        if several
        else "an id alone goes on with an event; another event needs another id",
    )


def _declared(block: Block, words: list[int], memory: Memory, report: Report) -> DeclaredEvent:
    """The event that a block with a code declares, which later blocks may add to."""

    def declare() -> tuple[DeclaredEvent, list[Diagnostic]]:
        own = Report(budget=report.budget)
        declared = _declare(block.header, words, own)
        read_block(block, Kind.EVENT, declared.fields, own)
        declared.blocks.append(block)
        return declared, own.diagnostics

    declared, diagnostics = memory.recall(("declared", block), declare)
    report.diagnostics += diagnostics
    return declared.copy()


def _declare(line: Line, words: list[int], report: Report) -> DeclaredEvent:
    """What the header `event ID CODE "name" GENDERS` says, its fields aside."""
    event_id = text_of(line.piece(words[0]), report)
    if not is_quoted(line.words[words[0]]) and not EVENT_ID.fullmatch(event_id):
        _bad_id(event_id, line, words[0], report)
        event_id = event_id.upper()
    known, code, rest = read_discipline(line, words[1:], event_id, report)
    declared = DeclaredEvent(event_id, line, known)
    declared.is_guess = code != text_of(line.piece(words[1]), report) or known is None
    fields = declared.fields
    fields.put("event_id", event_id, (line, words[0]))
    fields.put("event_code", code, (line, words[1]))
    for word in rest:
        raw = line.words[word]
        is_gender = raw in GENDERS_OF_EVENTS or (raw in _GENDER_LIKE and not is_quoted(raw))
        if not is_gender and raw.lower() in _GENDER_WORDS and fields.given("name"):
            meant = _GENDER_WORDS[raw.lower()]
            span = line.span(word)
            message = f"genders is M, F or MF, not {raw}"
            report.error(UNFIT_VALUE, message, span, hint=f"write {meant}", fix=Fix(span, meant))
            fields.put("genders", meant, (line, word))
            continue
        name = "genders" if is_gender else "name"
        if fields.given(name):
            hint = f"the event's {name} is given already; fields are written name=value"
            if line.words[word - 1][-1:] == ",":
                hint = "no blank stands behind a comma"
            surplus(line, [word], hint, report)
        elif is_gender:
            value = read_value(FIELDS[Kind.EVENT]["genders"], line.piece(word), report)
            fields.put("genders", value, (line, word))
        else:
            fields.put("name", text_of(line.piece(word), report), (line, word))
    return declared


def _bad_id(event_id: str, line: Line, word: int, report: Report) -> None:
    """Report an event id of a wrong form; what `events` fills in keeps its braces."""
    span = line.span(word)
    typed = span.text[span.column - 1 : span.end_column - 1]
    meant = re.sub(r"\{\w+\}|[a-z]", lambda m: m[0] if m[0][0] == "{" else m[0].upper(), typed)
    fixable = EVENT_ID.fullmatch(event_id.upper())
    if meant == typed and fixable:  # what is filled in is at fault
        message = f"the letters of an event id are capitals, not {event_id}"
        hint = "write the age groups in capitals"
        report.error(EVENT_ID_NOT_IN_CAPITALS, message, span, hint=hint)
        return
    report.error(
        EVENT_ID_NOT_IN_CAPITALS,
        f"the letters of an event id are capitals, not {typed}"
        if fixable
        else f"an event id has capitals, digits, hyphens, dots and underscores: not {typed}",
        span,
        hint=f"write {meant}" if fixable else "such as T01, F03 or U15-100",
        fix=Fix(span, meant) if fixable else None,
    )


def read_discipline(
    line: Line, words: list[int], event_id: str, report: Report
) -> tuple[Discipline | None, str, list[int]]:
    """The discipline and its code as typed, and the words behind it. Of an unknown code the
    discipline is that of the one that was meant, so that the rest can be checked."""
    code = text_of(line.piece(words[0]), report)
    known = discipline(code)
    if _LIKE_AN_ID.fullmatch(code) and not _LIKE_AN_ID.fullmatch(event_id):
        swapped = discipline(event_id)
    else:
        swapped = None
    if swapped is not None:
        report.error(
            ID_AND_CODE_SWAPPED,
            f"{event_id} is the code of an event, and {code} looks like its id",
            line.span(words[0]),
            hint=f"the id comes first: event {code} {event_id}",
        )
        return swapped, code, words[1:]
    typed, taken = _as_typed(line, words, code)
    if known is not None and taken == 1:
        if (plain := canonical(code)) != code:
            span = line.span(words[0])
            message = f"OpenTrack writes {plain}, not {code}"
            hint = f"write {plain}: the code is sent as it stands here"
            report.warning(OTHER_SPELLING_OF_CODE, message, span, hint=hint, fix=Fix(span, plain))
        return known, code, words[1:]
    meant = suggest_code(typed)
    span = line.span(words[0])._replace(end_column=line.span(words[taken - 1]).end_column)
    report.error(
        UNKNOWN_EVENT_CODE,
        f"OpenTrack knows no event code {typed}",
        span,
        hint=f"did you mean {meant}?"
        if meant
        else "such as 100, 110H, 3000SC, 4x100, LJ, SP7.26K, HEP; `meetc explain M403` says more",
        fix=Fix(span, meant) if meant else None,
    )
    return discipline(meant) if meant else None, meant or code, words[taken:]


def _as_typed(line: Line, words: list[int], code: str) -> tuple[str, int]:
    """A code with all its words, and how many these are: `4 x 100 m` and `SP 7.26 kg` are typed as
    several."""
    typed, taken = code, 1
    for count in (2, 3, 4):
        more = [line.words[n] for n in words[:count]]
        joined = " ".join(more)
        behind = [line.words[n] for n in words[count:]]
        in_metres = any(word in GENDERS_OF_EVENTS for word in behind)  # so an m is no gender
        genders = (*GENDERS_OF_EVENTS, *(g for g in _GENDER_LIKE if g != "m" or not in_metres))
        loose = len(more) == count and not any(is_quoted(w) or w in genders for w in more)
        loose = loose and not re.search(r"\d \d", joined)
        if loose and (suggest_code(joined) or "").lower() not in ("", code.lower()):
            typed, taken = joined, count
    return typed, taken


def _unknown(line: Line, event_id: str, events: dict[str, DeclaredEvent], report: Report) -> None:
    words = plain_words(line)
    if len(words) > 1:
        report.error(MISSING, "the event's code is missing", line.span(words[1]), hint=_EXAMPLE)
        return
    meant = report.suggest(event_id, events)
    report.error(
        UNKNOWN_EVENT,
        f"no event {event_id} is declared",
        owner_span(line),
        hint=f"did you mean {meant}?"
        if meant
        else f"a new event has its code, name and gender: {_EXAMPLE}",
        fix=Fix(owner_span(line), meant) if meant else None,
    )


def _expand(block: Block, meet: Fields, report: Report) -> list[DeclaredEvent]:
    """The events that one `events` stands for: one for each age group and gender."""
    line = block.header
    words = plain_words(line)
    if len(words) < 2:
        missing(line, "the code of the events" if words else "the id of the events",
                'events {age}{gender}800 800 "800m {age} {gender}" M,F', report)  # fmt: skip
        return []
    sound = [_check_placeholders(own, report) for own in (line, *block.fields)]
    if not all(sound):
        report.incomplete = True
        return []
    genders = ["MF"]
    gender_word = next((n for n in words[2:] if _are_genders(line.words[n])), None)
    if gender_word is not None:
        genders = _gender_list(line, gender_word, report)
    ages, age_place = _ages(block, meet, report)
    made = []
    for age in ages:
        for gender in genders:
            header = _filled(line, age, gender, drop=age_place)
            kept = [n for n in words if n != gender_word]
            declared = _declare(header, kept, report)
            fields = [_filled(f, age, gender) for f in block.fields if (f, 0) != age_place]
            read_block(Block("EVENTS", header, fields=fields), Kind.EVENT, declared.fields, report)
            place = age_place or (line, 0)
            declared.fields.values["age_groups"] = [age]
            declared.fields.where["age_groups"] = place
            if gender_word is not None:
                declared.fields.put("genders", gender, (line, gender_word))
            declared.template, declared.fields = declared.fields, Fields()
            declared.template_block = block
            made.append(declared)
    return made


def _are_genders(word: str) -> bool:
    return all(gender in (*GENDERS_OF_EVENTS, *_GENDER_LIKE) for gender in word.split(","))


def _gender_list(line: Line, word: int, report: Report) -> list[str]:
    """The genders of `events`, such as M,F; those that are mistyped are reported."""
    piece = line.piece(word)
    values = [
        read_value(FIELDS[Kind.EVENT]["genders"], piece.part(*item), report)
        for item in list_items(piece.raw)
    ]
    return [value for value in values if isinstance(value, str)]


def _ages(block: Block, meet: Fields, report: Report) -> tuple[list[str], tuple[Line, int] | None]:
    """The age groups of `events`, its own or the meet's, and where its own are written."""
    table = FIELDS[Kind.EVENT]["age_groups"]
    names = (table.name, table.short)
    for n, word in enumerate(block.header.words):
        parts = split_field(word)
        if parts is not None and parts[0] in names:
            piece = block.header.piece(n).part(len(parts[0]) + 1, len(word))
            return _age_list(piece, report), (block.header, n)
    for line in block.fields:
        if line.words[0] in names and len(line.words) == 2:
            return _age_list(line.piece(1), report), (line, 0)
    ages = meet.values.get("age_groups")
    return (ages if isinstance(ages, list) else ["ALL"]), None


def _age_list(piece: Piece, report: Report) -> list[str]:
    """The age groups of `events` as written; `-` stands for no age group in particular."""
    value = read_value(FIELDS[Kind.EVENT]["age_groups"], piece, report)
    if value == []:
        report.error(
            UNFIT_VALUE, "no age group is named", piece.span, hint="ages=U15,U17, or leave it"
        )
    return value if isinstance(value, list) else ["ALL"] if value is OMIT else []


def _filled(line: Line, age: str, gender: str, drop: tuple[Line, int] | None = None) -> Line:
    """The line with {age} and {gender} filled in, and without the field `drop` of it."""
    words = [w.replace("{age}", age).replace("{gender}", gender) for w in line.words]
    if drop is not None and drop[0] is line:
        words[drop[1]] = "age_groups=-"
    return Line.of_words(line.source, line.number, words)


def _check_placeholders(line: Line, report: Report) -> bool:
    """Whether everything in braces is filled in; JSON in braces is none of it."""
    sound = True
    for n, word in enumerate(line.words):
        for match in _PLACEHOLDER.finditer(word):
            if match[1] not in ("age", "gender"):
                sound = False
                meant = did_you_mean(match[1], ("age", "gender"))
                message = f"nothing fills in {match[0]}"
                hint = "did you mean {" + meant + "}?" if meant else "there are {age} and {gender}"
                report.error(
                    UNFILLED_BRACES, message, line.span(n, match.start(), match.end()), hint=hint
                )
    return sound


def _complete(declared: DeclaredEvent, meet: Fields, report: Report) -> None:
    """Add what `events` and the meet give, and what follows."""
    fields = declared.fields
    if declared.template is not None:
        template = declared.template
        for name, value in template.values.items():
            if name not in fields.where:
                fields.values[name] = value
        for name, place in template.where.items():
            fields.where.setdefault(name, place)
        fields.extra = template.extra | fields.extra
        for kind, given in template.below.items():
            fields.defaults_for(kind).inherit({kind: given}, kind=kind)
    fields.inherit(meet.below, kind=Kind.EVENT)
    values = fields.values
    if not fields.given("rounds"):
        values["rounds"] = "1"
    if not fields.given("age_groups"):
        values["age_groups"] = ["ALL"]
    if not fields.given("genders"):
        message = f"the event {declared.id} has no gender"
        hint = "write M, F or MF behind its name"
        report.error(NO_GENDER, message, declared.line.span(), hint=hint)
    genders = values.get("genders", BAD)
    if not fields.given("category") and genders is not BAD:
        ages = values.get("age_groups")
        values["category"] = category(
            ages if isinstance(ages, list) else [], "" if genders is OMIT else str(genders)
        )


def _check_categories(events: dict[str, DeclaredEvent], report: Report) -> None:
    """OpenTrack tells events apart by code and category."""
    first: dict[tuple[str, str], DeclaredEvent] = {}
    for declared in events.values():
        values = declared.fields.values
        name = values.get("category")
        if not isinstance(name, str) or declared.is_guess:
            continue
        other = first.setdefault((_one_spelling(str(values.get("event_code"))), name), declared)
        if other is not declared:
            report.error(
                SAME_CODE_AND_CATEGORY,
                f"{declared.id} and {other.id} are both {values['event_code']} of category {name}",
                owner_span(declared.line),
                related=[Related(owner_span(other.line), "the other one")],
                hint="give one of them another category=",
            )


def _one_spelling(code: str) -> str:
    """The same for all spellings of a code: lj is LJ, SP4KG is SP4K, JT700g is JT700."""
    return re.sub(r"(?<=K)G$|(?<=\d)G$", "", code.upper())
