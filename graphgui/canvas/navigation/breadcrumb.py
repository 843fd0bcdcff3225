"""Which group is open: the groups that it is in, each a button that goes out to it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from graphgui.canvas.scene.scene import Scene
from graphgui.look.colours import Theme

_CORNER = QPoint(12, 10)


class Breadcrumb(QFrame):
    """Stands in a corner of the view while a group is open; is hidden where none is."""

    def __init__(self, parent: QWidget, scene: Scene) -> None:
        super().__init__(parent)
        self._scene, self._theme = scene, scene.look.theme
        self.setObjectName("breadcrumb")
        self.setAccessibleName(self.tr("Groups that are open"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 2, 6, 2)
        self._row.setSpacing(2)
        self.move(_CORNER)
        self.hide()
        scene.open_group_changed.connect(self._show_path)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if not self.isHidden():
            self._paint_theme()

    def _paint_theme(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#breadcrumb {{ background: {theme.raised}; border: 1px solid {theme.border}; border-radius: 6px; }}"
            f"#breadcrumb QLabel {{ color: {theme.muted}; border: none; background: transparent; }}"
            f"#breadcrumb QToolButton {{ color: {theme.accent}; background: transparent;"
            f" border: 1px solid {theme.edge}; border-radius: 4px; padding: 2px 5px; }}"
            f"#breadcrumb QToolButton:disabled {{ color: {theme.text};"
            " border-color: transparent; font-weight: 600; }"
            "#breadcrumb QToolButton:hover { text-decoration: underline; }"
        )

    def _show_path(self) -> None:
        for old in self.findChildren(QWidget):
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        path = self._scene.open_group.path
        if path:
            self._paint_theme()
            self._add(self.tr("Graph"), None)
        for group in path:
            self._put(QLabel("›"))
            self._add(group, group)
        self.setVisible(bool(path))
        self.adjustSize()
        self.raise_()

    def _add(self, text: str, group: str | None) -> None:
        button = QToolButton()
        button.setText(text.replace("&", "&&"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setEnabled(group != self._scene.open_group.name)
        button.setProperty("group", group or "")
        button.clicked.connect(self._go_out)
        self._put(button)

    def _put(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
        widget.show()  # now: a layout would only once events are handled, and the bar is measured before

    def _go_out(self) -> None:
        self._scene.go_out(self.sender().property("group") or None)
