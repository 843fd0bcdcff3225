"""Which gesture a press of the left button begins, by what lies under the pointer."""

from PySide6.QtCore import Qt

from graphgui.canvas.gestures import Bench, Gesture, Pointer, RubberBand
from graphgui.canvas.moving import Moving, PullingOut
from graphgui.canvas.scene import FAR, WIRE_REACH, Scene
from graphgui.canvas.wiring import Wiring
from graphgui.engine.graph import PortId

_PORT_REACH = 11.0


def ports_under(scene: Scene, pointer: Pointer) -> list[tuple[PortId, bool]]:
    """The ports that a press would take, nearest first; none where they are too small to be drawn."""
    return scene.ports_near(pointer.scene, _PORT_REACH) if 1 / pointer.pixel >= FAR else []


def is_empty(scene: Scene, pointer: Pointer) -> bool:
    """Whether there is nothing at all under the pointer."""
    return not (
        ports_under(scene, pointer)
        or scene.node_at(pointer.scene)
        or scene.wire_at(pointer.scene, WIRE_REACH * pointer.pixel)
    )


def begin(bench: Bench, pointer: Pointer, adds: bool) -> Gesture:
    """The gesture; selects what is pressed, in addition to the rest where the person `adds`."""
    scene = bench.scene
    selection = scene.selection
    if ports := ports_under(scene, pointer):
        return Wiring(bench, *ports[0])
    if name := scene.node_at(pointer.scene):
        if pointer.keys & Qt.KeyboardModifier.AltModifier and scene.document.graph.wires_of(name):
            selection.set([name])
            return PullingOut(scene, name, pointer)
        was_selected = name in selection.nodes
        if adds:
            selection.toggle(node=name)
        elif not was_selected:
            selection.set([name])
        return Moving(scene, name, selection.nodes | {name}, pointer, only=was_selected and not adds)
    if wire := scene.wire_at(pointer.scene, WIRE_REACH * pointer.pixel):
        if adds:
            selection.toggle(wire=wire)
        else:
            selection.set((), [wire])
        return Gesture()
    return RubberBand(scene, pointer, selection.nodes if adds else ())
