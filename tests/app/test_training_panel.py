"""The panel of training settings: out of sight until asked for, in front when it comes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from graphgui.document import edits


def test_the_button_brings_the_settings_to_the_front_and_puts_them_away(engel):
    engel.resize(1900, 1100)  # which has room for the inspector beside the canvas
    button = engel.findChild(QToolButton, "panel_training_button")
    assert not engel.panels["training"].isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert engel.panels["training"].isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not engel.panels["training"].isVisible()
    assert engel.panels["inspector"].isVisible()


def test_settings_are_changed_while_it_trains_and_training_goes_on(engel, qtbot):
    QTest.mouseClick(engel.findChild(QToolButton, "panel_training_button"), Qt.MouseButton.LeftButton)
    edits.training.change(engel.document, steps=1_000_000)
    QTest.keyClick(engel, Qt.Key.Key_F5)
    session, form = engel.session, engel.panels["training"]
    qtbot.waitUntil(lambda: session.step > 3, timeout=20_000)
    QTest.keyClick(form.slider, Qt.Key.Key_Left)
    QTest.keyClick(form.fields["optimiser"].editor.box, Qt.Key.Key_Down)
    assert session.state == "playing"
    before = session.step
    qtbot.waitUntil(lambda: session.step > before + 3, timeout=20_000)
    QTest.keyClick(engel, Qt.Key.Key_F5)
    (entry,) = engel.runs.entries()
    assert entry.training.optimiser == "momentum"
    assert entry.training.learning_rate == engel.document.training.learning_rate < 0.2
