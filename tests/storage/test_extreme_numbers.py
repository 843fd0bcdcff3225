"""Numbers at both ends of the range of floats are computed with, or refused in a sentence, without a warning."""

import json
import random

import pytest

from graphgui.ops import OPS
from tests.storage.fuzz import COMMANDS, SUFFIX, judge

SIZES = [1e100, 1e154, 1e160, 1e200, 1e300, 1e307, 1e308, 1.7e308, 1e-154, 1e-160, 1e-300, 1e-308, 5e-324, 1, 0]
LOSSES = [name for name, op in OPS.items() if op.is_loss and len(op.inputs) == 2]
BETWEEN = [name for name, op in OPS.items() if len(op.inputs) == 1 and not op.is_loss]


def extreme_graph(seed):
    """A model of some extreme numbers, with random operations before and behind its layer."""
    rng = random.Random(seed)
    sizes = rng.sample(SIZES, 3)

    def number():
        size = rng.choice(sizes)
        return rng.choice([size, -size, rng.uniform(0.9, 1) * size, rng.uniform(-1, 1)])

    def matrix(rows, columns):
        return [[number() for _ in range(columns)] for _ in range(rows)]

    rows, columns, outputs, loss = (
        rng.choice([1, 2, 3, 8]),
        rng.randint(1, 3),
        rng.randint(1, 2),
        rng.choice(LOSSES),
    )
    labels = [[rng.randint(0, 1) for _ in range(outputs)] for _ in range(rows)]
    ops = [
        *rng.choices(BETWEEN, k=rng.random() < 0.3),
        "linear",
        *rng.choices(BETWEEN, k=rng.random() < 0.5),
        loss,
    ]
    nodes = [
        {"name": "X", "op": "input", "attributes": {"value": matrix(rows, columns)}},
        {
            "name": "Y",
            "op": "input",
            "attributes": {"value": labels if "cross" in loss else matrix(rows, outputs)},
        },
        *({"name": f"n{number}", "op": op} for number, op in enumerate(ops)),
    ]
    layer = ops.index("linear")
    nodes[2 + layer]["attributes"] = {"outputs": outputs}
    ends = ["X.out", *(f"n{number}.{OPS[op].output}" for number, op in enumerate(ops))]
    wires = [{"from": ends[at], "to": f"n{at}.{OPS[op].inputs[0].name}"} for at, op in enumerate(ops)]
    wires.append({"from": "Y.out", "to": f"n{len(ops) - 1}.{OPS[loss].inputs[1].name}"})
    training = {"learning_rate": rng.choice([0.05, 1e-3, 10]), "steps": 50}
    training |= rng.choice([{}, {"validation": 0.3}, {"batch_size": 2}, {"optimiser": "adam"}])
    trained = {f"n{layer}.W": matrix(columns, outputs), f"n{layer}.b": matrix(1, outputs)}
    content = {"format": "graphgui", "version": 1, "loss": f"n{len(ops) - 1}", "nodes": nodes, "wires": wires}
    return content | {"training": training, "parameters": rng.choice([{}, trained])}


@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_whatever_the_sizes_a_command_ends_well(number, tmp_path):
    for seed in range(30):
        verdict = judge(number, SUFFIX, json.dumps(extreme_graph(seed)).encode(), tmp_path)
        assert verdict.complaint is None, (seed, verdict.complaint)


@pytest.mark.parametrize("size", [1e300, 1e307, 1e308, 1.7e308])
@pytest.mark.parametrize(
    "signs", [[[1, 1], [1, 1], [0.999, 1]], [[1, 1], [1, -1], [-1, -1]], [[0, 1], [0, 1], [1, -1]]]
)
@pytest.mark.parametrize("targets", [[[3.0], [0.0], [1.0]], [[1e308], [-1e308], [1.0]]])
@pytest.mark.parametrize("op", ["relu", "reroute"])
def test_why_training_on_the_largest_numbers_fails_is_said_without_a_warning(size, signs, targets, op, tmp_path):
    nodes = [
        {"name": "X", "op": "input", "attributes": {"value": [[a * size, b * size] for a, b in signs]}},
        {"name": "Y", "op": "input", "attributes": {"value": targets}},
        *({"name": name, "op": name} for name in ("linear", op, "mse")),
    ]
    ends = [
        ("X.out", "linear.X"),
        ("linear.Yhat", f"{op}.A"),
        (f"{op}.{OPS[op].output}", "mse.Yhat"),
        ("Y.out", "mse.Y"),
    ]
    content = {"format": "graphgui", "version": 1, "nodes": nodes}
    content["wires"] = [{"from": start, "to": end} for start, end in ends]
    for number in range(len(COMMANDS)):
        verdict = judge(number, SUFFIX, json.dumps(content).encode(), tmp_path)
        assert verdict.complaint is None, verdict.complaint
