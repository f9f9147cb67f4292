"""What lists call the disciplines, in the seven languages that they come in.

Blanks, accents, case and punctuation do not matter: `Weit-Sprung` is Weitsprung. The reference in
grammar/README.md is written from these tables; meetc/sheets/named_discipline.py reads with them.
"""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What something is called, by language, parted by commas."""

    means: str
    english: str = ""
    german: str = ""
    norwegian: str = ""
    swedish: str = ""
    french: str = ""
    dutch: str = ""
    spanish: str = ""

    @property
    def all(self) -> list[str]:
        return [word.strip() for words in self[1:] for word in words.split(",") if word.strip()]


LANGUAGES = ("English", "German", "Norwegian", "Swedish", "French", "Dutch", "Spanish")

FIELD_EVENTS = (
    Words("LJ", "long jump, long", "Weitsprung, Weit",
          "lengde, lengdehopp, lengdesprang, længde, længdespring",
          "längd, längdhopp", "longueur, saut en longueur", "verspringen, ver",
          "longitud, salto de longitud, salto longitud, salto en longitud"),
    Words("TJ", "triple jump, triple", "Dreisprung, Drei", "tresteg, trespring",
          "tresteg, trestegshopp", "triple saut",
          "hinkstapspringen, hinkstap, hink-stap-sprong, HSS",
          "triple salto"),
    Words("HJ", "high jump, high", "Hochsprung, Hoch", "høyde, høydehopp, høgde, høgdehopp, højde, "
          "højdespring",
          "höjd, höjdhopp", "hauteur, saut en hauteur", "hoogspringen, hoog",
          "altura, salto de altura, salto altura, salto en altura"),
    Words("PV", "pole vault, pole", "Stabhochsprung, Stabhoch, Stab",
          "stav, stavsprang, stavhopp, stavhøyde, stangenhøyde, stangspring", "stav, stavhopp",
          "perche, saut à la perche, saut perche",
          "polsstokhoogspringen, polsstokhoog, polshoogspringen, polshoog, polsstok",
          "pértiga, salto con pértiga, salto pértiga, garrocha, salto con garrocha"),
    Words("SLJ", "standing long jump, standing long", "Standweitsprung, Standweit",
          "lengde uten tilløp, lengde u.t., stående lengde, stille lengde", "stående längd, "
          "längd utan ansats, stående längdhopp", "longueur sans élan, saut en longueur sans élan",
          "verspringen uit stand, ver uit stand",
          "salto de longitud sin impulso, salto horizontal"),
    Words("SHJ", "standing high jump", "Standhochsprung", "høyde uten tilløp, høyde u.t., "
          "stående høyde", "stående höjd, höjd utan ansats, stående höjdhopp",
          "hauteur sans élan", "hoogspringen uit stand", "salto de altura sin impulso"),
    Words("STJ", "standing triple jump", "Standdreisprung", "tresteg uten tilløp, tresteg u.t., "
          "stående tresteg", "stående tresteg, tresteg utan ansats", "triple saut sans élan",
          "hinkstapspringen uit stand", "triple salto sin impulso"),
    Words("SP", "shot put, shot, putting the shot", "Kugelstoßen, Kugelstoß, Kugel",
          "kule, kulestøt, kugle, kuglestød", "kula, kulstötning",
          "poids, lancer du poids, lancer de poids",
          "kogelstoten, kogel", "peso, lanzamiento de peso, lanzamiento peso, bala, "
          "lanzamiento de bala, impulsión de bala"),
    Words("DT", "discus throw, discus", "Diskuswurf, Diskuswerfen, Diskus", "diskos, diskoskast, "
          "diskus", "diskus, diskuskastning", "disque, lancer du disque, lancer de disque",
          "discuswerpen, discus", "disco, lanzamiento de disco, lanzamiento disco"),
    Words("HT", "hammer throw, hammer", "Hammerwurf, Hammerwerfen, Hammer",
          "slegge, sleggekast, hammerkast",
          "slägga, släggkastning", "marteau, lancer du marteau, lancer de marteau",
          "kogelslingeren, hamerslingeren, hamerwerpen, hamer",
          "martillo, lanzamiento de martillo, lanzamiento martillo"),
    Words("JT", "javelin throw, javelin, jav", "Speerwurf, Speerwerfen, Speer", "spyd, spydkast",
          "spjut, spjutkastning", "javelot, lancer du javelot, lancer de javelot",
          "speerwerpen, speer", "jabalina, lanzamiento de jabalina, lanzamiento jabalina"),
    Words("WT", "weight throw, weight for distance", "Gewichtwurf, Gewichtweitwurf", "vektkast",
          "viktkastning, vikt", "poids lourd, lancer de poids lourd", "gewichtwerpen, gewicht",
          "martillo pesado, lanzamiento de martillo pesado"),
    Words("BT", "ball throw, ball",
          "Ballwurf, Ball, Ballweitwurf, Schlagball, Schlagballwurf, Schlagballweitwurf",
          "liten ball, ballkast, kast med liten ball, lite ball",
          "boll, bollkastning, kast med boll, "
          "liten boll", "balle, lancer de balle, lancer de la balle",
          "balwerpen, bal", "pelota, lanzamiento de pelota"),
    Words("CT", "club throw, club", "Keulenwurf, Keule", "køllekast", "klubbkastning",
          "massue, lancer de massue", "knotswerpen", "lanzamiento de clava, clava"),
)  # fmt: skip
"""Jumps and throws, by their event code."""

COMBINED_EVENTS = (
    Words("TRI", "triathlon", "Dreikampf, 3-Kampf", "trekamp, 3-kamp", "trekamp",
          "triathlon, triathlon athlétique",
          "driekamp", "triatlón"),
    Words("QUAD", "quadrathlon, tetrathlon", "Vierkampf, 4-Kampf", "firekamp, 4-kamp", "fyrkamp",
          "quadrathlon, tétrathlon", "vierkamp", "tetratlón, tetrathlon"),
    Words("PEN", "pentathlon", "Fünfkampf, 5-Kampf", "femkamp, 5-kamp", "femkamp", "pentathlon",
          "vijfkamp", "pentatlón, pentathlon"),
    Words("HEX", "hexathlon", "Sechskampf, 6-Kampf", "sekskamp, 6-kamp", "sexkamp", "hexathlon",
          "zeskamp",
          "hexatlón, hexathlon"),
    Words("HEP", "heptathlon", "Siebenkampf, 7-Kampf", "sjukamp, syvkamp, 7-kamp", "sjukamp",
          "heptathlon",
          "zevenkamp", "heptatlón, heptathlon"),
    Words("OCT", "octathlon", "Achtkampf, 8-Kampf", "åttekamp, 8-kamp", "åttakamp", "octathlon",
          "achtkamp",
          "octatlón, octathlon"),
    Words("ENN", "enneathlon, nonathlon", "Neunkampf, 9-Kampf", "nikamp, 9-kamp", "niokamp",
          "ennéathlon",
          "negenkamp", "eneatlón"),
    Words("DEC", "decathlon", "Zehnkampf, 10-Kampf", "tikamp, 10-kamp", "tiokamp", "décathlon",
          "tienkamp",
          "decatlón, decathlon"),
)  # fmt: skip
"""Combined events, by their event code."""

RACES = (
    Words("MILE", "mile, miles, one mile", "Meile, Meilen",
          "engelsk mil", "engelsk mil", "mile, miles",
          "mijl, Engelse mijl", "milla, millas"),
    Words("MAR", "marathon", "Marathon, Marathonlauf", "maraton", "maraton", "marathon",
          "marathon", "maratón"),
    Words("HM", "half marathon, half", "Halbmarathon, Halbmarathonlauf", "halvmaraton",
          "halvmaraton", "semi-marathon, semi marathon", "halve marathon",
          "media maratón, medio maratón"),
    Words("4XSWR", "Swedish relay", "Schwedenstaffel, Olympische Staffel", "svensk stafett",
          "svensk stafett", "relais suédois", "Zweedse estafette", "relevo sueco"),
    Words("XC", "cross country, XC", "Crosslauf, Cross, Waldlauf, Querfeldeinlauf", "terrengløp",
          "terränglöpning, terräng", "cross, cross-country", "veldloop, cross",
          "campo a través, cross"),
)  # fmt: skip
"""Races that have a name in place of a length, by their event code."""

KINDS_OF_RACE = (
    Words("H", "hurdles, hurdle, hurd, hh, hrd, H",
          "Hürden, Hürdenlauf, Hürdensprint, Hü, Huerden, "
          "Huerdenlauf", "hekk, hekkeløp, hk, hæk, hækkeløb", "häck, häcklöpning, hck",
          "haies, haie", "horden, hordenloop", "vallas, con vallas, vall"),
    Words("SC", "steeplechase, steeple, st, s/c, SC", "Hindernis, Hindernislauf, Hind, Hi",
          "hinder, hinderløp, forhindringsløb", "hinder, hinderlöpning",
          "steeple", "steeple, steeplechase", "obstáculos, obst, obs"),
    Words("W", "walk, race walk, race walking, racewalk, W", "Gehen, Bahngehen, Straßengehen, "
          "Strassengehen", "gang, kappgang, kapgang", "gång", "marche, marche athlétique",
          "snelwandelen", "marcha, marcha atlética"),
    Words("relay", "relay, relays, relay race", "Staffel, Staffellauf", "stafett", "stafett",
          "relais, relai", "estafette, aflossing", "relevos, relevo, posta, postas"),
    Words("", "run, race, dash, sprint, flat, track, indoor, outdoor, road, straight",
          "Lauf, Sprint, flach, Kurzsprint, Halle, Bahn, Straße, Straßenlauf",
          "løp, sprint, slett, glatt, flatt, innendørs, inne, bane",
          "lopp, löpning, slätt, inomhus, bana",
          "course, plat, plats, sprint, salle, route, piste",
          "loop, sprint, vlak, indoor, weg, baan",
          "carrera, lisos, liso, plano, planos, ruta, pista"),
)  # fmt: skip
"""What kind of race it is, by what the event code has behind the length; the last are left out."""

UNITS = (
    Words("m", "m, metre, metres, meter, meters, mtr, mtrs, mts", "m, Meter", "m, meter",
          "m, meter",
          "m, mètre, mètres", "m, meter", "m, metro, metros, ml, m.l."),
    Words("km", "km, k, kilometre, kilometres, kilometer, kilometers", "km, Kilometer",
          "km, kilometer", "km, kilometer", "km, kilomètre, kilomètres", "km, kilometer",
          "km, kilómetro, kilómetros"),
    Words("yards", "y, yd, yds, yard, yards"),
    Words("hours", "hr, hrs, hour, hours", "Stunde, Stunden, Stundenlauf", "time, timer, timesløp",
          "timme, timmar", "heure, heures", "uur", "hora, horas"),
    Words("kg", "kg, kilo, kilos, kilogram, kilogrammes, k"),
    Words("g", "g, gr, gram, grams, gramm, grammes, gramos"),
    Words("cm", "cm"),
)  # fmt: skip
"""What stands behind a number."""
