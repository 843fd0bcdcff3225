"""Training a document: its runs, the moment that is shown, and what pauses it."""
