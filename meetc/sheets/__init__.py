"""From the bytes of a spreadsheet to cells, and what their heads and words mean."""
