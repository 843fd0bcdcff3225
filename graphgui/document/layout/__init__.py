"""Places for the nodes of a graph."""
