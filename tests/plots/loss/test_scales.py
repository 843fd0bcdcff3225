"""The loss plot scales to what is shown: decades on a log axis, and a run that went away is a mark at the edge."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from graphgui.document import edits
from graphgui.look.colours import LIGHT
from graphgui.plots.loss.loss_plot import LossPlot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def plot(plot_of, document):
    edits.nodes.set_attributes(document, "Y", columns=["income"], scale=[[500.0]])  # what a line fits exactly
    return plot_of(LossPlot, document)


def run(plot, rate, steps=400):
    edits.training.change(plot.document, learning_rate=rate)
    plot.session.reset()
    plot.session.run_now(steps)
    plot.draw_now()
    return np.array(plot.session.run.losses)


def gone_up(plot):
    """The marks of runs that went away; one below is that of the least loss, which is 0 but for rounding."""
    return [mark for mark in plot.edge.marks if not mark.is_below]


def top_of(plot):
    return plot.box.viewRange()[1][1]


def test_losses_over_two_decades_are_on_a_log_axis_and_others_are_not(plot):
    losses = run(plot, 0.001, 20)
    assert losses.max() < 100 * losses.min()
    assert not plot.scales.log_y
    losses = run(plot, 0.1)
    assert losses.max() > 100 * losses.min()
    assert plot.scales.log_y
    assert top_of(plot) == pytest.approx(np.log10(losses.max()), abs=1)


def test_the_persons_own_choice_wins(plot, qtbot):
    run(plot, 0.1)
    (button,) = [b for b in plot.findChildren(QToolButton) if b.text() == "Log y"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not plot.scales.log_y
    run(plot, 0.12)
    assert not plot.scales.log_y
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    run(plot, 0.001, 20)
    assert plot.scales.log_y


def test_a_run_that_explodes_is_a_mark_at_the_edge_and_not_the_axis(plot):
    losses = run(plot, 3.0)
    assert plot.session.moment.loss > 1e5 * losses[0]
    assert not plot.scales.log_y
    assert losses[0] < top_of(plot) < 20 * losses[0]
    (mark,), (text,) = plot.edge.marks, plot.edge.texts
    assert mark.number == plot.session.moment.loss
    assert mark.colour == LIGHT.accent
    assert text.startswith("▲ ") and "e" not in text
    assert losses[int(mark.x) - 1] <= top_of(plot)


def test_beside_a_good_run_the_exploded_one_is_a_mark_too(plot):
    run(plot, 3.0)
    losses = run(plot, 0.1)
    assert plot.scales.log_y
    assert top_of(plot) < np.log10(losses[0]) + 2
    (mark,) = gone_up(plot)
    assert mark.number > 1e4 * losses[0]
    assert mark.colour != LIGHT.accent


def test_a_run_that_comes_back_has_no_mark(plot):
    losses = run(plot, 0.1)
    assert not gone_up(plot)
    assert losses[-1] < losses[0]


def test_the_key_covers_no_curve(plot, document, qtbot):
    edits.training.change(document, validation=0.2)
    run(plot, 0.1)
    assert len(plot.key.lines) > 1
    assert plot.key.isVisible()
    qtbot.waitUntil(lambda: plot.key.geometry().bottom() < plot.view.geometry().top())
    one = plot.key.height()
    plot.resize(180, 300)
    qtbot.waitUntil(lambda: plot.key.height() > one)  # in rows
    qtbot.waitUntil(lambda: plot.key.geometry().bottom() < plot.view.geometry().top())


def hover(plot, x, y):
    where = plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y)))
    QTest.mouseMove(plot.view.viewport(), where)


def test_a_caption_goes_with_the_pointer(plot, qtbot):
    run(plot, 0.001, 20)
    middle = plot.box.viewRange()[1][1] / 2
    hover(plot, 5, middle)
    qtbot.waitUntil(lambda: plot.readout.text().startswith("step 5"))
    axis = plot.item.getAxis("bottom")
    QTest.mouseMove(plot.view.viewport(), plot.view.mapFromScene(axis.sceneBoundingRect().center()))
    qtbot.waitUntil(lambda: plot.readout.text().startswith("step 20"))
    hover(plot, 5, middle)
    qtbot.waitUntil(lambda: plot.readout.text().startswith("step 5"))
    plot.hide()
    plot.show()
    plot.draw_now()
    assert plot.readout.text().startswith("step 20")
