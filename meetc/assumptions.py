"""What OpenTrack's documentation leaves open, and what meetc assumes: one named constant each.

The reference (grammar/README.md) lists them as not yet proven against the service. A key that no
source knows is never sent, unless the meet names one with `key.…=`.
"""

UNIT_WIND_KEY = "wind_assistance"
"""Wind of a race: seen in exports as windAssistance, in no upload; the spelling is inferred."""

TRIAL_WIND_KEY = "wind"
"""Wind of a trial in the long and triple jump: seen in exports as a number, in no upload."""

UNSENT_KEYS: dict[str, str] = {}
"""Keys for the qualifier, the runners of a relay row, the chip time and the total of a combined
event: none is known. Exports show the total as `total`, beside its `place`; no upload does."""
