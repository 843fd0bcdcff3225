"""Exercises on the open graph: what a person asks for them, and where they are shown."""
