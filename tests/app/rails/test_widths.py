"""The panels beside the canvas are as wide as their type asks for, and leave the canvas half of a small window."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.app.rails.test_room import LEFT, click_rail, rail

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

SIDES = ["palette", "inspector"]


@pytest.mark.parametrize("side", SIDES)
def test_larger_type_has_wider_panels(opened, side):
    usual = opened(1920, 1080).docks[side].width()
    assert opened(1920, 1080, 1.5).docks[side].width() == pytest.approx(1.5 * usual, rel=0.05)


@pytest.mark.parametrize("speaks", ["en", "fr"])
def test_a_node_s_form_need_not_be_scrolled_sideways_in_larger_type(opened, qtbot, speaks):
    window = opened(1280, 800, 1.5, speaks)
    window.session.run_now(5)
    inspector = window.panels.bring("inspector")
    for node in window.document.graph.nodes:
        window.canvas.editor.select([node])
        qtbot.wait(50)
        assert inspector.horizontalScrollBar().maximum() == 0, node


@pytest.mark.parametrize("side", SIDES)
def test_in_a_small_window_a_panel_leaves_half_of_it_to_the_canvas(opened, side):
    window = opened(800, 600, 1.5, "fr")
    for name in [*SIDES, *SIDES, side]:
        if not window.docks[name].isVisible():
            click_rail(window, name)
    assert window.canvas.width() >= 0.5 * window.width()
    QTest.mouseClick(rail(window, side), LEFT)
    QApplication.processEvents()
    assert window.docks[side].isHidden()


def test_one_of_a_large_window_leaves_half_to_the_canvas_when_that_becomes_small(opened):
    window = opened(1920, 1080, 1.5)
    assert window.docks["inspector"].width() > 400
    window.resize(800, 600)
    click_rail(window, "inspector")
    assert window.canvas.width() >= 0.5 * window.width()
