"""Why training goes wrong, with the numbers."""
