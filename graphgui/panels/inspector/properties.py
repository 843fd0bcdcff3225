"""The attributes of one node, each in its editor; what cannot be is answered in a sentence under it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.translated import problem_text, property_text
from graphgui.look.colours import Theme
from graphgui.panels.inspector.editors import Editor, editor_for
from graphgui.panels.inspector.port_view import quiet
from graphgui.panels.unread import Unread
from graphgui.words import Problem, Remark

_LINES = 5.2  # the least width of the labels, in heights of a line


def label_width(captions: Iterable[str], metrics: QFontMetrics, lines: float = _LINES) -> int:
    """How wide the labels of a form are, in pixels: so many heights of a line, and room for the longest word."""
    words = [metrics.horizontalAdvance(word) + 1 for caption in captions for word in caption.split()]
    return max([round(lines * metrics.height()), *words])


class ProblemLabel(QLabel):
    """A sentence in the warning colour; takes no room while there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.warning))
        self.setPalette(palette)

    def show_problem(self, problem: Problem | None) -> None:
        """Say the problem, or nothing."""
        self.show_sentences([] if problem is None else [problem])

    def show_sentences(self, sentences: Sequence[Problem | Remark]) -> None:
        """Say all of these, or nothing."""
        self.setText(" ".join(map(problem_text, sentences)))
        self.setVisible(bool(sentences))


class Field(QWidget):
    """An editor with its label before it and room for a sentence under it.

    `commit(name=value)` makes the edit or raises `Problem`; what was typed then stays, marked, to be mended.
    The label is the attribute's name in the person's language, or a `caption`; `context` is that of its summary.
    """

    def __init__(
        self,
        editor: Editor,
        commit: Callable[..., None],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        label_width: int,
        caption: str = "",
        context: str = "ops",
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.problem = ProblemLabel(theme, self)
        self._commit = commit
        self._value: Any = None
        attribute = editor.attribute
        summary = QCoreApplication.translate(context, attribute.summary)
        label = quiet(caption or property_text(attribute.name))
        label.setFixedWidth(label_width)
        label.setBuddy(editor)
        for widget in (label, editor):
            widget.setToolTip(summary)
        field = editor.focusProxy() or editor
        field.setAccessibleName(label.text())
        field.setAccessibleDescription(summary)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop if editor.is_tall else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label, 0, 0, top)
        grid.addWidget(editor, 0, 1)
        grid.addWidget(self.problem, 1, 0, 1, 2)
        editor.edited.connect(self._edited)
        editor.refused.connect(self._refused)
        editor.given_up.connect(self.give_up)
        self._problem: Problem | None = None

    def show_value(self, value: Any) -> None:
        """Show what the node holds; what is being typed in its place, or was refused, stays."""
        if value != self._value or self.editor.typed is None:
            self._show(value)

    @property
    def unread(self) -> Unread | None:
        """What was refused and stands there still."""
        text = self.editor.typed
        return Unread(text, self._problem, self._value) if self._problem and text is not None else None

    def restore(self, unread: Unread) -> None:
        """Show again what was refused, where the same is held as then."""
        if unread.value == self._value:
            self.editor.type_again(unread.text)
            self._refused(unread.problem)

    def give_up(self) -> None:
        """Show what is held in place of what was typed."""
        if self._problem is not None or self.editor.typed is not None:
            self._show(self._value)

    def _show(self, value: Any) -> None:
        self._value = value
        self._say(None)
        self.editor.show_value(value)

    def _say(self, problem: Problem | None) -> None:
        self._problem = problem
        self.editor.mark(problem is not None)
        self.problem.show_problem(problem)

    def _edited(self, value: Any) -> None:
        if value == self._value:
            self._show(value)
            return
        try:
            self._commit(**{self.editor.attribute.name: value})
        except Problem as problem:
            self._refused(problem)

    def _refused(self, problem: Problem) -> None:
        if self.editor.typed is None:  # chosen, not typed: the choice goes back
            self.editor.show_value(self._value)
        self._say(problem)


class Properties(QWidget):
    """Every attribute of a node; `name` is the node's, and may change."""

    def __init__(self, document: Document, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.document = document
        self.theme = theme
        self.fields: dict[str, Field] = {}
        attributes = document.graph[name].op.attributes
        self.label_width = label_width((property_text(each.name) for each in attributes), self.fontMetrics())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self._build()

    def _build(self) -> None:
        for attribute in self.document.graph[self.name].op.attributes:
            self._add_field(editor_for(attribute))

    def _add_field(self, editor: Editor) -> Field:
        field = Field(editor, self.commit, self.theme, self, label_width=self.label_width)
        self.fields[editor.attribute.name] = field
        self.column.addWidget(field)
        return field

    def commit(self, **changed: Any) -> None:
        """Change attributes of the node; raises `Problem` where the document refuses."""
        edits.nodes.set_attributes(self.document, self.name, **changed)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        for field in self.fields.values():
            field.problem.set_theme(theme)

    def reload(self) -> None:
        """Show the attributes as they are now."""
        node = self.document.graph[self.name]
        for name, field in self.fields.items():
            field.show_value(node.attribute(name))

    @property
    def unread(self) -> dict[str, Unread]:
        """What stands in fields and was refused, by attribute."""
        return {name: found for name, field in self.fields.items() if (found := field.unread)}

    def restore(self, unread: Mapping[str, Unread]) -> None:
        """Show again what was refused."""
        for name in unread.keys() & self.fields.keys():
            self.fields[name].restore(unread[name])
