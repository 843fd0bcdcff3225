"""Columns of a file's cells become columns of numbers or of texts, and what was read in which way is told."""
