"""The main job, as a person does it: from an empty canvas to a trained line, with the mouse."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QListWidget, QPushButton, QToolButton

from graphgui import assets
from graphgui.app.rails.rail_button import RailButton
from graphgui.document import edits
from graphgui.engine import PortId, Wire
from tests.app.conftest import answers

LEFT = Qt.MouseButton.LeftButton


def double_click_op(window, name):
    """Find an operation's row in the palette and double-click it."""
    rows = window.panels["palette"].findChild(QListWidget)
    item = next(rows.item(i) for i in range(rows.count()) if rows.item(i).data(Qt.ItemDataRole.UserRole) == name)
    rows.scrollToItem(item)
    at = rows.visualItemRect(item).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=at)
    QTest.mouseDClick(rows.viewport(), LEFT, pos=at)


def button(parent, text):
    return next(b for b in parent.findChildren(QPushButton) if b.text().startswith(text) and b.isVisible())


def press(window, action):
    """Click a toolbar button."""
    QTest.mouseClick(window.transport.findChild(QToolButton, f"{action}_button"), LEFT)


def load_column(window, hands, node, column, monkeypatch):
    """Choose a node, load the CSV by the inspector's button, and tick one column."""
    if window.docks["inspector"].isHidden():
        QTest.mouseClick(window.findChild(RailButton, "rail_inspector"), LEFT)
    hands.click(hands.header(node))
    assert window.panels["inspector"].form.name == node
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(assets.path("data", "engel.csv")))
    QTest.mouseClick(button(window.panels["inspector"], "Load a Table"), LEFT)
    for rows in window.panels["inspector"].findChildren(QListWidget):
        for i in range(rows.count()):
            item = rows.item(i)
            wanted = item.text() == column
            if (item.checkState() == Qt.CheckState.Checked) != wanted:
                rect = rows.visualItemRect(item)
                QTest.mouseClick(rows.viewport(), LEFT, pos=QPoint(rect.left() + 10, rect.center().y()))


def test_from_an_empty_canvas_to_a_trained_line_with_the_mouse(window, hands, qtbot, monkeypatch, tmp_path):
    for op in ("input", "linear", "mse", "input"):
        double_click_op(window, op)
    assert set(window.document.graph.nodes) == {"input", "linear", "mse", "input2"}
    places = {"input": (-300, -100), "linear": (0, -100), "mse": (300, 0), "input2": (0, 160)}
    window.canvas.navigation.fit()
    for name, (x, y) in places.items():
        start = hands.header(name)
        rect = window.canvas.scene().item(name).rect
        hands.drag(start, start + hands.at(QPointF(x, y)) - hands.at(rect.topLeft()))
        window.canvas.navigation.fit()
    load_column(window, hands, "input", "income", monkeypatch)
    load_column(window, hands, "input2", "foodexp", monkeypatch)

    hands.drag(hands.port("input", "out"), hands.port("linear", "X"))  # forwards
    hands.drag(hands.port("mse", "Yhat"), hands.port("linear", "Yhat"))  # and backwards
    hands.drag(hands.port("input2", "out"), hands.port("mse", "Y"))
    assert set(window.document.graph.wires) == {
        Wire("input", "out", "linear", "X"),
        Wire("linear", "Yhat", "mse", "Yhat"),
        Wire("input2", "out", "mse", "Y"),
    }
    for name in ("input", "input2"):
        hands.click(hands.header(name))
        qtbot.waitUntil(lambda name=name: window.panels["inspector"].form.name == name)
        QTest.mouseClick(button(window.panels["inspector"], "Standardise"), LEFT)
        window.canvas.navigation.fit()
    assert set(window.document.graph.wires) == {
        Wire("input", "out", "standardise", "A"),
        Wire("standardise", "out", "linear", "X"),
        Wire("linear", "Yhat", "mse", "Yhat"),
        Wire("input2", "out", "standardise2", "A"),
        Wire("standardise2", "out", "mse", "Y"),
    }

    path = tmp_path / "mine.graph.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(path))
    window.action_table.qt_actions["save"].trigger()
    assert not window.document.is_modified
    window.action_table.qt_actions["new"].trigger()
    assert len(window.document.graph) == 0
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(path))
    window.action_table.qt_actions["open"].trigger()
    assert len(window.document.graph) == 6

    wire = window.canvas.scene().wire_item(Wire("standardise", "out", "linear", "X"))
    before_run = wire.reading
    press(window, "evaluate")
    at_start, loss = wire.reading, window.session.moment.loss
    assert at_start != before_run
    edits.training.change(window.document, steps=200)
    window.transport.speed.setCurrentIndex(window.transport.speed.count() - 1)
    with qtbot.waitSignal(window.session.stopped, timeout=20_000):
        press(window, "play")
    assert window.session.step == 200
    assert window.session.moment.loss < loss
    assert wire.reading != at_start
    # Both standardised, the slope is the correlation of income and food.
    income, food = (window.document.feeds[name][:, 0] for name in ("input", "input2"))
    slope = window.session.moment.value(PortId("linear", "W")).item()
    assert np.isclose(slope, np.corrcoef(income, food)[0, 1], atol=1e-6)


def test_the_ready_example_trains_at_a_press_of_play(engel, qtbot):
    window = engel
    with qtbot.waitSignal(window.session.moment_shown):
        press(window, "play")
    first = window.session.moment.loss
    qtbot.waitUntil(lambda: window.session.step > 5, timeout=5000)
    press(window, "play")
    assert window.session.state == "idle"
    assert window.session.moment.loss < first
    stood = window.session.step
    press(window, "step")
    assert window.session.step == stood + 1
    press(window, "reset")
    assert window.session.step == 0
    assert window.session.moment.loss == first


def test_the_window_answers_while_it_trains(engel, hands, qtbot):
    window = engel
    window.transport.speed.setCurrentIndex(window.transport.speed.count() - 1)
    edits.training.change(window.document, steps=10_000_000)
    press(window, "play")
    qtbot.waitUntil(lambda: window.session.step > 50, timeout=5000)
    hands.click(hands.header("linear"))
    assert window.canvas.editor.selected_nodes() == ["linear"]
    assert window.session.state == "playing"
    press(window, "play")
    assert window.session.state == "idle"
