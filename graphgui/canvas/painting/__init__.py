"""How much is painted at which zoom, and in which order."""
