"""What empty plots say is true, and says what to do; and the menu that lists the panels."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from graphgui.app.panels import PANELS
from graphgui.canvas.menu import menus_in
from graphgui.document import edits
from graphgui.engine import Wire

PLOTS = (
    "loss",
    "fit",
    "gradients",
    "residuals",
    "regions",
    "parameters",
    "curvature",
    "landscape",
    "pulls",
    "differences",
)

EMPTY = "The canvas is empty: add operations to it, or open an example."
NO_LOSS = "There is no loss yet: add one, such as mse, and wire both of its inputs."
TWO_LOSSES = "There are several losses: mark one of them as the one to train."
NOT_WIRED = "mse"
NO_PARAMETER = "Nothing that leads to the loss can learn: add linear, or a parameter."


def nothing(document):
    """As it was opened."""


def no_loss(document):
    edits.nodes.add(document, "input", (0, 0), name="X", value=[[1.0], [2.0]])
    edits.nodes.add(document, "linear", (200, 0))
    edits.wires.connect(document, Wire("X", "out", "linear", "X"))


def two_losses(document):
    no_loss(document)
    edits.nodes.add(document, "mse", (400, 0))
    edits.nodes.add(document, "mse", (400, 200))


def half_wired(document):
    no_loss(document)
    edits.nodes.add(document, "mse", (400, 0))
    edits.wires.connect(document, Wire("linear", "Yhat", "mse", "Yhat"))


def no_parameter(document):
    edits.nodes.add(document, "input", (0, 0), name="X", value=[[1.0], [2.0]])
    edits.nodes.add(document, "input", (0, 0), name="Y", value=[[1.0], [2.0]])
    edits.nodes.add(document, "mse", (400, 0))
    edits.wires.connect(document, Wire("X", "out", "mse", "Yhat"))
    edits.wires.connect(document, Wire("Y", "out", "mse", "Y"))


STATES = {
    nothing: EMPTY,
    no_loss: NO_LOSS,
    two_losses: TWO_LOSSES,
    half_wired: NOT_WIRED,
    no_parameter: NO_PARAMETER,
}


def said(window, name, qtbot):
    """What stands in the middle of a plot, once it is drawn."""
    plot = window.panels.bring(name)
    qtbot.waitUntil(lambda: not plot.visibleRegion().isEmpty())
    for _ in range(5):
        QTest.qWait(20)
    return plot.empty.text()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("name", PLOTS)
def test_an_empty_plot_says_what_is_lacking(window, qtbot, name, state):
    state(window.document)
    words = said(window, name, qtbot)
    if state is no_parameter and not words:
        assert name in ("loss", "gradients", "fit", "residuals", "differences")  # which show what there is
        return
    assert STATES[state] in words
    assert "Play" not in words  # which could do nothing here


def test_the_sentence_follows_the_graph(window, qtbot):
    assert said(window, "loss", qtbot) == EMPTY
    no_loss(window.document)
    assert said(window, "loss", qtbot) == NO_LOSS
    window.document.new()
    assert said(window, "loss", qtbot) == EMPTY


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("regions", "tells classes apart by two inputs"),
        ("landscape", ""),
        ("residuals", ""),
        ("loss", ""),
        ("gradients", ""),
    ],
)
def test_of_a_whole_graph_a_plot_shows_something_or_says_of_which_kind_it_would_have_to_be(
    engel, qtbot, name, words
):
    found = said(engel, name, qtbot)
    assert (words in found) if words else found == ""


def test_the_summary_says_it_too(window, qtbot):
    summary = window.panels.bring("summary")
    qtbot.waitUntil(lambda: summary.headline.text() == EMPTY)


def panels_menu(window) -> QMenu:
    (view,) = [menu for menu in menus_in(window.menuBar()) if menu.objectName() == "view"]
    (panels,) = [menu for menu in menus_in(view) if menu.objectName() == "panels"]
    return panels


def test_the_menu_has_every_panel_under_a_heading_that_says_what_it_is_for(window):
    headings, found = [], {}
    for line in panels_menu(window).actions():
        if line.isSeparator():
            headings.append(line.text())
        else:
            found[line.objectName().removeprefix("panel_")] = headings[-1]
    assert set(found) == {row.name for row in PANELS} and len(found) >= 19
    assert len(headings) == 6 and all(headings)
    assert {found[name] for name in ("gradients", "landscape", "curvature")} == {headings[-1]}
    assert {found[name] for name in ("data", "table")} == {"Data"}


def test_each_panel_s_line_says_what_it_is_for_at_the_pointer_and_in_the_status_line(window, qtbot):
    menu = panels_menu(window)
    assert menu.toolTipsVisible()
    lines = [line for line in menu.actions() if not line.isSeparator()]
    assert all(len(line.statusTip()) > 15 and line.statusTip() in line.toolTip() for line in lines)
    menu.popup(window.mapToGlobal(QPoint(100, 60)))
    summary = next(line for line in lines if line.objectName() == "panel_summary")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(summary).center())
    qtbot.waitUntil(lambda: window.panels.made.get("summary") is not None)
    QApplication.processEvents()
    assert window.panels["summary"].isVisible()
