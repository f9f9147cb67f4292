"""Rows of a sheet that count or sum up the others: `Totalt;24`, `Summe: 24 Teilnehmer`."""

from __future__ import annotations

from dataclasses import replace

from meetc.sheets.cell_words import fold
from meetc.sheets.table import Row, Table

_MOST_WORDS = 4
_TOTALS = frozenset(
    "total totals totalt totaal totales gesamt gesamtzahl summe sum subtotal delsum zwischensumme "
    "sluttsum antall anzahl antal aantal totale totali razem lacznie ogolem ialt "
    "yhteensa celkem soucet".split()
)
"""What the row below a list begins with that counts or sums it up."""

_COUNTED = frozenset(
    "athlete entry entrant participant deltaker utover inscrit deelnemer starters "
    "athletes entries entrants competitors participants people persons teilnehmer teilnehmerinnen "
    "meldungen starter athleten deltakere pameldte utovere deltagare anmalda inscrits "
    "engages deelnemers inscritos participantes atleti iscritti partecipanti zawodnikow zawodnicy "
    "osob zgloszen atletas osallistujaa urheilijaa zavodniku ucastniku prihlasenych deltagere "
    "tilmeldte pameldinger anmalningar iscrizioni inscricoes inscripciones "
    "i alt of von av de di and und og kr eur nok pln zl czk".split()
)
"""What such a row may say beside: that it counts athletes."""


def without_totals(table: Table) -> Table:
    """The table without such rows: nobody's name stands in them, but counts alone."""
    rows = tuple(row for n, row in enumerate(table.rows) if n == 0 or not _is_total(row))
    return table if len(rows) == len(table.rows) else replace(table, rows=rows)


def _is_total(row: Row) -> bool:
    first = next((cell.text for cell in row if cell.text), "")
    begins = fold(first).replace("i alt", "ialt", 1).split(" ")[0].strip(":.=")
    if not first or begins not in _TOTALS:
        return False
    words = [word for cell in row for word in _words(cell.text)]
    return len(words) <= _MOST_WORDS and all(word in _TOTALS or word in _COUNTED for word in words)


def _words(text: str) -> list[str]:
    """The words of a cell that are no numbers."""
    words = (fold(word).strip(":.,=()") for word in text.split(" "))
    return [word for word in words if any(letter.isalpha() for letter in word)]
