"""Whether two checkouts write the same: `python -m bench.same OTHER [--meets 2000]`.

Takes the examples, a season, and drawn meets (half of them with mistakes) through check, build to
every target, fmt, diff and plan, with the code here and with the code of another checkout, and
shows what differs. For changes that are to leave all behaviour as it is.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from typer.testing import CliRunner

ROOT = Path(__file__).parent.parent
_TARGETS = ("opentrack", "opentrack-rest", "html", "print", "md", "csv", "ical")
_PLANNED = 60
_SURROUNDINGS = {"COLUMNS": "100", "TERM": "dumb", "MEETC_SANDBOX_PASSWORD": "swordfish-8841",
                 "MEETC_USERNAME": "fed", "MEETC_PASSWORD": "swordfish-8841"}  # fmt: skip


def _draw(folder: Path, count: int) -> None:
    """Put drawn meets into a folder: every other one is an example with mistakes."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    from tests.support import strategies

    texts: list[bytes] = []

    @settings(max_examples=count, database=None, deadline=None, derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.one_of(strategies.meets().map(lambda m: m.text.encode()), strategies.mutated()))
    def collect(text: bytes) -> None:
        texts.append(text)

    warnings.simplefilter("ignore")
    collect()
    for number, text in enumerate(texts[:count]):
        (folder / f"drawn-{number:04}.meet").write_bytes(text)


def _runs(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The commands that are compared, each with its name."""
    before = None
    for path in sorted(folder.glob("*.meet")):
        name = path.name
        yield f"{name} check", ["check", name, "--format", "json"]
        yield f"{name} check as text", ["check", name]
        yield f"{name} fmt", ["fmt", "--diff", name]
        drawn = name.startswith("drawn-")
        for target in _TARGETS if not drawn else ("opentrack", "print", "md", "csv"):
            if target != "html" or not drawn:
                yield f"{name} {target}", ["build", name, "--target", target, "-o", f"out/{target}"]
        if before:
            yield f"{name} diff", ["diff", before, name]
        before = name
    for path in sorted(folder.glob("*.meet"))[:_PLANNED]:
        for verb in ("plan -v", "push", "plan --format json", "status", "pull"):
            yield f"{path.name} {verb}", [*verb.split(), path.name]


def _digest(folder: Path) -> str:
    """Of all files below a folder, and their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "meetc-digests.json":
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _work(folder: Path) -> None:
    """In a process with the code of one checkout: run all, and print what came of each."""
    os.chdir(folder)
    runner = CliRunner()
    with _sandbox() as host:
        Path("meetc.toml").write_text(f'[env.here]\nhost = "{host}"\n')
        _print_outcomes(runner, folder, host)


@contextmanager
def _sandbox() -> Iterator[str]:
    """A rehearsal server with the code of the checkout, and its address."""
    served = subprocess.Popen(
        [sys.executable, "-P", "-m", "meetc", "sandbox", "--port", "0", "--user", "fed:federation"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert served.stdout is not None
    address = next(line for line in served.stdout if line.startswith("serving on "))
    try:
        yield address.split()[2].rstrip("/")
    finally:
        served.terminate()
        served.wait()


def _print_outcomes(runner: CliRunner, folder: Path, host: str) -> None:
    from meetc.cli.app import app

    for name, arguments in _runs(folder):
        Path("out").mkdir()
        ran = runner.invoke(app, arguments)
        crash = repr(ran.exception) if not isinstance(ran.exception, SystemExit | None) else ""
        words = [text.replace(host, "HOST") for text in (ran.stdout, ran.stderr, crash)]
        made = [ran.exit_code, _digest(Path("out")), *words]
        print(json.dumps([name, made]), flush=True)
        shutil.rmtree("out")


def _outcomes(checkout: Path, folder: Path) -> dict[str, list[object]]:
    """What each command gave with the code of a checkout."""
    own = Path(tempfile.mkdtemp())
    shutil.copytree(folder, own / "meets")
    done = subprocess.run(
        [sys.executable, "-P", str(Path(__file__).resolve()), "--work", str(own / "meets")],
        env=os.environ | {"PYTHONPATH": str(checkout), **_SURROUNDINGS},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    shutil.rmtree(own)
    return dict(json.loads(line) for line in done.stdout.splitlines())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path, nargs="?", help="another checkout of this project")
    parser.add_argument("--meets", type=int, default=2000, help="how many meets are drawn")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        _work(asked.work)
        return 0
    from bench.meets import SEASON, make

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for path in filter(Path.is_file, (ROOT / "examples").iterdir()):
            shutil.copy(path, folder)
        (folder / "season.meet").write_text(make(SEASON))
        _draw(folder, asked.meets)
        here, there = _outcomes(ROOT, folder), _outcomes(asked.other.resolve(), folder)
    differing = [name for name in here if here[name] != there.get(name)]
    for name in differing:
        print(f"differs: {name}")
        for label, ours, theirs in zip(("exit", "files", "out", "err", "crash"), here[name],
                                       there.get(name, [""] * 5), strict=True):  # fmt: skip
            before, after = str(theirs).splitlines(), str(ours).splitlines()
            changes = difflib.unified_diff(before, after, f"{label} there", f"{label} here", n=0)
            print(
                "".join(f"  {line:.120}\n" for line in islice(map(str.rstrip, changes), 12)), end=""
            )
    print(f"{len(here)} outputs compared, {len(differing)} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
