"""A line is guessed by hand: dragged by its handles, told its loss and gradient, compared and trained from."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.analysis.closed_form import closed_form, shown_closed_form
from graphgui.document.document import Document
from graphgui.engine import Plan, PortId, Training, Wire
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.storage.project import Project
from tests.graphs import node, regression

LEFT = Qt.MouseButton.LeftButton


def document_of(graph):
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=20), parameters={}))


@pytest.fixture
def plot(plot_of, qapp):
    plot = plot_of(FitPlot, document_of(regression(8)[0]))
    plot.resize(600, 400)
    plot.session.run_now(10)
    plot.draw_now()
    click(plot, plot.guess_button)
    return plot


def click(plot, button):
    QTest.mouseClick(button, LEFT)
    plot.draw_now()


def pixel(plot, place):
    return plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(*place)))


def drag(plot, start, by):
    view = plot.view.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(view, start + QPoint(0, round(by * share)))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(0, by))
    plot.draw_now()


def loss_and_gradient(plot):
    """Of the line as it is drawn, computed anew: W is its slope and b its intercept."""
    line, document = plot.guess.handles.line, plot.document
    plan = Plan(document.graph, document.feeds)
    loss = plan.evaluate(np.array(line))
    return loss, plan.gradient_theta.copy()


def put_at(plot, line):
    """The handles dragged to where a line is."""
    for handle, x in enumerate(plot.guess.handles.xs):
        for _ in range(3):  # a pixel is as near as a hand comes; the view may have grown under way
            start = pixel(plot, plot.guess.handles.places[handle])
            drag(plot, start, pixel(plot, (x, float(line.at(np.array(x))))).y() - start.y())


def test_a_handle_is_dragged_and_the_other_stays(plot):
    handles = plot.guess.handles
    before = handles.places
    drag(plot, pixel(plot, before[1]), -60)
    after = handles.places
    assert after[0] == before[0]
    assert after[1][0] == before[1][0]
    assert after[1][1] == pytest.approx(before[1][1] + 60 * plot.pixel()[1], rel=0.05)


def test_the_line_between_them_moves_whole(plot):
    handles = plot.guess.handles
    before = handles.places
    drag(plot, pixel(plot, np.mean(before, axis=0)), 40)
    (_, left), (_, right) = handles.places
    assert left == right < before[0][1]


def test_arrows_choose_a_handle_and_move_it(plot):
    handles, view = plot.guess.handles, plot.view
    assert view.hasFocus()
    before = handles.places
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Up)
    little = handles.places[1][1] - before[1][1]
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert handles.places[1][1] - before[1][1] == pytest.approx(-9 * little)
    assert handles.places[0] == before[0]
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert handles.places[0][1] > before[0][1]


def test_its_loss_and_gradient_are_said(plot):
    drag(plot, pixel(plot, plot.guess.handles.places[0]), 30)
    loss, (slope, intercept) = loss_and_gradient(plot)
    said = plot.guess.note.accessibleName().replace("−", "-").split("; ")
    assert plot.guess.note.isVisible()
    assert float(said[0].removeprefix("C ")) == pytest.approx(loss, rel=5e-3)
    assert float(said[1].removeprefix("∂C/∂W ")) == pytest.approx(slope, rel=5e-3)
    assert float(said[2].removeprefix("∂C/∂b ")) == pytest.approx(intercept, rel=5e-3)


def test_each_arrow_says_which_way_to_push_and_pushing_there_lowers_the_loss(plot):
    handles = plot.guess.handles
    for handle, arrow in enumerate(handles.arrows):
        before, _ = loss_and_gradient(plot)
        _, ys = arrow.getData()
        up = ys[1] > ys[0]
        drag(plot, pixel(plot, handles.places[handle]), -4 if up else 4)
        assert loss_and_gradient(plot)[0] < before


def test_an_arrow_is_blue_where_its_gradient_is_negative_and_shorter_the_smaller_it_is(plot):
    handles, theme = plot.guess.handles, plot.theme
    lengths = []
    for _ in range(2):
        for arrow, slope in zip(handles.arrows, pulls(plot), strict=True):
            colour = theme.positive if slope > 0 else theme.negative
            assert arrow.opts["pen"].color().name() == colour
        _, ys = handles.arrows[1].getData()
        lengths.append(abs(ys[1] - ys[0]) / plot.pixel()[1] / abs(pulls(plot)[1]))
        drag(plot, pixel(plot, handles.places[1]), -10 if pulls(plot)[1] < 0 else 10)
    assert lengths[1] == pytest.approx(lengths[0], rel=1e-6)


def pulls(plot):
    """The gradient with respect to the heights of the handles, by differences of the loss."""
    document, (x1, x2) = plot.document, plot.guess.handles.xs
    plan = Plan(document.graph, document.feeds)
    (_, y1), (_, y2) = plot.guess.handles.places

    def loss(y1, y2):
        slope = (y2 - y1) / (x2 - x1)
        return plan.evaluate(np.array([slope, y1 - slope * x1]), gradients=False)

    h = 1e-5
    return [
        (loss(y1 + h, y2) - loss(y1 - h, y2)) / (2 * h),
        (loss(y1, y2 + h) - loss(y1, y2 - h)) / (2 * h),
    ]


def test_the_squares_are_those_of_the_line_and_square_on_the_screen(plot):
    assert plot.squares_action.isChecked()
    drag(plot, pixel(plot, plot.guess.handles.places[1]), -50)
    bars, (wide, high) = plot.squares.item.opts, plot.pixel()
    sides = np.abs(bars["y1"] - bars["y0"])
    X, Y = (plot.document.feeds[name].ravel() for name in ("X", "Y"))
    np.testing.assert_allclose(sides, np.abs(plot.guess.handles.line.at(X) - Y), rtol=1e-9)
    np.testing.assert_allclose(np.abs(bars["x1"] - bars["x0"]) / wide, sides / high, rtol=1e-9)
    assert (sides**2).mean() == pytest.approx(loss_and_gradient(plot)[0], rel=1e-9)


def test_while_it_is_guessed_neither_the_models_line_nor_the_least_loss_is_seen(plot):
    assert not len(plot.line.getData()[0])
    assert not plot.guess.least.isVisible()
    assert shown_closed_form(plot.document) is None
    xs, ys = plot.points.getData()
    middle = QPointF(float(xs[0]), float(ys[0]))
    assert "my line" in plot.words_at(middle) and "predicted" not in plot.words_at(middle)
    assert "predicted" not in plot.columns()
    click(plot, plot.guess_button)
    assert len(plot.line.getData()[0])
    assert shown_closed_form(plot.document) is not None
    assert not plot.guess.note.isVisible()


def test_a_plot_that_is_not_seen_hides_nothing_from_others(plot):
    plot.hide()
    assert shown_closed_form(plot.document) is not None
    plot.show()
    assert shown_closed_form(plot.document) is None


def test_compare_shows_the_least_line_and_how_far_off_mine_is(plot):
    click(plot, plot.compare_button)
    closed = closed_form(plot.document)
    assert shown_closed_form(plot.document) is closed
    xs, ys = plot.guess.least.getData()
    W, b = closed.minimiser
    np.testing.assert_allclose(ys, W * xs + b, rtol=1e-9)
    said = plot.guess.note.accessibleName().replace("−", "-")
    loss, gap_b = loss_and_gradient(plot)[0], plot.guess.handles.line.intercept - b
    assert f"the least is {closed.minimum:.3g}" in said
    assert float(said.split("; ")[0].split(": ")[1].removesuffix(" above it")) == pytest.approx(
        loss - closed.minimum, rel=5e-3
    )
    size = float(said.split("b is ")[1].split()[0])
    assert size == pytest.approx(abs(gap_b), rel=5e-3)
    assert said.endswith("too large" if gap_b > 0 else "too small")


def test_a_good_guess_comes_near_the_least_loss(plot):
    least = closed_form(plot.document)
    put_at(plot, plot.guess.handles.line._replace(slope=least.minimiser[0], intercept=least.minimiser[1]))
    assert loss_and_gradient(plot)[0] < 1.05 * least.minimum


def test_training_starts_from_the_line_as_one_step_of_undo(plot):
    session, document = plot.session, plot.document
    before = {str(port): array.copy() for port, array in session.moment.parameters.items()}
    drag(plot, pixel(plot, plot.guess.handles.places[1]), -50)
    line = plot.guess.handles.line
    click(plot, plot.start_button)
    assert not plot.guess_button.isChecked()
    assert session.moment.value(PortId("linear", "W")).item() == pytest.approx(line.slope)
    assert session.moment.value(PortId("linear", "b")).item() == pytest.approx(line.intercept)
    assert session.step == 0
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert {str(port): array for port, array in session.moment.parameters.items()} == before


def test_it_goes_on_with_other_numbers_and_ends_with_another_graph(plot, qtbot):
    before = plot.guess.handles.places
    typed = [[2 * number for number in row] for row in plot.document.graph["Y"].attribute("value")]
    edits.nodes.set_attributes(plot.document, "Y", value=typed)
    plot.draw_now()
    assert plot.guess_button.isChecked()
    assert plot.guess.handles.places == before
    with qtbot.waitSignal(plot.problem) as told:
        edits.rewire.delete(plot.document, ["mse"])
        plot.draw_now()
    assert not plot.guess_button.isChecked()
    assert told.args[0]


def test_points_are_edited_or_a_line_guessed_but_not_both(plot):
    plot.edit_action.trigger()
    assert not plot.guess_button.isChecked()
    plot.guess.action.trigger()
    assert not plot.edit_action.isChecked()


def test_beside_the_line_the_plot_is_panned_as_ever(plot):
    (left, right), _ = plot.box.viewRange()
    corner = pixel(plot, plot.guess.handles.places[0]) + QPoint(30, 60)
    drag(plot, corner, 30)
    assert plot.guess.handles.line.slope == 0
    assert plot.box.viewRange()[1] != [left, right]


def test_where_there_is_no_line_the_switch_says_why_and_stays_off(plot_of, qtbot, qapp):
    for graph, why in ((regression(8, 2)[0], "from one feature"), (bent(), "linear in its parameters")):
        plot = plot_of(FitPlot, document_of(graph))
        plot.session.evaluate()
        plot.draw_now()
        with qtbot.waitSignal(plot.problem) as told:
            QTest.mouseClick(plot.guess_button, LEFT)
        assert why in str(told.args[0])
        assert not plot.guess_button.isChecked()
        assert not plot.compare_button.isVisible()
        assert shown_closed_form(plot.document) is closed_form(plot.document)


def bent():
    graph, _ = regression(8)
    graph.add(node("tanh", "tanh"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    return graph
