"""The operations that can be added."""
