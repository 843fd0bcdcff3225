"""The computation graph and its shapes."""
