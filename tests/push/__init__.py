"""Plan, push, pull and status against a rehearsal server."""
