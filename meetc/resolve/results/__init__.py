"""An event with its units, read and completed by what follows."""
