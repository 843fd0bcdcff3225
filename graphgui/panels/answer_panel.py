"""Your turn: a formula for the gradient of what is selected is typed here, shown as it is read, and answered."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from graphgui.answers.formula.names import Names
from graphgui.answers.formula.unreadable import UnreadableError
from graphgui.answers.judgement import Judgement
from graphgui.answers.judging import Judge, reading
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.training.examples import find_examples
from graphgui.explain.notation import derivative_text, port_label, port_text
from graphgui.look.colours import Theme
from graphgui.ops.op import show_shape
from graphgui.panels.gradient_ports import gradient_ports
from graphgui.panels.inspector.formula import Formula, plain
from graphgui.panels.inspector.port_view import PortBlock, quiet
from graphgui.panels.misfit_boxes import MisfitBoxes
from graphgui.panels.spoken_contents import SpokenContents
from graphgui.screen_reader.announce import announce
from graphgui.words import Problem, mark_for_translation

_PAUSE = 350  # ms after the last key before the reading is shown


class _Verdict(QFrame):
    """What is said, beside a strip whose colour says whether all is well."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = QColor()

    def set_colour(self, colour: str) -> None:
        """Take another colour, as #rrggbb."""
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 3, self.height(), self._colour)


class AnswerPanel(QWidget):
    """Follows the selection as “Why this number?” does; what is typed is kept in the document, by port.

    Attributes:
        gradient_box: whose gradient is asked for.
        field: what is typed.
        reading: the formula as it was read, typeset; None while there is none.
        said: what is said of it.
        boxes: the two shapes that do not fit.
        matrix: what the formula gives, with wrong numbers marked.
        hint_button: shows one hint more.

    Signals:
        judged: what was said of an answer.
    """

    judged = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._session, self._theme = document, session, theme
        self._ports: list[PortId] = []
        self._earlier: dict[PortId, str] = {}
        self._hints = 0
        self._typed_for: PortId | None = None
        self.reading: Formula | None = None
        self.gradient_box = QComboBox(self)
        self.gradient_box.setAccessibleName(self.tr("Gradient of"))
        self.gradient_box.currentIndexChanged.connect(self._port_changed)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("a formula or numbers"))
        self.field.setClearButtonEnabled(True)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self._keep)
        self.field.returnPressed.connect(self.answer)
        self.names = quiet(parent=self)
        self.unreadable = quiet(parent=self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.boxes = MisfitBoxes(theme, self)
        self.matrix = PortBlock("=", theme, signed=True, parent=self)
        self.answer_button = QPushButton(self.tr("Answer"), self)
        self.answer_button.clicked.connect(self.answer)
        self.hint_button = QPushButton(self.tr("Hint"), self)
        self.hint_button.clicked.connect(self.show_hint)
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self.show_reading)
        self._build()
        document.replaced.connect(self._forget)
        document.structure_changed.connect(self._graph_changed)
        document.shapes_changed.connect(self._graph_changed)
        session.moment_shown.connect(self._moment_shown)
        self._port_changed()

    def _build(self) -> None:
        top = QHBoxLayout()
        label = quiet(self.tr("Gradient of"), self)
        label.setWordWrap(False)
        label.setBuddy(self.gradient_box)
        top.addWidget(label)
        top.addWidget(self.gradient_box, 1)
        line = QHBoxLayout()
        self._left = QLabel(self)
        self._left.setBuddy(self.field)
        line.addWidget(self._left)
        line.addWidget(self.field, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.answer_button)
        buttons.addWidget(self.hint_button)
        buttons.addStretch(1)
        read, hints = QWidget(self), QWidget(self)
        self._read, self._hint_column = QVBoxLayout(read), QVBoxLayout(hints)
        for within in (self._read, self._hint_column):
            within.setContentsMargins(0, 0, 0, 0)
        self._verdict = _Verdict(self)
        verdict = QVBoxLayout(self._verdict)
        verdict.setContentsMargins(10, 6, 0, 6)
        for widget in (self.said, self.boxes, self.matrix):
            verdict.addWidget(widget)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(line)
        column.addWidget(self.names)
        column.addWidget(read)
        column.addWidget(self.unreadable)
        column.addLayout(buttons)
        column.addWidget(self._verdict)
        column.addWidget(hints)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        SpokenContents(area, self)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(top)
        layout.addWidget(area, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.boxes.set_theme(theme)
        self.matrix.set_theme(theme)

    def show_selection(self, nodes: Sequence[str], wires: Sequence[Wire]) -> None:
        """Ask for the gradients of these; nothing selected leaves what is asked."""
        ports = gradient_ports(self._document.graph, nodes, wires)
        if not ports or ports == self._ports:
            return
        self._ports = ports
        with QSignalBlocker(self.gradient_box):
            self.gradient_box.clear()
            self.gradient_box.addItems([port_text(port) for port in ports])
        self._port_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_names()

    @property
    def port(self) -> PortId | None:
        """Whose gradient is asked for; None where nothing is selected any more."""
        index = self.gradient_box.currentIndex()
        port = self._ports[index] if 0 <= index < len(self._ports) else None
        return port if port and port.node in self._document.graph else None

    # what a person does

    def answer(self) -> None:
        """Judge what is typed, and say what is right or wrong with it."""
        self._timer.stop()
        self.show_reading()
        port, text = self.port, self.field.text()
        if port is None or not text.strip():
            return
        try:
            found = self._judge().judge(port, text, self._earlier)
        except Problem as problem:
            self._say(problem_text(problem), self._theme.caution)
            return
        if found.diagnosis != "unreadable":
            self._earlier[port] = text
        self._show(found)
        self.judged.emit(found)

    def show_hint(self) -> None:
        """One hint more; the last is the answer."""
        port = self.port
        if port is None:
            return
        try:
            hints = self._judge().hints(port)
        except Problem as problem:
            self._say(problem_text(problem), self._theme.caution)
            return
        if self._hints < len(hints):
            hint = hints[self._hints]
            self._hints += 1
            self._hint_column.addWidget(quiet(f"{self._hints}/{len(hints)}  {problem_text(hint.says)}", self))
            if hint.latex:
                self._hint_column.addWidget(Formula(hint.latex, self))
            announce(self.hint_button, " ".join((problem_text(hint.says), plain(hint.latex))).strip())
        self.hint_button.setEnabled(self._hints < len(hints))

    def show_reading(self) -> None:
        """Typeset what is typed, as it is read."""
        port, loss, text = self.port, self._session.moment.loss_port, self.field.text()
        latex, problem = "", ""
        if port is not None and loss is not None and text.strip():
            try:
                latex = reading(self._document.graph, loss, port, text)
            except UnreadableError as error:
                problem = problem_text(error)
        self._show_formula(latex)
        self.unreadable.setText(problem)
        self.unreadable.setVisible(bool(problem))

    # inside

    def _judge(self) -> Judge:
        """With the numbers of the moment; of many examples a sample."""
        moment, graph = self._session.moment, self._document.graph
        if moment.loss_port is None:
            raise Problem(
                mark_for_translation("problems", "There is no loss yet, and a gradient is always that of a loss.")
            )
        feeds = moment.feeds if moment.feeds is not None else self._document.feeds
        if moment.sampling is not None:
            feeds = find_examples(graph, feeds).take(feeds, moment.sampling.rows)
        return Judge(graph, feeds, moment.parameters, moment.loss_port)

    def _typed(self) -> None:
        self._verdict.hide()
        self._timer.start()

    def _keep(self) -> None:
        """Have the document keep what is typed."""
        if self._typed_for is not None and self._typed_for.node in self._document.graph:
            self._document.apply_answer(self._typed_for, self.field.text())

    def _port_changed(self) -> None:
        self._keep()
        self._typed_for = self.port
        self._hints = 0
        while item := self._hint_column.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.field.setText(self._document.answers.get(str(self._typed_for), ""))
        self._verdict.hide()
        self.show_reading()
        self._show_names()

    def _forget(self) -> None:
        self._earlier.clear()
        self._ports, self._typed_for = [], None
        with QSignalBlocker(self.gradient_box):
            self.gradient_box.clear()
        self._port_changed()

    def _moment_shown(self) -> None:
        """A loss may be there that was not, or no more."""
        if self.isVisible() and self.field.isEnabled() != (self._session.moment.loss_port is not None):
            self._show_names()

    def _graph_changed(self) -> None:
        self._earlier.clear()
        self._verdict.hide()
        self._show_names()

    def _show_names(self) -> None:
        """What may stand in the formula, with its shape."""
        port, loss = self.port, self._session.moment.loss_port
        for widget in (self.field, self.answer_button, self.hint_button):
            widget.setEnabled(port is not None and loss is not None)
        if port is None:
            self._left.hide()
            self.names.setText(self.tr("Select a wire or a node on the canvas: say here what its gradient is."))
            return
        if loss is None:
            self.names.setText(self.tr("There is no loss yet, and a gradient is always that of a loss."))
            return
        label = port_label(port.port) if port.port != "out" else port.node
        self._left.setText(f"{derivative_text(label)} =")
        self._left.show()
        graph, shapes = self._document.graph, self._document.shapes.known
        if port.node not in graph.upstream(loss.node):
            self.names.setText(self.tr("C does not depend on this: no wire leads from here to the loss."))
            return
        names = Names(graph, loss, port)
        written = []
        for name in names.shown:
            quantity = names.quantity(name)
            shape = shapes.get(quantity.port) if quantity else None
            if quantity is not None and shape is not None:
                size = show_shape(shape) if not quantity.is_number else str(shape[quantity.kind == "columns"])
                written.append(f"{name}\u00a0{size}".replace(" ", "\u00a0"))
            elif quantity is not None and quantity.kind == "definition":
                written.append(name)
        self.names.setText(" · ".join(written))

    def _show_formula(self, latex: str) -> None:
        if self.reading is not None and self.reading.latex == latex:
            return
        if self.reading is not None:
            self._read.removeWidget(self.reading)
            self.reading.deleteLater()
            self.reading = None
        if latex:
            self.reading = Formula(latex, self)
            self.reading.setToolTip(self.tr("How your formula is read"))
            self._read.addWidget(self.reading)

    def _show(self, found: Judgement) -> None:
        self._say(problem_text(found.says), self._theme.accent if found.is_right else self._theme.caution)
        self.boxes.show_misfit(found.misfit)
        shows_numbers = found.answer is not None and found.misfit is None
        self.matrix.setVisible(shows_numbers)
        if found.answer is not None and shows_numbers:
            self.matrix.show_array(found.answer, "")
            self.matrix.matrix.mark_wrong(found.wrong)

    def _say(self, sentence: str, colour: str) -> None:
        self.unreadable.hide()
        self.boxes.show_misfit(None)
        self.matrix.hide()
        self._verdict.set_colour(colour)
        self.said.setText(sentence)
        self._verdict.show()
        announce(self, sentence)
