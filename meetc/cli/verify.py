"""`meetc verify`: whether an output is what a meet says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from meetc.cli import compiling, digests, inputs
from meetc.cli.output_format import Format, show
from meetc.cli.site_output import listed
from meetc.cli.targets import Target
from meetc.exit_codes import DIFFERENT
from meetc.pipeline import Timings, payload


def verify(
    output: Annotated[
        str,
        typer.Argument(metavar="OUTPUT", help="What was built: a file, or the folder of a site."),
    ],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The meet.")],
) -> None:
    """Confirm that an output is what a meet says: exit 0, and 6 where it is not.

    Pages, paper and Markdown print a digest of the meet; that of other files stands in
    meetc-digests.json beside them; JSON is compared itself. Comments and layout change no digest.
    """
    from meetc.emit.provenance import digest, digest_of

    place = Path(output)
    try:
        expected = _digest_of_site(place) if place.is_dir() else _digest_of_file(place)
    except OSError as problem:
        raise inputs.fail(f"{output}: {inputs.reason(problem)}") from None
    found = inputs.find([file])
    if len(found) != 1:
        raise inputs.fail(f"{file}: one meet is verified at a time, and here are {len(found)}")
    compiled = compiling.compile_input(found[0], False, Timings())
    if compiled is None:
        raise typer.Exit(2)
    if not compiled.ok:
        show(compiled.diagnostics, Format.TEXT, err=True)
        raise typer.Exit(1)
    resources = payload(compiled.meet, Target.OPENTRACK_REST)
    if expected not in (digest(compiled.meet), digest_of(resources)):
        _different(f"{output} is not what {file} says")
    typer.echo(f"{output} is what {file} says")


def _digest_of_file(place: Path) -> str:
    """The digest of the meet that a file was made from."""
    from meetc.emit.provenance import digest_of_json, file_digest, find_printed

    data = place.read_bytes()
    kept = digests.recorded(str(place))
    if place.suffix == ".json" and not (kept and kept.file):
        found = digest_of_json(data)
        if found is None:
            _different(f"{place.as_posix()} is no JSON: it was changed after it was built")
        return found
    if kept:
        if kept.file and kept.file != file_digest(data):
            _different(f"{place.as_posix()} was changed after it was built")
        return kept.meet
    printed = find_printed(data.decode("utf-8", "replace"))
    if printed is None:
        raise inputs.fail(
            f"{place.as_posix()} prints no digest of a meet, and {digests.NAME} has none for it"
        )
    return printed


def _digest_of_site(folder: Path) -> str:
    """The one digest that all pages of a site print."""
    from meetc.emit.provenance import find_printed

    pages = [folder / name for name in sorted(listed(folder)) if name.endswith(".html")]
    printed = {find_printed(page.read_text("utf-8", "replace")) for page in pages}
    if len(printed) > 1:
        _different(f"the pages in {folder.as_posix()} were not built together")
    number = printed.pop() if printed else None
    if number is None:
        raise inputs.fail(f"{folder.as_posix()}: no site that meetc built is in this folder")
    return number


def _different(message: str) -> NoReturn:
    typer.echo(message)
    raise typer.Exit(DIFFERENT)
