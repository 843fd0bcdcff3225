"""What of a flow is seen on a canvas: where it moves, and what is written of it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from graphgui.canvas.flow.flow import ShownMoment, flow_between
from graphgui.canvas.flow.flow_scene import FlowScene
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.look.numbers import short
from graphgui.ops import OPS
from graphgui.storage.project import Project


def twice(rows: int) -> Document:
    """A parameter x that is used twice, x + tanh(x), and its squares as loss."""
    places = {"x": (0, 0), "bent": (300, 200), "sum": (600, 0), "loss": (900, 0)}
    ops = {"x": "parameter", "bent": "tanh", "sum": "add", "loss": "l2_penalty"}
    attributes = {"x": {"rows": rows, "columns": 1}}
    nodes = [Node(name, OPS[ops[name]], attributes.get(name, {}), place) for name, place in places.items()]
    wires = [
        Wire("x", "out", "bent", "A"),
        Wire("x", "out", "sum", "A"),
        Wire("bent", "out", "sum", "B"),
        Wire("sum", "out", "loss", "A"),
    ]
    graph = Graph(nodes, wires, "loss")
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=50), parameters={}))


@pytest.fixture
def user_of(show, qapp):
    def user_of(rows):
        user = show(twice(rows))
        user.session.evaluate()
        user.view.viewport().grab()
        return user

    return user_of


def seen(user, move) -> FlowScene:
    view, session = user.view, user.session
    before = ShownMoment.of(session.moment, False)
    move()
    flow = flow_between(before, ShownMoment.of(session.moment, False))
    return FlowScene(flow, view.scene(), view.viewportTransform(), view.viewport().rect(), before)


def texts(picture: FlowScene) -> list[str]:
    return [note.text for note in picture.notes]


def to_the_sum(user) -> FlowScene:
    stepping = StepDebugging(user.session, user.session)
    stepping.over()
    while True:
        picture = seen(user, stepping.into)
        if user.session.moment.step_debugger.current.phase == "sum":
            return picture


def test_shares_meet_and_are_seen_to_add_up(user_of):
    picture = to_the_sum(user := user_of(1))
    shares = [user.session.moment.gradient(wire.end) for wire in user.document.graph.outgoing("x")]
    one, other = (float(share.item()) for share in shares)
    (text,) = texts(picture)
    assert text.endswith(" = " + short(one + other))
    assert short(one) in text
    assert short(other) in text
    port = user.view.viewportTransform().map(user.port("x.out"))
    assert len(picture.movers) == 2
    for mover in picture.movers:
        assert mover.is_comet
        assert (mover.way[-1] - port).manhattanLength() < 1


def test_a_sum_out_of_sight_is_not_written_elsewhere(user_of):
    user = user_of(1)
    user.view.navigation.zoom_by(1 / user.view.navigation.zoom)
    user.view.centerOn(user.port("x.out") + QPointF(user.view.viewport().width() / 2 + 20, 0))
    user.session.evaluate()
    assert texts(to_the_sum(user)) == []


def test_shares_that_are_matrices_are_counted(user_of):
    picture = to_the_sum(user := user_of(5))
    total = user.session.moment.gradient(next(iter(user.session.moment.parameters)))
    assert texts(picture) == [f"Σ 2 → |G| {short(float(np.linalg.norm(total)))}"]


def test_an_update_shows_the_old_number_and_the_new(user_of):
    user = user_of(1)
    (port,) = user.session.moment.parameters
    old = float(user.session.moment.value(port).item())
    picture = seen(user, user.session.step_once)
    new = float(user.session.moment.value(port).item())
    assert f"{short(old)} → {short(new)}" in texts(picture)


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.4])
def test_what_is_written_stands_beside_nodes_and_covers_no_number(user_of, zoom):
    user = user_of(1)
    user.view.navigation.zoom_by(zoom / user.view.navigation.zoom)
    user.view.centerOn(user.body("x") + QPointF(250 / zoom, 0))
    edits.annotations.add_note(user.document, (-160.0, -20.0, 150.0, 160.0), "Look here")
    user.view.viewport().grab()
    updated = seen(user, user.session.step_once)
    assert len(updated.notes) == 2  # the sum, and the parameter's old number and its new
    for picture in (updated, to_the_sum(user)):
        is_clear(user, [note.area for note in picture.notes])


def is_clear(user, notes):
    """Notes are beside a node, in sight, and over neither node nor number nor each other."""
    scene, to_view = user.view.scene(), user.view.viewportTransform()
    named = *user.document.graph.nodes, *user.document.annotations
    nodes = [to_view.mapRect(scene.rect(name)) for name in named]
    pills = [to_view.mapRect(item.pill) for item in scene.wire_items.values() if item.pill]
    for number, note in enumerate(notes):
        assert user.view.viewport().rect().contains(note.toRect())
        assert not any(note.intersects(other) for other in nodes + pills + notes[:number])
        near = note.adjusted(-50, -50, 50, 50)
        assert near.intersects(to_view.mapRect(scene.rect("x")))


def test_numbers_inside_a_small_view_stay_in_sight(user_of):
    user = user_of(1)
    user.view.resize(400, 300)
    user.view.navigation.zoom_by(1 / user.view.navigation.zoom)
    user.view.centerOn(user.body("x"))
    user.view.viewport().grab()
    for note in seen(user, user.session.step_once).notes:
        assert user.view.viewport().rect().contains(note.area.toRect())


def test_each_number_is_awaited_until_it_arrives_and_no_longer(user_of):
    user = user_of(1)
    picture = seen(user, user.session.step_once)
    counts = [len(picture.awaited(share / 10)) for share in range(11)]
    assert counts[0] == max(counts) > 0
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 0
    back = seen(user, lambda: user.session.show_step(0))
    assert len(back.awaited(1.0)) == counts[0]
    assert not back.awaited(0.0)
