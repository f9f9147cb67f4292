"""A service over HTTP: its calls, its environments, and who we are there."""
