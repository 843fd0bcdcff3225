"""The start page: what it offers, how it is chosen from, and when it goes."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from graphgui import assets
from graphgui.app.appearance import Appearance
from graphgui.app.main import start
from graphgui.app.window import Window
from graphgui.document import drag_data, edits
from graphgui.examples import EXAMPLES
from graphgui.lessons.shipped import shipped_lessons
from graphgui.look.colours import DARK, LIGHT
from tests.app.conftest import answers

LEFT = Qt.MouseButton.LeftButton
ENGEL = assets.path("examples", "engel.graph.json")

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def started(window):
    """A window on its start page."""
    window.start.show()
    return window


def card(window, begins):
    return next(card for card in window.start.page.cards if card.text().startswith(begins))


def click(window, begins):
    QTest.mouseClick(card(window, begins), LEFT)


def texts(page):
    """Every heading and line of text that is seen."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_without_a_file_the_window_opens_on_the_start_page_with_an_empty_document(qapp, qtbot):
    window = start(None)
    qtbot.waitUntil(lambda: window.start.page is not None and window.start.page.isVisible())
    assert len(window.document.graph) == 0
    assert window.files.title() == "untitled"
    window.close()


def test_a_file_given_is_shown_at_once(qapp, qtbot):
    window = start(ENGEL)
    assert window.start.page is None
    assert window.canvas.isVisible()
    assert "linear" in window.document.graph
    window.close()


def test_the_page_stands_in_the_canvas_s_place_and_leaves_the_window_live(started):
    page = started.start.page
    assert not started.canvas.isVisible()
    assert page.geometry() == page.parentWidget().rect()
    assert started.panels.bring("palette").isVisible()
    assert started.menuBar().isVisible()


def test_it_offers_an_empty_canvas_first_then_data_files_lessons_and_every_example(started):
    titles = [each.text() for each in started.start.page.cards]
    assert titles[:3] == ["Build your own", "Import data…", "Open a graph…"]
    taught = [lesson.file.title["en"] for lesson in shipped_lessons()]
    assert titles[3:] == [*taught, *(example.title for example in EXAMPLES)]
    assert texts(started.start.page) == ["New here?", "Lessons", "Examples"]  # no heading over nothing


def test_every_example_gets_its_picture_soon_after(started, qtbot):
    shown = [each for each in started.start.page.cards if each.text() in {example.title for example in EXAMPLES}]
    qtbot.waitUntil(lambda: all(each.picture for each in shown))


def test_an_example_opens_as_a_copy_at_a_click(started):
    click(started, "Food on income")
    assert started.start.page is None
    assert started.canvas.isVisible() and started.canvas.hasFocus()
    assert "linear" in started.document.graph
    assert started.document.path is None
    assert started.files.recent() == []


def test_build_your_own_shows_the_empty_canvas_with_the_keys_on_it(started):
    click(started, "Build")
    assert started.canvas.isVisible() and started.canvas.hasFocus()
    assert len(started.document.graph) == 0


def test_enter_does_what_the_first_card_says(started):
    first = started.start.page.cards[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert started.start.page is None


def test_arrows_walk_the_cards_and_enter_opens_one(started):
    page = started.start.page
    started.resize(1280, 800)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is page.cards[1]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert QApplication.focusWidget() is page.cards[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.cards[3]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.cards[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Enter)
    assert started.lessons.teaching.lesson.name == shipped_lessons()[1].name


def test_tab_walks_them_too_and_what_has_the_keys_is_in_sight(started):
    started.resize(800, 600)
    page = started.start.page
    for each in page.cards:
        assert QApplication.focusWidget() is each
        place = each.mapTo(page.viewport(), QPoint())
        assert place.y() >= 0 and place.y() + each.height() <= page.viewport().height() + each.height() // 2
        assert page.viewport().rect().intersects(each.rect().translated(place))
        QTest.keyClick(each, Qt.Key.Key_Tab)


@pytest.mark.parametrize("size", [(1280, 800), (800, 600)])
def test_no_card_is_cut_or_lies_over_another(started, size):
    started.resize(*size)
    QApplication.processEvents()
    page = started.start.page
    places = [each.rect().translated(each.mapTo(page.widget(), QPoint())) for each in page.cards]
    for number, place in enumerate(places):
        assert page.widget().rect().contains(place)
        assert place.height() >= page.cards[number].heightForWidth(place.width())
        assert not any(place.intersects(other) for other in places[:number])


def test_files_of_late_are_offered_and_opened(started, tmp_path):
    path = tmp_path / "mine.graph.json"
    path.write_text(ENGEL.read_text().replace("../data/engel.csv", str(assets.path("data", "engel.csv"))))
    started.files.open_path(path)
    started.files.new()
    started.start.show()
    assert "Recent" in texts(started.start.page)
    click(started, "mine.graph.json")
    assert started.document.path == path
    assert started.start.page is None


def test_a_file_that_cannot_be_opened_is_explained_on_the_page(started, tmp_path):
    path = tmp_path / "bad.graph.json"
    path.write_text("{")
    QSettings().setValue("recent", [str(path)])
    started.start.show()
    click(started, "bad.graph.json")
    assert "bad.graph.json" in started.banner.text
    assert started.banner.isVisible()
    assert started.start.page is not None


def test_data_are_asked_for_and_imported(started, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(assets.path("data", "engel.csv")))
    click(started, "Import data")
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: not dialog.reading.is_busy)
    assert started.start.page is not None  # nothing is imported yet
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.accept_button, LEFT)
    assert started.start.page is None
    assert len(started.document.graph) > 0


def test_a_graph_is_asked_for_and_opened(started, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(ENGEL))
    click(started, "Open a graph")
    assert started.start.page is None
    assert started.document.path == ENGEL


def test_a_dropped_graph_is_shown(started, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ENGEL))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = started.start.page.viewport().mapTo(started, QPoint(100, 100))
    enter = QDragEnterEvent(QPoint(over), copy, data, left, none)
    QApplication.sendEvent(started, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(started, QDropEvent(QPointF(over), copy, data, left, none))
    assert started.start.page is None
    assert "linear" in started.document.graph


def test_an_operation_chosen_in_the_palette_is_added_to_the_canvas(started):
    rows = started.panels["palette"].list
    item = next(rows.item(i) for i in range(rows.count()) if rows.item(i).data(Qt.ItemDataRole.UserRole) == "mse")
    rows.scrollToItem(item)
    at = rows.visualItemRect(item).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=at)
    QTest.mouseDClick(rows.viewport(), LEFT, pos=at)
    assert "mse" in started.document.graph
    assert started.start.page is None and started.canvas.isVisible()


def test_an_operation_dragged_over_the_page_finds_the_canvas_there(started, qtbot):
    data = drag_data.carrying_op("mse")
    event = QDragEnterEvent(
        QPoint(100, 100),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(started.start.page.viewport(), event)
    qtbot.waitUntil(lambda: started.canvas.isVisible())


def test_the_menu_brings_it_back_and_it_leads_back_to_the_graph(engel):
    before = engel.document.graph.copy()
    engel.action_table.qt_actions["start_page"].trigger()
    page = engel.start.page
    assert page is not None and page.isVisible()
    back = next(button for button in page.findChildren(QPushButton) if button.text() == "← Back to untitled")
    assert back.isVisible()
    QTest.mouseClick(back, LEFT)
    assert engel.canvas.isVisible() and engel.document.graph == before
    engel.action_table.qt_actions["start_page"].trigger()
    QTest.keyClick(engel.start.page.cards[0], Qt.Key.Key_Escape)
    assert engel.canvas.isVisible() and engel.canvas.hasFocus()


def test_build_your_own_over_a_graph_asks_before_it_is_lost(engel, monkeypatch):
    edits.nodes.add(engel.document, "square", (0, 0))
    monkeypatch.setattr(engel.files, "may_leave", lambda: False)
    engel.action_table.qt_actions["start_page"].trigger()
    click(engel, "Build")
    assert "square" in engel.document.graph
    assert engel.start.page is not None
    monkeypatch.setattr(engel.files, "may_leave", lambda: True)
    click(engel, "Build")
    assert len(engel.document.graph) == 0 and engel.canvas.isVisible()


def test_what_is_done_to_the_graph_behind_it_is_shown(engel):
    engel.action_table.qt_actions["start_page"].trigger()
    QTest.keyClick(engel, Qt.Key.Key_F10)
    assert engel.canvas.isVisible()


def test_it_takes_the_colours_of_the_window(started):
    Appearance.of_the_program().choose("dark")
    dark = started.start.page.grab().toImage().pixelColor(5, 5)
    Appearance.of_the_program().choose("light")
    light = started.start.page.grab().toImage().pixelColor(5, 5)
    assert dark.lightness() < 80 < 200 < light.lightness()


def test_a_picture_takes_the_colours_of_the_window(started, qtbot):
    picture = card(started, "Five points")
    qtbot.waitUntil(lambda: picture.picture is not None)
    for choice, look in (("dark", DARK), ("light", LIGHT)):
        Appearance.of_the_program().choose(choice)
        seen = picture.grab().toImage()
        places = ((x, y) for x in range(seen.width()) for y in range(seen.height() // 2))
        colours = {seen.pixelColor(x, y).name() for x, y in places}
        assert {look.fit, look.data, look.canvas} <= colours


def below(window):
    return [dock.objectName() for dock in window.panels.below if dock.isVisible()]


def test_plots_wait_until_there_is_a_graph_and_come_after_the_canvas(qapp, qtbot):
    window = start(None)
    qtbot.waitExposed(window)
    window.complete()
    window.resize(1280, 800)
    assert below(window) == []
    window.start.open_first_example()
    assert below(window) != []
    assert set(below(window)).isdisjoint(window.panels.made)
    qtbot.waitUntil(lambda: set(below(window)) <= set(window.panels.made))
    window.close()


def test_a_window_closed_on_its_start_page_remembers_its_plots_and_those_that_were_closed(qapp, qtbot):
    first = start(None)
    first.start.leave()
    first.docks["gradients"].hide()
    first.resize(1280, 800)
    seen = below(first)
    first.start.show()
    assert below(first) == []
    first.close()
    second = Window()
    second.show()
    second.resize(1280, 800)
    assert below(second) == seen != []
    second.close()
