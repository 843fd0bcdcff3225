"""No English is left in what is shown when it is asked for: dialogues, messages, the tour, what is painted."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from graphgui import assets
from graphgui.app import theme
from graphgui.app.errors.details import ReportDialog
from graphgui.app.files.recording.record_run import RecordDialog
from graphgui.app.recovery.offer_dialog import OfferDialog
from graphgui.app.recovery.run_folder import RunFolder
from graphgui.canvas.editing.search_popup import SearchPopup
from graphgui.data.choices import MARKS
from graphgui.data.parsing.encodings import NAMES
from graphgui.document import edits, state_folder
from graphgui.engine.graph.graph import Wire
from graphgui.panels.import_data.dialog import ImportDialog
from graphgui.plots.base.save_dialog import SaveDialog
from graphgui.storage.recovery import Entry, Facts
from graphgui.words import Problem
from tests.app.languages.pseudo import painted_texts, texts_of
from tests.app.languages.test_no_english import left_over, pseudo
from tests.app.painted import writing

__all__ = ["pseudo"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def shown(pseudo, window):
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.panels.make_all_seen()
    window.session.run_now(5)
    QApplication.processEvents()
    yield window
    window.document.undo_stack.setClean()


def english(window, *parts):
    QApplication.processEvents()
    return left_over((text for part in parts for text in texts_of(part)), window.document.graph)


def test_nothing_of_the_import_is_english(shown, qtbot):
    shown.importing.open(assets.path("data", "engel.csv"))
    page = shown.findChild(ImportDialog)
    qtbot.waitUntil(lambda: "235" in " ".join(text for _, text in texts_of(page)))
    names = {*NAMES.values(), *MARKS, "income", "foodexp"}
    found = [each for each in english(shown, page) if each[1] not in names and each[0] != "QLineEdit"]
    page.reject()
    assert found == []


DIALOGUES = (
    lambda window: SaveDialog(window.size(), window),
    lambda window: RecordDialog(window.session, window),
    lambda window: ReportDialog("", window),
)


@pytest.mark.parametrize("made", DIALOGUES)
def test_nothing_of_a_dialogue_is_english(shown, made):
    page = made(shown)
    page.show()
    found = english(shown, page)
    page.close()
    assert found == []


def test_nothing_of_what_a_crash_has_left_is_english(shown, tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path)
    run = RunFolder.begin()
    entries = [Entry(run.path, "one"), Entry(run.path, "two")]
    entries[0].keep(Facts("", str(tmp_path / "engel.csv")), shown.document.project)
    entries[1].keep(Facts("engel", str(tmp_path / "engel.csv"), is_modified=False), shown.document.project)
    page = OfferDialog(entries, "", theme.current(), shown)
    page.show()
    found = english(shown, page)
    page.close()
    run.lock.close()
    assert [each for each in found if set(each[2:]) - {"AM", "PM", "kB", "bytes", "nodes"}] == []


def test_nothing_of_the_messages_is_english(shown):
    edits.training.change(shown.document, learning_rate=1e3)
    shown.session.run_now(200)
    assert shown.banner.isVisible()
    assert english(shown, shown.banner, shown.statusBar()) == []
    with pytest.raises(Problem) as raised:
        shown.document.graph["nowhere"]
    shown.messages.complain(raised.value)
    assert english(shown, shown.banner) == []


def test_nothing_of_the_tour_is_english(shown):
    shown.document.undo_stack.setClean()
    shown.tour.begin()
    found = set()
    for _ in range(5):
        found |= set(english(shown, shown.tour.callout))
        shown.tour.callout.on.click()
    assert found == set()


def test_nothing_of_the_search_is_english(shown):
    QTest.keyClick(shown.canvas, " ")
    popup = shown.findChild(SearchPopup)
    found = english(shown, popup)
    popup.dismiss()
    assert found == []


def test_nothing_of_a_wire_s_card_is_english(shown):
    shown.canvas.card.show_wire(Wire("linear", "Yhat", "mse", "Yhat"), QPoint(100, 100), is_kept=True)
    assert english(shown, shown.canvas.card) == []
    shown.canvas.card.close_card()


def test_nothing_painted_on_the_canvas_is_english(shown):
    scene = shown.canvas.scene()
    area = scene.itemsBoundingRect()
    written = painted_texts(lambda painter: scene.render(painter, area, area), area)
    assert "⟦" in written
    assert left_over([("canvas", written)], shown.document.graph) == []


@pytest.mark.parametrize("name", ["legend", "minimap"])
def test_nothing_painted_over_the_canvas_is_english(shown, name):
    part: QWidget = getattr(shown.canvas, name)
    part.resize(part.width() + 1, part.height())  # or it shows the picture that it has
    with writing() as written:
        part.grab()
    assert written or name == "minimap"
    assert left_over([(name, each.text) for each in written], shown.document.graph) == []


@pytest.mark.parametrize("name", ["loss", "fit", "gradients", "landscape", "residuals", "parameters", "curvature"])
def test_nothing_painted_in_a_plot_is_english(shown, qtbot, name):
    plot = shown.panels.bring(name)
    qtbot.wait(300)
    scene = plot.view.scene()
    area = scene.sceneRect()
    written = painted_texts(lambda painter: scene.render(painter, area, area), area)
    assert left_over([(name, written), *texts_of(plot)], shown.document.graph) == []
