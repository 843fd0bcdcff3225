"""F11 for teaching: larger type, everything in sight, controls complete, and Esc leads out."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from graphgui.app.appearance import Appearance
from graphgui.app.rails.rail import Rail
from tests.app.rails.test_room import LEFT, controls, cropped

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def present(opened):
    def present(width=1280, height=800, scale=1.0, speaks="en"):
        window = opened(width, height, scale, speaks)
        QTest.keyClick(window.canvas, Qt.Key.Key_F11)
        window.resize(width, height)  # the offscreen screen has a size of its own
        QApplication.processEvents()
        return window

    return present


@pytest.mark.parametrize("size", [(800, 600), (1280, 800), (1920, 1080)], ids=str)
@pytest.mark.parametrize("speaks", ["en", "fr"])
def test_every_control_of_the_toolbar_is_whole(present, size, speaks, qtbot):
    window = present(*size, speaks=speaks)
    qtbot.waitUntil(
        lambda: cropped(window.transport) == [], timeout=2_000
    )  # the stable rate comes when it is found
    bottoms = [w.mapTo(window.transport, w.rect().bottomLeft()).y() for w in controls(window.transport)]
    assert max(bottoms) < window.transport.height()


def test_all_of_the_graph_is_in_sight_on_the_way_in_and_out(opened):
    window = opened(1280, 800)
    window.canvas.navigation.zoom_in()
    QTest.keyClick(window.canvas, Qt.Key.Key_F11)
    for _ in range(2):
        QApplication.processEvents()
        sight = window.canvas.navigation.area
        assert all(sight.contains(window.canvas.scene().rect(name)) for name in window.document.graph.nodes)
        QTest.keyClick(window.canvas, Qt.Key.Key_F11)


def test_plots_are_larger(opened, qtbot):
    window = opened(1920, 1080)
    before = window.docks["loss"].height()
    QTest.keyClick(window.canvas, Qt.Key.Key_F11)
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: window.docks["loss"].height() > 1.3 * before)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: abs(window.docks["loss"].height() - before) < 20)


def test_a_step_that_is_taken_apart_stands_beside_it(present):
    window = present()
    QTest.keyClick(window.canvas, Qt.Key.Key_F7)
    QApplication.processEvents()
    assert window.docks["operation"].isVisible()
    assert window.canvas.width() > window.width() / 2
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.docks["operation"].isHidden()  # as before


def test_esc_leaves_from_the_canvas_and_from_a_field(opened):
    window = opened(1280, 800)
    for widget in (window.canvas, window.transport.speed, window.transport.learning_rate):
        QTest.keyClick(window.canvas, Qt.Key.Key_F11)
        assert window.isFullScreen()
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert not window.isFullScreen()
        assert window.menuBar().isVisible()


def test_esc_breaks_off_first_what_is_under_way(present):
    window = present()
    view, scene = window.canvas.viewport(), window.canvas.scene()
    at = window.canvas.mapFromScene(scene.rect("linear").center())
    QTest.mousePress(view, LEFT, pos=at)
    QTest.mouseMove(view, at + at * 0.1)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    QTest.mouseRelease(view, LEFT, pos=at)
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)  # a name is being typed
    if isinstance(field := QApplication.focusWidget(), QLineEdit):
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert window.isFullScreen()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_a_button_leads_out_that_is_seen_there_alone(present):
    window = present()
    way_out = window.transport.findChild(QToolButton, "leave_presentation")
    assert way_out.isVisible()
    QTest.mouseClick(way_out, LEFT)
    assert not window.isFullScreen()
    assert not way_out.isVisible()


def test_two_windows_that_present_share_one_larger_type_and_give_back_what_was_there(present, qtbot):
    window, before = present(), QApplication.font().pointSizeF() / 1.35
    other = window.new_window()
    other.complete()  # as its first frame does
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    QTest.keyClick(other.canvas, Qt.Key.Key_F11)
    assert other.isFullScreen()
    assert QApplication.font().pointSizeF() == pytest.approx(1.35 * before)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.canvas, Qt.Key.Key_F11)
    assert QApplication.font().pointSizeF() == pytest.approx(1.35 * before)  # the other presents still
    other.close()
    assert QApplication.font().pointSizeF() == pytest.approx(before)


class WhileStyling(QObject):
    """What changes styles and actions while Qt gives every widget its style, one after another."""

    def __init__(self, monkeypatch):
        super().__init__()
        self.changed, self._is_styling = [], False
        style_all, style_one = QApplication.setStyleSheet, QWidget.setStyleSheet

        def set_of_all(app, sheet):
            self._is_styling = True
            style_all(app, sheet)
            self._is_styling = False

        def set_of_one(widget, sheet):
            self.note(f"a style of {widget.objectName()}")
            style_one(widget, sheet)

        monkeypatch.setattr(QApplication, "setStyleSheet", set_of_all)
        monkeypatch.setattr(QWidget, "setStyleSheet", set_of_one)
        QApplication.instance().installEventFilter(self)

    def note(self, what):
        if self._is_styling:
            self.changed.append(what)

    def eventFilter(self, watched, event):
        if isinstance(watched, QAction) and event.type() == QEvent.Type.ActionChanged and watched.objectName():
            self.note(f"the action {watched.objectName()}")  # those without a name are Qt's own
        return False


def test_nothing_is_changed_while_qt_gives_every_widget_its_style(opened, monkeypatch):
    window = opened(1280, 800)
    watching = WhileStyling(monkeypatch)
    for _ in range(2):
        QTest.keyClick(window.canvas, Qt.Key.Key_F11)
        QApplication.processEvents()
    Appearance.of_the_program().choose("dark")
    QApplication.instance().removeEventFilter(watching)
    assert watching.changed == []


class ShownOrHidden(QObject):
    """Which of some widgets are shown or hidden; such a change lays the window out, for which Qt ends widgets."""

    def __init__(self, widgets):
        super().__init__()
        self.found = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.found.append(watched.objectName() or type(watched).__name__)
        return False


@pytest.mark.parametrize("size", [(1920, 1080), (1500, 900), (1280, 800), (1000, 700)], ids=str)
def test_no_panel_comes_or_goes_while_qt_goes_through_its_widgets_for_another_font(opened, size, qtbot):
    """It would go on to those that are gone, and the program end."""
    window = opened(*size)
    for name in ("palette", "inspector"):
        window.panels.bring(name)
    QApplication.processEvents()
    watch = ShownOrHidden([*window.docks.values(), *window.findChildren(Rail)])
    appearance, asking = Appearance.of_the_program(), QObject()
    for change in (appearance.enlarge, appearance.give_back):
        watch.found.clear()
        change(asking)
        assert watch.found == []
        QApplication.processEvents()
