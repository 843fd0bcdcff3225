"""Models that tell classes apart by two inputs: those whose answers can be drawn in a plane."""

from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.engine.model.classifier import Classifier, find_classifier


def find_plane_classifier(graph: Graph, feeds: Feeds) -> Classifier | None:
    """The classifier that a graph trains, where its inputs have two columns in all and as many rows as the target.

    None for another model, and for one whose data are not there yet, or name no classes.
    """
    found = find_classifier(graph, feeds)
    if found is None or any(name not in feeds for name in found.sources):
        return None
    seen = [feeds[name] for name in found.sources]
    target = feeds.get(graph.incoming(found.target.node)[found.target.port].source)
    if target is None or sum(feed.shape[1] for feed in seen) != 2:
        return None
    if len({len(matrix) for matrix in (*seen, target)}) != 1:
        return None
    compares, scores = graph[found.scores.node].op.traits.compares, infer(graph, feeds).known.get(found.scores)
    assert compares is not None
    if compares.refuses and (scores is None or compares.refuses(target, scores[1])):
        return None
    return found
