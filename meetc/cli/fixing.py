"""The fixes of `meetc check`: written into the texts, or shown."""

from __future__ import annotations

from collections.abc import Sequence

from meetc.cli import editing, inputs
from meetc.cli.console import echo
from meetc.cli.included import reader
from meetc.cli.inputs import STDIN, Input, fail
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.edit.fixes import mended
from meetc.edit.texts import Texts


def fix(sources: Sequence[Input], *, diff: bool, err: bool) -> None:
    """Write the fixes of all files, or show their `diff`; on standard error, with `err`, what
    they were. A file that cannot be read is left to the check, which tells it."""
    for source in sources:
        editing.require_meet(source.path)
        if source.path == STDIN:
            raise fail("standard input cannot be fixed; name a file")
    for source in sources:
        _fix(source, diff=diff, err=err)


def _fix(source: Input, *, diff: bool, err: bool) -> None:
    try:
        data = inputs.read_root(source.path)
    except OSError:
        return
    texts, compiled = Texts.compiled(source.path, data, reader(source.path))
    after = mended(texts, compiled)
    if diff:
        editing.show_diffs(texts, after.texts)
        return
    for path in editing.changed(texts, after.texts):
        editing.write(path, after.texts.files[path])
    for one in after.fixed:
        echo(_sentence(one), err=err)


def _sentence(fixed: Diagnostic) -> str:
    assert fixed.fix is not None
    span = fixed.fix.span
    before = span.text[span.column - 1 : span.end_column - 1]
    new = fixed.fix.replacement
    what = f"{before} is now {new}" if new else f"{before} is taken out"
    return f"fixed {span.path}:{span.line}: {what} ({fixed.code})"
