"""`--target lynx`: what photo finish reads of a meet."""

from __future__ import annotations

from tests.conftest import MEET, Meetc

PEOPLE = """
team KIN "Kingsmeadow, Harriers"
athlete 1 "Ada Example" F KIN
athlete 2 "Zoë" "Łucka, Lu" F
athlete _new "Not Numbered" F
athlete 10 "Cleo" "van Test" F
"""
EVENTS = """
event T02 100 "100 metres Women" F rounds=2,1 at=11:00,09:30
  heat 1
    10 lane=3
    2 lane=2
    _new lane=4
event F01 LJ "Long Jump" F
event T01 800 "800 metres" F at=10:15
event R01 4x100 "Relay" F
  squad KIN-A
  final
    KIN-A lane=5
"""
EVT = """\
T02,1,1,100 metres Women heat 1,,,,,,100
,2,2,"Lucka, Lu",Zoë
,10,3,van Test,Cleo
,,4,Numbered,Not
T02,1,2,100 metres Women heat 2,,,,,,100
T02,2,1,100 metres Women final,,,,,,100
T01,1,1,800 metres,,,,,,800
R01,1,1,Relay,,,,,,400
,KIN-A,5,"Kingsmeadow, Harriers",,KIN
"""
PPL = """\
1,Example,Ada,"Kingsmeadow, Harriers"
2,"Lucka, Lu",Zoë
10,van Test,Cleo
"""
SCH = "T02,2,1\nT01,1,1\nT02,1,1\nT02,1,2\nR01,1,1\n"


def below_its_comment(meetc: Meetc, name: str) -> str:
    """A file that was written, its line ends as ours, without the comment above it."""
    text = (meetc.folder / "lynx" / name).read_bytes().decode("cp1252")
    assert text.count("\n") == text.count("\r\n")
    comment, _, below = text.replace("\r\n", "\n").partition("\n")
    assert comment.startswith(f"; {name}")
    return below


def test_three_files_for_photo_finish(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + PEOPLE + EVENTS)
    ran = meetc("build", "m.meet", "--target", "lynx")
    assert (ran.code, ran.out) == (0, "wrote lynx/\n")
    told = "lynx: 2 is Zoë Lucka, Lu in the files, not Zoë Łucka, Lu: cp1252 has no Ł\n"
    assert told in ran.err
    assert below_its_comment(meetc, "lynx.evt") == EVT
    assert below_its_comment(meetc, "lynx.ppl") == PPL
    assert below_its_comment(meetc, "lynx.sch") == SCH
    assert meetc("verify", "lynx", "m.meet").code == 0


def test_results_that_come_in_change_no_number_and_no_order(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + PEOPLE + EVENTS)
    meetc("build", "m.meet", "--target", "lynx")
    before = (meetc.folder / "lynx/lynx.evt").read_bytes()
    heat = "T02,1,1,,+0.1\n1,10,3,,,,12.001\n2,2,2,,,,12.002\nDNS,,4,,,,\n"
    meetc.write("lynx/T02-1-01.lif", heat)
    meetc.write("m.meet", MEET + 'results from "lynx/*.lif"\n' + PEOPLE + EVENTS)
    assert meetc("build", "m.meet", "--target", "lynx").code == 0
    assert (meetc.folder / "lynx/lynx.evt").read_bytes() == before
    assert (meetc.folder / "lynx/T02-1-01.lif").read_text() == heat


def test_names_of_minors_are_whole_for_the_timing_computer_and_that_is_said(meetc: Meetc) -> None:
    young = PEOPLE.replace('Example" F', 'Example" F 2012-03-01')
    meetc.write("m.meet", MEET + "minors initials\n" + young + EVENTS)
    ran = meetc("build", "m.meet", "--target", "lynx")
    told = "the files have the full name of 1 athlete under 18, for the timing computer and its"
    assert told in ran.err
    assert below_its_comment(meetc, "lynx.ppl") == PPL
    assert "under 18" not in meetc("build", "m.meet", "--target", "csv").err
    meetc.write("m.meet", MEET + young + EVENTS)
    assert "under 18" not in meetc("build", "m.meet", "--target", "lynx").err


def test_files_of_another_program_are_not_replaced(meetc: Meetc) -> None:
    meetc.write("m.meet", MEET + PEOPLE + EVENTS)
    meetc.write("lynx/lynx.evt", "1,1,1,Somebody else's\n")
    ran = meetc("build", "m.meet", "--target", "lynx")
    assert ran.code == 2
    assert "lynx/lynx.evt is there already" in ran.err
    assert (meetc.folder / "lynx/lynx.evt").read_text() == "1,1,1,Somebody else's\n"
