"""Whether training pauses at a node, and when: a switch, and a condition to type."""

import re

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from graphgui.data.numbers import PLAIN, read_number
from graphgui.document.decimal_mark import decimal_mark
from graphgui.document.matrix_text import number_text
from graphgui.document.session.breakpoints import Breakpoints
from graphgui.look.colours import Theme
from graphgui.panels.inspector.properties import ProblemLabel
from graphgui.panels.unread import UnreadLine
from graphgui.words import with_decimal_marks

_NUMBER = re.compile(r"(?<![\w.])[0-9][0-9.,'’]*(?:[eE][+-]?[0-9]+)?")


class BreakpointField(QWidget):
    """The breakpoint of the node `name`; a condition that is wrong stays to be mended, and the reason is said."""

    def __init__(self, breakpoints: Breakpoints, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._breakpoints = breakpoints
        self.switch = QCheckBox(self.tr("Breakpoint"), self)
        self.switch.setToolTip(
            self.tr("Training pauses before this node: always, or where the condition comes true")
        )
        self.condition = QLineEdit(self)
        self.condition.setPlaceholderText(self.tr("always"))
        self.condition.setAccessibleName(self.tr("Condition"))
        self.condition.setToolTip(
            self.tr(
                "When to pause, such as  |grad| < 1e-6,  loss < 0.5,  max|value| > 100,  step >= 1000 or "
                "|grad W| > 10 and step > 5.  |…| is the norm, max|…| the largest number."
            )
        )
        self.problem = ProblemLabel(theme, self)
        self.typed = UnreadLine(self.condition, self.problem.show_problem, self._take)
        row = QHBoxLayout()
        row.setSpacing(8)  # not the column's, which it would take
        row.addWidget(self.switch)
        row.addWidget(self.condition, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.switch.clicked.connect(self._toggle)
        breakpoints.changed.connect(self.reload)
        self.reload()

    def edit(self) -> None:
        """Let the condition be typed."""
        self.condition.setFocus()
        self.condition.selectAll()

    def reload(self) -> None:
        """Show what is held."""
        self.switch.setChecked(self.name in self._breakpoints)
        self.typed.show_text(with_decimal_marks(self._breakpoints.condition(self.name)))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.problem.set_theme(theme)

    def _toggle(self) -> None:
        self._breakpoints.toggle([self.name])

    def _take(self, condition: str) -> None:
        self._breakpoints.set(self.name, with_points(condition))


def with_points(condition: str) -> str:
    """A condition with its numbers as programs write them; raises `Problem` for one that may be one of two."""

    def plain(found: re.Match[str]) -> str:
        is_plain = PLAIN.read(found[0]) is not None
        return found[0] if is_plain else number_text(read_number(found[0], decimal_mark()))

    return _NUMBER.sub(plain, condition)
