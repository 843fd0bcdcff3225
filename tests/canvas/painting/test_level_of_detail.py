"""How much is shown: by zoom, by a matrix's size, by what a gradient is; and how little is painted again."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from graphgui.canvas.items.displayed_numbers import gradient_mark
from graphgui.canvas.items.heatmap import SIDE, heat, strip
from graphgui.canvas.items.node_item import NodeItem
from graphgui.canvas.painting import scene_painter, zoomed_out
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.look.colours import DARK, LIGHT
from graphgui.ops import OPS
from graphgui.storage.project import Project

X_LINEAR = Wire("X", "out", "linear", "X")


def zoom_to(user, zoom: float) -> None:
    factor = zoom / user.view.transform().m11()
    user.view.scale(factor, factor)
    user.view.centerOn(user.body("linear"))


def grab(user):
    return user.view.viewport().grab().toImage()


@pytest.fixture
def painted(monkeypatch):
    """What kinds of painting were used."""
    used: set[str] = set()

    def note(owner, name):
        original = getattr(owner, name)

        def noted(*args, **kwargs):
            used.add(name)
            return original(*args, **kwargs)

        monkeypatch.setattr(owner, name, noted)

    note(zoomed_out, "paint_far")
    note(zoomed_out, "paint_titles")
    note(NodeItem, "paint")
    note(scene_painter, "draw_labels")
    return used


@pytest.mark.parametrize(
    ("zoom", "kinds"),
    [(1.0, {"paint", "draw_labels"}), (0.3, {"paint_titles"}), (0.1, {"paint_far"})],
)
def test_there_are_three_levels_of_detail(user, painted, zoom, kinds):
    zoom_to(user, zoom)
    painted.clear()
    grab(user)
    assert painted == kinds


def test_names_can_be_read_from_further_away(user):
    zoom_to(user, 0.3)
    before = grab(user)
    edits.nodes.rename(user.document, "linear", "affine")
    assert grab(user) != before


def test_wires_keep_their_colours_from_further_away(user):
    zoom_to(user, 0.3)
    before = grab(user)
    user.session.step_once()
    assert grab(user) != before


# matrices


@pytest.fixture
def small(user):
    """A matrix of three by two on the wire from X."""
    edits.nodes.set_attributes(user.document, "X", value=[[1.0, -2.0], [3.0, 4.0], [5.0, 6.0]])
    edits.nodes.set_attributes(user.document, "Y", value=[[1.0], [2.0], [3.0]])
    edits.nodes.move(user.document, {"X": (-400.0, 0.0)})
    user.session.evaluate()
    return user


def reading(user, wire=X_LINEAR):
    grab(user)
    return user.view.scene().wire_item(wire).reading


def test_a_small_matrix_is_bars_from_afar_with_its_least_and_its_largest_number(small):
    zoom_to(small, 0.6)
    shown = reading(small).value
    assert not shown.cells
    assert shown.text == "−2.00 … 6.00"
    assert [np.sign(length) for length in shown.bars.lengths] == [1, -1, 1, 1, 1, 1]
    assert max(shown.bars.lengths) == shown.bars.lengths[-1]


def test_a_matrix_of_many_numbers_is_a_picture_with_its_norm(small):
    edits.nodes.set_attributes(small.document, "X", value=np.ones((3, 4)).tolist())
    small.session.evaluate()
    zoom_to(small, 0.6)
    shown = reading(small).value
    assert shown.text == "|X| 3.46"
    assert (shown.heat.rows, shown.heat.columns) == (3, 4)


def test_bars_are_blue_and_orange_for_gradients_alone(small):
    small.view.navigation.fit()
    scene = small.view.scene()
    item = scene.wire_item(X_LINEAR)
    reading(small)
    image, to_view = grab(small), small.view.viewportTransform()
    pill, signs = item.pill, (scene.look.theme.negative, scene.look.theme.positive)

    def coloured(area):
        area = to_view.mapRect(area).toRect()
        xs, ys = range(area.left(), area.right()), range(area.top(), area.bottom())
        return any(image.pixelColor(x, y).name() in signs for x in xs for y in ys)

    half = pill.height() / 2
    assert not coloured(pill.adjusted(2, 2, -2, -half - 1))
    assert coloured(pill.adjusted(2, half + 1, -2, -2))


def test_a_value_is_grey_and_a_gradient_has_the_map_of_gradients():
    shown = strip([heat(np.array([[-1.0, 1.0]]), is_signed=False)], LIGHT)
    for column in (0, 1):
        colour = shown.pixelColor(column, 0)
        assert max(colour.getRgb()[:3]) - min(colour.getRgb()[:3]) < 32


def test_a_gradient_that_is_nothing_beside_its_run_says_so(user):
    edits.nodes.set_attributes(user.document, "X", value=[[1.0], [2.0]])
    edits.nodes.set_attributes(user.document, "Y", value=[[2.0], [4.0]])
    user.session.run_now(3000)
    assert user.session.moment.run_range.largest > 0.1
    assert user.wire_numbers(X_LINEAR)[1] == "≈ 0"
    assert "≈ 0" in user.node_numbers("linear")


def test_a_small_matrix_shows_its_numbers_when_it_is_seen_large(small):
    zoom_to(small, 1.5)
    texts = [[text for text, _ in row] for row in reading(small).value.cells]
    assert texts == [["1.00", "−2.00"], ["3.00", "4.00"], ["5.00", "6.00"]]


def test_a_small_matrix_shows_its_numbers_when_its_wire_is_selected(small):
    zoom_to(small, 0.6)
    small.click(small.wire(X_LINEAR))
    assert small.view.editor.selected_wires() == [X_LINEAR]
    assert reading(small).value.cells
    small.key(Qt.Key.Key_Escape)
    assert not reading(small).value.cells


def test_a_large_matrix_stays_a_picture_however_near_one_looks(small):
    edits.nodes.set_attributes(small.document, "X", value=np.ones((3, 4)).tolist())
    small.session.evaluate()
    zoom_to(small, 2.0)
    assert not reading(small).value.cells
    assert reading(small).value.heat


def test_from_far_a_matrix_shows_its_norm_alone(small):
    small.session.evaluate()
    zoom_to(small, 0.5)
    assert not reading(small).value.heat
    assert reading(small).value.text == "|X| 9.54"
    zoom_to(small, 0.8)
    assert reading(small).value.bars


def test_where_numbers_have_no_room_a_picture_takes_their_place(small):
    edits.nodes.move(small.document, {"X": (80.0, 0.0)})
    for number in range(4):  # walls above and below
        for y in (-140.0, 120.0, -280.0, 240.0):
            edits.nodes.add(small.document, "tanh", (160.0 * number - 200, y))
    zoom_to(small, 1.5)
    assert not reading(small).value.cells


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_picture_has_the_colours_of_the_gradients_map(theme):
    shown = heat(np.array([[-2.0, 0.0, 2.0], [np.nan, 1.0, -1.0]]))
    assert (shown.rows, shown.columns) == (2, 3)
    picture = strip([shown], theme)
    assert picture.pixelColor(0, 0).name() == theme.negative
    assert picture.pixelColor(1, 0).name() == theme.surface
    assert picture.pixelColor(2, 0).name() == theme.positive
    assert picture.pixelColor(0, 1).name() == theme.warning


def test_a_picture_of_many_rows_shows_the_means_of_blocks():
    matrix = np.concatenate([np.full((500, 2), 3.0), np.full((500, 2), -3.0)])
    shown = heat(matrix)
    levels = np.frombuffer(shown.levels, np.int8).reshape(SIDE, SIDE)[: shown.rows, : shown.columns]
    assert shown.rows <= 16
    assert (levels[: shown.rows // 2] == 127).all()
    assert (levels[shown.rows // 2 :] == -127).all()


# what is wrong with a gradient


@pytest.mark.parametrize(
    ("size", "mark"),
    [(0.0, "vanishing"), (9e-9, "vanishing"), (1.1e-8, ""), (1e6, ""), (2e6, "exploding"), (np.nan, "broken")],
)
def test_gradients_are_marked_by_their_norm(size, mark):
    assert gradient_mark(size) == mark


@pytest.mark.parametrize(
    ("factor", "mark", "words"),
    [(1e-9, "vanishing", "vanished"), (1e9, "exploding", "explodes"), (1e308, "broken", "not finite")],
)
def test_a_marked_wire_says_in_words_what_is_wrong(show, factor, mark, words):
    graph = Graph(
        [
            Node("p", OPS["parameter"], {}, (0, 0)),
            Node("factor", OPS["input"], {"value": [[factor]]}, (0, 200)),
            Node("product", OPS["multiply"], {}, (320, 0)),
            Node("loss", OPS["l2_penalty"], {"coefficient": 1e4 if mark == "broken" else 1.0}, (960, 0)),
        ],
        [
            Wire("p", "out", "product", "A"),
            Wire("factor", "out", "product", "B"),
            Wire("product", "out", "loss", "A"),
        ],
        "loss",
    )
    user = show(Document(Project(graph=graph, tables={}, training=Training(), parameters={})))
    user.session.evaluate()
    wire = Wire("p", "out", "product", "A")
    assert reading(user, wire).gradient.mark == mark
    assert words in user.view.scene().hits.tip_at(user.wire(wire))


# painting no more than has changed


class Paints(QObject):
    """Remembers how much of the viewport each painting covers."""

    def __init__(self, view) -> None:
        super().__init__(view)
        self.areas: list[int] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.areas.append(sum(rect.width() * rect.height() for rect in event.region()))
        return False


def shown_now(user):
    """What stands on the screen, after nothing but what waits was painted."""
    QCoreApplication.sendPostedEvents()
    QApplication.processEvents()
    return user.view.screen().grabWindow(user.view.winId()).toImage()


@pytest.mark.parametrize("zoom", [0.45, 0.6, 1.0, 1.7, 2.5])
def test_numbers_that_change_paint_what_a_whole_repaint_would(user, zoom):
    user.session.step_once()
    zoom_to(user, zoom)
    shown_now(user)
    for _ in range(5):
        user.session.step_once()
        by_parts = shown_now(user)
        user.view.viewport().update()
        assert shown_now(user) == by_parts


def test_a_moment_repaints_little_of_the_canvas(user):
    for _ in range(6):
        user.session.step_once()
    shown_now(user)
    paints = Paints(user.view)
    user.session.step_once()
    shown_now(user)
    whole = user.view.viewport().width() * user.view.viewport().height()
    assert 0 < sum(paints.areas) < whole / 4
