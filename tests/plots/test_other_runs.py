"""The loss plot with several runs: the one shown stands out, the others lie thin beside it."""

import numpy as np
import pytest

from graphgui.document.runs import Runs
from graphgui.look.colours import DARK
from graphgui.plots.loss import LossPlot


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
