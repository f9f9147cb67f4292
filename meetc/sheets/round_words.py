"""What lists call the rounds and heats of an event.

The reference in grammar/README.md is written from this table; meetc/sheets/named_unit.py reads
with it.
"""

from __future__ import annotations

from meetc.sheets.discipline_words import Words

ROUNDS = (
    Words("first", "heats, prelim, prelims, preliminary, preliminaries, qualification, "
          "qualifying, qualifying round, qual, first round",
          "Vorlauf, Vorläufe, VL, Vorrunde, Vorkampf, Qualifikation, Quali, Qualifikationsrunde",
          "forsøk, fo, innledende, innledende heat, kval, kvalifisering, kvalik",
          "försök, försöksheat, kval, kvalificering, kvaltävling",
          "séries, qualification, qualifications, tour préliminaire, éliminatoires",
          "series, voorronde, kwalificatie", "eliminatorias, clasificación, preliminar",
          further="batterie, eliminatorie, qualificazione, qualificazioni, eliminacje, "
          "eliminatórias, karsinta, alkuerät, rozběhy, kvalifikace"),
    Words("repechage", "repechage, repechages, repechage round, repechage heat, repechage heats",
          "Hoffnungslauf, Hoffnungsläufe, Hoffnungsrunde",
          "oppsamlingsheat, oppsamling", "uppsamlingsheat, uppsamling",
          "repêchage, repêchages, série de repêchage, séries de repêchage, course de repêchage",
          "herkansing, herkansingen, herkansingsronde",
          "repesca, repescas, repechaje, ronda de repesca",
          further="ripescaggio, ripescaggi, repasaże"),
    Words("quarter", "quarter-final, quarterfinal, quarter, quarters, quarter-finals, QF",
          "Viertelfinale, VF", "kvartfinale", "kvartsfinal", "quart de finale, quarts de finale",
          "kwartfinale", "cuartos de final, cuartos",
          further="quarti di finale, ćwierćfinał, ćwierćfinały, quartos de final, "
          "čtvrtfinále"),
    Words("semi", "semi, semis, semi-final, semifinal, semi-finals, semifinals, SF",
          "Halbfinale, Semifinale, HF, Zwischenlauf, Zwischenläufe, ZWL",
          "semifinale, semi", "semifinal, mellanheat", "demi-finale, demi, demi-finales",
          "halve finale, halve finales", "semifinal, semifinales",
          further="semifinali, półfinał, półfinały, semifinais, välierä, välierät, "
          "semifinále, mezikolo"),
    Words("final", "final, finals, straight final, direct final, timed final, timed finals, "
          "final by times, F", "Finale, Endlauf, Finallauf, Endkampf, EL, Zeitlauf, Zeitläufe, ZL, "
          "Zeitendlauf, Zeitendläufe, ZEL, F",
          "finale, fi, direkte finale, finaleheat, tidsfinale",
          "final, direktfinal, final direkt, tidsfinal",
          "finale, finale directe, finale au temps", "finale, directe finale, tijdfinale",
          "final, final directa, final por tiempos",
          further="finale diretta, finali, finał, finały, finais, loppukilpailu, "
          "finaali, finále"),
    Words("heat", "heat, ht, race, section, H", "Lauf, Läufe, Serie, Zeitserie",
          "heat, pulje, serie", "heat, serie", "série, course", "serie, reeks",
          "serie",
          further="batteria, seria, bieg, erä, alkuerä, rozběh"),
    Words("group", "group, pool, flight, grp, gp, gr", "Gruppe, Riege", "gruppe, pulje",
    "grupp, pool",
          "groupe, poule, concours", "groep, poule", "grupo, calle de concurso",
          further="gruppo, grupa, ryhmä, skupina"),
    Words("round", "round, rd, R", "Runde, Durchgang", "runde, omgang", "omgång, runda", "tour",
          "ronde", "ronda",
          further="turno, kierros, kolo"),
)  # fmt: skip
"""Words of rounds; `heat` and `group` are in front of the number of a heat, `round` of a round."""
