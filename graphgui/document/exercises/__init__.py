"""Exercises on the open graph: to find a gradient that is wrong, to predict gradients before they are seen."""
