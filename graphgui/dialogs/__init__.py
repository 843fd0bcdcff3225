"""Questions that all parts of a window ask in the same way."""
