"""Asks what to add, at a place of the canvas, and adds what is chosen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editing import node_placement
from graphgui.canvas.editing.connection import PendingConnection
from graphgui.canvas.editing.operation_search import Match, OperationMatch, SavedPartMatch, everything, fitting
from graphgui.canvas.gestures.gesture import Gesture
from graphgui.canvas.scene.scene import Scene
from graphgui.look.colours import Theme

if TYPE_CHECKING:
    from graphgui.canvas.editing.search_popup import SearchPopup


class AddNodePopup:
    """Opens the search box; a wire that waits for the answer stays drawn.

    Args:
        add: adds a candidate at a place and joins it to the wire in hand, if there is one.
        paste: adds a part of a graph, given as text, at a place.
    """

    def __init__(
        self,
        view: QGraphicsView,
        scene: Scene,
        add: Callable[[OperationMatch, QPointF, PendingConnection | None], object],
        paste: Callable[[str, QPointF], object],
    ) -> None:
        self._view, self._scene, self._add, self._paste = view, scene, add, paste
        self._place = QPointF()
        self._connection: PendingConnection | None = None
        self._waiting: Gesture | None = None
        self._box: SearchPopup | None = None

    def everything(self, place: QPointF) -> None:
        """Offer every operation, and the parts that were kept."""
        self._connection = None
        self._ask(everything(), place)

    def for_wire(self, connection: PendingConnection, waiting: Gesture, place: QPointF) -> None:
        """Offer what fits a wire that was let go over empty canvas."""
        self._connection = connection
        self._ask(fitting(connection), place)
        self._waiting = waiting

    def dismiss(self) -> None:
        """Ask no more."""
        if self._box:
            self._box.dismiss()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._box:
            self._box.set_theme(theme)

    def paint(self, painter: QPainter) -> None:
        """Draw the wire that waits."""
        if self._waiting:
            self._waiting.paint(painter)

    def _ask(self, candidates: Sequence[Match], place: QPointF) -> None:
        self._place = place
        self._box = self._box or self._made()
        self._box.ask(candidates, self._view.viewport().mapTo(self._view, self._view.mapFromScene(place)))

    def _made(self) -> "SearchPopup":
        from graphgui.canvas.editing.search_popup import SearchPopup  # late: no start asks for it

        box = SearchPopup(self._view)
        box.chosen.connect(self._chosen)
        box.closed.connect(self._stop_waiting)
        box.set_theme(self._scene.look.theme)
        return box

    def _stop_waiting(self) -> None:
        if self._waiting:
            self._scene.update(self._waiting.area())
            self._waiting = None

    def _chosen(self, found: Match) -> None:
        if isinstance(found, SavedPartMatch):
            self._paste(found.text, self._place)
            return
        if self._connection:
            place = node_placement.place_by_port(self._scene, found, self._place)
        else:
            place = node_placement.free_place(self._scene, found.op.name, self._place)
        self._add(found, place, self._connection)
