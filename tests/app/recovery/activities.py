"""What a hand does again and again until the program is killed: one step each time, and what it has done is said.

`["nodes", count, when]` says how many nodes the document has; `["typed", length, when]` how much stands in a
field; `["saved", count]` what the file must have at least; `["exported", name]` a file that must be whole.
"""

import json
import sys
import time
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.app.files.recording.camera import Camera, Subject
from graphgui.app.files.recording.record_run import RecordRun

ENGEL = assets.path("examples", "engel.graph.json")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def say(*words):
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def add_a_node(window):
    canvas = window.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "relu")
    QTest.keyClick(field, Qt.Key.Key_Return)


def the_window():
    from graphgui.app.window import Window

    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window))


def edit(hand, _memory, window):
    add_a_node(window)
    say("nodes", len(window.document.graph), time.time())


def train(hand, memory, window):
    """Training plays, and every fifth time there is a node more."""
    if window.session.state != "playing":
        QTest.keyClick(window, Qt.Key.Key_F5)
    memory["turns"] = memory.get("turns", 0) + 1
    if memory["turns"] % 5 == 0:
        edit(hand, memory, window)


def save(hand, memory, window):
    """A node more, and Ctrl+S."""
    edit(hand, memory, window)
    count = len(window.document.graph)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    if not window.document.is_modified:
        say("saved", count)


def type_a_note(hand, memory, window):
    if "field" not in memory:
        window.canvas.setFocus()
        QTest.keyClick(window.canvas, Qt.Key.Key_N)
    _type(memory, QApplication.focusWidget(), LETTERS)


def type_a_name(hand, memory, window):
    if "field" not in memory:
        window.canvas.editor.select(["linear"])
        window.canvas.setFocus()
        QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    _type(memory, QApplication.focusWidget(), LETTERS)


def type_a_rate(hand, memory, window):
    field = window.transport.learning_rate
    if "field" not in memory:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "0.")
    _type(memory, field, "123456789", begun=2)


def type_a_condition(hand, memory, window):
    if "field" not in memory:
        window.canvas.editor.select(["linear"])
        form = window.panels.bring("inspector").form
        memory["condition"] = form.breakpoint_field.condition
        memory["condition"].setFocus()
    _type(memory, memory["condition"], LETTERS)


def _type(memory, field, letters, begun=0):
    memory["field"] = field
    memory["count"] = memory.get("count", 0) + 1
    QTest.keyClicks(field, letters[memory["count"] % len(letters)])
    say("typed", memory["count"] + begun, time.time())


def export(hand, memory, window):
    """A file of every kind after the other, over that of before, and a node more after each round."""
    kinds = "svg", "png", "pdf", "md", "tex", "csv", "gif"
    memory["turn"] = turn = memory.get("turn", -1) + 1
    if window.session.run.steps < 20:
        for _ in range(20):
            QTest.keyClick(window, Qt.Key.Key_F10)
    kind = kinds[turn % len(kinds)]
    path = Path(f"export.{kind}").absolute()
    QtWidgets.QFileDialog.getSaveFileName = lambda *_: (str(path), "")
    QtWidgets.QMessageBox.question = lambda *_: QtWidgets.QMessageBox.StandardButton.Yes
    outputs = window.outputs
    if kind in ("svg", "png", "pdf"):
        outputs.save_picture()
    elif kind in ("md", "tex"):
        outputs.export_derivation()
    elif kind == "csv":
        outputs.export_history()  # in a thread
    else:
        subject = Subject(window, window.canvas, list, window.session, window.timeline)
        RecordRun(subject, str, str, window).record(path, Camera(subject, "canvas"), [1, 2, 3], 10)
    if kind != "csv":
        say("exported", path.name)
    if turn % len(kinds) == 0:
        edit(hand, memory, window)


def _on_engel(act):
    def do(hand, memory):
        window = the_window()
        if window.document.path is None and not len(window.document.graph):
            window.open_example(ENGEL)
            return
        if "field" in memory or hand.use(window):
            act(hand, memory, window)

    return do


def _on_what_is_open(act):
    def do(hand, memory):
        window = the_window()
        if hand.use(window):
            act(hand, memory, window)

    return do


ACTIVITIES = {
    "train": _on_engel(train),
    "note": _on_engel(type_a_note),
    "name": _on_engel(type_a_name),
    "rate": _on_engel(type_a_rate),
    "condition": _on_engel(type_a_condition),
    "export": _on_engel(export),
    "save": _on_what_is_open(save),
}
