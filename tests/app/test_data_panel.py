"""Made-up data are on the canvas at a click, and follow the sliders while it trains."""

import math

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.engine import PortId

LEFT = Qt.MouseButton.LeftButton


def panel_of(window):
    window.action_table.qt_actions["panel_data"].trigger()
    return window.panels["data"]


def test_on_an_empty_canvas_a_click_makes_a_graph_that_trains(window):
    panel = panel_of(window)
    QTest.mouseClick(panel.button, LEFT)
    assert set(window.document.graph.nodes) == {"X", "Y", "linear", "mse"}
    window.session.run_now(200)
    assert abs(window.session.moment.value(PortId("linear", "W")).item() - 2) < 0.2
    window.document.undo_stack.undo()
    assert not len(window.document.graph)


def test_classes_get_a_loss_for_classes(window):
    panel = panel_of(window)
    panel.kind.setFocus()
    QTest.keyClick(panel.kind, Qt.Key.Key_End)
    QTest.mouseClick(panel.button, LEFT)
    assert "binary_cross_entropy" in window.document.graph.nodes
    window.session.run_now(50)
    assert window.session.moment.loss < 0.2


def test_a_slider_changes_the_data_while_it_trains_and_is_one_step(window, qtbot):
    panel = panel_of(window)
    QTest.mouseClick(panel.button, LEFT)
    edits.training.change(window.document, steps=10_000_000)
    window.session.rate = math.inf
    window.session.play()
    qtbot.waitUntil(lambda: window.session.step > 10, timeout=5000)
    before, steps = window.document.feeds["Y"].copy(), window.document.undo_stack.count()
    panel.sliders["noise"].setFocus()
    for _ in range(5):
        QTest.keyClick(panel.sliders["noise"], Qt.Key.Key_Right)
    assert (window.document.feeds["Y"] != before).any()
    assert window.session.state == "playing"
    assert window.document.undo_stack.count() == steps + 1
    at = window.session.step
    qtbot.waitUntil(lambda: window.session.step > at, timeout=5000)
    window.session.pause()


def test_more_rows_keep_what_was_learnt(window):
    panel = panel_of(window)
    QTest.mouseClick(panel.button, LEFT)
    window.session.run_now(100)
    W = window.session.moment.value(PortId("linear", "W")).copy()
    panel.sliders["size"].setFocus()
    QTest.keyClick(panel.sliders["size"], Qt.Key.Key_Right)
    assert len(window.document.feeds["X"]) == 101
    assert (window.session.moment.value(PortId("linear", "W")) == W).all()


def test_points_changed_by_hand_are_not_overwritten_by_a_slider(window):
    panel = panel_of(window)
    QTest.mouseClick(panel.button, LEFT)
    edits.points.move(window.document, ("X", "Y"), 3, (0.5, 9.0), gesture=7)
    panel.sliders["noise"].setFocus()
    QTest.keyClick(panel.sliders["noise"], Qt.Key.Key_Right)
    assert window.document.feeds["Y"][3, 0] == 9
    QTest.mouseClick(panel.button, LEFT)
    assert window.document.feeds["Y"].max() < 9
    QTest.keyClick(panel.sliders["size"], Qt.Key.Key_Right)
    assert len(window.document.feeds["X"]) == 101


def test_what_is_put_beside_a_graph_is_brought_into_sight(engel):
    canvas, before = engel.canvas, set(engel.document.graph.nodes)
    panel = panel_of(engel)
    zoom = canvas.navigation.zoom
    QTest.mouseClick(panel.button, LEFT)
    new = set(engel.document.graph.nodes) - before
    assert len(new) == 2
    sight = canvas.navigation.area
    assert all(sight.contains(canvas.scene().rect(name)) for name in new)
    assert canvas.navigation.zoom >= zoom  # as large as it goes, and not beside all the rest
    assert not all(sight.contains(canvas.scene().rect(name)) for name in before)


def test_what_is_put_onto_the_outermost_sheet_is_seen_there_from_inside_a_group(engel):
    edits.groups.make(engel.document, ["linear", "mse"], "model")
    engel.canvas.editor.open_group("model")
    panel = panel_of(engel)
    QTest.mouseClick(panel.button, LEFT)
    assert engel.canvas.scene().items_by_name.keys() >= {"X", "Y", "model"}
