"""Each example's leverage, Cook's distance and what would be without it; the greatest ones are named."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Training
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.influence import influence
from graphgui.plots.pulls.pulls_plot import PullsPlot
from graphgui.storage.project import Project
from tests.graphs import node, regression
from tests.plots.conftest import table_regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

PULL, LEVERAGE, COOK, CHANGE = range(4)


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(PullsPlot, document)
    plot.resize(700, 420)
    plot.session.run_now(3)
    plot.draw_now()
    return plot


def choose(plot, measure):
    """From the box, by its keys."""
    plot.measure.setFocus()
    for _ in range(abs(measure - plot.measure.currentIndex())):
        QTest.keyClick(plot.measure, Qt.Key.Key_Down if measure > plot.measure.currentIndex() else Qt.Key.Key_Up)
    plot.measure.activated.emit(plot.measure.currentIndex())
    plot.draw_now()


def found(plot):
    graph, feeds = plot.document.graph, plot.document.feeds
    closed = quadratic(graph, feeds)
    return influence(graph, feeds, closed), closed


def tips(plot):
    return np.column_stack(plot.shafts.tips.getData())


def hover(plot, place):
    at = plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(*place)))
    QTest.mouseMove(plot.view.viewport(), at)


def names(plot):
    return {name.toPlainText() for name in plot.shafts.names if name.isVisible()}


@pytest.mark.parametrize("measure", [LEVERAGE, COOK])
def test_a_stem_for_each_row_and_the_greatest_are_named(plot, measure):
    choose(plot, measure)
    expected = found(plot)[0].leverage if measure == LEVERAGE else found(plot)[0].cook
    np.testing.assert_allclose(tips(plot), np.column_stack([np.arange(1.0, 61.0), expected]), rtol=1e-10)
    assert names(plot) == {str(row + 1) for row in np.argsort(-expected)[:3]}
    assert not any(box.isVisible() for box in plot.axes)
    assert plot.limit.isVisible() == (measure == LEVERAGE)
    if measure == LEVERAGE:
        assert plot.limit.value() == pytest.approx(2 * 2 / 60)
        assert "0.0667" in plot.readout.text()


def test_an_arrow_for_the_change_of_two_parameters_without_each_row(plot):
    choose(plot, CHANGE)
    np.testing.assert_allclose(tips(plot), found(plot)[0].change, rtol=1e-9)
    assert names(plot) == {str(row + 1) for row in found(plot)[0].most(3)}
    choose(plot, PULL)
    assert not names(plot)


def test_it_is_that_of_the_least_loss_wherever_training_stands(plot):
    choose(plot, COOK)
    before = tips(plot)
    plot.session.run_now(20)
    plot.draw_now()
    np.testing.assert_array_equal(tips(plot), before)


def test_the_mouse_says_what_would_be_without_a_row_and_leaves_it_out(plot, qtbot):
    choose(plot, CHANGE)
    known, closed = found(plot)
    row = int(known.most(1)[0])
    with qtbot.waitSignal(plot.row_left_out) as told:
        hover(plot, known.change[row])
    assert told.args == [row]
    W, b = closed.minimiser + known.change[row]
    said = plot.readout.text()
    assert said.startswith(f"without {row + 1}: W[income] {closed.minimiser[0]:.3g} → {W:.3g}, b")
    assert said.endswith(f"→ {b:.3g}")
    with qtbot.waitSignal(plot.row_left_out) as told:
        hover(plot, known.change[row] + 40 * np.array(plot.pixel()))
    assert told.args == [None]


def test_where_the_mouse_is_elsewhere_the_chosen_row_is_left_out_until_pulls_are_shown_again(plot, qtbot):
    plot.mark_row(7)
    with qtbot.waitSignal(plot.row_left_out) as told:
        choose(plot, LEVERAGE)
    assert told.args == [7]
    assert plot.readout.text().startswith("row 8: leverage ")
    xs, ys = plot.own.getData()
    np.testing.assert_allclose([xs[1], ys[1]], [8, found(plot)[0].leverage[7]], rtol=1e-10)
    with qtbot.waitSignal(plot.row_left_out) as told:
        choose(plot, PULL)
    assert told.args == [None]


def test_a_plot_that_is_hidden_leaves_no_row_out(plot, qtbot):
    plot.mark_row(7)
    choose(plot, COOK)
    with qtbot.waitSignal(plot.row_left_out) as told:
        plot.hide()
    assert told.args == [None]


def test_a_click_on_a_stem_chooses_its_row(plot, qtbot):
    choose(plot, LEVERAGE)
    row = int(found(plot)[0].leverage.argmax())
    at = plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(*tips(plot)[row])))
    with qtbot.waitSignal(plot.row_chosen) as chosen:
        QTest.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [row]


def test_of_many_rows_some_are_drawn_and_the_most_influential_among_them(plot_of):
    plot = plot_of(PullsPlot, table_regression(rows=3000, scale=[[1000.0]]))
    plot.session.evaluate()
    plot.draw_now()
    choose(plot, COOK)
    known = found(plot)[0]
    assert 2000 <= len(tips(plot)) <= 2003
    assert set(known.most(3) + 1) <= set(plot.columns()["row"])
    assert plot.part_drawn() == f"{len(tips(plot))} of 3000 points"


def test_its_numbers_are_saved_by_row(plot):
    choose(plot, COOK)
    np.testing.assert_allclose(plot.columns()["cook"], found(plot)[0].cook)
    choose(plot, CHANGE)
    assert list(plot.columns()) == ["row", "change of linear.W[income]", "change of linear.b"]


def test_other_numbers_have_another_influence(plot):
    choose(plot, COOK)
    before = tips(plot)
    edits.points.remove(plot.document, ("X", "Y"), 0)
    plot.draw_now()
    assert len(tips(plot)) == len(before) - 1


def test_on_a_fit_without_residuals_it_says_that_none_has_any(plot_of, qapp):
    graph, _ = regression(3)
    graph.update(node("X", "input", value=[[1.0], [2.0], [4.0]]))
    graph.update(node("Y", "input", value=[[1.0], [3.0], [7.0]]))
    plot = plot_of(PullsPlot, Document(Project(graph, {}, Training(0.1), {})))
    plot.session.evaluate()
    choose(plot, COOK)
    assert "all of them lie on the fit" in plot.readout.text()


def test_where_there_is_no_influence_it_says_why(plot_of, qapp):
    graph, _ = regression(6)
    graph.add(node("mae", "mae"))
    for wire in list(graph.wires):
        if wire.target == "mse":
            graph.disconnect(wire)
            graph.connect(wire._replace(target="mae"))
    graph.remove("mse")
    plot = plot_of(PullsPlot, Document(Project(graph, {}, Training(0.1), {})))
    plot.session.evaluate()
    choose(plot, COOK)
    assert plot.empty.isVisible() and "least squares" in plot.empty.text()
    choose(plot, PULL)
    assert not plot.empty.isVisible()
