"""From round to round: who goes on, who runs instead, and whether the start lists agree."""
