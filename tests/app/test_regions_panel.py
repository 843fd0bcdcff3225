"""The panel of regions comes to the front for a classifier of two inputs, and leaves with it."""

import pytest

from graphgui.data.generators import Recipe

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


def test_it_takes_turns_with_the_fit(window, qtbot):
    regions, fit = window.docks["regions"], window.docks["fit"]
    assert regions.isHidden()
    window.document.use_generated(Recipe("moons", 30))
    qtbot.waitUntil(lambda: not window.regions_plot.visibleRegion().isEmpty())
    window.document.new()
    assert regions.isHidden()
    qtbot.waitUntil(lambda: not window.fit_plot.visibleRegion().isEmpty())
    assert not fit.isHidden()


def test_where_the_fit_was_put_away_it_stays_away(window):
    window.docks["fit"].hide()
    window.document.use_generated(Recipe("blobs", 30))
    assert window.docks["regions"].isHidden()
