"""What a plug-in's operations declare is all that analysis asks: panels and diagnoses serve them as any other."""

from importlib.metadata import EntryPoint

import numpy as np
import pytest
from PySide6.QtTest import QTest

from graphgui.document.document import Document
from graphgui.document.edits import import_data
from graphgui.engine import Graph, Node, PortId, Training, Wire
from graphgui.engine.diagnosis.diagnosis import plan_at
from graphgui.engine.diagnosis.divergence import diagnose_divergence
from graphgui.engine.diagnosis.vanishing import diagnose_dead_units, diagnose_vanishing
from graphgui.engine.model.classifier import find_classifier
from graphgui.ops.plugins import loading, packages
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.plots.fit.residual_plot import ResidualPlot
from graphgui.plots.regions_plot import RegionsPlot
from graphgui.plots.summary import Summary
from graphgui.storage.project import Project
from tests.graphs import node, regression
from tests.troubles import said, trained


@pytest.fixture
def ops(monkeypatch):
    """The operations of an installed package, by name."""
    entry = EntryPoint("mine", "tests.ops.plug_in:OPS", packages.GROUP)
    monkeypatch.setattr(packages, "entry_points", lambda group: [entry])
    found, problems = loading.load([])
    assert not problems
    return {op.name: op for op in found}


def replaced(graph, name, op, **attributes):
    """The graph with one node's operation exchanged, its wires going to the same inputs in order."""
    old = graph[name].op
    inputs = dict(zip((p.name for p in old.inputs), (p.name for p in op.inputs), strict=True))
    outputs = {old.output: op.output}
    wires = [
        Wire(
            w.source,
            outputs[w.output] if w.source == name else w.output,
            w.target,
            inputs[w.input] if w.target == name else w.input,
        )
        for w in graph.wires
    ]
    nodes = [Node(name, op, attributes) if n.name == name else n for n in graph.nodes.values()]
    return Graph(nodes, wires)


@pytest.fixture
def document(ops, qapp):
    """A line fitted to 40 points by the plug-in's loss."""
    graph, _ = regression(40, 1)
    return Document(Project(replaced(graph, "mse", ops["half_squares"]), {}, Training(0.1), {}))


def two_classes(loss):
    """Two clouds of points told apart by the plug-in's loss."""
    graph, feeds = regression(40, 2)
    labels = (feeds["X"].sum(axis=1, keepdims=True) > 0).astype(float)
    graph.update(graph["Y"].with_attributes(value=labels.tolist()))
    return Document(Project(replaced(graph, "mse", loss), {}, Training(0.5), {}))


def test_the_fit_is_drawn_through_the_points(plot_of, document):
    plot = plot_of(FitPlot, document)
    plot.session.run_now(20)
    plot.draw_now()
    assert not plot.empty.isVisible()
    W, b = (plot.session.moment.value(PortId("linear", port)).item() for port in ("W", "b"))
    xs, ys = plot.line.getData()
    np.testing.assert_allclose(ys, W * xs + b)
    np.testing.assert_array_equal(np.sort(plot.points.getData()[1]), np.sort(document.feeds["Y"].ravel()))


def test_other_data_can_take_the_place_of_what_is_compared(document):
    assert import_data.check_in_place(document, ["income"], ["food"], 10) == []


def test_residuals_are_counted(plot_of, document):
    plot = plot_of(ResidualPlot, document)
    plot.session.run_now(20)
    plot.draw_now()
    assert not plot.empty.isVisible()
    assert plot.bars.opts["height"].sum() == 40


def test_the_summary_gives_score_coefficients_and_the_best_of_them(plot_of, document):
    summary = plot_of(Summary, document)
    summary.session.run_now(2000)
    QTest.qWait(50)
    assert "R²" in summary.headline.text()
    assert "40 examples" in summary.headline.text()
    assert [summary.table.item(row, 0).text() for row in range(2)] == ["X", "intercept"]
    assert [summary.table.item(row, 1).text() for row in range(2)] == [
        summary.table.item(row, 2).text() for row in range(2)
    ]


@pytest.mark.parametrize(("loss", "kind"), [("half_brier", "probability"), ("logistic", "logit")])
def test_regions_of_a_declared_score(plot_of, ops, qapp, loss, kind):
    document = two_classes(ops[loss])
    found = find_classifier(document.graph, document.feeds)
    assert found is not None and found.kind == kind
    plot = plot_of(RegionsPlot, document)
    plot.session.run_now(60, 1)
    plot.draw_now()
    assert plot.picture.image is not None
    assert "wrong side" in plot.readout.text()


def test_the_fit_of_a_logit_is_no_difference_and_points_to_regions(plot_of, ops, qapp):
    plot = plot_of(FitPlot, two_classes(ops["logistic"]))
    plot.draw_now()
    assert "Regions" in plot.empty.text()


def hidden(ops, activation, bias=0.0):
    """X -> linear -> activation -> linear -> half_squares."""
    graph, feeds = regression(20, 2)
    graph = replaced(graph, "mse", ops["half_squares"])
    graph.disconnect(Wire("linear", "Yhat", "mse", "guess"))
    graph.update(graph["linear"].with_attributes(outputs=4, bias=bias))
    graph.add(Node("bend", ops[activation]))
    graph.add(node("last", "linear"))
    graph.connect(Wire("linear", "Yhat", "bend", graph["bend"].op.inputs[0].name))
    graph.connect(Wire("bend", graph["bend"].op.output, "last", "X"))
    graph.connect(Wire("last", "Yhat", "mse", "guess"))
    return graph, feeds


def test_dead_units_are_found(ops):
    run, _ = trained(*hidden(ops, "ramp", -50.0), Training(0.01), 10)
    found = diagnose_dead_units(plan_at(run, 10), run, 0.01)
    assert "“bend”: 4 of 4 units give 0 for every example, since they get -4" in said(found)


def test_what_saturates_is_named_where_the_gradient_has_vanished(ops):
    graph, feeds = hidden(ops, "flat", 400.0)
    run, _ = trained(graph, feeds, Training(0.01), 3)
    assert "A flat passes on a tenth at most, and there are 1 of them." in said(
        diagnose_vanishing(plan_at(run, 3))
    )


def test_a_number_without_a_result_is_named(ops):
    graph = Graph(
        [node("w", "parameter", initialiser="zeros"), Node("f", ops["reciprocal"])],
        [Wire("w", "out", "f", "A")],
        loss="f",
    )
    run, reason = trained(graph, {}, Training(0.1), 10)
    assert reason == "diverged"
    assert "“f.A” is 0 in row 1, column 1: nothing is one part of 0." in said(diagnose_divergence(run, 0.1))
