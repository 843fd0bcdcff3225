"""Renaming in place: a field over a node's header, or over a frame's title."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from graphgui.canvas.items.node_layout import HEADER
from graphgui.canvas.scene.scene import Scene
from graphgui.document.translated import problem_text
from graphgui.look.colours import Theme
from graphgui.words import Problem

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST = 120  # pixels wide, however small the node is


class RenameField(QLineEdit):
    """Enter or a click elsewhere gives the name; Esc leaves it as it was.

    Args:
        refuse: shows a sentence at a point of the view; an empty one shows none.
        tell: says a sentence once the field is closed.
    """

    def __init__(
        self,
        view: QGraphicsView,
        scene: Scene,
        refuse: Callable[[str, QPoint], None],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(view)
        self._view, self._scene, self._refuse, self._tell = view, scene, refuse, tell
        self._give_to: Callable[[str], object] = len
        self.setObjectName("naming")
        self.setAccessibleName(self.tr("Name"))
        self.textEdited.connect(lambda _text: self._refuse("", QPoint()))
        self.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setStyleSheet(
            f"#naming {{ background: {theme.node}; color: {theme.text}; border: 2px solid {theme.accent};"
            " border-radius: 6px; padding: 0 6px; }"
        )

    def ask(self, place: QRectF, text: str, give: Callable[[str], object]) -> None:
        """Open over an area of the scene; `give` takes what was typed, or raises `Problem`."""
        self._give_to = give
        header = QRectF(place)
        header.setHeight(HEADER)
        area = self._view.mapFromScene(header).boundingRect()
        zoom = self._view.transform().m11()
        font = QFont(self._scene.look.fonts["title"])
        font.setPixelSize(max(12, round(font.pixelSize() * zoom)))
        self.setFont(font)
        height = max(area.height(), self.fontMetrics().height() + 8)
        corner = self._view.viewport().mapTo(self._view, area.topLeft())
        self.setGeometry(corner.x(), corner.y(), max(area.width(), _LEAST), height)
        self.setText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close; the name is given if it can be, else it is said why not."""
        if self.isVisible() and (problem := self._give()):
            self._close()
            stays = self.tr("The name is as before.")
            self._tell(f"{problem_text(problem)} {stays}")

    def commit(self) -> bool:
        """Give the name and stay open; whether it was taken, or there was none to give."""
        return not self.isVisible() or self._refusal() is None

    def discard(self) -> None:
        """Close; the name stays as it was."""
        if self.isVisible():
            self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTERS:
                self._give()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
        if event.type() == QEvent.Type.FocusOut and not self._view.isActiveWindow():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.leave()
        return super().eventFilter(watched, event)

    def _give(self) -> Problem | None:
        problem = self._refusal()
        if problem is None:
            self._close()
        return problem

    def _refusal(self) -> Problem | None:
        """Give the name; why it cannot be, if so."""
        try:
            self._give_to(self.text().strip())
        except Problem as problem:
            self._refuse(problem_text(problem), self.geometry().bottomLeft())
            return problem
        return None

    def _close(self) -> None:
        self._refuse("", QPoint())
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
