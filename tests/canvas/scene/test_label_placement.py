"""Numbers stand on their wires and in nothing's way; those that are far from an edit stay where they are."""

import random
from typing import NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF

from graphgui.canvas.items.wire_curve import centred
from graphgui.canvas.scene.pill_place import FURTHEST
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.ops import OPS
from graphgui.storage.project import Project

PITCH, COUNT = 400.0, 30


def wire(i):
    return Wire(f"n{i - 1}", "out", f"n{i}", "A")


@pytest.fixture
def chain(show):
    """A chain that is painted whole, with room between its nodes."""
    ops = ["parameter", *["negate"] * (COUNT - 1)]
    nodes = [Node(f"n{i}", OPS[op], {}, (i % 6 * PITCH, i // 6 * PITCH)) for i, op in enumerate(ops)]
    graph = Graph(nodes, [wire(i) for i in range(1, COUNT)])
    user = show(Document(Project(graph=graph, tables={}, training=Training(), parameters={})))
    user.view.resize(3600, 3000)
    user.view.navigation.zoom_reset()
    user.view.navigation.fit()
    user.session.evaluate()
    painted(user)
    return user


def painted(user):
    user.session.evaluate()
    user.view.grab()
    return {i: user.view.scene().wire_item(wire(i)).pill for i in range(1, COUNT)}


def placed(user, edit):
    """How many wires' labels an edit has placed anew."""
    before = user.view.scene().displayed.label_state()[1]
    edit()
    painted(user)
    return user.view.scene().displayed.label_state()[1] - before


def test_an_edit_places_the_labels_around_it_anew_and_no_others(chain):
    document = chain.document
    assert 0 < placed(chain, lambda: edits.nodes.move(document, {"n14": (2 * PITCH + 40, 2 * PITCH)})) < COUNT / 2
    assert 0 < placed(chain, lambda: edits.nodes.add(document, "relu", (2 * PITCH, 3.2 * PITCH))) < COUNT / 2
    assert 0 < placed(chain, document.undo_stack.undo) < COUNT / 2


def test_labels_make_way_for_a_node_and_come_back_when_it_goes(chain):
    before, scene = painted(chain), chain.view.scene()
    middle = scene.wire_item(wire(15)).curve.at(0.5)
    name = edits.nodes.add(chain.document, "relu", (middle.x() - 20, middle.y() - 30))
    after = painted(chain)
    assert not any(scene.item(name).rect.intersects(pill) for pill in after.values())
    assert after[15] != before[15]
    chain.document.undo_stack.undo()
    assert painted(chain) == before


def test_labels_of_a_wire_that_is_gone_stand_in_no_way(chain):
    before = painted(chain)
    edits.wires.disconnect(chain.document, wire(15))
    chain.session.evaluate()
    chain.view.grab()
    edits.wires.connect(chain.document, wire(15))
    assert painted(chain) == before


def test_all_labels_follow_where_all_nodes_move(chain):
    before = painted(chain)
    places = {
        name: (x + 100, y) for name, (x, y) in ((n, g.position) for n, g in chain.document.graph.nodes.items())
    }
    edits.nodes.move(chain.document, places)
    after = painted(chain)
    for i, pill in before.items():
        assert after[i] == pill.translated(100, 0)


def apart(rect, points):
    """How far a rectangle is from the points of a wire."""
    x, y = points.T
    across = np.maximum(np.maximum(rect.left() - x, x - rect.right()), 0.0)
    down = np.maximum(np.maximum(rect.top() - y, y - rect.bottom()), 0.0)
    return np.hypot(across, down).min()


def is_on(rect, points):
    """Whether a rectangle stands on a wire."""
    return apart(rect.adjusted(0.1, 0.1, -0.1, -0.1), points) == 0.0


def places_along(item, size):
    """Places for a pill on and close beside its wire."""
    for i in range(6, 55):
        point, away = item.curve.at(i / 60), item.curve.normal(i / 60)
        clear = abs(away.x()) * size.width() / 2 + abs(away.y()) * size.height() / 2
        for aside in (0.0, clear / 2, -clear / 2, clear + 8, -clear - 8):
            middle = point + away * aside
            yield centred(middle, size)


class Counted(NamedTuple):
    """How many wires have their pill, have none, and have one that stands on another wire."""

    pills: int
    left_out: int
    crossing: int


def check(user):
    """Every pill is at its wire, over no node or other pill, and over no other wire where any place is free."""
    user.view.viewport().grab()
    scene = user.view.scene()
    items = [scene.wire_item(wire) for wire in scene.wire_items]
    shown = [item for item in items if item.pill]
    pills = [item.pill for item in shown]
    nodes = [scene.rect(name) for name in user.document.graph.nodes]
    lines = {item.wire: np.array([point.toTuple() for point in item.curve.points(240)]) for item in items}
    for item in shown:
        assert apart(item.pill, lines[item.wire]) <= 12.0
    assert not any(pill.intersects(node) for pill in pills for node in nodes)
    assert not any(one.intersects(other) for i, one in enumerate(pills) for other in pills[:i])
    crossing = 0
    for item in shown:
        others = [points for wire, points in lines.items() if wire != item.wire]
        if not any(is_on(item.pill, points) for points in others):
            continue
        crossing += 1
        taken = nodes + [pill for pill in pills if pill != item.pill]
        for place in places_along(item, item.pill.size()):
            roomy = place.adjusted(-9, -9, 9, 9)
            assert any(map(roomy.intersects, taken)) or any(is_on(roomy, points) for points in others)
    return Counted(len(pills), len(items) - len(pills), crossing)


@pytest.fixture
def web(show):
    """Matrices of several shapes that two operations a row are wired over, into one loss."""
    nodes = [
        Node("X", OPS["input"], {"value": [[1.0, -2.0], [3.0, 4.0], [5.0, 6.0]]}, (0, 0)),
        Node("Y", OPS["input"], {"value": [[float(i)] for i in range(3)]}, (0, 0)),
        Node("linear", OPS["linear"], {"outputs": 3}, (0, 0)),
        Node("tanh", OPS["tanh"], {}, (0, 0)),
        Node("linear2", OPS["linear"], {"outputs": 1}, (0, 0)),
        Node("product", OPS["multiply"], {}, (0, 0)),
        Node("mean", OPS["mean"], {}, (0, 0)),
        Node("mse", OPS["mse"], {}, (0, 0)),
    ]
    ends = [
        ("X", "out", "linear", "X"),
        ("linear", "Yhat", "tanh", "A"),
        ("tanh", "out", "linear2", "X"),
        ("linear2", "Yhat", "product", "A"),
        ("Y", "out", "product", "B"),
        ("product", "out", "mse", "Yhat"),
        ("Y", "out", "mse", "Y"),
        ("tanh", "out", "mean", "A"),
    ]
    graph = Graph(nodes, [Wire(*each) for each in ends], "mse")
    user = show(Document(Project(graph=graph, tables={}, training=Training(), parameters={})))
    user.session.evaluate()
    return user


def test_numbers_stand_on_their_wires_in_any_layout(web):
    """Over 500 random layouts, none further than 12 pixels from its wire, none over a node, or another wire's."""
    draw, counts = random.Random(5), []
    assert FURTHEST == 12.0
    for _ in range(500):
        for name in web.document.graph.nodes:
            web.view.scene().place(name, QPointF(draw.uniform(0, 1300), draw.uniform(0, 800)))
        web.view.resetTransform()
        zoom = draw.choice([0.7, 1.0, 1.3])
        web.view.scale(zoom, zoom)
        web.view.centerOn(700, 420)
        counts.append(check(web))
    pills, left_out, crossing = (sum(each) for each in zip(*counts, strict=True))
    assert left_out < pills / 4
    assert crossing < pills / 50


def test_numbers_come_back_when_the_wire_that_stood_in_their_way_is_gone(show):
    nodes = [Node(f"p{i}", OPS["parameter"], {}, (0, 80.0 * i)) for i in range(2)]
    nodes += [Node("sum", OPS["add"], {}, (330, 30))]
    wires = [Wire("p0", "out", "sum", "A"), Wire("p1", "out", "sum", "B")]
    user = show(Document(Project(graph=Graph(nodes, wires), tables={}, training=Training(), parameters={})))
    user.session.evaluate()
    assert check(user).pills >= 1
    edits.wires.disconnect(user.document, wires[0])
    user.session.evaluate()
    assert check(user) == (1, 0, 0)


def test_nothing_stands_on_a_wire_before_anything_ran(user):
    assert check(user) == (0, len(user.wires), 0)
    user.session.evaluate()
    assert check(user) == (len(user.wires), 0, 0)


def test_numbers_make_way_for_a_wire_that_is_dragged_over_them_and_come_back(show):
    nodes = [
        Node("p", OPS["parameter"], {}, (0, 300)),
        Node("relu", OPS["relu"], {}, (600, 300)),
        Node("q", OPS["parameter"], {}, (320, 0)),
        Node("tanh", OPS["tanh"], {}, (600, 0)),
    ]
    level, dragged = Wire("p", "out", "relu", "A"), Wire("q", "out", "tanh", "A")
    user = show(
        Document(Project(graph=Graph(nodes, [level, dragged]), tables={}, training=Training(), parameters={}))
    )
    user.session.evaluate()
    assert check(user) == (2, 0, 0)
    scene, before = user.view.scene(), user.view.scene().wire_item(level).pill
    start = user.at(user.header("tanh"))
    user.press(start)
    for down in (150, 300, 500):
        user.move(start + QPoint(-260, down))
        assert is_painted_whole(user)
    assert scene.wire_item(level).curve.meets(scene.port_place(dragged.start), scene.port_place(dragged.end))
    assert check(user).crossing == 0
    assert scene.wire_item(level).pill != before
    user.move(start)
    assert is_painted_whole(user)
    user.release(start)
    assert scene.wire_item(level).pill == before


def is_painted_whole(user):
    """Whether what an edit has painted anew makes the picture that painting all gives."""
    painted = on_screen(user)
    user.view.viewport().update()
    return painted == on_screen(user)


def on_screen(user):
    QCoreApplication.processEvents()
    return user.view.screen().grabWindow(user.view.winId()).toImage()
