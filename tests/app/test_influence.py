"""A row under the mouse among the pulls is left out of the fit beside it."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.engine.analysis.closed_form import quadratic


def test_the_most_influential_household_is_left_out_under_the_mouse(engel, qtbot):
    window, document = engel, engel.document
    dock = window.panels.docks["pulls"]
    dock.show()
    dock.raise_()
    fit, pulls = window.panels["fit"], window.panels["pulls"]
    qtbot.waitUntil(lambda: pulls.isVisible() and len(pulls.columns()) > 0)
    QTest.keyClick(pulls.measure, Qt.Key.Key_Down)
    QTest.keyClick(pulls.measure, Qt.Key.Key_Down)
    pulls.measure.activated.emit(pulls.measure.currentIndex())
    qtbot.waitUntil(lambda: "cook" in pulls.columns())
    row = int(np.argmax(pulls.columns()["cook"]))
    assert row == 137
    place = QPointF(row + 1, pulls.columns()["cook"][row])
    qtbot.waitUntil(lambda: pulls.box.viewRange()[1][1] > place.y())
    assert not len(fit.without_row.curve.getData()[0])
    QTest.mouseMove(pulls.view.viewport(), pulls.view.mapFromScene(pulls.box.mapViewToScene(place)))
    qtbot.waitUntil(lambda: len(fit.without_row.curve.getData()[0]) > 0)
    rest = {name: np.delete(feed, row, axis=0) for name, feed in document.feeds.items()}
    W, b = quadratic(document.graph, rest).minimiser
    xs, ys = fit.without_row.curve.getData()
    np.testing.assert_allclose(ys, W * xs + b, rtol=1e-9)
    QTest.mouseMove(pulls.view.viewport(), pulls.view.viewport().rect().topRight())
    qtbot.waitUntil(lambda: not len(fit.without_row.curve.getData()[0]))
