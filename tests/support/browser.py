"""A page that is open in the system's Chromium, and what is wrong with it."""

from __future__ import annotations

from typing import Any

INK = """cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const ink = range.getBoundingClientRect();
  return [ink.left, ink.right];
}"""
"""Where what stands in a cell begins and ends, in pixels from the left."""


class Visit:
    """A page that is open, and everything that went wrong on it."""

    def __init__(self, chromium: Any, base: str, viewport: dict[str, int], scheme: str) -> None:
        self.base = base
        self.page = chromium.new_page(viewport=viewport, color_scheme=scheme)
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._lost)

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.trouble.append(f"off the site: {request.url}")

    def _lost(self, request: Any) -> None:
        if not request.url.endswith("/changes"):  # a stream ends with its page
            self.trouble.append(f"lost: {request.url}")

    def goto(self, path: str) -> None:
        self.page.goto(f"{self.base}{path}")

    def violations(self) -> list[str]:
        """What axe-core finds, as `rule: the elements`."""
        from axe_playwright_python.sync_playwright import Axe

        # without what axe would fetch by itself, which a page opened as a file cannot
        options = {"resultTypes": ["violations"], "preload": False}
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{v['id']}: {[node['html'] for node in v['nodes']][:3]}" for v in found]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return width
