"""What the canvas costs beside a bare QGraphicsScene of the same counts, in turns in one run, without a screen.

    python -m benchmarks.canvas [--json]

The bare scene (`benchmarks.bare`) has nothing but a rectangle for each node and a line for each wire. All is timed
until its picture is painted, at 1280 x 800 pixels. Named figures:

    open_1000       from a graph of 1,000 nodes and wires to the first picture of all of it, by the time that the
                    bare scene of Python-painted items needs for its own
    repaint_1000    painting the whole view with all 1,000 in sight, by that of Qt's own items, which C++ paints
    pan_10000       p95 of panning by some pixels with all 10,000 in sight, by that of Python-painted items
    drag_10000_ms   p95 of one movement of a node dragged among 10,000: the worse of all in sight and life size
    carry_10000_ms  p95 of one movement of an operation carried from the palette over the wires of 10,000 nodes
    edit_10000_ms   median of the slowest kind of edit among 10,000 nodes until it is painted, less what
                    painting takes without an edit: the worse of all in sight and life size
    flow_200_frame_ms  median frame of a step that flows along 200 wires, at 1920 x 1080, in ms of a
                    core: the worse of one wire after the other and all at one time
    flow_200_ratio  the same by a plain repaint of that view in the same run
    bytes_per_node  resident memory that a process gains by opening 10,000 nodes: graph, shapes, canvas and all
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPoint, QPointF, QRectF, QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from benchmarks import bare
from benchmarks.timing import race, ratio
from graphgui.app.application import application
from graphgui.canvas.view import CanvasView
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.drag_data import carrying_op
from graphgui.document.session.session import Session
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.look.colours import LIGHT
from graphgui.ops import OPS
from graphgui.storage.project import Project

SIZE = 1280, 800
PITCH = 240, 160  # from node to node
LIVE_WIRES, LIVE_SIZE, LIVE_RATE = 200, (1920, 1080), 30


def chain(count: int, across: int, *, in_one: bool = False, **attributes: object) -> Graph:
    """A parameter and nodes that each change its sign, `count` in all, in rows, ending in a loss.

    Each row begins at the one above it; `in_one` at its end, so that every gradient reaches every wire.
    """
    names = ["parameter", *(f"n{i}" for i in range(1, count - 1)), "loss"]
    ops = ["parameter", *["negate"] * (count - 2), "l2_penalty"]
    places = [(i % across * PITCH[0], i // across * PITCH[1]) for i in range(count)]
    nodes = [
        Node(name, OPS[op], attributes if op == "parameter" else {}, (float(x), float(y)))
        for name, op, (x, y) in zip(names, ops, places, strict=True)
    ]
    before = [nodes[i - 1] if in_one or i % across else nodes[i - across] for i in range(1, count)]
    before[-1] = nodes[-2]
    wires = [Wire(a.name, a.op.output, b.name, "A") for a, b in zip(before, nodes[1:], strict=True)]
    return Graph(nodes, wires, "loss")


def project(graph: Graph) -> Project:
    return Project(graph=graph, tables={}, training=Training(1.0, steps=10**6), parameters={})


def open_canvas(graph: Graph, size: tuple[int, int] = SIZE) -> CanvasView:
    """A document on a canvas, everything in sight and painted."""
    document = Document(project(graph))
    view = CanvasView(document, Session(document, document), LIGHT)
    document.setParent(view)
    view.resize(*size)
    view.show()
    view.navigation.fit()
    QCoreApplication.processEvents()  # until it is shown, nothing is painted
    paint(view)
    return view


def open_bare(
    make: Callable[[list[QRectF], list[QLineF]], QGraphicsView], boxes: list[QRectF], lines: list[QLineF]
) -> QGraphicsView:
    """The same of a bare scene."""
    view = make(boxes, lines)
    view.resize(*SIZE)
    view.show()
    view.fitInView(view.scene().itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
    QCoreApplication.processEvents()
    paint(view)
    return view


def shapes_of(view: CanvasView) -> tuple[list[QRectF], list[QLineF]]:
    """The nodes and wires of a canvas, for a bare scene."""
    scene = view.scene()
    graph = view.document.graph
    lines = [QLineF(scene.port_place(wire.start), scene.port_place(wire.end)) for wire in graph.wires]
    return [scene.item(name).rect for name in graph.nodes], lines


def paint(view: QGraphicsView) -> None:
    """Paint now what waits to be painted."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendEvent(view.window(), QEvent(QEvent.Type.UpdateRequest))


def repaint(view: QGraphicsView) -> Callable[[], None]:
    return view.viewport().repaint


def close(view: QGraphicsView) -> None:
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


# the figures


def opening(count: int, rounds: int = 7) -> tuple[float, float, float]:
    """The ratio, and seconds of ours and of the bare scene."""
    graph = chain(count, 40)
    view = open_canvas(graph)
    boxes, lines = shapes_of(view)
    close(view)
    ours, others = [], []
    for _ in range(rounds):
        for times, opened in (
            (ours, lambda: open_canvas(graph)),
            (others, lambda: open_bare(bare.painted, boxes, lines)),
        ):
            views: list[QGraphicsView] = []
            times.append(timed(lambda opened=opened, views=views: views.append(opened())))
            close(views[0])
    return (
        statistics.median(a / b for a, b in zip(ours, others, strict=True)),
        statistics.median(ours),
        statistics.median(others),
    )


def repainting(count: int, columns: int) -> dict[str, list[float]]:
    """Times of whole repaints with everything in sight."""
    ours = open_canvas(chain(count, columns))
    boxes, lines = shapes_of(ours)
    views = {
        "canvas": ours,
        "plain": open_bare(bare.plain, boxes, lines),
        "painted": open_bare(bare.painted, boxes, lines),
    }
    times = race({name: repaint(view) for name, view in views.items()}, rounds=15, least=0.1)
    for view in views.values():
        close(view)
    return times


def pan(view: QGraphicsView, by: QPoint) -> None:
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    across.setValue(across.value() + by.x())
    down.setValue(down.value() + by.y())
    paint(view)


def panning(ours: CanvasView, moves: int = 200) -> dict[str, list[float]]:
    """Times of small pans to and fro with everything in sight."""
    boxes, lines = shapes_of(ours)
    views: dict[str, QGraphicsView] = {"canvas": ours, "painted": open_bare(bare.painted, boxes, lines)}
    times: dict[str, list[float]] = {name: [] for name in views}
    for move in range(moves):
        by = QPoint(9, 5) if move // 10 % 2 else QPoint(-9, -5)
        for name, view in views.items():
            times[name].append(timed(lambda view=view, by=by: pan(view, by)))
    close(views["painted"])
    return times


def dragging(view: CanvasView, name: str, moves: int = 120) -> list[float]:
    """Times of the movements of a node under a real pointer."""
    start = view.mapFromScene(view.scene().item(name).position) + QPoint(4, 4)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    times = []
    for move in range(1, moves + 1):
        at = start + QPoint(move * 3, move % 40 * 4)

        def one(at: QPoint = at) -> None:
            QTest.mouseMove(view.viewport(), at)
            paint(view)

        times.append(timed(one))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    return times


def worst_drag(view: CanvasView) -> float:
    """p95 in ms, with everything in sight and at life size."""
    name = "n5030"
    figures = [p95(dragging(view, name))]
    life_size(view, name)
    paint(view)
    figures.append(p95(dragging(view, name)))
    view.navigation.fit()
    paint(view)
    return max(figures) * 1e3


def carrying(view: CanvasView, op: str = "relu", moves: int = 120) -> list[float]:
    """Seconds of a core for each movement of an operation of the palette over wires that it may go into."""
    life_size(view, "n5030")
    paint(view)
    carried, viewport = carrying_op(op), view.viewport()
    common = Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(viewport.rect().center(), *common))
    times = []
    for move in range(moves):
        at = QPointF(viewport.rect().center()) + QPointF(move % 40 * 12 - 240, move // 40 * 60 - 60)

        def one(at: QPointF = at) -> None:
            QApplication.sendEvent(viewport, QDragMoveEvent(at.toPoint(), *common))
            paint(view)

        times.append(worked(one))
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    view.navigation.fit()
    paint(view)
    return times


def editing(view: CanvasView, rounds: int = 9) -> dict[str, list[float]]:
    """Seconds of a core for edits of one among 10,000 nodes until each is painted, and of painting with none."""
    document = view.document
    wire = next(iter(document.graph.outgoing("n5030")))
    x, y = document.graph["n5030"].position
    edit: dict[str, Callable[[], object]] = {
        "move": lambda: edits.nodes.move(document, {"n5030": (x + 20, y + 20)}),
        "undo the move": document.undo_stack.undo,
        "add": lambda: edits.nodes.add(document, "relu", (x, y + 80)),
        "undo the add": document.undo_stack.undo,
        "take a wire out": lambda: edits.wires.disconnect(document, wire),
        "put it back": lambda: edits.wires.connect(document, wire),
        "nothing": view.viewport().update,
    }
    times: dict[str, list[float]] = {name: [] for name in edit}
    for _ in range(rounds):
        for name, make in edit.items():
            times[name].append(worked(lambda make=make: (make(), paint(view))))
            QTest.qWait(50)  # until what may wait is done
    return times


def worst_edit(view: CanvasView) -> float:
    """What the slowest kind of edit takes beyond a plain frame, in ms: the worse of all in sight and life size."""
    figures = []
    for look in (view.navigation.fit, lambda: life_size(view, "n5030")):
        look()
        paint(view)
        middle = {name: statistics.median(times) for name, times in editing(view).items()}
        figures.append(max(middle.values()) - middle["nothing"])
    view.navigation.fit()
    paint(view)
    return max(figures) * 1e3


def life_size(view: CanvasView, name: str) -> None:
    view.navigation.zoom_reset()
    view.centerOn(view.scene().item(name).rect.center())


def fan(count: int, across: int) -> Graph:
    """A parameter whose value goes along `count` wires at one time, to nodes in rows."""
    nodes = [Node("parameter", OPS["parameter"], {"rows": 1, "columns": 1}, (0.0, 0.0))]
    places = [(place % across * PITCH[0], (1 + place // across) * PITCH[1]) for place in range(count)]
    nodes += [
        Node(f"n{place}", OPS["l2_penalty" if place == 0 else "negate"], {}, (float(x), float(y)))
        for place, (x, y) in enumerate(places)
    ]
    return Graph(nodes, [Wire("parameter", "out", node.name, "A") for node in nodes[1:]], "n0")


def flowing(graph: Graph, frames: int = 40) -> dict[str, list[float]]:
    """Times of frames of one step that flows, and of plain repaints of the same view."""
    QSettings().setValue("reduce_motion", False)
    view = open_canvas(graph, LIVE_SIZE)
    session = view.scene().session
    session.evaluate()
    paint(view)
    time.sleep(0.2)  # so that a person could have seen it
    session.step_once()
    paint(view)
    assert view.flow.is_under_way
    times: dict[str, list[float]] = {"flow": [], "plain": []}
    for frame in range(1, frames):

        def show(share: float = frame / frames) -> None:
            view.flow.show_at(share)
            paint(view)

        times["flow"].append(worked(show))
    view.flow.clear()
    for _ in range(frames):
        times["plain"].append(worked(repaint(view)))
    close(view)
    return times


def resident() -> int:
    """Bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def memory(count: int) -> float:
    """Bytes that a process gains for each node that it opens; run in a process of its own."""
    application()
    close(open_canvas(chain(100, 10)))
    before = resident()
    view = open_canvas(chain(count, 125))
    gained = resident() - before
    close(view)
    return gained / count


def memory_apart(count: int) -> float:
    code = f"from benchmarks.canvas import memory; print(memory({count}))"
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def worked(call: Callable[[], object]) -> float:
    """Seconds that this process had a core, whatever else the machine was doing."""
    start = time.process_time()
    call()
    return time.process_time() - start


def live(rows: int, columns: int, seconds: float = 3.0) -> tuple[float, float, float]:
    """Seconds of a core for one moment of 200 wires: computing it, painting it, and what the window does for it.

    The last of these while it trains, when the canvas passes over moments that it has no time for.
    """
    QSettings().setValue("reduce_motion", True)
    view = open_canvas(chain(LIVE_WIRES + 1, 16, in_one=True, rows=rows, columns=columns), LIVE_SIZE)
    session = view.scene().session
    session.evaluate()
    paint(view)
    assert view.transform().m11() > 0.4
    session.blockSignals(True)
    computing = [worked(session.step_once) for _ in range(60)]
    session.blockSignals(False)
    painting = [worked(lambda: (session.step_once(), paint(view))) for _ in range(60)]
    session.rate = LIVE_RATE
    session.play_steps()
    QTest.qWait(1000)
    moments: list[None] = []
    session.moment_shown.connect(lambda: moments.append(None))
    busy = worked(lambda: QTest.qWait(round(seconds * 1000)))
    assert session.state == "playing" and len(moments) > 10 * seconds
    session.pause()
    close(view)
    compute = statistics.median(computing)
    return compute, statistics.median(painting) - compute, busy / len(moments)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    as_json = parser.parse_args().json
    say: Callable[[str], None] = (lambda _text: None) if as_json else print
    application()
    figures: dict[str, float] = {}

    figures["open_1000"], ours, other = opening(1000)
    say(f"{'':34}{'canvas':>10}{'bare':>10}{'ratio':>8}{'at most':>9}")
    row = "{:34}{:10.2f}{:10.2f}{:8.2f}{:9.2f}".format
    say(row("open 1,000, ms", ours * 1e3, other * 1e3, figures["open_1000"], 5))

    times = repainting(1000, 40)
    middle = {name: statistics.median(each) * 1e3 for name, each in times.items()}
    figures["repaint_1000"] = ratio(times, "canvas", "plain")
    say(row("repaint 1,000, ms (C++)", middle["canvas"], middle["plain"], figures["repaint_1000"], 1.5))
    say(f"{'    (Python)':34}{'':10}{middle['painted']:10.2f}{ratio(times, 'canvas', 'painted'):8.2f}")

    view = open_canvas(chain(10_000, 125))
    times = panning(view)
    figures["pan_10000"] = p95(times["canvas"]) / p95(times["painted"])
    say(row("pan 10,000, ms, p95", *(p95(t) * 1e3 for t in times.values()), figures["pan_10000"], 0.3))
    whole = [timed(repaint(view)) * 1e3 for _ in range(60)]
    say(f"{'repaint 10,000, ms, median, p95':34}{statistics.median(whole):10.2f}{p95(whole):10.2f}")
    figures["drag_10000_ms"] = worst_drag(view)
    say(f"{'drag one of 10,000, ms, p95':34}{figures['drag_10000_ms']:10.2f}{'':18}{16.7:9.2f}")
    figures["carry_10000_ms"] = p95(carrying(view)) * 1e3
    say(f"{'carry one over 10,000, ms, p95':34}{figures['carry_10000_ms']:10.2f}{'':18}{16:9.2f}")
    figures["edit_10000_ms"] = worst_edit(view)
    say(f"{'edit one of 10,000, ms':34}{figures['edit_10000_ms']:10.2f}{'':18}{16:9.2f}")
    close(view)

    for graph in (chain(LIVE_WIRES + 1, 16, in_one=True, rows=1, columns=1), fan(LIVE_WIRES, 16)):
        times = flowing(graph)
        middle = {name: statistics.median(each) * 1e3 for name, each in times.items()}
        if middle["flow"] > figures.get("flow_200_frame_ms", 0.0):  # the worse of the two
            figures["flow_200_frame_ms"], figures["flow_200_ratio"] = (
                middle["flow"],
                middle["flow"] / middle["plain"],
            )
    figure, by = figures["flow_200_frame_ms"], figures["flow_200_ratio"]
    say(row("flow on 200, ms (plain)", figure, figure / by, by, 17))

    figures["bytes_per_node"] = memory_apart(10_000)
    say(f"{'bytes a node':34}{figures['bytes_per_node']:10.0f}{'':18}{10 * 1024:9.0f}")

    if as_json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
        return
    say(f"\n{LIVE_WIRES} live wires, {LIVE_RATE} moments a second; a moment in ms")
    say(f"{'':34}{'compute':>10}{'paint':>10}{'show':>10}{'of a core':>12}{'at most':>9}")
    for what, shape in (("numbers", (1, 1)), ("norms of matrices, 20 x 5", (20, 5))):
        computing, painting, showing = live(*shape)
        share = showing * LIVE_RATE
        times_of = "".join(f"{each * 1e3:10.2f}" for each in (computing, painting, showing))
        say(f"{what:34}{times_of}{share:12.0%}{0.25:9.0%}")


if __name__ == "__main__":
    main()
