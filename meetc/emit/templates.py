"""Fills in templates. The one door to jinja2.

A template sees its context and nothing else: the environment is sandboxed, an unknown name is a
mistake, and what goes into HTML is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any

import jinja2
import jinja2.sandbox
from jinja2.runtime import Context
from jinja2.sandbox import safe_range

from meetc.emit.bounds import (
    OPERATORS,
    bounded,
    check_arguments,
    check_method,
    check_operands,
    in_time,
    joined,
)
from meetc.emit.template_error import TemplateError
from meetc.emit.view import shapes
from meetc.resources import resource

_ESCAPED = ("html", "htm", "xml", "svg", "j2")
_PLAIN = frozenset(
    shape
    for shape in vars(shapes).values()
    if isinstance(shape, type) and shape.__module__ == shapes.__name__
)
_ENDING = ".j2"


class _Environment(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """The sandbox, with a short way to what is safe in any case: what the view is made of. It is
    asked a million times for the pages of a season."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) in _PLAIN and attribute[:1] != "_" and hasattr(obj, attribute):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class _Bounded(_Environment):
    """The sandbox of a user's own template, in which no expression makes anything huge."""

    intercepted_binops = OPERATORS

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters = {name: bounded(each) for name, each in self.filters.items()}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        check_operands(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *arguments: Any, **named: Any) -> Any:
        if obj is not safe_range:  # which has a bound of its own
            check_arguments((*arguments, *named.values()))
        return super().call(context, obj, *arguments, **named)

    def getattr(self, obj: Any, attribute: str) -> Any:
        check_method(obj, attribute)
        return super().getattr(obj, attribute)


class Templates:
    """The templates of one folder. They may include each other, and nothing outside."""

    def __init__(
        self,
        folder: Path,
        functions: dict[str, Callable[..., Any]] | None = None,
        environment: type[_Environment] = _Environment,
    ):
        self._folder = folder
        self._environment = environment(
            loader=jinja2.FileSystemLoader(folder),
            undefined=jinja2.StrictUndefined,
            autoescape=_is_escaped,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.globals.update(functions or {})

    def render(self, name: str, /, **context: Any) -> str:
        """The text of a template. Raises TemplateError, whatever is wrong with it."""
        return self._told(name, lambda: self._environment.get_template(name).render(context))

    def render_in_bounds(self, name: str, /, **context: Any) -> str:
        """The text of a template that may be without end. Raises TemplateError."""

        def work() -> str:
            return joined(self._environment.get_template(name).generate(context))

        return self._told(name, lambda: in_time(work))

    def _told(self, name: str, work: Callable[[], str]) -> str:
        """What some work with a template makes. Raises TemplateError."""
        try:
            return work()
        except jinja2.TemplateSyntaxError as problem:
            place = f"{problem.name or name}:{problem.lineno}"
            raise TemplateError(f"{place}: {problem.message}") from problem
        except jinja2.TemplateNotFound as problem:
            line = self._line(problem.__traceback__)
            missing = f"there is no template {problem.name}"
            raise TemplateError(f"{line or name}: {missing}") from problem
        except UnicodeDecodeError as problem:
            raise TemplateError(f"{name}: the template is not UTF-8") from problem
        except Exception as problem:  # a template can do anything wrong that an expression can
            said = str(problem) or type(problem).__name__
            raise TemplateError(f"{self._line(problem.__traceback__) or name}: {said}") from problem

    def _line(self, traceback: TracebackType | None) -> str:
        """The innermost line of a template that a failure went through."""
        found = ""
        while traceback is not None:
            path = traceback.tb_frame.f_code.co_filename
            if path.startswith(str(self._folder)):
                name = PurePath(path).relative_to(self._folder).as_posix()
                found = f"{name}:{traceback.tb_lineno}"
            traceback = traceback.tb_next
        return found


def _is_escaped(name: str | None) -> bool:
    """Whether a template writes HTML or the like: `card.html.j2`, and `mine.j2` as well."""
    return (name or "").removesuffix(_ENDING).rpartition(".")[2] in _ESCAPED or "." not in (
        name or ""
    ).removesuffix(_ENDING)


def fill_in(template: Path, meet: shapes.Meet) -> bytes:
    """What a user's own template makes of a meet; it may include others of its folder. Raises
    TemplateError."""
    templates = Templates(template.parent.resolve(), environment=_Bounded)
    return templates.render_in_bounds(template.name, meet=meet).encode("utf-8", "replace")


@cache
def shipped() -> Templates:
    """The templates that come with meetc."""
    return Templates(resource("templates", "init.meet.j2").parent)
