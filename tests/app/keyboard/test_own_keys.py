"""Keys of one's own: given on a page, conflicts said before they are taken, shown everywhere, kept, taken back."""

import json
import re

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from graphgui import assets
from graphgui.actions.own_keys import OwnKeys, keys_of
from graphgui.app.actions.command_palette import palette_entries
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.app.preferences.preferences import Preferences
from graphgui.app.window import Window
from graphgui.canvas.items.descriptions import canvas_words, group_words
from graphgui.lessons.shipped import shipped_lessons


def action(window, name):
    return next(each for each in window.action_table.actions() if each.id == name)


def keys(window, name):
    return keys_of(action(window, name))


@pytest.fixture
def page(engel, press):
    press("Ctrl+,")
    return engel.findChild(Preferences).keys_page


def type_key(page, name, key, number=0):
    """Choose an action, go to a field, and press the key there."""
    page.choose(name)
    field = page.fields[number]
    field.setFocus()
    stroke = QKeySequence(key)[0]
    QTest.keyClick(field, stroke.key(), stroke.keyboardModifiers())
    QApplication.processEvents()


def close(engel):
    engel.findChild(Preferences).reject()
    QApplication.processEvents()
    engel.activateWindow()
    assert QTest.qWaitForWindowActive(engel)
    engel.canvas.setFocus()


def test_a_key_that_is_given_works_at_once_and_the_one_before_no_more(engel, page, press):
    type_key(page, "step", "Ctrl+J")
    assert keys(engel, "step") == ("Ctrl+J",)
    close(engel)
    press("F10")
    assert engel.session.step == 0
    press("Ctrl+J")
    assert engel.session.step == 1


def test_a_key_of_the_canvas_is_given_and_works_while_it_has_the_keys_alone(engel, page, press):
    type_key(page, "select_all", "A")
    close(engel)
    engel.transport.steps.setFocus()
    press("A")
    assert not engel.canvas.editor.selected_nodes()
    engel.canvas.setFocus()
    press("A")
    assert len(engel.canvas.editor.selected_nodes()) >= 4


def test_a_second_key_stands_beside_the_first(engel, page, press):
    type_key(page, "step", "Ctrl+J", number=1)
    assert keys(engel, "step") == ("F10", "Ctrl+J")
    close(engel)
    press("F10", "Ctrl+J")
    assert engel.session.step == 2


def test_a_key_that_another_has_is_said_and_taken_only_when_that_is_agreed_to(engel, page):
    type_key(page, "step", "Ctrl+D")
    assert "Ctrl+D" in page.line.text() and "Duplicate" in page.line.text()
    assert keys(engel, "step") == ("F10",) and keys(engel, "duplicate") == ("Ctrl+D",)
    page.take.click()
    assert keys(engel, "step") == ("Ctrl+D",) and keys(engel, "duplicate") == ()
    assert not page.take.isVisible() and page.line.text() == ""


def test_another_action_chosen_leaves_a_conflict_as_it_was(engel, page):
    type_key(page, "step", "Ctrl+D")
    page.choose("play")
    assert page.line.text() == "" and not page.take.isVisible()
    assert keys(engel, "step") == ("F10",)


def test_a_plain_letter_is_refused_for_what_works_in_the_whole_window(engel, page):
    type_key(page, "step", "J")
    assert "J alone is for typing" in page.line.text()
    assert keys(engel, "step") == ("F10",)


def test_menus_tips_palette_and_help_show_the_key_of_ones_own(engel, page, press):
    type_key(page, "step", "Ctrl+J")
    made = engel.action_table.qt_actions["step"]
    assert made.shortcut() == QKeySequence("Ctrl+J") and "(Ctrl+J)" in made.toolTip()
    assert next(each for each in palette_entries(engel.action_table) if each.name == "Step").beside == "Ctrl+J"
    close(engel)
    press("F1")
    assert "Ctrl+J" in engel.findChild(ShortcutsPage).found()["Keys"]


def test_it_holds_in_every_window_and_after_the_next_start(engel, page, qapp):
    other = engel.new_window()
    other.complete()
    type_key(page, "step", "Ctrl+J")
    assert other.action_table.qt_actions["step"].shortcut() == QKeySequence("Ctrl+J")
    other.close()
    assert QSettings().value("own_keys") == '{"step": ["Ctrl+J"]}'  # the difference alone
    later = Window()
    later.complete()
    assert later.action_table.qt_actions["step"].shortcut() == QKeySequence("Ctrl+J")
    later.close()


def test_one_and_all_go_back_to_the_keys_they_had(engel, page):
    for name, key in (("step", "Ctrl+J"), ("evaluate", "Ctrl+H")):
        type_key(page, name, key)
    page.choose("step")
    page.reset_one.click()
    assert keys(engel, "step") == ("F10",) and keys(engel, "evaluate") == ("Ctrl+H",)
    page.reset_all.click()
    assert keys(engel, "evaluate") == ("F9",)
    assert QSettings().value("own_keys") is None


def test_a_key_that_is_gone_to_another_is_asked_about_when_one_is_reset(engel, page):
    type_key(page, "step", "Ctrl+J")
    type_key(page, "evaluate", "F10")
    page.choose("step")
    page.reset_one.click()
    assert "Evaluate" in page.line.text() and keys(engel, "step") == ("Ctrl+J",)
    page.take.click()
    assert "F10" in keys(engel, "step") and keys(engel, "evaluate") == ()


def test_an_action_can_do_without_a_key(engel, page, press):
    page.choose("step")
    page.no_key.click()
    assert keys(engel, "step") == () and not page.no_key.isEnabled()
    close(engel)
    press("F10")
    assert engel.session.step == 0


def test_ctrl_alone_leaves_the_key_as_it_was(engel, page, qtbot):
    page.choose("step")
    page.fields[0].setFocus()
    with qtbot.waitSignal(page.fields[0].editingFinished, timeout=4000):
        QTest.keyClick(page.fields[0], Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert keys(engel, "step") == ("F10",)
    assert page.fields[0].keySequence() == QKeySequence("F10")


def test_space_given_to_another_action_does_that(engel, page, press):
    type_key(page, "fit", "Space")
    page.take.click()
    close(engel)
    for _ in range(5):
        engel.canvas.navigation.zoom_in()
    zoom = engel.canvas.navigation.zoom
    press("Space")
    assert engel.canvas.navigation.zoom < zoom


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"step": 3, "play": ["", 4]}', '{"gone": ["F2"]}'])
def test_settings_that_someone_else_has_written_do_no_harm(engel, text):
    QSettings().setValue("own_keys", text)
    assert keys(engel, "step") == ("F10",)
    assert OwnKeys.of_the_program().of(action(engel, "rename")) == ("F2",)


def test_the_search_finds_actions_by_name_and_by_key(engel, page):
    page.search.setText("ctrl+d")
    shown = [row.text(0) for row in page.rows() if not row.isHidden()]
    assert "Duplicate" in shown and "Step" not in shown


def give(window, name, *given):
    OwnKeys.of_the_program().give({action(window, name): given})
    QApplication.processEvents()


def said_by(part):
    return " ".join(label.text() for label in part.findChildren(QLabel))


def test_sentences_name_the_person_s_keys(window):
    give(window, "add", "Ctrl+B")
    assert "Press Ctrl+B, or drag" in said_by(window.canvas)
    give(window, "add")
    assert "Press “Add a Node”, or drag" in said_by(window.canvas)
    OwnKeys.of_the_program().reset()
    assert "Press Space, or drag" in said_by(window.canvas)


def test_what_the_canvas_tells_a_screen_reader_names_the_person_s_keys(engel):
    give(engel, "next_node", "Ctrl+J")
    give(engel, "open_group", "Ctrl+H")
    assert "Ctrl+J goes from node to node." in canvas_words(engel.document)
    engel.canvas.editor.select(["linear", "mse"])
    engel.action_table.qt_actions["group"].trigger()
    name = next(iter(engel.document.graph.groups))
    assert "Ctrl+H opens it." in group_words(engel.document, engel.session, name)
    OwnKeys.of_the_program().reset()
    assert "Tab goes from node to node." in canvas_words(engel.document)
    assert "Enter opens it." in group_words(engel.document, engel.session, name)


def test_notes_of_examples_name_actions_and_no_keys(window):
    keys = {each for action in window.action_table.actions() for each in action.keys if len(each) > 1}
    for path in assets.path("examples").glob("*.graph.json"):
        notes = json.loads(path.read_text(encoding="utf-8"))["notes"]
        assert not keys & set(re.findall(r"[\w+]+", " ".join(note["text"] for note in notes))), path.name


def test_the_ways_out_name_no_key_that_may_be_another_action_s(window):
    window.tour.begin()
    said = window.tour.callout.leave.text(), window.findChild(QToolButton, "leave_presentation").toolTip()
    assert said == ("Leave", "Leave the presentation")


def test_the_tour_names_the_person_s_keys_and_swaps_two_at_once(window):
    give(window, "step_into", "Shift+F7")
    give(window, "step_back", "F7")
    window.tour.begin()
    for _ in range(4):
        window.tour.callout.on.click()
    assert "Press Shift+F7 to do one operation" in window.tour.callout.text.text()
    assert "parameters move. F7 goes back. F1 has" in window.tour.callout.text.text()
    OwnKeys.of_the_program().reset()
    assert "Press F7 to do one operation" in window.tour.callout.text.text()


def test_a_lesson_names_the_person_s_keys(window):
    lesson = next(each for each in shipped_lessons() if each.name == "fan-out")
    give(window, "step_into", "Ctrl+J")
    sections = lesson.text("en")
    number = next(at for at, each in enumerate(sections) if any("F7" in block.content for block in each.blocks))
    window.lessons.begin(lesson, number)
    assert "Ctrl+J" in said_by(window.panels["lesson"])
    assert "F7" not in said_by(window.panels["lesson"])
    OwnKeys.of_the_program().reset()
    assert "F7" in said_by(window.panels["lesson"])
