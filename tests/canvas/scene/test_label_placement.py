"""Labels make way for nodes, and those that are far from an edit stay where they are."""

import pytest

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
    painted(user)
    return user


def painted(user):
    user.view.grab()
    return {i: user.view.scene().wire_item(wire(i)).label_rects for i in range(1, COUNT)}


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
    assert not any(scene.item(name).rect.intersects(label) for labels in after.values() for label in labels)
    assert after[15] != before[15]
    chain.document.undo_stack.undo()
    assert painted(chain) == before


def test_labels_of_a_wire_that_is_gone_stand_in_no_way(chain):
    before = painted(chain)
    edits.wires.disconnect(chain.document, wire(15))
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
    for i, labels in before.items():
        assert after[i] == tuple(label.translated(100, 0) for label in labels)
