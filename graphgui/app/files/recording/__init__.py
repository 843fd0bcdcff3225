"""A run of training recorded as a film of the canvas or the plots."""
