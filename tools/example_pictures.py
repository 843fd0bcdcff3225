"""Draws the examples' pictures for the start page anew: python -m tools.example_pictures [FOLDER]

FOLDER is assets/examples/pictures where none is given. Each example is trained as it opens. Its picture shows
the points and the line found, or the regions of its classes; where the example is about its wires, the graph as it
opens, with wires as wide as their gradients. The window replaces its style sheet by that of the theme.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graphgui import assets
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.model.classifier import Classifier, boundaries
from graphgui.engine.model.plane_classifier import find_plane_classifier
from graphgui.engine.model.prediction import find_comparison
from graphgui.engine.model.predictor import Predictor
from graphgui.engine.training.trainer import Trainer
from graphgui.examples import EXAMPLES, Example
from graphgui.look.colours import LIGHT
from graphgui.look.example_colours import style_sheet
from graphgui.ops import Array
from graphgui.storage import file

WIDTH, HEIGHT = 240, 96
_MARGIN = 8
_CELLS = 120, 48  # across and up, at whose middles a classifier is asked
_ABOUT_WIRES = ("shared-weights", "deep-chain")
_NODE = 160.0, 90.0  # of a node on the canvas, nearly
_WIRE = 0.75, 6.0  # the thinnest and the thickest, in pixels


@dataclass(frozen=True)
class Axis:
    """From numbers to pixels: their range with a margin at each end."""

    factor: float
    shift: float

    @classmethod
    def around(cls, numbers: Array, pixels: int, *, up: bool = False) -> "Axis":
        """The axis that shows all of `numbers` in so many pixels; `up` where larger ones stand higher."""
        factor = (pixels - 2 * _MARGIN) / float(np.ptp(numbers))
        return (
            cls(-factor, pixels - _MARGIN + factor * numbers.min())
            if up
            else cls(factor, _MARGIN - factor * numbers.min())
        )

    def __call__(self, numbers: Array) -> Array:
        return numbers * self.factor + self.shift

    def back(self, pixels: Array) -> Array:
        """The numbers that stand at these pixels."""
        return (pixels - self.shift) / self.factor


def picture(example: Example) -> str:
    """The SVG; its description is its `fingerprint`."""
    project = file.load(example.path)
    if example.name in _ABOUT_WIRES:
        plan = project.plan()
        plan.evaluate()
        drawn = _graph(plan)
    else:
        trainer = Trainer(project.graph, project.feeds(), project.training)
        trainer.run(project.training.steps)
        found = find_plane_classifier(project.graph, project.feeds())
        drawn = _fit(trainer) if found is None else _regions(found, trainer)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none">'
    description = f"<desc>{fingerprint(example)}</desc>"
    return "\n".join((head, description, f"<style>{style_sheet(LIGHT)}</style>", *drawn, "</svg>", ""))


def fingerprint(example: Example) -> str:
    """Another one wherever the graph, its data, how it trains or this file's way of drawing are other ones."""
    content = json.loads(example.path.read_text(encoding="utf-8"))
    del content["notes"]
    seen = hashlib.sha256(json.dumps(content).encode())
    for name, matrix in sorted(file.load(example.path).feeds().items()):
        seen.update(name.encode() + matrix.tobytes())
    seen.update(Path(__file__).read_bytes())
    return seen.hexdigest()


def write(folder: Path) -> None:
    """Draw all of them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for example in EXAMPLES:
        (folder / example.picture.name).write_text(picture(example), encoding="utf-8", newline="\n")


def _fit(trainer: Trainer) -> Iterator[str]:
    """Points and the line found; of several features, predicted numbers over actual ones, and the diagonal."""
    graph, feeds = trainer.plan.graph, trainer.feeds
    found = find_comparison(graph)
    assert found is not None and found.target_source is not None
    ys = feeds[found.target_source][:, 0]
    (source,) = found.sources
    if feeds[source].shape[1] == 1:
        xs = feeds[source][:, 0]
        line_xs = np.linspace(xs.min(), xs.max(), 60)
        ask = Predictor(graph, feeds, found.prediction, found.sources, len(line_xs))
        line_ys = ask(trainer.plan.parameters, [line_xs[:, None]])[:, 0]
    else:
        ask = Predictor(graph, feeds, found.prediction, found.sources, len(ys))
        xs, ys = ys, ask(trainer.plan.parameters, [feeds[source]])[:, 0]
        line_xs = line_ys = np.array([xs.min(), xs.max()])
    across, up = Axis.around(xs, WIDTH), Axis.around(np.concatenate((ys, line_ys)), HEIGHT, up=True)
    radius = 3.5 if len(xs) < 10 else 2.0 if len(xs) < 100 else 1.2
    yield from _points("points", across(xs), up(ys), radius)
    yield f'<path class="line" d="{_polyline(across(line_xs), up(line_ys))}"/>'


def _regions(found: Classifier, trainer: Trainer) -> Iterator[str]:
    """Which class each place is given, the lines between them, and the points with their true classes."""
    graph, feeds = trainer.plan.graph, trainer.feeds
    (source,) = found.sources
    columns, rows = _CELLS
    xs, ys = feeds[source].T
    across, up = Axis.around(xs, WIDTH), Axis.around(ys, HEIGHT, up=True)
    middles_x = across.back((np.arange(columns) + 0.5) * WIDTH / columns)
    middles_y = up.back((np.arange(rows) + 0.5) * HEIGHT / rows)
    places = np.stack(np.meshgrid(middles_x, middles_y, indexing="ij"), axis=-1).reshape(-1, 2)
    ask = Predictor(graph, feeds, found.scores, found.sources, len(places))
    given = found.probabilities(ask(trainer.plan.parameters, [places])).reshape(columns, rows, -1)
    kinds = given.argmax(axis=2)
    for kind in range(given.shape[2]):
        yield f'<path class="region{kind}" d="{"".join(_runs(kinds == kind))}"/>'
    border_xs, border_ys = (line.reshape(-1, 2) for line in boundaries(given, middles_x, middles_y))
    pieces = zip(across(border_xs), up(border_ys), strict=True)
    yield f'<path class="border" d="{"".join(_polyline(*piece) for piece in pieces)}"/>'
    target = graph.incoming(found.target.node)[found.target.port].source
    true = found.classes(feeds[target])
    for kind in range(given.shape[2]):
        yield from _points(
            f"class{kind}", across(xs[true == kind]), up(ys[true == kind]), 4.0 if len(xs) < 10 else 2.2
        )


def _graph(plan: Plan) -> Iterator[str]:
    """Nodes and wires where they stand on the canvas; a wire is as wide as its gradient, on a log scale."""
    graph = plan.graph
    lefts, tops = np.array([node.position for node in graph.nodes.values()]).T
    across, down = np.ptp(lefts) + _NODE[0], np.ptp(tops) + _NODE[1]
    scale = min((WIDTH - 4 * _MARGIN) / across, (HEIGHT - 2 * _MARGIN) / down)
    width, height = _NODE[0] * scale, _NODE[1] * scale
    left = (WIDTH - across * scale) / 2 - lefts.min() * scale
    top = (HEIGHT - down * scale) / 2 - tops.min() * scale
    shares = {wire: plan.gradient(wire.end) for wire in sorted(graph.wires)}
    sizes = {wire: float(np.log10(np.linalg.norm(share))) for wire, share in shares.items()}
    least, span = min(sizes.values()), max(np.ptp(list(sizes.values())), 1.0)
    for wire, size in sizes.items():
        (x1, y1), (x2, y2) = graph[wire.source].position, graph[wire.target].position
        start = left + x1 * scale + width, top + y1 * scale + height / 2
        end = left + x2 * scale, top + y2 * scale + height / 2
        bend = max(8.0, abs(end[0] - start[0]) / 2) if end[0] > start[0] else 14.0
        thick = _WIRE[0] + (_WIRE[1] - _WIRE[0]) * (size - least) / span
        sign = "negative" if shares[wire].sum() < 0 else "positive"
        curve = f"M{_n(start)} C{_n((start[0] + bend, start[1]))} {_n((end[0] - bend, end[1]))} {_n(end)}"
        yield f'<path class="{sign}" stroke-width="{thick:.2f}" d="{curve}"/>'
    for x, y in zip(left + lefts * scale, top + tops * scale, strict=True):
        yield f'<rect class="node" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3"/>'


def _runs(cells: Array) -> Iterator[str]:
    """Rectangles that cover the cells, across x up, that are true: one for each unbroken piece of a row."""
    side, rise = WIDTH / cells.shape[0], HEIGHT / cells.shape[1]
    for row in range(cells.shape[1]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], cells[:, row].astype(int), [0]))))
        for start, end in edges.reshape(-1, 2):
            yield f"M{start * side:g} {row * rise:g}h{(end - start) * side:g}v{rise:g}h{(start - end) * side:g}z"


def _points(kind: str, xs: Array, ys: Array, radius: float) -> Iterator[str]:
    for x, y in zip(xs, ys, strict=True):
        yield f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"/>'


def _polyline(xs: Array, ys: Array) -> str:
    return "M" + " L".join(_n(place) for place in zip(xs, ys, strict=True))


def _n(place: tuple[float, float]) -> str:
    return f"{place[0]:.1f} {place[1]:.1f}"


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else assets.path("examples", "pictures"))
