"""Whatever field has the keys, Esc undoes what was typed there, and a second Esc leads back to the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from graphgui import assets
from graphgui.app.keyboard.parts import stops_in
from graphgui.app.panels import PANELS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own
LEAST = 15  # fields that take what is typed


def text_in(widget: QWidget) -> str | None:
    """What stands in a field; None for what takes no letters."""
    if isinstance(widget, QComboBox):
        return widget.currentText() if widget.isEditable() else None
    if isinstance(widget, QLineEdit | QAbstractSpinBox):
        return None if widget.isReadOnly() else widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return None if widget.isReadOnly() else widget.toPlainText()
    return None


def check_field(window, press, field: QWidget) -> bool:
    """Type into it, and take it back; whether anything could be typed."""
    name, before, steps = field.accessibleName(), text_in(field), window.document.undo_stack.count()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "7")
    if text_in(field) == before:
        return False
    press("Esc")
    assert text_in(field) == before, name
    assert field.hasFocus(), name
    assert window.document.undo_stack.count() == steps, name
    press("Esc")
    assert window.canvas.hasFocus(), name
    return True


@pytest.mark.parametrize("node", ["X", "linear"])
def test_escape_undoes_typing_in_every_field_of_the_window(window, press, node):
    window.open_example(assets.path("examples", "five-points.graph.json"))
    window.session.run_now(3)
    window.canvas.editor.select([node])
    done = 0
    for name in ("toolbar", *(row.name for row in PANELS)):
        part = window.transport if name == "toolbar" else window.docks[name]
        if name != "toolbar":
            window.panels.bring(name)
        QApplication.processEvents()
        done += sum(check_field(window, press, stop) for stop in list(stops_in(part)) if text_in(stop) is not None)
    assert done >= LEAST
