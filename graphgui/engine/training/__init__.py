"""Training: settings, optimisers, steps, runs, and the process that makes them."""
