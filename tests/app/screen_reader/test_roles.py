"""Whatever has the keys is spoken of: it has a name, and a role of which readers say the name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from graphgui import assets
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.app.keyboard.parts import stops_in
from graphgui.app.panels import PANELS
from graphgui.app.preferences.preferences import Preferences
from graphgui.panels.import_data.dialog import ImportDialog
from graphgui.panels.inspector.matrix_table import MatrixTable
from graphgui.panels.inspector.matrix_view import MatrixView
from tests.app.test_every_plot import PLOTS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own
Role, Text = QAccessible.Role, QAccessible.Text
UNSPOKEN = {Role.Client, Role.NoRole, Role.TreeItem}  # AT-SPI knows these as filler, invalid, and table cell
PRESS = "Press"


@pytest.fixture(autouse=True)
def reader(qapp):
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def trained(engel):
    engel.session.run_now(5)
    engel.canvas.editor.select(["linear"])
    return engel


def spoken(widget: QWidget) -> QAccessible:
    return QAccessible.queryAccessibleInterface(widget)


def unspoken_stops(part: QWidget) -> list[str]:
    """Those of which nothing is said, or not what they are, or the program's own name for it."""
    found = []
    for stop in list(stops_in(part)):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        access = spoken(stop)
        at = access.focusChild() or access
        labels = [beside.text(Text.Name) for beside, kind in access.relations() if kind & QAccessible.Label]
        name = at.text(Text.Name) or access.text(Text.Name) or " ".join(labels)
        if access.role() in UNSPOKEN or not name or "_" in name:  # as in learning_rate
            found.append(f"{type(stop).__name__} {name!r} {access.role().name}")
    return found


def test_every_stop_of_every_panel_is_spoken(trained):
    for row in PANELS:
        trained.panels.bring(row.name)
        QApplication.processEvents()
        assert unspoken_stops(trained.docks[row.name]) == [], row.name


def test_every_stop_of_the_bars_and_the_start_page_is_spoken(trained):
    trained.banner.say("So it is.")
    for bar in (trained.banner, trained.transport, trained.timeline):
        assert unspoken_stops(bar) == []
    trained.start.show()
    assert unspoken_stops(trained.start.page) == []


def test_every_stop_of_the_pages_is_spoken(trained, qtbot):
    QTest.keyClick(trained.canvas, Qt.Key.Key_F1)
    assert unspoken_stops(trained.findChild(ShortcutsPage)) == []
    trained.findChild(ShortcutsPage).reject()
    trained.action_table.qt_actions["preferences"].trigger()
    page = trained.findChild(Preferences)
    page.keys_page.choose("step")
    assert unspoken_stops(page) == []
    assert spoken(page.keys_page.fields[0]).text(Text.Description) == "F10"
    page.reject()
    trained.importing.open(assets.path("data", "engel.csv"))
    page = trained.findChild(ImportDialog)
    qtbot.waitUntil(page.accept_button.isEnabled)
    assert unspoken_stops(page) == []
    assert page.made.text() in spoken(page.words).text(Text.Description)
    page.reject()


def test_plots_are_charts(trained):
    for name in PLOTS:
        assert spoken(trained.panels.bring(name).view).role() == Role.Chart


def test_a_matrix_is_a_button_that_a_reader_can_press_to_have_it_as_a_table(trained, qtbot):
    inspector = trained.panels.bring("inspector")
    qtbot.waitUntil(lambda: any(view.text for view in inspector.findChildren(MatrixView)))
    whole = next(view for view in inspector.findChildren(MatrixView) if view.focusPolicy())
    assert spoken(whole).role() == Role.Button
    spoken(whole).actionInterface().doAction(PRESS)
    table = whole.findChild(MatrixTable)
    assert spoken(table.view).role() == Role.Table
    table.reject()
    single = next(view for view in inspector.findChildren(MatrixView) if not view.focusPolicy())
    assert spoken(single).role() == Role.StaticText
    assert PRESS not in spoken(single).actionInterface().actionNames()


def test_a_number_of_the_jacobian_is_told_where_arrows_come_to_it(trained):
    panel = trained.panels.bring("jacobian")
    panel.picture.setFocus()
    before = spoken(panel.picture).text(Text.Description)
    QTest.keyClick(panel.picture, Qt.Key.Key_Down)
    told = spoken(panel.picture).text(Text.Description)
    assert told == panel.entry.text() and told != before


def test_a_derivation_is_read_out_where_the_keys_come_to_it(trained):
    panel = trained.panels.bring("why")
    QApplication.processEvents()
    area = next(stop for stop in stops_in(panel) if spoken(stop).role() == Role.Grouping)
    area.setFocus()
    assert spoken(area).text(Text.Name) == trained.docks["why"].windowTitle()
    assert "∂C/∂Ŷ = 2/q (Ŷ − Y)" in spoken(area).text(Text.Description)
