"""What the trained loss compares: where a prediction and its target come from."""

from dataclasses import dataclass

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.ops.traits import ScoreKind


@dataclass(frozen=True, slots=True)
class PredictionPair:
    """A prediction and its target.

    Attributes:
        kind: what the prediction is.
        prediction, target: the ports of the loss that receive them.
        sources: the inputs that the prediction depends on.
        target_source: the input that the target comes from, if it comes from one at once.
    """

    kind: ScoreKind
    prediction: PortId
    target: PortId
    sources: tuple[str, ...]
    target_source: str | None


def find_comparison(graph: Graph) -> PredictionPair | None:
    """What the trained loss compares, of any kind; None where it declares no comparison, or is not wired yet."""
    loss = graph.trained_loss()
    compares = graph[loss].op.traits.compares if loss else None
    if loss is None or compares is None:
        return None
    wires = graph.incoming(loss)
    if not {compares.prediction, compares.target} <= set(wires):
        return None
    upstream = graph.upstream(wires[compares.prediction].source)
    target = wires[compares.target].source
    return PredictionPair(
        compares.kind,
        PortId(loss, compares.prediction),
        PortId(loss, compares.target),
        tuple(name for name in graph.nodes if name in upstream and graph[name].op.source == "feed"),
        target if graph[target].op.source == "feed" else None,
    )


def find_prediction_pair(graph: Graph) -> PredictionPair | None:
    """What the trained loss compares, where both are in the same units, so that they can be subtracted."""
    found = find_comparison(graph)
    return found if found and found.kind in ("value", "probability") else None
