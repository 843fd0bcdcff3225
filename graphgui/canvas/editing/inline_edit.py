"""What is written where it is shown: a node's name, a frame's title, a note's text."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsView, QWidget

from graphgui.canvas.editing.note_field import NoteField
from graphgui.canvas.editing.rename_field import RenameField
from graphgui.canvas.scene.scene import Scene
from graphgui.document import edits
from graphgui.look.colours import Theme
from graphgui.storage.annotations import Frame, Note

_SMALLEST = 11  # pixels that type keeps, however small the note is


class InlineEdit:
    """Opens the field that fits.

    Args:
        refuse: shows a sentence at a point of the view; an empty one shows none.
        tell: says a sentence once the field is closed.

    Attributes:
        note_typed: a signal: `unfinished_note` may be another.
    """

    def __init__(
        self,
        view: QGraphicsView,
        scene: Scene,
        refuse: Callable[[str, QPoint], None],
        tell: Callable[[str], None],
    ) -> None:
        self._view, self._scene = view, scene
        self._naming = RenameField(view, scene, refuse, tell)
        self._writing = NoteField(view)
        self._name = ""
        self.note_typed = self._writing.typed

    def write(self, name: str) -> None:
        """Let the person write a node, frame or note anew."""
        document, place, self._name = self._scene.document, self._scene.rect(name), name
        match document.annotations.get(name):
            case Note(text=text):
                area = self._view.mapFromScene(place).boundingRect().translated(self._view.viewport().pos())
                font = QFont(self._scene.look.fonts["text"])
                font.setPixelSize(max(_SMALLEST, round(font.pixelSize() * self._view.transform().m11())))
                self._writing.ask(area, font, text, lambda text: self._change_note(name, text))
            case Frame(title=title):
                self._naming.ask(place, title, lambda title: edits.annotations.change(document, name, title=title))
            case _:
                self._naming.ask(place, name, self._renaming(name))

    def leave(self) -> None:
        """Keep what was written, and close."""
        self._naming.leave()
        self._writing.leave()

    def commit(self) -> bool:
        """Keep what was written, and stay open; whether it could be kept."""
        self._writing.commit()
        return self._naming.commit()

    def unfinished_note(self) -> dict[str, str]:
        """What is being written of a note and is not in the document yet, by the note's name."""
        text = self._writing.unfinished()
        return {} if text is None else {self._name: text}

    def discard(self) -> None:
        """Close, and keep nothing of it: what it was for is gone."""
        self._naming.discard()
        self._writing.discard()

    def holds(self, widget: QWidget) -> bool:
        """Whether a widget is one of these fields."""
        return widget in (self._naming, self._writing)

    def is_note(self, widget: QWidget) -> bool:
        """Whether a widget is the field of a note."""
        return widget is self._writing

    @property
    def subject(self) -> str:
        """The name of what is being written; else that of what alone is selected, "" where there is none."""
        if not (self._naming.isHidden() and self._writing.isHidden()):
            return self._name
        names = self._scene.selection.names
        return next(iter(names)) if len(names) == 1 else ""

    def _change_note(self, name: str, text: str) -> None:
        """Give a note another text, unless it has been undone while it was written."""
        if name in self._scene.document.annotations:
            edits.annotations.change(self._scene.document, name, text=text)

    def _renaming(self, name: str) -> Callable[[str], None]:
        """Renames the node, also where it has another name since the field was opened."""

        def rename(typed: str) -> None:
            nonlocal name
            edits.nodes.rename(self._scene.document, name, typed)
            name = typed

        return rename

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._naming.set_theme(theme)
        self._writing.set_theme(theme)
