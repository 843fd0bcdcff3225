"""Zoom, pan and fit show the same graph from elsewhere and change nothing of it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui.document import edits
from graphgui.look.colours import DARK


def wheel(view, at: QPoint, turned: int) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def zoom(view) -> float:
    return view.transform().m11()


@pytest.mark.parametrize("turned", [120, -120, 600, -600])
def test_the_wheel_zooms_and_what_is_under_the_pointer_stays(hand, turned):
    at = QPoint(317, 203)
    before, zoomed = hand.view.mapToScene(at), zoom(hand.view)
    wheel(hand.view, at, turned)
    assert (zoom(hand.view) > zoomed) is (turned > 0)
    moved = hand.view.mapFromScene(before) - at
    assert moved.manhattanLength() <= 1


def test_zoom_has_bounds(hand):
    for _ in range(80):
        wheel(hand.view, QPoint(100, 100), 600)
    largest = zoom(hand.view)
    assert largest <= 4
    for _ in range(80):
        wheel(hand.view, QPoint(100, 100), -600)
    assert zoom(hand.view) > 0
    hand.view.viewport().grab()


def test_zoom_in_out_and_reset_keep_the_middle(hand):
    middle = hand.view.viewport().rect().center()
    before = hand.view.mapToScene(middle)
    hand.view.navigation.zoom_in()
    hand.view.navigation.zoom_out()
    hand.view.navigation.zoom_reset()
    assert zoom(hand.view) == 1
    assert (hand.view.mapFromScene(before) - middle).manhattanLength() <= 2


def test_the_middle_button_pans(hand):
    before = hand.view.mapFromScene(QPointF(0, 0))
    hand.drag(QPoint(400, 500), QPoint(460, 470), Qt.MouseButton.MiddleButton)
    assert hand.view.mapFromScene(QPointF(0, 0)) - before == QPoint(60, -30)


def test_space_and_drag_pan_even_over_a_node(hand):
    start = hand.at(hand.header("linear"))
    before = hand.view.mapFromScene(QPointF(0, 0))
    QTest.keyPress(hand.view, Qt.Key.Key_Space)
    hand.drag(start, start + QPoint(-40, 25))
    QTest.keyRelease(hand.view, Qt.Key.Key_Space)
    assert hand.view.mapFromScene(QPointF(0, 0)) - before == QPoint(-40, 25)
    assert hand.steps == 0


def test_f_brings_everything_into_sight(hand):
    hand.drag(QPoint(400, 500), QPoint(4000, 3000), Qt.MouseButton.MiddleButton)
    hand.key(Qt.Key.Key_F)
    seen = hand.view.mapToScene(hand.view.viewport().rect()).boundingRect()
    assert seen.contains(hand.view.scene().itemsBoundingRect())


def test_a_resize_keeps_all_in_sight_until_someone_looks_elsewhere(hand):
    hand.view.navigation.fit()
    hand.view.resize(500, 400)
    seen = hand.view.mapToScene(hand.view.viewport().rect()).boundingRect()
    assert seen.contains(hand.view.scene().itemsBoundingRect())
    hand.view.navigation.zoom_in()
    zoomed = zoom(hand.view)
    hand.view.resize(900, 700)
    assert zoom(hand.view) == zoomed


def test_arrows_without_a_selection_look_further(hand):
    before = hand.view.mapFromScene(QPointF(0, 0))
    hand.key(Qt.Key.Key_Right)
    assert hand.view.mapFromScene(QPointF(0, 0)).x() < before.x()
    assert hand.steps == 0


def test_nodes_can_still_be_moved_when_they_are_too_small_to_read(hand):
    while zoom(hand.view) > 0.3:
        hand.view.navigation.zoom_out()
    hand.drag(hand.body("X"), hand.body("X") + QPointF(200, 0))
    assert hand.document.graph["X"].position[0] == pytest.approx(200, abs=20)
    hand.view.viewport().grab()


def test_an_empty_canvas_says_what_to_do(show, empty):
    hand = show(empty)
    hint = ink(hand.view.viewport().grab().toImage())
    hand.drop("linear", QPoint(200, 100))
    edits.rewire.delete(hand.document, ["linear"])
    assert ink(hand.view.viewport().grab().toImage()) == hint
    assert hint > 200


def ink(image: QImage) -> int:
    """How many pixels around the middle are clearly not paper."""
    paper = image.pixelColor(image.width() // 2 + 3, image.height() // 2 + 60).lightness()
    middle = image.rect().center()
    return sum(
        abs(image.pixelColor(middle.x() + x, middle.y() + y).lightness() - paper) > 60
        for x in range(-200, 200)
        for y in range(-15, 15)
    )


def test_another_theme_repaints(hand):
    before = hand.view.viewport().grab().toImage().pixelColor(5, 5).lightness()
    hand.view.set_theme(DARK)
    after = hand.view.viewport().grab().toImage().pixelColor(5, 5).lightness()
    assert before > 200
    assert after < 60
