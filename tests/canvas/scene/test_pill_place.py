"""Where the numbers of one wire stand, without a window."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from graphgui.canvas.items.wire_curve import curve
from graphgui.canvas.scene.pill_place import FURTHEST, Obstacles, pieces, pill_place

EVERYWHERE = QRectF(-1e4, -1e4, 2e4, 2e4)
points = st.builds(QPointF, st.integers(-400, 400), st.integers(-400, 400))


def place(wire, size, boxes=(), wires=()):
    """Where numbers of a size stand beside rectangles and other wires."""
    edges = np.array([(box.left(), box.top(), box.right(), box.bottom()) for box in boxes]).reshape(-1, 4)
    return pill_place(wire, QSizeF(*size), EVERYWHERE, lambda area: Obstacles(edges, pieces(wires)))


def apart(wire, area):
    """How far a rectangle is from a wire."""
    found = (wire.at(i / 200) for i in range(201))
    across = [(max(area.left() - p.x(), 0.0, p.x() - area.right()), p.y()) for p in found]
    return min(np.hypot(x, max(area.top() - y, 0.0, y - area.bottom())) for x, y in across)


def is_on(wire, area):
    return any(area.contains(wire.at(i / 500)) for i in range(501))


@given(points, points)
def test_numbers_stand_on_their_wire_where_nothing_is_in_the_way(start, end):
    wire = curve(start, end)
    found = place(wire, (60, 30))
    assert found and not found.gives_way
    assert apart(wire, found.area) <= FURTHEST + 0.5


def test_numbers_make_way_for_a_node_and_are_left_out_where_there_is_no_room():
    wire, node = curve(QPointF(0, 0), QPointF(400, 0)), QRectF(150, -60, 100, 120)
    found = place(wire, (50, 30), [node])
    assert found and not node.intersects(found.area)
    assert place(wire, (50, 30), [EVERYWHERE]) is None


def test_numbers_that_would_hide_their_wire_stand_beside_it():
    wire = curve(QPointF(0, 0), QPointF(100, 0))
    found = place(wire, (90, 30))
    assert not found.area.contains(wire.at(0.5))
    assert apart(wire, found.area) <= FURTHEST


def test_numbers_make_way_for_a_wire_that_crosses_theirs_and_stay_on_their_own():
    wire, other = curve(QPointF(0, 0), QPointF(400, 0)), curve(QPointF(180, -200), QPointF(220, 200))
    found = place(wire, (60, 30), wires=[other])
    assert found.gives_way and not found.crosses
    assert not is_on(other, found.area) and is_on(wire, found.area)


def test_numbers_of_wires_side_by_side_stand_on_the_far_sides():
    upper, lower = curve(QPointF(0, 0), QPointF(400, 0)), curve(QPointF(0, 20), QPointF(400, 20))
    above, below = place(upper, (60, 36), wires=[lower]), place(lower, (60, 36), wires=[upper])
    assert above.area.bottom() < 0 < 20 < below.area.top()
    assert not (above.crosses or below.crosses)


def test_numbers_stand_on_another_wire_only_where_no_place_is_free():
    wire = curve(QPointF(0, 0), QPointF(400, 0))
    fence = [curve(QPointF(x, -300), QPointF(x, 300)) for x in range(-60, 480, 20)]
    found = place(wire, (60, 30), wires=fence)
    assert found.crosses and is_on(wire, found.area)
