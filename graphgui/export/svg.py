"""A graph as a small SVG picture, drawn without Qt: for notebooks and pages.

Its arithmetic is its own, and not the canvas's: a graph that was written in Python has no positions, so nodes
stand in columns, all of one size, and every wire goes to the right. The canvas measures texts with Qt, keeps the
places that a person chose, and bends wires that go back.
"""

from xml.etree import ElementTree

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.export.characters import in_xml
from graphgui.ops.op import show_shape

_WIDTH, _HEIGHT, _GAP_X, _GAP_Y, _MARGIN = 150, 54, 60, 26, 12
_INK, _MUTED, _LINE, _PAPER, _ACCENT = "#1b2230", "#5b6474", "#8b95a5", "#ffffff", "#3558c8"


def svg(graph: Graph, feeds: Feeds) -> str:
    """The graph from left to right, each node with its operation and the shape of what it gives."""
    places = _places(graph)
    shapes = infer(graph, feeds).known
    columns = max((x for x, _ in places.values()), default=0) + 1
    rows = max((y for _, y in places.values()), default=0) + 1
    width = 2 * _MARGIN + columns * (_WIDTH + _GAP_X) - _GAP_X
    height = 2 * _MARGIN + rows * (_HEIGHT + _GAP_Y) - _GAP_Y
    root = ElementTree.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {height}", "font-family": "sans-serif"},
        width=str(width),
        height=str(height),
    )
    for wire in sorted(graph.wires):
        inputs = graph[wire.target].op.inputs
        at = (1 + next(i for i, p in enumerate(inputs) if p.name == wire.input)) / (1 + len(inputs))
        _wire(root, _corner(places[wire.source]), _corner(places[wire.target]), at)
    loss = graph.trained_loss()
    for name, place in places.items():
        op = graph[name].op
        shape = shapes.get(PortId(name, op.output))
        below = op.name if shape is None else f"{op.name}   {show_shape(shape)}"
        _node(root, _corner(place), name, below, _ACCENT if name == loss else _LINE)
    return ElementTree.tostring(root, encoding="unicode")


def _places(graph: Graph) -> dict[str, tuple[int, int]]:
    """Column and row of each node: a column further than the last of what it needs, rows in order."""
    places: dict[str, tuple[int, int]] = {}
    filled: dict[int, int] = {}
    for name in graph.order():
        before = [places[wire.source][0] for wire in graph.incoming(name).values()]
        column = max(before, default=-1) + 1
        row = filled.get(column, 0)
        filled[column] = row + 1
        places[name] = (column, row)
    return places


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    return _MARGIN + place[0] * (_WIDTH + _GAP_X), _MARGIN + place[1] * (_HEIGHT + _GAP_Y)


def _wire(root: ElementTree.Element, source: tuple[int, int], target: tuple[int, int], at: float) -> None:
    x1, y1 = source[0] + _WIDTH, source[1] + _HEIGHT / 2
    x2, y2 = target[0], target[1] + _HEIGHT * at
    bend = max(30.0, (x2 - x1) / 2)
    path = f"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2:g} {x2} {y2:g}"
    ElementTree.SubElement(root, "path", {"stroke-width": "1.5"}, d=path, fill="none", stroke=_LINE)


def _node(root: ElementTree.Element, corner: tuple[int, int], name: str, below: str, line: str) -> None:
    x, y = corner
    box = {"x": x, "y": y, "width": _WIDTH, "height": _HEIGHT, "rx": 8, "fill": _PAPER, "stroke": line}
    ElementTree.SubElement(root, "rect", {key: str(value) for key, value in box.items()})
    for text, down, size, ink in ((name, 23, 14, _INK), (below, 42, 11, _MUTED)):
        at = {"x": str(x + _WIDTH // 2), "y": str(y + down), "font-size": str(size), "fill": ink}
        element = ElementTree.SubElement(root, "text", {**at, "text-anchor": "middle"})
        element.text = in_xml(text)
