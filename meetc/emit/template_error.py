"""What goes wrong with a template."""

from __future__ import annotations


class TemplateError(Exception):
    """A template that cannot be read or filled in. The text names its file and line."""
