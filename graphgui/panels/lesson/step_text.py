"""The text of a step: Markdown, formulas typeset between, and what is to be done set off."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from graphgui.actions.own_keys import OwnKeys
from graphgui.lessons.sections import Block
from graphgui.look.formulas import plain
from graphgui.panels.inspector.formula import Formula
from graphgui.words import isolated

_INLINE = re.compile(r"\$([^$\n]+)\$")


def words_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Markdown that wraps; formulas within its lines are in characters."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.MarkdownText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setText(_with_formulas(text))
    return label


class Aside(QFrame):
    """Words with an edge that says what they are: a task, what was right, what was not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.label = words_label("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 8, 7)
        column.addWidget(self.label)

    def say(self, text: str, tone: str) -> None:
        """Show words in a tone, "task", "right", "caution" or "information"; hidden where there are none."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)  # the style sheet looks at a property when it is polished
        self.style().polish(self)
        self.label.setText(text)
        self.setAccessibleName(_without_marks(text))
        self.setVisible(bool(text))


def block_widget(block: Block, parent: QWidget | None = None) -> QWidget:
    """What shows a piece of a step's text."""
    if block.kind == "formula":
        return Formula(block.content, parent)
    if block.kind == "text":
        return words_label(block.content, parent)
    aside = Aside(parent)
    aside.say(_with_formulas(block.content), "task")
    return aside


def spoken(widget: QWidget) -> str:
    """What such a widget says to who does not see it."""
    if isinstance(widget, QLabel):
        return _without_marks(widget.text())
    return widget.accessibleName()


def _with_formulas(text: str) -> str:
    text = OwnKeys.of_the_program().in_words(text)
    return _INLINE.sub(lambda found: f"*{isolated(plain(found[1]))}*", text)


def _without_marks(text: str) -> str:
    """Markdown as it is read."""
    return QTextDocumentFragment.fromMarkdown(text).toPlainText()
