"""graphgui: wire a computation graph, watch its gradients flow, train it."""

__version__ = "0.1.0"
