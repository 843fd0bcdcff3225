"""A node dropped on a wire goes into it; one pulled out with Alt leaves the wire whole."""

import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt

from graphgui.canvas.gestures.insert_on_wire import input_for
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Node, PortId, Training, Wire
from graphgui.engine.graph.shapes import infer
from graphgui.ops import OPS
from graphgui.storage.project import Project

ALT = Qt.KeyboardModifier.AltModifier
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier  # where the system takes Alt
TO_MSE = Wire("linear", "Yhat", "mse", "Yhat")
INTO = {"linear.Yhat → relu.A", "relu.out → mse.Yhat"}


@pytest.fixture
def relu(user):
    """A node without wires, below the graph."""
    edits.nodes.add(user.document, "relu", (480, 400))
    user.view.navigation.fit()
    user.document.undo_stack.clear()
    return user


def into(user, name="relu"):
    """Where to take the header so that the node lies on the wire."""
    return user.wire(TO_MSE) + (user.header(name) - user.body(name))


def test_a_node_dropped_on_a_wire_goes_into_it_in_one_step(relu):
    relu.drag(relu.header("relu"), into(relu))
    assert relu.wires >= INTO
    assert str(TO_MSE) not in relu.wires
    assert relu.steps == 1
    relu.undo()
    assert str(TO_MSE) in relu.wires
    assert relu.document.graph["relu"].position == (480, 400)


def test_the_wire_gives_way_while_the_node_is_over_it(relu):
    scene = relu.view.scene()
    start, end = relu.header("relu"), into(relu)
    relu.press(start)
    relu.move(end)
    assert scene.hidden == {TO_MSE}
    relu.move(start + QPointF(0, 40))
    assert not scene.hidden
    relu.move(end)
    relu.key(Qt.Key.Key_Escape)
    assert not scene.hidden
    assert relu.steps == 0


@pytest.mark.parametrize("keys", [ALT, BOTH])
def test_alt_prevents_it(relu, keys):
    relu.drag(relu.header("relu"), into(relu), keys=keys)
    assert str(TO_MSE) in relu.wires
    assert not relu.document.graph.wires_of("relu")
    assert relu.steps == 1


def test_a_node_that_has_wires_is_only_moved(user):
    wires = user.wires
    user.drag(user.header("X"), user.wire(TO_MSE))
    assert user.wires == wires


def test_a_node_that_does_not_fit_is_only_moved(user):
    edits.nodes.add(user.document, "transpose", (480, 400))
    user.view.navigation.fit()
    user.drag(user.header("transpose"), into(user, "transpose"))
    assert str(TO_MSE) in user.wires
    assert not user.document.graph.wires_of("transpose")


def test_the_nearest_wire_that_fits_is_the_one(user):
    edits.nodes.add(user.document, "tanh", (480, 400))
    user.view.navigation.fit()
    wire = Wire("Y", "out", "mse", "Y")
    user.drag(user.header("tanh"), user.wire(wire) + QPointF(0, 20) + user.header("tanh") - user.body("tanh"))
    assert "Y.out → tanh.A" in user.wires
    assert str(TO_MSE) in user.wires


def test_an_operation_of_the_palette_goes_into_the_wire_it_is_dropped_on(user):
    place = user.wire(TO_MSE) - QPointF(0, 20)
    assert user.drag_over("relu", place)
    assert user.view.scene().hidden == {TO_MSE}
    user.drop("relu", place)
    assert user.wires >= INTO
    assert not user.view.scene().hidden
    assert user.view.editor.selected_nodes() == ["relu"]
    assert user.steps == 1
    user.undo()
    assert "relu" not in user.nodes
    assert str(TO_MSE) in user.wires


def test_carried_over_a_wire_among_thousands_nothing_but_that_wire_is_looked_at():
    nodes = [Node("n0", OPS["parameter"]), *(Node(f"n{i}", OPS["negate"]) for i in range(1, 10_000))]
    graph = Graph(nodes, (Wire(a.name, a.op.output, b.name, "A") for a, b in pairwise(nodes)))
    document = Document(Project(graph, {}, Training(1.0), {}))
    wires = sorted(graph.wires)[::500]
    started = time.thread_time()
    infer(graph, document.feeds)
    whole = time.thread_time() - started
    document.shapes  # noqa: B018  as they are once a graph is shown
    started = time.thread_time()
    assert {input_for(document, wire, OPS["relu"]) for wire in wires} == {"A"}
    assert time.thread_time() - started < whole, "twenty wires cost less than all shapes once"


@pytest.mark.parametrize("keys", [ALT, BOTH])
def test_an_operation_of_the_palette_dropped_with_alt_stays_apart(user, keys):
    user.drop("relu", user.wire(TO_MSE) - QPointF(0, 20), keys)
    assert "relu" in user.nodes
    assert str(TO_MSE) in user.wires


@pytest.mark.parametrize("keys", [ALT, BOTH])
def test_a_node_pulled_out_with_alt_leaves_the_wire_whole_in_one_step(relu, keys):
    relu.drag(relu.header("relu"), into(relu))
    steps = relu.steps
    relu.drag(relu.header("relu"), relu.header("relu") + QPointF(0, 260), keys=keys)
    assert str(TO_MSE) in relu.wires
    assert not relu.document.graph.wires_of("relu")
    assert relu.steps == steps + 1
    relu.undo()
    assert relu.wires >= INTO


def test_escape_leaves_a_node_in_its_wires(relu):
    relu.drag(relu.header("relu"), into(relu))
    steps, wires = relu.steps, relu.wires
    relu.press(relu.header("relu"), keys=ALT)
    relu.move(relu.header("relu") + QPointF(0, 260), ALT)
    relu.key(Qt.Key.Key_Escape)
    assert relu.wires == wires
    assert relu.steps == steps
    assert not relu.view.scene().hidden


def test_where_the_ends_do_not_fit_the_gap_stays_open(user):
    edits.nodes.set_attributes(user.document, "X", value=[[1.0, 2.0]] * 5)
    user.drag(user.header("linear"), user.header("linear") + QPointF(0, -120), keys=ALT)
    assert user.wires == {"Y.out → mse.Y"}


@pytest.mark.parametrize("way", ["key", "menu"])
def test_an_input_is_standardised_by_a_node_behind_it(user, way):
    if way == "key":
        user.click(user.header("X"))
        user.key(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    else:
        user.right_click(user.header("X"))
        user.choose("Standardise")
    assert user.wires >= {"X.out → standardise.A", "standardise.out → linear.X"}
    assert user.view.editor.selected_nodes() == ["standardise"]
    assert user.steps == 1
    (line,) = user.view.scene().item("standardise").content.lines
    assert line.startswith("(x ")
    user.session.step_once()
    mean = user.session.moment.value(PortId("standardise", "out")).mean()
    assert abs(mean) < 1e-12


def test_only_an_input_is_standardised(user):
    user.click(user.header("linear"))
    user.key(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert user.said == ["Select an input that has numbers first: its columns are standardised."]


def overlaps(user):
    rects = {name: user.view.scene().rect(name) for name in user.nodes}
    return {frozenset((a, b)) for a in rects for b in rects if a < b and rects[a].intersects(rects[b])}


def is_downstream(user, start, end):
    """Whether a wire has room between two nodes, from left to right."""
    return user.view.scene().rect(end).left() - user.view.scene().rect(start).right() >= 40


def test_a_node_that_is_put_into_a_wire_gets_room(relu):
    upstream = {name: relu.document.position(name) for name in ("X", "Y", "linear")}
    before = relu.document.position("mse")
    relu.drag(relu.header("relu"), into(relu))
    assert is_downstream(relu, "linear", "relu") and is_downstream(relu, "relu", "mse")
    assert not overlaps(relu)
    assert {name: relu.document.position(name) for name in upstream} == upstream
    assert relu.document.position("mse")[0] > before[0]
    assert relu.steps == 1
    relu.undo()
    assert relu.document.position("mse") == before


def test_all_that_is_downstream_moves_as_far_and_what_it_would_cover_gives_way(relu):
    edits.nodes.add(relu.document, "square", (0, 0), name="after")
    edits.nodes.add(relu.document, "square", (0, 0), name="bystander")
    edits.wires.connect(relu.document, Wire("mse", "C", "after", "A"))
    x, y = relu.document.position("mse")
    edits.nodes.move(relu.document, {"after": (x + 260, y), "bystander": (x + 480, y)})
    assert not overlaps(relu)
    before = {name: relu.document.position(name) for name in ("mse", "after", "bystander")}
    relu.drag(relu.header("relu"), into(relu))
    by = {name: relu.document.position(name)[0] - at[0] for name, at in before.items()}
    assert by["mse"] == by["after"] == by["bystander"] > 0
    assert not overlaps(relu)


def test_an_operation_dropped_from_the_palette_into_a_wire_gets_room_too(user):
    user.drop("relu", user.wire(TO_MSE))
    assert user.wires >= INTO
    assert is_downstream(user, "linear", "relu") and is_downstream(user, "relu", "mse")
    assert not overlaps(user)


def test_where_there_is_room_nothing_moves(relu):
    x, y = relu.document.position("mse")
    edits.nodes.move(relu.document, {"mse": (x + 600, y)})
    relu.view.navigation.fit()
    before = {name: relu.document.position(name) for name in ("X", "Y", "linear", "mse")}
    relu.drag(relu.header("relu"), into(relu))
    assert relu.wires >= INTO
    assert {name: relu.document.position(name) for name in before} == before
