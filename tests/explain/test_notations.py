"""In three notations, what is written of a gradient comes to it: over random graphs of all operations."""

import numpy as np
import pytest

from graphgui.engine import Graph, Node, PortId, Wire
from graphgui.explain.derivation import derive
from graphgui.explain.expressions.expression import Symbol
from graphgui.ops import OPS
from tests.explain.random_graphs import ALL, evaluated, random_graph
from tests.explain.test_worked_step import computed, exact
from tests.graphs import constant

COUNT, PARTS = 300, 5


def lines_of(plan, rng):
    """The shares along the way from the first input to the loss, and at two more ports."""

    def derived(port):
        return derive(plan.graph, plan.loss, port, plan.value, plan.gradient).lines

    ends = {*plan.parameters, *(wire.end for wire in plan.graph.wires)}
    others = sorted(port for port in ends if port.node in plan.reaches_loss)
    yield from (line for line in derived(PortId("in0", "out")) if line.kind == "share")
    yield from (derived(others[place])[-1] for place in rng.integers(len(others), size=2))


def close(found, expected):
    scale = max(1e-3, float(np.abs(expected).max()))
    assert np.broadcast_shapes(found.shape, expected.shape) == expected.shape
    assert float(np.abs(found - expected).max()) <= 1e-10 * scale, (found, expected)


def by_chain_rule(line):
    """The sum of G times the factor with deltas, over all elements of the output."""
    step, forms = line.worked, line.forms
    gradient = step.evaluation.of(Symbol("G"))
    factor, (rows, columns) = forms.factor, line.result.shape
    i, j, k, m = np.meshgrid(*(np.arange(1, size + 1) for size in (*gradient.shape, rows, columns)), indexing="ij")
    only = forms.grid.indices
    places = {"i": i, "j": j, **({"k": k, "l": m} if len(only) == 2 else {only[0]: k if columns == 1 else m})}
    return (gradient[:, :, None, None] * step.evaluation.at(factor, places)).sum((0, 1))


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_written_comes_to_the_gradient_in_three_notations(part):
    rng = np.random.default_rng(part)
    for seed in range(part, COUNT, PARTS):
        plan = evaluated(random_graph(seed, most=1 if seed % 4 == 0 else 3))
        for line in lines_of(plan, rng):
            row, column = (int(rng.integers(size)) for size in line.result.shape)
            text = line.entry(row, column, exact).rpartition(" = ")[0]
            assert text, (seed, line)
            if "…" not in text:
                assert computed(text) == pytest.approx(line.result[row, column], rel=1e-10, abs=1e-12), (
                    seed,
                    text,
                )
            if line.forms is None:
                continue
            close(line.worked.result(), line.result)
            close(line.worked.result_by_elements(), line.result)
            if line.forms.factor is not None:
                close(by_chain_rule(line), line.result)
            node = plan.graph[line.port.node]
            ports = [PortId(node.name, name) for name in (node.op.output, *(each.name for each in node.op.inputs))]
            if all(plan.value(port).size == 1 for port in ports) and line.forms.scalar_form is not None:
                at_loss = plan.loss.node == line.port.node
                assert not at_loss or "G" not in line.forms.scalar()[-1].replace(r"\partial", "")
                close(line.worked.evaluation.at(line.forms.scalar_form, {}), line.result)


def test_the_random_graphs_hold_every_operation():
    held = {node.op.name for seed in range(COUNT) for node in random_graph(seed).nodes.values()}
    assert {op.name for op in ALL} <= held


def test_a_symbol_that_is_no_value_is_said_before_it_is_used():
    logits, target = constant("logits", [[1.0, 2.0], [0.5, -1.0]]), constant("target", [[0.0], [1.0]])
    graph = Graph([logits, target, Node("loss", OPS["softmax_cross_entropy"])])
    for name, port in (("logits", "Z"), ("target", "Y")):
        graph.connect(Wire(name, "out", "loss", port))
    plan = evaluated(graph)
    line = derive(plan.graph, plan.loss, PortId("loss", "Z"), plan.value, plan.gradient).lines[-1]
    for notation in ("matrix", "index"):
        softmax, targets, *more, gradient = line.equations(notation)
        assert softmax.startswith("S_{ij} = ") and targets.endswith("}_{i} + 1]")  # labels
        assert more == ([r"t = T\,\mathbf{1}"] if notation == "matrix" else [])
        assert gradient.startswith(r"\frac{\partial C}")
