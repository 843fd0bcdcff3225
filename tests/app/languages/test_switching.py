"""Another language is chosen while the window is open: all of it is said anew, and nothing else is another."""

import re
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from shiboken6 import isValid

from graphgui import assets
from graphgui.app import language
from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.document import edits
from graphgui.engine import PortId
from graphgui.engine.autodiff.forward_mode import Seed
from graphgui.lessons.shipped import shipped_lessons
from graphgui.words import write_decimals_with
from tests.app.languages.pseudo import texts_of
from tests.app.test_language import messages
from tools.translations import FOLDER


@pytest.fixture
def opened(qapp, qtbot, monkeypatch):
    """The window that there is, whichever that is by now, with an example."""
    application()
    locale = QLocale()
    language.choose("en")
    first = Window()
    with qtbot.waitExposed(first):
        first.show()
    first.complete()
    first.open_example(assets.path("examples", "engel.graph.json"))
    first.panels.make_all_seen()
    QApplication.processEvents()
    yield the_window
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    for window in windows():
        window.close()
    language.speak(qapp, "en")
    QLocale.setDefault(locale)
    write_decimals_with(".")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def windows():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Window) and each.isVisible()]


def the_window():
    (window,) = windows()
    return window


def choose(name):
    menu = the_window().findChild(QMenu, "languages")
    next(action for action in menu.actions() if action.text() == name).trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    the_window().panels.make_all_seen()
    QApplication.processEvents()


def said(window):
    for name in window.docks:
        if name != "curvature":  # computed beside the window
            window.panels.bring(name)
    QApplication.processEvents()
    return [text for _, text in texts_of(window) if text]


def words_of(texts):
    """The texts that are said as a whole somewhere, without letters for keys."""
    return {re.sub(r"&(?=\w)", "", text) for text in texts}


def one_language_only():
    """What only English says, and what only French."""
    pairs = messages(FOLDER / "graphgui_fr.ts").items()
    pairs = [(source, french) for (_, source), french in pairs if not source.islower()]  # operations have names
    english, french = words_of(source for source, _ in pairs), words_of(text for _, text in pairs)
    return english - french, french - english


def test_no_word_of_the_other_language_is_left(opened, qtbot):
    edits.nodes.add(opened().document, "linear", (300, 300))
    opened().session.evaluate()
    said(opened())  # what is said first depends on which panels there are
    qtbot.waitUntil(lambda: "≤ –" not in words_of(said(opened())), timeout=30_000)  # the stable rate is known
    english, french = one_language_only()
    first = words_of(said(opened()))
    assert not first & french
    assert len(first & english) > 100
    choose("Français")
    second = words_of(said(opened()))
    assert second & english == set()
    assert len(second & french) > 100
    choose("English")
    third = words_of(said(opened()))
    late = ("Undo", "Wires:", "5 nodes")  # said first when asked for, or when something has changed
    assert {text for text in third ^ first if not text.startswith(late)} == set()  # also what is filled in
    assert opened().document.undo_stack.undoText() == "Add linear2"
    notes = [each.text for each in opened().document.annotations.values()]
    assert all("the" in note for note in notes)


def test_a_window_that_is_replaced_leaves_python_before_another_is_made(opened, qtbot):
    choose("Français")  # the test itself holds the first
    before = weakref.ref(opened())
    choose("English")
    qtbot.waitUntil(lambda: before() is None)


def test_all_but_the_words_stays(opened):
    window = opened()
    document, session = window.document, window.session
    edits.nodes.add(document, "linear", (300, 300))
    session.run_now(5)
    window.canvas.editor.select(["mse"])
    window.canvas.navigation.zoom_in()
    window.resize(700, 640)
    window.panels.bring("why")
    QApplication.processEvents()
    area, loss = window.canvas.navigation.area, session.moment.loss
    choose("Français")
    assert not isValid(window)
    window = opened()
    assert (window.document, window.session) == (document, session)
    assert (window.width(), window.height()) == (700, 640)
    assert window.panels.is_in_front("why")
    assert window.canvas.editor.selected_nodes() == ["mse"]
    assert window.canvas.navigation.zoom == pytest.approx(window.canvas.transform().m11())
    assert window.canvas.navigation.area.center().x() == pytest.approx(area.center().x(), abs=2)
    assert (session.step, session.moment.loss) == (5, loss)
    assert document.undo_stack.undoText() == "Ajout de linear2"
    QTest.keySequence(window.canvas, "Ctrl+Z")
    assert "linear2" not in document.graph


def test_what_is_under_way_goes_on(opened, qtbot):
    session = opened().session
    session.play_steps()
    choose("Français")
    assert session.state == "playing"
    step = session.step
    qtbot.waitUntil(lambda: session.step > step)
    session.pause()
    opened().stepping.into()
    choose("English")
    assert session.moment.step_debugger is not None
    opened().stepping.into()
    opened().canvas.editor.select(["mse"])
    QApplication.processEvents()


def test_tangents_stay_tangents(opened):
    opened().session.evaluate()
    opened().session.seed = Seed(PortId("linear", "W"))
    choose("Français")
    opened().canvas.grab()
    blocks = opened().canvas.scene().item("linear").content.blocks
    assert {block.gradient_label for block in blocks} == {"tangente"}


def test_numbers_are_written_as_the_language_does(opened):
    shown = opened().transport.learning_rate.text()
    assert "." in shown
    choose("Français")
    assert opened().transport.learning_rate.text() == shown.replace(".", ",")
    choose("English")
    assert opened().transport.learning_rate.text() == shown


def test_the_start_page_is_said_anew(opened):
    opened().start.show()
    choose("Français")
    assert opened().start.page is not None
    assert not words_of(text for _, text in texts_of(opened().start.page)) & one_language_only()[0]


def test_every_window_speaks_it(opened):
    other = opened().new_window()
    other.complete()
    for window in windows():
        assert window.menuBar().actions()[0].text() == "&File"
    other.choose_language("fr")
    assert len(windows()) == 2
    assert [window.menuBar().actions()[0].text() for window in windows()] == ["&Fichier"] * 2


def test_a_file_stays_this_window_s_own(opened, tmp_path):
    path = tmp_path / "a.graph.json"
    opened().document.save(path)
    opened().session.run_now(3)
    opened().document.save(path)
    choose("Français")
    assert opened().banner.isHidden()  # nobody else has it
    assert opened().files.may_leave()  # what was learnt is in the file
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    opened().files.watch.look()
    assert opened().banner.isVisible()


def test_a_lesson_goes_on(opened):
    lesson = shipped_lessons()[0]
    opened().lessons.begin(lesson)
    opened().opened.teaching.go_on()
    step = opened().opened.teaching.step
    choose("Français")
    assert (opened().opened.teaching.lesson, opened().opened.teaching.step) == (lesson, step)
    shown = " ".join(text for _, text in texts_of(opened().panels["lesson"]))
    assert lesson.file.title["fr"] in shown
    assert lesson.file.title["en"] not in shown


def test_the_tour_goes_on_where_it_is(opened):
    opened().tour.begin()
    QTest.mouseClick(opened().tour.callout.on, Qt.MouseButton.LeftButton)
    choose("Français")
    assert opened().tour.stop == 2
    assert "Tirez" in " ".join(text for _, text in texts_of(opened().tour.callout))
    QTest.mouseClick(opened().tour.callout.on, Qt.MouseButton.LeftButton)
    assert opened().tour.stop == 3


def test_the_choice_is_remembered(opened):
    menu = opened().findChild(QMenu, "languages")
    assert [action.text() for action in menu.actions()] == ["As the &System", "English", "Français"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["English"]
    choose("Français")
    assert language.current() == "fr"
    menu = opened().findChild(QMenu, "languages")
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Français"]
