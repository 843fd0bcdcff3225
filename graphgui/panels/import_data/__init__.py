"""A table on its way into the document."""
