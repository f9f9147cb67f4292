"""Small pictures as inline SVG: the series of an athlete, and the bars of a vertical jump; and the
series in one line.

Sizes are in pixels; colours come from the style of the page. Each repeats what a table beside it
says, so that none is read aloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from html import escape

from meetc.emit.view.shapes import RowView, Trial, UnitView
from meetc.rules.marks import distance_value
from meetc.rules.vertical import read_card

_STEP, _HEIGHT, _RADIUS, _MARGIN = 12, 34, 3, 4
_RISE = Decimal(_HEIGHT - 2 * _MARGIN)
_BAR_WIDTH, _BARS_HEIGHT, _LABEL = 56, 120, 16

_escaped = lru_cache(8192)(escape)  # many trials are alike


def farthest(unit: UnitView) -> tuple[Decimal, Decimal] | None:
    """The shortest and the longest valid trial of a unit: what its pictures are scaled by."""
    metres = [t.metres for row in unit.rows for t in row.series if t.metres is not None]
    return (min(metres), max(metres)) if metres else None


def series_picture(row: RowView, scale: tuple[Decimal, Decimal] | None, attempts: int) -> str:
    """The trials of a row in their order, the longer the higher; a failure is a cross at the
    foot. The one that counts is filled."""
    if scale is None or not row.series:
        return ""
    least, most = scale
    span = (most - least) or Decimal(1)
    parts = []
    for number, trial in enumerate(row.series):
        x = _MARGIN + _STEP // 2 + number * _STEP
        if trial.metres is not None:
            rise = int((trial.metres - least) / span * _RISE)
            best = ' class="best"' if trial.best else ""
            parts.append(f'<circle cx="{x}" cy="{_HEIGHT - _MARGIN - rise}" r="{_RADIUS}"{best}/>')
        elif trial.text == "x":
            y = _HEIGHT - _MARGIN
            parts.append(f'<path d="M{x - 2} {y - 2}l4 4m0-4l-4 4"/>')
    width = 2 * _MARGIN + _STEP * max(attempts, len(row.series))
    return (
        f'<svg class="series" width="{width}" height="{_HEIGHT}" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def series_line(series: Sequence[Trial], heights: Sequence[str]) -> str:
    """A series in one line of HTML, what counts in bold, each trial behind its height if any."""
    marks = [f"<b>{_escaped(t.mark)}</b>" if t.best else _escaped(t.mark) for t in series]
    if heights:
        marks = [f"{bar}&nbsp;{mark}" for bar, mark in zip(heights, marks, strict=False)]
    return "&nbsp;· ".join(marks)


def bars_picture(unit: UnitView) -> str:
    """The bars of a vertical jump as a rising flight, each with how many went over it, or
    over a higher one."""
    heights = [distance_value(height.replace(",", ".")) for height in unit.heights]
    if not any(row.series for row in unit.rows) or None in heights or len(heights) < 2:
        return ""
    metres = [height for height in heights if height is not None]
    best = [read_card([trial.text for trial in row.series]).best for row in unit.rows]
    over = [sum(b is not None and b >= bar for b in best) for bar in range(len(metres))]
    span = (metres[-1] - metres[0]) or Decimal(1)
    ground = _BARS_HEIGHT - _LABEL
    parts = []
    for bar, height in enumerate(metres):
        x = bar * _BAR_WIDTH + _MARGIN
        y = ground - 24 - int((height - metres[0]) / span * (ground - 48))
        right, middle = x + _BAR_WIDTH - 8, x + _BAR_WIDTH // 2 - 4
        kind = "bar" if over[bar] else "bar none"
        posts = f"M{x} {y - 4}V{ground}M{right} {y - 4}V{ground}"
        parts.append(
            f'<g class="{kind}"><path class="post" d="{posts}"/>'
            f'<path class="cross" d="M{x} {y}H{right}"/>'
            f'<text x="{middle}" y="{y - 6}">{over[bar]}</text>'
            f'<text x="{middle}" y="{_BARS_HEIGHT - 3}">{escape(unit.heights[bar])}</text></g>'
        )
    width = len(metres) * _BAR_WIDTH
    return (
        f'<svg class="bars" width="{width}" height="{_BARS_HEIGHT}" '
        f'viewBox="0 0 {width} {_BARS_HEIGHT}" aria-hidden="true">{"".join(parts)}</svg>'
    )
