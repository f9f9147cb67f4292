"""Why a result is what it is, of a compiled meet: by the rules that have made it."""
