"""The canvas as a screen reader meets it: objects to walk over, and sentences about what changes."""
