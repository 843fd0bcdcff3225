"""The canvas shows what the document and the session hold, and nothing that was not computed."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from graphgui.canvas.items.displayed_numbers import THICKEST, THINNEST, sign_tone, wire_width
from graphgui.document import edits
from graphgui.engine import PortId, Wire
from graphgui.look.numbers import short

X_LINEAR = Wire("X", "out", "linear", "X")


def test_what_was_not_computed_is_marked_and_never_zero(hand):
    assert hand.wire_numbers(X_LINEAR) == ("…", "…")
    assert set(hand.node_numbers("linear")) == {"…"}
    assert hand.node_numbers("mse") == ["…"]


def test_a_step_shows_values_and_gradients(hand):
    hand.session.step_once()
    session = hand.session
    numbers = hand.node_numbers("linear")
    ports = (PortId("linear", "W"), PortId("linear", "b"))
    expected = [short(f(port).item()) for port in ports for f in (session.moment.value, session.moment.gradient)]
    assert numbers == expected
    assert hand.node_numbers("mse") == [short(session.moment.loss)]
    value, gradient = hand.wire_numbers(X_LINEAR)
    assert "…" not in value + gradient


def test_numbers_change_with_every_step(hand):
    hand.session.step_once()
    before = hand.wire_numbers(Wire("linear", "Yhat", "mse", "Yhat"))
    hand.session.step_once()
    assert hand.wire_numbers(Wire("linear", "Yhat", "mse", "Yhat")) != before


def test_an_edit_marks_everything_as_not_computed_again(hand):
    hand.session.step_once()
    edits.nodes.set_attributes(hand.document, "linear", bias=1.0)
    assert hand.wire_numbers(X_LINEAR) == ("…", "…")


def test_a_gradient_that_does_not_reach_the_loss_says_so(hand):
    edits.nodes.add(hand.document, "square", (560, 260))
    edits.wires.connect(hand.document, Wire("Y", "out", "square", "A"))
    hand.session.evaluate()
    wire = Wire("Y", "out", "square", "A")
    assert hand.wire_numbers(wire)[1] == "no path"
    scene = hand.view.scene()
    assert "does not reach the loss" in scene.hits.tip_at(scene.wire_item(wire).curve.at(0.5))


def test_a_diverged_number_is_shown_as_such_and_warns_of_nothing(hand):
    edits.training.change(hand.document, learning_rate=1e200)
    for _ in range(4):
        hand.session.step_once()
    assert set(hand.wire_numbers(Wire("linear", "Yhat", "mse", "Yhat"))) & {"‖·‖ ∞", "‖·‖ nan"}


def test_shapes_stand_beside_outputs_before_anything_ran(hand):
    texts = {words.text for words in hand.view.scene().item("linear").layout.words}
    assert "5 × 1" in texts


def test_shapes_stand_beside_inputs_and_an_open_one_says_what_it_must_get(hand):
    scene = hand.view.scene()

    def beside_inputs() -> list[str]:
        return [words.text for words in scene.item("mse").layout.words if words.side == "left"]

    assert beside_inputs().count("5 × 1") == 2
    hand.drag("mse.Y", QPointF(300, 500))
    assert beside_inputs().count("5 × 1") == 2
    hand.drag("mse.Yhat", QPointF(300, 500))
    assert beside_inputs().count("5 × 1") == 0


def test_an_input_says_where_its_numbers_come_from(hand):
    edits.nodes.set_attributes(hand.document, "X", shift=[[982.0]], scale=[[519.0]])
    assert hand.view.scene().item("X").content.lines == ("typed numbers", "(x − 982) ÷ 519")


def test_the_loss_is_marked_as_the_trained_one(hand):
    assert hand.view.scene().item("mse").content.loss == "trained"
    edits.nodes.add(hand.document, "mse", (560, 300))
    assert hand.view.scene().item("mse").content.loss == "loss"
    edits.training.mark_loss(hand.document, "mse2")
    assert hand.view.scene().item("mse2").content.loss == "trained"


def test_a_node_with_a_problem_says_which(hand):
    edits.nodes.add(hand.document, "linear", (280, 400))
    item = hand.view.scene().item("linear2")
    assert hand.view.scene().hits.tip_at(item.badge.center()) == "“linear2” needs a wire at X."
    assert [port.state for port in item.content.inputs] == ["needed", "own", "own"]
    assert hand.view.scene().item("linear").badge == QRectF()


def test_a_matrix_too_large_for_the_node_is_shown_by_its_shape_and_norm(hand):
    edits.nodes.set_attributes(hand.document, "X", value=np.ones((5, 10)).tolist())
    hand.session.evaluate()
    texts = {words.text for words in hand.view.scene().item("linear").layout.words}
    assert "10 × 1" in texts
    assert hand.node_numbers("linear")[0].startswith("‖·‖")


def test_a_small_matrix_is_shown_number_by_number(hand):
    edits.nodes.set_attributes(hand.document, "X", value=np.ones((5, 2)).tolist())
    edits.nodes.set_attributes(hand.document, "Y", value=np.ones((5, 3)).tolist())
    edits.nodes.set_attributes(hand.document, "linear", outputs=3)
    hand.session.evaluate()
    assert len(hand.node_numbers("linear")) == 2 * 6 + 2 * 3


def test_a_renamed_node_keeps_its_item_and_its_selection(hand):
    scene = hand.view.scene()
    item = scene.item("linear")
    hand.view.editor.select_all()
    edits.nodes.rename(hand.document, "linear", "affine")
    assert scene.item("affine") is item
    assert "linear" not in scene.items_by_name
    assert "affine" in hand.view.editor.selected_nodes()
    assert set(scene.wire_items) == set(hand.document.graph.wires)
    assert item.content.name == "affine"


def test_another_document_is_shown_whole(hand, tmp_path):
    path = tmp_path / "other.graph.json"
    edits.nodes.rename(hand.document, "X", "inputs")
    hand.document.save(path)
    hand.document.new()
    scene = hand.view.scene()
    hand.view.viewport().grab()
    assert not scene.items_by_name
    assert not scene.wire_items
    hand.document.open(path)
    hand.view.viewport().grab()
    assert set(scene.items_by_name) == {"inputs", "Y", "linear", "mse"}
    assert set(scene.wire_items) == set(hand.document.graph.wires)
    seen = hand.view.mapToScene(hand.view.viewport().rect()).boundingRect()
    assert seen.contains(scene.itemsBoundingRect())


@pytest.mark.parametrize("size", [0.0, 1e-12, np.inf, np.nan])
def test_wires_have_a_width_whatever_the_gradient(size):
    assert THINNEST <= wire_width(size) <= THICKEST


def test_wires_grow_with_the_gradient():
    widths = [wire_width(10.0**power) for power in range(-5, 4)]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


@pytest.mark.parametrize(
    ("gradient", "tone"),
    [
        ([[1.0, 2.0]], "positive"),
        ([[-3.0, 2.0]], "negative"),
        ([[1.0, -1.0]], "muted"),
        ([[np.inf, 1.0]], "warning"),
        ([[np.nan, 1.0]], "warning"),
    ],
)
def test_a_matrix_takes_the_colour_of_its_mean_where_that_has_a_sign(gradient, tone):
    assert sign_tone(np.array(gradient)) == tone


def test_a_moment_changes_no_wire_that_is_out_of_sight_until_it_is_seen(hand):
    hand.view.navigation.zoom_reset()
    hand.view.centerOn(50_000, 0)
    hand.session.step_once()
    assert hand.view.scene().wire_item(X_LINEAR).reading.value.text == "…"
    hand.view.navigation.fit()
    assert hand.wire_numbers(X_LINEAR)[0] != "…"
