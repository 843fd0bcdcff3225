"""The keys' way through the window: from part to part, into a node's fields and back, and where they are."""
