"""From the lines of a meet to its model: names resolved, mistakes told, what follows derived."""
