"""The order of columns and the points of Fit are changed by keys in the window, where keys have other uses too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from graphgui import assets
from graphgui.panels.inspector.input_properties import ColumnsEditor

TAB = Qt.FocusReason.TabFocusReason


def test_columns_change_places(window, press):
    window.open_example(assets.path("examples", "diabetes.graph.json"))
    window.canvas.editor.select(["X"])
    press("E")
    rows = window.panels["inspector"].findChild(ColumnsEditor).list
    rows.setFocus(TAB)
    rows.setCurrentRow(0)
    before = list(window.document.graph["X"].attribute("columns"))
    press("Alt+Down")
    after = list(window.document.graph["X"].attribute("columns"))
    assert after == [before[1], before[0], *before[2:]]
    assert rows.hasFocus() and rows.currentItem().text() == before[0]
    press("Alt+Up")
    assert list(window.document.graph["X"].attribute("columns")) == before


def test_points_are_chosen_moved_added_and_removed(window, press, qtbot, heard):
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    fit = window.panels.bring("fit")
    button = next(each for each in fit.findChildren(QToolButton) if each.text() == "Edit points")
    button.setFocus(TAB)
    press("Space")
    fit.view.setFocus(TAB)
    before = window.document.feeds["Y"].copy()
    press("Ctrl+Right")
    qtbot.waitUntil(lambda: heard[-1:] == [f"row 1: x 1.00, y {before[0, 0]:.2f}"])
    press("Up")
    moved = window.document.feeds["Y"]
    assert moved[0, 0] > before[0, 0] and (moved[1:] == before[1:]).all()
    press("Ins")
    assert len(window.document.feeds["Y"]) == len(before) + 1
    press("Ctrl+Left", "Del")
    assert len(window.document.feeds["Y"]) == len(before)
    qtbot.waitUntil(lambda: heard[-1:] == ["points: 5"])
    assert QApplication.focusWidget() is fit.view
    assert set(window.document.graph.nodes) == {"X", "Y", "linear", "mse"}  # Del is the points' here
