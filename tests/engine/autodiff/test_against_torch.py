"""Random graphs: every value, gradient and wire's share agrees with PyTorch's autograd."""

import numpy as np
import pytest

from graphgui.engine import Graph, Node, Plan, PortId, Wire
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.ops import OPS, ShapeProblem

torch = pytest.importorskip("torch", reason="compares with PyTorch: pip install graphgui[torch]")
from tests.ops.in_torch import TORCH  # noqa: E402  it imports torch

OPERATIONS = [op for op in OPS.values() if op.source is None]
BATCHES, GRAPHS = 10, 50

# No node is built where rounding alone would send the two engines different ways, or would grow beyond bounds.
FAR_FROM = {
    "relu": lambda A: np.abs(A) > 1e-6,
    "leaky_relu": lambda A: np.abs(A) > 1e-6,
    "abs": lambda A: np.abs(A) > 1e-6,
    "l1_penalty": lambda A: np.abs(A) > 1e-6,
    "minimum": lambda A, B: A is B or np.abs(A - B) > 1e-6,
    "maximum": lambda A, B: A is B or np.abs(A - B) > 1e-6,
    "mae": lambda A, B: A is B or np.abs(A - B) > 1e-6,
    "divide": lambda _, B: np.abs(B) > 0.05,
    "log": lambda A: A > 0.05,
    "sqrt": lambda A: A > 0.05,
    "power": lambda A: A > 0.05,
    "normalise_rows": lambda A: A.std(axis=1) > 0.1,
    "weighted_mse": lambda _Yhat, _Y, w: w > 0.05,  # divided by their sum, which may not be 0
    "weighted_binary_cross_entropy": lambda _Z, _Y, w: w > 0.05,
    "softmax_cross_entropy": lambda Z, Y: Y.shape == Z.shape or np.abs(Y - np.rint(Y)) < 0.4,
}


class RandomGraph:
    """Grows one graph node by node, keeping the numbers tame; `values` holds each node's."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
        self.graph = Graph()
        self.feeds = {}
        self.values = {}
        self.sizes = self.rng.integers(1, 5, 3)
        for index in range(self.rng.integers(3, 7)):
            self.add_source(f"source{index}")
        size = self.rng.integers(5, 36)
        while len(self.graph) < size:
            self.try_to_add(f"node{len(self.graph)}", OPERATIONS[self.rng.integers(len(OPERATIONS))])
        self.graph.mark_loss(self.add_loss())

    def add_loss(self):
        """The sum of most of the nodes that feed no other; the rest is dead."""
        ends = [name for name in self.graph.nodes if not self.graph.outgoing(name)]
        loss = None
        for end in ends:
            if loss and (self.rng.random() < 0.3 or len(self.graph) > 48):
                continue
            self.graph.add(Node(f"sum of {end}", OPS["sum"]))
            self.graph.connect(self.wire(end, f"sum of {end}", "A"))
            if loss is None:
                loss = f"sum of {end}"
                continue
            self.graph.add(Node(f"with {end}", OPS["add"]))
            self.graph.connect(self.wire(loss, f"with {end}", "A"))
            self.graph.connect(self.wire(f"sum of {end}", f"with {end}", "B"))
            loss = f"with {end}"
        return loss

    def add_source(self, name):
        shape = tuple(self.rng.choice(self.sizes, 2))
        labels = self.rng.random() < 0.2
        matrix = self.rng.integers(0, 2, (shape[0], 1)).astype(float) if labels else self.rng.uniform(-2, 2, shape)
        if labels or self.rng.random() < 0.5:
            self.feeds[name] = matrix
            self.graph.add(Node(name, OPS["input"]))
        else:
            rows, columns = matrix.shape
            attributes = {"rows": rows, "columns": columns, "initialiser": matrix.tolist()}
            self.graph.add(Node(name, OPS["parameter"], attributes))
        self.values[name] = matrix

    def try_to_add(self, name, op):
        names = list(self.values)
        late = len(names) // 2 if self.rng.random() < 0.5 else 0  # half of the time, to make the graph deep
        sources = [names[self.rng.integers(late, len(names))] for _ in op.inputs]
        if self.rng.random() < 0.2:
            sources = sources[:1] * len(sources)
        inputs = [self.values[source] for source in sources]
        attributes = self.attributes(op, inputs[0])
        if op.name == "linear" and self.rng.random() < 0.7:
            inputs = [inputs[0], np.array(attributes["weights"]), np.array(attributes["bias"])]
            del sources[1:]
        out = self.value(op, inputs, op.attribute_values(attributes))
        if out is None:
            return
        self.graph.add(Node(name, op, attributes))
        for port, source in zip(op.inputs, sources, strict=False):
            self.graph.connect(self.wire(source, name, port.name))
        self.values[name] = out

    def attributes(self, op, A):
        drawn = {a.name: str(self.rng.choice(a.choices)) for a in op.attributes if a.kind == "choice"}
        if op.name == "linear":
            n, p = A.shape[1], int(self.rng.choice(self.sizes))
            weights, bias = self.rng.uniform(-1, 1, (n, p)), self.rng.uniform(-1, 1, (1, p))
            drawn.update(outputs=p, weights=weights.tolist(), bias=bias.tolist())
        if op.name == "columns":
            drawn["start"] = int(self.rng.integers(A.shape[1]))
        return drawn

    def value(self, op, inputs, attributes):
        """What the op makes of the inputs, or None where it cannot take them or the numbers grow wild."""
        shapes = [array.shape for array in inputs]
        try:
            out = np.empty(op.shape(*shapes, *attributes))
        except ShapeProblem:
            return None
        if not np.all(FAR_FROM.get(op.name, lambda *_: True)(*inputs)):
            return None
        spaces = [np.zeros(shape) for shape in op.workspace_shapes(shapes, attributes)]
        with np.errstate(all="ignore"):
            op.forward(out, *inputs, *attributes, *spaces)
        return out if np.abs(out).max() < 20 else None

    def wire(self, source, target, port):
        return Wire(source, self.graph[source].op.output, target, port)


def in_torch(plan):
    """Every port's tensor after one pass forward and back, its gradient kept; inputs are copies, one a wire."""
    graph, tensors = plan.graph, {}
    for name in graph.order():
        op = graph[name].op
        output = PortId(name, op.output)
        if op.source is not None:
            tensors[output] = torch.tensor(plan.value(output), requires_grad=True)
            continue
        inputs = []
        for port in (PortId(name, port.name) for port in op.inputs):
            wire = graph.incoming(name).get(port.port)
            tensor = tensors[wire.start].clone() if wire else torch.tensor(plan.value(port), requires_grad=True)
            tensor.retain_grad()
            tensors[port] = tensor
            inputs.append(tensor)
        tensors[output] = TORCH[op.name](*inputs, *graph[name].attribute_values())
        tensors[output].retain_grad()
    tensors[plan.loss].backward()
    return tensors


def assert_near(found, expected, scale, where):
    error = np.abs(found - expected).max()
    assert error <= 1e-9 * max(np.abs(expected).max(), scale), f"{where}: {found} instead of {expected}"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_graphs_agree_with_torch(batch):
    for seed in range(batch * GRAPHS, (batch + 1) * GRAPHS):
        made = RandomGraph(seed)
        plan = Plan(made.graph, made.feeds)
        initialise(plan, seed)
        plan.forward()
        plan.backward()
        tensors = in_torch(plan)
        gradients = {p: np.zeros(t.shape) if t.grad is None else t.grad.numpy() for p, t in tensors.items()}
        # Where terms cancel, the digits left are those of the terms: they are judged beside the largest there are.
        scale = 1e-4 * max(np.abs(gradient).max() for gradient in gradients.values())
        for port, tensor in tensors.items():
            assert_near(plan.value(port), tensor.detach().numpy(), 1e-3, f"graph {seed}, value at {port}")
            assert_near(plan.gradient(port), gradients[port], scale, f"graph {seed}, gradient at {port}")


@pytest.mark.parametrize("seed", range(0, BATCHES * GRAPHS, 25))
def test_a_plan_for_the_parameters_alone_has_the_same_gradients(seed):
    made = RandomGraph(seed)
    whole, lean = (Plan(made.graph, made.feeds, gradients=which) for which in ("all", "parameters"))
    for plan in (whole, lean):
        initialise(plan, seed)
        plan.forward()
        plan.backward()
    np.testing.assert_array_equal(whole.gradient_theta, lean.gradient_theta)


def test_the_random_graphs_hold_what_they_are_to_try():
    used, fan_out, shared, twice, dead, largest = set(), 0, 0, 0, 0, 0
    for seed in range(BATCHES * GRAPHS):
        graph = RandomGraph(seed).graph
        reached = graph.upstream(graph.loss)
        assert len(graph) <= 50
        used |= {graph[name].op.name for name in reached}
        largest = max(largest, len(reached))
        for name in graph.nodes:
            outgoing = [wire for wire in graph.outgoing(name) if wire.target in reached]
            fan_out += len(outgoing) > 1
            shared += len(outgoing) > 1 and graph[name].op.source == "parameter"
            twice += len({wire.target for wire in outgoing}) < len(outgoing)
            dead += name not in reached
    assert used == set(OPS)
    assert largest > 40
    assert min(fan_out, shared, twice, dead) > 100, (fan_out, shared, twice, dead)
