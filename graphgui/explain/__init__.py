"""Derivations made of what the operations declare of themselves."""
