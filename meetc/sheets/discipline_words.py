"""What lists call the disciplines, in the languages that they come in.

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
    further: str = ""
    """In Italian, Polish, Portuguese, Finnish and Czech; Danish ones stand beside Norwegian."""

    @property
    def all(self) -> list[str]:
        return [word.strip() for words in self[1:] for word in words.split(",") if word.strip()]


LANGUAGES = (
    "English", "German", "Norwegian", "Swedish", "French", "Dutch", "Spanish",
    "Italian, Polish, Portuguese, Finnish, Czech",
)  # fmt: skip

FIELD_EVENTS = (
    Words("LJ", "long jump, long", "Weitsprung, Weit",
          "lengde, lengdehopp, lengdesprang, længde, længdespring",
          "längd, längdhopp", "longueur, saut en longueur", "verspringen, ver",
          "longitud, salto de longitud, salto longitud, salto en longitud",
          further="salto in lungo, lungo, skok w dal, w dal, salto em comprimento, "
          "comprimento, pituushyppy, pituus, skok daleký, dálka, "
          "skok do dálky"),
    Words("TJ", "triple jump, triple", "Dreisprung, Drei", "tresteg, trespring",
          "tresteg, trestegshopp", "triple saut",
          "hinkstapspringen, hinkstap, hink-stap-sprong, HSS",
          "triple salto",
          further="salto triplo, triplo, trójskok, triplo salto, kolmiloikka, "
          "trojskok"),
    Words("HJ", "high jump, high", "Hochsprung, Hoch", "høyde, høydehopp, høgde, høgdehopp, højde, "
          "højdespring",
          "höjd, höjdhopp", "hauteur, saut en hauteur", "hoogspringen, hoog",
          "altura, salto de altura, salto altura, salto en altura",
          further="salto in alto, alto, skok wzwyż, wzwyż, salto em altura, "
          "korkeushyppy, korkeus, skok vysoký, výška, skok do výšky"),
    Words("PV", "pole vault, pole", "Stabhochsprung, Stabhoch, Stab",
          "stav, stavsprang, stavhopp, stavhøyde, stangenhøyde, stangspring", "stav, stavhopp",
          "perche, saut à la perche, saut perche",
          "polsstokhoogspringen, polsstokhoog, polshoogspringen, polshoog, polsstok",
          "pértiga, salto con pértiga, salto pértiga, garrocha, salto con garrocha",
          further="salto con l'asta, salto con asta, asta, skok o tyczce, tyczka, salto com vara, "
          "vara, seiväshyppy, seiväs, skok o tyči, tyč"),
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
          "lanzamiento de bala, impulsión de bala",
          further="getto del peso, lancio del peso, pchnięcie kulą, "
          "lançamento do peso, arremesso do peso, kuulantyöntö, kuula, "
          "vrh koulí, koule"),
    Words("DT", "discus throw, discus", "Diskuswurf, Diskuswerfen, Diskus", "diskos, diskoskast, "
          "diskus", "diskus, diskuskastning", "disque, lancer du disque, lancer de disque",
          "discuswerpen, discus", "disco, lanzamiento de disco, lanzamiento disco",
          further="lancio del disco, rzut dyskiem, dysk, lançamento do disco, "
          "kiekonheitto, kiekko, hod diskem, disk"),
    Words("HT", "hammer throw, hammer", "Hammerwurf, Hammerwerfen, Hammer",
          "slegge, sleggekast, hammerkast",
          "slägga, släggkastning", "marteau, lancer du marteau, lancer de marteau",
          "kogelslingeren, hamerslingeren, hamerwerpen, hamer",
          "martillo, lanzamiento de martillo, lanzamiento martillo",
          further="lancio del martello, martello, rzut młotem, młot, "
          "lançamento do martelo, martelo, moukarinheitto, moukari, "
          "hod kladivem, kladivo"),
    Words("JT", "javelin throw, javelin, jav", "Speerwurf, Speerwerfen, Speer", "spyd, spydkast",
          "spjut, spjutkastning", "javelot, lancer du javelot, lancer de javelot",
          "speerwerpen, speer", "jabalina, lanzamiento de jabalina, lanzamiento jabalina",
          further="lancio del giavellotto, giavellotto, rzut oszczepem, oszczep, "
          "lançamento do dardo, dardo, keihäänheitto, keihäs, hod oštěpem, "
          "oštěp"),
    Words("WT", "weight throw, weight for distance", "Gewichtwurf, Gewichtweitwurf", "vektkast",
          "viktkastning, vikt", "poids lourd, lancer de poids lourd", "gewichtwerpen, gewicht",
          "martillo pesado, lanzamiento de martillo pesado"),
    Words("BT", "ball throw, ball",
          "Ballwurf, Ball, Ballweitwurf, Schlagball, Schlagballwurf, Schlagballweitwurf",
          "liten ball, ballkast, kast med liten ball, lite ball",
          "boll, bollkastning, kast med boll, "
          "liten boll", "balle, lancer de balle, lancer de la balle",
          "balwerpen, bal", "pelota, lanzamiento de pelota",
          further="lancio della pallina, pallina, vortex, rzut piłeczką, "
          "piłeczka palantowa, pallonheitto, hod míčkem, míček"),
    Words("CT", "club throw, club", "Keulenwurf, Keule", "køllekast", "klubbkastning",
          "massue, lancer de massue", "knotswerpen", "lanzamiento de clava, clava"),
)  # fmt: skip
"""Jumps and throws, by their event code."""

COMBINED_EVENTS = (
    Words("TRI", "triathlon", "Dreikampf, 3-Kampf", "trekamp, 3-kamp", "trekamp",
          "triathlon, triathlon athlétique",
          "driekamp", "triatlón",
          further="trójbój, triatlo, 3-ottelu, kolmiottelu, trojboj"),
    Words("QUAD", "quadrathlon, tetrathlon", "Vierkampf, 4-Kampf", "firekamp, 4-kamp", "fyrkamp",
          "quadrathlon, tétrathlon", "vierkamp", "tetratlón, tetrathlon",
          further="tetrathlon, czwórbój, tetratlo, 4-ottelu, neliottelu, čtyřboj"),
    Words("PEN", "pentathlon", "Fünfkampf, 5-Kampf", "femkamp, 5-kamp", "femkamp", "pentathlon",
          "vijfkamp", "pentatlón, pentathlon",
          further="pięciobój, 5-bój, pentatlo, 5-ottelu, viisiottelu, pětiboj"),
    Words("HEX", "hexathlon", "Sechskampf, 6-Kampf", "sekskamp, 6-kamp", "sexkamp", "hexathlon",
          "zeskamp",
          "hexatlón, hexathlon",
          further="esathlon, sześciobój, hexatlo, 6-ottelu, kuusiottelu"),
    Words("HEP", "heptathlon", "Siebenkampf, 7-Kampf", "sjukamp, syvkamp, 7-kamp", "sjukamp",
          "heptathlon",
          "zevenkamp", "heptatlón, heptathlon",
          further="eptathlon, siedmiobój, 7-bój, heptatlo, 7-ottelu, seitsenottelu, sedmiboj"),
    Words("OCT", "octathlon", "Achtkampf, 8-Kampf", "åttekamp, 8-kamp", "åttakamp", "octathlon",
          "achtkamp",
          "octatlón, octathlon",
          further="ośmiobój, octatlo, 8-ottelu, kahdeksanottelu, osmiboj"),
    Words("ENN", "enneathlon, nonathlon", "Neunkampf, 9-Kampf", "nikamp, 9-kamp", "niokamp",
          "ennéathlon",
          "negenkamp", "eneatlón",
          further="dziewięciobój, 9-ottelu, yhdeksänottelu"),
    Words("DEC", "decathlon", "Zehnkampf, 10-Kampf", "tikamp, 10-kamp", "tiokamp", "décathlon",
          "tienkamp",
          "decatlón, decathlon",
          further="dziesięciobój, 10-bój, decatlo, 10-ottelu, kymmenottelu, desetiboj"),
)  # fmt: skip
"""Combined events, by their event code."""

RACES = (
    Words("MILE", "mile, miles, one mile", "Meile, Meilen",
          "engelsk mil", "engelsk mil", "mile, miles",
          "mijl, Engelse mijl", "milla, millas",
          further="miglio, miglia, mila, milha, maili, míle"),
    Words("MAR", "marathon", "Marathon, Marathonlauf", "maraton", "maraton", "marathon",
          "marathon", "maratón",
          further="maratona, maratón"),
    Words("HM", "half marathon, half", "Halbmarathon, Halbmarathonlauf", "halvmaraton",
          "halvmaraton", "semi-marathon, semi marathon", "halve marathon",
          "media maratón, medio maratón",
          further="mezza maratona, maratonina, półmaraton, meia maratona, "
          "puolimaraton, půlmaraton"),
    Words("4XSWR", "Swedish relay", "Schwedenstaffel, Olympische Staffel", "svensk stafett",
          "svensk stafett", "relais suédois", "Zweedse estafette", "relevo sueco",
          further="staffetta svedese, sztafeta szwedzka, ruotsalaisviesti"),
    Words("XC", "cross country, XC", "Crosslauf, Cross, Waldlauf, Querfeldeinlauf", "terrengløp",
          "terränglöpning, terräng", "cross, cross-country", "veldloop, cross",
          "campo a través, cross",
          further="corsa campestre, campestre, bieg przełajowy, przełaje, corta-mato, "
          "maastojuoksu, přespolní běh"),
)  # fmt: skip
"""Races that have a name in place of a length, by their event code."""

KINDS_OF_RACE = (
    Words("H", "hurdles, hurdle, hurd, hh, hrd, H",
          "Hürden, Hürdenlauf, Hürdensprint, Hü, Huerden, "
          "Huerdenlauf", "hekk, hekkeløp, hk, hæk, hækkeløb", "häck, häcklöpning, hck",
          "haies, haie", "horden, hordenloop", "vallas, con vallas, vall",
          further="ostacoli, hs, ost, płotki, płotków, przez płotki, ppł, pł, "
          "barreiras, barr, aidat, aitajuoksu, aj, překážky, překážek, př"),
    Words("SC", "steeplechase, steeple, st, s/c, SC", "Hindernis, Hindernislauf, Hind, Hi",
          "hinder, hinderløp, forhindringsløb", "hinder, hinderlöpning",
          "steeple", "steeple, steeplechase", "obstáculos, obst, obs",
          further="siepi, przeszkody, z przeszkodami, przeszk, prz, estejuoksu, "
          "esteet, estj"),
    Words("W", "walk, race walk, race walking, racewalk, W", "Gehen, Bahngehen, Straßengehen, "
          "Strassengehen", "gang, kappgang, kapgang", "gång", "marche, marche athlétique",
          "snelwandelen", "marcha, marcha atlética",
          further="marcia, chód, chód sportowy, kävely, chůze"),
    Words("relay", "relay, relays, relay race", "Staffel, Staffellauf", "stafett", "stafett",
          "relais, relai", "estafette, aflossing", "relevos, relevo, posta, postas",
          further="staffetta, staffette, sztafeta, estafeta, estafetas, viesti, "
          "viestijuoksu, štafeta"),
    Words("", "run, race, dash, sprint, flat, track, indoor, outdoor, road, straight",
          "Lauf, Sprint, flach, Kurzsprint, Halle, Bahn, Straße, Straßenlauf",
          "løp, sprint, slett, glatt, flatt, innendørs, inne, bane",
          "lopp, löpning, slätt, inomhus, bana",
          "course, plat, plats, sprint, salle, route, piste",
          "loop, sprint, vlak, indoor, weg, baan",
          "carrera, lisos, liso, plano, planos, ruta, pista",
          further="corsa, piani, bieg na, corrida, rasos, juoksu, běh, běh na"),
)  # fmt: skip
"""What kind of race it is, by what the event code has behind the length; the last are left out."""

UNITS = (
    Words("m", "m, metre, metres, meter, meters, mtr, mtrs, mts", "m, Meter", "m, meter",
          "m, meter",
          "m, mètre, mètres", "m, meter", "m, metro, metros, ml, m.l.",
          further="metri, mt, metrów, metrin, metriä, metrů"),
    Words("km", "km, k, kilometre, kilometres, kilometer, kilometers", "km, Kilometer",
          "km, kilometer", "km, kilometer", "km, kilomètre, kilomètres", "km, kilometer",
          "km, kilómetro, kilómetros",
          further="chilometri, kilometrów, quilómetros, quilômetros, kilometriä, "
          "kilometrů"),
    Words("yards", "y, yd, yds, yard, yards"),
    Words("hours", "hr, hrs, hour, hours", "Stunde, Stunden, Stundenlauf", "time, timer, timesløp",
          "timme, timmar", "heure, heures", "uur", "hora, horas",
          further="ora, ore, godzina, godziny, tunti, tuntia, hodina, hodiny"),
    Words("kg", "kg, kilo, kilos, kilogram, kilogrammes, k"),
    Words("g", "g, gr, gram, grams, gramm, grammes, gramos"),
    Words("cm", "cm"),
)  # fmt: skip
"""What stands behind a number."""
