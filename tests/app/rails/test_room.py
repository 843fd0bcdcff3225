"""The canvas has its room, and nothing is lost for it: every control is whole, or one step away."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QToolButton,
    QWidget,
)

from graphgui.app.panels import PANELS
from graphgui.app.rails.rail_button import RailButton

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

LEFT = Qt.MouseButton.LeftButton
SIZES = [(800, 600), (1280, 800), (1920, 1080)]


def share(window) -> float:
    """Of the window's area, what the canvas has."""
    return window.canvas.width() * window.canvas.height() / (window.width() * window.height())


def controls(parent):
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLabel)
    return [w for w in parent.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(parent)]


def cropped(parent) -> list[str]:
    """The controls that are not seen whole, or are too narrow for what they say."""
    found = []
    for widget in controls(parent):
        name = f"{type(widget).__name__} {widget.objectName() or widget.accessibleName() or widget.text()}"
        is_inside = widget.visibleRegion().boundingRect() == widget.rect()
        says = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and not widget.wordWrap())
        if not is_inside or (says and widget.width() < widget.sizeHint().width()):
            found.append(name)
    return found


def rail(window, panel) -> RailButton:
    return window.findChild(RailButton, f"rail_{panel}")


def click_rail(window, panel) -> None:
    assert rail(window, panel).isVisible()
    QTest.mouseClick(rail(window, panel), LEFT)
    QApplication.processEvents()


def test_at_the_first_start_at_least_half_of_the_window_is_the_canvas(opened):
    window = opened(1280, 800)
    window.session.run_now(5)  # the time line takes its place, too
    QApplication.processEvents()
    assert share(window) >= 0.5
    assert all(window.docks[name].isVisible() for name in ("loss", "fit", "gradients"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_at_any_usual_size_the_canvas_has_half_at_the_first_start(opened, size):
    assert share(opened(*size)) >= 0.5


@pytest.mark.parametrize(
    ("size", "scale", "speaks"), [*itertools.product(SIZES, (1.0, 1.5), ("en", "fr"))], ids=str
)
def test_every_control_of_the_toolbar_is_whole(opened, size, scale, speaks):
    window = opened(*size, scale, speaks)
    assert (window.width(), window.height()) == size
    assert cropped(window.transport) == []
    bottoms = [w.mapTo(window.transport, w.rect().bottomLeft()).y() for w in controls(window.transport)]
    assert max(bottoms) < window.transport.height()


@pytest.mark.parametrize(("scale", "speaks"), [*itertools.product((1.0, 1.5), ("en", "fr"))], ids=str)
def test_every_panel_can_be_opened_from_a_strip_that_is_seen(opened, scale, speaks):
    window = opened(800, 600, scale, speaks)
    for button in window.findChildren(RailButton):
        if button.isVisible():
            assert button.visibleRegion().boundingRect() == button.rect()
            assert max(button.size().toTuple()) >= button.fontMetrics().horizontalAdvance(button.text())
    for name in ("palette", "inspector", "loss", "fit", "gradients"):
        assert window.docks[name].isHidden()
        click_rail(window, name)
        assert window.docks[name].isVisible()
    more = [window.findChild(RailButton, f"more_{side}") for side in ("left", "right", "below")]
    assert all(button.isVisible() for button in more)
    offered = set()
    for button in more:
        QTest.mouseClick(button, LEFT)
        menu = QApplication.activePopupWidget()
        offered |= {action.text() for action in menu.actions()}
        assert all(action.toolTip() for action in menu.actions())
        menu.close()
    on_rails = {b.text() for b in window.findChildren(RailButton) if b.isVisible()}
    assert {window.panels.titles[row.name] for row in PANELS} <= offered | on_rails


def test_a_panel_from_the_menu_of_a_strip_opens(opened):
    window = opened(1280, 800)
    QTest.mouseClick(window.findChild(RailButton, "more_right"), LEFT)
    menu = QApplication.activePopupWidget()
    action = next(action for action in menu.actions() if action.text() == "Runs")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert window.docks["runs"].isVisible()


def test_where_space_is_short_one_panel_is_open_at_a_time(opened):
    window = opened(1280, 800)
    click_rail(window, "palette")
    assert window.docks["palette"].isVisible()
    click_rail(window, "inspector")
    assert window.docks["inspector"].isVisible() and window.docks["palette"].isHidden()
    click_rail(window, "inspector")
    assert window.docks["inspector"].isHidden()
    small = opened(800, 600)
    click_rail(small, "loss")
    click_rail(small, "fit")
    assert small.docks["fit"].isVisible() and small.docks["loss"].isHidden()


def test_a_large_window_has_its_panels_open_and_a_closed_one_leaves_a_handle(opened):
    window = opened(1920, 1080)
    assert all(window.docks[name].isVisible() for name in ("palette", "inspector", "loss", "fit", "gradients"))
    assert not any(button.isVisible() for button in window.findChildren(RailButton))
    for name in ("palette", "inspector", "loss"):
        window.docks[name].close()
        QApplication.processEvents()
        click_rail(window, name)
        assert window.docks[name].isVisible()


def test_panels_fold_when_the_window_becomes_small_and_come_back_when_it_becomes_large(opened):
    window = opened(1920, 1080)
    window.resize(1100, 600)
    assert all(window.docks[name].isHidden() for name in ("palette", "inspector", "loss", "fit", "gradients"))
    window.resize(1920, 1080)
    assert all(window.docks[name].isVisible() for name in ("palette", "inspector", "loss", "fit", "gradients"))


def test_what_is_open_is_remembered(opened):
    window = opened(1280, 800)
    click_rail(window, "palette")
    window.docks["gradients"].close()
    window.close()
    again = opened(1280, 800)
    assert again.docks["palette"].isVisible()
    assert again.docks["inspector"].isHidden() and again.docks["gradients"].isHidden()
    again.resize(1920, 1080)
    assert again.docks["inspector"].isVisible()  # it was only folded for want of room
    assert again.docks["gradients"].isHidden()  # this one was put away


def test_a_layout_of_before_the_strips_still_counts(opened):
    first = opened(1920, 1080)
    first.docks["fit"].close()
    first.close()
    QSettings().remove("folded")
    assert opened(1920, 1080).docks["fit"].isHidden()


def test_forward_mode_stays_on_when_its_panel_only_makes_room(opened):
    window = opened(1280, 800)
    window.session.evaluate()
    panel = window.panels.bring("forward_mode")
    QTest.mouseClick(panel.switch, LEFT, pos=QPoint(10, panel.switch.height() // 2))
    click_rail(window, "palette")
    assert window.docks["forward_mode"].isHidden() and panel.switch.isChecked()
    click_rail(window, "forward_mode")
    window.docks["forward_mode"].close()
    assert not panel.switch.isChecked()


def test_play_and_pause_are_one_width(opened):
    for scale, speaks in itertools.product((1.0, 1.5), ("en", "fr")):
        window = opened(1280, 800, scale, speaks)
        play = window.transport.findChild(QToolButton, "play_button")
        shown = controls(window.transport)
        neighbours = [each.geometry() for each in shown]
        before = play.text()
        QTest.mouseClick(play, LEFT)
        QApplication.processEvents()
        assert play.text() != before
        assert [each.geometry() for each in shown] == neighbours
        window.session.pause()


def test_what_the_banner_says_covers_nothing_and_moves_no_button(opened):
    window = opened(1280, 800)
    window.session.run_now(5)
    QApplication.processEvents()
    places = {
        w: w.mapTo(window, w.rect().topLeft()) for w in controls(window.transport) + controls(window.timeline)
    }
    window.banner.say("Something that can not be done, and why that is so.")
    QApplication.processEvents()
    top = window.canvas.mapTo(window, window.canvas.rect().topLeft()).y()
    assert window.banner.mapTo(window, window.banner.rect().bottomLeft()).y() < top
    assert window.canvas.visibleRegion().boundingRect() == window.canvas.rect()
    assert {w: w.mapTo(window, w.rect().topLeft()) for w in places} == places
    assert cropped(window.banner) == []


def test_a_long_sentence_of_the_banner_is_whole_in_a_narrow_window(opened):
    window = opened(800, 600, 1.5, "fr")
    window.banner.say("A sentence that is much too long for a line of this window, and so takes several. " * 3)
    QApplication.processEvents()
    label = next(w for w in window.banner.findChildren(QLabel))
    assert label.height() >= label.heightForWidth(label.width())
    assert cropped(window.banner) == []


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((800, 600), 1.5)], ids=str)
def test_no_panel_makes_the_window_grow(opened, size, scale):
    window = opened(*size, scale)
    for name in ("operation", "training", "table", "data", "summary", "runs"):
        window.panels.bring(name)
        for _ in range(4):
            QTest.keyClick(window.canvas, Qt.Key.Key_F7)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size, name


@pytest.mark.parametrize("panel", ["inspector", "why", "summary", "training"])
@pytest.mark.parametrize("size", SIZES)
def test_a_panel_that_opens_leaves_in_sight_a_graph_that_was_edited(opened, size, panel):
    window = opened(*size)
    window.canvas.navigation.fit()
    QTest.mouseClick(window.canvas.viewport(), LEFT, pos=QPoint(5, 5))
    canvas, scene = window.canvas, window.canvas.scene()
    window.panels.bring(panel)
    QApplication.processEvents()
    seen = canvas.navigation.area
    assert [name for name in scene.items_by_name if not seen.contains(scene.rect(name))] == []


@pytest.mark.parametrize("panel", ["inspector", "palette"])
def test_beside_a_panel_of_a_small_window_the_graph_is_as_large_as_the_canvas_is_wide(opened, panel):
    window = opened(800, 600)
    click_rail(window, panel)
    canvas = window.canvas
    shown = canvas.scene().itemsBoundingRect().width() * canvas.navigation.zoom
    assert 0.95 * canvas.width() < shown < canvas.width()
