"""The graph, its gradients, and training."""

from graphgui.engine.graph import Graph, GraphProblem, Node, PortId, Wire
from graphgui.engine.plan import Plan
from graphgui.engine.training import Trainer, Training

__all__ = ["Graph", "GraphProblem", "Node", "Plan", "PortId", "Trainer", "Training", "Wire"]
