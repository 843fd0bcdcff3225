"""Exercises on the open graph."""
