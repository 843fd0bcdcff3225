"""In a language whose words are longer by two fifths nothing is cropped, in any panel, page or dialogue."""

import math
import re
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.app import theme
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.app.errors.details import ReportDialog
from graphgui.app.files.recording.record_run import RecordDialog
from graphgui.app.panels import PANELS
from graphgui.app.preferences.preferences import Preferences
from graphgui.app.recovery.offer_dialog import OfferDialog
from graphgui.app.recovery.run_folder import RunFolder
from graphgui.canvas.editing.search_popup import SearchPopup
from graphgui.document import edits, state_folder
from graphgui.engine.graph.graph import Wire
from graphgui.panels.import_data.dialog import ImportDialog
from graphgui.plots.base.save_dialog import SaveDialog
from graphgui.storage.recovery import Entry, Facts
from tests.app.rails.test_whole_words import cropped_words, says_all

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

LONGER = 0.4
PIECES = re.compile(r"\{.*?\}|<.*?>|%\w|[^\W\d_]{2,}")  # blanks, tags and words


class LongerWords(QTranslator):
    """Says each English text with so many more letters in each word; blanks, tags and numbers stay."""

    def translate(self, _context, source, _disambiguation=None, _count=-1):
        return PIECES.sub(lambda piece: longer_word(piece[0]), source)

    def isEmpty(self):
        return False


def longer_word(piece: str) -> str:
    return piece + "n" * math.ceil(LONGER * len(piece)) if piece.isalpha() else piece


def test_words_are_longer_and_nothing_else_changes():
    said = LongerWords().translate("actions", "&Open {name} <b>now</b>: 2 %1")
    assert said == "&Opennn {name} <b>nownn</b>: 2 %1"


@pytest.fixture
def longer(qapp):
    translator = LongerWords()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture(params=[((1280, 800), 1.0), ((1920, 1080), 1.0), ((1280, 800), 1.5)], ids=str)
def shown(longer, opened, request):
    size, scale = request.param
    window = opened(*size, scale)
    window.session.run_now(5)
    window.canvas.editor.select(["linear"])
    assert window.docks["loss"].windowTitle() == "Lossnn"
    return window


def test_every_panel_has_room(shown, qtbot):
    for row in PANELS:
        shown.panels.bring(row.name)
        qtbot.waitUntil(partial(says_all, shown.docks[row.name]), timeout=2_000)


def test_the_table_of_curvatures_has_room(shown, qtbot):
    table = shown.panels.bring("curvature").table
    qtbot.waitUntil(lambda: table.rowCount() > 4, timeout=2_000)
    QApplication.processEvents()
    names = ("linear.W[income]", "linear.b")  # as long as a person makes them, and whole in their tooltips
    assert [said for said in cropped_words(table) if not said.endswith(names)] == []


def test_the_bars_have_room(shown):
    bars = (shown.transport, shown.timeline, shown.statusBar())
    assert [cropped_words(bar) for bar in bars] == [[], [], []]


def test_the_start_page_has_room(shown):
    shown.start.show()
    QApplication.processEvents()
    assert cropped_words(shown.start.page) == []


def test_the_import_has_room(shown, qtbot):
    shown.importing.open(assets.path("data", "engel.csv"))
    page = shown.findChild(ImportDialog)
    qtbot.waitUntil(lambda: not cropped_words(page), timeout=2_000)
    page.reject()


def test_the_help_has_room(shown):
    QTest.keyClick(shown, Qt.Key.Key_F1)
    page = shown.findChild(ShortcutsPage)
    QApplication.processEvents()
    assert cropped_words(page) == []
    page.close()


def test_the_preferences_have_room(shown):
    check_page(Preferences(shown, shown.action_table))


def test_the_dialogues_of_pictures_and_films_have_room(shown):
    check_page(SaveDialog(shown.size(), shown))
    check_page(RecordDialog(shown.session, shown))


def test_what_went_wrong_has_room(shown):
    check_page(ReportDialog("", shown))


def test_what_a_crash_has_left_has_room(shown, tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path)
    run = RunFolder.begin()
    entry = Entry(run.path, "one")
    entry.keep(Facts("engel", str(tmp_path / "engel.graph.json")), shown.document.project)
    check_page(OfferDialog([entry], "", theme.current(), shown))
    run.lock.close()


def test_messages_and_what_they_offer_have_room(shown):
    edits.training.change(shown.document, learning_rate=1e3)
    shown.session.run_now(200)
    QApplication.processEvents()
    assert shown.banner.isVisible()
    assert cropped_words(shown.banner) == []
    shown.document.undo_stack.setClean()


def test_the_tour_has_room(shown):
    shown.document.undo_stack.setClean()
    shown.tour.begin()
    for _ in range(5):
        QApplication.processEvents()
        assert cropped_words(shown.tour.callout) == []
        shown.tour.callout.on.click()


def test_the_search_and_the_card_of_a_wire_have_room(shown):
    QTest.keyClick(shown.canvas, Qt.Key.Key_Space)
    popup = shown.findChild(SearchPopup)
    assert cropped_words(popup) == []
    popup.dismiss()
    shown.canvas.card.show_wire(Wire("linear", "Yhat", "mse", "Yhat"), QPoint(100, 100), is_kept=True)
    QApplication.processEvents()
    assert cropped_words(shown.canvas.card) == []
    shown.canvas.card.close_card()


def check_page(page) -> None:
    page.show()
    QApplication.processEvents()
    assert cropped_words(page) == []
    page.close()
