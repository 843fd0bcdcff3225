"""Zoom, pan and fit show the same graph from elsewhere and change nothing of it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
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
def test_the_wheel_zooms_and_what_is_under_the_pointer_stays(user, turned):
    at = QPoint(317, 203)
    before, zoomed = user.view.mapToScene(at), zoom(user.view)
    wheel(user.view, at, turned)
    assert (zoom(user.view) > zoomed) is (turned > 0)
    moved = user.view.mapFromScene(before) - at
    assert moved.manhattanLength() <= 1


def test_zoom_has_bounds(user):
    for _ in range(80):
        wheel(user.view, QPoint(100, 100), 600)
    largest = zoom(user.view)
    assert largest <= 4
    for _ in range(80):
        wheel(user.view, QPoint(100, 100), -600)
    assert zoom(user.view) > 0
    user.view.viewport().grab()


def test_zoom_in_out_and_reset_keep_the_middle(user):
    middle = user.view.viewport().rect().center()
    before = user.view.mapToScene(middle)
    user.view.navigation.zoom_in()
    user.view.navigation.zoom_out()
    user.view.navigation.zoom_reset()
    assert zoom(user.view) == 1
    assert (user.view.mapFromScene(before) - middle).manhattanLength() <= 2


def test_the_middle_button_pans(user):
    before = user.view.mapFromScene(QPointF(0, 0))
    user.drag(QPoint(400, 500), QPoint(460, 470), Qt.MouseButton.MiddleButton)
    assert user.view.mapFromScene(QPointF(0, 0)) - before == QPoint(60, -30)


def test_space_and_drag_pan_even_over_a_node(user):
    start = user.at(user.header("linear"))
    before = user.view.mapFromScene(QPointF(0, 0))
    QTest.keyPress(user.view, Qt.Key.Key_Space)
    user.drag(start, start + QPoint(-40, 25))
    QTest.keyRelease(user.view, Qt.Key.Key_Space)
    assert user.view.mapFromScene(QPointF(0, 0)) - before == QPoint(-40, 25)
    assert user.steps == 0


def test_f_brings_everything_into_sight(user):
    user.drag(QPoint(400, 500), QPoint(4000, 3000), Qt.MouseButton.MiddleButton)
    user.key(Qt.Key.Key_F)
    seen = user.view.mapToScene(user.view.viewport().rect()).boundingRect()
    assert seen.contains(user.view.scene().itemsBoundingRect())


def test_a_resize_keeps_all_in_sight_until_someone_looks_elsewhere(user):
    user.view.navigation.fit()
    user.view.resize(500, 400)
    seen = user.view.mapToScene(user.view.viewport().rect()).boundingRect()
    assert seen.contains(user.view.scene().itemsBoundingRect())
    user.view.navigation.zoom_in()
    zoomed = zoom(user.view)
    user.view.resize(900, 700)
    assert zoom(user.view) == zoomed


def in_sight(view) -> set[str]:
    scene, seen = view.scene(), view.navigation.area
    return {name for name in scene.items_by_name if seen.contains(scene.rect(name))}


def test_a_graph_that_was_all_in_sight_is_so_in_less_room_after_an_edit_too(user):
    user.view.navigation.fit()
    user.drag(user.body("mse"), user.body("mse") + QPointF(60, 40))
    assert in_sight(user.view) == set(user.nodes)
    before, size, middle = zoom(user.view), user.view.size(), user.view.navigation.area.center()
    user.view.resize(size.width() // 2, size.height())
    assert in_sight(user.view) == set(user.nodes)
    user.view.resize(size.width() // 3, size.height() // 2)
    assert in_sight(user.view) == set(user.nodes)
    user.view.resize(size)
    assert zoom(user.view) == before
    assert (user.view.navigation.area.center() - middle).manhattanLength() < 4


def test_nodes_that_were_in_sight_stay_so_where_others_were_not(user):
    user.view.navigation.fit()
    user.view.navigation.zoom_by(1.3, user.view.mapFromScene(user.view.scene().rect("X").topLeft()))
    seen = in_sight(user.view)
    assert seen and seen != set(user.nodes)
    user.view.resize(user.view.width() * 2 // 3, user.view.height())
    assert seen <= in_sight(user.view)


def test_arrows_without_a_selection_look_further(user):
    before = user.view.mapFromScene(QPointF(0, 0))
    user.key(Qt.Key.Key_Right)
    assert user.view.mapFromScene(QPointF(0, 0)).x() < before.x()
    assert user.steps == 0


def test_nodes_can_still_be_moved_when_they_are_too_small_to_read(user):
    while zoom(user.view) > 0.3:
        user.view.navigation.zoom_out()
    user.drag(user.body("X"), user.body("X") + QPointF(200, 0))
    assert user.document.graph["X"].position[0] == pytest.approx(200, abs=20)
    user.view.viewport().grab()


def test_another_theme_repaints(user):
    before = user.view.viewport().grab().toImage().pixelColor(5, 5).lightness()
    user.view.set_theme(DARK)
    after = user.view.viewport().grab().toImage().pixelColor(5, 5).lightness()
    assert before > 200
    assert after < 60


@pytest.mark.parametrize("far", [2_000.0, 60_000.0, 1_000_000.0])
def test_fit_shows_everything_however_far_apart_it_is(user, far):
    edits.nodes.move(user.document, {"mse": (far, far / 3)})
    user.key(Qt.Key.Key_Home)
    user.view.navigation.fit()
    sight = user.view.navigation.area
    assert all(sight.contains(user.view.scene().rect(name)) for name in user.nodes)
    before = zoom(user.view)
    user.view.navigation.zoom_in()
    assert zoom(user.view) > before  # from where it was, and not from a limit
