"""The pulls plot: what each example does to the parameters."""
