"""A line of the language: its words as typed, and the places of these words."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple, Self

from meetc.diagnostics.diagnostic import Span
from meetc.source import Source
from meetc.syntax.parser import split_words, word_places


class Piece(NamedTuple):
    """The characters `start` to `end` of a word of a line: a value inside a field, say."""

    line: Line
    word: int
    start: int
    end: int

    @property
    def raw(self) -> str:
        """The characters as typed, quotes and all."""
        return self.line.words[self.word][self.start : self.end]

    def part(self, start: int, end: int) -> Piece:
        """The piece from `start` to `end` of this one."""
        return Piece(self.line, self.word, self.start + start, self.start + end)

    @property
    def span(self) -> Span:
        return self.line.span(self.word, self.start, self.end)


class _Line(NamedTuple):
    source: Source
    number: int
    text: str


class Line(_Line):
    """One statement. `text` is its line without blanks around it, `words` are the words as typed,
    quotes and all; the first is the keyword, the field's name or, on a row, the bib."""

    @cached_property
    def words(self) -> list[str]:
        return split_words(self.text)

    @classmethod
    def of_words(cls, source: Source, number: int, words: list[str]) -> Self:
        """A line that is read as if it had these words."""
        line = cls(source, number, " ".join(words))
        line.words = words
        return line

    def span(self, word: int | None = None, start: int = 0, end: int | None = None) -> Span:
        """The place of a word, or of its characters `start` to `end`; of all words without one.

        A word beyond the last is the place right behind it, where the missing one belongs.
        """
        places = word_places(self.source.line(self.number))
        if not places:
            return self.source.span(self.number)
        if word is None:
            return self.source.span(self.number, places[0][0], places[-1][1])
        if word >= len(places):
            return self.source.span(self.number, places[-1][1], places[-1][1] + 1)
        first, last = places[word]
        return self.source.span(
            self.number, first + start, last if end is None else min(first + end, last)
        )

    def piece(self, word: int) -> Piece:
        """A whole word."""
        return Piece(self, word, 0, len(self.words[word]))

    def part(self, first: int, count: int) -> LinePart:
        """So many of its words, from one on, as a line of their own: a unit that another
        statement names, say."""
        part = LinePart.of_words(self.source, self.number, self.words[first : first + count])
        part.whole, part.first = self, first
        return part


class LinePart(Line):
    """Words of a line; their places are those in the whole."""

    whole: Line
    first: int

    def span(self, word: int | None = None, start: int = 0, end: int | None = None) -> Span:
        return self.whole.span(None if word is None else self.first + word, start, end)


class JoinedLine(Line):
    """A line that is read as if some of its words were one, whose place goes from the first of
    them to the last."""

    whole: Line
    places: list[tuple[int, int]]

    @classmethod
    def of_places(cls, whole: Line, places: list[tuple[int, int]], words: list[str]) -> Self:
        """These words, each of which stands for those of a line from one to another."""
        line = cls.of_words(whole.source, whole.number, words)
        line.whole, line.places = whole, places
        return line

    def span(self, word: int | None = None, start: int = 0, end: int | None = None) -> Span:
        if word is None or word >= len(self.places):
            return self.whole.span(None if word is None else len(self.whole.words))
        first, last = self.places[word]
        if first == last:
            return self.whole.span(first, start, end)
        return self.whole.span(first)._replace(end_column=self.whole.span(last).end_column)


def lines_of(source: Source, number: int, text: str) -> list[Line]:
    """The statements of a text that begins at a line of a source; blank lines and comments count,
    but give none."""
    new = tuple.__new__  # a season has 40,000, and a Line's own is as dear as all else
    return [
        new(Line, (source, line_number, statement))
        for line_number, line in enumerate(text.split("\n"), number)
        if (statement := line.strip(" \t")) and statement[0] != "#"
    ]
