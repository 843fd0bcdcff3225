"""A model affine in many examples trains on a few of the same loss and gradient; any other sees them all."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Trainer, Training, Wire
from graphgui.engine.autodiff.equivalent_examples import EquivalentExamples
from graphgui.engine.faults import plant
from graphgui.engine.training.examples import split
from graphgui.engine.training.recorder import Recorder
from graphgui.engine.training.run import Run
from graphgui.engine.training.step_debugger import StepDebugger
from graphgui.faults import Fault
from tests.graphs import node

Q = 20_000
RATE = 0.05


def data(*columns, offset=0.0, seed=0):
    """Matrices of Q rows with so many columns, which hang on each other."""
    rng = np.random.default_rng(seed)
    base = rng.standard_normal((Q, 3))
    return [base @ rng.standard_normal((3, n)) + rng.standard_normal((Q, n)) + offset for n in columns]


def wired(nodes, wires):
    """A graph of nodes, with wires as (source, target, input)."""
    graph = Graph(nodes)
    for source, target, port in wires:
        graph.connect(Wire(source, graph[source].op.output, target, port))
    return graph


def regression(n=6, p=2, **more):
    X, Y = data(n, p, **more)
    nodes = [node("X", "input"), node("Y", "input"), node("linear", "linear", outputs=p), node("mse", "mse")]
    graph = wired(nodes, [("X", "linear", "X"), ("linear", "mse", "Yhat"), ("Y", "mse", "Y")])
    return graph, {"X": X, "Y": Y}


def behind(graph, name, op, target, port, **attributes):
    """Put a node of one input on the wire that feeds a port."""
    wire = graph.incoming(target)[port]
    graph.disconnect(wire)
    graph.add(node(name, op, **attributes))
    graph.connect(Wire(*wire.start, name, graph[name].op.inputs[0].name))
    graph.connect(Wire(name, graph[name].op.output, target, port))
    return graph


def random_model(seed):
    """Of the kind: columns scaled and cut, joined, taken through layers, against one or two targets."""
    rng = np.random.default_rng(seed)
    n, m, p = (int(k) for k in rng.integers(2, 6, 3))
    A, B, Y, Z = data(n, m, p, p, seed=seed, offset=float(rng.choice([0.0, 5.0, -300.0])))
    nodes = [node(name, "input") for name in ("A", "B", "Y", "Z")]
    nodes += [
        node("scaled", "standardise", mean=[A.mean(axis=0).tolist()], deviation=[A.std(axis=0).tolist()]),
        node("cut", "columns", start=int(rng.integers(0, m - 1)), stop=None),
        node("joined", "concatenate"),
        node("hidden", "linear", outputs=int(rng.integers(1, 6))),
        node("again", "standardise", mean=[[0.3]], deviation=[[1.7]]),
        node("both", "concatenate"),
        node("linear", "linear", outputs=p),
        node("shift", "parameter", rows=1, columns=p),
        node("shifted", str(rng.choice(["add", "subtract"]))),
        node("bend", "reroute"),
        node("mse", "mse"),
        node("other", "mse"),
        node("penalty", str(rng.choice(["l1_penalty", "l2_penalty"]))),
        node("sum", "add"),
        node("loss", "add"),
    ]
    wires = [("A", "scaled", "A"), ("B", "cut", "A"), ("scaled", "joined", "A"), ("cut", "joined", "B")]
    wires += [("joined", "hidden", "X"), ("hidden", "again", "A"), ("again", "both", "A"), ("scaled", "both", "B")]
    wires += [
        ("both", "linear", "X"),
        ("linear", "shifted", "A"),
        ("shift", "shifted", "B"),
        ("shifted", "bend", "A"),
    ]
    wires += [("bend", "mse", "Yhat"), ("Y", "mse", "Y"), ("linear", "other", "Yhat"), ("Z", "other", "Y")]
    wires += [("shift", "penalty", "A"), ("mse", "sum", "A"), ("other", "sum", "B")]
    wires += [("sum", "loss", "A"), ("penalty", "loss", "B")]
    graph = wired(nodes, wires)
    graph.mark_loss("loss")
    return graph, {"A": A, "B": B, "Y": Y, "Z": Z}


def assert_same(trainer, graph, feeds, seed=0, rtol=1e-11):
    """The trainer's plan gives the loss and gradient of all examples, at random parameters."""
    full = Plan(graph, feeds, gradients="parameters")
    for theta in np.random.default_rng(seed).standard_normal((3, full.theta.size)):
        loss = trainer.plan.evaluate(theta)
        np.testing.assert_allclose(loss, full.evaluate(theta), rtol)
        scale = np.abs(full.gradient_theta).max()
        np.testing.assert_allclose(trainer.plan.gradient_theta, full.gradient_theta, rtol, rtol * scale)


@pytest.mark.parametrize("seed", range(20))
def test_the_loss_and_its_gradient_are_those_of_all_examples(seed):
    graph, feeds = random_model(seed)
    trainer = Trainer(graph, feeds, Training(RATE))
    trainer.step()
    assert trainer.equivalent.counts.count == Q
    assert trainer.equivalent.counts.size < 30
    assert_same(trainer, graph, feeds, seed)


@pytest.mark.parametrize(
    "change",
    [
        lambda X, Y: (X + 1e6, Y),
        lambda X, Y: (np.sort(X, axis=0) * 1e3, Y),
        lambda X, Y: (X * 10.0 ** np.arange(-8, 10, 3), Y * 1e-9),
        lambda X, Y: (np.where(X > 1, 1.0, 0.0), Y),
        lambda X, Y: (np.column_stack((X[:, :5], X[:, 4] + 1e-9 * X[:, 5])), Y),
        lambda X, Y: (np.column_stack((X[:, :5], np.full(Q, 0.1))), Y),
        lambda X, Y: (np.column_stack((X[:, :5], np.zeros(Q))), Y),
        lambda X, Y: (X * 1e140, Y * 1e140),
    ],
    ids=["far off", "sorted", "scales", "dummies", "twins", "constant", "zero", "huge"],
)
def test_data_of_any_kind_are_kept_to_rounding(change):
    graph, feeds = regression()
    X, Y = change(feeds["X"], feeds["Y"])
    feeds = {"X": X, "Y": Y}
    trainer = Trainer(graph, feeds, Training(RATE), np.zeros(14))
    trainer.step()
    full = Plan(graph, feeds, gradients="parameters")
    scale = np.append(np.tile(1 / np.maximum(np.abs(X).max(axis=0), 1e-300), (2, 1)).T, np.ones((1, 2)))
    for theta in np.random.default_rng(1).standard_normal((3, 14)) * scale[: full.theta.size]:
        np.testing.assert_allclose(trainer.plan.evaluate(theta), full.evaluate(theta), 1e-11)
        each = np.abs(full.gradient_theta)
        np.testing.assert_allclose(trainer.plan.gradient_theta, full.gradient_theta, 1e-9, 1e-9 * each.max())


def test_training_comes_to_the_same_place_as_on_all_examples():
    graph, feeds = regression(3, 2)
    trainer = Trainer(graph, feeds, Training(RATE))
    full = Plan(graph, feeds, gradients="parameters", theta=trainer.plan.theta.copy())
    losses = []
    for _ in range(100):
        losses.append(full.evaluate())
        full.theta[:] -= RATE * full.gradient_theta
    assert trainer.run(100) == "steps"
    np.testing.assert_allclose(trainer.losses, losses, 1e-12)
    np.testing.assert_allclose(trainer.plan.theta, full.theta, 1e-10)
    np.testing.assert_allclose(trainer.final_loss(), full.evaluate(), 1e-12)


def test_what_is_kept_of_the_loss_does_not_grow_with_the_examples():
    graph, feeds = regression()
    trainer = Trainer(graph, feeds, Training(RATE))
    assert trainer.final_loss() == pytest.approx(Plan(graph, feeds).evaluate(trainer.plan.theta), rel=1e-12)
    assert trainer.plan.value(PortId("linear", "Yhat")).shape == (9, 2)


# replay, branches and stops


@pytest.mark.parametrize(
    "training",
    [
        Training(1e-6),
        Training(0.01, optimiser="adam", dtype="float32"),
        Training(1e-6, validation=0.2, patience=100),
    ],
    ids=["plain", "single precision", "validation"],
)
def test_every_step_comes_back_bit_for_bit(training):
    graph, feeds = random_model(1)
    run = Run()
    trainer = run.begin(graph, feeds, training)
    recorder, seen = Recorder(trainer), [trainer.plan.theta.copy()]
    for _ in range(40):
        trainer.run(1)
        seen.append(trainer.plan.theta.copy())
    run.record(recorder.take())
    assert trainer.equivalent
    for step in (40, 0, 3, 39, 17):
        np.testing.assert_array_equal(run.at(step).plan.theta, seen[step])
    other = run.branch(17)
    again = other.at(17)
    again.run(23)
    np.testing.assert_array_equal(again.plan.theta, seen[40])
    another = run.segments[-1].trainer()
    another.run(40)
    np.testing.assert_array_equal(another.plan.theta, seen[40])


def test_a_step_taken_apart_ends_where_training_does():
    graph, feeds = regression()
    run = Run()
    trainer = run.begin(graph, feeds, Training(RATE))
    recorder = Recorder(trainer)
    trainer.run(3)
    run.record(recorder.take())
    debugger = StepDebugger(run, 2)
    while not debugger.is_over:
        debugger.into()
    np.testing.assert_array_equal(debugger.plan.theta, run.snapshot(3).theta)
    assert debugger.plan.value(PortId("linear", "Yhat")).shape == (Q, 2)  # what is shown is of all examples


def test_training_stops_at_its_target_and_on_a_plateau_as_on_all_examples():
    graph, feeds = regression()
    trainer = Trainer(graph, feeds, Training(RATE))
    trainer.run(50)
    target = trainer.losses[30]
    stopping = Trainer(graph, feeds, Training(RATE, target_loss=target))
    assert stopping.run(100) == "target"
    assert stopping.steps == 30
    patient = Trainer(graph, feeds, Training(RATE, patience=5, min_improvement=0.001))
    assert patient.run(10_000) == "plateau"
    assert Trainer(graph, feeds, Training(1e3)).run(10_000) == "diverged"


def test_examples_apart_are_as_many_fewer():
    graph, feeds = regression()
    trainer = Trainer(graph, feeds, Training(RATE, validation=0.25, seed=4))
    trainer.run(20)
    assert trainer.equivalent.counts.count == Q - Q // 4
    trained, kept = trainer.feeds, np.ones(Q, bool)
    places = {row.tobytes(): index for index, row in enumerate(feeds["X"])}
    kept[[places[row.tobytes()] for row in trained["X"]]] = False
    validating = Plan(graph, {name: feed[kept] for name, feed in feeds.items()})
    assert trainer.history.validation[-1] == pytest.approx(validating.evaluate(trainer.plan.theta), rel=1e-12)
    assert_same(trainer, graph, trained)


@pytest.mark.parametrize("number", [np.nan, np.inf, 1e308])
def test_numbers_that_are_none_or_too_large_end_training_at_once(number):
    graph, feeds = regression()
    feeds["X"][5:50, 1] = number
    trainer = Trainer(graph, feeds, Training(RATE))
    assert trainer.run(10) == "diverged"
    assert trainer.steps == 0


# what needs all examples


def with_parameter_of_rows():
    graph, feeds = regression()
    graph.add(node("each", "parameter", rows=Q, columns=2))
    graph.add(node("moved", "add"))
    graph.disconnect(wire := Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire(*wire.start, "moved", "A"))
    graph.connect(Wire("each", "out", "moved", "B"))
    graph.connect(Wire("moved", "out", *wire.end))
    return graph, feeds


def with_another_loss(op):
    graph, feeds = regression()
    graph.add(node("other", op))
    graph.connect(Wire("linear", "Yhat", "other", graph["other"].op.inputs[0].name))
    graph.connect(Wire("Y", "out", "other", graph["other"].op.inputs[1].name))
    graph.add(node("sum", "add"))
    graph.connect(Wire("mse", "C", "sum", "A"))
    graph.connect(Wire("other", "C", "sum", "B"))
    graph.mark_loss("sum")
    return graph, feeds


def with_weights():
    graph, feeds = regression()
    graph.add(node("weighted", "weighted_mse"))
    graph.add(node("w", "input"))
    graph.connect(Wire("linear", "Yhat", "weighted", "Yhat"))
    graph.connect(Wire("Y", "out", "weighted", "Y"))
    graph.connect(Wire("w", "out", "weighted", "w"))
    graph.mark_loss("weighted")
    return graph, feeds | {"w": np.random.default_rng(0).random((Q, 1))}


def with_rows_joined():
    graph, feeds = regression()
    graph.add(node("joined", "concatenate", by="rows"))
    graph.add(node("prior", "parameter", rows=1, columns=2))
    graph.add(node("size", "l2_penalty"))
    graph.connect(Wire("linear", "Yhat", "joined", "A"))
    graph.connect(Wire("prior", "out", "joined", "B"))
    graph.connect(Wire("joined", "out", "size", "A"))
    graph.add(node("sum", "add"))
    graph.connect(Wire("mse", "C", "sum", "A"))
    graph.connect(Wire("size", "out", "sum", "B"))
    graph.mark_loss("sum")
    return graph, feeds


def with_data_as_weights():
    graph, feeds = regression()
    graph.add(node("product", "matmul"))
    graph.add(node("turned", "transpose"))
    graph.connect(Wire("linear", "Yhat", "turned", "A"))
    graph.connect(Wire("turned", "out", "product", "A"))
    graph.connect(Wire("Y", "out", "product", "B"))
    graph.add(node("size", "l2_penalty"))
    graph.connect(Wire("product", "out", "size", "A"))
    graph.add(node("sum", "add"))
    graph.connect(Wire("mse", "C", "sum", "A"))
    graph.connect(Wire("size", "out", "sum", "B"))
    graph.mark_loss("sum")
    return graph, feeds


ON_ALL = {
    "tanh": lambda: (behind(regression()[0], "f", "tanh", "mse", "Yhat"), regression()[1]),
    "dropout": lambda: (behind(regression()[0], "f", "dropout", "linear", "X"), regression()[1]),
    "normalised rows": lambda: (behind(regression()[0], "f", "normalise_rows", "mse", "Yhat"), regression()[1]),
    "mae": lambda: with_another_loss("mae"),
    "huber": lambda: with_another_loss("huber"),
    "a parameter a row": with_parameter_of_rows,
    "weights of rows": with_weights,
    "rows joined": with_rows_joined,
    "data as weights": with_data_as_weights,
}


@pytest.mark.parametrize("make", ON_ALL.values(), ids=ON_ALL)
def test_a_graph_that_needs_all_examples_trains_on_them(make):
    graph, feeds = make()
    trainer = Trainer(graph, feeds, Training(1e-9))
    assert trainer.equivalent is None
    assert trainer.plan.value(PortId("linear", "Yhat")).shape == (Q, 2)


def test_mini_batches_and_few_examples_are_trained_on_as_they_are():
    graph, feeds = regression()
    assert Trainer(graph, feeds, Training(RATE, batch_size=1000)).equivalent is None
    few = {name: feed[:500] for name, feed in feeds.items()}
    assert Trainer(graph, few, Training(RATE)).equivalent is None
    wide = {"X": np.ones((400, 300)), "Y": np.ones((400, 2))}
    assert Trainer(graph, wide, Training(RATE)).equivalent is None


@pytest.mark.parametrize("op", ["square", "tanh", "normalise_rows"])
def test_data_may_be_prepared_in_any_way_before_the_first_parameter(op):
    graph, feeds = regression()
    behind(graph, "f", op, "linear", "X")
    trainer = Trainer(graph, feeds, Training(RATE))
    trainer.step()
    assert trainer.equivalent
    assert_same(trainer, graph, feeds)


def test_numbers_beyond_all_bounds_are_loaded_without_a_warning():
    graph, feeds = regression()
    feeds["X"][:, 0] = 1e308
    found = EquivalentExamples.find(graph, feeds, ("X", "Y"), Q)
    plan = Plan(graph, found.placeholders())
    found.load(plan)
    assert not np.isfinite(plan.value(PortId("X", "out"))).all()


def test_with_a_fault_all_examples_are_seen():
    graph, feeds = regression()
    assert Trainer(graph, feeds, Training(RATE)).equivalent is not None
    assert Trainer(plant(graph, "linear", Fault("b", "sign")), feeds, Training(RATE)).equivalent is None


def test_validation_of_fewer_examples_gives_the_loss_of_all_that_validate():
    graph, feeds = regression()
    feeds = {name: np.vstack((feed, feed)) for name, feed in feeds.items()}
    trainer = Trainer(graph, feeds, Training(RATE, validation=0.5, seed=3))
    trainer.run(40)
    _, kept = split(2 * Q, 0.5, 3)
    plan = Plan(graph, {name: feed[kept] for name, feed in feeds.items()})
    assert trainer.history.validation_steps[-1] == 40
    measured = plan.evaluate(trainer.plan.theta, gradients=False)
    assert trainer.history.validation[-1] == pytest.approx(measured, rel=1e-9)
