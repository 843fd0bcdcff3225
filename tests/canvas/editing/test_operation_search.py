"""The search box adds an operation where the pointer is, and wires it to a wire that was let go there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QListWidget

from graphgui.canvas.editing.operation_search import everything, narrowed
from graphgui.document import edits, saved_parts
from graphgui.ops import OPS

Key = Qt.Key
VOID = QPointF(120, 260)


def test_a_tap_of_space_opens_it_at_the_pointer_with_every_operation(user):
    at = user.at(VOID)
    user.move(at)
    user.key(Key.Key_Space)
    assert user.offered == list(OPS)
    assert user.view.findChild(QFrame, "searchbox").geometry().contains(at)


def test_space_held_to_pan_does_not_open_it(user):
    QTest.keyPress(user.view, Key.Key_Space)
    user.drag(QPoint(400, 500), QPoint(430, 520))
    QTest.keyRelease(user.view, Key.Key_Space)
    assert user.offered is None


def test_a_double_click_on_empty_canvas_opens_it(user):
    user.double_click(VOID)
    assert user.offered == list(OPS)


def test_a_double_click_on_a_node_does_not(user):
    user.double_click(user.body("linear"))
    user.release(user.body("linear"))
    assert user.offered is None


def test_typing_narrows_and_enter_adds_at_the_pointer(user):
    user.move(VOID)
    user.key(Key.Key_Space)
    user.type("rel")
    assert user.offered == ["relu", "leaky_relu", "softplus"]  # the last is told as “a relu without its corner”
    user.key_there(Key.Key_Return)
    assert user.offered is None
    assert user.view.editor.selected_nodes() == ["relu"]
    assert user.view.scene().item("relu").rect.contains(VOID)
    assert user.view.hasFocus()
    assert user.steps == 1
    user.undo()
    assert "relu" not in user.nodes


def test_arrows_choose(user):
    user.key(Key.Key_Space)
    user.type("relu")
    user.key_there(Key.Key_Down)
    user.key_there(Key.Key_Return)
    assert "leaky_relu" in user.nodes


def test_a_click_chooses(user):
    user.key(Key.Key_Space)
    found = user.view.findChild(QFrame, "searchbox").findChild(QListWidget)
    row = next(row for row in range(found.count()) if found.item(row).text() == "tanh")
    place = found.visualItemRect(found.item(row)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "tanh" in user.nodes
    assert user.offered is None


def test_escape_and_a_click_elsewhere_close_it_and_nothing_happens(user):
    user.key(Key.Key_Space)
    user.key_there(Key.Key_Escape)
    assert user.offered is None
    assert user.view.hasFocus()
    user.key(Key.Key_Space)
    user.click(VOID + QPointF(0, 60))
    assert user.offered is None
    assert user.steps == 0


def test_a_word_of_the_summary_finds_too_and_nonsense_finds_nothing(user):
    user.key(Key.Key_Space)
    user.type("probabilities")
    assert "softmax" in user.offered
    user.type("zzz")
    assert user.offered == []
    user.key_there(Key.Key_Return)
    assert user.steps == 0


def test_names_that_begin_so_come_before_names_that_hold_it_before_summaries():
    found = [candidate.op.name for candidate in narrowed(everything(), "s")]
    begins = [name for name in found if name.startswith("s")]
    assert found[: len(begins)] == begins
    assert [c.op.name for c in narrowed(everything(), "entropy")][:2] == [
        "binary_cross_entropy",
        "softmax_cross_entropy",
    ]
    assert next(c.op.name for c in narrowed(everything(), "abs")) == "abs"


def test_nodes_added_one_after_the_other_cover_no_others(user):
    user.move(VOID)
    for _ in range(4):
        user.key(Key.Key_Space)
        user.type("linear")
        user.key_there(Key.Key_Return)
    rects = [user.view.scene().item(name).rect for name in user.nodes]
    for i, one in enumerate(rects):
        assert not any(one.intersects(other) for other in rects[i + 1 :])


def test_a_wire_let_go_in_the_void_offers_what_fits_and_is_wired_in_one_step(user):
    user.drag("linear.Yhat", VOID)
    assert user.offered[0] == "mse"
    assert "input" not in user.offered
    user.type("relu")
    user.key_there(Key.Key_Return)
    assert "linear.Yhat → relu.A" in user.wires
    port = user.port("relu.A") - VOID
    assert max(abs(port.x()), abs(port.y())) <= 10
    assert user.steps == 1
    user.undo()
    assert "relu" not in user.nodes
    assert user.steps == 0


def test_what_the_shape_of_the_wire_forbids_is_not_offered(user):
    user.drag("X.out", VOID)
    assert "columns" in user.offered
    user.key_there(Key.Key_Escape)
    edits.nodes.add(user.document, "softmax_cross_entropy", (560, 300))
    user.drag("X.out", "softmax_cross_entropy.Z")
    user.drag("softmax_cross_entropy.C", VOID + QPointF(0, 60))
    assert "relu" in user.offered


def test_a_wire_let_go_from_an_input_offers_what_may_feed_it_and_replaces(user):
    edits.wires.disconnect(user.document, next(w for w in user.document.graph.wires if w.target == "linear"))
    user.drag("linear.X", QPointF(60, 300))
    assert user.offered[0] == "input"
    assert "mse" in user.offered
    user.key_there(Key.Key_Return)
    assert "input.out → linear.X" in user.wires


def test_a_parameter_offered_to_a_weight_comes_first_and_in_its_shape(user):
    edits.nodes.set_attributes(user.document, "X", value=[[1.0, 2.0, 3.0]] * 5)
    user.drag("linear.W", QPointF(60, 300))
    assert user.offered[0] == "parameter"
    user.key_there(Key.Key_Return)
    assert "parameter.out → linear.W" in user.wires
    assert user.document.graph["parameter"].attribute("rows") == 3


def test_a_wire_that_waits_for_the_answer_stays_drawn(user):
    def ink():
        image = user.view.viewport().grab().toImage()
        accent = user.view.theme.accent
        return sum(
            image.pixelColor(x, y).name() == accent
            for x in range(image.width())
            for y in range(0, image.height(), 2)
        )

    before = ink()
    user.drag("linear.Yhat", VOID)
    assert ink() > before
    user.key_there(Key.Key_Escape)
    assert ink() == before
    assert user.steps == 0


def test_the_box_says_what_the_operation_does(user):
    user.key(Key.Key_Space)
    user.type("mse")
    about = user.view.findChild(QFrame, "searchbox").findChild(QLabel, "about")
    assert "squared error" in about.text()
    assert about.height() >= about.heightForWidth(about.width())


@pytest.fixture
def kept(user):
    """A user whose graph's linear node is kept as “layer”."""
    saved_parts.save_part("layer of mine", edits.clipboard.copy(user.document, ["linear"]))
    return user


def test_parts_that_were_kept_are_offered_and_pasted_at_the_pointer(kept):
    kept.move(VOID)
    kept.key(Key.Key_Space)
    kept.type("layer of")
    assert kept.offered[0] == "layer of mine"
    kept.key_there(Key.Key_Return)
    assert kept.view.editor.selected_nodes() == ["linear2"]
    assert kept.view.scene().item("linear2").rect.adjusted(-20, -20, 20, 20).contains(VOID)
    assert kept.view.hasFocus()
    kept.undo()
    assert "linear2" not in kept.nodes


def test_they_are_not_offered_to_a_wire(kept):
    kept.drag("linear.Yhat", VOID)
    assert kept.offered
    assert "layer of mine" not in kept.offered
