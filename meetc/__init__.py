"""meetc compiles the text of a track and field meet to data that competition systems load.

>>> import meetc
>>> meet, diagnostics = meetc.compile(open("spring.meet").read(), path="spring.meet")
>>> document = meetc.payload(meet)
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import takes as long as `meetc --version` may

__version__ = "0.1.0"

if TYPE_CHECKING:
    from meetc.diagnostics.diagnostic import Diagnostic, Severity, Span
    from meetc.model import Meet
    from meetc.pipeline import Compiled, Compiler, compile, payload

_HOMES = {
    "Compiled": "meetc.pipeline",
    "Compiler": "meetc.pipeline",
    "compile": "meetc.pipeline",
    "payload": "meetc.pipeline",
    "Diagnostic": "meetc.diagnostics.diagnostic",
    "Severity": "meetc.diagnostics.diagnostic",
    "Span": "meetc.diagnostics.diagnostic",
    "Meet": "meetc.model",
}

__all__ = [
    "Compiled",
    "Compiler",
    "Diagnostic",
    "Meet",
    "Severity",
    "Span",
    "__version__",
    "compile",
    "payload",
]


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: `meetc --version` needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'meetc' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """What the library has, loaded or not."""
    return sorted({*globals(), *__all__})
