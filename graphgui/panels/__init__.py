"""Panels beside the canvas: what can be added, and what is chosen."""
