"""The graph compiled: values, gradients, and their checks."""
