"""What must be so whatever was done."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QPointF

from graphgui.app.window import Window
from graphgui.canvas.scene.scene import Scene
from graphgui.document.document import Document
from graphgui.storage import file

HERE = Path("/")


def text(document: Document) -> str:
    """What undoing brings back: not what was learnt, a rate that follows the data, or answers."""
    content = json.loads(file.dumps(document.project, HERE))
    for each in ("parameters", "breakpoints", "answers"):
        content.pop(each, None)
    if document.training.automatic_rate:
        content["training"].pop("learning_rate", None)
    return json.dumps(content, indent=1)


def shown(scene: Scene) -> dict[str, object]:
    """All that a scene shows of its document, as plain values."""
    scene.itemsBoundingRect()  # brings it up to date
    found: dict[str, object] = {"group": scene.open_group.name}
    for name in scene.items_by_name:
        item = scene.item(name)
        found[name] = item.rect.getRect(), item.content
    for wire in scene.wire_items:
        curve = scene.wire_item(wire).curve
        found[str(wire)] = _place(curve.start), _place(curve.end)
    for name in scene.annotations.names():
        found[name] = scene.rect(name).getRect()
    return found


def _place(point: QPointF) -> tuple[float, float]:
    """To a millionth of a pixel: a wire that was dragged has got there by many small sums."""
    return round(point.x(), 6), round(point.y(), 6)


def canvas_faults(window: Window) -> list[str]:
    """What the canvas shows otherwise than one that has just been opened on the same document."""
    scene, document = window.canvas.scene(), window.document
    fresh = Scene(document, window.session, scene.look, window)
    fresh.show_group(scene.open_group.name)
    try:
        is_now, should_be = shown(scene), shown(fresh)
    finally:
        fresh.deleteLater()
    names = is_now.keys() | should_be.keys()
    wrong = [name for name in sorted(names) if is_now.get(name) != should_be.get(name)]
    faults = [f"canvas: {name} is {is_now.get(name)}, not {should_be.get(name)}" for name in wrong]
    graph = document.graph
    known = {*graph.nodes, *graph.groups, *document.annotations}
    faults += [f"selected, and not there: {name}" for name in scene.selection.names if name not in known]
    return faults + [f"selected, and not there: {w}" for w in scene.selection.wires if w not in set(graph.wires)]


def undo_faults(document: Document, start: str) -> list[str]:
    """Whether undoing all comes to the start, and redoing all back to where all was."""
    stack, before = document.undo_stack, text(document)
    index = stack.index()
    while stack.canUndo():
        stack.undo()
    faults = _differ("undone", text(document), start)
    while stack.index() < index:
        stack.redo()
    return faults + _differ("redone", text(document), before)


def file_faults(document: Document) -> list[str]:
    """Whether what is written is what is read."""
    written = file.dumps(document.project, HERE)
    read = file.loads(written, HERE, drafts=True, outside=True)
    faults = [] if read.graph == document.graph else ["reopened: another graph"]
    return faults + _differ("reopened", file.dumps(read, HERE), written)


def attempt(check: Callable[[], list[str]]) -> list[str]:
    """What a check finds, or that it could not be made."""
    try:
        return check()
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def _differ(what: str, text: str, wanted: str) -> list[str]:
    if text == wanted:
        return []
    lines, others = text.splitlines(), wanted.splitlines()
    where = next((n for n, (a, b) in enumerate(zip(lines, others, strict=False)) if a != b), len(lines))
    found = [" ".join(each[max(0, where - 6) : where + 4]) for each in (lines, others)]
    return [f"{what}: {found[0]!r}, not {found[1]!r}"]


def quietly_stop(window: Window) -> None:
    """Let nothing change by itself while somebody looks."""
    with suppress(RuntimeError):
        window.running.operations.pause()
        window.session.pause()
