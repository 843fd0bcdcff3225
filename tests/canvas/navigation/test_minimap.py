"""The map in the corner: there when something is out of sight, and a way to go there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui.canvas.navigation.minimap import Minimap
from graphgui.document import edits
from tests.canvas.conftest import LEFT


@pytest.fixture
def minimap(user):
    return user.view.findChild(Minimap, "minimap")


def look_closer(user) -> None:
    """Zoom in on X, so that the rest is out of sight."""
    user.view.centerOn(user.body("X"))
    for _ in range(5):
        user.view.navigation.zoom_in()
    user.view.centerOn(user.body("X"))
    settle(user)


def settle(user) -> None:
    user.view.viewport().repaint()
    QApplication.processEvents()


def middle(user) -> QPointF:
    return user.view.mapToScene(user.view.viewport().rect().center())


def test_there_is_no_map_while_everything_is_in_sight(user, minimap):
    settle(user)
    assert not minimap.isVisible()


def test_the_map_appears_in_the_corner_when_something_is_out_of_sight(user, minimap):
    look_closer(user)
    assert minimap.isVisible()
    assert user.view.viewport().geometry().contains(minimap.geometry())
    user.view.navigation.fit()
    settle(user)
    assert not minimap.isVisible()


def test_the_map_marks_what_is_in_sight(user, minimap):
    look_closer(user)
    assert minimap.seen.contains(minimap.place_of("X"))
    assert not minimap.seen.contains(minimap.place_of("mse"))


def test_a_press_on_the_map_looks_there(user, minimap):
    look_closer(user)
    QTest.mouseClick(minimap, LEFT, pos=minimap.place_of("mse"))
    assert (middle(user) - user.body("mse")).manhattanLength() < 60
    assert user.steps == 0
    assert not user.view.editor.selected_nodes()


def test_dragging_on_the_map_moves_the_view_along(user, minimap):
    look_closer(user)
    start, end = minimap.place_of("X"), minimap.place_of("mse")
    QTest.mousePress(minimap, LEFT, pos=start)
    before = middle(user)
    QTest.mouseMove(minimap, (start + end) / 2)
    halfway = middle(user)
    QTest.mouseMove(minimap, end)
    QTest.mouseRelease(minimap, LEFT, pos=end)
    assert before.x() < halfway.x() < middle(user).x()
    assert minimap.isVisible()


def test_a_node_that_moves_far_away_moves_on_the_map(user, minimap, qtbot):
    look_closer(user)
    pixels = minimap.grab().toImage()
    edits.nodes.move(user.document, {"mse": (4000.0, 2500.0)})
    qtbot.waitUntil(lambda: minimap.grab().toImage() != pixels, timeout=2000)
    qtbot.waitUntil(lambda: minimap.rect().contains(minimap.place_of("mse")), timeout=2000)


def test_the_map_can_be_put_away_and_taken_out(user, minimap):
    look_closer(user)
    user.view.minimap.set_wanted(False)
    assert not minimap.isVisible()
    user.view.navigation.zoom_in()
    settle(user)
    assert not minimap.isVisible()
    user.view.minimap.set_wanted(True)
    assert minimap.isVisible()


def test_panning_does_not_smear_the_map(user, minimap):
    look_closer(user)
    for _ in range(3):
        user.drag(QPoint(300, 300), QPoint(340, 330), Qt.MouseButton.MiddleButton)
    settle(user)
    shown = user.view.grab().toImage()
    user.view.viewport().update()
    QApplication.processEvents()
    assert user.view.grab().toImage() == shown


@pytest.mark.parametrize("size", [(1200, 800), (400, 300), (263, 230), (160, 120)], ids=str)
def test_the_map_never_covers_more_than_a_seventh_of_the_canvas(user, minimap, size):
    edits.nodes.move(user.document, {"mse": (900.0, 700.0)})
    user.view.resize(*size)
    look_closer(user)
    assert minimap.isVisible()
    room = user.view.viewport()
    assert minimap.width() * minimap.height() <= 0.15 * room.width() * room.height()
    assert minimap.seen.intersects(minimap.rect())
