"""The fit plot: data, predictions and residuals."""
