"""Feeds the compiler whatever bytes there are: `python -m tests.support.fuzz --runs 100000`.

With atheris (`pip install '.[fuzz]'`) the inputs follow the coverage; without, they are drawn at
random from a fixed seed. Either way an exception ends it, and the input is printed.
"""

from __future__ import annotations

import argparse
import random
import sys

import meetc
from meetc.diagnostics import as_json, github, text
from meetc.schema import check_payload
from tests.conftest import build
from tests.support.strategies import SMALL, edit

_COMMAND_EVERY = 50


def survives(data: bytes) -> None:
    """Compile, print in every format, and where it compiles, hold the payload against its
    schema. Raises what ought not to be raised."""
    compiled = meetc.compile(data, path="spring.meet")
    text.render(compiled.diagnostics, colour=True)
    github.render(compiled.diagnostics)
    as_json.render(compiled.diagnostics)
    if compiled.ok:
        check_payload(meetc.payload(compiled.meet))


def at_random(runs: int, seed: int = 1) -> int:
    """Run so many edited examples, and some through the whole command; how many there were."""
    chance = random.Random(seed)
    data = SMALL[0]
    for number in range(runs):
        if number % 8 == 0:
            data = SMALL[chance.randrange(len(SMALL))]
        data = edit(data, chance.randrange)
        try:
            survives(data)
            if number % _COMMAND_EVERY == 0:
                assert build(data).code in (0, 1)
        except BaseException:
            print(f"input {number}: {data!r}", file=sys.stderr)
            raise
    return runs


def guided(runs: int) -> None:
    """Run inputs that follow the coverage of the compiler. Ends the process."""
    import atheris

    def one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        made = SMALL[provider.ConsumeIntInRange(0, len(SMALL) - 1)]
        for _ in range(provider.ConsumeIntInRange(0, 6)):
            made = edit(made, lambda n: provider.ConsumeIntInRange(0, max(0, n - 1)))
        survives(made + provider.ConsumeBytes(provider.remaining_bytes()))

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-atheris_runs={runs}"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.support.fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=100_000)
    count = parser.parse_args().runs
    try:
        import atheris  # noqa: F401
    except ImportError:
        print(f"{at_random(count):,} inputs, drawn at random")
    else:
        guided(count)
