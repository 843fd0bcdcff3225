"""The map in the corner: there when something is out of sight, and a way to go there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui.canvas.navigation.minimap import Minimap
from graphgui.document import edits
from tests.canvas.conftest import LEFT


@pytest.fixture
def minimap(hand):
    return hand.view.findChild(Minimap, "minimap")


def look_closer(hand) -> None:
    """Zoom in on X, so that the rest is out of sight."""
    hand.view.centerOn(hand.body("X"))
    for _ in range(5):
        hand.view.navigation.zoom_in()
    hand.view.centerOn(hand.body("X"))
    settle(hand)


def settle(hand) -> None:
    hand.view.viewport().repaint()
    QApplication.processEvents()


def middle(hand) -> QPointF:
    return hand.view.mapToScene(hand.view.viewport().rect().center())


def test_there_is_no_map_while_everything_is_in_sight(hand, minimap):
    settle(hand)
    assert not minimap.isVisible()


def test_the_map_appears_in_the_corner_when_something_is_out_of_sight(hand, minimap):
    look_closer(hand)
    assert minimap.isVisible()
    assert hand.view.viewport().geometry().contains(minimap.geometry())
    hand.view.navigation.fit()
    settle(hand)
    assert not minimap.isVisible()


def test_the_map_marks_what_is_in_sight(hand, minimap):
    look_closer(hand)
    assert minimap.seen.contains(minimap.place_of("X"))
    assert not minimap.seen.contains(minimap.place_of("mse"))


def test_a_press_on_the_map_looks_there(hand, minimap):
    look_closer(hand)
    QTest.mouseClick(minimap, LEFT, pos=minimap.place_of("mse"))
    assert (middle(hand) - hand.body("mse")).manhattanLength() < 60
    assert hand.steps == 0
    assert not hand.view.editor.selected_nodes()


def test_dragging_on_the_map_moves_the_view_along(hand, minimap):
    look_closer(hand)
    start, end = minimap.place_of("X"), minimap.place_of("mse")
    QTest.mousePress(minimap, LEFT, pos=start)
    before = middle(hand)
    QTest.mouseMove(minimap, (start + end) / 2)
    halfway = middle(hand)
    QTest.mouseMove(minimap, end)
    QTest.mouseRelease(minimap, LEFT, pos=end)
    assert before.x() < halfway.x() < middle(hand).x()
    assert minimap.isVisible()


def test_a_node_that_moves_far_away_moves_on_the_map(hand, minimap, qtbot):
    look_closer(hand)
    pixels = minimap.grab().toImage()
    edits.nodes.move(hand.document, {"mse": (4000.0, 2500.0)})
    qtbot.waitUntil(lambda: minimap.grab().toImage() != pixels, timeout=2000)
    qtbot.waitUntil(lambda: minimap.rect().contains(minimap.place_of("mse")), timeout=2000)


def test_the_map_can_be_put_away_and_taken_out(hand, minimap):
    look_closer(hand)
    hand.view.minimap.set_wanted(False)
    assert not minimap.isVisible()
    hand.view.navigation.zoom_in()
    settle(hand)
    assert not minimap.isVisible()
    hand.view.minimap.set_wanted(True)
    assert minimap.isVisible()


def test_panning_does_not_smear_the_map(hand, minimap):
    look_closer(hand)
    for _ in range(3):
        hand.drag(QPoint(300, 300), QPoint(340, 330), Qt.MouseButton.MiddleButton)
    settle(hand)
    shown = hand.view.grab().toImage()
    hand.view.viewport().update()
    QApplication.processEvents()
    assert hand.view.grab().toImage() == shown
