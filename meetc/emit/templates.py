"""Fills in templates. The one door to jinja2.

A template sees its context and nothing else: an unknown name is a mistake, and what goes into HTML
is escaped. A user's own runs in a sandbox, which those that come with meetc do without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path, PurePath
from traceback import walk_tb
from types import TracebackType
from typing import Any

import jinja2
import jinja2.sandbox
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, find_undeclared
from jinja2.ext import Extension
from jinja2.runtime import Context
from jinja2.sandbox import safe_range
from markupsafe import escape

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
from meetc.emit.view.language import ENGLISH
from meetc.emit.words import discipline_name, table, word
from meetc.resources import resource

_KEPT = 65536
_ESCAPED = ("html", "htm", "xml", "svg", "j2")


class _Bounded(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """The sandbox of a user's own template, in which no expression makes anything huge."""

    intercepted_binops = OPERATORS

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters = {name: bounded(function) for name, function in self.filters.items()}

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


_MARKED = re.compile(r'_\("([^"]*)"\)')


class _DirectCode(CodeGenerator):
    """Writes `row.mark` as Python has it, where Jinja asks twice, as an attribute and as a key;
    escapes a text once that stands in many places; looks a name of the context up before a loop,
    where Jinja does so for each row; and hands over what a block or a file makes as one text, where
    Jinja hands each piece from one to the next. A season's pages do so two million times."""

    _put: nodes.Expr | None = None
    """The expression whose value is put into the text."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self._template = node
        super().visit_Template(node, frame)

    def enter_frame(self, frame: Frame) -> None:
        if frame.parent is None:
            whole = self.blocks[frame.block] if frame.block else self._template
            names = {name.name for name in whole.find_all(nodes.Name)}
            for name in sorted(find_undeclared(whole.body, names)):
                frame.symbols.load(name)
        super().enter_frame(frame)
        if frame.parent is None:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if frame.parent is None:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("texts, escaped = environment.texts, environment.escaped")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call as Python has it: nothing that these templates call asks for their context."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        if node.dyn_args is not None:
            self.write("*")
            self.visit(node.dyn_args, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        if node is self._put and node.name == "safe" and node.node:
            self.visit(node.node, frame)
        else:
            super().visit_Filter(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._put = node
        as_it_is = _is_safe(node) or not frame.eval_ctx.autoescape
        self.write("str(" if as_it_is else "(texts[own] if (kind := (own := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        as_it_is = _is_safe(node) or not frame.eval_ctx.autoescape
        rest = ").__class__) is str or kind is int else escaped(own))"
        self.write(")" if as_it_is else rest)


def _is_safe(node: nodes.Expr) -> bool:
    """Whether what stands in the place of an expression is HTML already."""
    if isinstance(node, nodes.CondExpr):
        return _is_safe(node.expr1) and node.expr2 is not None and _is_safe(node.expr2)
    if isinstance(node, nodes.Const):
        return isinstance(node.value, str) and escape(node.value) == node.value
    return isinstance(node, nodes.Filter) and node.name == "safe"


class _Texts(dict[str | int, str]):
    """Texts and numbers as they stand in HTML: most of a meet stand there many times."""

    def __missing__(self, text: str | int) -> str:
        if len(self) > _KEPT:
            self.clear()
        self[text] = own = str(escape(text))
        return own


class _Shipped(jinja2.Environment):
    """What the templates that come with meetc run in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._made: dict[str, jinja2.Template] = {}

    code_generator_class = _DirectCode
    texts = _Texts()
    escaped = staticmethod(lru_cache(_KEPT, typed=True)(escape))

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> jinja2.Template:
        """A template by its name; each page asks for four, and none of them changes."""
        if not isinstance(name, str):
            return super().get_template(name, parent, globals)
        if name not in self._made:
            self._made[name] = super().get_template(name, parent, globals)
        return self._made[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """What templates see besides their context, in one place: each page looks through it."""
        return {**self.globals, **(d or {})}


class _Words(Extension):
    """Puts words in the place of `_("…")` when a template is read, so that pages cost no more in
    one language than in another. Raises TemplateSyntaxError where the table has no such word."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        own = table()[str(self.environment.globals["language"])]

        def said(match: re.Match[str]) -> str:
            if match[1] not in own:
                line = source.count("\n", 0, match.start()) + 1
                problem = f"{match[0]} has no line in words.psv"
                raise jinja2.TemplateSyntaxError(problem, line, name)
            return f'"{own[match[1]]}"'

        return _MARKED.sub(said, source)


class Templates:
    """The templates of one folder. They may include each other, and nothing outside."""

    def __init__(self, folder: Path, environment: Callable[..., jinja2.Environment]) -> None:
        self._folder = folder
        self._environment = environment(
            loader=jinja2.FileSystemLoader(folder),
            undefined=jinja2.StrictUndefined,
            autoescape=_is_escaped,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def render(self, name: str, /, **context: Any) -> str:
        """The text of a template. Raises TemplateError, whatever is wrong with it."""
        with self._naming_lines(name):
            return self._environment.get_template(name).render(context)

    def render_in_bounds(self, name: str, /, **context: Any) -> str:
        """The text of a template that may be without end. Raises TemplateError."""
        with self._naming_lines(name):
            return in_time(lambda: joined(self._environment.get_template(name).generate(context)))

    @contextmanager
    def _naming_lines(self, name: str) -> Iterator[None]:
        """Makes a TemplateError of whatever goes wrong with a template."""
        try:
            yield
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
            line, reason = self._line(problem.__traceback__), str(problem)
            raise TemplateError(f"{line or name}: {reason or type(problem).__name__}") from problem

    def _line(self, traceback: TracebackType | None) -> str:
        """The innermost line of a template that a failure went through."""
        line = ""
        for frame, number in walk_tb(traceback):
            path = frame.f_code.co_filename
            if path.startswith(str(self._folder)):
                line = f"{PurePath(path).relative_to(self._folder).as_posix()}:{number}"
        return line


def _is_escaped(name: str | None) -> bool:
    """Whether a template writes HTML or the like: `card.html.j2`, and `mine.j2` as well."""
    _, dot, ending = (name or "").removesuffix(".j2").rpartition(".")
    return not dot or ending in _ESCAPED


def fill_in(template: Path, meet: shapes.MeetView) -> bytes:
    """What a user's own template makes of a meet; it may include others of its folder. Raises
    TemplateError."""
    templates = Templates(template.parent.resolve(), _Bounded)
    return templates.render_in_bounds(template.name, meet=meet).encode("utf-8", "replace")


@cache
def shipped(language: str = ENGLISH) -> Templates:
    """The templates that come with meetc, in a language; what else they call stands in their
    context."""

    def environment(**options: Any) -> jinja2.Environment:
        own = _Shipped(**options)
        own.globals |= {
            "language": language,
            "word": partial(word, language),
            "discipline": partial(discipline_name, language),
        }
        own.add_extension(_Words)
        return own

    return Templates(resource("templates", "init.meet.j2").parent, environment)
