"""What a person does with a run, and with what is said of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from graphgui.document import edits

LEFT = Qt.MouseButton.LeftButton


def put(window, graph):
    """Wire a graph on the window's canvas, from left to right."""
    document = window.document
    document.new()
    for column, name in enumerate(graph.order()):
        node = graph[name]
        edits.nodes.add(document, node.op.name, (260.0 * column, 0.0), name=name, **dict(node.attributes))
    for wire in graph.wires:
        edits.wires.connect(document, wire)
    window.canvas.navigation.fit()


def play(window, **training):
    """Press Play."""
    if training:
        edits.training.change(window.document, **training)
    QTest.keyClick(window, Qt.Key.Key_F5)


def press(window, text):
    """Click the remedy whose button begins so."""
    (button,) = [button for button in window.banner.buttons if button.text().startswith(text)]
    QTest.mouseClick(button, LEFT)


def wait_for(window, qtbot, words):
    """Until the banner says it."""
    qtbot.waitUntil(lambda: words in window.banner.text, timeout=20_000)


def close(window):
    (button,) = [b for b in window.banner.findChildren(QPushButton) if b.text() == "Close"]
    QTest.mouseClick(button, LEFT)
