"""From clean text to statements, their words, and what each word is."""
