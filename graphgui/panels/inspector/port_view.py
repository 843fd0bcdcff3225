"""A port's numbers: its shape, and its value and gradient at the moment shown."""

import re
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId
from graphgui.explain.notation import port_label
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.ops.op import show_shape
from graphgui.panels.inspector.matrix_view import MatrixView

_SPACE_BEFORE_NUMBER = re.compile(r"(?<=\w) ")  # where no line ends


def quiet(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in the muted colour."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setWordWrap(True)
    return label


def heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in a heavier weight."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = QFont(label.font())
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def symbol_label(symbol: str, parent: QWidget | None = None) -> QLabel:
    """A mathematical symbol, larger and not bold: in bold, the hat of Ŷ looks like two dots."""
    label = QLabel(symbol, parent)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * 1.2)
    label.setFont(font)
    return label


def figures(array: Array) -> str:
    """Norm, least and greatest of a matrix, in one line."""
    with np.errstate(all="ignore"):
        low, high = float(array.min()), float(array.max())
        size = max(abs(low), abs(high))
        # Squares overflow long before the norm does.
        norm = size * float(np.linalg.norm(array / size)) if 0 < size < np.inf else size
    return QCoreApplication.translate("Figures", "norm {norm} · min {low} · max {high}").format(
        norm=short(norm), low=short(low), high=short(high)
    )


def absent_gradient(session: Session, port: PortId) -> str:
    """Why no gradient is shown at a port; nothing where there is one."""
    if not session.moment.is_computed:
        return QCoreApplication.translate("Figures", "not computed yet")
    if session.moment.loss_port is None:
        return QCoreApplication.translate("Figures", "there is no loss")
    if not session.moment.reaches_loss(port.node):
        return QCoreApplication.translate("Figures", "does not reach the loss")
    if port in session.moment.hidden:
        return QCoreApplication.translate("Figures", "hidden: predict it first")
    return ""


class PortBlock(QWidget):
    """A matrix under its caption, with norm, least and greatest where it is more than one number."""

    def __init__(self, caption: str, theme: Theme, *, signed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixView(theme, signed=signed, parent=self)
        self.matrix.setAccessibleName(caption)
        self.figures = quiet()
        self.figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        font = QFont(self.figures.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.figures.setFont(font)
        name = quiet(caption)
        name.setWordWrap(False)
        # A word leaves as much room as any other, so that matrices below each other are aligned; a sign does not.
        texts = ("gradient", caption) if len(caption) > 1 else (caption,)
        room = max(name.fontMetrics().horizontalAdvance(text) for text in texts)
        name.setFixedSize(room + 8, name.fontMetrics().height() + 4)
        self.grid = layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(4)
        layout.setVerticalSpacing(1)
        layout.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.matrix, 0, 1)
        layout.addWidget(self.figures, 1, 0, 1, 2)
        self.figures.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.matrix.set_theme(theme)

    def show_array(self, array: Array | None, absent: str) -> None:
        """Show numbers, or say `absent` where there are none."""
        if array is None:
            self.matrix.show_absent(absent)
            self.figures.hide()
            return
        self.matrix.show_array(array)
        self.figures.setVisible(array.size > 1)
        if array.size > 1:
            self.figures.setText(_SPACE_BEFORE_NUMBER.sub("\u00a0", figures(array)))


class GradientBlock(PortBlock):
    """The gradient at a port, with a button beside it.

    Signals:
        check_asked: the gradient is to be compared with differences.
    """

    check_asked = Signal()

    def __init__(self, caption: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(caption, theme, signed=True, parent=parent)
        self.check_button = QToolButton(self)
        self.check_button.setText(self.tr("Check"))
        self.check_button.setToolTip(self.tr("Compare with differences, for every step h"))
        self.check_button.clicked.connect(self.check_asked)
        self.grid.addWidget(self.check_button, 0, 2, Qt.AlignmentFlag.AlignTop)

    def show_array(self, array: Array | None, absent: str) -> None:
        super().show_array(array, absent)
        self.check_button.setVisible(array is not None)


class PortView(QWidget):
    """One port of one node; `origin` says where its numbers come from.

    Signals:
        check_asked: the port, whose gradient is to be compared with differences.
    """

    check_asked = Signal(object)

    def __init__(
        self, port: PortId, symbol: str, origin: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.port = port
        self.shape = quiet()
        self.value = PortBlock(self.tr("value"), theme)
        self.gradient = GradientBlock(self.tr("gradient"), theme)
        label = port_label(port.port)
        self.value.matrix.setAccessibleName(self.tr("value of {0}").format(label))
        self.gradient.matrix.setAccessibleName(self.tr("gradient of {0}").format(label))
        self.gradient.check_asked.connect(partial(self.check_asked.emit, port))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(symbol_label(symbol))
        top.addWidget(quiet(origin), 1)
        self.shape.setWordWrap(False)
        top.addWidget(self.shape)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 2)
        layout.setSpacing(3)
        layout.addLayout(top)
        layout.addWidget(self.value)
        layout.addWidget(self.gradient)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for block in (self.value, self.gradient):
            block.set_theme(theme)

    def refresh(self, document: Document, session: Session) -> None:
        """Show the moment as it is now."""
        shape = document.shapes.known.get(self.port)
        self.shape.setText(show_shape(shape) if shape else self.tr("shape not known yet"))
        self.value.show_array(session.moment.value(self.port), self.tr("not computed yet"))
        absent = absent_gradient(session, self.port)
        self.gradient.show_array(
            None if absent else session.moment.gradient(self.port), absent or self.tr("not computed yet")
        )
