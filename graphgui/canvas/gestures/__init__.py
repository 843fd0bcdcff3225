"""What a press, drag or key stroke on the canvas becomes."""
