"""The one door to git: revisions, the index, the merge driver, what `git install` writes."""
