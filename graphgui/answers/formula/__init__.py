"""Formulas that a person types: their names, their grammar, their numbers, how they are written."""
