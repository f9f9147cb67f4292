"""Pages and paper in the languages of the meets: by `language=`, else by the country."""

from __future__ import annotations

import re

import pytest

from meetc.emit.view.language import language_of
from meetc.emit.words import table
from meetc.resources import resource
from tests.conftest import EXAMPLES, Meetc
from tests.pages.test_pages import site, words_of

LANGUAGES = ("en", "de", "nb", "sv", "fr", "es", "nl")
TEMPLATES = resource("templates", "words.psv").parent


def test_no_word_is_missing_in_any_language() -> None:
    assert tuple(table()) == LANGUAGES
    for words in table().values():
        assert words.keys() == table()["en"].keys()
        assert all(word.strip() == word != "" for word in words.values())
    assert all(word == english for english, word in table()["en"].items())


def test_every_word_that_a_template_says_is_in_the_table() -> None:
    said = {
        word
        for path in TEMPLATES.rglob("*.j2")
        for word in re.findall(r'_\("([^"]*)"\)', path.read_text(encoding="utf-8"))
    }
    assert len(said) > 50
    assert said <= table()["en"].keys()


def test_no_template_has_words_of_its_own_in_a_cell_a_head_or_a_label() -> None:
    plain = re.compile(r"""(?:>|(?:aria-label|title|placeholder)=")([A-Z][a-z][^<>{}"]*)[<"]""")
    for folder in (TEMPLATES / "site", TEMPLATES / "serve", TEMPLATES):
        for path in folder.glob("*.html.j2"):
            if path.name != "sandbox.html.j2":  # that is for who rehearses
                assert (path.name, plain.findall(path.read_text(encoding="utf-8"))) == (
                    path.name,
                    [],
                )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("target", ["html", "print", "announcer"])
def test_all_pages_are_made_in_each_language(meetc: Meetc, language: str, target: str) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    meetc.write("spring.meet", text.replace("country   ", f"language {language}\n  country   "))
    assert meetc("build", "--target", target, "spring.meet").code == 0
    name = {"html": "spring/index.html", "print": "spring.print.html"}
    page = meetc.folder / name.get(target, "spring.announcer.html")
    assert f'<html lang="{language}">' in page.read_text(encoding="utf-8")
    assert meetc("verify", name.get(target, page.name).partition("/")[0], "spring.meet").code == 0


def test_a_meet_in_norway_reads_norwegian(meetc: Meetc) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    folder = site(meetc, text.replace("GBR\n", "NOR\n", 1))
    page = words_of(folder / "events" / "T22.html")
    assert "Pågår" in page
    assert "Startliste" in page
    assert "Forsøk søn 11:20 Finale søn 15:10" in page
    assert "Pl. Bane Nr. Utøver Resultat" in page
    assert "Heat 1" in page
    index = words_of(folder / "index.html")
    assert "9–10 mai 2026" in index
    assert "lørdag 9 mai 2026 Program" in index


def test_data_for_programs_is_the_same_in_every_language(meetc: Meetc) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    made = []
    for language in ("en", "fr"):
        folder = site(meetc, text.replace("country   ", f"language {language}\n  country   "))
        made.append([(folder / name).read_bytes() for name in ("results.csv", "results.json")])
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("written", "country", "language"),
    [("", "GBR", "en"), ("", "NOR", "nb"), ("", "AUT", "de"), ("", "SUI", "en"),
     ("sv", "NOR", "sv"), ("", "", "en")],
)  # fmt: skip
def test_the_language_is_written_or_that_of_the_country(
    written: str, country: str, language: str
) -> None:
    assert language_of(written, country) == language
