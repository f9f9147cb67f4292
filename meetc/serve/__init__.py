"""Live pages of a meet: the site as the text stands now, and a board for a big screen."""
