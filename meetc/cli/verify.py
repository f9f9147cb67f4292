"""`meetc verify`: whether an output is what a meet says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meetc.cli import compiling, digests, inputs
from meetc.cli.options import MeetArgument
from meetc.cli.output_format import Format, show
from meetc.cli.site_output import earlier_build
from meetc.diagnostics.text import summary
from meetc.exit_codes import DIFFERENT
from meetc.model import Meet
from meetc.pipeline import Timings, payload
from meetc.targets import rebuilt
from meetc.targets.register import TARGETS

_CHANGED = "was changed after it was built"
_OR_OLD = f"{_CHANGED}, or another version of meetc built it"


def verify(
    output: Annotated[
        str,
        typer.Argument(metavar="OUTPUT", help="What was built: a file, or the folder of a site."),
    ],
    file: MeetArgument,
) -> None:
    """Confirm that an output is what a meet says: exit 0, and 6 where it is not.

    The output is made again from the meet and compared, with the first line that differs; JSON
    is compared as data, and what your own template made by meetc-digests.json beside it. Comments
    and layout of the meet do not count, nor do line ends of the output.
    """
    place = Path(output)
    with inputs.problems_of(output):
        trouble = _of_folder(place, file) if place.is_dir() else _of_file(place, file)
    if trouble:
        typer.echo(trouble)
        raise typer.Exit(DIFFERENT)
    typer.echo(f"{output} is what {file} says")


def _compile(file: str) -> Meet:
    """The one meet of a file. Exits 2 where it cannot be read, 1 where it has errors."""
    sources = inputs.find([file])
    if len(sources) != 1:
        raise inputs.fail(f"{file}: one meet is verified at a time, and here are {len(sources)}")
    compiled = compiling.compile_input(sources[0], False, Timings())
    if compiled is None:
        raise typer.Exit(2)
    if not compiled.ok:
        show(compiled.diagnostics, Format.TEXT, err=True)
        typer.echo(f"{file}: {summary(compiled.diagnostics)}; nothing is verified", err=True)
        raise typer.Exit(1)
    return compiled.meet


def _of_file(place: Path, file: str) -> str:
    """Why a file is not what the meet says, for people; "" where it is."""
    from meetc.emit.provenance import digest, find_printed

    data, said = place.read_bytes(), place.as_posix()
    kept = digests.recorded(str(place))
    target = rebuilt.target_within(data)
    is_json = place.suffix == ".json" or bool(target and target.is_payload)
    if is_json and not (kept and kept.file):
        return _of_json(data, said, file)
    if kept and kept.file and (target is None or target.prints_digest or target.is_payload):
        target = None  # a template's own
    else:
        target = target or rebuilt.target_of(place.name)
    carried = kept.meet if kept and kept.file else find_printed(data.decode("utf-8", "replace"))
    if target is None and kept and not (digests.is_of(kept, data) if kept.file else carried):
        return f"{said} {_CHANGED}"
    if target is None and carried is None:
        raise inputs.fail(f"{said} prints no digest of a meet, and {digests.NAME} has none for it")
    meet, not_so = _compile(file), f"{said} is not what {file} says"
    differs = target and rebuilt.difference(data, rebuilt.versions(meet, target, place))
    if target and not differs:
        return ""
    if carried and carried != digest(meet):
        return not_so
    if not differs:
        return ""
    where = differs.sentence(file, target.line if target else "line")
    return f"{said} {_OR_OLD}: {where}" if carried else f"{not_so}: {where}"


def _of_json(data: bytes, said: str, file: str) -> str:
    """The same of a JSON document, which is compared as data."""
    from meetc.emit.provenance import digest_of, digest_of_json

    number = digest_of_json(data)
    if number is None:
        return f"{said} is no JSON, or says a thing twice: it {_CHANGED}"
    meet = _compile(file)
    payloads = (payload(meet, name) for name, target in TARGETS.items() if target.is_payload)
    if any(number == digest_of(document) for document in payloads):
        return ""
    return f"{said} is not what {file} says"


def _of_folder(folder: Path, file: str) -> str:
    """The same of the files in a folder, such as a site."""
    from meetc.emit.provenance import digest, find_printed

    said = folder.as_posix()
    files = [folder / name for name in sorted(earlier_build(folder)[1])]
    data = [path.read_bytes() for path in files if path.is_file()]
    known = {rebuilt.target_within(page) for page in data}
    target = next((t for t in TARGETS.values() if t.is_folder and t in known), None)
    printed = {n for page in data if (n := find_printed(page.decode("utf-8", "replace")))}
    if target is None or (target.prints_digest and not printed):
        raise inputs.fail(f"{said}: no site that meetc built is in this folder")
    if len(printed) > 1:
        return f"the pages in {said} were not built together"
    meet = _compile(file)
    if printed and printed != {digest(meet)}:
        return f"{said} is not what {file} says"
    troubles = []
    for privacy in target.privacies:
        pages = target.make(meet, privacy, Timings()).files
        trouble = rebuilt.page_trouble(folder, pages)
        if trouble is None:
            return ""
        troubles.append(trouble)
    first = max(
        troubles,
        key=lambda page: (
            page.number,
            page.differs.line if page.differs else 0,
        ),
    )
    page = (folder / first.path).as_posix()
    if first.differs:
        return f"{page} {_OR_OLD}: {first.differs.sentence(file)}"
    return f"{page} is missing" if first.path in pages else f"{page} is no page of {file}"
