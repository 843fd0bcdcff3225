"""Graphs and runs in other formats: pictures, films, tables."""
