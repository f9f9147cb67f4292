"""From documents and lists of other programs to statements of the language."""
