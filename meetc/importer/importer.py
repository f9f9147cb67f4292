"""From a JSON document of OpenTrack to the text of a meet."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from meetc.diagnostics.diagnostic import Diagnostic, Report, Severity
from meetc.importer.draft import draft
from meetc.importer.fitting import fit
from meetc.importer.json_file import Findings, is_deep, read_json_file
from meetc.importer.places import by_place, translated
from meetc.importer.upload_form import Fate, upload_form
from meetc.model import Meet
from meetc.pipeline import Compiled


class Imported(NamedTuple):
    """What became of a document: the text that says it, "" where there is none; the meet that
    the text compiles to; what is wrong, each at its place in the document; and what was left
    out of the text, with the reason."""

    text: str
    meet: Meet
    diagnostics: tuple[Diagnostic, ...]
    fates: tuple[Fate, ...]

    @property
    def compiled(self) -> Compiled:
        """The document as if it were a text that was compiled."""
        return Compiled(self.meet, self.diagnostics)


def import_json(data: bytes, path: str, *, private: bool = False, strict: bool = False) -> Imported:
    """Read an upload document, a public export or REST resources, whichever it is.

    `private` keeps what exports hold of people and OpenTrack does not take: e-mails and their
    like. Raises nothing for any bytes.
    """
    report, findings = Report(), Findings()
    file = read_json_file(data, path, report)
    if file is None:
        return Imported("", Meet(), tuple(report.found), ())
    if is_deep(file.value):
        findings.error("M850", "this is no JSON that OpenTrack writes: it is nested too deep", ())
        return Imported("", Meet(), tuple(file.diagnostics(findings.found)), ())
    form = upload_form(file.value, findings, private=private)
    if form is None:
        return Imported("", Meet(), tuple(file.diagnostics(findings.found)), ())
    fitted = fit(draft(form.document, findings), findings, is_export=form.is_export)
    found = [*report.found, *file.diagnostics(findings.found), *translated(fitted, file)]
    if strict:
        found = [replace(d, severity=Severity.ERROR) for d in found]
    return Imported(fitted.text, fitted.compiled.meet, by_place(found), tuple(form.fates))
