"""Beside the loss: the validation loss, the least there is, and what the key and the mouse say of them."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from graphgui.document import edits
from graphgui.engine import Wire
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.training.examples import split
from graphgui.look.colours import DARK, LIGHT
from graphgui.look.numbers import short
from graphgui.plots.loss.loss_plot import LossPlot
from tests.plots.conftest import table_regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def plot(plot_of, document):
    edits.training.change(document, validation=0.25, learning_rate=0.05)
    return plot_of(LossPlot, document)


def trained(plot, steps):
    plot.session.run_now(steps)
    plot.draw_now()
    return plot


def hover(plot, x, y):
    QTest.mouseMove(plot.view.viewport(), plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y))))


def least_squares(X, Y):
    A = np.column_stack((X, np.ones(len(X))))
    return float(np.mean((A @ np.linalg.lstsq(A, Y, rcond=None)[0] - Y) ** 2))


def test_the_validation_curve_is_the_loss_of_the_examples_kept_apart(plot, document):
    trained(plot, 40)
    steps, losses = plot.validation.curve.getData()
    np.testing.assert_array_equal(steps, [0, 10, 20, 30, 40])
    _, rows = split(60, 0.25, document.training.seed)
    kept = {name: feed[rows] for name, feed in document.feeds.items()}
    for step, loss in zip(steps, losses, strict=True):
        plan = Plan(document.graph, kept)
        plan.theta[:] = plot.session.run.snapshot(int(step)).theta
        assert plan.forward() == pytest.approx(loss, rel=1e-12)


def test_it_is_dashed_in_another_colour_and_the_key_says_how_often_it_is_measured(plot):
    trained(plot, 40)
    pen = plot.validation.curve.opts["pen"]
    assert pen.style() == Qt.PenStyle.DashLine
    assert pen.color().name() == LIGHT.text != plot.curve.opts["pen"].color().name()
    names = [line.name for line in plot.key.lines]
    assert names[:2] == ["training", "validation, every 10 steps"]
    assert plot.key.isVisible()
    plot.set_theme(DARK)
    plot.draw_now()
    assert [line.colour for line in plot.key.lines[:2]] == [DARK.accent, DARK.text]


def test_a_long_validation_curve_is_thinned_and_ends_at_the_last(plot):
    trained(plot, 6_000)
    steps, losses = plot.validation.curve.getData()
    assert 128 < len(steps) <= 258
    assert (steps[-1], losses[-1]) == (plot.session.run.validation_steps[-1], plot.session.run.validation[-1])


def test_the_mouse_reads_the_validation_loss_and_when_it_was_measured(plot, qtbot):
    trained(plot, 20)
    run = plot.session.run
    hover(plot, 7, run.losses[7])
    qtbot.waitUntil(lambda: plot.readout.text().endswith(f"validation {short(run.validation[0])} at step 0"))
    hover(plot, 10, run.losses[10])
    qtbot.waitUntil(lambda: plot.readout.text().endswith(f", validation {short(run.validation[1])}"))


def test_without_a_split_there_is_no_validation_curve(plot_of, document):
    plot = trained(plot_of(LossPlot, document), 10)
    assert len(plot.validation.points()) == 0
    assert "validation" not in plot.readout.text()


def test_the_floor_is_the_least_squares_loss_of_the_training_examples(plot, document):
    trained(plot, 5)
    rows, _ = split(60, 0.25, document.training.seed)
    expected = least_squares(document.feeds["X"][rows], document.feeds["Y"][rows])
    assert plot.floor.loss == pytest.approx(expected, rel=1e-9)
    assert plot.floor.line.isVisible()
    assert plot.floor.line.value() == pytest.approx(expected, rel=1e-9)
    assert plot.key.lines[-1].name == f"closed form {short(expected)}"


def test_it_follows_the_data_and_the_split_and_the_log_scale(plot, document, qtbot):
    trained(plot, 5)
    edits.training.change(document, validation=0.0)
    everything = least_squares(document.feeds["X"], document.feeds["Y"])
    qtbot.waitUntil(lambda: plot.floor.line.value() == pytest.approx(everything, rel=1e-9))
    plot.log_action.toggle()
    plot.log_action.toggle()  # the person's choice
    edits.nodes.set_attributes(document, "Y", scale=[[10.0]])
    qtbot.waitUntil(lambda: plot.floor.line.value() == pytest.approx(1e4 * everything, rel=1e-9))
    plot.log_action.setChecked(True)
    plot.draw_now()
    assert plot.floor.line.value() == pytest.approx(np.log10(1e4 * everything))


def test_a_learning_rate_leaves_it_as_it_is(plot, document, monkeypatch):
    trained(plot, 5)
    module = "graphgui.plots.loss.least_loss_line"
    monkeypatch.setattr(f"{module}.quadratic_of_training", lambda *_: pytest.fail("computed anew"))
    edits.training.change(document, learning_rate=0.01)
    plot.draw_now()
    assert plot.floor.line.isVisible()


def test_a_model_that_is_not_linear_has_none(plot_of, document):
    edits.wires.disconnect(document, Wire("linear", "Yhat", "mse", "Yhat"))
    edits.nodes.add(document, "tanh", (0, 0))
    edits.wires.connect(document, Wire("linear", "Yhat", "tanh", "A"))
    edits.wires.connect(document, Wire("tanh", "out", "mse", "Yhat"))
    plot = trained(plot_of(LossPlot, document), 5)
    assert plot.floor.loss is None
    assert not plot.floor.line.isVisible() and not plot.key.isVisible()


def test_steps_on_a_log_scale_at_a_click(plot, qtbot):
    trained(plot, 40)
    button = next(b for b in plot.findChildren(QToolButton) if b.text() == "Log x")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(plot.curve.getData()[0]) == 39)
    xs, ys = plot.curve.getData()
    np.testing.assert_allclose(xs, np.log10(np.arange(1, 40)))
    np.testing.assert_array_equal(ys, plot.session.run.losses[1:])
    assert plot.item.getAxis("bottom").logMode and not plot.item.getAxis("left").logMode
    assert plot.now.getData()[0] == [np.log10(40)]
    hover(plot, np.log10(20), plot.session.run.losses[20])
    qtbot.waitUntil(lambda: plot.readout.text().startswith("step 20:"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(plot.curve.getData()[0]) == 40)


def test_of_a_long_run_a_log_scale_shows_the_first_steps_one_by_one(plot):
    trained(plot, 6_000)
    plot.log_steps_action.setChecked(True)
    plot.draw_now()
    xs, ys = plot.curve.getData()
    np.testing.assert_array_equal(ys[:400], plot.session.run.losses[1:401])
    assert np.all(np.diff(xs) > 0)
    assert 10 ** xs[-1] == pytest.approx(5_999, abs=8)


def test_the_mouse_names_the_run_whose_curve_is_nearest(plot_of, document, qtbot):
    plot = trained(plot_of(LossPlot, document), 50)
    edits.training.change(document, learning_rate=0.001)
    plot.session.reset()
    trained(plot, 50)
    old, new = plot.session.runs
    hover(plot, 25, old.losses[25])
    qtbot.waitUntil(lambda: plot.readout.text() == f"run 1, step 25: loss {short(old.losses[25])}")
    hover(plot, 25, new.losses[25])
    qtbot.waitUntil(lambda: plot.readout.text() == f"step 25: loss {short(new.losses[25])}")


def test_all_of_it_is_among_the_numbers_saved(plot):
    trained(plot, 20)
    plot.session.reset()
    trained(plot, 10)
    columns = plot.columns()
    assert list(columns) == [
        "step",
        "loss",
        "validation step",
        "validation loss",
        "closed form",
        "run 1: step",
        "run 1: loss",
        "run 1: validation step",
        "run 1: validation loss",
    ]
    np.testing.assert_array_equal(columns["validation step"], [0, 10])
    np.testing.assert_array_equal(columns["run 1: validation step"], [0, 10, 20])
    np.testing.assert_allclose(columns["run 1: loss"], plot.session.runs[0].losses, rtol=1e-5)


def test_the_curve_leads_on_to_the_dot_where_both_are_of_all_examples(plot, document):
    edits.training.change(document, validation=0.0)
    trained(plot, 10)
    xs, ys = plot.link.getData()
    np.testing.assert_array_equal(xs, [9, 10])
    assert ys[1] == plot.session.moment.loss
    plot.session.show_step(4)
    plot.draw_now()
    assert plot.link.getData()[0] is None or not len(plot.link.getData()[0])
    edits.training.change(document, batch_size=2)
    plot.session.reset()
    trained(plot, 10)
    assert plot.link.getData()[0] is None or not len(plot.link.getData()[0])


@pytest.fixture
def exact(plot_of):
    """Points that lie on a line: the least loss is 0 but for rounding."""
    document = table_regression(noise=0.0, scale=[[1000.0]])
    return plot_of(LossPlot, document)


def share_of_height(plot) -> float:
    """Of the plot's height, what the curve takes."""
    ys = plot.curve.getData()[1]
    bottom, top = plot.box.viewRange()[1]
    return float(ys.max() - ys.min()) / (top - bottom)


@pytest.mark.parametrize("steps", [20, 300, 3_000])
def test_a_least_loss_decades_below_leaves_the_curve_its_height_and_is_told_at_the_edge(exact, steps):
    plot = trained(exact, steps)
    plot.log_action.setChecked(True)
    plot.draw_now()
    assert 0 < plot.floor.loss < 1e-20
    assert share_of_height(plot) > 0.6
    seen = plot.box.viewRange()[1][0] <= plot.floor.line.value()
    assert seen or plot.edge.texts == ["▼ ≈ 0"]
    assert plot.key.lines[-1].name == "closed form ≈ 0"


def test_a_least_loss_that_the_curve_comes_near_is_a_line_and_no_mark(plot):
    trained(plot, 300)
    plot.log_action.setChecked(True)
    plot.draw_now()
    bottom, top = plot.box.viewRange()[1]
    assert bottom <= plot.floor.line.value() <= top
    assert plot.edge.texts == []
