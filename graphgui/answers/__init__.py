"""Answers that a person types for a gradient: read, judged, helped along."""
