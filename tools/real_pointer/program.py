"""graphgui in its real window, as it starts without a file; tells a hand where its things are on the screen.

Each line on standard input is answered by a line of JSON. It only looks: all that happens, pointer and keys do.
"""

import json
import sys

from PySide6.QtCore import QPoint, QPointF, QSocketNotifier, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from graphgui.app.application import application
from graphgui.app.main import run
from graphgui.app.rails.rail_button import RailButton
from graphgui.app.window import Window
from graphgui.engine import PortId


def on_screen(widget: QWidget, at: QPoint) -> tuple[int, int]:
    return widget.mapToGlobal(at).toTuple()


def places(window: Window) -> dict[str, tuple[int, int]]:
    """Where to press for an operation, a node, a port, an action or a property."""
    found = {}
    rows = window.panels["palette"].list
    for item in (rows.item(row) for row in range(rows.count())):
        at = rows.visualItemRect(item).center()
        if rows.isVisible() and item.data(Qt.ItemDataRole.UserRole) and rows.viewport().rect().contains(at):
            found[f"operation {item.text()}"] = on_screen(rows.viewport(), at)
    canvas, scene = window.canvas, window.canvas.scene()
    for name, node in window.document.graph.nodes.items():
        rect = scene.item(name).rect
        spots = {f"node {name}": rect.topLeft() + QPointF(rect.width() / 2, 12)}
        ports = [*(port.name for port in node.op.inputs), node.op.output]
        spots |= {f"port {name}.{port}": scene.port_place(PortId(name, port)) for port in ports}
        found |= {spot: on_screen(canvas.viewport(), canvas.mapFromScene(at)) for spot, at in spots.items()}
    for name in window.action_table.qt_actions:
        button = window.transport.findChild(QToolButton, f"{name}_button")
        if button and button.isVisible():
            found[f"action {name}"] = on_screen(button, button.rect().center())
    for button in window.findChildren(RailButton):
        if button.isVisible():
            found[button.objectName().replace("_", " ")] = on_screen(button, button.rect().center())
    for field in window.panels["inspector"].findChildren(QPlainTextEdit):
        if field.isVisible():
            found[f"property {field.accessibleName()}"] = on_screen(field, field.rect().center())
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            found[f"button {button.text().replace('&', '')}"] = on_screen(button, button.rect().center())
    for number in window.findChildren(QAbstractSpinBox):
        if number.isVisible():
            found[f"number {number.accessibleName()}"] = on_screen(number, number.rect().center())
    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
        for action in menu.actions() if menu.isVisible() else ():
            at = menu.actionGeometry(action).center()
            found[f"menu {action.text().replace('&', '')}"] = on_screen(menu, at)
    return found


def look(window: Window) -> dict[str, object]:
    """All that a test may ask about."""
    canvas, document, session = window.canvas.viewport(), window.document, window.session
    dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
    is_line, is_text = isinstance(focus, QLineEdit | QAbstractSpinBox), isinstance(focus, QPlainTextEdit)
    return {
        "active": window.isActiveWindow(),
        "window": (*on_screen(window, QPoint()), *window.size().toTuple()),
        "canvas": (*on_screen(canvas, QPoint()), *canvas.size().toTuple()),
        "places": places(window),
        "nodes": sorted(document.graph.nodes),
        "wires": sorted(map(str, document.graph.wires)),
        "selected": window.canvas.editor.selected_nodes(),
        "shapes": {name: array.shape for name, array in document.feeds.items()},
        "title": window.windowTitle(),
        "modified": window.isWindowModified(),
        "said": window.banner.text,
        "dialog": dialog and dialog.windowTitle(),
        "text": focus.text() if is_line else focus.toPlainText() if is_text else None,
        "state": session.state,
        "step": session.step,
        "loss": session.moment.loss,
    }


def main() -> int:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = application()

    def answer() -> None:
        if not sys.stdin.readline():
            return app.quit()
        window = next(each for each in app.topLevelWidgets() if isinstance(each, Window))
        return print(json.dumps(look(window)), flush=True)  # noqa: T201

    questions = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    questions.activated.connect(answer)
    return run()


if __name__ == "__main__":
    sys.exit(main())
