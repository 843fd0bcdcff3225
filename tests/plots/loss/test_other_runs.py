"""The loss plot with several runs: the one shown stands out, the others lie thin beside it."""

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.session.runs import Runs
from graphgui.look.colours import DARK
from graphgui.look.numbers import short
from graphgui.plots.base.saving import as_csv
from graphgui.plots.loss.loss_plot import LossPlot


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(LossPlot, document)
    plot.session.run_now(50)
    plot.session.show_step(20)
    plot.session.run_now(10)
    plot.draw_now()
    return plot


def test_another_run_is_a_thin_curve_through_its_losses(plot):
    (other,) = plot.others.curves
    xs, ys = other.getData()
    losses = plot.session.runs[0].losses
    np.testing.assert_allclose(ys, losses, rtol=1e-5)
    np.testing.assert_array_equal(xs, np.arange(50))
    assert other.opts["pen"].widthF() < plot.curve.opts["pen"].widthF()
    assert len(plot.curve.getData()[0]) == 30


def test_it_is_within_what_is_shown(plot):
    assert plot.box.viewRange()[0][1] >= 49


def test_it_follows_scale_and_theme(plot):
    (other,) = plot.others.curves
    before = other.opts["pen"].color().name()
    plot.log_action.setChecked(True)
    plot.set_theme(DARK)
    plot.draw_now()
    np.testing.assert_allclose(other.getData()[1], np.log10(plot.session.runs[0].losses), rtol=1e-5)
    assert other.opts["pen"].color().name() != before


def test_a_run_that_is_shown_again_or_forgotten_is_none_of_them(plot):
    old, new = plot.session.runs
    plot.session.show_run(old)
    plot.draw_now()
    (other,) = plot.others.curves
    assert len(other.getData()[0]) == 30
    plot.session.forget_run(new)
    plot.draw_now()
    assert plot.others.curves == []


def test_after_a_reset_the_old_curve_stays_for_comparison(plot):
    plot.session.reset()
    plot.draw_now()
    assert len(plot.others.curves) == 2
    assert not plot.empty.isVisible()


def test_a_run_kept_in_the_file_is_a_curve_as_soon_as_it_is_opened(plot, document, tmp_path):
    runs = Runs(document, plot.session)
    runs.keep(runs.entries()[0])
    document.save(tmp_path / "a.graph.json")
    document.new()
    plot.draw_now()
    assert plot.others.curves == []
    document.open(tmp_path / "a.graph.json")
    plot.draw_now()
    (other,) = plot.others.curves
    assert len(other.getData()[0]) == 50


def test_a_run_that_exploded_ends_with_the_loss_that_paused_it(plot_of, document):
    edits.training.change(document, learning_rate=10.0)
    plot = plot_of(LossPlot, document)
    plot.session.run_now(200)
    said = plot.session.moment.loss
    assert said > 1e6 * plot.session.run.losses[0]
    steps = plot.session.run.steps
    edits.training.change(document, learning_rate=0.01)
    plot.session.reset()
    plot.session.run_now(5)
    plot.draw_now()
    ((_, (points, _)),) = plot.others.names_and_points()
    assert points[:, -1].tolist() == [steps, said]
    assert plot.edge.texts == [f"▲ {short(said)}"]


@pytest.fixture
def validated(plot_of, document):
    edits.training.change(document, validation=0.25)
    plot = plot_of(LossPlot, document)
    plot.session.run_now(50)
    plot.session.reset()
    plot.session.run_now(20)
    plot.draw_now()
    return plot


def test_another_run_shows_its_validation_losses_dashed(validated):
    (curve,), (validation,) = validated.others.curves, validated.others.validations
    run = validated.session.runs[0]
    xs, ys = validation.getData()
    np.testing.assert_array_equal(xs, run.validation_steps)
    np.testing.assert_allclose(ys, run.validation, rtol=1e-5)
    pen, solid = validation.opts["pen"], curve.opts["pen"]
    assert (pen.style(), solid.style()) == (Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine)
    assert pen.color() == solid.color() and pen.widthF() < validated.curve.opts["pen"].widthF()
    assert validated.box.viewRange()[1][1] >= max(run.validation)


def test_the_mouse_says_both_losses_of_another_run(validated):
    losses = validated.session.runs[0].losses
    where = validated.view.mapFromScene(validated.box.mapViewToScene(QPointF(40, losses[40])))
    QTest.mouseMove(validated.view.viewport(), where)
    validation = short(validated.session.runs[0].validation[4])
    assert validated.readout.text().endswith(f"step 40: loss {short(losses[40])}, validation {validation}")


def test_the_validation_losses_are_kept_in_the_file(validated, document, tmp_path):
    runs = Runs(document, validated.session)
    entry = runs.entries()[0]
    runs.keep(entry)
    document.save(tmp_path / "a.graph.json")
    document.new()
    document.open(tmp_path / "a.graph.json")
    validated.draw_now()
    (validation,) = validated.others.validations
    np.testing.assert_array_equal(validation.getData()[0], [0, 10, 20, 30, 40, 50])
    (kept,) = document.kept_runs
    np.testing.assert_allclose(validation.getData()[1], [loss for _, loss in kept.validation])


def test_curves_of_unequal_length_are_columns_of_a_well_formed_table(validated):
    columns = validated.columns()
    assert {len(column) for column in columns.values()} == {3, 6, 20, 50}
    rows = list(csv.reader(io.StringIO(as_csv(columns))))
    assert {len(row) for row in rows} == {len(columns)}
    for place, (name, column) in enumerate(columns.items()):
        assert rows[0][place] == name
        assert [float(row[place]) for row in rows[1 : len(column) + 1]] == column.tolist()
        assert {row[place] for row in rows[len(column) + 1 :]} <= {""}
