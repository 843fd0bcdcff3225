"""The canvas shows what the document and the session hold, and nothing that was not computed."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from graphgui.document import edits
from graphgui.engine import PortId, Wire
from graphgui.look.numbers import NOT_COMPUTED, short

X_LINEAR = Wire("X", "out", "linear", "X")


def test_what_was_not_computed_is_marked_and_never_zero(user):
    assert user.wire_numbers(X_LINEAR) == (NOT_COMPUTED, NOT_COMPUTED)
    assert set(user.node_numbers("linear")) == {NOT_COMPUTED}
    assert user.node_numbers("mse") == [NOT_COMPUTED]


def test_a_step_shows_values_and_gradients(user):
    user.session.step_once()
    session = user.session
    numbers = user.node_numbers("linear")
    ports = (PortId("linear", "W"), PortId("linear", "b"))
    expected = [short(f(port).item()) for port in ports for f in (session.moment.value, session.moment.gradient)]
    assert numbers == expected
    assert user.node_numbers("mse") == [short(session.moment.loss)]
    value, gradient = user.wire_numbers(X_LINEAR)
    assert NOT_COMPUTED not in value + gradient


def test_numbers_change_with_every_step(user):
    user.session.step_once()
    before = user.wire_numbers(Wire("linear", "Yhat", "mse", "Yhat"))
    user.session.step_once()
    assert user.wire_numbers(Wire("linear", "Yhat", "mse", "Yhat")) != before


def test_an_edit_marks_everything_as_not_computed_again(user):
    user.session.step_once()
    edits.nodes.set_attributes(user.document, "linear", bias=1.0)
    assert user.wire_numbers(X_LINEAR) == (NOT_COMPUTED, NOT_COMPUTED)


def test_a_gradient_that_does_not_reach_the_loss_says_so(user):
    edits.nodes.add(user.document, "square", (560, 260))
    edits.wires.connect(user.document, Wire("Y", "out", "square", "A"))
    user.session.evaluate()
    wire = Wire("Y", "out", "square", "A")
    assert user.wire_numbers(wire)[1] == "no path"
    scene = user.view.scene()
    assert "does not reach the loss" in scene.hits.tip_at(scene.wire_item(wire).curve.at(0.5))


def test_a_diverged_number_is_shown_as_such_and_warns_of_nothing(user):
    edits.training.change(user.document, learning_rate=1e200)
    for _ in range(4):
        user.session.step_once()
    assert set(user.wire_numbers(Wire("linear", "Yhat", "mse", "Yhat"))) & {"|G| ∞", "|G| nan"}


def test_shapes_stand_beside_outputs_before_anything_ran(user):
    texts = {line.text for line in user.view.scene().item("linear").layout.texts}
    assert "5 × 1" in texts


def test_shapes_stand_beside_inputs_and_an_open_one_says_what_it_must_get(user):
    scene = user.view.scene()

    def beside_inputs() -> list[str]:
        return [line.text for line in scene.item("mse").layout.texts if line.side == "left"]

    assert beside_inputs().count("5 × 1") == 2
    user.drag("mse.Y", QPointF(300, 500))
    assert beside_inputs().count("5 × 1") == 2
    user.drag("mse.Yhat", QPointF(300, 500))
    assert beside_inputs().count("5 × 1") == 0


def test_an_input_says_where_its_numbers_come_from(user):
    edits.nodes.set_attributes(user.document, "X", shift=[[982.0]], scale=[[519.0]])
    assert user.view.scene().item("X").content.lines == ("typed numbers", "(x − 982) ÷ 519")


def test_the_loss_is_marked_as_the_trained_one(user):
    assert user.view.scene().item("mse").content.loss == "trained"
    edits.nodes.add(user.document, "mse", (560, 300))
    assert user.view.scene().item("mse").content.loss == "loss"
    edits.training.mark_loss(user.document, "mse2")
    assert user.view.scene().item("mse2").content.loss == "trained"


def test_a_node_with_a_problem_says_which(user):
    edits.nodes.add(user.document, "linear", (280, 400))
    item = user.view.scene().item("linear2")
    assert user.view.scene().hits.tip_at(item.badge.center()) == "“linear2” needs a wire at X."
    assert [port.state for port in item.content.inputs] == ["needed", "own", "own"]
    assert user.view.scene().item("linear").badge == QRectF()


def test_a_matrix_too_large_for_the_node_is_shown_by_its_shape_and_norm(user):
    edits.nodes.set_attributes(user.document, "X", value=np.ones((5, 10)).tolist())
    user.session.evaluate()
    texts = {line.text for line in user.view.scene().item("linear").layout.texts}
    assert "10 × 1" in texts
    assert user.node_numbers("linear")[0].startswith("|W|")


def test_a_small_matrix_is_shown_number_by_number(user):
    edits.nodes.set_attributes(user.document, "X", value=np.ones((5, 2)).tolist())
    edits.nodes.set_attributes(user.document, "Y", value=np.ones((5, 3)).tolist())
    edits.nodes.set_attributes(user.document, "linear", outputs=3)
    user.session.evaluate()
    assert len(user.node_numbers("linear")) == 2 * 6 + 2 * 3


def test_a_renamed_node_keeps_its_item_and_its_selection(user):
    scene = user.view.scene()
    item = scene.item("linear")
    user.view.editor.select_all()
    edits.nodes.rename(user.document, "linear", "affine")
    assert scene.item("affine") is item
    assert "linear" not in scene.items_by_name
    assert "affine" in user.view.editor.selected_nodes()
    assert set(scene.wire_items) == set(user.document.graph.wires)
    assert item.content.name == "affine"


def test_another_document_is_shown_whole(user, tmp_path):
    path = tmp_path / "other.graph.json"
    edits.nodes.rename(user.document, "X", "inputs")
    user.document.save(path)
    user.document.new()
    scene = user.view.scene()
    user.view.viewport().grab()
    assert not scene.items_by_name
    assert not scene.wire_items
    user.document.open(path)
    user.view.viewport().grab()
    assert set(scene.items_by_name) == {"inputs", "Y", "linear", "mse"}
    assert set(scene.wire_items) == set(user.document.graph.wires)
    seen = user.view.mapToScene(user.view.viewport().rect()).boundingRect()
    assert seen.contains(scene.itemsBoundingRect())


def test_a_moment_changes_no_wire_that_is_out_of_sight_until_it_is_seen(user):
    user.view.navigation.zoom_reset()
    user.view.centerOn(50_000, 0)
    user.session.step_once()
    assert user.view.scene().wire_item(X_LINEAR).reading.value.text == NOT_COMPUTED
    user.view.navigation.fit()
    assert user.wire_numbers(X_LINEAR)[0] != NOT_COMPUTED
