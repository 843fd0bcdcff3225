"""Strips beside the canvas from which panels are opened, and into which they fold where space is short."""
