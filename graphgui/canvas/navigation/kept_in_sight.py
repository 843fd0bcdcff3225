"""What stays in sight while a view becomes smaller, as where a panel opens beside it, and larger again."""

from functools import reduce
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.scene.scene import Scene

_MARGIN = 16  # pixels


class _Sight(NamedTuple):
    """Of a view before it was resized: its zoom and middle, and around which nodes it was; all, or these."""

    zoom: float
    middle: QPointF
    nodes: frozenset[str]
    is_all: bool


class KeptInSight:
    """Has a view that is resized show all nodes that it showed whole, and look as before with its size of before.

    Args:
        least: the zoom below which it does not go.
    """

    def __init__(self, view: QGraphicsView, scene: Scene, least: float) -> None:
        self._view, self._scene, self._least = view, scene, least
        self._sight: _Sight | None = None

    def forget(self) -> None:
        """The person has looked elsewhere, or edited: the next resize starts from there."""
        self._sight = None

    def resized(self, before: QRectF) -> None:
        """Show again what was shown; `before` is the area of the scene that was in sight."""
        sight = self._sight = self._sight or self._seen(before)
        items = self._scene.items_by_name
        names = items.keys() if sight.is_all else sight.nodes & items.keys()
        if not names:
            return
        area = reduce(QRectF.united, [items[name].rect for name in names])
        view, room = self._view, self._view.viewport().size()
        wide, high = max(1, room.width() - 2 * _MARGIN), max(1, room.height() - 2 * _MARGIN)
        needed = min(wide / max(1.0, area.width()), high / max(1.0, area.height()))
        zoom = min(sight.zoom, max(self._least, needed))
        if zoom != view.transform().m11():
            view.setTransform(QTransform.fromScale(zoom, zoom))
            view.centerOn(sight.middle)
        view.ensureVisible(area, _MARGIN - 1, _MARGIN - 1)

    def _seen(self, area: QRectF) -> _Sight:
        items = self._scene.items_by_name
        nodes = frozenset(name for name, item in items.items() if area.contains(item.rect))
        return _Sight(self._view.transform().m11(), area.center(), nodes, len(nodes) == len(items))
