"""The dialogue that imports a table from a file."""
