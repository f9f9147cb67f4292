"""The command `meetc`. Its version is told before anything is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; exits with the code that README.md lists."""
    if sys.argv[1:] == ["--version"]:
        from meetc import __version__

        print(f"meetc {__version__}")
        return
    try:
        from meetc.cli.running import run

        run()
    except KeyboardInterrupt:  # typer is not there to take it
        sys.exit(130)


if __name__ == "__main__":
    main()
