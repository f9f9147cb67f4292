"""What follows from rows: marks, places, totals and points, and whether what is typed agrees."""
