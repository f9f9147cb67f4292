"""What the commands that change the text of a meet share: the diff, and the way to the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from meetc.cli import inputs, outputs
from meetc.cli.console import Exit, echo
from meetc.cli.included import reader
from meetc.cli.inputs import STDIN, SUFFIX, fail
from meetc.cli.last_meet import keep
from meetc.cli.output_format import Format, show
from meetc.diagnostics.diagnostic import Diagnostic
from meetc.edit.errors import EditError
from meetc.edit.texts import Texts
from meetc.exit_codes import REFUSED
from meetc.pipeline import Compiled, collector_paused


def require_meet(path: str) -> None:
    """Exit 2 for a file that is no .meet: it would be changed beyond recognition."""
    if path != STDIN and not path.endswith(SUFFIX):
        raise fail(f"{path} is no {SUFFIX} file; nothing is changed")


def show_diff(path: str, before: bytes, after: bytes) -> None:
    """Print the unified diff of a file, as git and `patch` read it."""
    from meetc.line_diff import unified_diff

    old, new = (data.decode("utf-8").splitlines(keepends=True) for data in (before, after))
    lines = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, path, path)
    ]
    outputs.write(outputs.STDOUT, "".join(lines).encode("utf-8"))


def write(path: str, data: bytes) -> None:
    """Replace the text of a meet; that of standard input goes to standard output."""
    outputs.write(outputs.STDOUT if path == STDIN else path, data, may_be_source=True)


def read_texts(file: str) -> tuple[Texts, Compiled]:
    """The texts of one meet, compiled. Exits 2 where the file cannot be read."""
    path = Path(file).as_posix()
    if file == "-" or Path(file).is_dir():
        raise fail(f"{file}: name the file of one meet")
    require_meet(path)
    with inputs.problems_of(file):
        data = inputs.read_root(path)
    with collector_paused():
        texts, compiled = Texts.compiled(path, data, reader(path))
        keep(compiled)
    return texts, compiled


def read_sound_texts(file: str) -> tuple[Texts, Compiled]:
    """The same of a meet without errors. Exits 1 for one that has some."""
    texts, compiled = read_texts(file)
    if not compiled.ok:
        raise refuse_errors(compiled.diagnostics)
    return texts, compiled


def read_event(file: str, event: str) -> tuple[Texts, Compiled]:
    """The same, of a meet that has an event. Exits 2 where it has none of that id."""
    texts, compiled = read_sound_texts(file)
    inputs.require_event(event, [known.id for known in compiled.meet.events])
    return texts, compiled


@contextmanager
def refusals(event: str = "") -> Iterator[None]:
    """Exit where the texts are not edited, and tell why: with 3 where an event stays as it is, else
    with 2."""
    try:
        yield
    except EditError as problem:
        ending = fail(f"{f'{event}: ' if event else ''}{problem}; nothing is changed")
        raise (Exit(REFUSED) if event else ending) from None


def require_sound(texts: Texts) -> None:
    """Exit 1 where edited texts have errors."""
    with collector_paused():
        compiled = texts.compile()
        keep((texts, compiled))
    if not compiled.ok:
        raise refuse_errors(compiled.diagnostics)


def refuse_errors(diagnostics: Sequence[Diagnostic]) -> Exit:
    """Tell what is wrong with a meet that cannot be edited before it is mended."""
    show([diagnostic for diagnostic in diagnostics if diagnostic.is_error], Format.TEXT, err=True)
    echo("the meet has errors; nothing is changed", err=True)
    return Exit(1)


def show_diffs(before: Texts, after: Texts) -> None:
    """Print the unified diff of every file that changes."""
    for path in changed(before, after):
        show_diff(path, before.files[path], after.files[path])


def write_texts(before: Texts, after: Texts) -> None:
    """Replace every file that changes, one after the other."""
    for path in changed(before, after):
        write(path, after.files[path])
        echo(f"wrote {path}")


def write_or_show(before: Texts, after: Texts, *, write: bool) -> None:
    """Write what changes, or print the diff and say how it is written."""
    if write:
        write_texts(before, after)
    else:
        show_diffs(before, after)
        echo("nothing is written yet: --write does it", err=True)


def changed(before: Texts, after: Texts) -> list[str]:
    """The files that an edit changes, the root first."""
    return [path for path, data in after.files.items() if data != before.files[path]]
