"""A trained graph as a model: predictions, classes, scores, units."""
