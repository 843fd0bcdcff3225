"""The summary says what least squares on the table says, and residuals are counted in the target's own units."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from graphgui import assets
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import PortId, Training
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.model.report import feature_columns
from graphgui.plots import summary as summary_module
from graphgui.plots.fit.residual_plot import ResidualPlot
from graphgui.plots.summary import Summary, digits
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import regression
from tests.plots.conftest import table_regression


def texts(table):
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


@pytest.mark.parametrize("name", ["engel", "diabetes"])
def test_the_best_parameters_read_as_least_squares_on_the_raw_table(plot_of, name):
    project = file.load(assets.path("examples", f"{name}.graph.json"))
    summary = plot_of(Summary, Document(project))
    summary.session.set_parameters(quadratic(project.graph, project.feeds()).minimiser)
    columns = [
        np.column_stack([project.tables[node.attribute("table")].columns[c] for c in node.attribute("columns")])
        for node in (project.graph["X"], project.graph["Y"])
    ]
    A = np.column_stack((columns[0], np.ones(len(columns[0]))))
    solution = np.linalg.lstsq(A, columns[1], rcond=None)[0].ravel()
    residuals = columns[1].ravel() - A @ solution
    r_squared = 1 - residuals @ residuals / ((columns[1] - columns[1].mean()) ** 2).sum()
    QTest.qWait(50)
    shown = texts(summary.table)
    assert [row[1] for row in shown] == [digits(x) for x in solution]
    assert [row[2] for row in shown] == [digits(x) for x in solution]
    assert [row[0] for row in shown] == [*project.graph["X"].attribute("columns"), "intercept"]
    assert f"R² {digits(r_squared)}" in summary.headline.text()
    assert f"RMSE {digits(np.sqrt((residuals**2).mean()))}" in summary.headline.text()


def test_before_anything_ran_it_says_what_will_be_there(plot_of, document):
    summary = plot_of(Summary, document)
    assert "Press Play" in summary.headline.text()
    assert not summary.table.isVisible()


def test_the_rows_of_the_data_are_looked_at_once_however_often_it_is_refreshed(plot_of, document, monkeypatch):
    looked = []

    def look(feeds, pair):
        looked.append(feeds)
        return feature_columns(feeds, pair)

    monkeypatch.setattr(summary_module, "feature_columns", look)
    summary = plot_of(Summary, document)
    for _ in range(3):
        summary.session.run_now(5)
        summary.refresh()
    assert len(looked) == 1
    edits.nodes.set_attributes(document, "X", scale=[[500.0]])
    summary.session.run_now(5)
    summary.refresh()
    assert len(looked) == 2


def test_rows_can_be_copied_into_a_spreadsheet(plot_of, document):
    summary = plot_of(Summary, document)
    summary.session.run_now(20)
    QTest.qWait(50)
    summary.table.setFocus()
    QTest.keyClick(summary.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(summary.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().split("\n")
    assert [row.split("\t")[0] for row in rows] == ["income", "intercept"]


def test_every_residual_is_in_one_bar(plot_of, document):
    plot = plot_of(ResidualPlot, document)
    plot.session.run_now(50)
    plot.draw_now()
    heights = plot.bars.opts["height"]
    assert sum(heights) == 60
    residuals = (plot.session.moment.value(PortId("mse", "Yhat")) - document.feeds["Y"]) * 1000
    left, right = plot.bars.opts["x0"][0], plot.bars.opts["x1"][-1]
    assert left == pytest.approx(residuals.min())
    assert right == pytest.approx(residuals.max())


def test_twin_columns_and_which_r_squared_it_is_are_said(plot_of, qapp):
    graph, feeds = regression(20, 2, 2)
    twins = np.hstack((feeds["X"], 2 * feeds["X"][:, :1]))
    graph.update(graph["X"].with_attributes(value=twins.tolist()))
    summary = plot_of(Summary, Document(Project(graph, {}, Training(), {})))
    summary.session.run_now(20)
    QTest.qWait(50)
    assert "Twin columns: X[1], X[3] depend on one another" in summary.remark.text()
    assert "R² of all 2 targets together, in their own units" in summary.headline.text()


def test_a_design_of_full_rank_has_no_such_sentence(plot_of, document):
    summary = plot_of(Summary, document)
    summary.session.run_now(20)
    QTest.qWait(50)
    assert "In the data's own units" in summary.remark.text()
    assert "infinitely" not in summary.remark.text()


def test_the_least_loss_of_points_on_a_line_is_0_but_for_rounding(plot_of, qtbot):
    summary = plot_of(Summary, table_regression(noise=0.0, scale=[[1000.0]]))
    summary.session.run_now(10)
    qtbot.waitUntil(lambda: "the least there is ≈ 0." in summary.remark.text())
