"""Lessons: a graph, a text of short steps, and tasks that the program checks, written without programming."""
