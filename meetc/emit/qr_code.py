"""A QR code as a picture. The one door to segno, which is an extra: without it there is none."""

from __future__ import annotations


def qr_code(text: str) -> str:
    """The code of an address as SVG without a size of its own, "" where segno is not installed."""
    try:
        import segno
    except ImportError:
        return ""
    code = segno.make(text, error="m", micro=False)
    return code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
