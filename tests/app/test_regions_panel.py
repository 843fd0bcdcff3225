"""The panel of regions comes to the front for a classifier of two inputs, and leaves with it."""

import pytest

from graphgui.data.generators import Recipe
from graphgui.document import edits

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


def test_it_takes_turns_with_the_fit(window, qtbot):
    regions, fit = window.docks["regions"], window.docks["fit"]
    assert regions.isHidden()
    edits.generated_data.use(window.document, Recipe("moons", 30))
    qtbot.waitUntil(lambda: not window.panels["regions"].visibleRegion().isEmpty())
    window.document.new()
    assert regions.isHidden()
    qtbot.waitUntil(lambda: not window.panels["fit"].visibleRegion().isEmpty())
    assert not fit.isHidden()


def test_where_the_fit_was_put_away_it_stays_away(window):
    window.docks["fit"].hide()
    edits.generated_data.use(window.document, Recipe("blobs", 30))
    assert window.docks["regions"].isHidden()
