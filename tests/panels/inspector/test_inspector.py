"""The inspector shows what is chosen as it is, and edits it as a person would."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from graphgui.document import edits
from graphgui.document.matrix_text import read_matrix
from graphgui.engine import PortId, Wire
from graphgui.look.colours import DARK, LIGHT
from graphgui.look.numbers import short
from graphgui.ops import OPS
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.graph_form import GraphForm, SeveralForm
from graphgui.panels.inspector.inspector import Inspector
from graphgui.panels.inspector.node_form import NodeForm
from graphgui.panels.inspector.wire_form import WireForm
from tests.graphs import node

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def inspect(session_of, show):
    def made(document, nodes=(), wires=()):
        inspector = show(Inspector(document, session_of(document), LIGHT), 320, 700)
        inspector.show_selection(list(nodes), list(wires))
        return inspector

    return made


def type_into(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


# the whole graph, and several things


def test_nothing_chosen_tells_of_the_graph(inspect, document):
    inspector = inspect(document)
    form = inspector.form
    assert isinstance(form, GraphForm)
    assert form.facts["nodes"].text() == "4"
    assert form.facts["wires"].text() == "3"
    assert form.facts["parameters"].text() == "3 numbers to learn"
    assert form.facts["loss"].text() == "mse: not computed yet"
    edits.rewire.delete(document, ["Y"])
    assert inspector.form is form
    assert form.facts["nodes"].text() == "3"
    assert form.problem.text() == "“mse” needs a wire at Y."


def test_the_whole_graph_is_counted_after_a_step_and_not_at_each_of_its_changes(inspect, document, qtbot):
    form = inspect(document).form
    with document.one_step("add"):
        for _ in range(20):
            edits.nodes.add(document, "relu", (0, 0))
    assert form.facts["nodes"].text() == "4"
    qtbot.waitUntil(lambda: form.facts["nodes"].text() == "24")


def test_several_chosen_are_counted(inspect, document):
    form = inspect(document, ["X", "Y"], [Wire("X", "out", "linear", "X")]).form
    assert isinstance(form, SeveralForm)
    assert [count.text() for count in form.counts] == ["2", "1"]


@pytest.mark.parametrize("op", OPS)
def test_every_operation_has_a_form(inspect, document, qtbot, op):
    edits.nodes.add(document, op, (0, 0), name="new")
    form = inspect(document, ["new"]).form
    assert isinstance(form, NodeForm)
    assert OPS[op].summary in texts(form)
    fields = set() if form.properties is None else set(form.properties.fields)
    assert fields == {attribute.name for attribute in OPS[op].attributes}
    assert list(form.ports) == [port.name for port in OPS[op].inputs] + [OPS[op].output]
    for formula in form.findChildren(Formula):
        formula.grab()  # painted once, it asks to be typeset
        qtbot.waitUntil(lambda formula=formula: formula.is_typeset)


# names


def test_a_new_name_is_taken_and_can_be_undone(inspect, document, qtbot):
    form = inspect(document, ["linear"]).form
    type_into(qtbot, form.name_field, "model")
    assert "model" in document.graph and "linear" not in document.graph
    assert form.name == "model" and form.ports["W"].port == PortId("model", "W")
    document.undo_stack.undo()
    assert form.name_field.text() == "linear"


def test_a_name_that_is_taken_is_refused_with_the_reason(inspect, document, qtbot):
    form = inspect(document, ["linear"]).form
    type_into(qtbot, form.name_field, "mse")
    assert form.name_problem.text() == "There is another node called “mse”."
    assert form.name_field.text() == "mse" and "linear" in document.graph
    qtbot.keyClick(form.name_field, Qt.Key.Key_Escape)
    assert form.name_field.text() == "linear"
    assert not form.name_problem.isVisible()
    assert document.undo_stack.count() == 0


def test_an_edit_under_way_belongs_to_the_node_that_was_shown(inspect, document, qtbot):
    inspector = inspect(document, ["linear"])
    field = inspector.form.name_field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "model")
    inspector.show_selection(["mse"], [])
    assert "model" in document.graph
    assert inspector.form.name == "mse"


# attributes


def test_a_spin_box_changes_the_document_and_undo_changes_it_back(inspect, document, qtbot):
    form = inspect(document, ["linear"]).form
    box = form.properties.fields["outputs"].editor.box
    type_into(qtbot, box, "3")
    assert document.graph["linear"].attribute("outputs") == 3
    document.undo_stack.undo()
    assert document.graph["linear"].attribute("outputs") == 1
    assert box.value() == 1


def test_leaving_a_field_as_it_was_is_no_edit(inspect, document, qtbot):
    form = inspect(document, ["linear"]).form
    for name in ("outputs", "weights"):
        editor = form.properties.fields[name].editor
        qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    qtbot.keyClick(form.name_field, Qt.Key.Key_Return)
    assert document.undo_stack.count() == 0


def test_an_initialiser_is_a_name_or_numbers(inspect, document, qtbot):
    form = inspect(document, ["linear"]).form
    editor = form.properties.fields["weights"].editor
    editor.box.setFocus()
    qtbot.keyClicks(editor.box, "ones")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert document.graph["linear"].attribute("weights") == "ones"
    editor.box.setCurrentIndex(editor.box.count() - 1)
    editor.box.activated.emit(editor.box.count() - 1)
    type_into(qtbot, editor.line, "1; 2")
    assert document.graph["linear"].attribute("weights") == [[1.0], [2.0]]
    type_into(qtbot, editor.line, "0.5")
    assert document.graph["linear"].attribute("weights") == 0.5


def test_a_refused_edit_says_why_and_keeps_the_old_value(inspect, document, qtbot):
    form = inspect(document, ["linear"]).form
    field = form.properties.fields["weights"]
    edits.nodes.set_attributes(document, "linear", weights=0.5)
    type_into(qtbot, field.editor.line, "much")
    assert field.problem.isVisible()
    assert field.problem.text() == "“much” is no number."
    assert field.problem.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.warning
    assert field.editor.line.text() == "much"
    qtbot.keyClick(field.editor.line, Qt.Key.Key_Escape)
    assert field.editor.line.text() == "0.5"
    assert document.graph["linear"].attribute("weights") == 0.5
    type_into(qtbot, field.editor.line, "0.7")
    assert not field.problem.isVisible()


def test_what_the_document_refuses_is_said_too(inspect, document, qtbot):
    edits.nodes.add(document, "leaky_relu", (0, 0), name="leaky")
    field = inspect(document, ["leaky"]).form.properties.fields["slope"]
    old = document.graph["leaky"].attribute("slope")
    type_into(qtbot, field.editor.line, "inf")
    assert "slope cannot be inf" in field.problem.text()
    assert document.graph["leaky"].attribute("slope") == old


def test_the_wheel_changes_no_value_in_passing(inspect, document):
    box = inspect(document, ["linear"]).form.properties.fields["outputs"].editor.box
    centre = QPointF(box.rect().center())
    wheel = QWheelEvent(
        centre,
        box.mapToGlobal(centre),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.value() == 1
    assert not wheel.isAccepted()


# the loss


def test_the_loss_to_train_is_marked_and_unmarked(inspect, document, qtbot):
    edits.nodes.add(document, "mse", (0, 0), name="other")
    edits.wires.connect(document, Wire("linear", "Yhat", "other", "Yhat"))
    edits.wires.connect(document, Wire("Y", "out", "other", "Y"))
    form = inspect(document, ["other"]).form
    assert form.loss_box.isEnabled() and not form.loss_box.isChecked()
    form.loss_box.click()
    assert document.graph.loss == "other"
    form.loss_box.click()
    assert document.graph.loss is None


def test_the_only_loss_is_trained_without_a_mark(inspect, document):
    form = inspect(document, ["mse"]).form
    assert form.loss_box.isChecked() and not form.loss_box.isEnabled()


def test_what_is_not_one_number_cannot_be_the_loss(inspect, document):
    assert not inspect(document, ["linear"]).form.loss_box.isVisible()


# numbers


def test_what_was_not_computed_says_so_and_is_never_0(inspect, document):
    form = inspect(document, ["linear"]).form
    for port in form.ports.values():
        assert port.value.matrix.text == "not computed yet"
        assert port.gradient.matrix.text == "not computed yet"


def test_a_step_shows_the_sessions_own_numbers(inspect, document):
    inspector = inspect(document, ["linear"])
    session = inspector.form.session
    session.step_once()
    W = PortId("linear", "W")
    shown = inspector.form.ports["W"]
    assert shown.shape.text() == "2 × 1"
    assert shown.value.matrix.text.split() == [short(x) for x in session.moment.value(W).ravel()]
    assert shown.gradient.matrix.text.split() == [short(x) for x in session.moment.gradient(W).ravel()]
    norm = f"norm\u00a0{short(np.linalg.norm(session.moment.value(W)))}"
    assert shown.value.figures.text().startswith(norm)


def test_numbers_move_in_the_widgets_that_are_there(inspect, document, qtbot):
    inspector = inspect(document, ["linear"])
    shown = inspector.form.ports["W"]
    inspector.form.session.step_once()
    first = shown.value.matrix.text
    for _ in range(5):
        inspector.form.session.step_once()
    expected = [short(x) for x in inspector.form.session.moment.value(PortId("linear", "W")).ravel()]
    qtbot.waitUntil(lambda: shown.value.matrix.text.split() == expected)
    assert shown.value.matrix.text != first
    assert inspector.form.ports["W"] is shown


def test_a_large_matrix_is_cut_and_says_its_shape(inspect, document):
    inspector = inspect(document, ["X"])
    inspector.form.session.evaluate()
    shown = inspector.form.ports["out"]
    assert shown.shape.text() == "20 × 2"
    assert shown.value.matrix.text.splitlines()[-1] == "⋮"
    assert len(shown.value.matrix.text.splitlines()) == 5
    shown.value.matrix.copy()
    assert read_matrix(QApplication.clipboard().text()) == document.feeds["X"].tolist()


def test_what_does_not_reach_the_loss_says_so(inspect, shared):
    inspector = inspect(shared, ["aside"])
    inspector.form.session.evaluate()
    port = inspector.form.ports["out"]
    assert port.value.matrix.text == "9.00"
    assert port.gradient.matrix.text == "does not reach the loss"


def test_a_change_of_the_graph_marks_the_old_numbers_as_gone(inspect, document):
    inspector = inspect(document, ["linear"])
    inspector.form.session.step_once()
    edits.wires.disconnect(document, Wire("Y", "out", "mse", "Y"))
    assert inspector.form.ports["W"].value.matrix.text == "not computed yet"


# wires


def test_a_wire_shows_its_ends_and_its_numbers(inspect, document):
    wire = Wire("X", "out", "linear", "X")
    inspector = inspect(document, [], [wire])
    form = inspector.form
    assert isinstance(form, WireForm)
    assert {"X", "linear.X", "20 × 2"} <= set(texts(form))
    inspector.form.session.evaluate()
    first = short(inspector.form.session.moment.gradient(wire.end)[0, 0])
    assert form.share.matrix.text.split()[0] == first
    assert not form.total.isVisible()


def test_where_wires_part_each_shows_its_share_and_the_sum(inspect, shared):
    wire = Wire("p", "out", "product", "B")
    inspector = inspect(shared, [], [wire])
    inspector.form.session.evaluate()
    form = inspector.form
    assert form.total.isVisible()
    assert "one of 2 shares" in form.fan.text()
    assert form.share.matrix.text.split() == ["1.00", "2.00", "3.00", "4.00"]
    assert form.total.matrix.text.split() == ["2.00", "3.00", "4.00", "5.00"]


def test_a_removed_wire_leaves_the_inspector(inspect, document):
    wire = Wire("X", "out", "linear", "X")
    inspector = inspect(document, [], [wire])
    edits.wires.disconnect(document, wire)
    assert isinstance(inspector.form, GraphForm)


def test_a_wire_is_followed_when_its_node_takes_another_name(inspect, document):
    inspector = inspect(document, [], [Wire("X", "out", "linear", "X")])
    edits.nodes.rename(document, "linear", "model")
    assert inspector.form.wire == Wire("X", "out", "model", "X")


def test_another_document_is_shown_from_the_start(inspect, document):
    inspector = inspect(document, ["linear"])
    document.new()
    assert isinstance(inspector.form, GraphForm)
    assert inspector.form.facts["loss"].text() == "none to train yet"


def test_a_hidden_inspector_catches_up_when_it_is_shown(inspect, document):
    inspector = inspect(document, ["linear"])
    form = inspector.form
    inspector.hide()
    inspector.form.session.step_once()
    assert form.ports["W"].value.matrix.text == "not computed yet"
    inspector.show()
    assert inspector.form.ports["W"].value.matrix.text != "not computed yet"


def test_the_signs_of_gradients_take_the_themes_colours(inspect, document):
    inspector = inspect(document, ["linear"])
    inspector.form.session.step_once()
    light = inspector.form.ports["W"].gradient.matrix.grab().toImage()
    inspector.set_theme(DARK)
    assert inspector.form.ports["W"].gradient.matrix.grab().toImage() != light


def test_a_note_of_the_operation_is_shown(inspect, document):
    document.graph.add(node("r", "relu"))
    assert OPS["relu"].note in texts(inspect(document, ["r"]).form)


def test_a_node_that_goes_while_another_is_chosen_leaves_no_form_behind(inspect, document, qtbot):
    inspector = inspect(document, ["linear"])
    assert isinstance(inspector.form, NodeForm)
    inspector.show_selection([], [])
    edits.nodes.remove(document, ["linear"])
    inspector.show_selection(["mse"], [])  # before what is said of the whole graph is looked at again
    qtbot.wait(100)
    assert isinstance(inspector.form, NodeForm) and inspector.form.name == "mse"
