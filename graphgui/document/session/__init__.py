"""One moment of a run, and how to get to another."""
