"""What keeps a graph from having anything to show: one sentence, which every empty plot and panel says."""

from PySide6.QtCore import QCoreApplication

from graphgui.document.document import Document
from graphgui.document.translated import problem_text


def what_lacks(document: Document) -> str:
    """What the graph lacks before there is a loss and something to learn; empty where that is so."""
    graph = document.graph
    if not len(graph):
        return QCoreApplication.translate(
            "lacking", "The canvas is empty: add operations to it, or open an example."
        )
    loss = graph.trained_loss()
    if loss is None:
        if any(node.op.is_loss for node in graph.nodes.values()):
            return QCoreApplication.translate(
                "lacking", "There are several losses: mark one of them as the one to train."
            )
        return QCoreApplication.translate(
            "lacking", "There is no loss yet: add one, such as mse, and wire both of its inputs."
        )
    towards = graph.upstream(loss)
    problems = document.shapes.problems
    for name in graph.order():
        if name in towards and name in problems:
            return problem_text(problems[name])
    if not any(graph.own_parameters(name) for name in towards):
        return QCoreApplication.translate(
            "lacking", "Nothing that leads to the loss can learn: add linear, or a parameter."
        )
    return ""
