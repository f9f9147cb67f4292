"""Who is there: athletes, teams, entries, squads."""
