"""A lesson while it is taught, how far each has come, and where one's own are kept."""
