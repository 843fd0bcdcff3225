"""A small map of the whole graph in a corner of the canvas; pressed or dragged, it shows another part."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from graphgui.canvas.scene.scene import Scene
from graphgui.look.colours import blend
from graphgui.screen_reader.roles import give_role

_WIDEST, _HIGHEST = 190, 130
_SHARE = 0.15  # of the view, the most that the map covers
_MARGIN = 14  # from the corner of the view
_PADDING = 8
_FRAME = QSize(2 * _PADDING, 2 * _PADDING)
_PAUSE = 60  # ms from a change until it is drawn, so that a drag does not draw all nodes at each step
_RADIUS = 6
_VEIL = 110  # of 255, over what is out of sight


class Minimap(QWidget):
    """Stands beside the view's contents, not in them, so that panning need not paint it out."""

    def __init__(self, view: QGraphicsView, scene: Scene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._wanted = True
        self._bounds = QRectF()
        self._nodes: QPixmap | None = None
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._draw_again)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.follow)
        scene.rearranged.connect(self._pause.start)
        scene.session.marks.changed.connect(self._pause.start)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        give_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName(self.tr("Map of the graph"))
        self.setObjectName("minimap")
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether it is shown when something is out of sight."""
        return self._wanted

    def set_wanted(self, wanted: bool) -> None:
        """Show it whenever something is out of sight, or never."""
        self._wanted = wanted
        if self._view.isVisible():  # before, it would have every node laid out, and again for another theme
            self.follow()

    def follow(self) -> None:
        """Show what is in sight now; nothing where that is all there is."""
        self._bounds = self._scene.rough_bounds()
        is_useful = not self._bounds.isEmpty() and not self._in_sight().contains(self._bounds)
        self.setVisible(self._wanted and is_useful)
        if self.isVisible():
            self._fit_into_corner()
            self.update()

    def follow_soon(self) -> None:
        """The same, once what is under way is done: for a view that is being painted."""
        self._soon.start()

    def _in_sight(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _draw_again(self) -> None:
        self._nodes = None
        self.follow()

    def _fit_into_corner(self) -> None:
        room = self._view.viewport().geometry()
        most = QSizeF(_WIDEST, _HIGHEST)
        covered = (_WIDEST + _FRAME.width()) * (_HIGHEST + _FRAME.height()) / (room.width() * room.height() or 1)
        if covered > _SHARE:
            whole = (most + _FRAME.toSizeF()) * (_SHARE / covered) ** 0.5
            most = (whole - _FRAME.toSizeF()).expandedTo(QSizeF(1, 1))
        size = self._bounds.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio).toSize()
        least = QSize(40, 24).boundedTo(most.toSize())
        size = size.expandedTo(least) + _FRAME
        self.resize(size)
        self.move(room.right() - size.width() - _MARGIN, room.bottom() - size.height() - _MARGIN)

    def _to_map(self) -> QTransform:
        """From the scene to the map's pixels: as large as fits, in the middle."""
        inside = QRectF(self.rect()).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        scale = min(inside.width() / self._bounds.width(), inside.height() / self._bounds.height())
        middle, centre = inside.center(), self._bounds.center()
        return QTransform(scale, 0, 0, scale, middle.x() - scale * centre.x(), middle.y() - scale * centre.y())

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._bounds.isEmpty():
            return
        theme = self._scene.look.theme
        pixels = self.devicePixelRatioF()
        if self._nodes is None or self._nodes.size() != self.size() * pixels:
            self._nodes = self._drawn(pixels)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._nodes)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        seen = self.seen & frame
        veil, hole = QPainterPath(), QPainterPath()
        veil.addRoundedRect(frame, _RADIUS, _RADIUS)
        hole.addRect(seen)
        shade = QColor(theme.canvas)
        shade.setAlpha(_VEIL)
        painter.fillPath(veil - hole, shade)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawRect(seen)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.end()

    def _drawn(self, pixels: float) -> QPixmap:
        """Every node as a rectangle, those that are marked in another colour, on the map's own background."""
        theme = self._scene.look.theme
        pixmap = QPixmap(self.size() * pixels)
        pixmap.setDevicePixelRatio(pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.fillPath(ground, QColor(theme.raised))
        painter.setTransform(self._to_map(), combine=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(blend(theme.raised, theme.muted, 0.6)))
        items = self._scene.items_by_name
        painter.drawRects([item.rect for item in items.values()])
        if marked := self._scene.marked:
            painter.setBrush(QColor(theme.warning))
            painter.drawRects([items[name].rect for name in marked & items.keys()])
        painter.end()
        return pixmap

    # looking elsewhere

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _look_at(self, place: QPointF) -> None:
        to_scene, _ = self._to_map().inverted()
        self._view.centerOn(to_scene.map(place))
        self.follow()

    @property
    def seen(self) -> QRectF:
        """Where on the map the part is that is in sight."""
        return self._to_map().mapRect(self._in_sight())

    def place_of(self, name: str) -> QPoint:
        """Where on the map the middle of a node is."""
        return self._to_map().map(self._scene.item(name).rect.center()).toPoint()
