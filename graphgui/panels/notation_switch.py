"""A switch of three parts: how a derivation is written."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from graphgui.explain.step_forms import NOTATIONS, Notation
from graphgui.screen_reader.roles import give_role

_SETTING = "derivation_notation"


class NotationSwitch(QWidget):
    """Matrices, indices or single numbers; what is chosen is remembered.

    Attributes:
        buttons: one for each notation.

    Signals:
        changed: another one is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName(self.tr("Notation"))
        texts: dict[Notation, tuple[str, str]] = {
            "matrix": (self.tr("Matrices"), self.tr("Whole matrices: products and transposes")),
            "index": (self.tr("Indices"), self.tr("Element by element: sums and Kronecker deltas")),
            "scalar": (self.tr("Scalars"), self.tr("The case of single numbers: q = n = p = 1")),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        group = QButtonGroup(self)
        self.buttons: dict[Notation, QToolButton] = {}
        for notation, (text, sentence) in texts.items():
            button = self.buttons[notation] = QToolButton(self)
            button.setText(text)
            button.setToolTip(sentence)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            group.addButton(button)
            layout.addWidget(button)
        self.buttons[remembered_notation()].setChecked(True)
        group.buttonClicked.connect(self._choose)

    @property
    def notation(self) -> Notation:
        """The one chosen."""
        return next(notation for notation, button in self.buttons.items() if button.isChecked())

    def _choose(self) -> None:
        QSettings().setValue(_SETTING, self.notation)
        self.changed.emit()


def remembered_notation() -> Notation:
    """The notation chosen last."""
    value = str(QSettings().value(_SETTING, NOTATIONS[0]))
    return next((notation for notation in NOTATIONS if notation == value), NOTATIONS[0])
