"""Sizes, ports, curves and the index, without a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from graphgui.canvas.items.node_content import new_node_content
from graphgui.canvas.items.node_layout import GRID, grid_lines, layout, snap
from graphgui.canvas.items.wire_curve import apart, curve
from graphgui.canvas.scene.spatial_index import SpatialIndex
from graphgui.ops import OPS


def measure(text, role):
    return 7.0 * len(text)


@pytest.mark.parametrize("op", OPS.values(), ids=OPS.keys())
def test_every_operation_has_ports_on_the_grid_and_words_inside(op):
    content = new_node_content(op)
    found = layout(content, "loss", measure)
    assert found.size.width() % GRID == 0
    assert found.size.height() % GRID == 0
    assert set(found.inputs) == {port.name for port in op.inputs}
    for place in (*found.inputs.values(), found.output):
        assert place.y() % GRID == 0
        assert 0 < place.y() < found.size.height()
    assert len({place.y() for place in found.inputs.values()}) == len(op.inputs)
    for line in found.texts:
        width = min(measure(line.text, line.role), line.width)
        left = line.x - width if line.side == "right" else line.x
        assert left >= 0
        assert left + width <= found.size.width()


points = st.builds(QPointF, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))


@given(points, points)
def test_a_curve_goes_from_end_to_end_inside_its_bounds(start, end):
    wire = curve(start, end)
    assert apart(wire.at(0), start) < 1e-6
    assert apart(wire.at(1), end) < 1e-6
    bounds = wire.bounds().adjusted(-1e-6, -1e-6, 1e-6, 1e-6)
    assert all(bounds.contains(wire.at(i / 16)) for i in range(17))
    assert wire.distance(wire.at(0.5)) < 1e-6


def test_snap_goes_to_the_nearest_point_of_the_grid():
    assert snap(QPointF(29, -11)) == QPointF(20, -20)


def test_the_grid_is_drawn_through_the_origin():
    lines = grid_lines(QRectF(-30, -30, 60, 60), 20)
    assert {line.x1() for line in lines if line.x1() == line.x2()} == {-20, 0, 20}


boxes = st.builds(QRectF, *[st.integers(-50, 50).map(float)] * 2, *[st.integers(0, 30).map(float)] * 2)


@given(st.lists(st.tuples(st.integers(0, 12), st.none() | boxes)), boxes)
def test_the_index_finds_what_a_search_through_all_finds(edits, area):
    index, truth = SpatialIndex(), {}
    for key, box in edits:
        if box is None:
            index.drop(key)
            truth.pop(key, None)
        else:
            index.put(key, box)
            truth[key] = box

    def touches(box):
        return (
            box.left() <= area.right()
            and box.right() >= area.left()
            and box.top() <= area.bottom()
            and box.bottom() >= area.top()
        )

    assert set(index.touching(area)) == {key for key, box in truth.items() if touches(box)}
    assert len(index) == len(truth)
    if truth:
        assert index.bounds().left() == min(box.left() for box in truth.values())
        assert index.bounds().bottom() == max(box.bottom() for box in truth.values())
