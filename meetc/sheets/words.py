"""The words that head the columns of sheets, in the four languages that they come in.

One table of columns for lists of entries and one for results; the reference in
grammar/README.md is written from them. Case, blanks, accents and punctuation do not matter.
"""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """A column: the field that it gives, or what else stands in it, and the words for it,
    parted by commas. Where it has the name of a field, that name heads it as well."""

    name: str
    english: str
    german: str = ""
    norwegian: str = ""
    french: str = ""

    @property
    def words(self) -> list[str]:
        languages = (self.english, self.german, self.norwegian, self.french)
        return [word.strip() for words in languages for word in words.split(",") if word]


_BIB = Column(
    "competitor_id",
    "competitor id, bib, bib number, race number, start number, number, no",
    "Startnummer, Startnr, Stnr, Nr",
    "startnummer, startnr, brystnummer",
    "dossard, numéro de dossard, numéro",
)
_PEOPLE = (
    Column(
        "national_id",
        "national id, licence, license, licence number, membership, URN",
        "Lizenz, Lizenznummer, Startpass, Startpassnummer, DLV-ID",
        "lisens, lisensnummer, utøver-id",
        "licence, numéro de licence",
    ),
    Column(
        "first_name",
        "first, first name, forename, given name",
        "Vorname",
        "fornavn",
        "prénom",
    ),
    Column(
        "last_name",
        "last, last name, surname, family name",
        "Nachname, Familienname",
        "etternavn",
        "nom, nom de famille",
    ),
    Column(
        "name",
        "name, full name, athlete, competitor",
        "Name, Athlet, Athletin",
        "navn, utøver",
        "athlète, nom complet, nom et prénom",
    ),
    Column(
        "team_id",
        "team, team id, team code, club, school",
        "Verein, Team, Mannschaft, LV",
        "klubb, lag",
        "club, équipe",
    ),
    Column("team_name", "team name, club name", "Vereinsname", "klubbnavn", "nom du club"),
)
_GENDER = Column("gender", "gender, sex", "Geschlecht", "kjønn", "sexe, genre")
_EVENT = (
    Column(
        "event_id",
        "event, event id, discipline",
        "Disziplin, Wettbewerb, Bewerb, Wettkampf",
        "øvelse, gren, øving",
        "épreuve, discipline, concours",
    ),
    Column(
        "event_name",
        "event name, discipline name",
        "Disziplinname, Wettbewerbsname",
        "øvelsesnavn",
        "nom de l'épreuve",
    ),
    Column(
        "event_code",
        "event code, discipline code",
        "Disziplincode",
        "øvelseskode",
        "code de l'épreuve",
    ),
    Column(
        "category",
        "category, age group, class",
        "Altersklasse, AK, Klasse, Kategorie",
        "klasse, årsklasse, kategori",
        "catégorie, cat",
    ),
)
EVENT_COLUMNS = ("event_id", "event_name", "event_code")
"""The columns that may tell of the event of a row; the first that names one counts."""
UNIT_COLUMNS = ("round", "heat", "round_name")
"""The columns that may tell of the round and heat of a row; what the first says counts."""

ENTRIES = (
    _BIB,
    *_PEOPLE,
    _GENDER,
    Column(
        "date_of_birth",
        "DOB, date of birth, birth date, born",
        "Geburtsdatum, geb, geboren",
        "fødselsdato, født",
        "date de naissance, né le, née le, DDN",
    ),
    Column(
        "nationality",
        "nationality, nation, country, nat",
        "Nationalität, Land",
        "nasjonalitet, nasjon, land",
        "nationalité, pays",
    ),
    *_EVENT,
    Column(
        "pb",
        "PB, personal best, personal record, PR",
        "PB, Bestleistung, Bestzeit, Bestweite, persönliche Bestleistung, PBL",
        "pers, personlig rekord, personlig beste, PR",
        "record personnel, RP, meilleure performance",
    ),
    Column(
        "sb",
        "SB, season's best, season best, seasons best",
        "SB, Saisonbestleistung, SBL, Jahresbestleistung, Saisonbest",
        "SB, årsbeste, sesongbeste",
        "MPA, record de la saison, meilleure performance de l'année",
    ),
    Column(
        "qp",
        "QP, qualifying performance, seed, seed mark, seeding mark, entry mark, seed time",
        "Meldeleistung, Meldezeit, Qualifikationsleistung",
        "seedingresultat, påmeldt resultat, kvalresultat",
        "performance d'engagement, temps d'engagement, performance qualificative",
    ),
)
"""Lists of entries: OpenTrack's bulk columns, and a qualifying performance."""

RESULTS = (
    _BIB,
    *_PEOPLE,
    _GENDER,
    *_EVENT,
    Column("round", "round, phase, stage", "Runde", "runde, omgang", "tour, phase, fase"),
    Column("round_name", "round name", "Rundenname", "rundenavn", "nom du tour"),
    Column("heat", "heat, heat number, heat name, race, section, pool, group, flight",
           "Lauf, Laufnummer, Lauf Nr, Vorlauf, Zeitlauf, Serie, Gruppe, Riege",
           "heat, heatnummer, pulje, serie, gruppe, forsøk", "série, manche, groupe, poule, reeks"),
    Column("squad", "squad, relay, relay team", "Staffel", "stafett, stafettlag", "relais"),
    Column(
        "performance",
        "performance, mark, time, distance, result, best, total, run time, running time, finish, "
        "finish time, gun time",
        "Leistung, Ergebnis, Zeit, Weite, Höhe, Beste, Bestes, Laufzeit, Endzeit, Bruttozeit",
        "resultat, tid, beste, lengde, høyde, sluttid, bruttotid",
        "performance, perf, marque, temps, résultat, meilleur, chrono, temps officiel",
    ),
    Column("chip", "net time, chip time", "Nettozeit", "nettotid, chiptid",
           "temps réel, temps net"),
    Column(
        "raw_time",
        "raw, raw time, thousandths",
        "Tausendstel",
        "tusendeler",
        "millièmes",
    ),
    Column("status", "status", "Status", "status", "statut"),
    Column("qualifier", "Q, qualified, qualifier", "Q, Quali, qualifiziert", "Q, kvalifisert",
           "Q, qualifié, qualifiée"),
    Column("place", "place, rank, position, pos, pl", "Platz, Rang, Pl", "plass, plassering",
           "place, rang, classement"),
    Column("lane", "lane", "Bahn", "bane", "couloir"),
    Column("order", "order, start order", "Reihenfolge, Startfolge", "rekkefølge, startrekkefølge",
           "ordre, ordre de passage"),
    Column("wind", "wind, wind speed", "Wind", "vind", "vent"),
    Column("weight", "weight, implement, implement kg", "Gewicht, Gerät", "vekt, redskap",
           "poids, engin"),
    Column("points", "points, score", "Punkte", "poeng", "points"),
    Column("note", "note, notes, remark, comment", "Bemerkung, Anmerkung, Notiz",
           "merknad, kommentar", "remarque, note, observation"),
)  # fmt: skip
"""Results: a row a competitor. Trials and heights have columns of their own."""

TRIALS = Column(
    "trial", "trial, attempt, round, throw, jump, R, T, A",
    "Versuch, Vers, Wurf, Stoß, Sprung, V, D", "forsøk, omgang, hopp, kast, støt", "essai, E",
)  # fmt: skip
"""The word, or none, beside the number of a trial: R1, 2. Versuch, Essai n° 3, or 3 alone."""
WINDS = Column("wind", "wind, W", "Wind", "vind", "vent")
"""The word in front of the number of the trial whose wind stands in a column of its own."""

LEFT_OUT = Column(
    "",
    "e-mail, email, mail, phone, mobile, address, comments, paid, fee, age, year",
    "E-Mail, Telefon, Adresse, Jahrgang, JG, Alter, Startgeld",
    "e-post, epost, telefon, mobil, adresse, alder, startavgift",
    "courriel, mél, téléphone, portable, adresse, âge, année",
)
"""Columns that nobody has to be told are left out: private ones, and what OpenTrack computes."""

STATUSES = {
    "DNS": "dns, did not start, nicht angetreten, n.a., abgemeldet, ikke startet, ikke møtt, "
    "non partant, forfait, NP",
    "DNF": "dnf, did not finish, aufg., aufgegeben, brøt, brutt, abandon, AB",
    "DQ": "dq, dsq, disqualified, disq., disqualifiziert, diskvalifisert, disk., disqualifié",
    "NM": "nm, no mark, foul, fouls, ogV, ohne gültigen Versuch, uten gyldig resultat, UGR, "
    "sans marque",
    "NH": "nh, no height",
    "": "OK, finished, official, provisional, unofficial, in_progress, gewertet",
}
"""The status words as sheets have them."""

GENDERS = {
    "M": "m, male, man, men, boy, boys, männlich, Mann, Männer, mann, menn, gutt, gutter, homme, "
    "hommes, masculin, H",
    "F": "f, female, woman, women, girl, girls, w, weiblich, Frau, Frauen, k, kvinne, kvinner, "
    "jente, jenter, femme, femmes, féminin",
    "X": "x, divers, non-binary",
}
"""The genders as sheets have them."""

NO_IDS = frozenset(
    "none null nil n/a na unknown pending applied yes no y n true false x ok paid full annual day "
    "one-day ja nein nei nej jein oui non si sì sí nee keine kein ingen inga aucun aucune geen "
    "ninguna ninguno beantragt vorhanden søkt betalt gyldig bestilt har har_ikke demande oppgitt "
    "helår helårslisens engangslisens engang dagslisens årslisens tageslizenz jahreslizenz".split()
)
"""What stands in the place of a licence and is none."""

TOTALS = frozenset(
    "total totals totalt totaal totales gesamt gesamtzahl summe sum sums subtotal antall antal "
    "anzahl nombre aantal número count deltakere teilnehmer delsum zwischensumme sluttsum".split()
)
"""What the row below a list begins with that counts or sums it up."""
