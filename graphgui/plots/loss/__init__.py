"""The loss plot and the lines in it."""
