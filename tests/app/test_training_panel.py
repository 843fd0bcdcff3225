"""The panel of training settings: out of sight until asked for, in front when it comes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton


def test_the_button_brings_the_settings_to_the_front_and_puts_them_away(engel):
    button = engel.findChild(QToolButton, "training_button")
    assert not engel.training_form.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert engel.training_form.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not engel.training_form.isVisible()
    assert engel.inspector.isVisible()
