"""What a box of choices is called for AT-SPI, which asks a label beside it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel


@pytest.fixture
def reader(qapp):
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_a_box_that_has_the_keys_has_a_label_with_its_name(window, reader, qtbot):
    box = QComboBox(window.banner)
    box.setAccessibleName("Gradient of")
    window.activateWindow()
    window.banner.say("So it is.")
    box.show()
    for name in ("Gradient of", "Dérivée de"):
        box.setAccessibleName(name)
        window.canvas.setFocus()
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        (label,) = (label for label in window.banner.findChildren(QLabel) if label.buddy() is box)
        assert label.text() == name
        assert not label.isVisible()
    beside = QAccessible.queryAccessibleInterface(box).relations()
    assert any(part.object() is label for part, _ in beside)
