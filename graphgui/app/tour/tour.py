"""The tour: five stops on a small graph, each of which waits for what the person does, or for Next."""

from collections.abc import Callable, Sequence
from functools import reduce

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from graphgui.actions.own_keys import OwnKeys
from graphgui.app.files.files import Files
from graphgui.app.tour.callout import Callout, Rings
from graphgui.app.tour.stop import Stop
from graphgui.canvas.view import CanvasView
from graphgui.document import edits
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.examples import EXAMPLES
from graphgui.storage import file

_LOOK = 80  # ms between two looks at what the person has done, and where things are
_PORT = 9.0  # around a port, in the scene
_WIRE = Wire("linear", "Yhat", "mse", "Yhat")


class Tour(QObject):
    """Opens the smallest example with one wire missing, and leads through it.

    Args:
        toolbar: has the button of Play.
        step_into: does one operation.

    Signals:
        ended: all stops are done, or the person has left.
    """

    ended = Signal()

    def __init__(
        self,
        window: QMainWindow,
        canvas: CanvasView,
        session: Session,
        files: Files,
        toolbar: QWidget,
        step_into: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._canvas, self._session, self._files = window, canvas, session, files
        self._toolbar = toolbar
        self._step_into = step_into
        self._play_button = next(b for b in toolbar.findChildren(QToolButton) if b.objectName() == "play_button")
        self._stops = self._made_stops()
        self._number = 0
        self._rings, self.callout = Rings(window), Callout(window)
        self.callout.passed.connect(self._pass)
        self.callout.left.connect(self.leave)
        OwnKeys.of_the_program().changed.connect(self._say_again)
        for part in (self._rings, self.callout):
            part.hide()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window, self.leave)
        self._escape.setEnabled(False)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def stop(self) -> int | None:
        """The number of the stop, from 1; None while nobody is led."""
        return self._number + 1 if self._timer.isActive() else None

    def begin(self) -> None:
        """Open the graph and go to the first stop, unless the person would rather keep what is open."""
        if not self._files.may_leave():
            return
        self.leave()
        example = EXAMPLES[0]
        project = file.load(example.path)
        project.graph.disconnect(_WIRE)
        self._canvas.document.open(example.path, as_copy=True, project=project)
        self.go_on(1)

    def go_on(self, stop: int) -> None:
        """Lead on from a stop, by its number from 1: its graph is open."""
        self._canvas.document.replaced.connect(self.leave)
        self._escape.setEnabled(True)
        self._timer.start()
        self._go_to(stop - 1)

    def leave(self) -> None:
        """End it, wherever it is."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._canvas.document.replaced.disconnect(self.leave)
        self._escape.setEnabled(False)
        self._rings.hide()
        self.callout.hide()
        self._canvas.setFocus()
        self.ended.emit()

    # inside

    def _go_to(self, number: int) -> None:
        if number >= len(self._stops):
            self.leave()
            return
        self._number = number
        self._say()
        self._follow()
        for part in (self._rings, self.callout):
            part.show()
            part.raise_()

    def _say(self) -> None:
        text = OwnKeys.of_the_program().in_words(self._stops[self._number].text)
        self.callout.say(self._number + 1, len(self._stops), text)

    def _say_again(self) -> None:
        if self.stop is not None:
            self._say()

    def _pass(self) -> None:
        """Do it for the person; what was not possible is not waited for."""
        stop = self._stops[self._number]
        if not stop.is_done():
            stop.do()
        self._go_to(self._number + 1)

    def _look(self) -> None:
        if self._stops[self._number].is_done():
            self._go_to(self._number + 1)
        else:
            self._follow()

    def _follow(self) -> None:
        places = self._stops[self._number].places()
        self._rings.show_around(places)
        self.callout.stand_beside(places, self._others(places), self._window.rect())

    def _others(self, places: Sequence[QRect]) -> list[QRect]:
        """What else is better not hidden: nodes and notes, the way from one place to the other, the toolbar."""
        scene = self._canvas.scene()
        names = [*scene.items_by_name, *scene.annotations.names()]
        way = reduce(QRect.united, places, QRect())
        shown = [self._toolbar, self._canvas.legend]
        return [
            *(self._on_canvas(scene.rect(name)) for name in names),
            *(self._in_window(part, part.rect()) for part in shown if part.isVisible()),
            way,
        ]

    # the stops

    def _made_stops(self) -> list[Stop]:
        document, session, editor = self._canvas.document, self._session, self._canvas.editor
        return [
            Stop(
                self.tr(
                    "A node computes something: this one Ŷ = X W + b. Click it: the Inspector at the right, "
                    "opened by its title where it is folded, shows its formula and its numbers."
                ),
                lambda: self._nodes("linear"),
                lambda: "linear" in editor.selected_nodes(),
                lambda: editor.select(["linear"]),
            ),
            Stop(
                self.tr(
                    "The loss compares Ŷ with Y, but Ŷ does not reach it yet. Drag a wire from the output Ŷ of "
                    "linear to the input Ŷ of mse."
                ),
                lambda: self._ports(_WIRE.start, _WIRE.end),
                lambda: _WIRE in document.graph.wires,
                self._connect,
            ),
            Stop(
                self.tr("Press Play. Each step moves W and b a little, so that the loss becomes smaller."),
                lambda: [self._in_window(self._play_button, self._play_button.rect())],
                lambda: session.step > 0,
                session.play,
            ),
            Stop(
                self.tr(
                    "Each wire tells its value and its gradient: how much the loss would change with that value. "
                    "Blue is negative, orange positive, wide is large. Click this wire to see all of it."
                ),
                self._wire,
                lambda: _WIRE in editor.selected_wires(),
                lambda: self._canvas.scene().selection.set((), [_WIRE]),
            ),
            Stop(
                self.tr(
                    "Press F7 to do one operation at a time: values go forward, gradients come back, then the "
                    "parameters move. Shift+F7 goes back. F1 has every key."
                ),
                lambda: self._nodes("mse"),
                lambda: session.moment.step_debugger is not None,
                self._step_into,
            ),
        ]

    def _connect(self) -> None:
        graph = self._canvas.document.graph
        if {"linear", "mse"} <= set(graph.nodes):
            edits.wires.connect(self._canvas.document, _WIRE)

    def _nodes(self, name: str) -> list[QRect]:
        scene = self._canvas.scene()
        return [self._on_canvas(scene.item(name).rect)] if name in scene.items_by_name else []

    def _ports(self, *ports: PortId) -> list[QRect]:
        scene = self._canvas.scene()
        if not {port.node for port in ports} <= scene.items_by_name.keys():
            return []
        places = (scene.port_place(port) for port in ports)
        return [self._on_canvas(QRectF(p.x() - _PORT, p.y() - _PORT, 2 * _PORT, 2 * _PORT)) for p in places]

    def _wire(self) -> list[QRect]:
        if _WIRE not in self._canvas.document.graph.wires:
            return []
        return [self._on_canvas(self._canvas.scene().wire_item(_WIRE).line_box)]

    def _on_canvas(self, scene_rect: QRectF) -> QRect:
        return self._in_window(self._canvas.viewport(), self._canvas.mapFromScene(scene_rect).boundingRect())

    def _in_window(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(widget.mapTo(self._window, rect.topLeft()), rect.size())
