"""What a plug-in's operation does wrong while it runs is a sentence that names node, operation and function."""

import numpy as np
import pytest

from graphgui.engine.autodiff.gradcheck import check
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, Node, Wire
from graphgui.engine.graph.shapes import infer
from graphgui.ops import OPS, get
from graphgui.ops.op import Attribute, Op, Port, elementwise
from graphgui.ops.plugins.guard import guarded
from graphgui.ops.traits import Comparison, Domain, Traits
from graphgui.words import Problem

FEEDS = {"X": np.array([[1.0, 2.0], [3.0, 4.0]])}


def cube(**changed):
    functions = {
        "forward": lambda out, A: np.multiply(np.multiply(A, A, out), A, out),
        "vjp": lambda into, g, _out, A: np.multiply(g, 3 * A * A, into),
    }
    return guarded(elementwise("cube", "Mine", "", formula="A", gradient="G", **functions | changed))


def graph_of(op):
    nodes = [Node("X", get("input")), Node("mine", op), Node("sum", get("sum"))]
    return Graph(nodes, [Wire("X", "out", "mine", "A"), Wire("mine", "out", "sum", "A")], loss="sum")


def said(call):
    with pytest.raises(Problem) as problem:
        call()
    return str(problem.value)


def raises(*_arguments):
    raise ValueError("half\nway")


def leaves(*_arguments):
    raise SystemExit(3)


class Panic(BaseException):
    """As libraries in Rust raise it."""


def panics(*_arguments):
    raise Panic("index out of bounds")


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        (raises, "ValueError: half way"),
        (leaves, "SystemExit: 3"),
        (panics, "Panic: index out of bounds"),
        (
            lambda out, A: A**3,
            "TypeError: it returns a value of type ndarray instead of writing into its first argument",
        ),
        (lambda out, A: [1.0], r"TypeError: it returns [1.0] instead of writing into its first argument"),
        (lambda out, A: np.copyto(out, np.ones((3, 3))), "ValueError: could not broadcast"),
        (lambda out, A: np.copyto(out, np.full(A.shape, object())), "TypeError: Cannot cast array data"),
        (lambda out: None, "TypeError: "),
    ],
)
def test_a_forward(function, reason):
    plan = Plan(graph_of(cube(forward=function)), FEEDS)
    assert said(plan.evaluate).startswith(f"“mine”: forward of its operation cube fails: {reason}")


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        (raises, "ValueError: half way"),
        (
            lambda into, g, _out, A: 3 * A * A * g,
            "TypeError: it returns a value of type ndarray instead of writing",
        ),
        (lambda into, g, _out, A: np.copyto(into, np.ones((3, 3))), "ValueError: could not broadcast"),
    ],
)
def test_a_vjp(function, reason):
    plan = Plan(graph_of(cube(vjp=function)), FEEDS)
    assert said(plan.evaluate).startswith(f"“mine”: vjp (A) of its operation cube fails: {reason}")


def test_what_is_written_in_other_ways_passes():
    ways = [
        lambda out, A: np.power(A, 3, out=out),
        lambda out, A: np.copyto(out, A**3),
        lambda out, A: np.power(A, 3, out=out)[:1],
        lambda out, A: out.__setitem__(slice(None), A**3),
    ]
    for way in ways:
        plan = Plan(graph_of(cube(forward=way)), FEEDS)
        assert plan.evaluate() == 100
    assert all(found.error < 1e-9 for found in check(graph_of(cube()), FEEDS))


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (raises, "ValueError: half way"),
        (lambda A: None, "TypeError: it returns None, which is no shape of rows and columns"),
        (lambda A: (1, 2, 3), "TypeError: it returns (1, 2, 3), which is no shape of rows and columns"),
        (lambda A: (-1, 2), "TypeError: it returns (-1, 2), which is no shape of rows and columns"),
        (lambda A: ("a", 2), "TypeError: it returns ('a', 2), which is no shape of rows and columns"),
        (lambda A: (1.5, 2), "TypeError: it returns (1.5, 2), which is no shape of rows and columns"),
    ],
)
def test_a_shape_is_a_problem_of_its_node(shape, reason):
    declared = Op("odd", "Mine", "", shape, lambda out, A: None, (Port("A"),), vjps=(lambda *_: None,))
    problems = infer(graph_of(guarded(declared)), FEEDS).problems
    assert {name: str(problem) for name, problem in problems.items()} == {
        "mine": f"“mine”: shape of the operation odd fails, {reason}."
    }


def test_a_shape_of_another_kind_of_integer_is_one():
    declared = Op("odd", "Mine", "", lambda A: np.array(A), lambda out, A: None, (Port("A"),), vjps=(raises,))
    assert infer(graph_of(guarded(declared)), FEEDS).at["mine"].output == (2, 2)


def test_workspaces_noise_and_shapes_of_parameters():
    room = cube(workspaces=raises)
    assert said(lambda: Plan(graph_of(room), FEEDS)) == (
        "“mine”: workspaces of the operation cube fails, ValueError: half way."
    )
    noisy = cube(workspaces=lambda A: ((1, 1),), noise=raises, forward=lambda out, A, _space: np.copyto(out, A))
    assert said(lambda: list(check(graph_of(noisy), FEEDS))).startswith(
        "“mine”: noise of its operation cube fails"
    )
    own = guarded(
        Op(
            "own",
            "Mine",
            "",
            lambda A, w: A,
            raises,
            (Port("A"), Port("w", own_shape=raises)),
            vjps=(raises, raises),
        )
    )
    problems = infer(graph_of(own), FEEDS).problems
    assert str(problems["mine"]) == "“mine”: own_shape of the operation own fails, ValueError: half way."


def loss(**changed):
    """A loss whose domain and comparison are functions, too."""
    traits = Traits(
        compares=Comparison("A", "B", refuses=changed.get("refuses"), curvature=changed.get("curvature")),
        domains=(Domain("A", changed.get("excludes", lambda A: A < 0), "…"),),
    )
    functions = {"shape": lambda A, B: (1, 1), "forward": raises, "case": changed.get("case")}
    return guarded(
        Op("odd", "Mine", "", inputs=(Port("A"), Port("B")), vjps=(raises, raises), traits=traits, **functions)
    )


MATRIX = np.array([[1.0, -2.0]])


@pytest.mark.parametrize("excludes", [lambda A: A < 0, lambda A: (A < 0).tolist()])
def test_a_domain_says_of_each_number_whether_it_is_out(excludes):
    (domain,) = loss(excludes=excludes).traits.domains
    np.testing.assert_array_equal(domain.excludes(MATRIX), [[False, True]])


@pytest.mark.parametrize(
    ("excludes", "reason"),
    [
        (raises, "ValueError: half way"),
        (lambda A: -A, "TypeError: it returns a value of type ndarray, which is no matrix of truth values of its"),
        (lambda A: A[:, 0] < 0, "TypeError: it returns a value of type ndarray, which is no matrix of truth"),
        (lambda A: True, "TypeError: it returns True, which is no matrix of truth values of its argument's shape"),
    ],
)
def test_a_domain_that_says_anything_else(excludes, reason):
    (domain,) = loss(excludes=excludes).traits.domains
    said_of = said(lambda: domain.excludes(MATRIX))
    assert said_of.startswith(f"excludes of the operation odd fails: {reason}")


def test_what_a_loss_says_of_targets_passes_and_what_fails_is_told():
    refusal = Problem("no")
    compares = loss(refuses=lambda Y, columns: refusal, curvature=lambda Y: np.float32(2)).traits.compares
    assert compares.refuses(MATRIX, 1) is refusal
    assert compares.curvature(MATRIX) == 2
    assert type(compares.curvature(MATRIX)) is float
    broken = loss(refuses=raises, curvature=lambda Y: "steep").traits.compares
    assert said(lambda: broken.refuses(MATRIX, 1)) == "refuses of the operation odd fails: ValueError: half way."
    assert said(lambda: broken.curvature(MATRIX)).startswith("curvature of the operation odd fails: ValueError:")
    silent = loss().traits.compares
    assert (silent.refuses, silent.curvature) == (None, None)


def test_a_case_is_a_word():
    assert loss(case=lambda *_: "rows").case((1, 1), (1, 1)) == "rows"
    assert loss().case is None
    numbered = loss(case=lambda *_: 3)
    assert said(lambda: numbered.case((1, 1), (1, 1))) == (
        "case of the operation odd fails: TypeError: it returns 3, which is no text."
    )


def test_the_shapes_of_workspaces_are_shapes():
    room = cube(workspaces=lambda A: ((1, 1), (2, 2, 2)))
    assert said(lambda: Plan(graph_of(room), FEEDS)) == (
        "“mine”: workspaces of the operation cube fails, "
        "TypeError: it returns (2, 2, 2), which is no shape of rows and columns."
    )
    assert cube(workspaces=lambda A: [[1, 1], np.array([2, 3])]).workspaces((1, 1)) == ((1, 1), (2, 3))


class Unprintable:
    def __repr__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("x" * 38, f"'{'x' * 38}'"),
        ("x" * 39, "a value of type str"),
        ("", "''"),
        (Unprintable(), "a value of type Unprintable"),
        (np.float64(1), "np.float64(1.0)"),
        (type("Lines", (), {"__repr__": lambda self: "a\nb"})(), "a value of type Lines"),
    ],
)
def test_what_is_returned_is_shown_where_it_is_short(found, shown):
    plan = Plan(graph_of(cube(forward=lambda out, A: found)), FEEDS)
    assert said(plan.evaluate) == (
        f"“mine”: forward of its operation cube fails: TypeError: it returns {shown} instead of writing into its "
        "first argument."
    )


@pytest.mark.parametrize("raised", [Problem("mine"), MemoryError(), KeyboardInterrupt()])
def test_a_problem_and_what_ends_the_program_pass_as_they_are(raised):
    def forward(out, A):
        raise raised

    with pytest.raises(type(raised)) as caught:
        cube(forward=forward).forward(MATRIX, MATRIX)
    assert caught.value is raised


def test_the_programs_own_operations_have_no_guard():
    from graphgui.ops.plugins.guard import Guarded

    own = [op for op in OPS.values() if op.name in ("add", "linear", "mse", "softmax")]
    assert own
    assert not any(isinstance(function, Guarded) for op in own for function in (op.forward, op.shape, *op.vjps))


def test_attributes_reach_a_guarded_function():
    scaled = guarded(
        elementwise(
            "scaled",
            "Mine",
            "",
            forward=lambda out, A, by: np.multiply(A, by, out),
            vjp=lambda into, g, _out, _A, by: np.multiply(g, by, into),
            formula="A",
            gradient="G",
            attributes=(Attribute("by", "number", 2.0, ""),),
        )
    )
    plan = Plan(graph_of(scaled), FEEDS)
    assert plan.evaluate() == 20
    plan.set_attributes("mine", by=3.0)
    assert plan.evaluate() == 30
