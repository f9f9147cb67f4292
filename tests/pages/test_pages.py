"""`meetc build --target html`: the static site of a meet."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from syrupy.assertion import SnapshotAssertion

from bench.meets import EVERYDAY, SEASON, make
from meetc.emit.file_names import file_names
from meetc.emit.site import Site
from meetc.emit.view.view import view
from meetc.pipeline import compile
from tests.conftest import EXAMPLES, MEET, Meetc

RELAY = """\
team AAA "Alpha Athletics"
athlete 1 "Ada Example" F AAA
athlete 2 "Bea Sample" F AAA
event T01 4x100 "Relay" F
  squad AAA-A "Alpha A" 1 2
  final official
    AAA-A  50.00  runners=2,1
    BBB    DQ     note="TR 24.7"
"""


def site(meetc: Meetc, text: str | bytes, *options: str) -> Path:
    """The folder of the site of a meet."""
    meetc.write("spring.meet", text)
    ran = meetc("build", "--target", "html", "spring.meet", *options)
    assert (ran.code, ran.out) == (0, "wrote spring/\n"), ran.err
    return meetc.folder / "spring"


def example(meetc: Meetc, name: str) -> Path:
    return site(meetc, (EXAMPLES / f"{name}.meet").read_bytes())


def main_of(page: Path) -> str:
    """What a page says, from <main> to </main>."""
    text = page.read_text(encoding="utf-8")
    return text[text.index("<main") : text.index("</main>") + 8] + "\n"


def words_of(page: Path) -> str:
    """The text of a page as it is read on a wide screen, blanks folded."""
    text = re.sub(r'<span class="brief">[^<]*</span>', "", main_of(page))
    text = re.sub(r'<span class="line".*?</span>', "", text)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


class Page(HTMLParser):
    """The addresses and the anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: list[str] = []
        self.headings: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value is not None:
                self.addresses.append(value)
            if name == "id" and value is not None:
                self.anchors.append(value)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


def pages_of(folder: Path) -> dict[str, Page]:
    return {
        path.relative_to(folder).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.html")
    }


def check_links(folder: Path) -> None:
    """Every address leads to a file of the site, and every anchor to a place on it."""
    pages = pages_of(folder)
    for name, page in pages.items():
        assert len(page.anchors) == len(set(page.anchors)), name
        for address in page.addresses:
            if address.startswith("data:"):
                continue
            path, anchor = urldefrag(address)
            target = (folder / name).parent / unquote(path) if path else folder / name
            assert target.is_file(), f"{name} leads to {address}"
            there = target.resolve().relative_to(folder.resolve()).as_posix()
            assert not anchor or anchor in pages[there].anchors, f"{name} leads to {address}"


@pytest.mark.parametrize("name", ["spring", "triathlon", "championship", "setup-only", "match"])
def test_every_link_leads_somewhere_on_the_site(meetc: Meetc, name: str) -> None:
    folder = example(meetc, name)
    check_links(folder)
    for page, parsed in pages_of(folder).items():
        steps = [b - a for a, b in zip([0, *parsed.headings], parsed.headings, strict=False)]
        assert parsed.headings.count(1) == 1, page
        assert all(step <= 1 for step in steps), page


GOLDEN = """index events events/T08 events/T22 events/F04 events/F06 events/T18
athletes/426 teams/COR""".split()


@pytest.mark.parametrize("page", GOLDEN)
def test_pages_of_spring(meetc: Meetc, page: str, snapshot: SnapshotAssertion) -> None:
    assert main_of(example(meetc, "spring") / f"{page}.html") == snapshot


def test_a_combined_event_has_its_parts_side_by_side(
    meetc: Meetc, snapshot: SnapshotAssertion
) -> None:
    assert main_of(example(meetc, "triathlon") / "events" / "M01.html") == snapshot


def test_a_relay_names_who_ran(meetc: Meetc) -> None:
    folder = site(meetc, MEET + RELAY)
    words = words_of(folder / "events" / "T01.html")
    assert "1 AAA-A Alpha A Alpha Athletics Bea Sample , Ada Example 50.00" in words
    assert "BBB BBB TR 24.7 DQ" in words
    assert "1 Relay for Alpha A 50.00" in words_of(folder / "athletes" / "1.html")


def test_how_far_a_result_is(meetc: Meetc) -> None:
    text = MEET + "".join(
        f'event T0{n} 10{n}00 "Race {n}" F\n  final {word}\n    1 {mark}\n'
        for n, (word, mark) in enumerate(
            [
                ("official", "40:00.0"),
                ("provisional", "40:00.0"),
                ("in_progress", "40:00.0"),
                ("", ""),
            ]
        )
    )
    folder = site(meetc, text)
    for number, said in enumerate(["Official", "Provisional", "In progress", "Start list"]):
        assert said in words_of(folder / "events" / f"T0{number}.html")


def test_entries_stand_in_until_there_is_a_start_list(meetc: Meetc) -> None:
    text = (
        MEET
        + 'athlete 7 "Ada Example" F\nevent F01 LJ "Long" F at=10:30\n  enter 7 qp=5.10 pb=5.40\n'
    )
    folder = site(meetc, text)
    assert "Entries 1 entered Bib Athlete Best 7 Ada Example 5.10 PB 5.40" in words_of(
        folder / "events" / "F01.html"
    )
    assert "Long 10:30" in words_of(folder / "athletes" / "7.html")


def test_local_names_are_shown(meetc: Meetc) -> None:
    text = (
        'meet "Open" slug=o country=JPN date=2026-05-09 name_local="春の大会"\n'
        'team T "Tigers" team_name_local="虎"\n'
        'athlete 1 "Ai Mori" F T first_name_local="愛" last_name_local="森"\n'
        'event T01 100 "100 m" F name_local="百米"\n  final\n    1 12.00\n'
    )
    folder = site(meetc, text)
    page = (folder / "events" / "T01.html").read_text(encoding="utf-8")
    for local in ("春の大会", "百米", "愛 森"):
        assert f">{local}</bdi>" in page
    assert "虎" in (folder / "teams" / "T.html").read_text(encoding="utf-8")
    assert "Ai Mori 愛 森" in (folder / "search-1.js").read_text(encoding="utf-8")


PRIVATE = """\
meet "Open" slug=o country=GBR date=2026-05-09 contact_details="Ring Ann, ann@private.example"
  basic_description "Ask bob@private.example or come"
  extra.email       "carl@private.example"
team T "Tigers" extra.email="dora@private.example"
athlete 1 "Ada Example" F 2001-03-21 T national_id=LIC-4711 extra.email="ada@private.example" extra.date_of_birth_2="2001-03-21"
event T01 100 "100 m" F extra.note="2001-03-21"
  enter 1 extra.mail="ada@private.example"
  final official extra.mail="ada@private.example"
    1 12.00 note="ada@private.example PB" extra.national_id="LIC-4711"
"""  # noqa: E501
SECRETS = ("2001-03-21", "LIC-4711", "@private.example", "21 March 2001")


def everything(folder: Path) -> str:
    return "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file())


def test_nothing_private_is_public(meetc: Meetc) -> None:
    text = everything(site(meetc, PRIVATE))
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Ada Example" in text
    assert "Ring Ann<" in text
    meetc("build", "--target", "print", "spring.meet")
    paper = (meetc.folder / "spring.print.html").read_text(encoding="utf-8")
    assert [secret for secret in SECRETS if secret in paper] == []
    assert "Ada Example" in paper


def test_full_privacy_shows_what_officials_need(meetc: Meetc) -> None:
    folder = site(meetc, PRIVATE, "--privacy", "full")
    assert "Born 2001-03-21 Licence LIC-4711" in words_of(folder / "athletes" / "1.html")
    assert "ann@private.example" in words_of(folder / "index.html")


ODD = """\
meet "<script>alert(1)</script>" slug=o country=GBR date=2026-05-09
team "A/B" "A & B <b>"
team "a-b" "Other"
athlete "../../x" "Ada \\"<i>\\"" F team_id="A/B"
athlete "CON" "Bea Sample" F
athlete "con" "Cleo Sample" F
athlete "愛" "Dot Sample" F
athlete "#?%" "Eva Sample" F
event "É1" 100 "100 <m>" F
  final official
    "../../x" 12.00 note="</td>"
    "CON" 12.01
    "con" 12.02
    "愛" 12.03
    "#?%" 12.04
    nobody-declared 12.05
""".replace("    nobody-declared", '    "nobody/declared"')


def test_any_id_and_any_text_makes_sound_pages(meetc: Meetc) -> None:
    folder = site(meetc, ODD)
    check_links(folder)
    text = "".join(page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))
    assert "<script>alert" not in text
    assert "<i>" not in text
    names = [path.name.casefold() for path in (folder / "athletes").iterdir()]
    assert len(names) == len(set(names)) == 5
    assert not {"con.html", "nul.html"} & set(names)
    assert all(re.fullmatch(r"[a-z0-9_.-]+", name) for name in names)


def test_file_names_keep_what_is_plain() -> None:
    assert file_names(["T01", "t01", "U17F800", "a b", "a-b", "a-b-2", "", "é", "Nul"]) == {
        "T01": "T01", "t01": "t01-2", "U17F800": "U17F800", "a b": "a-b", "a-b": "a-b-2",
        "a-b-2": "a-b-2-2", "": "id", "é": "e", "Nul": "Nul-",
    }  # fmt: skip


def test_an_empty_meet_has_its_pages(meetc: Meetc) -> None:
    folder = site(meetc, MEET)
    check_links(folder)
    assert "No programme yet." in words_of(folder / "index.html")
    assert "No events yet." in words_of(folder / "events.html")


def test_a_season_has_small_pages() -> None:
    pages = Site(view(compile(make(SEASON)).meet)).pages
    made = {path: make_one() for path, make_one in pages.items()}
    largest = max((path for path in made if path.endswith(".html")), key=lambda p: len(made[p]))
    assert len(made[largest]) < 200_000, largest
    assert len(made) > SEASON.athletes + SEASON.events
    lists = [page for path, page in made.items() if re.fullmatch(r"athletes(-\d)?.html", path)]
    assert len(lists) == 5
    assert sum(page.count(b'href="athletes/') for page in lists) == SEASON.athletes


def test_the_same_meet_gives_the_same_bytes(meetc: Meetc) -> None:
    meetc.write("a.meet", make(EVERYDAY))
    for seed in ("1", "2"):
        for target in ("html", "print"):
            ran = meetc.process("build", "--target", target, "a.meet", "-o", f"{target}{seed}",
                                PYTHONHASHSEED=seed)  # fmt: skip
            assert ran.code == 0
    folders = [meetc.folder / f"html{seed}" for seed in "12"]
    contents = [
        {p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*") if p.is_file()}
        for f in folders
    ]
    assert contents[0] == contents[1]
    assert (meetc.folder / "print1").read_bytes() == (meetc.folder / "print2").read_bytes()


def test_a_new_build_takes_away_what_the_last_one_left(meetc: Meetc) -> None:
    folder = site(meetc, MEET + 'event T01 100 "100" F\nathlete 1 "Ada Example" F\n')
    (folder / "mine.txt").write_text("kept")
    before = (folder / "style.css").stat().st_mtime_ns
    assert (folder / "events" / "T01.html").exists()
    site(meetc, MEET + 'event T02 100 "100" F\n')
    assert not (folder / "events" / "T01.html").exists()
    assert not (folder / "athletes").exists()
    assert (folder / "events" / "T02.html").exists()
    assert (folder / "mine.txt").read_text() == "kept"
    assert (folder / "style.css").stat().st_mtime_ns == before
    listed = json.loads((folder / "meetc-files.json").read_text())["files"]
    assert {"index.html", "events/T02.html"} <= set(listed)
    assert not list(folder.rglob("*.tmp"))


def test_files_of_others_are_never_replaced_or_deleted(meetc: Meetc) -> None:
    meetc.write("spring.meet", MEET)
    meetc.write("spring/index.html", "mine")
    ran = meetc("build", "--target", "html", "spring.meet")
    assert ran.code == 2
    assert "spring/index.html is there already, and no build of meetc wrote it" in ran.err
    assert (meetc.folder / "spring" / "index.html").read_text() == "mine"
    assert [p.name for p in (meetc.folder / "spring").iterdir()] == ["index.html"]
    victim = meetc.write("victim.html", "mine")
    manifests = ('{"files": ["../victim.html"]}', '{"files": ["/etc/passwd", 3, null]}',
                 '{"files": 7}', "[]", "\x00", "[" * 100_000)  # fmt: skip
    for number, manifest in enumerate(manifests):
        meetc.write(f"site{number}/meetc-files.json", manifest)
        assert meetc("build", "--target", "html", "spring.meet", "-o", f"site{number}").code == 0
    assert victim.read_text() == "mine"


def test_where_sites_go(meetc: Meetc) -> None:
    meetc.write("a.meet", MEET)
    meetc.write("june/b.meet", MEET)
    html = ("build", "--target", "html")
    assert meetc(*html, "a.meet", "-o", "site").out == "wrote site/\n"
    assert meetc(*html, "a.meet", "-o", "site").out == "wrote site/\n"
    assert (
        meetc(*html, "a.meet", "june/b.meet", "-o", "both").out == "wrote both/a/\nwrote both/b/\n"
    )
    assert meetc(*html, "june").out == "wrote june/b/\n"
    assert meetc(*html, "-", "-o", "from-stdin", stdin=MEET).out == "wrote from-stdin/\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.meet", "-o", "-"], "a site is many files"),
        (["-"], "a site is many files"),
        (["a.meet", "-o", "file"], "file cannot be written"),
        (["bare"], "bare is the meet itself"),
        (["a.meet", "-o", "a.meet"], "a.meet is the meet itself"),
        (["a.meet", "--template", "x.j2"], "--template is a target of its own"),
    ],
)
def test_wrong_calls_exit_2(meetc: Meetc, arguments: list[str], message: str) -> None:
    for name in ("a.meet", "bare", "file"):
        meetc.write(name, MEET)
    ran = meetc("build", "--target", "html", *arguments, stdin=MEET)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_meet_with_errors_leaves_its_site(meetc: Meetc) -> None:
    folder = site(meetc, MEET)
    before = everything(folder)
    meetc.write("spring.meet", MEET + "event T01 100m F\n")
    assert meetc("build", "--target", "html", "spring.meet").code == 1
    assert everything(folder) == before


def test_opentrack_needs_no_templates(meetc: Meetc) -> None:
    """The everyday build loads neither jinja2 nor the view."""
    import subprocess
    import sys

    from tests.conftest import ROOT

    meetc.write("a.meet", MEET)
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from meetc.cli.app import app\n"
        "try: app(['build', 'a.meet'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('jinja2', 'starlette', 'meetc.emit.view.view') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=meetc.folder, check=True
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_table_has_no_column_with_nothing_in_it(meetc: Meetc) -> None:
    """A start list without bests has no column for them, marks without trials none for those."""
    folder = site(
        meetc,
        MEET + 'athlete 1 "Ada Example" F\nevent F01 LJ F\n  final\n    1 performance=5.51\n'
        "event F02 HJ F\n  final\n    heights 1.50 1.55\n    1\n",
    )
    assert "Final Pl. Bib Athlete Best 1 1 Ada Example 5.51 What" in words_of(
        folder / "events" / "F01.html"
    )
    assert "Final Bib Athlete 1 Ada Example Heights: 1.50, 1.55 Previous event" in words_of(
        folder / "events" / "F02.html"
    )


def test_the_list_of_events_names_who_leads_a_combined_event(meetc: Meetc) -> None:
    events = words_of(example(meetc, "triathlon") / "events.html")
    meet = view(compile((EXAMPLES / "triathlon.meet").read_bytes()).meet)
    line = next(event.standing[0] for event in meet.events if event.combined)
    assert f"{line.who.name} {line.total}" in events


def test_an_athlete_of_the_country_of_the_meet_has_no_nation_beside_the_name(meetc: Meetc) -> None:
    folder = site(
        meetc,
        MEET + 'athlete 1 "A B" F nationality=GBR\nathlete 2 "C D" F nationality=NOR\n',
    )
    assert "GBR" not in words_of(folder / "athletes" / "1.html")
    assert "NOR" in words_of(folder / "athletes" / "2.html")


def test_the_site_of_another_meet_is_never_replaced(meetc: Meetc) -> None:
    meetc.write("one.meet", MEET + 'event T01 100 "100 m" F\n')
    meetc.write(
        "two.meet", MEET.replace("slug=spring", "slug=summer") + 'event T02 200 "200 m" F\n'
    )
    assert meetc("build", "--target", "html", "one.meet", "-o", "site/").code == 0
    before = {path: path.read_bytes() for path in (meetc.folder / "site").rglob("*.*")}
    ran = meetc("build", "--target", "html", "two.meet", "-o", "site/")
    assert (ran.code, ran.out) == (2, "")
    assert "site has the site of 2026/GBR/spring, and this is 2026/GBR/summer; -o names" in ran.err
    assert {path: path.read_bytes() for path in (meetc.folder / "site").rglob("*.*")} == before
    assert meetc("build", "--target", "html", "one.meet", "-o", "site/").code == 0
    manifest = meetc.folder / "site" / "meetc-files.json"
    kept = json.loads(manifest.read_text())
    del kept["meet"]  # as an earlier meetc has written it
    manifest.write_text(json.dumps(kept))
    assert meetc("build", "--target", "html", "one.meet", "-o", "site/").code == 0


def test_several_meets_never_go_into_one_file(meetc: Meetc) -> None:
    for name in ("one", "two"):
        meetc.write(f"{name}.meet", MEET)
    ran = meetc("build", "one.meet", "two.meet", "-o", "all.json")
    assert (ran.code, ran.err) == (2, "meetc: all.json names one file, and there are 2 meets\n")
    assert not (meetc.folder / "all.json").exists()
    assert meetc("build", "one.meet", "two.meet", "-o", "all.json/").code == 0
