"""What is chosen: nodes, wires, a row of the data. Panels tell one another of it here, and none knows another."""

from PySide6.QtCore import QObject, Signal

from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.engine.graph.graph import Wire


class Choices(QObject):
    """Follows the canvas's selection, and takes choices that are made in panels.

    Attributes:
        nodes, wires: those to be looked at closely.
        row: of the data, counted from 0; None for none.

    Signals:
        changed: of nodes or wires, with both.
        nodes_changed, wires_changed: the same, with one of them.
        port_chosen: the port whose gradient is to be looked at.
        row_chosen: the row.
        row_left_out: the row without which the least loss is to be looked at; None for none.
    """

    changed = Signal(list, list)
    nodes_changed = Signal(list)
    wires_changed = Signal(list)
    port_chosen = Signal(object)
    row_chosen = Signal(int)
    row_left_out = Signal(object)

    def __init__(self, document: Document, canvas: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = canvas.editor
        self._is_telling = False
        self.nodes: list[str] = []
        self.wires: list[Wire] = []
        self.row: int | None = None
        canvas.editor.selection_changed.connect(self._read)
        document.replaced.connect(self._replaced)

    def choose_wire(self, wire: Wire) -> None:
        """Look at one wire, while the canvas's selection stays as it is."""
        self.nodes, self.wires = [], [wire]
        self.changed.emit(self.nodes, self.wires)
        self.wires_changed.emit(self.wires)

    def choose_row(self, row: int) -> None:
        """Look at one row. What panels choose while they are told of it is that row."""
        if self._is_telling:
            return
        self.row = row
        self._is_telling = True
        try:
            self.row_chosen.emit(row)
        finally:
            self._is_telling = False

    def _read(self) -> None:
        self.nodes, self.wires = self._editor.selected_nodes(), self._editor.selected_wires()
        self.changed.emit(self.nodes, self.wires)
        self.wires_changed.emit(self.wires)
        self.nodes_changed.emit(self.nodes)

    def _replaced(self) -> None:
        self.row = None
