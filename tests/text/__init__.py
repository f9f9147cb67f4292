"""Commands that change a user's text, and the merge of texts."""
