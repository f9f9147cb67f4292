"""Runs a call: the usual ones without typer, which takes longer to load than a meet to check."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import NoReturn

from meetc.cli.quick_call import quick_call


def run() -> NoReturn:
    """Run the command line. A console that lacks a character shows its escape instead."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        _call()
    except SystemExit as ended:
        # typer ends with 1 when the reader of a pipe, `head` say, has had enough: 1 would say
        # that the meet has errors
        enough = type(sys.stdout).__name__ == "PacifyFlushWrapper"
        _end(0 if enough else ended.code)
    except BrokenPipeError:
        _end(0)
    except OSError as problem:
        from meetc.cli.inputs import fail, reason

        _end(fail(f"cannot write: {reason(problem)}").exit_code)
    _end(0)


_BLOCK = 8 << 20
"""Bytes. Once a block of this size has been given back, the C library of Linux keeps what is given
back for what is needed next; else it returns some to the system with each event, and asks again."""


def _call() -> None:
    bytes(_BLOCK)
    gc.disable()  # nothing that is loaded now is garbage, and it is never looked at again
    call = quick_call(sys.argv[1:])
    gc.freeze()
    gc.enable()
    if call is None:
        from meetc.cli.app import app

        app()
    else:
        call()


def _end(code: object) -> NoReturn:
    """End the process at once: taking a season's objects apart one by one takes longer than
    reading it. What cannot be written any more is not tried again."""
    number = code if isinstance(code, int) else 0
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError as problem:
        if number == 0 and problem.errno != errno.EPIPE:
            number = 2
    os._exit(number)
