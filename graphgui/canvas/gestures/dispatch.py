"""Which gesture a press begins, by what lies under the pointer."""

from PySide6.QtCore import Qt

from graphgui.canvas.gestures.cut_wires import ContextClick, CutWires
from graphgui.canvas.gestures.drag_nodes import DragNodes, PullOutNode, ResizeAnnotation
from graphgui.canvas.gestures.drag_wire import DragWire
from graphgui.canvas.gestures.gesture import Gesture, GestureContext, PointerEvent, RubberBand, keeps_apart
from graphgui.canvas.items.node_layout import HEADER
from graphgui.canvas.scene.scene import FAR, WIRE_REACH, Scene
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.storage.annotations import Frame

_PORT_REACH = 11.0
_ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def ports_under(scene: Scene, pointer: PointerEvent) -> list[tuple[PortId, bool]]:
    """The ports that a press would take, nearest first; none where they are too small to be drawn."""
    return scene.hits.ports_near(pointer.scene, _PORT_REACH) if 1 / pointer.pixel >= FAR else []


def is_empty(scene: Scene, pointer: PointerEvent) -> bool:
    """Whether there is nothing at all under the pointer."""
    return not (
        ports_under(scene, pointer)
        or scene.hits.node_at(pointer.scene)
        or scene.hits.wire_at(pointer.scene, WIRE_REACH * pointer.pixel)
        or scene.annotations.at(pointer.scene)
    )


def name_under(scene: Scene, pointer: PointerEvent) -> str | None:
    """What a double-click there writes anew: the node whose header it is, or a frame or note."""
    name = scene.hits.node_at(pointer.scene)
    is_header = name and pointer.scene.y() < scene.item(name).position.y() + HEADER
    if name is None and not scene.hits.wire_at(pointer.scene, WIRE_REACH * pointer.pixel):
        return scene.annotations.at(pointer.scene)
    return name if is_header and not ports_under(scene, pointer) else None


def wire_under(scene: Scene, pointer: PointerEvent) -> Wire | None:
    """The wire that a double-click there bends."""
    if ports_under(scene, pointer) or scene.hits.node_at(pointer.scene):
        return None
    return scene.hits.wire_at(pointer.scene, WIRE_REACH * pointer.pixel)


def group_under(scene: Scene, pointer: PointerEvent) -> str | None:
    """The group whose card a double-click there opens."""
    name = scene.hits.node_at(pointer.scene)
    return name if name in scene.document.graph.groups and not ports_under(scene, pointer) else None


def select_under(scene: Scene, pointer: PointerEvent) -> None:
    """Select what is under the pointer, unless it is selected already; nothing where there is nothing."""
    selection = scene.selection
    if name := scene.hits.node_at(pointer.scene):
        if name not in selection.nodes:
            selection.set([name])
    elif wire := scene.hits.wire_at(pointer.scene, WIRE_REACH * pointer.pixel):
        if wire not in selection.wires or selection.nodes:
            selection.set((), [wire])
    elif note := scene.annotations.at(pointer.scene):
        if note not in selection.notes:
            selection.set([note])
    else:
        selection.set()


def begin_right(context: GestureContext, pointer: PointerEvent) -> Gesture:
    """What a press of the right button begins."""
    kind = CutWires if pointer.keys & Qt.KeyboardModifier.ControlModifier else ContextClick
    return kind(context, pointer)


def begin(context: GestureContext, pointer: PointerEvent) -> Gesture:
    """The gesture; selects what is pressed, in addition to the rest where Shift or Ctrl is held."""
    adds = bool(pointer.keys & _ADDS)
    scene = context.scene
    selection = scene.selection
    if ports := ports_under(scene, pointer):
        return DragWire(context, *ports[0], copies=bool(pointer.keys & Qt.KeyboardModifier.ShiftModifier))
    if name := scene.hits.node_at(pointer.scene):
        graph = scene.document.graph
        if keeps_apart(pointer.keys) and name in graph and graph.wires_of(name):
            selection.set([name])
            return PullOutNode(context, name, pointer)
        was_selected = name in selection.nodes
        if adds:
            selection.toggle(name)
        elif not was_selected:
            selection.set([name])
        return DragNodes(context, name, selection.names | {name}, pointer, only=was_selected and not adds)
    if not scene.hits.wire_at(pointer.scene, WIRE_REACH * pointer.pixel) and (
        note := scene.annotations.at(pointer.scene)
    ):
        return _begin_on_note(context, note, pointer, adds)
    if wire := scene.hits.wire_at(pointer.scene, WIRE_REACH * pointer.pixel):
        if adds:
            selection.toggle(wire=wire)
        else:
            selection.set((), [wire])
        return Gesture()
    return RubberBand(scene, pointer, selection.names if adds else ())


def _begin_on_note(context: GestureContext, name: str, pointer: PointerEvent, adds: bool) -> Gesture:
    """What a press on a frame or a note begins: a frame takes along what is inside."""
    scene, selection = context.scene, context.scene.selection
    if scene.annotations.corner_at(pointer.scene) == name:
        return ResizeAnnotation(context, name, pointer)
    was_selected = name in selection.notes
    if adds:
        selection.toggle(name)
    elif not was_selected:
        selection.set([name])
    names = set(selection.names) | {name}
    for frame in [each for each in names if isinstance(scene.document.annotations.get(each), Frame)]:
        area = scene.rect(frame)
        names.update(node for node in scene.hits.nodes_in(area) if area.contains(scene.rect(node)))
        names.update(scene.annotations.inside(area))
    return DragNodes(context, name, names, pointer, only=was_selected and not adds)
