"""The gradient plot has a curve for every wire, and finds wires as it is asked to."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Training, Wire
from graphgui.look.colours import DARK, LIGHT
from graphgui.plots.base.legend import look_of
from graphgui.plots.gradient_plot import MOST_CURVES, GradientPlot, wire_name
from graphgui.storage.project import Project
from tests.graphs import node

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

INTO_LINEAR = Wire("X", "out", "linear", "X")


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(GradientPlot, document)
    for _ in range(20):
        plot.session.step_once()
    plot.draw_now()
    return plot


def test_an_empty_plot_says_how_to_fill_it(plot_of, document):
    plot = plot_of(GradientPlot, document)
    assert plot.empty.text() == "Press Play: the gradient of every wire appears here."
    assert not plot.legend.isVisible()


def test_every_wire_has_its_curve(plot, document):
    assert set(plot.curves) == set(document.graph.wires)
    for wire, curve in plot.curves.items():
        xs, ys = curve.getData()
        np.testing.assert_array_equal(xs, plot.session.gradient_history.steps)
        np.testing.assert_allclose(10**ys, plot.session.gradient_history.norms[wire])


def test_of_many_wires_the_chosen_ones_have_curves_and_a_sample_of_the_others(plot_of):
    names = [f"n{number:03}" for number in range(200)]
    nodes = [node("w", "parameter"), *(node(name, "negate") for name in names), node("loss", "l2_penalty")]
    wires = [Wire(a.name, a.op.output, b.name, "A") for a, b in pairwise(nodes)]
    document = Document(Project(Graph(nodes, wires, "loss"), {}, Training(0.1, steps=50), {}))
    plot = plot_of(GradientPlot, document)
    plot.session.step_once()
    plot.draw_now()
    assert 10 < len(plot.curves) <= MOST_CURVES
    assert (
        plot.words() == f"norm of the gradient on {len(plot.curves)} of 201 wires: the chosen ones, and a sample"
    )
    left_out = [wire for wire in wires if wire not in plot.curves][:3]
    plot.highlight(left_out)
    plot.draw_now()
    assert set(left_out) < set(plot.curves) and len(plot.curves) <= MOST_CURVES
    assert len(plot.columns()) == 1 + len(wires)


def test_the_last_norm_is_that_of_the_share_shown(plot):
    share = plot.session.moment.gradient(INTO_LINEAR.end)
    assert 10 ** plot.curves[INTO_LINEAR].getData()[1][-1] == pytest.approx(np.linalg.norm(share))


def test_the_legend_names_every_wire(plot):
    names = [plot.legend.item(row).text() for row in range(plot.legend.count())]
    assert names == [wire_name(wire) for wire in plot.curves]
    assert "X → linear.X" in names


def test_chosen_wires_stand_out(plot):
    width = plot.curves[INTO_LINEAR].opts["pen"].widthF()
    plot.highlight([INTO_LINEAR])
    assert plot.curves[INTO_LINEAR].opts["pen"].widthF() > width
    assert [item.text() for item in plot.legend.selectedItems()] == ["X → linear.X"]
    plot.highlight([])
    assert plot.curves[INTO_LINEAR].opts["pen"].widthF() == width
    assert not plot.legend.selectedItems()


def test_a_click_on_a_curve_chooses_its_wire(plot, qtbot):
    xs, ys = plot.curves[INTO_LINEAR].getData()
    scene = plot.box.mapViewToScene(QPointF(float(xs[10]), float(ys[10])))
    with qtbot.waitSignal(plot.wire_chosen) as chosen:
        qtbot.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=plot.view.mapFromScene(scene))
    assert chosen.args == [INTO_LINEAR]


def test_a_click_on_a_name_chooses_its_wire(plot, qtbot):
    row = list(plot.curves).index(INTO_LINEAR)
    centre = plot.legend.visualItemRect(plot.legend.item(row)).center()
    with qtbot.waitSignal(plot.wire_chosen) as chosen:
        qtbot.mouseClick(plot.legend.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert chosen.args == [INTO_LINEAR]


def test_the_mouse_reads_a_curve(plot, qtbot):
    xs, ys = plot.curves[INTO_LINEAR].getData()
    scene = plot.box.mapViewToScene(QPointF(float(xs[10]), float(ys[10])))
    QTest.mouseMove(plot.view.viewport(), plot.view.mapFromScene(scene))
    qtbot.waitUntil(lambda: plot.readout.text().startswith("X → linear.X: "))


def test_a_gradient_of_0_leaves_a_gap(plot):
    plot.session.gradient_history.norms[INTO_LINEAR][5] = 0.0
    plot.draw_now()
    ys = plot.curves[INTO_LINEAR].getData()[1]
    assert np.isnan(ys[5]) and np.isfinite(np.delete(ys, 5)).all()


def test_curves_of_a_former_graph_are_gone(plot, document, qtbot):
    edits.wires.disconnect(document, INTO_LINEAR)
    qtbot.waitUntil(lambda: not plot.curves)
    assert plot.empty.isVisible()


def test_another_theme_recolours_curves_and_axes(plot):
    plot.set_theme(DARK)
    for index, curve in enumerate(plot.curves.values()):
        assert curve.opts["pen"].color().name() == look_of(index, DARK)[0]
    assert plot.item.getAxis("left").textPen().color().name() == DARK.muted


def test_colours_can_be_told_from_the_surface_and_each_other():
    from graphgui.look.colours import contrast

    for theme in (LIGHT, DARK):
        looks = [look_of(index, theme) for index in range(10)]
        assert len(set(looks)) == 10
        assert all(contrast(colour, theme.surface) >= 3 for colour, _ in looks)
