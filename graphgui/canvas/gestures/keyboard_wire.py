"""A wire made by keys: arrows choose where it goes, Enter makes it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt

from graphgui.canvas.gestures.drag_wire import DragWire
from graphgui.canvas.gestures.gesture import GestureContext
from graphgui.canvas.items.wire_curve import apart
from graphgui.engine.graph.graph import PortId
from graphgui.engine.graph.shapes import missing_inputs

_Key = Qt.Key
_STEPS = {
    _Key.Key_Down: 1,
    _Key.Key_Right: 1,
    _Key.Key_Tab: 1,
    _Key.Key_Up: -1,
    _Key.Key_Left: -1,
    _Key.Key_Backtab: -1,
}
_ENTERS = (_Key.Key_Return, _Key.Key_Enter)
_ASIDE = 160.0  # where a new node goes that Space asks for


class KeyboardWire(DragWire):
    """Goes through the ports that fit, those that lack a wire first, then the nearest; Space asks for a new node.

    The mouse may take over at any time.

    Args:
        show: brings an area of the scene into sight.
        tell: is told of each port that would be wired.
    """

    def __init__(
        self,
        context: GestureContext,
        port: PortId,
        is_output: bool,
        show: Callable[[QRectF], None],
        tell: Callable[[PortId], None],
    ) -> None:
        super().__init__(context, port, is_output)
        self._show, self._tell = show, tell
        self._targets = self._sorted_targets()
        self._chosen = -1
        self._step(1)
        if self.has_target:
            self._start()

    @property
    def has_target(self) -> bool:
        """Whether there is any port that fits."""
        return self._chosen >= 0

    @property
    def meets_need(self) -> bool:
        """Whether an input that needs a wire gets this one."""
        if not self._connection.is_output:
            return True
        graph, port = self._scene.document.graph, self._targets[self._chosen]
        return port.port in missing_inputs(graph[port.node], graph.incoming(port.node))

    def key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENTERS:
            self.is_done = True
            self._finish()
            if self._answer.wire:
                self._connection.make(self._answer.wire)
        elif key == _Key.Key_Space:
            self.is_done = True
            self._finish()
            way = 1 if self._connection.is_output else -1
            self._loose = self._anchor + QPointF(way * _ASIDE, 0)
            self._context.offer(self._connection, self, self._loose)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Go on to the next port that the wire truly fits."""
        for count in range(1, len(self._targets) + 1):
            at = (self._chosen + by * count) % len(self._targets)
            port = self._targets[at]
            answer = self._connection.at_port(port, not self._connection.is_output)
            if answer.wire and answer.wire != self._connection.picked:
                self._chosen, self._answer, self._over = at, answer, port
                self._loose = self._scene.port_place(port)
                if (host := self._scene.open_group.host(port.node)) is not None:
                    self._show(self._scene.item(host).rect)
                self._tell(port)
                return

    def _sorted_targets(self) -> list[PortId]:
        graph, scene = self._scene.document.graph, self._scene
        to_inputs = self._connection.is_output
        found: list[tuple[bool, float, PortId]] = []
        for name in list(scene.items_by_name):
            for port, at, is_output in scene.item(name).ports():
                if self._connection.fits(port, is_output):
                    missing = missing_inputs(graph[port.node], graph.incoming(port.node))
                    is_led_on = any(wire.start == port for wire in graph.wires_of(port.node))
                    is_met = port.port not in missing if to_inputs else is_led_on
                    found.append((is_met, apart(self._anchor, at), port))
        return [port for *_, port in sorted(found)]
