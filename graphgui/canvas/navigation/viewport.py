"""Which part of the scene a view shows, and how large."""

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QInputDevice, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.navigation.kept_in_sight import KeptInSight
from graphgui.canvas.scene.scene import Scene

LEAST_ZOOM, MOST_ZOOM = 0.02, 4.0  # a large graph is fitted at less
_STEP = 1.25
_FIT_MOST = 1.4  # a small graph is not blown up further
_MARGIN = 24  # pixels, or
_NARROW_MARGIN = 0.02  # of the width of a view that is small


class Viewport:
    """Moves a view over its scene.

    Attributes:
        wheel_scrolls: a mouse's wheel scrolls, and zooms with Ctrl alone.
    """

    def __init__(self, view: QGraphicsView, scene: Scene) -> None:
        self._view, self._scene = view, scene
        self.wheel_scrolls = False
        self._kept = KeptInSight(view, scene, LEAST_ZOOM)
        self._keeps_fit = True  # until the person looks elsewhere or edits

    @property
    def keeps_fit(self) -> bool:
        """Whether everything stays in sight, as large as it will go, when the view is resized."""
        return self._keeps_fit

    @keeps_fit.setter
    def keeps_fit(self, on: bool) -> None:
        self._keeps_fit = on
        self._kept.forget()

    def resized(self, before: QRectF) -> None:
        """The view has another size: keep in sight what was, all or some nodes; `before` is the area seen then."""
        if self.keeps_fit:
            self.fit()
        else:
            self._kept.resized(before)

    @property
    def zoom(self) -> float:
        """How many pixels of the view are one of the scene."""
        return self._view.transform().m11()

    @property
    def middle(self) -> QPoint:
        """The middle of the view, in its pixels."""
        return self._view.viewport().rect().center()

    @property
    def area(self) -> QRectF:
        """What is in sight."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def fit(self) -> None:
        """Bring everything into sight, from now on."""
        self.show(self._scene.itemsBoundingRect())
        self.keeps_fit = True

    def fit_selection(self) -> None:
        """Bring the selected nodes into sight, as large as they will go."""
        self.fit_nodes(self._scene.selection.nodes)

    def fit_nodes(self, names: Iterable[str]) -> None:
        """Bring some nodes into sight, as large as they will go; everything from now on, where that is all."""
        items = self._scene.items_by_name
        chosen = set(names) & items.keys()
        if chosen == items.keys():
            self.fit()
        elif chosen:
            self.show(reduce(QRectF.united, [self._scene.item(name).rect for name in chosen]))

    def show(self, area: QRectF) -> None:
        """Bring an area into sight, as large as it will go."""
        self.keeps_fit = False
        if area.isEmpty():
            self._view.setTransform(QTransform())
            self._view.centerOn(0, 0)
            return
        whole = self._view.viewport().rect()
        margin = min(_MARGIN, round(_NARROW_MARGIN * whole.width()))
        room = whole.adjusted(margin, margin, -margin, -margin)
        zoom = min(room.width() / area.width(), room.height() / area.height(), _FIT_MOST)
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self._view.centerOn(area.center())

    def bring_into_sight(self, area: QRectF) -> None:
        """Go no further than needed to see an area."""
        if not self.area.contains(area):
            self._view.ensureVisible(area, 20, 20)

    def zoom_by(self, factor: float, at: QPoint | None = None) -> None:
        """Zoom so that what is under `at`, or in the middle, stays there."""
        self.keeps_fit = False
        at = self.middle if at is None else at
        wanted = max(min(LEAST_ZOOM, self.zoom), min(MOST_ZOOM, self.zoom * factor))
        held = self._view.mapToScene(at)
        self._view.setTransform(QTransform.fromScale(wanted, wanted))
        slid = self._view.mapFromScene(held) - at
        self.scroll(slid.x(), slid.y())

    def zoom_in(self) -> None:
        """Make everything larger, around the middle."""
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Make everything smaller, around the middle."""
        self.zoom_by(1 / _STEP)

    def zoom_reset(self) -> None:
        """Show everything in its own size."""
        self.zoom_by(1 / self.zoom)

    def set_wheel_scrolls(self, on: bool) -> None:
        """Have the wheel scroll, or zoom."""
        self.wheel_scrolls = on

    def turn(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with the wheel, or scroll where `wheel_scrolls`; two fingers on a pad always scroll.

        Ctrl zooms in either case; Shift makes an up and down of the wheel a left and right.
        """
        degrees, pixels = event.angleDelta(), event.pixelDelta()
        on_pad = event.device().type() == QInputDevice.DeviceType.TouchPad
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if zooms or not (on_pad or self.wheel_scrolls):
            self.zoom_by(1.0015 ** (degrees.y() or degrees.x()), event.position().toPoint())
            return
        moved = degrees / 2 if pixels.isNull() else pixels
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not moved.x():
            moved = moved.transposed()
        self.scroll(-moved.x(), -moved.y())

    def scroll(self, right: int, down: int) -> None:
        """Look further to the right and further down, by pixels of the view."""
        self.keeps_fit = False
        across, along = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() + right)
        along.setValue(along.value() + down)
