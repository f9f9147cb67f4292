"""What lists call events, classes, rounds and heats, in the languages they come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import meetc as library
from meetc.sheets.cell_words import discipline_words, tokens
from meetc.sheets.class_words import AGES, GENDERS
from meetc.sheets.discipline_words import KINDS_OF_RACE, UNITS
from meetc.sheets.named_class import Age, NamedClass
from meetc.sheets.named_event import class_in, named
from meetc.sheets.named_unit import NamedUnit, unit_in
from tests.conftest import MEET

CODES = (
    *("60", "100", "200", "400", "800", "1000", "1500", "5000", "10000", "MILE", "MAR", "HM", "XC"),
    *("60H", "80H", "100H", "110H", "400H", "3000SC", "2000SC", "5000W", "10KW", "20KW", "1HR"),
    *("4x100", "4x400", "4x60", "4x75", "LJ", "TJ", "HJ", "PV", "SLJ", "SP", "DT", "HT", "JT"),
    *("BT", "TRI", "PEN", "HEP", "DEC", "10K"),
)
"""An event of each code, whose id is its number in the list."""

NAMES = {
    "English": {
        "60": "60m Dash", "100": "100m|100 metres|100 M|100 metre sprint", "200": "200 Metres",
        "400": "400m", "800": "800 metres run|800m", "1500": "1500m|1,500m|1 500 m",
        "5000": "5000m|5,000m", "10000": "10,000m|10 000 metres|10000m|10000m Track",
        "MILE": "1 Mile|Mile|One Mile",
        "3000SC": "3000m Steeplechase|3000m S/C|3,000m steeple|3000mSC",
        "110H": "110m Hurdles|110mH|110 H|110 mH|110 metres hurdles",
        "100H": "100mH|100m Hurdles|100 Hurdles",
        "400H": "400m Hurdles|400mH", "4x100": "4x100m Relay|4 x 100 m|4x100|Relay 4x100|4X100M",
        "4x400": "4 x 400m|4x400m relay", "LJ": "Long Jump|LONG JUMP|Long-Jump|long",
        "TJ": "Triple Jump", "HJ": "High Jump", "PV": "Pole Vault|Polevault",
        "SP": "Shot Put|Shot|Shotput", "DT": "Discus Throw|Discus", "HT": "Hammer Throw|Hammer",
        "JT": "Javelin|Javelin Throw|JT", "DEC": "Decathlon", "HEP": "Heptathlon",
        "20KW": "20km Race Walk|20 km Walk", "5000W": "5000m Walk|5000m race walking",
        "HM": "Half Marathon", "MAR": "Marathon", "XC": "Cross Country", "PEN": "Pentathlon",
        "1HR": "1 hour", "10K": "10km|10 km road|10K", "BT": "Ball Throw",
    },
    "German": {
        "100": "100 m|100m Lauf|100 Meter", "1500": "1.500 m", "10000": "10.000 m|10.000m",
        "80H": "80 m Hürden|80m Hü|80m Huerden", "110H": "110 m Hürden|110m Hürdenlauf",
        "60H": "Hürden 60m|60 m Hürden", "400H": "400 m Hürden",
        "3000SC": "3000 m Hindernis|3.000 m Hindernislauf|3000m Hi.",
        "4x100": "4 x 100 m|4x100 m Staffel|4×100m", "4x75": "Staffel 4x75m",
        "LJ": "Weitsprung|Weit|Weit-Sprung", "TJ": "Dreisprung|Drei", "HJ": "Hochsprung|Hoch",
        "PV": "Stabhochsprung|Stabhoch|Stab", "SP": "Kugelstoßen|Kugelstoß|Kugel|Kugelstossen",
        "DT": "Diskuswurf|Diskus|Diskuswerfen", "HT": "Hammerwurf|Hammer",
        "JT": "Speerwurf|Speer|Speerwerfen", "BT": "Ballwurf|Schlagball|Schlagballwurf",
        "DEC": "Zehnkampf|10-Kampf|Zehn-Kampf", "HEP": "Siebenkampf|7-Kampf", "PEN": "Fünfkampf",
        "TRI": "Dreikampf",
        "10KW": "10 km Gehen|10km Straßengehen", "5000W": "5000 m Bahngehen",
        "HM": "Halbmarathon", "MAR": "Marathon", "1HR": "Stundenlauf|1 Stunde",
        "10K": "10 km Straßenlauf", "XC": "Crosslauf",
    },
    "Norwegian": {
        "60": "60 meter|60m", "100": "100 meter|100 m slett", "10000": "10 000 meter",
        "60H": "60 meter hekk|60m hk", "80H": "80 meter hekk", "100H": "100 m hekk",
        "400H": "400m hekk", "3000SC": "3000 m hinder|3000 meter hinderløp",
        "2000SC": "2000 m hinder", "4x100": "4 x 100 meter stafett", "4x60": "4x60m|4x60 meter",
        "LJ": "Lengde|Lengdehopp", "SLJ": "Lengde uten tilløp|Lengde u.t.", "TJ": "Tresteg",
        "HJ": "Høyde|Høydehopp|Høgde|hoyde", "PV": "Stav|Stavsprang|Stangenhøyde",
        "SP": "Kule|Kulestøt", "DT": "Diskos|Diskoskast", "HT": "Slegge|Sleggekast",
        "JT": "Spyd|Spydkast", "BT": "Liten ball|Kast med liten ball", "DEC": "Tikamp|10 kamp",
        "HEP": "Sjukamp|Syvkamp|7-kamp|7kamp", "PEN": "Femkamp|5-kamp|5 kamp",
        "5000W": "Kappgang 5000m|5000 m kappgang",
        "MAR": "Maraton", "HM": "Halvmaraton", "XC": "Terrengløp",
    },
    "French": {
        "100": "100 m|100 mètres|100m plat", "1500": "1 500 m", "10000": "10 000 m",
        "100H": "100 m haies|100m haies", "110H": "110m haies", "400H": "400 m haies|400m Haies",
        "3000SC": "3000 m steeple|3 000 m steeple", "LJ": "Saut en longueur|Longueur",
        "TJ": "Triple saut", "HJ": "Saut en hauteur|Hauteur", "PV": "Saut à la perche|Perche",
        "SP": "Lancer du poids|Poids|Lancer de poids", "DT": "Lancer du disque|Disque",
        "HT": "Marteau|Lancer du marteau", "JT": "Javelot|Lancer du javelot", "DEC": "Décathlon",
        "HEP": "Heptathlon", "TRI": "Triathlon", "4x100": "Relais 4x100 m|4 x 100 m|4x100m relais",
        "5000W": "Marche 5000 m|5000m marche", "10KW": "10 km marche", "MAR": "Marathon",
        "HM": "Semi-marathon", "XC": "Cross", "MILE": "Mile",
    },
    "Swedish": {
        "100": "100 m", "60H": "60 m häck|Häck 60m", "400H": "400 m häck",
        "3000SC": "3000 m hinder",
        "4x100": "4x100 m stafett", "LJ": "Längd|Längdhopp", "TJ": "Tresteg", "HJ": "Höjd|Höjdhopp",
        "PV": "Stav|Stavhopp", "SP": "Kula|Kulstötning", "DT": "Diskus", "HT": "Slägga",
        "JT": "Spjut|Spjutkastning", "BT": "Boll", "DEC": "Tiokamp", "HEP": "Sjukamp",
        "5000W": "5000 m gång", "MAR": "Maraton", "SLJ": "Stående längd",
    },
    "Dutch": {
        "100": "100 meter", "60H": "60 m horden", "400H": "400m horden", "3000SC": "3000m steeple",
        "4x100": "4x100m estafette", "LJ": "Verspringen|Ver",
        "TJ": "Hinkstapspringen|Hink-stap-sprong",
        "HJ": "Hoogspringen|Hoog", "PV": "Polsstokhoogspringen|Polshoog", "SP": "Kogelstoten|Kogel",
        "DT": "Discuswerpen", "HT": "Kogelslingeren", "JT": "Speerwerpen", "BT": "Balwerpen",
        "DEC": "Tienkamp", "HEP": "Zevenkamp", "5000W": "5000m snelwandelen",
        "HM": "halve marathon",
    },
    "Spanish": {
        "100": "100 metros|100 metros lisos|100 m.l.", "110H": "110 m vallas|110 metros vallas",
        "400H": "400 m vallas", "3000SC": "3000 m obstáculos|3.000 m obst.",
        "4x100": "Relevo 4x100|4x100 relevos", "LJ": "Salto de longitud|Longitud",
        "TJ": "Triple salto", "HJ": "Salto de altura|Altura", "PV": "Salto con pértiga|Pértiga",
        "SP": "Lanzamiento de peso|Peso", "DT": "Disco|Lanzamiento de disco", "HT": "Martillo",
        "JT": "Jabalina|Lanzamiento de jabalina", "DEC": "Decatlón", "HEP": "Heptatlón",
        "5000W": "5.000 m marcha", "MAR": "Maratón", "HM": "Media maratón",
    },
    "Italian": {
        "60": "60 metri piani|60m", "100": "100 m|100 metri|100 metri piani", "1500": "1500 metri",
        "100H": "100 hs|100m ostacoli|100 ostacoli", "110H": "110 hs|110 metri ostacoli",
        "400H": "400 hs", "3000SC": "3000 siepi|3000 m siepi",
        "5000W": "Marcia 5000 m|Marcia m 5000",
        "10KW": "Marcia 10 km|Marcia km 10", "4x100": "Staffetta 4x100|4x100 metri|4 x 100",
        "LJ": "Salto in lungo|Lungo", "TJ": "Salto triplo|Triplo", "HJ": "Salto in alto|Alto",
        "PV": "Salto con l'asta|Asta|Salto con asta", "SP": "Getto del peso|Peso",
        "DT": "Lancio del disco|Disco", "HT": "Lancio del martello|Martello",
        "JT": "Lancio del giavellotto|Giavellotto", "DEC": "Decathlon", "HEP": "Eptathlon",
        "MAR": "Maratona", "HM": "Mezza maratona|Maratonina", "XC": "Corsa campestre",
    },
    "Polish": {
        "60": "60 m|60 metrów", "100": "100 m|bieg na 100 m|100 metrów|bieg na 100 metrów",
        "100H": "100 m ppł|100 m przez płotki|100 m pł|100m płotki", "110H": "110 m ppł",
        "3000SC": "3000 m z przeszkodami|3000 m prz", "5000W": "chód 5000 m|chód sportowy 5000 m",
        "4x100": "4x100 m|sztafeta 4x100 m|4 x 100 metrów", "LJ": "skok w dal|w dal",
        "TJ": "trójskok", "HJ": "skok wzwyż|wzwyż|Skok wzwyz", "PV": "skok o tyczce|tyczka",
        "SP": "pchnięcie kulą|kula|pchniecie kula", "DT": "rzut dyskiem|dysk",
        "HT": "rzut młotem|młot|rzut mlotem", "JT": "rzut oszczepem|oszczep",
        "DEC": "dziesięciobój|10-bój", "HEP": "siedmiobój", "PEN": "pięciobój",
        "MAR": "maraton", "HM": "półmaraton",
    },
    "Portuguese": {
        "100": "100 metros|100 m rasos", "110H": "110 m barreiras|110 metros barreiras",
        "3000SC": "3000 m obstáculos", "4x100": "Estafeta 4x100|4x100 m estafetas",
        "LJ": "Salto em comprimento|Comprimento", "TJ": "Triplo salto|Salto triplo",
        "HJ": "Salto em altura|Altura", "PV": "Salto com vara|Vara", "DEC": "Decatlo",
        "SP": "Lançamento do peso|Arremesso do peso|Peso", "DT": "Lançamento do disco",
        "HT": "Lançamento do martelo|Martelo", "JT": "Lançamento do dardo|Dardo",
        "HM": "Meia maratona", "5000W": "5000 m marcha",
    },
    "Finnish": {
        "100": "100 m|100 metriä|100 metrin juoksu", "110H": "110 m aidat|110 m aj",
        "100H": "100 m aitajuoksu", "3000SC": "3000 m esteet|3000 m estejuoksu|3000 m estj",
        "4x100": "4x100 m viesti|4 x 100 m", "LJ": "Pituushyppy|Pituus", "TJ": "Kolmiloikka",
        "HJ": "Korkeushyppy|Korkeus", "PV": "Seiväshyppy|Seiväs", "SP": "Kuulantyöntö|Kuula",
        "DT": "Kiekonheitto|Kiekko", "HT": "Moukarinheitto|Moukari", "JT": "Keihäänheitto|Keihäs",
        "DEC": "10-ottelu|Kymmenottelu", "HEP": "7-ottelu", "5000W": "5000 m kävely",
        "XC": "Maastojuoksu",
    },
    "Czech": {
        "100": "100 m|100 metrů|běh na 100 m", "110H": "110 m překážek|110 m př.",
        "3000SC": "3000 m steeplechase", "4x100": "4x100 m|štafeta 4x100 m",
        "LJ": "Skok daleký|Dálka", "TJ": "Trojskok", "HJ": "Skok vysoký|Výška",
        "PV": "Skok o tyči|Tyč", "SP": "Vrh koulí|Koule", "DT": "Hod diskem|Disk",
        "HT": "Hod kladivem|Kladivo", "JT": "Hod oštěpem|Oštěp", "DEC": "Desetiboj",
        "HEP": "Sedmiboj", "5000W": "Chůze 5000 m|5000 m chůze", "HM": "Půlmaraton",
    },
    "Danish": {
        "100": "100 m|100 meter", "100H": "100 m hæk|100 m hækkeløb", "110H": "110m hæk",
        "3000SC": "3000 m forhindringsløb", "4x100": "4x100 m stafet", "LJ": "Længdespring|Længde",
        "TJ": "Trespring", "HJ": "Højdespring|Højde", "PV": "Stangspring", "SP": "Kuglestød|Kugle",
        "DT": "Diskoskast", "HT": "Hammerkast", "JT": "Spydkast", "DEC": "Tikamp",
        "HEP": "Syvkamp", "5000W": "5000 m kapgang",
    },
}  # fmt: skip


def compiled(declared: str, sheet: str) -> library.Compiled:
    text = MEET + declared + 'entries from "e.csv"\n'
    return library.compile(text, path="m.meet", read={"e.csv": sheet.encode()}.__getitem__)


def entered(events: str, rows: list[str], head: str = "Bib;Event") -> list[str]:
    """The event that each row of a list is for, and "" of those that are told."""
    athletes = "".join(f'athlete {n} "A B{n}"\n' for n in range(len(rows)))
    sheet = f"{head};QP\n" + "".join(f"{n};{row};9.99\n" for n, row in enumerate(rows))
    text = MEET + athletes + events + 'entries from "e.csv" add\n'
    done = library.compile(text, path="m.meet", read={"e.csv": sheet.encode()}.__getitem__)
    found = {a.bib: [entry.event_id for entry in a.entries] for a in done.meet.athletes}
    return ["".join(found[str(n)]) for n in range(len(rows))]


@pytest.mark.parametrize("language", NAMES)
def test_every_name_of_a_discipline_is_found(language: str) -> None:
    events = "".join(f"event N{n} {code} MF\n" for n, code in enumerate(CODES))
    wanted = [(name, code) for code, names in NAMES[language].items() for name in names.split("|")]
    ids = entered(events, [name for name, _ in wanted])
    found = [
        (name, CODES[int(id[1:])] if id else "") for (name, _), id in zip(wanted, ids, strict=True)
    ]
    assert found == wanted


YOUTH = """
event M 100 M
event F 100 F
event M18 100 M ages=U18
event F18 100 F ages=U18
event F16 100 F ages=U16
event J13 100 F ages=J13
event F35 100 F ages=W35
event SP4 SP4K F
event SP3 SP3K F ages=U18
event SPM SP7.26K M
event DT1 DT1K F
event DT2 DT2K M
event JT7 JT700 M
event JT5 JT500 F
event H99 110H99.1cm M ages=U20
event H91 110H91.4cm M ages=U18
event XR 4x400 MF
event W5 5000W F
event K5 5K F
event T5 5000 F
"""


@pytest.mark.parametrize(
    ("row", "event"),
    [
        ("100m;Frauen", "F"), ("100m;Men", "M"), ("100m;Kvinner", "F"), ("100m;Menn", "M"),
        ("100m;M", "M"), ("100m;Women", "F"), ("100m;Damer", "F"), ("100m;Herrar", "M"),
        ("100m;Hommes", "M"), ("100m;Vrouwen", "F"), ("100m;Mujeres", "F"),
        ("100m;WJ U16", "F16"), ("100m;WJU16", "F16"), ("100m;weibliche Jugend U16", "F16"),
        ("100m;U16W", "F16"), ("100m;W15", "F16"), ("100m;wJ U18", "F18"), ("100m;U18F", "F18"),
        ("100m;mJ U18", "M18"), ("100m;U18 Men", "M18"), ("100m;Under 18 Girls", "F18"),
        ("100m;U18G", "F18"), ("100m;U18 B", "M18"), ("100m;Jenter 13", "J13"),
        ("100m;J13", "J13"), ("100m;J 13 år", "J13"), ("100m;Jenter 17", "F18"),
        ("100m;Gutter 17", "M18"), ("100m;F35", "F35"), ("100m;K35", "F35"), ("100m;W35", "F35"),
        ("100m;Seniorinnen W35", "F35"), ("100m;CAF", "F18"), ("100m;Cadettes", "F18"),
        ("100m;Sub 16 femenino", "F16"), ("100m;Meisjes U18", "F18"), ("100m;P17", "M18"),
        ("100m M U18;", "M18"), ("U18 Girls 100m;", "F18"), ("100m Women;", "F"),
        ("Men's 100 Metres;", "M"), ("100m;Gutter 13", "M"), ("100m;W85", "F"),
        ("100 m Frauen Vorlauf 2;", "F"), ("100m J13;", "J13"), ("100m wJ U16;", "F16"),
        ("Kule 4 kg;", "SP4"), ("Kugel 3kg;", "SP3"), ("Kule 7,26kg;", "SPM"),
        ("Kule 5 kg;", ""), ("Diskus 1,0 kg;", "DT1"), ("Discus 2.00kg;", "DT2"),
        ("Diskus;Männer", "DT2"), ("Speer 500g;", "JT5"), ("Spyd 700;", "JT7"),
        ("Speer 0,7 kg;", "JT7"), ("110mH 99.1;", "H99"), ("110 m Hürden 91,4 cm;", "H91"),
        ("110m hekk 0,991m;", "H99"), ("110mH;MJ U18", "H91"), ("110 m Hürden 106,7;", ""),
        ("4x400m Mixed;", "XR"), ("5000 W;", ""), ("5 km;", "K5"), ("5000m;", "T5"),
        ("5000m walk;", "W5"), ("Kule J17;", "SP3"), ("4 x 400 m mixed relay;", "XR"),
        ("100m;Junior Women", "F18"), ("100m;Damer senior", "F"), ("100m;M40-44", "M"),
        ("100m;W 40+", "F"), ("100m;AK W35", "F35"), ("100m;Women Masters", "F"),
        ("100m;Girls U15", "F"), ("100m hekk 84;", ""), ("100m;open", ""),
        ("110m Hürden (91,4) U18;", "H91"), ("Kugel;Frauen", "SP4"),
        ("100m;wJB", "F18"), ("100m;wJ B", "F18"), ("100m;WJB", "F18"), ("100m;mJB", "M18"),
        ("100m;mJ B", "M18"), ("100m;JJB", "M18"), ("100m;MJB", ""), ("100m wJB;", "F18"),
        ("100m;Schülerinnen A", "F16"), ("100m;A-Schülerinnen", "F16"), ("100m;B-Jugend w", "F18"),
        ("100m;Jugend C weiblich", "F16"), ("100m;Meisjes junioren B", "F18"),
        ("Peso kg 4,000;Donne", "SP4"), ("Peso kg 7,260;SM", "SPM"), ("Peso kg 3;AF", "SP3"),
        ("Giavellotto gr 500;Donne", "JT5"), ("100 m;SF", "F"), ("100 m;AF", "F18"),
        ("100 m;Allieve", ""), ("100 m;Uomini", "M"), ("pchnięcie kulą 4 kg;K", "SP4"),
        ("100 m;kobiety", "F"), ("100 m mężczyzn;", "M"), ("100 m kobiet;", "F"),
        ("100 m;naiset", "F"), ("100 m miehet;", "M"), ("100 m;ženy", "F"), ("100 m;Ž", "F"),
        ("100 m muži;", "M"), ("100 metros femininos;", "F"), ("bieg na 100 m;juniorki", ""),
        ("100m;Jongens B-junioren", "M18"), ("100m;Veterana W35", "F35"),
        ("100m;N", "F"), ("100 m;N17", "F18"), ("N 100 m;", "F"), ("100 m N35;", "F35"),
        ("100m;N. 17", ""), ("100m;n°17", ""),
    ],
)  # fmt: skip
def test_class_and_implement_choose_the_event(row: str, event: str) -> None:
    assert entered(YOUTH, [row], "Bib;Event;Class") == [event]


def test_words_that_stay_ambiguous_are_told_with_their_candidates() -> None:
    sheet = "Bib;Event;Class\n1;5000 W;\n1;400m;W85\n1;Kugelstosen;\n1;Hallenhalma;\n1;200 m;\n"
    done = compiled('athlete 1 "A B"\n' + YOUTH, sheet)
    assert [(d.code, d.message, d.hint) for d in done.diagnostics] == [
        ("M837", "5000 W may be any of W5, T5",
         "write the id of the event, or a column with the category"),
        ("M837", "no event is 400m W85",
         "the meet has no such event: declare it, or take the rows out"),
        ("M837", "no event is Kugelstosen", "did you mean Kugelstoßen?"),
        ("M837", "no event is Hallenhalma",
         "the id of an event, or its code where that and the category tell which"),
        ("M837", "no event is 200 m",
         "the meet has no such event: declare it, or take the rows out"),
    ]  # fmt: skip


def test_a_class_without_an_event_of_its_own_is_told() -> None:
    sheet = "Bib;Event;Class;QP\n1;800m;J13;2:40.00\n2;800m;J13;2:41.00\n1;Kule;W14;8.00\n"
    people = 'athlete 1 "A B" F\nathlete 2 "C D" F\n'
    events = "event J15 800 F ages=U15\nevent U18 800 F ages=U18\nevent S SP3K F ages=U18\n"
    done = library.compile(
        MEET + people + events + 'entries from "e.csv" add\n',
        path="m.meet",
        read={"e.csv": sheet.encode()}.__getitem__,
    )
    assert [(d.code, d.message) for d in done.diagnostics] == [
        ("M848", "Kule W14 is taken for S, which is for U18F")
    ]
    assert [e.event_id for e in done.meet.athletes[0].entries] == ["J15", "S"]


def test_rows_of_other_classes_are_not_entered_in_the_event_of_a_list() -> None:
    sheet = "Bib;Class;QP\n1;Women;12.30\n2;Men;11.30\n"
    people = 'athlete 1 "A B"\nathlete 2 "C D"\nevent T1 100 F\n'
    text = MEET + people + 'entries from "e.csv" add\n'
    done = library.compile(text, path="m.meet", read={"e.csv": sheet.encode()}.__getitem__)
    assert [(d.code, d.related[0].message) for d in done.diagnostics] == [
        ("M835", "Men is no class of T1")
    ]
    assert [[entry.event_id for entry in a.entries] for a in done.meet.athletes] == [["T1"], []]


def test_parts_of_a_combined_event_are_told_from_the_event_itself() -> None:
    events = "event M1 HEP F\nevent P1 100H F parent=M1 category=HEP\nevent T1 100H F\n"
    rows = ["Heptathlon - 100m haies", "Siebenkampf 100 m Hürden", "100m hekk", "Sjukamp"]
    assert entered(events, rows) == ["P1", "P1", "T1", "M1"]


@pytest.mark.parametrize(
    ("cell", "bare", "unit"),
    [
        ("2", "heat", ("", 2)), ("2", "round", ("2", 0)), ("H2", "heat", ("", 2)),
        ("Heat 2", "round", ("", 2)), ("Heat 2 of 3", "heat", ("", 2)), ("2/5", "heat", ("", 2)),
        ("2 von 4", "heat", ("", 2)), ("2. Lauf", "heat", ("", 2)), ("Lauf 2", "heat", ("", 2)),
        ("II", "heat", ("", 2)), ("B", "heat", ("", 2)), ("Gruppe B", "heat", ("", 2)),
        ("Pulje 2", "heat", ("", 2)), ("série 2", "heat", ("", 2)), ("Serie 2", "heat", ("", 2)),
        ("Batteria 2", "heat", ("", 2)), ("Batterie", "round", ("first", 0)),
        ("semifinale 1", "round", ("semi", 1)), ("Finale", "round", ("final", 0)),
        ("eliminacje", "round", ("first", 0)), ("Seria 3", "heat", ("", 3)),
        ("bieg 2", "heat", ("", 2)), ("półfinał 1", "round", ("semi", 1)),
        ("finał", "round", ("final", 0)), ("Meias-finais", "round", None),
        ("Eliminatórias", "round", ("first", 0)), ("alkuerät", "round", ("first", 0)),
        ("Erä 2", "heat", ("", 2)), ("välierä 1", "round", ("semi", 1)),
        ("loppukilpailu", "round", ("final", 0)), ("rozběh 2", "heat", ("", 2)),
        ("finále", "round", ("final", 0)), ("A-Finale", "round", ("final", 1)),
        ("Finale B", "heat", ("final", 2)), ("B-finale", "heat", ("final", 2)),
        ("Final A", "round", ("final", 1)), ("F", "round", ("final", 0)),
        ("Semi 1", "round", ("semi", 1)), ("Halbfinale 2", "round", ("semi", 2)),
        ("Demi-finale 2", "round", ("semi", 2)), ("½ finale", "round", ("semi", 0)),
        ("1/2-Finale 2", "round", ("semi", 2)), ("Semifinal 1", "round", ("semi", 1)),
        ("1/4 finale", "round", ("quarter", 0)), ("Quarterfinal 3", "round", ("quarter", 3)),
        ("VL 3", "heat", ("first", 3)), ("Vorlauf 3", "round", ("first", 3)),
        ("Heats", "round", ("first", 0)), ("Heat", "round", ("first", 0)),
        ("Forsøk 2", "heat", ("first", 2)), ("innledende", "round", ("first", 0)),
        ("Qualifikation Gruppe A", "round", ("first", 1)), ("Séries", "round", ("first", 0)),
        ("ZL", "heat", ("final", 0)), ("Zeitlauf 2", "heat", ("final", 2)),
        ("Repechage", "round", ("repechage", 0)), ("Repechage Round", "round", ("repechage", 0)),
        ("Repechage - Heat 2", "round", ("repechage", 2)),
        ("Repêchage 3", "heat", ("repechage", 3)),
        ("2. Hoffnungslauf", "round", ("repechage", 2)),
        ("Hoffnungsrunde", "round", ("repechage", 0)), ("Herkansing 1", "heat", ("repechage", 1)),
        ("oppsamlingsheat 2", "heat", ("repechage", 2)), ("Repesca", "round", ("repechage", 0)),
        ("Round 2 (Repechage)", "round", ("2", 0)),
        ("ZEL 2", "heat", ("final", 2)), ("Endlauf", "round", ("final", 0)),
        ("Timed Final 2", "round", ("final", 2)), ("Round 1 Heat 2", "round", ("1", 2)),
        ("R1", "round", ("1", 0)), ("1. Runde", "round", ("1", 0)), ("tour 2", "round", ("2", 0)),
        ("2. omgang", "round", ("2", 0)), ("Finale Lauf 2", "round", ("final", 2)),
        ("Fi", "round", ("final", 0)), ("Finalheat 2 final", "round", None),
        ("Heat 1 (of 3)", "heat", ("", 1)), ("Heat no. 2", "heat", ("", 2)), ("2nd",
        "heat", ("", 2)),
        ("Lauf Nr. 2", "heat", ("", 2)), ("1er tour", "round", ("1", 0)),
        ("2ème série", "heat", ("", 2)), ("1ª serie", "heat", ("", 1)), ("Heat #2",
        "heat", ("", 2)),
        ("Qual. Gr. B", "round", ("first", 2)), ("Gruppe F", "heat", ("", 6)),
        ("Heat 02", "heat", ("", 2)), ("yes", "heat", None), ("12.3", "heat", None), ("Heat 1 2",
        "heat", None),
    ],
)  # fmt: skip
def test_words_of_rounds_and_heats(cell: str, bare: str, unit: tuple[str, int] | None) -> None:
    assert unit_in(cell, bare) == (NamedUnit(*unit) if unit else None)


PIECES = st.one_of(
    st.sampled_from(
        [word for words in (*KINDS_OF_RACE, *UNITS, *GENDERS, *AGES) for word in words.all]
    ),
    st.sampled_from(discipline_words()),
    st.integers(0, 10**12).map(str),
    st.sampled_from(
        ["x", "4 x", "U", "1/2", "18/19", ",", ".", "0", "7,26", "½", "٣", "finale", "heat"]
    ),
    st.text(max_size=4),
)


@given(st.lists(PIECES, max_size=9), st.sampled_from(["", " ", ", "]))
def test_any_cell_is_read_or_not(pieces: list[str], between: str) -> None:
    """Nothing raises, and blanks around make no difference."""
    text = between.join(pieces)
    tokens(text)
    assert named(text) == named(f" {text} ")
    for bare in ("round", "heat"):
        unit_in(text, bare)
    class_in(text)
    for reading in named(text):
        assert all(reading.spelled()), reading


@pytest.mark.parametrize(
    ("text", "gender", "age"),
    [
        ("Jugend D", "", Age("U", 14)), ("mJA", "M", Age("U", 20)), ("MJA", "", Age("U", 20)),
        ("Schüler C", "M", Age("U", 12)), ("SchB", "", Age("U", 14)), ("mK U10", "M", Age("U", 10)),
        ("WKU12", "F", Age("U", 12)), ("Herrjuniorer", "M", Age("JUN")), ("TC", "", None),
        ("Gutter rekrutt", "M", Age("U", 11)), ("ESP F", "F", Age("U", 23)),
        ("Veterano M40", "M", Age("V", 40, 40)), ("Pupillen A", "", Age("U", 12)),
    ],
)  # fmt: skip
def test_classes_of_letters(text: str, gender: str, age: Age | None) -> None:
    assert class_in(text) == NamedClass(gender, age)


def test_a_class_that_is_not_understood_is_told() -> None:
    """The one 100 m of the meet may not be theirs; where the row names it, there is no doubt."""
    people = 'athlete 1 "A B" F\nathlete 2 "C D" F\n'
    sheet = "Bib;Event;Class\n1;100m;Inter Girls\n1;200m;Inter Girls\n2;Y;Inter Girls\n"
    events = "event Y 100 F ages=U15\nevent Z 200 F\n"
    done = compiled(people + events, sheet)
    assert [d.message for d in done.diagnostics if d.code == "M848"] == [
        "100m Inter Girls is taken for Y, which is for U15F",
        "200m Inter Girls is taken for Z, which is for F",
    ]


def test_every_word_of_the_tables_is_read_alone() -> None:
    assert [word for word in discipline_words() if not named(word)] == []
