"""The page of each diagnostic code: what it says, why, a wrong example and a right one.

The file `M302.md` of the folder `pages` is the page of M302; its first line is the title.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "pages"


def codes() -> list[str]:
    """All codes, in order."""
    return sorted(page.stem for page in _FOLDER.glob("M*.md"))


def page(code: str) -> str | None:
    """The page of a code as Markdown; None of a code that does not exist."""
    path = _FOLDER / f"{code}.md"
    return path.read_text(encoding="utf-8") if code in codes() else None


def title(code: str) -> str:
    """What a code stands for, in a few words."""
    with (_FOLDER / f"{code}.md").open(encoding="utf-8") as lines:
        return lines.readline().removeprefix(f"# {code}").strip()
