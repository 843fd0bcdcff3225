"""The base of all plots: axes, a line of text above, a menu, and no more drawing than is needed."""

import math
import time
from collections.abc import Mapping
from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QGuiApplication, QHideEvent, QPalette, QShowEvent, QStatusTipEvent
from PySide6.QtWidgets import (
    QGraphicsItem,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from graphgui.dialogs.save_path import ask_save_path
from graphgui.document.document import Document
from graphgui.document.lacking import what_lacks
from graphgui.document.session.session import Session
from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.plots.base.axis import LARGEST, Axis, Bounds, settled
from graphgui.plots.base.draw_queue import DrawQueue
from graphgui.plots.base.part_note import PartNote
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.base.steady_line import SteadyLine
from graphgui.screen_reader.spoken_result import SpokenResult
from graphgui.words import Problem

FRAME = 16  # ms


class Plot(QWidget):
    """One plot. A subclass draws in `draw`, only while it can be seen: in the next frame, or while it trains when
    its turn comes, for the canvas needs most of each frame.

    `readout` is the line above the plot; while the mouse is over a point, it is about that point. `PACE` is the
    least time between two drawings while it trains, in ms, for a plot that takes long to draw.

    Signals:
        problem: the `Problem` that kept the plot from doing what the person asked.
    """

    PACE = 0
    problem = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.session = session
        self.theme = theme
        self.readout = SteadyLine(self, elastic=True)
        self.readout.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        axes = {side: Axis(orientation=side) for side in ("left", "bottom")}
        box = pg.ViewBox(enableMenu=False)  # whose menu nobody would see takes as long as all else
        self.view = pg.PlotWidget(self, axisItems=axes, viewBox=box)
        self.item = self.view.getPlotItem()
        for part in (self.view, self.item):  # axes run from left to right in every language
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.box = self.item.getViewBox()
        self.empty = QLabel(self.view)
        self.part = PartNote(self.view, self.box)
        self._spoken = SpokenResult(self.view, self._result)
        self._set_up_view()
        self.header = QHBoxLayout()
        self.header.setContentsMargins(10, 4, 6, 0)
        self.header.setSpacing(4)  # of buttons beside each other the style would have edges touch
        self.header.addWidget(self.readout, 1)
        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.addWidget(self.view, 1)
        self.rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.header)
        layout.addLayout(self.body, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.horizon = math.inf  # the step after which nothing is drawn, while a film is made
        self._stale = True
        self._said: str | None = None
        self.follows = True
        self._is_held = False
        self._shown_bounds: Bounds | None = None
        self._hover: QPointF | None = None
        self._queue = DrawQueue.of(session)
        self._drawn_at = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_came)
        session.moment_shown.connect(self.schedule)
        session.state_changed.connect(self.schedule)
        document.structure_changed.connect(self.schedule)

    # for subclasses

    def draw(self) -> None:
        """Bring every item to the moment shown."""
        raise NotImplementedError

    def paint_theme(self) -> None:
        """Give the subclass's own items the theme's colours."""
        raise NotImplementedError

    def words(self) -> str:
        """What stands above the plot while the mouse is elsewhere."""
        return ""

    def result(self) -> str:
        """What the plot tells who does not see it."""
        return self.words()

    def part_drawn(self) -> str:
        """Which part of the data is drawn; nothing for all of them."""
        return ""

    def words_at(self, where: QPointF) -> str:
        """What is said of the point nearest to `where`, in the plot's coordinates; nothing for none."""
        return ""

    def bounds(self) -> Bounds | None:
        """What part of the plane shows everything; None while there is nothing."""
        return None

    def fit(self) -> None:
        """Show everything, and keep showing it until the person zooms or pans."""
        self.follows = True
        self.schedule()

    def label(self, side: str, text: str, counts: bool = False) -> None:
        """Name an axis, which has whole numbers alone where it `counts`."""
        axis = self.item.getAxis(side)
        axis.counts = counts
        axis.setLabel(escape(text))  # which reads HTML, and columns are called anything
        axis.resizeEvent()  # which is where the words are put in the middle

    def say_lacking(self, otherwise: str) -> None:
        """Say what the graph lacks before anything can appear here; where it lacks nothing, something else."""
        self.say_empty(what_lacks(self.document) or otherwise)

    def say_empty(self, text: str) -> None:
        """Say in the plot's middle what will appear here; nothing hides the words and shows the axes."""
        if text == self._said:
            return  # an axis that is laid out is drawn anew, which costs more than all curves
        self._said = text
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            if text:
                axis.hide()
            else:
                axis.show()  # setVisible alone would leave it without its width
        self.item.layout.activate()
        for side in ("left", "bottom"):
            self.item.getAxis(side).resizeEvent()

    # what the window calls

    def schedule(self) -> None:
        """Draw in the next frame, or while it trains as soon as `PACE` and the other plots allow."""
        self._stale = True
        if not self.isVisible():
            return
        if self.session.state == "playing":
            if not self._timer.isActive():
                self._wait_or_ask()
        elif not self._timer.isActive() or self._timer.remainingTime() > FRAME:
            self._timer.start(FRAME)

    def draw_now(self) -> None:
        """Draw at once, seen or not: for a picture or a test."""
        self._stale = False
        self._drawn_at = time.monotonic()
        with np.errstate(all="ignore"):  # what leaves the range of floats is said not to be drawn
            self.draw()
            self._follow(self.drawable_bounds() if self.follows else None)
            self._say_readout()
        self.part.say("" if self.empty.isVisible() else self.part_drawn())
        if self.session.state != "playing":
            self._spoken.tell()

    def setAccessibleName(self, name: str) -> None:
        """Call it so, and what takes its keys."""
        super().setAccessibleName(name)
        self.view.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.view.setBackground(theme.surface)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(pg.mkPen(theme.muted))
        self.paint_theme()
        self.schedule()

    def copy_picture(self) -> None:
        """Put the plot on the clipboard as a picture."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def save(self) -> None:
        """Ask in which format, how large and where to, save the plot, and say where it is."""
        from graphgui.plots.base import saving  # late: seen when asked
        from graphgui.plots.base.save_dialog import SaveDialog

        dialog = SaveDialog(self.size(), self)
        if not dialog.exec():
            return
        name, kind = f"plot{dialog.ending}", f"*{dialog.ending}"
        path = ask_save_path(self, self.tr("Save the plot"), name, {kind: dialog.ending}, saving.ENDINGS)
        if path is None:
            return
        items = filter(None, map(self.header.itemAt, range(self.header.count())))
        heading = [widget for item in items if (widget := item.widget())]
        figure = saving.Figure(self, self.view, heading, self.draw_now)
        try:
            saving.save(figure, self.columns(), path, dialog.size_chosen)
        except Problem as problem:
            self.problem.emit(problem)
        else:
            said = QStatusTipEvent(self.tr("Saved as {0}.").format(path))
            QCoreApplication.sendEvent(self, said)

    def columns(self) -> Mapping[str, Array]:
        """The numbers that are drawn, by the names of their columns."""
        return {}

    def menu(self) -> QMenu:
        """The menu of a right-click."""
        menu = QMenu(self)
        menu.addAction(self.tr("Show everything"), self.fit)
        menu.addAction(self.tr("Copy as picture"), self.copy_picture)
        menu.addAction(self.tr("Save…"), self.save)
        menu.addActions(self.own_actions())
        return menu

    def own_actions(self) -> list[QAction]:
        """What a subclass adds to the menu."""
        return []

    def hold_still(self, still: bool) -> None:
        """Keep showing the part of the plane that is shown: while something is dragged in it."""
        self._is_held = still
        self.schedule()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hover = None  # a plot behind another is not left by the pointer

    def drawable_bounds(self) -> Bounds | None:
        """What to show; of numbers that no painter can draw it is said that they are too large."""
        try:
            wanted = self.bounds()
            is_drawable = wanted is None or all(abs(number) < LARGEST for number in wanted)
        except (OverflowError, ValueError):  # differences of them are no finite numbers
            is_drawable = False
        self.box.childGroup.setVisible(is_drawable)
        if is_drawable:
            return wanted
        self.say_too_large()
        return None

    def say_too_large(self) -> None:
        """Say, in place of the plot, that no painter can draw these numbers."""
        self.say_empty(self.tr("These numbers are too large to be drawn."))

    # inside

    def _result(self) -> str:
        return self.empty.text() if self.empty.isVisible() else self.result()

    def _follow(self, wanted: Bounds | None) -> None:
        """Show this part of the plane: exactly while nothing moves, with room to grow while it trains."""
        if self._is_held:
            return
        if wanted and self.session.state == "playing":
            wanted = settled(self._shown_bounds, wanted)
        if wanted and wanted != self._shown_bounds:
            self.box.setRange(xRange=wanted[:2], yRange=wanted[2:], padding=0, disableAutoRange=True)
            self.box.prepareForPaint()  # else pyqtgraph does so while it paints, and has all painted twice
        self._shown_bounds = wanted

    def _set_up_view(self) -> None:
        self.item.hideButtons()
        self.item.setMenuEnabled(False)
        self.view.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.view.setMinimumSize(120, 80)
        self.item.layout.setContentsMargins(2, 6, 12, 2)
        self._take_font()
        self.empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(24)
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.box.sigRangeChangedManually.connect(self._stop_following)
        self.view.viewport().installEventFilter(self)
        self.view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing shows through
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def _take_font(self) -> None:
        """Axes as large as the widget's type asks."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickFont=font, tickLength=-4, autoExpandTextSpace=False)
            axis.label.setFont(font)
        self.item.getAxis("bottom").setHeight(round(self.fontMetrics().height() * 2.1))
        self.item.getAxis("left").setWidth(round(self.fontMetrics().averageCharWidth() * 9))
        self.readout.setFixedHeight(self.fontMetrics().height() + 14)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_font()

    def add(self, item: QGraphicsItem) -> None:
        """Put an item into the plot, once and for all."""
        self.item.addItem(item, ignoreBounds=True)

    def _stop_following(self) -> None:
        self.follows = False

    def _open_menu(self, position: QPoint) -> None:
        self.menu().exec(self.view.mapToGlobal(position))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    def _wait_or_ask(self) -> None:
        """Ask for a turn in the queue once `PACE` has passed since the last drawing."""
        if left := self._left():
            self._timer.start(left)
        else:
            self._queue.ask(self, self._take_turn)

    def _left(self) -> int:
        """Milliseconds until `PACE` has passed since the last drawing, 0 where it has."""
        return max(0, math.ceil(self.PACE - 1000 * (time.monotonic() - self._drawn_at)))

    def _time_came(self) -> None:
        if self.session.state == "playing":
            self._wait_or_ask()  # a timer of Qt's may come a little early
        else:
            self._draw_if_seen()

    def _take_turn(self) -> None:
        """Draw, unless that was done while this waited in the queue."""
        if not self._left():
            self._draw_if_seen()

    def _draw_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self.draw_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.empty.setGeometry(self.view.viewport().rect())
        elif kind == QEvent.Type.MouseMove:
            self._hover = QPointF(event.position())  # type: ignore[attr-defined]
            self._say_readout()
        elif kind in (QEvent.Type.Leave, QEvent.Type.WindowDeactivate):
            self._hover = None
            self._say_readout()
        elif kind == QEvent.Type.MouseButtonDblClick:
            self.fit()
        return False

    def _say_readout(self) -> None:
        text = ""
        if self._hover is not None and not self.empty.isVisible():
            place = self.view.mapToScene(self._hover.toPoint())
            if self.box.sceneBoundingRect().contains(place):  # not over an axis
                text = self.words_at(self.box.mapSceneToView(place))
        # Where the plot says in its middle what will appear, there is nothing to add.
        self.readout.setText("" if self.empty.isVisible() else text or self.words())

    def pixel(self) -> tuple[float, float]:
        """How much of each axis one pixel covers."""
        wide, high = self.box.viewPixelSize()
        return float(wide), float(high)


def nearest(xs: Array, ys: Array, where: QPointF, pixel: tuple[float, float], reach: float = 24) -> int | None:
    """The index of the point nearest to `where` on the screen, None where none is within `reach` pixels."""
    if not len(xs):
        return None
    distance = np.hypot((xs - where.x()) / pixel[0], (ys - where.y()) / pixel[1])
    distance[np.isnan(distance)] = np.inf
    index = int(np.argmin(distance))
    return index if distance[index] <= reach else None
