"""What the trained loss compares: where a prediction and its target come from."""

from dataclasses import dataclass

from graphgui.engine.graph.graph import Graph, PortId


@dataclass(frozen=True, slots=True)
class PredictionPair:
    """A prediction and its target.

    Attributes:
        prediction, target: the ports of the loss that receive them.
        sources: the inputs that the prediction depends on.
        target_source: the input that the target comes from, if it comes from one at once.
    """

    prediction: PortId
    target: PortId
    sources: tuple[str, ...]
    target_source: str | None


def find_prediction_pair(graph: Graph) -> PredictionPair | None:
    """The prediction and target of the trained loss; None where it is no such loss, or is not wired yet."""
    loss = graph.trained_loss()
    if loss is None:
        return None
    wires = graph.incoming(loss)
    if not {"Yhat", "Y"} <= set(wires):
        return None
    upstream = graph.upstream(wires["Yhat"].source)
    sources = tuple(name for name in graph.nodes if name in upstream and graph[name].op.source == "feed")
    target = wires["Y"].source
    return PredictionPair(
        PortId(loss, "Yhat"),
        PortId(loss, "Y"),
        sources,
        target if graph[target].op.source == "feed" else None,
    )
