"""Nodes that are moved keep to the grid, and in line with their neighbours."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from graphgui.canvas.gestures import alignment_guides
from graphgui.document import edits

ALT = Qt.KeyboardModifier.AltModifier


def position(user, name):
    return user.document.graph[name].position


def test_without_the_grid_a_node_stands_where_it_is_put(user):
    assert user.view.editor.snapping
    user.view.editor.set_snapping(False)
    edits.nodes.move(user.document, {"X": (-400, 300)})
    user.view.navigation.zoom_reset()
    user.view.centerOn(-300, 300)
    user.drag(user.header("X"), user.header("X") + QPointF(33, 47))
    assert position(user, "X") == (-367, 347)


def test_the_menu_turns_the_grid_off_and_on(user):
    user.right_click(QPointF(120, 260))
    assert user.menu["Snap to the Grid"].isChecked()
    user.choose("Snap to the Grid")
    assert not user.view.editor.snapping


def test_an_edge_near_a_neighbours_jumps_to_it_and_a_line_shows_it(user):
    edits.nodes.move(user.document, {"Y": (287, 200)})  # off the grid
    user.document.undo_stack.clear()
    start = user.header("linear")
    user.press(start)
    user.move(start + QPointF(10, -30))
    accent = user.view.theme.accent
    image = user.view.viewport().grab().toImage()
    shown = user.at(QPointF(287, 170))
    assert any(image.pixelColor(shown.x() + dx, shown.y()).name() == accent for dx in (-1, 0, 1))
    user.release(start + QPointF(10, -30))
    assert position(user, "linear")[0] == 287


boxes = [QRectF(0, 0, 100, 60), QRectF(400, 300, 160, 60)]


@pytest.mark.parametrize(
    ("box", "pull"),
    [
        (QRectF(3, 200, 80, 40), (-3.0, None)),  # left edges
        (QRectF(24, 200, 80, 40), (-4.0, None)),  # right edges
        (QRectF(8, 200, 80, 40), (2.0, None)),  # centres
        (QRectF(200, 305, 80, 50), (None, 5.0)),  # bottoms are as near as tops, centres nearest of all
        (QRectF(200, 150, 80, 41), (None, None)),
    ],
)
def test_the_nearest_edge_or_centre_pulls(box, pull):
    found = alignment_guides.pull(box, boxes, 6.0)
    assert found[0] == pull[0]
    assert (found[1] is None) == (pull[1] is None)


def test_lines_run_along_both_boxes():
    (line,) = alignment_guides.lines(QRectF(0, 200, 80, 40), boxes)
    assert (line.x1(), line.y1(), line.x2(), line.y2()) == (0, 0, 0, 240)
