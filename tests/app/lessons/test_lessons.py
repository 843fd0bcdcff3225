"""Lessons in the window: begun, looked back in, left, gone on with; and the student's own graph is not lost."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from graphgui.app.panels import PANELS
from graphgui.document import edits
from graphgui.document.lessons import all_lessons, progress
from graphgui.lessons.tasks import PanelName

LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def press(widget, begins):
    QTest.qWait(0)
    button = next(each for each in widget.findChildren(QPushButton) if each.text().startswith(begins))
    QTest.mouseClick(button, LEFT)


def test_the_panels_that_a_lesson_may_name_are_there():
    assert set(PanelName.__args__) <= {row.name for row in PANELS}


def test_it_opens_its_graph_as_a_copy_and_shows_the_first_step_beside_it(window, chain):
    assert set(window.document.graph.nodes) == {"x", "one", "h1", "h2", "C"}
    assert window.document.path is None
    assert window.docks["lesson"].isVisible()
    assert "A number and two ways" in texts(window.panels["lesson"])


def test_a_wrong_answer_is_replied_to_and_a_right_one_leads_on(window, chain, student):
    student.do(chain.file.steps[0].task)
    student.wait(lambda: student.teaching.step == 1)
    assert student.panel.praise.label.text().startswith("✓ C = h1 · h2 = 9 · 4 = 36:")
    student.type("5")
    student.wait(lambda: student.panel.reply.label.text() == "Not this number: look again.")
    student.type("4")
    student.wait(lambda: student.teaching.step == 2)
    assert "The first link" in texts(student.panel)


def test_the_button_answers_as_enter_does_and_nothing_typed_answers_nothing(window, chain, student):
    window.lessons.begin(chain, 1)
    QTest.mouseClick(student.panel.answer_field.button, LEFT)
    QTest.keyClicks(student.panel.answer_field.line, "4")
    QTest.mouseClick(student.panel.answer_field.button, LEFT)
    student.wait(lambda: student.teaching.step == 2)


def test_a_dot_leads_back_to_a_step_that_is_done_and_none_leads_ahead(window, chain, student):
    window.lessons.begin(chain, 2)
    dots = student.panel.dots
    QTest.mouseClick(dots, LEFT, pos=dots.place_of(4).toPoint())
    assert "The first link" in texts(student.panel)
    QTest.mouseClick(dots, LEFT, pos=dots.place_of(0).toPoint())
    assert "A number and two ways" in texts(student.panel)
    QTest.keyClick(student.panel.dots, Qt.Key.Key_Right)
    assert "The last link" in texts(student.panel)
    press(student.panel, "Back to where you were")
    assert "The first link" in texts(student.panel)


def test_hints_come_one_by_one(window, chain, student):
    window.lessons.begin(chain, 1)
    hints = [hint["en"] for hint in chain.file.steps[1].hints]
    assert not set(hints) & set(texts(student.panel))
    press(student.panel, "Hint 1 of 2")
    assert hints[0] in texts(student.panel) and hints[1] not in texts(student.panel)
    press(student.panel, "Hint 2 of 2")
    assert hints[1] in texts(student.panel)


def test_what_is_so_already_is_read_before_it_is_left(window, chain, student, qtbot):
    window.canvas.editor.select(["C"])
    student.teaching.begin(chain)
    student.wait(lambda: student.teaching.is_done_before)
    assert student.teaching.step == 0
    assert student.panel.reply.label.text() == "This is so already."
    press(student.panel, "Go on")
    assert student.teaching.step == 1


def test_a_lesson_that_is_done_leads_to_the_next_one(window, chain, student):
    following = all_lessons.all_lessons()[1]
    student.teaching.begin(chain, len(chain.file.steps))
    assert "The lesson is done." in texts(student.panel)
    press(student.panel, following.file.title["en"])
    assert student.teaching.lesson.name == following.name


def test_all_lessons_are_listed_with_how_far_they_are(window, chain, student):
    progress.keep_steps_done(chain, 3)
    press(student.panel, "All lessons")
    assert f"3/{len(chain.file.steps)}" in texts(student.panel)
    press(student.panel, "A function in a graph")
    assert student.teaching.step == 3


def test_progress_is_never_lost_by_beginning_again(window, chain):
    progress.keep_steps_done(chain, 3)
    progress.keep_steps_done(chain, 1)
    assert progress.steps_done(chain) == 3


def test_the_student_s_own_graph_is_asked_about_and_kept(window, chain, monkeypatch):
    window.document.new()
    edits.nodes.add(window.document, "relu", (0, 0))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    window.lessons.begin(chain)
    assert list(window.document.graph.nodes) == ["relu"]
    assert window.lessons.teaching.lesson is None


def test_another_graph_ends_the_lesson(window, chain):
    window.document.new()
    assert window.lessons.teaching.lesson is None


def test_another_panel_leaves_the_lesson_open_on_a_small_window(window, chain):
    window.resize(1280, 800)
    QTest.qWait(0)
    window.panels.bring("why")
    assert window.docks["lesson"].isVisible()


def test_the_start_page_begins_lessons_and_tells_how_far_they_are(window, chain):
    window.document.new()
    progress.keep_steps_done(chain, 2)
    window.start.show()
    card = next(each for each in window.start.page.cards if each.text() == "A function in a graph: the chain rule")
    assert card.accessibleDescription() == f"2 of {len(chain.file.steps)} steps done"
    QTest.mouseClick(card, LEFT)
    assert window.lessons.teaching.step == 2
    assert window.start.page is None


def test_the_help_menu_lists_them_and_checks_those_that_are_done(window, chain):
    progress.keep_steps_done(chain, len(chain.file.steps))
    lines = {each.id: each for each in window.action_table.actions() if each.id.startswith("lesson_")}
    assert list(lines) == [f"lesson_{lesson.name}" for lesson in all_lessons.all_lessons()]
    assert [name for name, line in lines.items() if line.checked()] == ["lesson_chain-rule"]
    lines["lesson_fan-out"].do()
    assert window.lessons.teaching.lesson.name == "fan-out"


def test_one_s_own_lessons_are_listed_last_and_a_broken_one_is_told(window, chain, student):
    folder = all_lessons.own_folder() / "mine"
    folder.mkdir(parents=True)
    own = json.loads((chain.folder / "lesson.json").read_text(encoding="utf-8"))
    (folder / "lesson.json").write_text(json.dumps(own | {"title": {"en": "Mine"}, "graph": "gone.graph.json"}))
    (folder / "en.md").write_text("## One\n\n> Do it.\n")
    assert all_lessons.all_lessons()[-1].name == "mine"
    press(student.panel, "All lessons")
    press(student.panel, "Mine")
    assert "There is no file" in window.banner.text
    assert student.teaching.lesson is None
