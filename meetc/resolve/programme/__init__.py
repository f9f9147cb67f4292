"""What the meet offers: its events, rounds, parents, timetable and bars."""
