"""A model that tells classes apart: what it says, and which class that is."""

from dataclasses import dataclass

import numpy as np

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.model.prediction import find_comparison
from graphgui.ops import Array
from graphgui.ops.traits import ScoreKind


@dataclass(frozen=True, slots=True)
class Classifier:
    """What a classifier says and should say.

    Attributes:
        kind: of its scores: "probability", too, where a regression is trained on targets of 0 and 1.
        scores, target: the ports of the loss that receive it and the true class.
        sources: the inputs that it depends on.
    """

    kind: ScoreKind
    scores: PortId
    target: PortId
    sources: tuple[str, ...]

    def probabilities(self, scores: Array) -> Array:
        """rows x classes, each row adding up to 1, of what arrives at `scores`."""
        if self.kind == "logits":
            powers = np.exp(scores - scores.max(axis=1, keepdims=True))
            shares: Array = powers / powers.sum(axis=1, keepdims=True)
            return shares
        with np.errstate(over="ignore"):
            one = np.clip(scores, 0, 1) if self.kind == "probability" else 1 / (1 + np.exp(-scores))
        return np.hstack((1 - one, one))

    def classes(self, target: Array) -> Array:
        """The true class of each row, counted from 0."""
        if target.shape[1] > 1:
            columns: Array = target.argmax(axis=1)
            return columns
        if self.kind == "margin":
            sides: Array = (target[:, 0] > 0).astype(int)
            return sides
        labels: Array = np.rint(target[:, 0]).astype(int)
        return labels


def find_classifier(graph: Graph, feeds: Feeds) -> Classifier | None:
    """What the trained loss makes a classifier of; None for another model, and for one that is not wired yet."""
    found = find_comparison(graph)
    if found is None or not _tells_classes(found.kind, feeds.get(found.target_source or "")):
        return None
    kind: ScoreKind = "probability" if found.kind == "value" else found.kind
    return Classifier(kind, found.prediction, found.target, found.sources)


def _tells_classes(kind: ScoreKind, target: Array | None) -> bool:
    """Whether each row's prediction is of one class; `target` is None where it is computed."""
    if kind == "value":
        return target is not None and target.shape[1] == 1 and bool(((target == 0) | (target == 1)).all())
    return kind == "logits" or target is None or target.shape[1] == 1  # several answers a row are no class


def boundaries(probabilities: Array, xs: Array, ys: Array) -> tuple[Array, Array]:
    """Where two classes are equally probable and no other is more: line pieces, x and y of both ends in turn.

    By marching squares: in each cell of the grid, straight between the places on its edges at which a class's
    lead over the best other one changes its sign, found by linear interpolation.

    Args:
        probabilities: len(xs) x len(ys) x classes.
    """
    order = np.sort(probabilities, axis=2)
    pieces = [np.empty((0, 2, 2))]
    kinds = probabilities.shape[2]
    for kind in range(1 if kinds == 2 else 0, kinds):
        own = probabilities[:, :, kind]
        lead = own - np.where(own == order[:, :, -1], order[:, :, -2], order[:, :, -1])
        pieces.append(_level_zero(lead, xs, ys))
    ends = np.concatenate(pieces).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def _level_zero(field: Array, xs: Array, ys: Array) -> Array:
    """pieces x 2 ends x (x, y) along which a field over a grid is 0."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    rows, columns = field.shape
    values, places = [], []
    for i, j in corners:
        values.append(field[i : rows - 1 + i, j : columns - 1 + j].ravel())
        x, y = np.meshgrid(xs[i : rows - 1 + i], ys[j : columns - 1 + j], indexing="ij")
        places.append(np.stack((x.ravel(), y.ravel()), axis=1))
    crossed = np.stack([(values[k] >= 0) != (values[k - 3] >= 0) for k in range(4)], axis=1)
    cells = np.flatnonzero(crossed.any(axis=1))
    if not len(cells):
        return np.empty((0, 2, 2))
    on_edge = np.empty((len(cells), 4, 2))
    for k in range(4):
        one, other = values[k][cells], values[k - 3][cells]
        with np.errstate(all="ignore"):
            share = np.where(one == other, 0.5, one / (one - other))[:, None]
        on_edge[:, k] = places[k][cells] + share * (places[k - 3][cells] - places[k][cells])
    # Two edges are crossed, or all four: then they are joined two by two.
    found: Array = on_edge[crossed[cells]].reshape(-1, 2, 2)
    return found
