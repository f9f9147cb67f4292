"""Every address of the rehearsal server, and who answers it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from meetc.sandbox import competitions, control, public, rest, roadxc, units, v1
from meetc.sandbox.exchange import Reply
from meetc.sandbox.store import RecordKind

Handler = Callable[..., Reply]
"""Called with the service, the call, and the parts of the path by name."""

REST: dict[str, dict[str, Handler]] = {
    "/api/get-auth-token/": {"POST": rest.get_auth_token},
    "/api/hello/": {"GET": rest.hello},
    "/api/my-competitions/": {"GET": competitions.mine},
    "/api/competitions/": {"GET": competitions.list_all, "POST": competitions.create},
    "/api/competitions/{record_id}/": {
        "GET": competitions.read,
        "PUT": competitions.update,
        "PATCH": competitions.update,
    },
    "/api/units/{record_id}/": {"GET": units.read, "PATCH": units.patch},
    "/api/{year}/{country}/{slug}/roadxc_upload/": {"PUT": roadxc.upload},
}
for _kind in (RecordKind.TEAM, RecordKind.COMPETITOR, RecordKind.EVENT):
    REST[f"/api/{_kind}s/"] = {
        "GET": partial(rest.list_records, kind=_kind),
        "POST": partial(rest.create_records, kind=_kind),
    }
    REST[f"/api/{_kind}s/{{record_id}}/"] = {
        "GET": partial(rest.read_record, kind=_kind),
        "PUT": partial(rest.change_record, kind=_kind),
        "PATCH": partial(rest.change_record, kind=_kind),
    }
REST["/api/events/"]["POST"] = rest.create_event
REST["/api/events/{record_id}/"]["DELETE"] = rest.delete_event

V1: dict[str, dict[str, Handler]] = {
    "/api/v1/ping/": {"GET": v1.ping},
    "/api/v1/auth/token": {"POST": v1.get_token},
    "/api/v1/competitions/": {"GET": v1.list_competitions, "POST": v1.create_competition},
}

MEET = "/x/{year}/{country}/{slug}"
"""The public address of a competition, below which its site stands as well."""

_SITE = re.compile(r"/x(/[^/]+){3}/(?!(.*/)?json/?$).*", re.DOTALL)
PUBLIC: dict[str, dict[str, Handler]] = {
    f"{MEET}/json/": {"GET": public.read_competition},
    f"{MEET}/tt/json/": {"GET": public.read_timetable},
    f"{MEET}/event/{{event_id}}/{{number}}/{{heat}}/json/": {"GET": public.read_unit},
}

CONTROL: dict[str, dict[str, Handler]] = {
    "/": {"GET": control.show},
    "/_sandbox/style.css": {"GET": control.show_style},
    "/_sandbox/faults/": {"GET": control.faults, "PUT": control.faults},
    "/_sandbox/switches/": {"GET": control.switches, "PATCH": control.switches},
    "/_sandbox/log/": {"GET": control.requests, "DELETE": control.requests},
    "/_sandbox/state/": {"GET": control.state},
    "/_sandbox/reset/": {"POST": control.reset},
    "/_sandbox/expire-tokens/": {"POST": control.expire},
}

ROUTES = REST | V1 | PUBLIC | CONTROL


def is_site(path: str) -> bool:
    """Whether an address is one of the site of a competition, all that is public but data."""
    return _SITE.fullmatch(path) is not None


def counts(path: str) -> bool:
    """Whether a request is one to the service: faults befall it, and the log has it."""
    return path != "/" and not path.startswith("/_sandbox/") and not is_site(path)
