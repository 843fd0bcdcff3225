"""What stands above the canvas, and how plots are looked at, are the same in another language."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from graphgui.document import edits
from graphgui.words import Problem
from tests.app.languages.test_switching import choose, opened

__all__ = ["opened"]


def test_a_mistake_that_is_told_is_told_in_the_other_language(opened):
    with pytest.raises(Problem) as raised:
        opened().document.graph["nowhere"]
    opened().session.problem.emit(raised.value)
    choose("Français")
    assert opened().banner.text == "Aucun nœud ne s’appelle «\u202fnowhere\u202f»."
    choose("English")
    assert opened().banner.text == "There is no node called “nowhere”."


def test_what_is_wrong_with_training_keeps_its_remedies_and_marks(opened):
    edits.training.change(opened().document, learning_rate=1e3)
    opened().session.run_now(200)
    before, marked = opened().banner.text, set(opened().session.marks)
    assert marked and len(opened().banner.buttons) > 0
    choose("Français")
    banner = opened().banner
    assert banner.text not in ("", before) and "taux" in banner.text
    assert set(opened().session.marks) == marked
    rate = opened().document.training.learning_rate
    QTest.mouseClick(banner.buttons[0], Qt.MouseButton.LeftButton)
    assert opened().document.training.learning_rate < rate
    assert opened().banner.isHidden() and not opened().session.marks
    opened().document.undo_stack.setClean()


def test_a_breakpoint_is_set_as_before(opened):
    choose("Français")
    opened().canvas.editor.select(["linear"])
    QTest.keyClick(opened().canvas, Qt.Key.Key_F6)
    assert opened().session.breakpoints.condition("linear") is not None


def test_a_file_that_was_changed_outside_is_told_of_with_its_choices(opened, tmp_path):
    path = tmp_path / "a.graph.json"
    opened().document.save(path)
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    opened().files.watch.look()
    names = [button.text() for button in opened().banner.buttons]
    choose("Français")
    assert opened().banner.isVisible()
    assert len(opened().banner.buttons) == len(names) == 3
    assert not set(names) & {button.text() for button in opened().banner.buttons}


def test_a_sentence_that_nobody_can_say_again_stays_as_it_was_said(opened):
    opened().banner.say("So it is.", tone="caution")
    choose("Français")
    assert opened().banner.text == "So it is."


def test_what_was_closed_does_not_come_back(opened):
    opened().banner.say("So it is.")
    QTest.mouseClick(opened().banner.first_button, Qt.MouseButton.LeftButton)
    assert opened().banner.isHidden()
    choose("Français")
    assert opened().banner.isHidden()


def wheel_over(view) -> None:
    at = QPointF(view.viewport().rect().center())
    turned = QPoint(0, 240)
    none, begun = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, none, begun, False
    )
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("name", ["loss", "fit", "gradients"])
def test_a_plot_that_was_zoomed_stays_so(opened, name):
    opened().session.run_now(20)
    plot = opened().panels[name]
    QTest.qWait(50)
    whole = plot.box.viewRange()
    wheel_over(plot.view)
    zoomed = plot.box.viewRange()
    assert zoomed != whole
    choose("Français")
    assert opened().panels.bring(name) is not plot  # the tests' screen is too small for all of them
    QTest.qWait(100)
    assert opened().panels[name].box.viewRange() == [pytest.approx(each) for each in zoomed]
    opened().session.run_now(5)
    QTest.qWait(100)
    assert opened().panels[name].box.viewRange() == [pytest.approx(each) for each in zoomed]
    QTest.mouseDClick(opened().panels[name].view.viewport(), Qt.MouseButton.LeftButton)
    QTest.qWait(100)
    assert opened().panels[name].box.viewRange() != [pytest.approx(each) for each in zoomed]


def test_the_switches_of_a_plot_stay_and_a_plot_that_shows_everything_does_so(opened):
    opened().session.run_now(20)
    plot = opened().panels["loss"]
    button = next(each for each in plot.findChildren(QToolButton) if each.text() == "Log x")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert plot.log_steps_action.isChecked()
    choose("Français")
    plot = opened().panels["loss"]
    assert plot.log_steps_action.isChecked()
    QTest.qWait(50)
    before = plot.box.viewRange()
    opened().session.run_now(100)
    QTest.qWait(100)
    assert plot.box.viewRange() != before
