"""Offers actions and nodes by their names, and lists every key."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from graphgui.app.actions.table import ActionTable
from graphgui.canvas.view import CanvasView


class Finders:
    """What a person asks for by name. What is shown is imported when it is first asked for."""

    def __init__(self, window: QWidget, canvas: CanvasView) -> None:
        self._window, self._canvas = window, canvas

    def find_action(self, table: ActionTable) -> None:
        """Offer every action by name."""
        from graphgui.app.actions.command_palette import CommandPalette, palette_entries

        question = QCoreApplication.translate("Window", "What would you like to do?")
        CommandPalette(self._window, question, palette_entries(table)).open()

    def find_node(self) -> None:
        """Offer every node by name, to go to it."""
        from graphgui.app.actions.command_palette import CommandPalette, PaletteEntry

        nodes = self._canvas.document.graph.nodes.values()
        entries = (PaletteEntry(node.name, node.op.name, "", partial(self._go_to, node.name)) for node in nodes)
        CommandPalette(self._window, QCoreApplication.translate("Window", "Which node?"), entries).open()

    def show_shortcuts(self, table: ActionTable) -> None:
        """List every key, what the mouse does, and what the words mean."""
        from graphgui.app.actions.shortcuts_page import ShortcutsPage

        ShortcutsPage(self._window, table).show()

    def _go_to(self, name: str) -> None:
        self._canvas.editor.go_to(name)
        self._canvas.setFocus()
