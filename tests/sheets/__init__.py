"""Lists, workbooks and results of other programs."""
