"""The graph, its gradients, and training."""

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, Node, PortId, Wire
from graphgui.engine.training.trainer import Trainer, Training

__all__ = ["Graph", "GraphProblem", "Node", "Plan", "PortId", "Trainer", "Training", "Wire"]
