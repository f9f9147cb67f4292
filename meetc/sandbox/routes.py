"""Every address of the rehearsal server, and who answers it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from meetc.sandbox import rest, units
from meetc.sandbox.exchange import Answer
from meetc.sandbox.store import Kind

Handler = Callable[..., Answer]
"""Called with the service, the call, and the parts of the path by name."""

_LISTS = {Kind.TEAM: "teams", Kind.COMPETITOR: "competitors"}

REST: dict[str, dict[str, Handler]] = {
    "/api/get-auth-token/": {"POST": rest.get_auth_token},
    "/api/hello/": {"GET": rest.hello},
    "/api/my-competitions/": {"GET": rest.my_competitions},
    "/api/competitions/": {"GET": rest.list_competitions, "POST": rest.create_competition},
    "/api/competitions/{record_id}/": {
        "GET": rest.read_competition,
        "PUT": rest.change_competition,
        "PATCH": rest.change_competition,
    },
    "/api/events/": {
        "GET": partial(rest.list_records, kind=Kind.EVENT),
        "POST": rest.create_event,
    },
    "/api/events/{record_id}/": {
        "GET": partial(rest.read_record, kind=Kind.EVENT),
        "PUT": partial(rest.change_record, kind=Kind.EVENT),
        "PATCH": partial(rest.change_record, kind=Kind.EVENT),
        "DELETE": rest.delete_event,
    },
    "/api/units/{record_id}/": {"GET": units.read, "PATCH": units.patch},
}
for _kind, _name in _LISTS.items():
    REST[f"/api/{_name}/"] = {
        "GET": partial(rest.list_records, kind=_kind),
        "POST": partial(rest.create_records, kind=_kind),
    }
    REST[f"/api/{_name}/{{record_id}}/"] = {
        "GET": partial(rest.read_record, kind=_kind),
        "PUT": partial(rest.change_record, kind=_kind),
        "PATCH": partial(rest.change_record, kind=_kind),
    }

ROUTES = REST


def counts(path: str) -> bool:
    """Whether a request is one to the service: faults befall it, and the log has it."""
    return path != "/" and not path.startswith("/_sandbox/")
