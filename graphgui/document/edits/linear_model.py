"""A linear model between inputs and a loss, and where new things are put: the start of most graphs."""

from graphgui.document.document import Document
from graphgui.document.edits import nodes, wires
from graphgui.document.model import Place
from graphgui.engine.graph.graph import Wire

STEP_RIGHT, STEP_DOWN = 300.0, 180.0
"""From one new node to the next."""


def free_place(document: Document) -> Place:
    """Under all nodes that there are."""
    bottom = max((node.position[1] for node in document.graph.nodes.values()), default=-STEP_DOWN)
    return 0.0, bottom + STEP_DOWN


def add_linear_model(document: Document, X: str, Y: str, place: Place, loss: str, outputs: int = 1) -> str:
    """A linear between X, a node at `place`, and a loss that compares it with Y; the loss's name."""
    left, top = place
    linear = nodes.add(document, "linear", (left + STEP_RIGHT, top), outputs=outputs)
    name = nodes.add(document, loss, (left + 2 * STEP_RIGHT, top))
    target, prediction = _loss_inputs(document, name)
    wires.connect(document, Wire(X, document.graph[X].op.output, linear, "X"))
    wires.connect(document, Wire(linear, "Yhat", name, prediction))
    wires.connect(document, Wire(Y, "out", name, target))
    return name


def _loss_inputs(document: Document, loss: str) -> tuple[str, str]:
    compares = document.graph[loss].op.traits.compares
    assert compares is not None
    return compares.target, compares.prediction
