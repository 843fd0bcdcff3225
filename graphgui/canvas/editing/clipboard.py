"""Cut, copy and paste by way of the system's clipboard, as text that any editor takes."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QGuiApplication

from graphgui.canvas.editing.selection_verbs import SelectionVerbs
from graphgui.canvas.items.node_layout import GRID, snap
from graphgui.canvas.scene.scene import Scene
from graphgui.document import edits
from graphgui.storage import part
from graphgui.storage.part import GraphPart


class ClipboardVerbs:
    """What is copied in one window is pasted in another, or into a text editor and back."""

    _copied = ""  # what some window has put onto the clipboard last

    def __init__(self, view: QtWidgets.QWidget, scene: Scene, editing: SelectionVerbs) -> None:
        self._view, self._scene, self._editing = view, scene, editing
        self._document = scene.document

    def copy(self) -> None:
        """Put what is selected onto the clipboard."""
        if names := self._editing.names:
            self._put(edits.clipboard.copy(self._document, names))

    def cut(self) -> None:
        """Put what is selected onto the clipboard, and delete them."""
        if names := self._editing.names:
            self._put(edits.clipboard.cut(self._document, names))

    def paste(self, at: QPointF | None, keep_incoming: bool = False) -> None:
        """Add what the clipboard holds, its upper left corner at a place or where it was; select it.

        What another program has put there may name any file of the person's: that is asked about first.
        """
        text = QGuiApplication.clipboard().text()
        if text == ClipboardVerbs._copied or self._may_be_read(part.outside(text, self._folder())):
            self.add_text(text, at, keep_incoming)

    def add_text(self, text: str, at: QPointF | None, keep_incoming: bool = False) -> None:
        """Add what was copied as text, its upper left corner at a place or where it was; select it."""
        corner = None if at is None else self._free(snap(at))

        def add() -> list[str]:
            found = self._read(text)
            if found is None:
                return self._editing.names
            return edits.clipboard.paste(self._document, found, corner, keep_incoming, self._scene.open_group.name)

        self._add(add)

    def duplicate(self) -> None:
        """Put a copy of what is selected beside it; select it."""
        if names := self._editing.names:
            self._add(lambda: edits.clipboard.duplicate(self._document, names))

    def _read(self, text: str) -> GraphPart | None:
        """What the text is, None where the person would not wait for it."""
        from graphgui.dialogs.progress_dialog import LONG_TEXT, wait_for  # late: nothing is pasted at first

        if len(text) <= LONG_TEXT:
            return edits.clipboard.read(text)
        window = self._view.window()
        reading = QCoreApplication.translate("canvas", "Reading what is pasted…")
        cancel = QCoreApplication.translate("canvas", "Cancel")
        found: GraphPart | None = wait_for(partial(edits.clipboard.read, text), reading, cancel, window)
        return found

    def _put(self, text: str) -> None:
        ClipboardVerbs._copied = text
        QGuiApplication.clipboard().setText(text)

    def _folder(self) -> Path:
        path = self._document.path
        return path.parent if path else Path(os.devnull)  # all is outside of what is saved nowhere

    def _may_be_read(self, paths: list[Path]) -> bool:
        """Whether the person lets these data be read, unless the document reads them already."""
        read = {table.path.absolute() for table in self._document.project.tables.values() if table.path}
        new = [path for path in paths if path not in read]
        if not new:
            return True
        from graphgui.dialogs.outside_data import ask_to_read  # late: hardly anybody is asked

        buttons = QtWidgets.QMessageBox.StandardButton
        question = QCoreApplication.translate(
            "OutsideData", "What is pasted reads these data:\n\n{files}\n\nRead them?"
        )
        answer = ask_to_read(self._view, question, new, buttons.Yes | buttons.Cancel)
        return answer == buttons.Yes

    def _add(self, verb: Callable[[], list[str]]) -> None:
        def add() -> None:
            names = verb()
            self._scene.selection.set(names)

        self._editing.attempt(add)

    def _free(self, corner: QPointF) -> tuple[float, float]:
        """The corner, or aside from it where a node stands there already: pasting twice hides nothing."""
        graph = self._document.graph
        taken = {graph.position(name) for name in self._scene.items_by_name}
        x, y = corner.x(), corner.y()
        while (x, y) in taken:
            x, y = x + 2 * GRID, y + 2 * GRID
        return x, y
