"""In the window: a curve of the Parameters panel leads to its node, and a node to its curves."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest


def test_a_click_on_a_curve_selects_its_node_and_a_node_its_curves(engel, hands, qtbot):
    plot = engel.panels["parameters"]
    assert not engel.docks["parameters"].isVisible()
    engel.docks["parameters"].toggleViewAction().trigger()
    engel.session.run_now(20)
    qtbot.waitUntil(lambda: len(plot.curves) == 2 and plot.curves[0].getData()[0] is not None)
    plot.draw_now()
    xs, ys = plot.curves[0].getData()
    scene = plot.box.mapViewToScene(QPointF(float(xs[10]), float(ys[10])))
    QTest.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=plot.view.mapFromScene(scene))
    assert engel.canvas.editor.selected_nodes() == ["linear"]
    assert [item.text() for item in plot.legend.selectedItems()] == ["linear.W[income]"]
    hands.click(hands.header("X"))
    assert not plot.legend.selectedItems()
    hands.click(hands.header("linear"))
    assert [item.text() for item in plot.legend.selectedItems()] == ["linear.W[income]", "linear.b"]
