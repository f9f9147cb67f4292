"""What the exit code of a command says; `meetc --help` lists them for people."""

from __future__ import annotations

DONE = 0

REFUSED = 3
"""A conflict, a stale plan, a limit, missing rights, or another push at work."""

PARTLY = 4
"""Partly done, perhaps done, or partly not sendable: safe to run again."""

SERVICE = 5
"""The service or the network failed before anything was sent."""

DIFFERENT = 6
"""A difference was found: diff, fmt --check, plan --exit-code, status, verify."""

INTERRUPTED = 130
