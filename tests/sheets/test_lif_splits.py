"""Reaction times and splits of photo finish are kept, shown, and sent nowhere."""

from __future__ import annotations

import csv
import json

import meetc as library
from tests.conftest import MEET, Meetc
from tests.sheets.test_lif_files import PEOPLE, compiled

TEXT = 'event T01 800 "800 metres Women" F\n  final\n    1 lane=3\n    2 lane=4\n    3 lane=5\n'
FILE = (
    "T01,1,1,800 metres Women,,,,,,800,14:02:11.2875\n"
    '1,1,3,,,,2:11.816,,2:11.816,0.162,"1:03.106 (1:03.106),2:11.816 (1:08.710)",14:02:11.29\n'
    '2,2,4,,,,"2:12,951",,"1,135","0,171","1:03,207 (1:03,207),2:12,951 (1:09,744)"\n'
    "DNF,3,5,,,,,,,-0.050,1:04.001\n"
)


def test_they_are_kept_and_sent_nowhere() -> None:
    done = compiled(("T01-1-01.lif", FILE), text=TEXT)
    assert [d.message for d in done.diagnostics] == []
    rows = done.meet.events[0].units[0].rows
    assert [(row.unsent["reaction"], row.unsent["split_times"]) for row in rows] == [
        ("0.162", ["1:03.106", "2:11.816"]),
        ("0.171", ["1:03.207", "2:12.951"]),
        ("-0.050", ["1:04.001"]),
    ]
    sent = json.dumps(library.payload(done.meet))
    assert "1:03" not in sent
    assert "reaction" not in sent
    assert "split" not in sent


def test_pages_results_json_and_csv_show_them(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + PEOPLE + TEXT)
    meetc.write("lynx/T01-1-01.lif", FILE)
    assert meetc("build", "m.meet", "--target", "html", "-o", "site").code == 0
    page = (meetc.folder / "site/events/T01.html").read_text(encoding="utf-8")
    assert "reaction 0.162 splits 1:03.106, 2:11.816" in page
    row = json.loads((meetc.folder / "site/results.json").read_text())["events"][0]["rounds"][0]
    first = row["units"][0]["rows"][0]
    assert (first["reaction"], first["splits"]) == ("0.162", ["1:03.106", "2:11.816"])
    assert meetc("build", "m.meet", "--target", "csv").code == 0
    with (meetc.folder / "m-results.csv").open(encoding="utf-8-sig") as file:
        second = list(csv.DictReader(file))[1]
    assert (second["reaction"], second["splits"]) == ("0.171", "1:03.207; 2:12.951")


def test_splits_of_the_service_are_shown_with_their_distance(meetc: Meetc) -> None:
    split = '[{"distance":400,"elapsed_time":"1:03.11","lap_time":"1:03.11"}]'
    text = TEXT.replace("1 lane=3", f"1 2:11.82 lane=3 splits={split}")
    meetc.write("m.meet", MEET + PEOPLE + text)
    assert meetc("build", "m.meet", "--target", "html", "-o", "site").code == 0
    assert "splits 400 m 1:03.11" in (meetc.folder / "site/events/T01.html").read_text(
        encoding="utf-8"
    )
