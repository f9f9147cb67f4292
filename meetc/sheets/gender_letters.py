"""The letters of a column of genders, which mean one thing in one language and another in another:
M is mujer beside H, and D is divers, or dam beside H."""

from __future__ import annotations

from meetc.sheets.columns import Columns, plain


def settle_genders(columns: Columns) -> None:
    """Write the letters of a column of genders as they are meant, where others tell."""
    number = columns.named.get("gender")
    if number is None:
        return
    texts = {plain(row[number].text) for row in columns.rows if number < len(row)}
    meant = _meant(texts, plain(columns.head[number].text))
    if meant:
        columns.rows = tuple(
            tuple(
                cell._replace(text=meant.get(plain(cell.text), cell.text)) if n == number else cell
                for n, cell in enumerate(row)
            )
            for row in columns.rows
        )


def _meant(letters: set[str], head: str) -> dict[str, str]:
    if head in ("sukupuoli", "mn", "nm") and "n" in letters:
        return {"n": "F"}  # mies, nainen
    if head in ("sexo", "genero") and "v" in letters:
        return {"v": "M", "m": "F"}  # varón, mujer
    if "h" in letters and "f" not in letters and "m" in letters:
        return {"h": "M", "m": "F"}  # hombre, mujer
    if "h" in letters and "d" in letters:
        return {"h": "M", "d": "F"}  # herrar, damer; heren, dames
    if "v" in letters and "m" in letters:
        return {"v": "F"}  # man, vrouw
    return {"d": "X"} if "d" in letters and letters & {"w", "m"} else {}
