"""What a graph file of a stranger may hold, and which other files it may read."""
