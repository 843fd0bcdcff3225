"""A fault planted in a graph: chosen so that it shows, the same in every plan of the graph, found by the check."""

import pickle

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.autodiff.gradcheck import check
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.faults import accused, candidates, check_planting, choose, fault_in, is_seen, plant
from graphgui.engine.graph.comparison import differ_in_numbers_only
from graphgui.examples import EXAMPLES
from graphgui.faults import KINDS, Fault
from graphgui.storage import file
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node


def shared():
    """W, a parameter, used by two layers; the sum of both predictions is compared with a target."""
    rng = np.random.default_rng(0)
    graph = Graph(
        [
            constant("X", rng.standard_normal((4, 2))),
            constant("Z", rng.standard_normal((4, 2))),
            constant("Y", rng.standard_normal((4, 3))),
            node("W", "parameter", rows=2, columns=3),
            node("left", "linear", outputs=3),
            node("right", "linear", outputs=3),
            node("plus", "add"),
            node("loss", "mse"),
        ]
    )
    wires = [("X.out", "left.X"), ("Z.out", "right.X"), ("W.out", "left.W"), ("W.out", "right.W")]
    wires += [("left.Yhat", "plus.A"), ("right.Yhat", "plus.B"), ("plus.out", "loss.Yhat"), ("Y.out", "loss.Y")]
    for start, end in wires:
        graph.connect(Wire(*start.split("."), *end.split(".")))
    return graph


def evaluated(graph, gradients="all"):
    plan = Plan(graph, feeds_of(graph), gradients=gradients)
    initialise(plan, seed=0)
    plan.evaluate()
    return plan


def test_every_fault_is_the_same_in_the_plan_that_trains():
    graph = shared()
    for name, fault in candidates(graph, feeds_of(graph)):
        planted = plant(graph, name, fault)
        whole, lean = evaluated(planted), evaluated(planted, "parameters")
        np.testing.assert_allclose(whole.gradient_theta, lean.gradient_theta, rtol=1e-13, err_msg=str(fault))


def test_where_a_fault_overwrites_one_share_stands_for_the_sum():
    graph = shared()
    fault = Fault("out", "overwritten")
    plan = evaluated(plant(graph, "W", fault))
    shares = [plan.share(wire) for wire in graph.outgoing("W")]
    assert any(np.array_equal(plan.gradient(PortId("W", "out")), share) for share in shares)
    assert accused(check(plant(graph, "W", fault), feeds_of(graph))) == ["W"]


def test_a_missing_sum_over_rows_is_the_first_row_of_g():
    graph = shared()
    plan = evaluated(plant(graph, "left", Fault("b", "missing_sum")))
    np.testing.assert_array_equal(plan.gradient(PortId("left", "b")), plan.gradient(PortId("left", "Yhat"))[:1])


def test_1_over_q_twice():
    graph = shared()
    right, wrong = evaluated(graph), evaluated(plant(graph, "loss", Fault("Yhat", "mean_twice")))
    port = PortId("loss", "Yhat")
    np.testing.assert_allclose(wrong.gradient(port), right.gradient(port) / 4)


def test_planting_changes_nothing_but_the_copy_and_can_be_taken_out():
    graph = shared()
    planted = plant(graph, "left", Fault("W", "sign"))
    assert fault_in(graph) is None
    assert fault_in(planted) == ("left", Fault("W", "sign"))
    assert planted != graph
    assert not differ_in_numbers_only(graph, planted)
    assert plant(planted, "left", None) == graph
    assert pickle.loads(pickle.dumps(planted["left"])) == planted["left"]


@pytest.mark.parametrize(
    ("name", "fault", "says"),
    [
        ("left", Fault("V", "sign"), "“left” has no port called “V”."),
        ("left", Fault("W", "spelling"), "There is no kind of fault called “spelling”"),
        ("nobody", Fault("W", "sign"), "There is no node called “nobody”."),
    ],
)
def test_what_cannot_be_planted_is_told(name, fault, says):
    with pytest.raises(Problem) as told:
        plant(shared(), name, fault)
    assert str(told.value).startswith(says)


def test_why_a_gradient_cannot_be_wrong_in_one_way_is_told():
    graph = shared()
    with pytest.raises(Problem, match="no sum over the rows") as told:
        check_planting(graph, feeds_of(graph), "loss", Fault("Yhat", "missing_sum"))
    assert told.value.node == "loss"
    check_planting(graph, feeds_of(graph), "left", Fault("b", "missing_sum"))


def test_a_fault_that_changes_no_number_is_not_seen():
    graph = shared()
    assert not is_seen(graph, feeds_of(graph), "loss", Fault("Yhat", "no_upstream"))  # G is 1 there
    assert is_seen(graph, feeds_of(graph), "left", Fault("X", "no_upstream"))


def test_the_same_seed_chooses_the_same_fault_and_all_kinds_come_up():
    graph = shared()
    feeds = feeds_of(graph)
    chosen = [choose(graph, feeds, seed) for seed in range(60)]
    assert chosen == [choose(graph, feeds, seed) for seed in range(60)]
    assert {fault.kind for _, fault in chosen} == {each.name for each in KINDS} - {"no_local"}
    assert {choose(graph, feeds, seed, kinds=["overwritten"]) for seed in range(5)} == {
        ("W", Fault("out", "overwritten"))
    }


def test_where_no_gradient_is_seen_none_is_chosen():
    graph = Graph([constant("X", [[1.0]]), node("half", "stop_gradient"), node("loss", "sum")])
    graph.connect(Wire("X", "out", "half", "A"))
    with pytest.raises(Problem, match="No wrong gradient would be seen"):
        choose(graph, feeds_of(graph), 0)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_in_every_example_the_one_operation_with_the_fault_is_accused(example):
    project = file.load(example.path)
    feeds = project.feeds()
    plan = project.plan(project.graph, feeds)
    for seed in range(3):
        name, fault = choose(project.graph, feeds, seed, plan.theta)
        assert accused(check(plant(project.graph, name, fault), feeds, plan.theta)) == [name], fault


def test_where_a_graph_cannot_run_nothing_can_be_planted_and_the_reason_is_told():
    graph = shared()
    graph.disconnect(Wire("Y", "out", "loss", "Y"))
    with pytest.raises(Problem) as told:
        check_planting(graph, feeds_of(graph), "loss", Fault("Yhat", "sign"))
    assert str(told.value) == "“loss” needs a wire at Y."
    graph = shared()
    graph.disconnect(Wire("left", "Yhat", "plus", "A"))
    with pytest.raises(Problem) as told:
        check_planting(graph, feeds_of(graph), "loss", Fault("Yhat", "sign"))
    assert str(told.value) == "“loss” cannot run yet."
    assert told.value.node == "loss"


def test_nodes_that_the_loss_does_not_depend_on_are_no_candidates_nor_bends_in_wires_chosen():
    graph = shared()
    graph.add(node("aside", "tanh"))
    graph.add(node("bend", "reroute"))
    graph.connect(Wire("left", "Yhat", "aside", "A"))
    graph.disconnect(Wire("plus", "out", "loss", "Yhat"))
    graph.connect(Wire("plus", "out", "bend", "A"))
    graph.connect(Wire("bend", "out", "loss", "Yhat"))
    found = {name for name, _ in candidates(graph, feeds_of(graph))}
    assert "aside" not in found
    assert {"left", "right", "plus", "loss", "bend"} <= found
    chosen = {choose(graph, feeds_of(graph), seed)[0] for seed in range(30)}
    assert "bend" not in chosen
    assert len(chosen) > 2
    graph.mark_loss(None)
    graph.add(node("second", "mse"))
    assert not list(candidates(graph, feeds_of(graph)))
