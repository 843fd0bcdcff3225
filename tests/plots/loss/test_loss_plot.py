"""The loss plot has every step of the run, and says what stands at the mouse."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from graphgui.look.colours import DARK, LIGHT
from graphgui.look.numbers import short
from graphgui.plots.base.axis import power_text, spread, tick_texts
from graphgui.plots.base.downsampling import LIMIT, Envelope, stride
from graphgui.plots.loss.loss_plot import LossPlot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def plot(plot_of, document):
    return plot_of(LossPlot, document)


def trained(plot, steps):
    for _ in range(steps):
        plot.session.step_once()
    plot.draw_now()
    return plot


def at(plot, x, y):
    """Where a point of the plot lies in its viewport."""
    return plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y)))


def test_an_empty_plot_says_how_to_fill_it(plot):
    assert plot.empty.isVisible()
    assert plot.empty.text() == "Press Play: the loss appears here."
    assert plot.readout.text() == ""  # the sentence in its middle is enough


def test_the_curve_has_as_many_points_as_steps(plot):
    trained(plot, 12)
    xs, ys = plot.curve.getData()
    np.testing.assert_array_equal(xs, np.arange(12))
    np.testing.assert_array_equal(ys, plot.session.run.losses)
    assert not plot.empty.isVisible()


def test_the_dot_is_the_moment_shown(plot):
    trained(plot, 3)
    assert plot.now.getData()[0] == [3]
    assert plot.now.getData()[1] == [plot.session.moment.loss]
    assert plot.readout.text() == f"step 3: loss {short(plot.session.moment.loss)}"


def test_the_axis_starts_at_0_and_follows(plot):
    trained(plot, 30)
    (left, right), (bottom, top) = plot.box.viewRange()
    assert left == 0 and 30 < right < 31
    assert bottom < min(plot.session.run.losses) and top > max(plot.session.run.losses)


def test_a_log_axis_at_a_click(plot, qtbot):
    trained(plot, 5)
    qtbot.mouseClick(plot.findChild(QToolButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(np.allclose(plot.curve.getData()[1], np.log10(plot.session.run.losses))))
    assert plot.item.getAxis("left").logMode


def test_reset_starts_the_curve_anew(plot):
    trained(plot, 5)
    plot.session.reset()
    trained(plot, 2)
    assert len(plot.curve.getData()[0]) == 2


def test_the_mouse_reads_a_step(plot, qtbot):
    trained(plot, 20)
    QTest.mouseMove(plot.view.viewport(), at(plot, 7, plot.session.run.losses[7]))
    qtbot.waitUntil(lambda: plot.readout.text() == f"step 7: loss {short(plot.session.run.losses[7])}")


def test_a_view_that_the_person_chose_stays_until_a_double_click(plot, qtbot):
    trained(plot, 20)
    plot.box.setRange(xRange=(2, 5), padding=0)
    plot.box.sigRangeChangedManually.emit([True, True])
    trained(plot, 5)
    assert plot.box.viewRange()[0] == [2, 5]
    QTest.mouseDClick(plot.view.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: plot.box.viewRange()[0][0] == 0 and plot.box.viewRange()[0][1] > 25)


def test_a_hidden_plot_draws_nothing_until_it_is_seen(plot):
    plot.hide()
    plot.session.step_once()
    assert plot.curve.getData()[0] is None or not len(plot.curve.getData()[0])
    plot.show()
    assert len(plot.curve.getData()[0]) == 1


def test_another_theme_recolours_curve_and_axes(plot):
    trained(plot, 3)
    plot.set_theme(DARK)
    assert plot.curve.opts["pen"].color().name() == DARK.accent
    assert plot.item.getAxis("bottom").textPen().color().name() == DARK.muted
    assert plot.view.backgroundBrush().color().name() == DARK.surface
    plot.set_theme(LIGHT)
    assert plot.curve.opts["pen"].color().name() == LIGHT.accent


def test_the_picture_is_copied(plot, qapp):
    trained(plot, 3)
    plot.copy_picture()
    assert qapp.clipboard().pixmap().width() >= plot.width()


# thinning


def test_a_short_sequence_is_itself():
    envelope = Envelope()
    envelope.extend(np.array([3.0, 1.0]))
    envelope.extend(np.array([2.0]))
    xs, ys = envelope.points()
    np.testing.assert_array_equal(xs, [0, 1, 2])
    np.testing.assert_array_equal(ys, [3, 1, 2])


@pytest.mark.parametrize("piece", [1, 7, 1000, 10**6])
def test_a_long_sequence_has_few_points_and_every_peak(piece):
    values = np.random.default_rng(0).standard_normal(30_000)
    values[12_345], values[29_999] = 50, -50
    envelope = Envelope()
    for start in range(0, len(values), piece):
        envelope.extend(values[start : start + piece])
    xs, ys = envelope.points()
    assert len(envelope) == len(values)
    width = 64  # of the stretches, when so many values are kept as fewer than LIMIT pairs
    assert len(xs) <= 2 * LIMIT + width
    assert np.all(np.diff(xs) > 0)
    assert ys.max() == 50 and ys.min() == -50
    assert abs(xs[np.argmax(ys)] - 12_345) <= width


def test_points_that_were_kept_stay_the_same_ones():
    for count in (10, LIMIT, LIMIT + 1, 5 * LIMIT):
        assert count / stride(count) <= LIMIT
        assert stride(2 * count) in (stride(count), 2 * stride(count))


# axes


def test_ticks_have_as_many_digits_as_tell_them_apart():
    assert tick_texts([0.0, 0.5, 1.0], 0.5) == ["0.0", "0.5", "1.0"]
    assert tick_texts([-100.0, 0.0, 100.0], 100) == ["−100", "0", "100"]
    assert tick_texts([0.01284, 0.01286], 2e-5) == ["0.01284", "0.01286"]
    assert tick_texts([0.0, 2e-7, 4e-7], 2e-7) == ["0", "2·10⁻⁷", "4·10⁻⁷"]
    assert tick_texts([0.0, 2.5e8], 5e7) == ["0", "2.5·10⁸"]
    assert tick_texts([0.0], 1.0) == ["0"]


def test_powers_of_ten_read_as_numbers():
    assert [power_text(exponent) for exponent in (-6, -2, 0, 2, 7)] == ["10⁻⁶", "0.01", "1", "100", "10⁷"]
    assert [power_text(math.log10(n) - 1) for n in range(1, 10)] == ["0.1", "0.2", "", "", "0.5", "", "", "", ""]


def test_what_hardly_changes_looks_so():
    assert spread(1.0, 1.0, 0.5) == (0.75, 1.25)
    low, high = spread(0.0, 10.0, 0.5)
    assert low < 0 and high > 10
