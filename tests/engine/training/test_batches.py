"""Which examples train, validate and stand in each batch."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphgui.engine import Graph, PortId, Trainer, Training, Wire
from graphgui.engine.analysis.per_example_gradients import PerExampleGradients
from graphgui.engine.training.examples import Examples, find_examples, split
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node, regression


def numbered(q):
    """A regression whose X tells each example's number, so that a batch shows which it holds."""
    graph, _ = regression(q=q)
    return graph, {"X": np.arange(float(q))[:, None], "Y": 10.0 * np.arange(q)[:, None]}


@given(q=st.integers(2, 40), size=st.integers(1, 40), seed=st.integers(0, 5))
def test_every_example_is_seen_once_an_epoch(q, size, seed):
    graph, feeds = numbered(q)
    trainer = Trainer(graph, feeds, Training(learning_rate=0.0, batch_size=size, seed=seed))
    if size >= q:
        assert trainer.batch(0) is None
        return
    per_epoch = -(-q // size)
    for epoch in range(3):
        rows = [trainer.batch(epoch * per_epoch + k) for k in range(per_epoch)]
        assert [len(r) for r in rows[:-1]] == [size] * (per_epoch - 1)
        assert sorted(np.concatenate(rows)) == list(range(q))


def test_epochs_are_shuffled_differently_and_seeds_too():
    graph, feeds = numbered(50)
    one, other = (Trainer(graph, feeds, Training(batch_size=10, seed=seed)) for seed in (0, 1))
    orders = [
        np.concatenate([t.batch(e * 5 + k) for k in range(5)]).tolist() for t in (one, other) for e in (0, 1)
    ]
    assert len({tuple(order) for order in orders}) == 4


def test_the_batch_of_a_step_follows_from_its_number_alone():
    graph, feeds = numbered(23)
    trainer = Trainer(graph, feeds, Training(batch_size=5, seed=3))
    forwards = [trainer.batch(k) for k in range(40)]
    fresh = Trainer(graph, feeds, Training(batch_size=5, seed=3))
    for k in reversed(range(40)):
        assert (fresh.batch(k) == forwards[k]).all()


@pytest.mark.parametrize("size", [1, 4, 5, 9])
def test_a_step_sees_its_batch_and_nothing_else(size):
    graph, feeds = regression(q=10, n=2)
    trainer = Trainer(graph, feeds, Training(learning_rate=0.05, batch_size=size))
    for k in range(25):
        rows, before = trainer.batch(k), trainer.plan.theta.copy()
        alone = Trainer(graph, {n: f[rows] for n, f in feeds.items()}, Training(learning_rate=0.05), before)
        assert trainer.step() == pytest.approx(alone.step(), rel=1e-13)
        np.testing.assert_allclose(trainer.plan.theta, alone.plan.theta, rtol=1e-12, atol=1e-15)


def test_the_last_batch_of_an_epoch_shows_its_gradient_too():
    graph, feeds = regression(q=5)
    trainer = Trainer(graph, feeds, Training(learning_rate=0.1, batch_size=4))
    trainer.step()
    before = trainer.plan.theta.copy()
    trainer.step()
    np.testing.assert_allclose(before - trainer.plan.theta, 0.1 * trainer.plan.gradient_theta, rtol=1e-12)


def test_final_loss_is_that_of_all_examples():
    graph, feeds = regression(q=10)
    trainer = Trainer(graph, feeds, Training(batch_size=3))
    trainer.run(40)
    whole = Trainer(graph, feeds, Training(), trainer.plan.theta)
    assert trainer.final_loss() == whole.final_loss()


def test_inputs_of_other_lengths_are_kept_whole():
    graph, feeds = regression(q=6, n=2)
    graph.add(constant("offset", [[0.5]]))
    graph.add(node("add", "add"))
    wire = Wire("Y", "out", "mse", "Y")
    graph.disconnect(wire)
    graph.connect(Wire("Y", "out", "add", "A"))
    graph.connect(Wire("offset", "out", "add", "B"))
    graph.connect(Wire("add", "out", "mse", "Y"))
    feeds = feeds_of(graph)
    assert find_examples(graph, feeds) == Examples(("X", "Y"), 6)
    trainer = Trainer(graph, feeds, Training(batch_size=2))
    assert trainer.run(9) == "steps"
    assert trainer.plan.value(PortId("offset", "out")).tolist() == [[0.5]]


@pytest.mark.parametrize(
    "settings", [{"batch_size": 4}, {"validation": 0.25}, {"batch_size": 3, "validation": 0.2}]
)
def test_what_is_only_looked_at_has_the_rows_of_the_part_too(settings):
    graph, feeds = regression(q=20, n=2)
    alone = Trainer(graph, feeds, Training(**settings))
    graph.add(constant("other", np.zeros((20, 1))))
    graph.add(constant("apart", np.ones((20, 20))))
    graph.add(node("seen", "mae"))
    graph.add(node("square", "square"))
    graph.mark_loss("mse")
    for wire in (
        ("linear", "Yhat", "seen", "Yhat"),
        ("other", "out", "seen", "Y"),
        ("apart", "out", "square", "A"),
    ):
        graph.connect(Wire(*wire))
    feeds = feeds_of(graph) | feeds
    assert find_examples(graph, feeds) == Examples(("X", "Y", "other"), 20)
    beside = Trainer(graph, feeds, Training(**settings))
    assert alone.run(12) == beside.run(12) == "steps"
    assert beside.losses == alone.losses
    gradients = PerExampleGradients(graph, feeds, np.arange(20))
    assert gradients(beside.plan.theta).each.shape == (20, gradients.size)


def test_a_graph_without_examples_trains_whole():
    graph = Graph(
        [node("u", "parameter", rows=4), node("v", "parameter", rows=4), node("loss", "mse")],
        [Wire("u", "out", "loss", "Yhat"), Wire("v", "out", "loss", "Y")],
    )
    trainer = Trainer(graph, {}, Training(batch_size=2))
    assert trainer.batch(0) is None
    assert trainer.run(3) == "steps"


def test_a_graph_that_mixes_its_examples_says_that_it_needs_them_all():
    graph, feeds = regression(q=3)
    graph.add(constant("mix", np.eye(3) + 1))
    graph.add(node("matmul", "matmul"))
    wire = Wire("linear", "Yhat", "mse", "Yhat")
    graph.disconnect(wire)
    graph.connect(Wire("mix", "out", "matmul", "A"))
    graph.connect(Wire("linear", "Yhat", "matmul", "B"))
    graph.connect(Wire("matmul", "out", "mse", "Yhat"))
    feeds = feeds_of(graph)
    assert Trainer(graph, feeds, Training()).run(3) == "steps"
    with pytest.raises(Problem, match="needs all of its examples at once"):
        Trainer(graph, feeds, Training(batch_size=2))


@given(count=st.integers(2, 300), share=st.floats(0.01, 0.9), seed=st.integers(0, 9))
def test_a_split_is_disjoint_and_complete(count, share, seed):
    train, validate = split(count, share, seed)
    assert sorted([*train, *validate]) == list(range(count))
    assert len(train) >= 1 and len(validate) >= 1
    assert abs(len(validate) - count * share) <= 1
    again = split(count, share, seed)
    assert (again[0] == train).all() and (again[1] == validate).all()


def test_seeds_split_differently():
    assert split(100, 0.3, 0)[1].tolist() != split(100, 0.3, 1)[1].tolist()


def test_validation_examples_are_never_trained_on():
    graph, feeds = numbered(20)
    trainer = Trainer(graph, feeds, Training(learning_rate=0.0, validation=0.25, batch_size=4))
    assert trainer.feeds["X"].shape == (15, 1)
    _, kept = split(20, 0.25, 0)
    assert not set(trainer.feeds["X"].ravel()) & set(kept)


def test_one_example_cannot_be_split():
    graph, feeds = regression(q=1)
    with pytest.raises(Problem, match="two examples"):
        Trainer(graph, feeds, Training(validation=0.5))
