"""Pages and paper in the languages of the meets: by `language=`, else by the country."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from meetc.emit import templates
from meetc.emit.in_language import SpokenWords
from meetc.emit.template_error import TemplateError
from meetc.emit.view.language import language_of
from meetc.emit.words import event_name, names_of_disciplines, table
from meetc.resources import resource
from tests.conftest import EXAMPLES, MEET, Meetc
from tests.pages.test_pages import site, words_of

LANGUAGES = ("en", "de", "nb", "sv", "fr", "es", "nl")
TEMPLATES = resource("templates", "words.psv").parent


def test_no_word_is_missing_in_any_language() -> None:
    assert tuple(table()) == LANGUAGES
    for words in table().values():
        assert words.keys() == table()["en"].keys()
        assert all(word.strip(" ") == word != "" for word in words.values())
    assert all(word == english for english, word in table()["en"].items())


def test_every_word_that_a_template_says_is_in_the_table() -> None:
    said = {
        word
        for path in TEMPLATES.rglob("*.j2")
        for word in re.findall(r'_\("([^"]*)"\)', path.read_text(encoding="utf-8"))
    }
    assert len(said) > 50
    assert said - table()["en"].keys() == set(), "each has a line in templates/words.psv"


def test_a_word_that_is_in_no_table_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text('<p>\n{{ _("Coaches") }}', encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templates, "resource", lambda *_: tmp_path / "a.j2")
        with pytest.raises(
            TemplateError, match=r'^a\.j2:2: _\("Coaches"\) has no line in words.psv$'
        ):
            templates.shipped.__wrapped__("de").render("a.j2")


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
    assert "9.–10. mai 2026" in index
    assert "lørdag 9. mai 2026 Program" in index


class _Read(HTMLParser):
    """What a page says to people: its texts, labels, titles and hints."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        told = ("aria-label", "title", "placeholder", "data-in", "data-found", "data-lost")
        self.said += [value or "" for name, value in attrs if name in told]

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.said.append(data)


_SAME_EVERYWHERE = "Q q qR qJ qD CSV JSON m s kg meetc JavaScript w xo xx xxo xxx xr xxr"


def _typed(text: str) -> str:
    """What stands in quotes in a meet, names of events aside, and its fields without."""
    lines = [line.partition("#")[0] for line in text.splitlines()]
    quoted = [
        word
        for line in lines
        if not line.startswith(("event ", "events "))
        for word in re.findall(r'"([^"]*)"|note="([^"]*)"', line)
    ]
    return " ".join(" ".join(words) for words in quoted) + text[: text.index("\nteam ")]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_word_is_left_in_a_meet_that_is_read_in_another_language(
    meetc: Meetc, language: str
) -> None:
    text = (EXAMPLES / "spring.meet").read_text(encoding="utf-8")
    text = text.replace("country   ", f"language {language}\n  country   ")
    folder = site(meetc, text)
    for target in ("print", "announcer", "md"):
        meetc("build", "--target", target, "spring.meet")
    own = [*table()[language].values(), *names_of_disciplines()[language].values()]
    known = " ".join([*own, _typed(text), _SAME_EVERYWHERE]).casefold()
    words = set(re.findall(r"[^\W\d_]+", known))
    pages = [
        *folder.rglob("*.html"),
        *meetc.folder.glob("spring*.html"),
        *meetc.folder.glob("*.md"),
    ]
    assert len(pages) > 100
    for page in pages:
        said = page.read_text(encoding="utf-8")
        if page.suffix == ".html":
            reader = _Read()
            reader.feed(said)
            said = " ".join(reader.said)
        others = set(re.findall(r"\b[^\W\d_]{2,}\b", said.partition("sha256")[0]))
        foreign = {word for word in others if not word.isupper() and word.casefold() not in words}
        assert (page.name, foreign) == (page.name, set())


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [("de", "Long Jump Women", "Weitsprung Frauen"),
     ("nb", "80m Hurdles U15 Girls", "80m hekk U15 jenter"),
     ("fr", "3000m Steeplechase SEN M", "3000m steeple SEN M"),
     ("nl", "Half Marathon", "halve marathon"),
     ("es", "Decathlon", "Decatlón"),
     ("nb", "100 metres Women", "100 m kvinner"),
     ("de", "4 x 100 Metres Relay Women", "4 x 100 m Staffel Frauen"),
     ("sv", "20 Kilometres Race Walk", "20 km gång"),
     ("fr", "10,000 Metres Men", "10\N{NO-BREAK SPACE}000 m hommes"),
     ("de", "10,000m Men", "10\N{NO-BREAK SPACE}000m Männer"),
     ("sv", "County Cup Long Jump", "County Cup Long Jump"),
     ("de", "Kule G16", "Kule G16")],
)  # fmt: skip
def test_names_of_disciplines_are_said_and_what_somebody_made_up_stays(
    language: str, name: str, said: str
) -> None:
    assert event_name(language, name) == said


def test_parts_made_of_a_combined_event_are_named_in_the_language(meetc: Meetc) -> None:
    """A German site spoke of Siebenkampf Frauen HJ."""
    folder = site(
        meetc,
        """meet "Kreis"
  slug kreis
  country GER
  date 2026-06-20..2026-06-21
athlete 1 "Ute" "Jäger" F
event M01 HEP "Siebenkampf Frauen" F parts=standard day=1
  enter 1
event M01-HJ at=11:00
event T01 LJ "Frauen LJ" F
""",
    )
    page = (folder / "index.html").read_text(encoding="utf-8")
    parts = re.findall(r"Siebenkampf Frauen ([^<]+)<", (folder / "events.html").read_text("utf-8"))
    assert sorted(parts) == sorted([
        "100 m Hürden", "Hochsprung", "Kugelstoßen", "200 m", "Weitsprung", "Speerwurf", "800 m",
    ])  # fmt: skip
    assert "Siebenkampf Frauen Hochsprung" in page
    assert ">Frauen LJ<" in page


def test_the_date_of_a_record_is_written_as_people_write_it_everywhere(meetc: Meetc) -> None:
    """Pages, paper and the reason of a flag had 2018-05-13 in every language; a year stays one."""
    text = """meet "Kreis" slug=kreis country=GER date=2026-06-20
record KR 100 F 12.50 "Eva Fenn" 2018-05-13
record BR 100 F 11.90 "Uta Fenn" 1987
athlete 1 "Ada Birk" F
event T01 100 "100 m Frauen" F
  final official wind=+0.5
    1 12.40
"""
    page = site(meetc, text) / "events" / "T01.html"
    paper = meetc("build", "spring.meet", "--target", "print", "-o", "-").out
    table = meetc("build", "spring.meet", "--target", "md", "-o", "-").out
    speaker = meetc("build", "spring.meet", "--target", "announcer", "-o", "-").out
    for said in (words_of(page), paper, table, speaker):
        assert "Eva Fenn, 13. Mai 2018" in said
        assert "Uta Fenn, 1987" in said
        assert "2018-05-13" not in said
    reason = "12,40 ist besser als 12,50, Eva Fenn, 13. Mai 2018"
    assert f'title="{reason}"' in page.read_text(encoding="utf-8")


def test_the_heads_of_parts_are_named_in_the_language(meetc: Meetc) -> None:
    """HJ and SP alone stood above the marks of a Siebenkampf."""
    text = """meet "Kreis" slug=kreis country=GER date=2026-06-20..2026-06-21
athlete 1 "Ute" "Jäger" F
event M01 HEP "Siebenkampf Frauen" F parts=standard day=1
  enter 1
event M01-HJ at=11:00
  final official
    heights 1.60
    1 o
"""
    page = (site(meetc, text) / "events" / "M01.html").read_text(encoding="utf-8")
    assert '<abbr title="Hochsprung">HJ</abbr>' in page
    assert '<abbr title="100 m Hürden">100H</abbr>' in page
    table = meetc("build", "spring.meet", "--target", "md", "-o", "-").out
    assert "| 100 m Hürden | Hochsprung | Kugelstoßen | 200 m |" in table
    paper = meetc("build", "spring.meet", "--target", "print", "--part", "results", "-o", "-").out
    assert ">100H 100 m Hürden · HJ Hochsprung · SP Kugelstoßen · LJ Weitsprung · " in paper


def test_the_calendar_is_in_the_language_of_the_meet(meetc: Meetc) -> None:
    text = 'meet "Kreis" slug=kreis country=GER date=2026-06-20\n'
    meetc.write("kreis.meet", f'{text}event T01 100 "100 m" F rounds=2,1 at=10:00,15:00\n')
    ran = meetc("build", "kreis.meet", "--target", "ical", "-o", "-")
    assert re.findall("(?:SUMMARY|DESCRIPTION):(.*)", ran.out.replace("\r", "")) == [
        "100 m: Vorläufe", "T01 100\\, 2 Läufe", "100 m: Finale", "T01 100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "date", "said"),
    [("de", "9–10 May 2026", "9.–10. Mai 2026"),
     ("nb", "Fri 12 Aug", "fre 12. aug"),
     ("es", "30 May – 1 June 2026", "30 de mayo – 1 de junio de 2026"),
     ("fr", "1 May 2026", "1er mai 2026"),
     ("sv", "9 May 2026", "9 maj 2026")],
)  # fmt: skip
def test_dates_are_written_as_people_write_them(language: str, date: str, said: str) -> None:
    assert SpokenWords(language, comma=True).each(date) == said


@pytest.mark.parametrize(
    ("language", "country", "mark"), [("de", "AUT", "12,34"), ("de", "SUI", "12.34"),
                                      ("es", "ESP", "12,34"), ("es", "MEX", "12.34"),
                                      ("en", "NOR", "12.34")],
)  # fmt: skip
def test_marks_have_a_comma_where_people_read_one(
    meetc: Meetc, language: str, country: str, mark: str
) -> None:
    folder = site(meetc, f"""meet "Spring"
  slug spring
  country {country}
  language {language}
  date 2026-05-09
athlete 1 "Ada Ashdown" F
athlete 2 "Bea Birk" F
event T01 100 "100m" F
final official wind=+1.5
  1 12.34
event F01 HJ "High Jump" F
heights 1.20 1.25
final official
  1 o xxx
  2 xo xxx
""")  # fmt: skip
    page = words_of(folder / "events" / "T01.html")
    assert f"Ada Ashdown 1 {mark}" in page or f" {mark}" in page
    assert ("+1,5" in page) == ("," in mark)
    high = (folder / "events" / "F01.html").read_text(encoding="utf-8")
    assert f">1{mark[2]}20<" in high
    assert '<svg class="bars"' in high
    assert b"12.34" in (folder / "results.csv").read_bytes()
    assert b"12.34" in (folder / "results.json").read_bytes()


FIELD = """athlete 1 "Ada Example" F
athlete 2 "Bea Example" F
event F01 LJ "Weitsprung" F rounds=2,1 {}
  heat 1 official
    1 6.10
  heat 2 official
    2 5.90
"""


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        (
            "qualifying_performance=6.00 qual_fastest_losers=2",
            ["6,10; die Norm ist 6,00", "Platz 2 von allen; die besten 2 kommen weiter"],
        ),
        (
            "qual_by_place=1",
            [f"Platz 1 in Gruppe {n}; Platz 1 kommt weiter" for n in (1, 2)],
        ),
        (
            "qual_by_place=2",
            [f"Platz 1 in Gruppe {n}; die ersten 2 kommen weiter" for n in (1, 2)],
        ),
        (
            "qual_fastest_losers=2 qual_by_place=0",
            [f"Platz {n} von allen; die besten 2 kommen weiter" for n in (1, 2)],
        ),
    ],
)
def test_why_one_goes_on_in_the_field_is_said_in_the_language(
    meetc: Meetc, fields: str, reasons: list[str]
) -> None:
    """ "6.10; the standard is 6.00" stood on a German page."""
    meet = MEET.replace("GBR", "GER") + FIELD.format(fields)
    page = (site(meetc, meet) / "events/F01.html").read_text(encoding="utf-8")
    said = re.findall(r'<abbr class="flag" title="([^"]*)">[Qq]<', page)
    assert sorted(set(said)) == sorted(reasons)


@pytest.mark.parametrize("language", ["de", "nb", "sv", "fr", "es", "nl"])
@pytest.mark.parametrize(
    "reason",
    [
        "62.30; the standard is 62.00",
        "place 3 of all; the best 12 go on",
        "place 3 of all, among the best others of all groups",
        "place 1 of group 2; the first goes on",
        "place 2 of group 2; the first 3 go on",
        "place 1 of heat 2; the first goes on",
        "place 2 of heat 2; the first 3 go on",
        "equal by hand for the last place, and there is room for all",
        "equal to the second for the last place, and there is room for all",
    ],
)
def test_no_reason_of_going_on_is_left_in_english(language: str, reason: str) -> None:
    said = SpokenWords(language, True).sentence(reason)
    assert not {"the", "first", "best", "others", "room"} & set(re.findall(r"\w+", said))
    numbers = re.findall(r"\d+(?:\.\d+)?", reason)
    assert [number.replace(".", ",") in said for number in numbers] == [True] * len(numbers)


def test_a_colon_has_its_space_in_french(meetc: Meetc) -> None:
    text = (EXAMPLES / "match.meet").read_text(encoding="utf-8")
    folder = site(meetc, re.sub(r"country +\w+", "country FRA", text, count=1))
    assert "Programme\u00a0: samedi" in (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Team race:"), ("de", "Mannschaftswertung:"), ("nb", "Lagkonkurranse:"),
     ("sv", "Lagtävling:"), ("fr", "Classement par équipes\u00a0:"),
     ("es", "Clasificación por equipos:"), ("nl", "Ploegenklassement:")],
)  # fmt: skip
def test_a_team_race_is_called_one(meetc: Meetc, language: str, said: str) -> None:
    """Cross-country teams stood under "Team scores", beside those of a match."""
    text = MEET.replace("GBR", f"GBR language={language}") + 'team A "Alpha"\nteam B "Beta"\n'
    text += "".join(f'athlete {n} "N" "{"ABCD"[n % 4]}" F {"AB"[n % 2]}\n' for n in range(1, 5))
    text += 'event X01 4KXC "Cross" F team_race=2\n  final official\n'
    folder = site(meetc, text + "".join(f"    {n} 12:0{n}\n" for n in range(1, 5)))
    assert meetc("build", "spring.meet", "--target", "print", "-o", "p.html").code == 0
    for page in (folder / "index.html", folder / "teams.html", meetc.folder / "p.html"):
        shown = page.read_text(encoding="utf-8")
        assert (page.name, f"{said} Cross" in shown) == (page.name, True)
        assert language in ("de", "fr") or table()[language]["Team scores"] not in shown


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
