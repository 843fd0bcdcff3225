"""Work that is kept while it is done, and brought back after a crash."""
