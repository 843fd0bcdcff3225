"""Opening, saving, importing, exporting, recording."""
