"""The legend says what wires mean, with this run's numbers, and can be folded."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from graphgui.canvas.navigation.legend import Legend
from graphgui.document import edits
from graphgui.engine import PortId, Wire
from graphgui.look.colours import DARK
from tests.canvas.conftest import LEFT


@pytest.fixture
def legend(user):
    user.session.evaluate()
    user.view.viewport().grab()
    return user.view.findChild(Legend, "legend")


def colours(legend) -> set[str]:
    image = legend.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_it_stands_in_a_corner_of_the_canvas_and_says_every_colour(user, legend):
    assert legend.isVisible()
    assert user.view.viewport().geometry().contains(legend.geometry())
    look = user.view.scene().look
    assert {look.wire_colours[tone].name() for tone in ("negative", "positive")} <= colours(legend)
    assert look.wire.name() in colours(legend)
    for word in ("negative", "positive", "both signs", "not computed", "cannot reach the loss"):
        assert word in legend.accessibleDescription()


def test_it_goes_to_another_corner_from_what_it_would_cover(user, legend):
    view, scene = user.view, user.view.scene()
    before = legend.geometry()
    corner = view.mapToScene(before.center() - view.viewport().pos())
    edits.nodes.add(user.document, "relu", (corner.x() - 40, corner.y() - 20))
    covered = [
        name
        for name in scene.items_by_name
        if view.mapFromScene(scene.rect(name)).boundingRect().intersects(legend.geometry())
    ]
    assert covered == []
    assert legend.geometry() != before
    assert view.viewport().geometry().contains(legend.geometry())


def long_wire(user, legend, above: int):
    """A wire over the legend from side to side of it, so many pixels above its upper edge."""
    view = user.view
    corner = legend.geometry().topLeft() - view.viewport().pos()
    y = view.mapToScene(corner - QPoint(0, above)).y()
    left = view.mapToScene(corner).x()
    right = view.mapToScene(corner + QPoint(legend.width(), 0)).x()
    value = edits.nodes.add(user.document, "parameter", (left - 400, y))
    penalty = edits.nodes.add(user.document, "l2_penalty", (right + 200, y))
    for name, port, end in ((value, "out", QPointF(left - 60, y)), (penalty, "A", QPointF(right + 60, y))):
        away = end - view.scene().port_place(PortId(name, port))
        place = QPointF(*user.document.position(name)) + away
        edits.nodes.move(user.document, {name: (place.x(), place.y())})
    wire = Wire(value, "out", penalty, "A")
    edits.wires.connect(user.document, wire)
    edits.training.mark_loss(user.document, penalty)
    return wire


def test_it_goes_to_another_corner_from_a_wire(user, legend):
    view = user.view
    before = legend.geometry()
    wire = long_wire(user, legend, above=-30)
    path = view.mapFromScene(view.scene().wire_item(wire).path.toFillPolygon()).boundingRect()
    assert path.intersects(before)
    assert not path.intersects(legend.geometry())


def test_it_goes_to_another_corner_from_the_numbers_of_a_wire(user, legend):
    view = user.view
    before = legend.geometry()
    wire = long_wire(user, legend, above=14)
    user.session.evaluate()
    numbers = view.mapFromScene(view.scene().wire_item(wire).pill).boundingRect()
    assert numbers.intersects(before)
    assert not numbers.intersects(legend.geometry())


def test_a_note_in_a_closed_group_is_not_in_its_way(user, legend):
    before, view = legend.geometry(), user.view
    group = edits.groups.make(user.document, ["X"])
    corner = view.mapToScene(legend.geometry().topLeft() - view.viewport().pos())
    edits.annotations.add_note(user.document, (corner.x(), corner.y(), 200.0, 80.0), "inside", group=group)
    user.view.resize(user.view.width(), user.view.height() + 1)
    assert legend.shows_all and legend.x() == before.x()


def test_its_numbers_are_those_of_the_run_and_follow_it(user, legend):
    first = legend.accessibleDescription()
    scale = user.view.scene().displayed.scale
    samples = scale.samples()
    assert len(samples) == 3
    assert all(f"{number:g}" in first for number in samples)
    widths = [scale.width(number) for number in samples]
    assert widths == sorted(widths) and widths[2] - widths[0] > 8
    user.session.run_now(40)
    assert legend.accessibleDescription() != first


def test_there_is_none_without_wires(show, empty):
    user = show(empty)
    assert not user.view.legend.isVisible()
    edits.nodes.add(empty, "relu", (0, 0))
    assert not user.view.legend.isVisible()


def test_a_click_folds_it_and_it_stays_so(user, legend, show, document):
    open_size = legend.size()
    QTest.mouseClick(legend, LEFT, pos=QPoint(20, 12))
    assert not legend.is_open
    assert legend.height() < open_size.height() / 2
    assert legend.geometry().bottom() < user.view.viewport().geometry().bottom()
    other = show(document)
    other.session.evaluate()
    again = other.view.legend
    assert not again.is_open
    QTest.mouseClick(again, LEFT, pos=QPoint(20, 12))
    assert again.is_open
    assert again.size() == open_size


def test_it_folds_by_itself_where_it_would_cover_much(user, legend):
    user.view.resize(360, 260)
    assert legend.is_open and not legend.shows_all
    assert legend.width() * legend.height() < 0.15 * 360 * 260
    user.view.resize(1200, 800)
    assert legend.shows_all


def test_it_is_painted_anew_for_another_theme(user, legend):
    before = colours(legend)
    user.view.set_theme(DARK)
    assert DARK.raised in colours(legend)
    assert DARK.raised not in before


def test_it_folds_where_no_corner_is_free_until_a_person_opens_it(user, legend):
    view, corners = user.view, set()
    for _ in range(4):
        corners.add(legend.pos().toTuple())
        at = view.mapToScene(legend.geometry().center() - view.viewport().pos())
        edits.nodes.add(user.document, "relu", (at.x() - 40, at.y() - 20))
    assert len(corners) > 1 and legend.is_open and not legend.shows_all
    QTest.mouseClick(legend, LEFT, pos=QPoint(20, 12))
    assert legend.shows_all
