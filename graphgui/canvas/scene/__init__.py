"""The open group of the document as items that follow it."""
