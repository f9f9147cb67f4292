"""The rehearsal server: OpenTrack's two APIs as documented, on this machine."""

PORT = 8026
"""Where `meetc sandbox` serves unless it is told otherwise."""
