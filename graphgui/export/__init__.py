"""Graphs in other forms."""
