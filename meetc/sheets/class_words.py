"""What lists call the classes that compete apart: who, and of what age.

The reference in grammar/README.md is written from these tables; meetc/sheets/named_class.py reads
with them.
"""

from __future__ import annotations

from meetc.sheets.discipline_words import Words

GENDERS = (
    Words("M", "m, male, males, man, men, mens, men's, boy, boys, boy's, lad, lads, gentlemen",
          "m, mnl, männl, männlich, männliche, männlicher, Mann, Männer, Herren, Herr, Jungen, "
          "Junge, Buben, Knaben, Schüler",
          "mann, menn, herrer, herre, gutt, gutter, g, dreng, drenge, mand, mænd",
          "män, herrar, herr, pojke, pojkar, p",
          "h, homme, hommes, masculin, masculins, garçon, garçons, messieurs",
          "mannen, heren, jongen, jongens",
          "hombre, hombres, masculino, masculinos, chico, chicos, "
          "varones, varón, niño, niños",
          further="uomo, uomini, maschi, maschile, maschili, mężczyzna, mężczyźni, "
          "mężczyzn, chłopcy, chłopców, homem, homens, rapazes, miehet, "
          "miesten, pojat, poikien, muži, mužů, hoši"),
    Words("F", "f, female, females, woman, women, womens, women's, w, girl, girls, girl's, lady, "
          "ladies", "w, wbl, weibl, weiblich, weibliche, weiblicher, Frau, Frauen, Damen, Mädchen, "
          "Schülerinnen",
          "k, kvinne, kvinner, dame, damer, jente, jenter, j, pige, piger, kvinde, kvinder",
          "kvinna, kvinnor, dam, damer, flicka, flickor",
          "femme, femmes, féminin, féminine, féminines, fille, filles, dames, dame",
          "v, d, vrouw, vrouwen, dames, meisje, meisjes",
          "mujer, mujeres, femenino, femenina, femeninos, "
          "femeninas, chica, chicas, damas, niña, niñas",
          further="donna, donne, femmine, femminile, femminili, kobieta, kobiety, "
          "kobiet, dziewczęta, dziewcząt, mulher, mulheres, feminino, "
          "femininos, raparigas, naiset, naisten, tytöt, tyttöjen, ženy, žen, "
          "n, ž, dívky, dívek"),
    Words("MF", "mixed, mix, mf, x, both, all", "gemischt, mixed", "mix, mixed, blandet",
          "mixed, mix", "mixte, mixtes", "gemengd, mixed", "mixto, mixta, mixtos",
          further="misto, mista, mieszana, mieszany, sekajoukkue, sekaviesti, smíšená, "
          "smíšený"),
)  # fmt: skip

AGES = (
    Words("U", "U, under", "U, unter", "U, under", "U, under", "U, moins de", "U, onder", "sub, U"),
    Words("-", "youth, yth, age, aged, age group, years, year, yrs, yr, class, open",
          "Jugend, jgd, AK, Altersklasse, Jahre, Klasse, Kinder, Kind",
          "år, årsklasse, klasse, ungdom, åpen, alle",
          "år, klass, ungdom", "ans, âge, catégorie, toutes catégories, TC", "jaar, jeugd",
          "años, categoría"),
    Words("SEN", "senior, seniors, sen, snr, adult, adults, elite",
          "Aktive, Erwachsene, Hauptklasse", "senior, seniorer",
          "senior, seniorer, vuxna, damsenior, herrsenior",
          "senior, seniors, SE", "senioren, sen", "absoluto, absoluta, sénior",
          further="seniores, assoluti, assoluta, assoluto, seniorzy, seniorki, "
          "seniorka, aikuiset, dospělí"),
    Words("JUN", "junior, juniors, jun, jnr", "Junior", "junior, juniorer", "junior, juniorer",
          "junior, juniors, JU", "junior", "júnior",
          further="juniores, juniorzy, juniorki, juniorka, nuoret, junioři"),
    Words("MASTERS", "masters, master, veteran, veterans, vet, vets, mas", "Masters",
          "veteran, veteraner, vet", "veteran, veteraner",
          "master, masters, vétéran, vétérans, MA, VE",
          "masters, master", "máster, veterano, veterana, veteranos, veteranas",
          further="veteraani, veteraanit, weterani, veteráni"),
    Words("U23", french="espoir, espoirs, ES, ESP", spanish="promesa, promesas",
          further="promessa, promesse, młodzieżowcy, młodzieżowiec"),
    Words("U20", german="Jugend A, A-Jugend, Jgd A", dutch="junioren A, A-junioren, junior A"),
    Words("U18", german="Jugend B, B-Jugend, Jgd B", french="cadet, cadets, CA",
          dutch="junioren B, B-junioren, junior B", spanish="juvenil, juveniles",
          further="allievo, allieva, allievi, allieve, junior młodszy, "
          "juniorzy młodsi, juniorka młodsza"),
    Words("U16", german="Jugend C, C-Jugend, Jgd C", french="minime, minimes, MI",
          dutch="junioren C, C-junioren, junior C", spanish="cadete, cadetes",
          further="cadetti, cadetto, młodzik, młodzicy, młodziczki"),
    Words("U14", german="Jugend D, D-Jugend, Jgd D", french="benjamin, benjamins, BE",
          dutch="junioren D, D-junioren, junior D", spanish="infantil, infantiles",
          further="ragazzi, ragazze"),
    Words("U12", french="poussin, poussins, PO", dutch="pupillen A, A-pupillen",
          spanish="alevín, alevines",
          further="esordienti"),
    Words("U11", norwegian="rekrutt"),
    Words("U10", french="éveil athlétique, EA", dutch="pupillen B, B-pupillen",
          spanish="benjamín, benjamines"),
    Words("U9", dutch="pupillen C, C-pupillen"),
)  # fmt: skip
"""The words of ages: `U` in front of a number, `-` beside one."""

GLUED = {
    "mj": ("M", ""), "wj": ("F", ""), "kj": ("F", ""), "mju": ("M", "U"), "wju": ("F", "U"),
    "mu": ("M", "U"), "wu": ("F", "U"), "fu": ("F", "U"), "ku": ("F", "U"),
    "wk": ("F", ""), "mku": ("M", "U"), "wku": ("F", "U"),
    "damjunior": ("F", "JUN"), "damjuniorer": ("F", "JUN"),
    "herrjunior": ("M", "JUN"), "herrjuniorer": ("M", "JUN"),
    "ms": ("M", "SEN"), "ks": ("F", "SEN"), "ws": ("F", "SEN"),
    "mv": ("M", ""), "kv": ("F", ""), "msen": ("M", "SEN"), "wsen": ("F", "SEN"),
    "ksen": ("F", "SEN"), "vsen": ("F", "SEN"), "jm": ("M", "JUN"), "jw": ("F", "JUN"),
    "junioren": ("M", "JUN"), "juniorinnen": ("F", "JUN"), "seniorinnen": ("F", "SEN"),
    "cadette": ("F", "U18"), "cadettes": ("F", "U18"), "benjamine": ("F", "U14"),
    "poussine": ("F", "U12"), "poussines": ("F", "U12"),
    "senm": ("M", "SEN"), "senf": ("F", "SEN"), "senw": ("F", "SEN"),
    "sm": ("M", "SEN"), "sf": ("F", "SEN"),
    "jf": ("F", "JUN"), "pf": ("F", "U23"), "af": ("F", "U18"), "rf": ("F", "U14"),
    "rm": ("M", "U14"), "sw": ("F", "SEN"), "mk": ("M", ""),
    "sem": ("M", "SEN"), "sef": ("F", "SEN"), "esm": ("M", "U23"), "esf": ("F", "U23"),
    "jum": ("M", "JUN"), "juf": ("F", "JUN"), "cam": ("M", "U18"), "caf": ("F", "U18"),
    "mim": ("M", "U16"), "mif": ("F", "U16"), "bem": ("M", "U14"), "bef": ("F", "U14"),
    "pom": ("M", "U12"), "pof": ("F", "U12"), "mam": ("M", "MASTERS"), "maf": ("F", "MASTERS"),
    "vem": ("M", "MASTERS"), "vef": ("F", "MASTERS"), "eam": ("M", "U10"), "eaf": ("F", "U10"),
}  # fmt: skip
"""Short classes that say both: gender and the word of the age, `""` where a number follows. MJB is
German for boys and Dutch for girls, and tells no gender."""

for letter, of_youth, of_pupils in zip("abcd", ("U20", "U18", "U16", "U14"),
                                       ("U16", "U14", "U12", "U10"), strict=True):  # fmt: skip
    for short, gender in (("wj", "F"), ("jj", "M"), ("mj", "")):
        GLUED |= dict.fromkeys((f"{short}{letter}", f"{short} {letter}"), (gender, of_youth))
    for short, gender in (("schuler", "M"), ("schulerinnen", "F"), ("sch", "")):
        written = (f"{short}{letter}", f"{short} {letter}", f"{letter} {short}")
        GLUED |= dict.fromkeys(written, (gender, of_pupils))
