"""The words that head the columns of sheets, in the languages that they come in.

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
    others: str = ""
    """In Swedish, Dutch and Spanish."""
    further: str = ""
    """In Italian, Polish, Portuguese, Danish, Finnish and Czech."""

    @property
    def words(self) -> list[str]:
        return [word.strip() for words in self[1:] for word in words.split(",") if word]


_BIB = Column(
    "competitor_id",
    "competitor id, bib, bib number, bib no, competitor number, competitor no, comp no, "
    "race number, race no, start number, start no, number, no, #, bib num",
    "Startnummer, Startnr, Stnr, Nr, Nummer, Brustnummer",
    "startnummer, startnr, brystnummer, brystnr",
    "dossard, numéro de dossard, n° de dossard, n° dossard, numéro",
    "nummerlapp, borstnummer, borstnr, startnummer, dorsal, número de dorsal",
    further="pettorale, numero pettorale, n. pettorale, pett, numer startowy, "
    "nr startowy, nr start, nr st., numer, nr zawodnika, n.º dorsal, peitoral, "
    "número de peito, kilpailijanumero, kilpailunumero, rintanumero, nro, startovní číslo, "
    "st. číslo, st. č., číslo",
)
_PEOPLE = (
    Column(
        "national_id",
        "national id, licence, license, licence number, license number, licence no, license no, "
        "membership, membership number, membership no, registration number, reg no, URN, "
        "EA URN, EA number, England Athletics URN, England Athletics number, athlete id",
        "Lizenz, Lizenznummer, Lizenznr, Startpass, Startpassnummer, Startpassnr, DLV-ID",
        "lisens, lisensnummer, lisensnr, licensnr, utøver-id",
        "licence, numéro de licence, n° de licence, n° licence, n° lic.",
        "licens, licensnummer, licentie, licentienummer, licentienr, stamnummer, stamnr, licencia, "
        "número de licencia, nº licencia",
        further="tessera, numero tessera, n. tessera, tesserino, codice atleta, cod. atleta, "
        "codice FIDAL, licencja, nr licencji, nr lic., numer licencji, licença, "
        "número de licença, n.º de licença, nº licença, lisenssi, lisenssinumero, "
        "registrační číslo, reg. číslo, registrace",
    ),
    Column(
        "first_name",
        "first, first name, forename, given name, given names",
        "Vorname",
        "fornavn",
        "prénom",
        "förnamn, voornaam, nombre",
        further="nome, imię, imie, nome próprio, primeiro nome, etunimi, jméno, křestní jméno",
    ),
    Column(
        "last_name",
        "last, last name, surname, family name",
        "Nachname, Familienname",
        "etternavn",
        "nom, nom de famille",
        "efternamn, achternaam, familienaam, apellido, apellidos",
        further="cognome, nazwisko, apelido, sobrenome, efternavn, sukunimi, příjmení",
    ),
    Column(
        "name",
        "name, full name, athlete, athlete name, competitor, competitor name, participant",
        "Name, Athlet, Athletin, Teilnehmer, Teilnehmerin, Name Vorname, Vorname Name, "
        "Vor- und Nachname, Vor-/Nachname",
        "navn, fullt navn, utøver, deltaker, deltager, løper",
        "athlète, participant, nom complet, nom et prénom, nom prénom, prénom nom",
        "namn, deltagare, naam, atleet, deelnemer, nombre y apellidos, apellidos y nombre, atleta",
        further="cognome e nome, nome e cognome, cognome nome, nominativo, "
        "concorrente, nazwisko i imię, imię i nazwisko, nazwisko imię, "
        "imię nazwisko, zawodnik, zawodniczka, nome completo, nome do atleta, "
        "nimi, kilpailija, urheilija, osallistuja, příjmení a jméno, "
        "jméno a příjmení, příjmení jméno, závodník, závodnice",
    ),
    Column(
        "team_id",
        "team, team id, team code, club, club code, school, affiliation",
        "Verein, Team, Mannschaft, LV, Landesverband",
        "klubb, lag",
        "club, équipe",
        "förening, vereniging, ploeg, equipo",
        further="società, squadra, gruppo sportivo, klub, klub sportowy, drużyna, "
        "clube, equipa, forening, seura, joukkue, oddíl, družstvo, tým",
    ),
    Column(
        "team_name",
        "team name, club name",
        "Vereinsname",
        "klubbnavn",
        "nom du club",
        further="nome società, denominazione società, nazwa klubu, nome do clube, "
        "klubnavn, seuran nimi, název oddílu",
    ),
)
_GENDER = Column(
    "gender",
    "gender, sex, M/F, F/M, M/W, W/M",
    "Geschlecht, Geschl, m/w, w/m, m/w/d, w/m/d",
    "kjønn, kjøn, m/k, k/m",
    "sexe, genre, H/F",
    "kön, geslacht, sexo, género, M/V, V/M, H/M, H/D, D/H",
    further="sesso, genere, płeć, plec, køn, sukupuoli, pohlaví, M/N, N/M, M/Ž, Ž/M",
)
_EVENT = (
    Column(
        "event_id",
        "event, event id, discipline, events, disciplines",
        "Disziplin, Wettbewerb, Bewerb, Wettkampf, Disziplinen, Wettbewerbe, Bewerbe",
        "øvelse, gren, øving, øvelser, grener",
        "épreuve, discipline, concours, épreuves",
        "gren, onderdeel, prueba, evento, grenar, onderdelen, pruebas",
        further="gara, gare, specialità, disciplina, konkurencja, konkurencje, "
        "dyscyplina, prova, provas, disciplin, discipliner, laji, lajit, "
        "disciplíny, soutěž, závod",
    ),
    Column(
        "event_name",
        "event name, discipline name",
        "Disziplinname, Wettbewerbsname",
        "øvelsesnavn",
        "nom de l'épreuve",
        further="descrizione gara, nazwa konkurencji, nome da prova, lajin nimi, název disciplíny",
    ),
    Column(
        "event_code",
        "event code, discipline code",
        "Disziplincode",
        "øvelseskode",
        "code de l'épreuve",
        further="codice gara, kod konkurencji, código da prova, kód disciplíny",
    ),
    Column(
        "category",
        "category, age group, age class, age category, class, division",
        "Altersklasse, AK, Klasse, Kategorie",
        "klasse, årsklasse, kategori",
        "catégorie, cat",
        "klass, åldersklass, categorie, leeftijdsklasse, categoría",
        further="kategoria, kategoria wiekowa, kat, escalão, sarja, ikäsarja, luokka, "
        "ikäluokka, kategorie, věková kategorie",
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
        "DOB, date of birth, birth date, birthday, born",
        "Geburtsdatum, Geburtstag, geb, geb am, geb dat, geb datum, geboren",
        "fødselsdato, fødselsdag, født, fødd",
        "date de naissance, date naissance, date naiss, naissance, né, né(e), né le, née le, DDN",
        "födelsedatum, född, geboortedatum, geboren, fecha de nacimiento, fecha nacimiento, "
        "fecha nac, f. nacimiento, f. nac., nacimiento",
        further="data di nascita, data nascita, nato il, nata il, data urodzenia, "
        "data ur., data de nascimento, data nascimento, nascimento, "
        "data nasc., syntymäaika, syntymäpäivä, datum narození, narození, "
        "narozen, dat. nar., nar.",
    ),
    Column(
        "birth_year",
        "year of birth, birth year, year born, YOB",
        "Jahrgang, JG, Geburtsjahr",
        "fødselsår, årgang, fødeår, f.år",
        "année de naissance, année",
        "födelseår, geboortejaar, año de nacimiento, año nac.",
        further="anno di nascita, anno nascita, anno nasc., anno, rok urodzenia, rok ur., rocznik, "
        "ano de nascimento, ano nasc., ano, syntymävuosi, rok narození, ročník",
    ),
    Column(
        "nationality",
        "nationality, nationality code, nation, country, country code, nat",
        "Nationalität, Nation, Staatsangehörigkeit, Land, Ländercode",
        "nasjonalitet, nasjon, land, landskode",
        "nationalité, pays, code pays",
        "nationalitet, nationaliteit, nacionalidad, país",
        further="nazionalità, nazione, naz, cittadinanza, narodowość, obywatelstwo, "
        "kraj, nacionalidade, kansalaisuus, kansallisuus, maa, národnost, "
        "státní příslušnost, země",
    ),
    *_EVENT,
    Column(
        "status",
        "status, entry status, declaration, declaration status",
        "Status, Meldestatus",
        "status, påmeldingsstatus",
        "statut, état",
        further="stato, stato iscrizione, estado da inscrição, tila, stav",
    ),
    Column(
        "pb",
        "PB, personal best, personal record, PR, best, best mark",
        "PB, Bestleistung, Bestzeit, Bestweite, Bestmarke, persönliche Bestleistung, PBL",
        "pers, personlig rekord, personlig beste, PR",
        "record personnel, RP, meilleure performance",
        "personbästa, personligt rekord, persbästa, persoonlijk record, marca personal, "
        "mejor marca, mejor marca personal, MMP, beste prestatie",
        further="primato personale, record personale, personale, PP, rekord życiowy, "
        "rekord zyciowy, życiówka, RŻ, recorde pessoal, melhor marca pessoal, melhor marca, "
        "personlig bedste, ennätys, oma ennätys, osobní rekord, os. rekord",
    ),
    Column(
        "sb",
        "SB, season's best, season best, seasons best",
        "SB, Saisonbestleistung, SBL, Jahresbestleistung, Saisonbest, Saisonbestzeit, "
        "Saisonbestweite",
        "SB, årsbeste, sesongbeste, årets beste, beste i år",
        "MPA, record de la saison, meilleure performance de l'année",
        "årsbästa, säsongsbästa, seizoensbeste, jaarbeste, marca del año, mejor marca del año, "
        "marca de la temporada, MMT",
        further="primato stagionale, stagionale, migliore stagionale, rekord sezonu, rek. sezonu, "
        "najlepszy wynik w sezonie, melhor da época, melhor do ano, "
        "marca da época, årsbedste, sæsonbedste, kauden paras, "
        "sezónní maximum, nejlepší výkon sezóny",
    ),
    Column(
        "qp",
        "QP, qualifying performance, qualifying mark, seed, seed mark, seeding mark, entry mark, "
        "mark, seed time, entry time, entry performance",
        "Meldeleistung, Meldezeit, Meldeweite, Meldemarke, Leistung, Qualifikationsleistung",
        "seedingresultat, påmeldt resultat, påmeldingsresultat, kvalresultat",
        "perf, performance, performance d'engagement, temps d'engagement, "
        "performance qualificative",
        "anmälningsresultat, anmält resultat, prestatie, inschrijfprestatie, marca, "
        "marca de inscripción",
        further="prestazione, prestazione di iscrizione, accredito, "
        "tempo di accredito, tempo di iscrizione, misura di iscrizione, wynik, "
        "wynik zgłoszenia, wynik zgłoszeniowy, marca de inscrição, "
        "tempo de inscrição, tilmeldt resultat, tilmeldingsresultat, tulos, "
        "ilmoitettu tulos, ilmoittautumistulos, výkon, přihlášený výkon, "
        "kvalifikační výkon",
    ),
)
"""Lists of entries: OpenTrack's bulk columns, and a qualifying performance."""

RESULTS = (
    _BIB,
    *_PEOPLE,
    _GENDER,
    *_EVENT,
    Column("round", "round, phase, stage, event stage, event round, event phase", "Runde",
           "runde, omgang, omg", "tour, phase, fase",
           others="omgång, ronde, ronda",
           further="turno, runda, etap, ronda, kierros, vaihe, kolo, fáze"),
    Column("round_name", "round name", "Rundenname", "rundenavn", "nom du tour"),
    Column("heat", "heat, heat number, heat name, event heat, race, section, pool, group, flight",
           "Lauf, Laufnummer, Lauf Nr, Vorlauf, Zeitlauf, Serie, Gruppe, Riege",
           "heat, heatnummer, pulje, serie, gruppe, forsøk",
           "série, manche, groupe, poule, course, reeks",
           further="batteria, batt, gruppo, seria, bieg, grupa, przedbieg, grupo, løb, erä, "
           "alkuerä, ryhmä, rozběh, běh, skupina"),
    Column("squad", "squad, relay, relay team", "Staffel", "stafett, stafettlag", "relais",
           further="staffetta, sztafeta, estafeta, stafet, viesti, viestijoukkue, "
           "štafeta"),
    Column(
        "performance",
        "performance, mark, time, distance, height, result, best, total, run time, running time, "
        "finish, finish time, gun time, gun, gun elapsed time, gun elapsed, finish gun, time gun, "
        "clock time, clock, official time, elapsed time, finals, finals time, finals mark",
        "Leistung, Ergebnis, Zeit, Weite, Höhe, Beste, Bestes, Laufzeit, Endzeit, Bruttozeit, "
        "Brutto, Zeit brutto, Ziel brutto",
        "resultat, tid, beste, lengde, høyde, høgde, sluttid, bruttotid, tid brutto",
        "performance, perf, marque, temps, résultat, meilleur, hauteur, chrono, temps officiel, "
        "temps brut",
        "höjd, hoogte, altura, brutotijd, bruto, bruto tijd, tiempo oficial, tiempo bruto, "
        "tiempo pistola, längd, bästa, prestatie, resultaat, tijd, afstand, marca, tiempo, "
        "resultado, distancia, mejor",
           further="prestazione, prest, risultato, tempo, misura, altezza, lunghezza, "
           "tempo ufficiale, tempo gara, wynik, rezultat, czas, odległość, "
           "wysokość, czas brutto, czas oficjalny, resultado, tempo oficial, "
           "tempo bruto, distância, melhor, længde, højde, bedste, tulos, aika, "
           "pituus, korkeus, bruttoaika, paras, výkon, čas, výsledek, délka, "
           "výška, hrubý čas, nejlepší"),
    Column("chip", "net time, chip time, net, chip, chip elapsed time, chip elapsed, finish chip, "
           "finish net, time chip, time net",
           "Nettozeit, Netto, Zeit netto, Ziel netto", "nettotid, chiptid, tid netto",
           "temps réel, temps net, temps puce",
           "nettotijd, netto tijd, tiempo neto, tiempo real, tiempo chip",
           further="tempo netto, real time, tempo reale, tempo chip, czas netto, "
           "tempo líquido, tempo real, nettoaika, čistý čas, čas netto"),
    Column(
        "raw_time",
        "raw, raw time, thousandths",
        "Tausendstel",
        "tusendeler",
        "millièmes",
           further="millesimi, tysięczne, milésimos, tusindedele, tuhannesosat, tisíciny"),
    Column("status", "status", "Status", "status", "statut",
           further="stato, stato iscrizione, estado da inscrição, tila, stav"),
    Column("qualifier", "Q, qualified, qualifier", "Q, Quali, qualifiziert", "Q, kvalifisert",
           "Q, qualifié, qualifiée",
           further="qualificato, qualificata, kwalifikacja, qualificado, apurado, "
           "kvalificeret, jatkoon, postup"),
    Column("place", "place, rank, rk, position, pos, pl, overall place, finish place",
           "Platz, Rang, Rg, Pl, Gesamtplatz", "plass, plassering",
           "place, rang, classement, clt",
           others="plats, plaats, puesto, posición, clasificación, clas, clasif",
           further="posizione, piazzamento, classifica, cl, miejsce, m-ce, msc, poz, "
           "pozycja, lokata, lugar, "
           "posição, classificação, placering, plac, sija, sijoitus, pořadí, poř, "
           "umístění"),
    Column("lane", "lane, ln", "Bahn, Bn", "bane", "couloir, coul",
           others="bana, baan, calle",
           further="corsia, cors, cor, tor, pista, raia, rata, dráha"),
    Column("order", "order, start order", "Reihenfolge, Startfolge", "rekkefølge, startrekkefølge",
           "ordre, ordre de passage",
           others="ordning, volgorde, orden",
           further="ordine, ordine di gara, kolejność, kolejność startowa, ordem, "
           "ordem de saída, rækkefølge, startrækkefølge, järjestys, "
           "suoritusjärjestys, pořadí startu"),
    Column("wind", "wind, wind speed", "Wind", "vind", "vent",
           others="viento",
           further="vento, wiatr, tuuli, vítr"),
    Column("weight", "weight, implement, implement kg", "Gewicht, Gerät", "vekt, redskap",
           "poids, engin",
           others="vikt, redskap, gewicht, peso",
           further="peso, attrezzo, peso attrezzo, ciężar, waga, engenho, vægt, redskab, "
           "paino, väline, hmotnost, náčiní"),
    Column("points", "points, score, pts", "Punkte", "poeng", "points",
           others="poäng, punten, puntos",
           further="punti, punteggio, punkty, pkt, pontos, pontuação, point, pisteet, "
           "body"),
    Column("note", "note, notes, remark, comment", "Bemerkung, Bem, Anmerkung, Anm, Notiz",
           "merknad, kommentar", "remarque, note, observation",
           others="anmärkning, opmerking, opm, observaciones",
           further="nota, annotazioni, osservazioni, uwagi, observações, obs, bemærkning, "
           "bemærkninger, huomautus, huom, poznámka, pozn"),
    Column("attempt", "attempt, attempt no, attempt number, attempts, trial, trial no, "
           "trial number, trials, try, throw, throw no, jump, jump no",
           "Versuch, Versuch Nr, Versuchsnummer, Versuche, Durchgang",
           "forsøk nr, forsøksnummer, hopp nr, kast nr, støt nr",
           "essai, essai no, n° essai, n° d'essai, numéro d'essai, essais",
           "försök, försök nr, poging, intento",
           further="tentativo, n. prova, próba, nr próby, kolejka, ensaio, tentativa, "
           "forsøg, forsøg nr, yritys, suoritus, pokus, č. pokusu"),
    Column("bar", "bar, bar height, crossbar", "Latte, Lattenhöhe, Sprunghöhe", "listehøyde",
           "barre, hauteur de barre", "ribba, lat, listón",
           further="asticella, poprzeczka, fasquia, overligger, rima, laťka"),
    Column("valid", "valid, is valid", "gültig", "gyldig", "valable", "giltig, geldig, válido",
           further="valido, ważna, hyväksytty, platný"),
    Column("foul", "foul, is foul, failed", "ungültig, Fehlversuch", "ugyldig, dødt", "nul, raté",
           "ogiltig, ongeldig, nulo",
           further="nullo, nulla, spalona, spalony, nieważna, hylätty, neplatný"),
)  # fmt: skip
"""Results: a row a competitor, whose trials and heights have columns of their own; or, with one of
the last four, a row an attempt."""
OF_ATTEMPTS = frozenset(("attempt", "bar", "valid", "foul"))
"""The columns of jumps and throws alone."""

TRIALS = Column(
    "trial", "trial, attempt, round, throw, jump, mark, result, distance, R, T, A",
    "Versuch, Vers, Wurf, Stoß, Sprung, Weite, V, D",
    "forsøk, omgang, hopp, kast, støt", "essai, E",
                others="försök, hopp, kast, poging, sprong, worp, intento, salto, "
                "lanzamiento",
                further="prova, tentativo, salto, lancio, próba, kolejka, skok, rzut, "
                "pchnięcie, ensaio, tentativa, forsøg, yritys, suoritus, hyppy, "
                "heitto, pokus, hod, vrh")  # fmt: skip
"""The word, or none, beside the number of a trial: R1, 2. Versuch, Essai n° 3, or 3 alone."""
WINDS = Column(
    "wind", "wind, W", "Wind", "vind", "vent", others="viento", further="vento, wiatr, tuuli, vítr"
)
"""The word in front of the number of the trial whose wind stands in a column of its own."""

LEFT_OUT = Column(
    "",
    "e-mail, email, mail, phone, mobile, address, comments, paid, fee, age, year, flags, "
    "legal mark, legal wind, pace, overall pace, avg pace, average pace, speed, "
    "age percentage, age grade, diff, gap",
    "E-Mail, Telefon, Adresse, Alter, Startgeld, Diff, Differenz, Abstand, Rückstand, Schnitt, "
    "min/km, km/h",
    "e-post, epost, telefon, mobil, adresse, alder, startavgift",
    "courriel, mél, téléphone, portable, adresse, âge, allure, vitesse, écart",
    "ritmo, hastighet, fart, verschil, diferencia",
    further="telefono, cellulare, indirizzo, età, distacco, adres, wiek, strata, "
    "województwo, woj, lp, telefone, telemóvel, morada, idade, diferença, "
    "puhelin, osoite, sähköposti, ikä, ero, adresa, věk, ztráta",
)
"""Columns that nobody has to be told are left out: private ones, and what OpenTrack computes."""

STATUSES = {
    "DNS": "dns, did not start, DNC, NS, scratched, SCR, absent, abs., nicht angetreten, n.a., "
    "abgemeldet, abgem., ikke startet, ikke møtt, ej start, non partant, forfait, NP, "
    "non partito, non partita, assente, nie wystartował, nie wystartowała, não partiu, não "
    "compareceu, ikke mødt, ei startannut, poissa, nenastoupil, nenastoupila, nestartoval, "
    "nestartovala, no presentado, no presentada",
    "DNF": "dnf, did not finish, NF, retired, ret., aufg., aufgegeben, brøt, brutt, utgått, "
    "utgick, bröt, brutit, abandon, abandonné, AB, ABD, abandono, opgegeven, "
    "ritirato, ritirata, rit., nie ukończył, nie ukończyła, desistiu, desistente, udgået, udgik, "
    "keskeytti, kesk., nedokončil, nedokončila, vzdal, vzdala, retirado, retirada",
    "DQ": "dq, dsq, disqualified, disq., disqualifiziert, diskvalifisert, disk., diskad, "
    "disqualifié, false start, FS, Fehlstart, tjuvstart, faux départ, "
    "squalificato, squalificata, squal., zdyskwalifikowany, zdyskwalifikowana, dysk., "
    "desclassificado, desclassificada, diskvalificeret, hylätty, hyl., diskvalifikován, "
    "diskvalifikována, descalificado, descalificada, gediskwalificeerd",
    "NM": "nm, no mark, foul, fouls, ND, ogV, ohne gültigen Versuch, uten gyldig resultat, UGR, "
    "sans marque, SM, senza misura, bez wyniku, sem marca, ilman tulosta, bez výkonu, sin marca",
    "NH": "nh, no height",
    "": "OK, finished, official, provisional, unofficial, in_progress, gewertet",
}
"""The status words as sheets have them."""

GENDERS = {
    "M": "m, male, man, men, boy, boys, männlich, Mann, Männer, mann, menn, gutt, gutter, homme, "
    "hommes, masculin, H, Mr, maschio, maschile, uomo, mężczyzna, chłopiec, homem, "
    "rapaz, mies, miehet, poika, pojat, muž, muži, chlapec",
    "F": "f, female, woman, women, girl, girls, w, weiblich, Frau, Frauen, k, kvinne, kvinner, "
    "jente, jenter, femme, femmes, féminin, Mrs, Ms, Miss, femmina, femminile, donna, kobieta, "
    "dziewczyna, mulher, feminino, feminina, rapariga, nainen, naiset, tyttö, tytöt, "
    "žena, ženy, dívka, Ž",
    "X": "x, divers, non-binary",
}
"""The genders as sheets have them, beside the words of classes."""

NO_IDS = frozenset(
    "none null nil n/a na unknown pending applied yes no y n true false x ok paid full annual day "
    "one-day ja nein nei nej jein oui non si sì sí nee keine kein ingen inga aucun aucune geen "
    "ninguna ninguno beantragt vorhanden søkt betalt gyldig bestilt har demande oppgitt "
    "helår helårslisens engangslisens engang dagslisens årslisens tageslizenz jahreslizenz".split()
) | {"har ikke", "not registered", "not applicable"}
"""What stands in the place of a licence and is none."""

NO_CLUB = (
    "unattached, unatt, no club, none, n/a, individual, vereinslos, ohne Verein, kein Verein, "
    "ingen, ingen klubb, uten klubb, klubbløs, klubblös, ingen förening, sans club, individuel, "
    "individuelle, zonder vereniging, sin club, independiente"
)
"""What stands in the place of a club and is none."""

WITHDRAWN = (
    "withdrawn, withdrawal, scratched, scratch, scr, cancelled, canceled, deleted, dns, did not "
    "start, not starting, abgemeldet, zurückgezogen, gestrichen, storniert, n.a., avmeldt, "
    "trukket, strøket, slettet, ikke startet, avanmäld, struken, återbud, forfait, désisté, "
    "retiré, annulé, np, non partant, afgemeld, teruggetrokken, retirado, retirada, baja, anulado"
)
"""The status of entrants who will not come."""

ENTERED = (
    "yes, y, ok, x, 1, entered, entry, confirmed, accepted, approved, registered, active, "
    "complete, completed, declared, paid, valid, ja, gemeldet, angemeldet, bestätigt, bezahlt, "
    "zugelassen, påmeldt, bekreftet, godkjent, betalt, anmäld, betald, inscrit, inscrite, "
    "engagé, engagée, validé, validée, payé, confirmé, oui, ingeschreven, betaald, "
    "inscrito, inscrita, confirmado, sí"
)
"""What says of an entry that it stands; below an event, that somebody is entered in it."""

NO_MARKS = frozenset(
    "nm nt np nb ng n/a na nil none no kein keine ohne o.b ob o.z ingen uten utan saknas aucun "
    "aucune sans geen ninguna ninguno".split()
) | {""}
"""What stands in the place of a seeding mark and is none."""

NOT_ENTERED = "no, n, 0, nein, nei, nej, non, nee, -"
"""What says below an event that somebody is not entered in it."""

OUT_OF_COMPETITION = (
    "a.W., außer Wertung, a.K., außer Konkurrenz, utenfor konkurranse, u.k., utom tävlan, "
    "hors concours, h.c., buiten mededinging, fuera de concurso, out of competition, ooc, guest, "
    "guests, Gast, Gäste, gjest, gjester, gäst, gäster, invité, invitée, invitado, invitada"
)
"""What stands in the place or status of those who are not ranked."""
