"""The time line: any step of a run is gone back to with mouse and keys, and training goes on from there."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from graphgui.engine import PortId
from graphgui.plots.base.steady_line import SteadyLine

LEFT = Qt.MouseButton.LeftButton
W = PortId("linear", "W")


@pytest.fixture
def trained(engel):
    engel.session.run_now(200)
    return engel


def at(slider, step):
    return QPoint(round(slider.x_of(step)), slider.height() // 2)


def test_it_is_hidden_until_there_is_a_step(engel):
    assert not engel.timeline.isVisible()
    QTest.keyClick(engel, Qt.Key.Key_F10)
    assert engel.timeline.isVisible()
    assert engel.timeline.label.text() == "step 1 of 1"
    QTest.keyClick(engel, Qt.Key.Key_F4)
    assert not engel.timeline.isVisible()


def test_dragging_scrubs_to_the_very_parameters_of_each_step(trained):
    slider, session = trained.timeline.slider, trained.session
    last = session.moment.value(W).copy()
    QTest.mousePress(slider, LEFT, pos=at(slider, 200))
    seen = []
    for step in (150, 100, 50):
        QTest.mouseMove(slider, at(slider, step))
        seen.append(session.step)
        assert session.moment.loss == session.run.losses[session.step]
    QTest.mouseRelease(slider, LEFT, pos=at(slider, 50))
    assert np.allclose(seen, (150, 100, 50), atol=1)
    assert trained.timeline.label.text() == f"step {session.step} of 200"
    QTest.mouseClick(slider, LEFT, pos=at(slider, 200))
    assert session.step == 200
    np.testing.assert_array_equal(session.moment.value(W), last)


def test_the_keys_go_step_by_step_by_tenths_and_to_the_ends(trained):
    slider, session = trained.timeline.slider, trained.session
    slider.setFocus()
    for key, step in (
        (Qt.Key.Key_Left, 199),
        (Qt.Key.Key_Left, 198),
        (Qt.Key.Key_Right, 199),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageUp, 20),
        (Qt.Key.Key_End, 200),
        (Qt.Key.Key_PageDown, 180),
    ):
        QTest.keyClick(slider, key)
        assert session.step == step


def test_the_buttons_go_a_step_back_and_on(trained):
    bar = trained.timeline
    assert not bar.on.isEnabled()
    QTest.mouseClick(bar.back, LEFT)
    assert trained.session.step == 199
    QTest.mouseClick(bar.on, LEFT)
    assert trained.session.step == 200


def test_it_follows_while_training_and_a_press_on_it_pauses(engel, qtbot):
    engel.session.rate = 250.0
    QTest.keyClick(engel, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: engel.session.step > 20, timeout=20_000)
    slider = engel.timeline.slider
    qtbot.waitUntil(lambda: slider.value() > 20)
    QTest.mouseClick(slider, LEFT, pos=at(slider, 0))
    assert engel.session.state == "idle"
    assert engel.session.step == 0


def test_a_step_made_in_the_past_is_a_branch_marked_where_it_leaves(trained):
    slider, session = trained.timeline.slider, trained.session
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    for _ in range(5):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    QTest.keyClick(trained, Qt.Key.Key_F10)
    assert (session.step, session.run.steps) == (101, 101)
    old, new = session.runs
    assert (old.steps, new.branched_at) == (200, 100)
    session.show_run(old)
    image = slider.grab().toImage()
    ratio = image.devicePixelRatio()
    columns = [round((slider.x_of(100) + by) * ratio) for by in (-1, 0, 1)]
    assert any(image.pixelColor(x, round(2 * ratio)).name() == slider.theme.muted for x in columns)
    plain = image.pixelColor(round(slider.x_of(50) * ratio), round(2 * ratio)).name()
    assert plain != slider.theme.muted


def test_status_line_and_time_line_name_the_same_step_whatever_is_done(trained):
    """And it is the step that the handle stands at."""
    session, slider = trained.session, trained.timeline.slider
    status = trained.statusBar().findChild(SteadyLine, "status")

    def all_say(words):
        assert trained.timeline.label.text() == words
        assert words in [part.strip() for part in status.text().split("   ")]
        assert slider.value() == session.step

    all_say("step 200 of 200")
    QTest.mouseClick(slider, LEFT, pos=at(slider, 100))
    middle = session.step
    all_say(f"step {middle} of 200")
    QTest.keyClick(trained.canvas, Qt.Key.Key_F10)  # branches off
    all_say(f"step {middle + 1} of {middle + 1}")
    QTest.keyClick(trained.canvas, Qt.Key.Key_F7)
    all_say(f"step {middle + 1} of {middle + 1}")
    for _ in range(3):
        QTest.keyClick(trained.canvas, Qt.Key.Key_F8)
    all_say(f"step {middle + 2} of {middle + 2}")
    QTest.keyClick(trained.canvas, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    all_say(f"step {middle + 1} of {middle + 2}")
    assert trained.panels["operation"].place.text().endswith(f"in step {middle + 2}")
    QTest.keyClick(trained.canvas, Qt.Key.Key_F10)
    all_say(f"step {middle + 2} of {middle + 2}")


def test_both_say_while_it_trains_where_it_will_end_and_when_it_pauses_where_it_has(trained, qtbot):
    session, slider = trained.session, trained.timeline.slider
    status = trained.statusBar().findChild(SteadyLine, "status")
    QTest.mouseClick(slider, LEFT, pos=at(slider, 100))
    middle = session.step
    session.rate = 60.0
    QTest.keyClick(trained, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: session.step > middle + 3, timeout=20_000)
    assert trained.timeline.label.text() == f"step {session.step} of {session.last_step}"
    assert trained.timeline.label.text() in status.text()
    QTest.keyClick(trained, Qt.Key.Key_F5)
    assert trained.timeline.label.text() == f"step {session.step} of {session.step}"
    assert trained.timeline.label.text() in status.text()
