"""Environments: which service, which competition, which generation of the API. `meetc.toml` holds
them; it has no secret and is safe to commit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from meetc.diagnostics.wording import did_you_mean
from meetc.service.origin import Origin, OriginError, origin_of

FILE = "meetc.toml"
SANDBOX = "sandbox"
SANDBOX_HOST = "http://127.0.0.1:8026"
LARGEST = 1_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}", re.ASCII)


class Api(StrEnum):
    """A generation of OpenTrack's API."""

    REST = "rest"  # of 2026, resource by resource
    V1 = "v1"  # older: a whole document, which can only be created


class EnvironmentFileError(Exception):
    """A meetc.toml that cannot be used, with the reason."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Where a meet goes. `competition` is OpenTrack's id, "" to find it by the meet's address."""

    name: str
    origin: Origin
    competition: str = ""
    api: Api = Api.REST


@dataclass(frozen=True, slots=True)
class Environments:
    """What is configured; `path` is the file, or None."""

    path: Path | None
    default: str
    by_name: dict[str, Environment]


def find(folder: Path) -> Path | None:
    """The nearest meetc.toml, from a folder upwards."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
    return None


def load(folder: Path) -> Environments:
    """The environments that a folder has; `sandbox` is always there. Raises
    EnvironmentFileError."""
    path = find(folder.resolve())
    by_name = {SANDBOX: Environment(SANDBOX, origin_of(SANDBOX_HOST))}
    if path is None:
        return Environments(None, "", by_name)
    try:
        with open(path, "rb") as file:
            settings = tomllib.loads(file.read(LARGEST).decode("utf-8-sig"))
    except OSError as problem:
        raise EnvironmentFileError(f"{path}: {problem.strerror or problem}") from None
    except (ValueError, RecursionError) as problem:
        raise EnvironmentFileError(f"{path}: {problem}") from None
    _check_names(settings, ("default", "env"), f"{path}: ")
    tables = settings.get("env", {})
    if not isinstance(tables, dict):
        raise EnvironmentFileError(f"{path}: environments are tables such as [env.test]")
    for name, table in tables.items():
        by_name[name] = _environment(name, table, f"{path}: [env.{name}] ")
    default = settings.get("default", next(iter(tables)) if len(tables) == 1 else "")
    if default and default not in by_name:
        raise EnvironmentFileError(f"{path}: default: there is no environment {default!r}")
    return Environments(path, default, by_name)


def _environment(name: str, table: Any, where: str) -> Environment:
    if not _NAME.fullmatch(name):
        raise EnvironmentFileError(f"{where}names are small letters, digits, - and _")
    if not isinstance(table, dict):
        raise EnvironmentFileError(f"{where}is a table")
    _check_names(table, ("host", "competition", "api"), where)
    for key, value in table.items():
        if not isinstance(value, str):
            raise EnvironmentFileError(f"{where}{key} is a text")
    if "host" not in table and name != SANDBOX:
        raise EnvironmentFileError(f'{where}lacks its host = "https://..."')
    try:
        origin = origin_of(table.get("host", SANDBOX_HOST))
    except OriginError as problem:
        raise EnvironmentFileError(f"{where}host: {problem}") from None
    api = table.get("api", Api.REST)
    if api not in list(Api):
        raise EnvironmentFileError(f'{where}api is "rest" or "v1", not {api!r}')
    return Environment(name, origin, table.get("competition", ""), Api(api))


def _check_names(table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    """Raise EnvironmentFileError for a key that is not known; a secret is told to leave."""
    for name in (name for name in table if name not in known):
        if name.lower() in ("password", "token", "username", "secret"):
            raise EnvironmentFileError(
                f"{where}{name} does not belong into a file that is committed: "
                "`meetc login` keeps it, or MEETC_USERNAME, MEETC_PASSWORD and MEETC_TOKEN give it"
            )
        near = did_you_mean(name, known)
        hint = f"; did you mean {near}?" if near else f"; there are {', '.join(known)}"
        raise EnvironmentFileError(f"{where}there is no setting {name}{hint}")
