"""Edits of a document, one file a kind, each one step on the undo list."""
