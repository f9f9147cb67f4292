"""From a JSON document of OpenTrack to the text of a meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from meetc.diagnostics.codes import (
    INCOMPLETE_MEET,
    MISSING,
    NO_JSON,
    UNREAD_DATA,
    UNWRITABLE_VALUE,
    WRONG_KIND_OF_VALUE,
)
from meetc.diagnostics.diagnostic import Diagnostic, Report, Severity
from meetc.edit.layout import format_text
from meetc.fields import FIELDS, Kind
from meetc.importer.draft import draft
from meetc.importer.field_fates import FieldFate, field_fates
from meetc.importer.fitting import Fitted, fit
from meetc.importer.json_file import (
    JsonFile,
    JsonFiles,
    JsonFindings,
    diagnostics,
    is_deep,
    read_json_file,
)
from meetc.importer.places import by_place, located, translated
from meetc.importer.upload_form import UploadForm, ValueFate, resources, upload_form
from meetc.model import Meet
from meetc.pipeline import Compiled, Locate, as_they_are, collector_paused, payload
from meetc.printer.statement import Statement
from meetc.printer.words import extra_word
from meetc.schema import schema_fault

_PARTS = ("teams", "competitors", "events", "relay_teams")


class Imported(NamedTuple):
    """What became of a document: the text that says it, "" where there is none; the meet that
    it compiles to; what is wrong, each at its place in the document; the statements of the text;
    and the fates of the values that are not in it as they were."""

    text: str
    meet: Meet
    diagnostics: tuple[Diagnostic, ...]
    statements: Sequence[Statement] = ()
    fates: Sequence[ValueFate] = ()
    located: Locate = as_they_are

    def laid_out(self) -> str:
        """The text in its canonical form."""
        return format_text(self.text, Report()) or self.text

    @property
    def fields(self) -> tuple[FieldFate, ...]:
        """What became of each field."""
        return field_fates(self.statements, self.fates)

    @property
    def compiled(self) -> Compiled:
        """The document as if it were a text that was compiled."""
        compiled = Compiled(self.meet, self.diagnostics)
        compiled.located = self.located
        return compiled


def import_json(data: bytes, path: str, *, private: bool = False, strict: bool = False) -> Imported:
    """Read an upload document, a public export or REST resources, whichever it is.

    `private` keeps what exports hold of people and OpenTrack does not take: e-mails and their
    like. Under `strict` warnings are errors. Raises nothing for any bytes.
    """
    return import_files({path: data}, private=private, strict=strict)


def import_files(
    files: Mapping[str, bytes], *, private: bool = False, strict: bool = False
) -> Imported:
    """Read one document, or the REST resources of one meet from several files by their path."""
    report, findings = Report(), JsonFindings()
    with collector_paused():
        read = {path: read_json_file(data, path, report) for path, data in files.items()}
        sound = {path: file for path, file in read.items() if file is not None}
        if len(sound) < len(read) or not sound:
            return Imported("", Meet(), tuple(report.diagnostics))
        form, source = _form(sound, findings, private)
        if form is None:
            reported = [*report.diagnostics, *diagnostics(findings.all, source)]
            return Imported("", Meet(), by_place(reported))
        fitted = fit(draft(form.document, findings), findings, is_export=form.is_export)
        _check_raw(fitted, findings)
        _check_understood(form.document, findings)
        of_meet = any(finding.code == WRONG_KIND_OF_VALUE and len(finding.pointer) == 1
                      for finding in findings.all)  # fmt: skip
        follows = (MISSING, INCOMPLETE_MEET) if of_meet else ()  # it is there, and wrong
        reported = [
            *report.diagnostics,
            *diagnostics(findings.all, source),
            *(d for d in translated(fitted, source) if d.code not in follows),
        ]
        if strict:
            reported = [d._replace(severity=Severity.ERROR) for d in reported]
        return Imported(
            fitted.text,
            fitted.compiled.meet,
            by_place(reported),
            fitted.statements,
            form.fates,
            partial(located, fitted, source),
        )


def _check_understood(document: dict[str, Any], findings: JsonFindings) -> None:
    """Say what of a document is no part of a meet as OpenTrack has it; where that is all but the
    head, the document is of another system, and its results are not understood."""
    known = [name for name in _PARTS if document.get(name)]
    for name, value in document.items():
        items = value if isinstance(value, list) else [value]
        has_data = any(isinstance(item, dict) for item in items)
        if not has_data or name in _PARTS or name in FIELDS[Kind.MEET]:
            continue
        report = findings.warning if known else findings.error
        report(
            UNREAD_DATA,
            f"{name} is not understood, and passes unread as extra.{name}",
            (name,),
            "OpenTrack has teams, competitors and events with their units; export the meet from "
            "there, or its results as a list in CSV",
        )


def _check_raw(fitted: Fitted, findings: JsonFindings) -> None:
    """Report the lists that pass as they are, or are absent, where nobody could read that."""
    statements = [s for top in fitted.statements for s in top.all()]
    raw = [(s, key) for s in statements for key in sorted(s.raw)]
    for statement, key in raw:
        if key in statement.lists and extra_word(key, statement.lists[key]) is None:
            findings.error(UNWRITABLE_VALUE, f"{key} cannot be written as a field",
                           (*statement.pointer, key), "numbers have at most 64 bits")  # fmt: skip
    has_errors = any(finding.severity is Severity.ERROR for finding in findings.all)
    if raw and not has_errors and fitted.compiled.ok:
        fault = schema_fault(payload(fitted.compiled.meet))
        if fault is not None:
            message = f"OpenTrack would refuse this: {fault[1]}"
            findings.error(WRONG_KIND_OF_VALUE, message, fault[0])


def _form(
    files: dict[str, JsonFile], findings: JsonFindings, private: bool
) -> tuple[UploadForm | None, JsonFile | JsonFiles]:
    """The upload form of what was read, and where its places are to be found."""
    source: JsonFile | JsonFiles = JsonFiles(files)
    if len(files) == 1:
        (source,) = files.values()
    deep = [path for path, file in files.items() if is_deep(file.value)]
    if deep:
        pointer = (deep[0],) if len(files) > 1 else ()
        findings.error(NO_JSON, "this is no JSON of OpenTrack's: it is nested too deep", pointer)
        return None, source
    if isinstance(source, JsonFile):
        return upload_form(source.value, findings, private=private), source
    parts = [((path,), file.value) for path, file in files.items()]
    return resources(parts, findings, private), source
