"""No word is cropped: in small windows, in French, in larger type and in presentation."""

import re
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QScrollBar,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from graphgui import assets
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.app.panels import PANELS
from graphgui.canvas.editing.search_popup import SearchPopup
from graphgui.canvas.items.note_text import note_text
from graphgui.examples import EXAMPLES
from graphgui.panels.import_data.dialog import ImportDialog
from tests.app.rails.cut_off import cut_in_painting, cut_off

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

WAYS = [((800, 600), 1.0, "en"), ((800, 600), 1.5, "fr"), ((1280, 800), 1.0, "fr")]
_WRAPPED = Qt.TextFlag.TextWordWrap
_ARROW = 24  # pixels of a box's arrow and edges


def cropped_words(parent: QWidget) -> list[str]:
    """What is said in less room than it needs: labels, buttons, boxes, tabs and the titles of docks."""
    return [f"{type(w).__name__}: {said}" for w in [parent, *parent.findChildren(QWidget)] for said in _cropped(w)]


def _cropped(widget: QWidget) -> list[str]:
    if not widget.isVisible() or widget.visibleRegion().isEmpty():
        return []
    width, metrics = widget.width(), widget.fontMetrics()
    match widget:
        case QLabel() if widget.wordWrap():
            is_low = widget.height() < widget.heightForWidth(width)
            return [widget.text()] if is_low or longest_word(widget) > width else []
        case QAbstractButton() if widget.hasHeightForWidth():
            return [widget.text()] if widget.height() < widget.heightForWidth(width) else []
        case QLabel() | QAbstractButton():
            return [widget.text()] if widget.text() and width < widget.sizeHint().width() else []
        case QComboBox():
            said = widget.currentText()
            return [said] if metrics.horizontalAdvance(said) + _ARROW > width else []
        case QTabBar():
            tabs = [(widget.tabText(at), widget.tabRect(at).width()) for at in range(widget.count())]
            return [text for text, room in tabs if metrics.horizontalAdvance(text) > room]
        case QTableWidget():
            cells = [
                widget.item(row, at) for row in range(widget.rowCount()) for at in range(widget.columnCount())
            ]
            return [cell.text() for cell in cells if cell and not has_room(widget, cell)]
    return []


def longest_word(label: QLabel) -> int:
    """The width of what a line can not be broken in."""
    words = re.split(r"(?<=-)|[ \n\t\u200b]|<[^<>]*>", label.text())
    return max(map(label.fontMetrics().horizontalAdvance, words))


def has_room(table: QTableWidget, cell: QTableWidgetItem) -> bool:
    """Whether the cell's text is written whole, in one line or several, once it has been scrolled to."""
    room = table.visualItemRect(cell)
    needed = QFontMetrics(cell.font()).boundingRect(QRect(0, 0, room.width(), 0), _WRAPPED, cell.text())
    return needed.width() <= room.width() and needed.height() <= room.height()


def cropped_title(dock) -> list[str]:
    buttons = [each for each in dock.findChildren(QAbstractButton) if each.objectName().startswith("qt_dock")]
    seen = [each for each in buttons if each.isVisible()]
    if dock.isRightToLeft():
        room = dock.width() - max([each.geometry().right() for each in seen], default=0) - 10
    else:
        room = min([each.x() for each in seen], default=dock.width()) - 10
    bold = QFont(dock.font())
    bold.setWeight(QFont.Weight.DemiBold)
    return [dock.windowTitle()] if QFontMetrics(bold).horizontalAdvance(dock.windowTitle()) > room else []


@pytest.fixture(params=[*((*way, False) for way in WAYS), ((1280, 800), 1.0, "fr", True)], ids=str)
def shown(request, opened):
    """A window after some steps, with a node selected; the last is presenting."""
    size, scale, speaks, presents = request.param
    window = opened(*size, scale, speaks)
    if presents:
        QTest.keyClick(window.canvas, Qt.Key.Key_F11)
        window.resize(*size)
    window.session.run_now(5)
    window.canvas.editor.select(["linear"])
    return window


def test_every_panel_says_all_its_words(shown, qtbot):
    for row in PANELS:
        shown.panels.bring(row.name)
        dock = shown.docks[row.name]
        qtbot.waitUntil(partial(says_all, dock), timeout=2_000)
    bars = (shown.transport, shown.timeline, shown.statusBar())
    qtbot.waitUntil(lambda: not any(map(cropped_words, bars)), timeout=2_000)  # the stable rate has come by now
    assert [found for bar in bars for found in cut_off(bar)] == []
    assert cut_in_painting(shown.canvas) == []


def says_all(dock) -> None:
    assert cropped_words(dock) + cropped_title(dock) == [], dock.objectName()
    assert cut_off(dock) + cut_in_painting(dock) == [], dock.objectName()


@pytest.mark.parametrize(("size", "scale", "speaks"), WAYS, ids=str)
def test_the_search_says_what_each_operation_does(opened, size, scale, speaks):
    window = opened(*size, scale, speaks)
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    popup = window.findChild(SearchPopup)
    about = popup.findChild(QLabel, "about")
    assert window.canvas.rect().contains(popup.geometry())
    texts = set()
    while about.text() not in texts:
        texts.add(about.text())
        assert about.height() >= about.heightForWidth(about.width())
        assert about.text() and not about.text().endswith("…")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert len(texts) > 20
    popup.dismiss()


@pytest.mark.parametrize(("size", "scale", "speaks"), WAYS, ids=str)
def test_the_help_page_gives_each_word_its_lines(opened, size, scale, speaks):
    window = opened(*size, scale, speaks)
    QTest.keyClick(window, Qt.Key.Key_F1)
    page = window.findChild(ShortcutsPage)
    tabs = page.findChild(QTabWidget)
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        QApplication.processEvents()
        assert cropped_rows(tabs.currentWidget()) == []
    assert cropped_words(tabs.tabBar()) == []
    page.close()


def cropped_rows(tree: QTreeWidget) -> list[str]:
    found, items = [], QTreeWidgetItemIterator(tree)
    while (row := items.value()) is not None:
        for column in range(tree.columnCount()):
            if row.childCount() == 0:
                room = QRect(0, 0, tree.columnWidth(column) - 20, 0)
                needed = QFontMetrics(row.font(column)).boundingRect(room, _WRAPPED, row.text(column))
                if needed.height() > tree.visualItemRect(row).height() or needed.width() > room.width():
                    found.append(row.text(column))
        items += 1
    assert sum(map(tree.columnWidth, range(tree.columnCount()))) <= tree.viewport().width()
    return found


@pytest.mark.parametrize(("scale", "speaks"), [(1.0, "en"), (1.0, "fr"), (1.5, "fr")])
def test_the_note_of_an_example_is_as_high_as_its_text(opened, scale, speaks):
    window = opened(1280, 800, scale, speaks)
    scene = window.canvas.scene()
    for example in EXAMPLES:
        window.open_example(example.path)
        for note in window.document.annotations.values():
            box = scene.rect(note.name)
            text = note_text(note.text, box.width(), scene.look).size().height()
            assert text <= box.height(), example.path.name
            if (scale, speaks) == (1.0, "en"):
                assert box.height() <= text + 24, example.path.name


def test_the_fit_of_many_features_says_all_its_words_in_french(opened, qtbot):
    window = opened(1280, 800, 1.0, "fr")
    window.open_example(next(each.path for each in EXAMPLES if "diabetes" in each.path.name))
    fit = window.panels["fit"]
    qtbot.waitUntil(lambda: fit.readout.text() == "442 points")
    qtbot.waitUntil(partial(says_all, window.docks["fit"]), timeout=2_000)
    assert fit.readout.width() >= fit.readout.fontMetrics().horizontalAdvance("442 points")


@pytest.mark.parametrize(("size", "scale", "speaks"), [*WAYS, ((1280, 800), 1.5, "fr")], ids=str)
def test_the_import_is_no_larger_than_the_screen(opened, qtbot, size, scale, speaks):
    window = opened(*size, scale, speaks)
    window.importing.open(assets.path("data", "engel.csv"))
    page = window.findChild(ImportDialog)
    qtbot.waitUntil(page.accept_button.isEnabled)
    screen = window.screen().availableSize()
    assert page.width() <= screen.width() and page.height() <= screen.height()
    page.resize(*size)  # as on a screen of that size
    QApplication.processEvents()
    assert (page.width(), page.height()) == size
    assert page.scrolled.horizontalScrollBar().maximum() == 0 or scale > 1
    assert cropped_words(page) == []
    assert page.rect().contains(page.buttons.geometry())
    page.reject()


@pytest.mark.parametrize(("example", "speaks"), [("engel", "en"), ("three-blobs", "fr")])
def test_the_whole_form_of_every_node_is_seen_or_scrolled_to_in_larger_type(opened, qtbot, example, speaks):
    window = opened(1280, 800, 1.5, speaks, example)
    inspector = window.panels.bring("inspector")
    window.session.run_now(5)
    for node in (*window.document.graph.nodes, None):
        window.canvas.editor.select([node] if node else [])
        form, bar = inspector.form, inspector.horizontalScrollBar()
        qtbot.waitUntil(lambda form=form: form.isVisible() and form.width() >= form.minimumSizeHint().width())
        qtbot.waitUntil(partial(can_be_scrolled_over, inspector.viewport(), form, bar))


def can_be_scrolled_over(room: QWidget, inner: QWidget, bar: QScrollBar) -> bool:
    """Whether the right side of what is in a scrolled room comes into sight."""
    hidden = inner.width() - room.width()
    return hidden <= 0 or (bar.isVisible() and bar.maximum() >= hidden)
