"""What a screen reader is told: sentences about what changes."""
