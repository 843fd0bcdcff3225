"""Where rows are many, what moves while it trains is a sample and says so; at rest all of them are counted."""

import math

import numpy as np
import polars
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressDialog, QPushButton

from graphgui.app.window import Window
from graphgui.data.read_table import read_table
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.analysis.closed_form import closed_form
from graphgui.document.document import Document
from graphgui.document.edits.import_data import Imported, statistics
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.engine.model.sample import SIZE
from graphgui.plots.base.steady_line import SteadyLine
from graphgui.words import with_separators

ROWS = 250_000
SOME = f"{with_separators(SIZE)} of {with_separators(ROWS)} rows"


@pytest.fixture
def many(window: Window, qtbot) -> Window:
    """A regression of many rows, with its plots in sight."""
    rng = np.random.default_rng(0)
    columns = {f"x{index}": rng.standard_normal(ROWS) for index in range(8)}
    columns["y"] = 3 * columns["x0"] - columns["x5"] + rng.standard_normal(ROWS)
    names, table = tuple(columns), Table(columns)
    known = statistics(table, names)
    edits.import_data.as_model(
        window.document, Imported("many", table, names[:-1], names[-1:], statistics=known), "regression"
    )
    for name in ("summary", "residuals"):
        window.docks[name].show()
        window.docks[name].raise_()
    yield window
    window.session.close()


def play(window: Window, qtbot) -> None:
    window.session.rate = math.inf
    window.session.play_steps(2**40)
    qtbot.waitUntil(lambda: window.session.step > 5, timeout=20_000)


def pause(window: Window, qtbot) -> None:
    """Pause, and wait for the moment of all rows, which is computed beside the window."""
    session = window.session
    session.pause()
    qtbot.waitUntil(lambda: session.moment.sample is None and session.moment.step == session.step, timeout=20_000)


def plot(window: Window, name: str):
    return window.panels[name]


def test_a_sample_is_shown_while_it_trains_and_all_rows_at_rest(many, qtbot):
    session, port = many.session, PortId("linear", "Yhat")
    play(many, qtbot)
    assert session.moment.value(port).shape == (SIZE, 1)
    assert session.moment.sample.count == ROWS
    pause(many, qtbot)
    assert session.moment.sample is None
    assert session.moment.value(port).shape == (ROWS, 1)
    theta = session.moment.theta
    X, Y = session.moment.value(PortId("linear", "X")), many.document.feeds["Y"]
    assert session.moment.loss == pytest.approx(float(((X @ theta[:8, None] + theta[8] - Y) ** 2).mean()))


def test_the_time_line_shows_a_sample_under_the_hand_and_all_rows_when_it_lets_go(many, qtbot):
    play(many, qtbot)
    many.session.pause()
    slider, left = many.timeline.slider, Qt.MouseButton.LeftButton
    middle = slider.rect().center()
    QTest.mousePress(slider, left, pos=middle)
    QTest.mouseMove(slider, middle - QPoint(40, 0))
    assert many.session.step < many.session.run.steps
    assert many.session.moment.sample is not None
    QTest.mouseRelease(slider, left, pos=middle - QPoint(40, 0))
    assert many.session.moment.sample is None
    assert many.session.moment.value(PortId("linear", "Yhat")).shape == (ROWS, 1)


def test_each_plot_says_of_how_many_rows_it_is(many, qtbot):
    play(many, qtbot)
    for name in ("residuals", "gradients"):
        plot(many, name).draw_now()
        assert plot(many, name).part.text() == SOME, name
        assert not plot(many, name).part.isHidden(), name
    plot(many, "fit").draw_now()
    assert plot(many, "fit").part.text() == f"600 of {with_separators(ROWS)} points shown"
    pause(many, qtbot)
    plot(many, "residuals").draw_now()
    assert plot(many, "residuals").part.isHidden()
    assert sum(plot(many, "residuals").columns()["examples"]) == ROWS


def test_the_loss_is_of_all_rows_where_fewer_give_it_too(many, qtbot):
    play(many, qtbot)
    plot(many, "loss").draw_now()
    assert SOME not in plot(many, "loss").readout.text()
    session = many.session
    assert session.moment.sample is not None
    step, loss, theta = session.step, session.moment.loss, session.moment.theta
    session.pause()
    of_all = Plan(many.document.graph, many.document.feeds).evaluate(theta)
    assert loss == pytest.approx(of_all, rel=1e-12)
    assert session.run.losses[step] == pytest.approx(of_all, rel=1e-12)


def test_the_status_line_says_that_fewer_rows_take_the_place_of_all(many, qtbot):
    status = many.findChild(SteadyLine, "status")
    assert "equivalent" not in status.text()
    play(many, qtbot)
    said = f"{with_separators(ROWS)} rows as 10 equivalent ones"
    assert said in status.text()
    assert SOME not in status.text()
    many.session.pause()
    assert said in status.text()
    edits.training.change(many.document, batch_size=256)
    many.session.step_once()
    assert "equivalent" not in status.text()
    play(many, qtbot)
    assert f"({SOME})" in status.text()
    plot(many, "loss").draw_now()
    assert SOME in plot(many, "loss").readout.text()


def test_a_step_of_equivalent_rows_comes_back_bit_for_bit(many, qtbot):
    session = many.session
    play(many, qtbot)
    pause(many, qtbot)
    last, step = session.step, session.step // 2
    theta = session.moment.theta
    session.show_step(step)
    middle = session.moment.theta
    session.show_step(last)
    np.testing.assert_array_equal(session.moment.theta, theta)
    again = session.run.segments[-1].trainer()
    again.run(step)
    np.testing.assert_array_equal(again.plan.theta, middle)


def test_the_points_of_the_fit_plot_stay_the_same_rows(many, qtbot):
    fit = plot(many, "fit")
    play(many, qtbot)
    fit.draw_now()
    actual = fit.points.getData()[0].copy()
    pause(many, qtbot)
    fit.draw_now()
    now, predicted = fit.points.getData()
    np.testing.assert_array_equal(now, actual)
    rows = [int(np.flatnonzero(many.document.feeds["Y"][:, 0] == y)[0]) for y in now[:20]]
    np.testing.assert_allclose(predicted[:20], many.session.moment.value(PortId("linear", "Yhat"))[rows, 0])


def test_the_score_is_exact_and_says_at_which_step(many, qtbot):
    summary = plot(many, "summary")
    play(many, qtbot)
    qtbot.waitUntil(lambda: ", at step " in summary.headline.text(), timeout=20_000)
    assert f"{with_separators(ROWS)} examples, at step " in summary.headline.text()
    step = int(summary.headline.text().rpartition(" ")[2])
    shown = summary.headline.text().partition(", at")[0]
    many.session.pause()
    many.session.show_step(step)
    qtbot.waitUntil(lambda: summary.headline.text() == shown, timeout=20_000)


def test_the_closed_form_of_many_rows_comes_when_it_is_known(many, qtbot):
    many.session.evaluate()
    assert closed_form(many.document) is None
    qtbot.waitUntil(lambda: closed_form(many.document) is not None, timeout=60_000)
    coefficients = closed_form(many.document).minimiser
    np.testing.assert_allclose(coefficients[[0, 5]], [3, -1], atol=0.02)
    qtbot.waitUntil(lambda: plot(many, "summary").table.item(0, 2).text() != "", timeout=20_000)


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """A graph in a file whose table is a large CSV beside it; what takes any time shows its dialogue."""
    monkeypatch.setattr("graphgui.dialogs.progress_dialog.SHOWS_AFTER", 0)
    columns = {f"x{index}": np.arange(ROWS) * 0.5 for index in range(4)} | {"y": np.arange(ROWS) * 2.0}
    polars.DataFrame(columns).write_csv(tmp_path / "long.csv")
    document = Document()
    table = read_table(tmp_path / "long.csv")
    edits.import_data.as_inputs(document, Imported("long", table, table.names[:-1], table.names[-1:]))
    document.save(tmp_path / "long.graph.json")
    return tmp_path / "long.graph.json"


def once_shown(window, act):
    """Act on the dialogue with progress as soon as there is one."""

    def look():
        dialog = window.findChild(QProgressDialog)
        if dialog is not None and dialog.isVisible():
            act(dialog)
        else:
            QTimer.singleShot(1, window, look)

    look()


def test_a_graph_with_a_large_table_is_opened_behind_a_dialogue(window, saved):
    seen = []
    once_shown(window, lambda dialog: seen.append(dialog.labelText()))
    assert window.files.open_path(saved)
    assert seen == ["Opening long.graph.json…"]
    assert window.document.feeds["X"].shape == (ROWS, 4)
    assert window.document.path == saved


def test_cancel_keeps_the_document_that_was_there(engel, saved):
    def cancel(dialog):
        QTest.mouseClick(dialog.findChild(QPushButton), Qt.MouseButton.LeftButton)

    once_shown(engel, cancel)
    assert not engel.files.open_path(saved)
    assert "linear" in engel.document.graph


def test_a_large_graph_whose_data_are_bad_is_explained(engel, saved):
    with (saved.parent / "long.csv").open("a") as file:
        file.write("1,2,3,x,5\n")
    assert engel.files.open_path(saved)
    assert "long.csv" in engel.banner.text
    assert "where a number is needed" in engel.banner.text
    assert set(engel.document.feeds) == set()
