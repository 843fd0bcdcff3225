"""For any operation, matrices and attributes that it takes, and a graph that holds it.

What is not in the tables below follows from the declaration alone, so that a new operation needs a row here only
where it takes unusual shapes or numbers.
"""

from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from graphgui.engine import Graph, Node, Plan, PortId, Wire
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.ops import OPS

OPERATIONS = [op for op in OPS.values() if op.source is None]

# Numbers on a grid are equal or well apart: no difference quotient straddles a corner that it does not stand on.
GRIDS = {
    "any": [k / 8 for k in range(-20, 21)],
    "not 0": [k / 8 for k in range(-20, 21) if k],
    "positive": [k / 8 for k in range(1, 21)],
    "probability": [k / 8 for k in range(9)],
    "above -1": [k / 8 for k in range(-7, 21)],
    "class": [-1.0, 1.0],
    "off the margin": [k / 8 for k in range(-20, 21) if abs(k) != 8],
}

DOMAINS = {
    ("relu", "A"): "not 0",
    ("leaky_relu", "A"): "not 0",
    ("elu", "A"): "not 0",
    ("sign", "A"): "not 0",
    ("log1p", "A"): "above -1",
    ("logistic_loss", "Y"): "class",
    ("weighted_mse", "w"): "positive",
    ("weighted_binary_cross_entropy", "w"): "positive",
    ("weighted_binary_cross_entropy", "Y"): "probability",
    ("hinge", "Y"): "class",
    ("hinge", "Z"): "off the margin",
    ("divide", "B"): "not 0",
    ("power", "A"): "positive",
    ("sqrt", "A"): "positive",
    ("log", "A"): "positive",
    ("binary_cross_entropy", "Y"): "probability",
    ("softmax_cross_entropy", "Y"): "probability",
}

# Of these all numbers differ: where two are the largest, there is no derivative.
ALL_DIFFERENT = {"max", "min"}

# Numbers to try in an attribute, its default where it is not here. Where a function turns: kept off the grid.
NUMBERS = {
    ("huber", "delta"): [0.3, 1.1, 2.7],
    ("leaky_relu", "slope"): [0.0, 0.25, 1.0],
    ("elu", "alpha"): [0.0, 0.5, 1.0],
    ("clip", "lower"): [None, -1.7, 0.3],
    ("clip", "upper"): [None, 0.3, 1.9],
    ("dropout", "rate"): [0.0, 0.2, 0.5],
    ("normalise_rows", "epsilon"): [1e-3, 0.5],
    ("power", "exponent"): [-2, -0.5, 0, 0.5, 1, 2],
    ("l1_penalty", "coefficient"): [0.0, 2.0],
    ("l2_penalty", "coefficient"): [0.0, 2.0],
}

# Of q rows and n, p columns; an operation that is not here takes q x p matrices, stretched where it broadcasts.
SHAPES = {
    "linear": lambda q, n, p: ((q, n), (n, p), (1, p)),
    "matmul": lambda q, n, p: ((q, n), (n, p)),
    "trace": lambda q, n, p: ((q, q),),
    "weighted_mse": lambda q, n, p: ((q, p), (q, p), (q, 1)),
    "weighted_binary_cross_entropy": lambda q, n, p: ((q, p), (q, p), (q, 1)),
}


@dataclass(frozen=True)
class Sample:
    """One use of an operation."""

    op: object = field(repr=False)
    arrays: tuple
    attributes: dict

    def graph(self):
        """input -> op for each of its inputs; a weighted sum of the output is the loss. With its feeds."""
        shape = self.op.shape(*(a.shape for a in self.arrays), *self.op.attribute_values(self.attributes))
        names = [port.name for port in self.op.inputs]
        weights = np.random.default_rng(0).uniform(0.5, 1.5, shape)
        feeds = {**dict(zip(names, self.arrays, strict=True)), "weights": weights}
        graph = Graph(
            [
                *(Node(name, OPS["input"]) for name in feeds),
                Node("op", self.op, self.attributes),
                Node("product", OPS["multiply"]),
                Node("loss", OPS["sum"]),
            ],
            [
                *(Wire(name, "out", "op", name) for name in names),
                Wire("op", self.op.output, "product", "A"),
                Wire("weights", "out", "product", "B"),
                Wire("product", "out", "loss", "A"),
            ],
            loss="loss",
        )
        return graph, feeds

    def run(self, dtype=np.float64):
        """The plan of the graph after one pass forward and back; what an op does not write is not a number."""
        graph, feeds = self.graph()
        plan = Plan(graph, feeds, dtype=dtype)
        initialise(plan, seed=0)
        plan.value(self.output).fill(np.nan)
        for port in self.ports:
            plan.gradient(port).fill(np.nan)
        with np.errstate(all="ignore"):
            plan.forward()
            plan.backward()
        return plan

    @property
    def output(self):
        return PortId("op", self.op.output)

    @property
    def ports(self):
        return [PortId("op", port.name) for port in self.op.inputs]


def values(op, port, shape):
    """Matrices that may stand at a port."""
    grid = GRIDS[DOMAINS.get((op.name, port), "any")]
    return arrays(np.float64, shape, elements=st.sampled_from(grid), unique=op.name in ALL_DIFFERENT)


@st.composite
def attributes(draw, op, shapes):
    """Some of the values that the attributes may take."""
    if op.name in ("columns", "rows"):
        count = shapes[0][op.name == "columns"]
        start = draw(st.integers(0, count - 1))
        return {"start": start, "stop": draw(st.none() | st.integers(start + 1, count))}
    if op.name == "repeat":
        return {"rows": draw(st.integers(1, 3)), "columns": draw(st.integers(1, 3))}
    if op.name == "reshape":
        size = shapes[0][0] * shapes[0][1]
        rows = draw(st.sampled_from([rows for rows in range(1, size + 1) if size % rows == 0]))
        return draw(
            st.sampled_from(
                [{"rows": rows, "columns": None}, {"columns": rows}, {"rows": rows, "columns": size // rows}]
            )
        )
    if op.name == "variance":
        by = draw(st.sampled_from(["all", "rows", "columns"]))
        count = {"all": shapes[0][0] * shapes[0][1], "rows": shapes[0][1], "columns": shapes[0][0]}[by]
        return {"by": by, "correction": draw(st.integers(0, min(count - 1, 1)))}
    if op.name == "standardise":
        columns = shapes[0][1]
        row = lambda grid: [draw(st.lists(st.sampled_from(GRIDS[grid]), min_size=columns, max_size=columns))]  # noqa: E731
        return {"mean": row("any"), "deviation": row("positive")}
    drawn = {}
    for a in op.attributes:
        if a.kind == "choice":
            drawn[a.name] = draw(st.sampled_from(a.choices))
        elif a.kind == "number":
            drawn[a.name] = draw(st.sampled_from(NUMBERS.get((op.name, a.name), [a.default])))
    return drawn


@st.composite
def samples(draw, op):
    """Uses of an operation: shapes, broadcasting, attributes and values."""
    q, n, p = (draw(st.integers(1, 4)) for _ in range(3))
    if op.name in SHAPES:
        shapes = SHAPES[op.name](q, n, p)
    elif op.broadcasts:
        shapes = [(draw(st.sampled_from([q, 1])), draw(st.sampled_from([p, 1]))) for _ in op.inputs]
    else:
        shapes = [(q, p) for _ in op.inputs]
    chosen = draw(attributes(op, shapes))
    if op.name == "concatenate":
        shapes[1] = (q, n) if chosen["by"] == "columns" else (n, p)
    matrices = tuple(draw(values(op, port.name, shape)) for port, shape in zip(op.inputs, shapes, strict=True))
    if op.name == "softmax_cross_entropy" and p > 1 and draw(st.booleans()):
        matrices = matrices[0], draw(arrays(np.float64, (q, 1), elements=st.integers(0, p - 1).map(float)))
    return Sample(op, matrices, chosen)
