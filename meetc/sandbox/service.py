"""The rehearsal server apart from HTTP: its store, its switches and its faults."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from meetc.assumptions import Switches
from meetc.sandbox.exchange import Call, denied, refused
from meetc.sandbox.faults import ASIDE, Fault, parse
from meetc.sandbox.store import Store
from meetc.sandbox.users import Scheme, User, user_of


@dataclass(slots=True)
class Service:
    """What a rehearsal server is made of. `refill` puts back what a reset shall leave; `clock`
    gives seconds since 1970; `random_fields` says that the fault of that name befalls the
    request in hand."""

    store: Store
    switches: Switches = field(default_factory=Switches)
    faults: list[Fault] = field(default_factory=list)
    refill: Callable[[Store], object] | None = None
    clock: Callable[[], float] = time.time
    random_fields: bool = False

    def set_faults(self, texts: Iterable[str]) -> None:
        """Have these faults and no others. Raises ValueError, changing nothing."""
        self.faults = [parse(text) for text in texts]

    def switch(self, changes: dict[str, bool]) -> None:
        """Set switches by name. Raises ValueError where there is none of a name."""
        unknown = [name for name in changes if name not in Switches.__slots__]
        if unknown:
            raise ValueError(f"there is no switch {unknown[0]!r}")
        self.switches = replace(self.switches, **changes)

    def befalling(self, call: Call) -> list[Fault]:
        """The faults that befall a request; of those that end it, only the first."""
        faults = [fault for fault in list(self.faults) if fault.befalls(call)]
        aside = [fault for fault in faults if fault.kind in ASIDE]
        return aside + [fault for fault in faults if fault not in aside][:1]

    def reset(self) -> None:
        """Forget all but the users, and fill in again what the server began with."""
        with self.store.transaction():
            self.store.clear()
            if self.refill is not None:
                self.refill(self.store)
        self.faults = []

    def user(self, call: Call) -> User:
        """Who asks. Raises RefusedError (500) without a valid token of the 2026 API."""
        user = user_of(self.store, call.authorization, Scheme.TOKEN, self.clock())
        if user is None:
            raise denied()
        return user

    def director(self, call: Call) -> User:
        """Who asks, with the rights of a director. Raises RefusedError (500) otherwise."""
        user = self.user(call)
        if not user.directs:
            raise denied()
        return user

    def bearer(self, call: Call) -> User:
        """Who asks api/v1. Raises RefusedError (401) without a valid token of it."""
        user = user_of(self.store, call.authorization, Scheme.BEARER, self.clock())
        if user is None:
            raise refused(401, "Not authenticated")
        return user
