"""The meet itself: its name, dates and place in the world."""

from __future__ import annotations

import re

from meetc.diagnostics.codes import (
    BAD_SLUG,
    EXTRA_NAME_TAKEN,
    INCOMPLETE_MEET,
    MEET_ENDS_BEFORE_IT_BEGINS,
    MISSING,
    NO_ADDRESS,
    NO_TIME_ZONE,
    SECOND_MEET,
)
from meetc.diagnostics.diagnostic import Fix, Related, Report
from meetc.fields import FIELDS, Kind
from meetc.model import OMIT
from meetc.patterns import pattern
from meetc.resolve.fields.header import missing, plain_words, read_block, surplus
from meetc.resolve.fields.reader import Fields
from meetc.resolve.fields.types import as_date
from meetc.syntax.lines import Line
from meetc.syntax.outline import Block
from meetc.syntax.values import text_of
from meetc.time_zones import is_no_zone

_EXAMPLE = 'meet "Kingsmeadow Spring Open"'
_REQUIRED = {
    "slug": "slug=spring-open",
    "country": "country=GBR",
    "date": "date=2026-05-09",
    "finish_date": "finish_date=2026-05-10",
}
"""What a meet cannot be without, with an example."""
_SLUG = pattern(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)

_SITE = pattern(r"https?://[^\s/?#\"'<>\\]+(?:/[^\s?#\"'<>\\]*)?")


def read_meet(blocks: list[Block], report: Report) -> Fields:
    """The fields of the meet, the defaults for everything below among them."""
    block = blocks[0]
    for other in blocks[1:]:
        report.error(
            SECOND_MEET,
            "a meet is declared a second time",
            other.header.span(),
            related=[Related(block.header.span(), "first declared here")],
            hint="one file is one meet; an included file has none of its own",
        )
    errors = len(report.diagnostics)
    fields = Fields()
    read_block(block, Kind.MEET, fields, report)
    is_whole = len(report.diagnostics) == errors  # else what seems to be missing may be mistyped
    _read_name(block.header, fields, report)
    if is_whole:
        _check_required(block.header, fields, report)
    _check_slug(fields, report)
    _check_time_zone(fields, report)
    _check_site(fields, report)
    _check_keys(fields, report)
    _check_dates(fields, report)
    if not fields.given("age_groups"):
        fields.values["age_groups"] = ["ALL"]
    return fields


def _read_name(line: Line, fields: Fields, report: Report) -> None:
    words = plain_words(line)
    if fields.given("full_name"):
        surplus(line, words, "full_name= is its name already", report)
    elif words:
        fields.put("full_name", text_of(line.piece(words[0]), report), (line, words[0]))
        hint = "a meet has one name; a text with blanks is quoted"
        if words[1:] and line.words[words[1]] == "..":
            hint = "on this line date=FIRST..LAST has no blanks"
        surplus(line, words[1:], hint, report)
    else:
        missing(line, "the name of the meet", _EXAMPLE, report)
    if fields.values.get("full_name") in ("", OMIT):
        span = fields.span("full_name")
        report.error(MISSING, "the name of the meet is empty", span, hint=_EXAMPLE)


def _check_required(line: Line, fields: Fields, report: Report) -> None:
    lacking = [
        name
        for name in _REQUIRED
        if (not fields.given(name) and name != "finish_date")
        or fields.values.get(name) in (OMIT, "")
    ]
    if lacking:
        message = f"the meet has no {' and no '.join(lacking)}"
        examples = ", ".join(_REQUIRED[name] for name in lacking)
        hint = f"{examples} on the line, or below it without the ="
        report.error(INCOMPLETE_MEET, message, line.span(), hint=hint)


def days(fields: Fields) -> int | None:
    """The number of days of the meet, None where its dates are not known."""
    first, last = as_date(fields.values.get("date")), as_date(fields.values.get("finish_date"))
    return (last - first).days + 1 if first and last and first <= last else None


def _check_slug(fields: Fields, report: Report) -> None:
    slug = fields.values.get("slug")
    if not isinstance(slug, str) or slug == "" or _SLUG.fullmatch(slug):
        return
    meant = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")
    span = fields.piece("slug").span
    message = f"a slug has small letters, digits and hyphens, not {slug!r}"
    hint = f"write {meant}" if meant else ""
    report.error(BAD_SLUG, message, span, hint=hint, fix=Fix(span, meant) if meant else None)


def _check_time_zone(fields: Fields, report: Report) -> None:
    name = fields.text("timezone")
    if name and is_no_zone(name):
        message = f"there is no time zone {name}"
        hint = "write the name of a region and a city, such as Europe/London or America/New_York"
        report.error(NO_TIME_ZONE, message, fields.piece("timezone").span, hint=hint)


def site_of(fields: Fields) -> str | None:
    """The address of the folder in which the site of the meet lies; None where none is given."""
    site = fields.text("site")
    return f"{site.removesuffix('index.html').rstrip('/')}/" if site else None


def _check_site(fields: Fields, report: Report) -> None:
    site = fields.text("site")
    if not site or _SITE.fullmatch(site):
        return
    piece = fields.piece("site")
    bare = "://" not in site and _SITE.fullmatch(f"https://{site}")
    hint = f"write https://{site}" if bare else "write https://club.example/spring/"
    message = f"{site} is not the address of a folder of the web"
    report.error(NO_ADDRESS, message, piece.span, hint=hint)


def _check_keys(fields: Fields, report: Report) -> None:
    """A key that a meet names must not be that of another field of a row."""
    for name, (line, word) in fields.where.items():
        key = fields.values.get(name)
        if not name.startswith("key."):
            continue
        twice = any(n != name and fields.values[n] == key for n in fields.values if n[:4] == "key.")
        if key == "" or key in FIELDS[Kind.ROW] or twice:
            message = f"{key} is a field of its own" if key else "the key is empty"
            hint = f"{name} names a key that OpenTrack uses for nothing else"
            report.error(EXTRA_NAME_TAKEN, message, line.span(word), hint=hint)


def _check_dates(fields: Fields, report: Report) -> None:
    if not fields.given("finish_date") and "date" in fields.values:
        fields.values["finish_date"] = fields.values["date"]
    first, last = as_date(fields.values.get("date")), as_date(fields.values.get("finish_date"))
    if first and last and last < first:
        report.error(
            MEET_ENDS_BEFORE_IT_BEGINS,
            f"the meet ends on {fields.values['finish_date']}, before it begins on "
            f"{fields.values['date']}",
            fields.span("finish_date"),
            hint="the first day comes first: date 2026-05-09 .. 2026-05-10",
        )
