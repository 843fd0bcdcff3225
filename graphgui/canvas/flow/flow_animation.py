"""Lets the flow move: after each moment that a person can follow, for half a second."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editing.animation import is_wanted
from graphgui.canvas.flow.flow import Flow, ShownMoment, flow_between
from graphgui.canvas.flow.flow_painter import MANY, mover_box, note_box, paint_movers, paint_notes
from graphgui.canvas.flow.flow_scene import FlowScene
from graphgui.canvas.scene.scene import Scene

FASTEST = 5.0  # steps a second that can be followed
_SOONEST = 100  # milliseconds after the moment before: keys held down and a dragged timeline show the ends alone
_LINGER = 1400  # milliseconds that notes stay


class FlowAnimation(QObject):
    """Paints what moves over a picture of the canvas that was taken when it began.

    Numbers that are on their way are kept back in `DisplayedMoment.awaited`, and shown as they arrive.

    Args:
        paint_ground: paints a region of the canvas, with a painter of its own, without what moves.
        read_numbers: has the canvas show numbers that have arrived; gives the region that it will paint anew.
    """

    def __init__(
        self,
        view: QGraphicsView,
        scene: Scene,
        paint_ground: Callable[[QPainter, QRegion], None],
        read_numbers: Callable[[], QRegion],
    ) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._paint_ground, self._read_numbers = paint_ground, read_numbers
        self._shown: ShownMoment | None = None  # None where nothing is to be compared with it
        self._before: ShownMoment | None = None
        self._is_painted = False
        self._is_calm = True  # no other moment was shown shortly before
        self._since = QElapsedTimer()
        self._picture: FlowScene | None = None
        self._share = 0.0
        self._ground: QPixmap | None = None
        self._stale = QRegion()  # what has changed of the ground since its picture was taken
        self._dirty = QRegion()  # what moves stands there
        self._pending = QRegion()  # and stood there when it was painted last
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._animation.valueChanged.connect(self._move_to)
        self._animation.finished.connect(self.finish)
        self._linger = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_LINGER)
        self._linger.finished.connect(self.clear)
        scene.rearranged.connect(self.clear)

    @property
    def is_under_way(self) -> bool:
        """Whether something moves at this moment."""
        return self._picture is not None and self._linger.state() != QVariantAnimation.State.Running

    @property
    def share(self) -> float:
        """Which share of its time the flow shows, 0 to 1; it falls where something is undone."""
        return self._share

    @property
    def duration(self) -> int:
        """How many milliseconds the flow takes that is under way."""
        return self._animation.duration()

    def follow(self) -> None:
        """Let what has changed between the moment before and this one be seen to move."""
        session = self._scene.session
        self._end()
        is_playing = session.state == "playing"
        if is_playing and session.rate > FASTEST:
            self._shown = None
            return
        shown = ShownMoment.of(session.moment, is_playing)
        if self._shown is None or self._is_painted:  # what was never painted was never seen
            self._is_calm = not self._since.isValid() or self._since.elapsed() >= _SOONEST
            self._since.restart()
            self._before = self._shown
        before = self._before
        self._shown, self._is_painted = shown, False
        if before is None or not (self._is_calm and self._view.isVisible() and is_wanted(self._view)):
            return
        if flow := flow_between(before, shown):
            self._begin(flow, before, session.rate if is_playing else 0.0)

    def _begin(self, flow: Flow, before: ShownMoment, rate: float) -> None:
        # First of all: another duration makes the animation tell where the flow before stood, which moves no more.
        forward = QVariantAnimation.Direction.Forward
        self._animation.setDirection(QVariantAnimation.Direction.Backward if flow.is_undone else forward)
        self._animation.setDuration(min(flow.duration, round(950 / rate)) if rate else flow.duration)
        self._share = 1.0 if flow.is_undone else 0.0
        self._picture = self._place(flow, before)
        self._scene.displayed.await_numbers(self._picture.awaited(self._share))
        self._animation.start()

    def finish(self) -> None:
        """Show everything where it arrives, at once; notes stay a little."""
        if not self.is_under_way:
            return
        picture = self._picture
        self.clear()
        if picture and picture.notes:
            picture.place_notes()
            self._picture, self._share = picture, 1.0
            self._linger.start()

    def clear(self) -> None:
        """Show everything where it arrives, without notes."""
        if self._end():
            self._read_numbers()

    def show_at(self, share: float) -> None:
        """Hold the flow at a share of its time, 0 to 1: for pictures."""
        self._animation.pause()
        time = round(share * self.duration)
        self._animation.setCurrentTime(max(1, min(time, self.duration - 1)))  # at an end it would be over

    # inside

    def _place(self, flow: Flow, before: ShownMoment) -> FlowScene:
        """The flow where the view has its wires now."""
        view = self._view
        return FlowScene(flow, self._scene, view.viewportTransform(), view.viewport().rect(), before)

    def _keep_place(self) -> None:
        """Follow the view where it was scrolled, zoomed or resized."""
        picture, view = self._picture, self._view
        place = view.viewportTransform(), view.viewport().rect()
        if picture is not None and (picture.to_view, picture.room) != place:
            self._picture = self._place(picture.flow, picture.before)
            self._ground, self._pending = None, QRegion(view.viewport().rect())

    def _end(self) -> bool:
        """Stop, with no number awaited; whether there was anything to stop."""
        if self._picture is None:
            return False
        self._picture, self._ground = None, None
        self._stale = self._dirty = self._pending = QRegion()
        self._animation.stop()
        self._linger.stop()
        self._scene.displayed.await_numbers(frozenset())
        self._view.viewport().update()
        return True

    def _move_to(self, share: float) -> None:
        self._keep_place()
        picture = self._picture
        if picture is None:
            return
        self._share = share
        if self._scene.displayed.await_numbers(picture.awaited(share)):
            self._stale += self._read_numbers()
        picture.place_notes()
        touched = self._touched()
        self._pending += self._dirty + touched + self._stale
        self._dirty = touched
        self._view.viewport().update(self._pending)

    def _touched(self) -> QRegion:
        """The pixels of what moves."""
        picture, room = self._picture, self._view.viewport().rect()
        if picture is None:
            return QRegion()
        if len(picture.movers) > MANY:
            return QRegion(room)
        style, region = self._scene.look, QRegion()
        boxes = [mover_box(mover, self._share, style) for mover in picture.movers]
        boxes += [note_box(note) for note in picture.notes if self._share >= note.start]
        for box in boxes:
            if not box.isEmpty():
                region += box.toAlignedRect()
        return region.intersected(room)

    # painting

    def paint_frame(self, region: QRegion) -> bool:
        """Paint a region of the view from the picture of the ground, with what moves; False where that is old.

        What is exposed beyond what moves has changed: the canvas paints itself, and its part of the picture later.
        """
        if not self.is_under_way:
            return False
        self._keep_place()
        if not (region - self._pending).isEmpty():
            self._stale += region
            return False
        self._is_painted, self._pending = True, self._dirty
        viewport = self._view.viewport()
        pixels = viewport.devicePixelRatioF()
        if self._ground is None or self._ground.size() != viewport.size() * pixels:
            self._ground = QPixmap(viewport.size() * pixels)
            self._ground.setDevicePixelRatio(pixels)
            self._stale = QRegion(viewport.rect())
        if not self._stale.isEmpty():
            painter = QPainter(self._ground)
            self._paint_ground(painter, self._stale)
            painter.end()
            self._stale = QRegion()
        painter = QPainter(viewport)
        painter.setClipRegion(region)
        for rect in region:  # type: ignore[attr-defined]
            source = QRectF(rect.x() * pixels, rect.y() * pixels, rect.width() * pixels, rect.height() * pixels)
            painter.drawPixmap(QRectF(rect), self._ground, source)
        self._paint(painter)
        painter.end()
        return True

    def paint_over(self) -> None:
        """Paint what moves over a canvas that has painted itself."""
        self._is_painted = True
        self._keep_place()
        if self._picture is not None:
            painter = QPainter(self._view.viewport())
            self._paint(painter)
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        assert self._picture is not None
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        style = self._scene.look
        if self.is_under_way:
            paint_movers(painter, self._picture.movers, self._share, style)
        paint_notes(painter, self._picture.notes, self._share, style)
