"""Wires are as wide as their gradients are large, on a scale that follows the run; never all thin or all grey."""

import math
import random

import numpy as np
import pytest

from graphgui import assets
from graphgui.canvas.items.displayed_numbers import sign_tone
from graphgui.canvas.items.wire_width import THICKEST, THINNEST, width_scale
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.gradient_history import GradientRange, range_of
from graphgui.engine import Graph, Node, Training, Wire
from graphgui.ops import OPS
from graphgui.storage import file
from graphgui.storage.project import Project

STANDS_OUT = 8.0  # px

EXAMPLES = sorted(path.name for path in assets.path("examples", "engel.graph.json").parent.glob("*.graph.json"))


def random_graph(seed: int) -> Graph:
    """Matrices that operations of one and of two inputs are wired over, in any order, into one loss."""
    draw = random.Random(seed)
    rows, columns = draw.randint(1, 4), draw.randint(1, 4)
    nodes: list[Node] = []
    wires: list[Wire] = []

    def put(op: str, **attributes: object) -> Node:
        place = (len(nodes) % 5 * 320.0, len(nodes) // 5 * 260.0)
        nodes.append(Node(f"n{len(nodes)}", OPS[op], attributes, place))
        return nodes[-1]

    def grow(op: str) -> None:
        inputs = OPS[op].inputs
        sources = [draw.choice(nodes) for _ in inputs]
        node = put(op)
        wires.extend(Wire(a.name, a.op.output, node.name, b.name) for a, b in zip(sources, inputs, strict=True))

    for _ in range(draw.randint(1, 3)):
        put("parameter", rows=rows, columns=columns)
    for _ in range(draw.randint(3, 14)):
        grow(draw.choice(["tanh", "sigmoid", "multiply", "add", "subtract", "negate", "sin"]))
    used = {wire.source for wire in wires}
    while len(ends := [node for node in nodes if node.name not in used]) > 1:
        joint = put("add").name
        wires += [Wire(end.name, end.op.output, joint, port) for end, port in zip(ends[:2], "AB", strict=True)]
        used |= {ends[0].name, ends[1].name}
    wires.append(Wire(ends[0].name, ends[0].op.output, put("l2_penalty").name, "A"))
    return Graph(nodes, wires, nodes[-1].name)


def ranks(numbers: list[float]) -> np.ndarray:
    """The place of each in order; equal ones share the mean of theirs."""
    array = np.array(numbers)
    return np.array([(array < x).sum() + (array == x).sum() / 2 for x in array])


def rank_correlation(one: list[float], other: list[float]) -> float:
    a, b = ranks(one), ranks(other)
    if a.std() == 0 or b.std() == 0:
        return float(a.std() == b.std())
    return float(np.corrcoef(a, b)[0, 1])


def widths_and_norms(user) -> tuple[list[float], list[float]]:
    """Of all wires in sight that have a gradient; norms as they are read, with three digits."""
    user.view.navigation.fit()
    user.view.viewport().grab()
    scene, moment = user.view.scene(), user.session.moment
    pairs = []
    for wire in user.document.graph.wires:
        gradient = moment.gradient(wire.end)
        if gradient is not None and np.isfinite(norm := np.linalg.norm(gradient)):
            pairs.append((scene.wire_item(wire).width, float(f"{norm:.2e}")))
    widths, norms = zip(*pairs, strict=True)
    return list(widths), list(norms)


@pytest.mark.parametrize("seed", range(40))
def test_wider_wires_have_larger_gradients_in_any_graph(show, seed):
    project = Project(graph=random_graph(seed), tables={}, training=Training(0.01, steps=50), parameters={})
    user = show(Document(project))
    for steps in (0, 20):
        user.session.evaluate()
        if steps:
            user.session.run_now(steps)
        widths, norms = widths_and_norms(user)
        assert rank_correlation(widths, norms) >= 0.95
        assert max(widths) >= STANDS_OUT
        assert all(THINNEST <= width <= THICKEST for width in widths)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("steps", [0, 1, 300])
def test_wider_wires_have_larger_gradients_in_the_examples(show, name, steps):
    user = show(Document(file.load(assets.path("examples", name))))
    user.session.evaluate()
    if steps:
        user.session.run_now(steps)
    widths, norms = widths_and_norms(user)
    assert rank_correlation(widths, norms) >= 0.95
    assert max(widths) >= STANDS_OUT


def widths_on_screen(user) -> list[float]:
    """How many pixels wide each wire is painted, where it is not covered."""
    image, look = user.view.viewport().grab().toImage(), user.view.scene().look
    colours = {look.wire_colours[tone].name() for tone in ("negative", "positive")}
    widths = []
    for wire in user.view.scene().wire_items:
        item, to_view, runs = user.view.scene().wire_item(wire), user.view.viewportTransform(), [0]
        for t in np.linspace(0.05, 0.95, 60):
            at, away = to_view.map(item.curve.at(t)), item.curve.normal(t)
            across = [(at + away * (step / 4)).toPoint() for step in range(-60, 61)]
            inks = [image.valid(point) and image.pixelColor(point).name() in colours for point in across]
            if inks[60]:
                left, right = inks[60::-1], inks[60:]
                runs.append(([*left, False].index(False) + [*right, False].index(False) - 1) / 4)
        is_seen = len(runs) > 5  # and not covered nearly everywhere
        widths.append(float(np.median(runs[1:])) if is_seen else 0.0)
    return widths


@pytest.mark.parametrize("name", ["deep-chain.graph.json", "polynomial.graph.json", "engel.graph.json"])
@pytest.mark.parametrize("size", [(733, 330), (400, 200)])
def test_the_widest_wire_stands_out_on_a_small_screen_and_thin_ones_stay_thin(show, name, size):
    user = show(Document(file.load(assets.path("examples", name))))
    user.view.resize(*size)
    user.view.navigation.fit()
    assert user.view.navigation.zoom < 0.85
    for steps in (0, 40):
        user.session.evaluate()
        user.session.run_now(steps)
        user.view.flow.clear()
        user.view.viewport().grab()
        items = [user.view.scene().wire_item(wire) for wire in user.view.scene().wire_items]
        seen = widths_on_screen(user)
        assert max(seen) >= STANDS_OUT - 1.25  # the pixels of its smooth edges are not counted
        assert all(width <= item.width for width, item in zip(seen, items, strict=True) if item.width < 6.0)


def test_a_run_that_explodes_still_tells_its_gradients_apart(user):
    edits.training.change(user.document, learning_rate=1e3)
    for _ in range(8):
        user.session.step_once()
    widths, norms = widths_and_norms(user)
    assert max(norms) > 1e20
    assert rank_correlation(widths, norms) >= 0.95 and len(set(widths)) > 1
    assert max(widths) >= STANDS_OUT


def test_wires_keep_a_colour_when_training_has_ended(show):
    user = show(Document(file.load(assets.path("examples", "engel.graph.json"))))
    user.session.run_now(500)
    user.view.viewport().grab()
    scene = user.view.scene()
    grey = scene.look.wire
    items = [scene.wire_item(wire) for wire in user.document.graph.wires]
    assert all(item.colour(scene.look) != grey for item in items)


def test_wires_grow_thinner_as_the_gradients_of_a_run_fall():
    run = GradientRange(1e-3, 10.0)
    largest = [
        width_scale(run, GradientRange(1e-3, size)).width(size) for size in (10.0, 3.0, 1.0, 0.3, 1e-2, 1e-3)
    ]
    assert largest == sorted(largest, reverse=True)
    assert largest[0] == THICKEST
    assert min(largest) >= STANDS_OUT


def test_another_run_begins_its_scale_anew(user):
    user.session.run_now(30)
    of_run = user.session.moment.run_range
    user.session.reset()
    again = user.session.moment.run_range
    assert again.least > of_run.least
    assert again == user.session.moment.derivative_range


def test_the_scale_of_a_run_holds_all_that_was_shown_of_it_wherever_one_goes_back_to(user):
    user.session.run_now(30)
    of_run = user.session.moment.run_range
    user.session.show_step(3)
    assert user.session.moment.run_range == of_run
    assert user.session.moment.derivative_range.largest <= of_run.largest


@pytest.mark.parametrize("size", [0.0, 1e-12, 1e300, math.inf, math.nan])
def test_wires_have_a_width_whatever_the_gradient(size):
    assert THINNEST <= width_scale(None, range_of([size])).width(size) <= THICKEST


def test_two_gradients_that_are_nearly_equal_are_drawn_nearly_equal():
    scale = width_scale(None, GradientRange(4.9, 5.0))
    assert scale.width(5.0) - scale.width(4.9) < 1


# colours


@pytest.mark.parametrize(
    ("gradient", "tone"),
    [
        ([[1.0, 2.0]], "positive"),
        ([[0.0, 2.0]], "positive"),
        ([[-3.0, -2.0]], "negative"),
        ([[-3.0, 2.0]], "mixed"),
        ([[1.0, -1.0]], "mixed"),
        ([[0.0, 0.0]], "muted"),
        ([[0.0]], "muted"),
        ([[np.inf, 1.0]], "warning"),
        ([[np.nan, 1.0]], "warning"),
    ],
)
def test_a_gradient_has_the_colour_of_its_sign_or_of_both(gradient, tone):
    assert sign_tone(np.array(gradient)) == tone


def colours_along(user, wire: Wire) -> set[str]:
    """The colours of pixels along the middle of a wire, without the labels."""
    scene, view = user.view.scene(), user.view
    image = view.viewport().grab().toImage()
    curve = scene.wire_item(wire).curve
    places = [view.mapFromScene(curve.at(t / 400)) for t in range(40, 361)]
    return {image.pixelColor(place).name() for place in places}


def loose(show, values: list[list[float]]):
    """A parameter whose gradient is the given numbers, and a wire that leads nowhere."""
    graph = Graph(
        [
            Node("p", OPS["parameter"], {"rows": 1, "columns": 2}, (0, 0)),
            Node("A", OPS["input"], {"value": values}, (0, 160)),
            Node("product", OPS["multiply"], {}, (420, 0)),
            Node("loss", OPS["sum"], {}, (840, 0)),
            Node("aside", OPS["square"], {}, (420, 260)),
        ],
        [
            Wire("p", "out", "product", "A"),
            Wire("A", "out", "product", "B"),
            Wire("product", "out", "loss", "A"),
            Wire("A", "out", "aside", "A"),
        ],
        "loss",
    )
    user = show(Document(Project(graph=graph, tables={}, training=Training(), parameters={})))
    user.view.navigation.fit()
    return user


P_PRODUCT, ASIDE = Wire("p", "out", "product", "A"), Wire("A", "out", "aside", "A")


@pytest.mark.parametrize(
    ("values", "expected"),
    [([[-1.0, -2.0]], {"negative"}), ([[1.0, 2.0]], {"positive"}), ([[1.0, -2.0]], {"negative", "positive"})],
)
def test_a_wire_is_blue_orange_or_striped_on_screen(show, values, expected):
    user = loose(show, values)
    user.session.evaluate()
    tones = user.view.scene().look.wire_colours
    seen = colours_along(user, P_PRODUCT)
    assert {tone for tone in ("negative", "positive") if tones[tone].name() in seen} == expected


def test_stripes_are_as_long_as_the_shares_of_both_signs(show):
    def lengths(values):
        user = loose(show, values)
        user.session.evaluate()
        user.view.viewport().grab()
        return user.view.scene().wire_item(P_PRODUCT).reading.positive

    assert lengths([[1.0, -3.0]]) == 0.25
    assert lengths([[1.0, -1.0]]) == 0.5
    assert lengths([[1.0, -1e-1]]) == 0.875


def test_a_wire_is_grey_before_anything_ran_and_dashed_where_it_cannot_reach_the_loss(show):
    user = loose(show, [[1.0, 2.0]])
    look = user.view.scene().look
    assert look.wire.name() in colours_along(user, P_PRODUCT)
    user.session.evaluate()
    seen = colours_along(user, ASIDE)
    assert look.wire.name() in seen and look.patch.name() in seen


def test_a_selected_wire_keeps_its_colour_within_a_neutral_halo(show):
    user = loose(show, [[-1.0, -2.0]])
    user.session.evaluate()
    scene = user.view.scene()
    user.click(user.wire(P_PRODUCT))
    assert user.view.editor.selected_wires() == [P_PRODUCT]
    assert scene.look.wire_colours["negative"].name() in colours_along(user, P_PRODUCT)
    item = scene.wire_item(P_PRODUCT)
    image = user.view.viewport().grab().toImage()
    at, away = item.curve.at(0.07), item.curve.normal(0.07)
    across = [user.view.mapFromScene(at + away * (item.width / 2 + step / 4)) for step in range(24)]
    assert scene.look.theme.selection in {image.pixelColor(place).name() for place in across}


def test_a_large_gradient_is_a_number_however_much_larger_others_have_exploded():
    exploded = width_scale(GradientRange(1e-3, 1e60), GradientRange(1e10, 1e25))
    assert not exploded.is_nothing(1e10)
    assert not exploded.is_nothing(1e-3)
    assert width_scale(GradientRange(1e-14, 10.0), GradientRange(1e-14, 1e-13)).is_nothing(1e-14)
