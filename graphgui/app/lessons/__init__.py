"""Lessons in the window: their graphs opened, and what the student does looked at."""
