"""What was achieved: rows, marks, places, totals, and what contradicts what."""
