"""One sheet of the document as items that follow it."""
