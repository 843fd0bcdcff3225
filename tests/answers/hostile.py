"""Strings that no student types on purpose: python -m tests.answers.hostile [COUNT] judges and times so many."""

import random
import sys
import time
import warnings

import numpy as np

from graphgui.answers.judging import Judge
from graphgui.engine import Plan, PortId
from graphgui.engine.autodiff.initialisers import initialise
from tests.graphs import regression

MOST_SECONDS = 0.05
PORTS = (PortId("linear", "W"), PortId("linear", "b"), PortId("linear", "X"), PortId("mse", "Yhat"))
_PIECES = [
    *[
        "X",
        "W",
        "b",
        "Y",
        "Yhat",
        "Ŷ",
        "G",
        "q",
        "n",
        "p",
        "C",
        "mse",
        "linear",
        "ones",
        "𝟏",
        "∂C/∂Ŷ",
        "dC/dW",
        "e",
    ],
    *[
        "+",
        "-",
        "−",
        "*",
        "**",
        "/",
        "@",
        "·",
        "⊙",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ";",
        "<",
        "==",
        "=",
        "^",
        ".",
    ],
    *[
        "ᵀ",
        "'",
        ".T",
        "^T",
        "^{\\top}",
        "²",
        "⁻³",
        "ᵗ",
        "\\frac",
        "\\hat{Y}",
        "_ij",
        "_{ij}",
        "\\",
        "_",
        "__class__",
    ],
    *[
        "sum(",
        "mean(",
        "exp(",
        "softmax(",
        "ones(",
        "eye(",
        "max(",
        "axis=0",
        "np.",
        ".sum(",
        ".dot(",
        "lambda",
        "1 2; 3",
    ],
    *["0", "1", "2", "1e308", "1e-320", "999999999999", "0.1", ".5", "1_000", "0x41", "1e", "1..2", "inf", "nan"],
    *[
        "import os",
        "__import__('os')",
        "X.__class__",
        "().__class__.__bases__",
        "eval",
        "exec",
        "open('x')",
        "%s",
        "{0}",
    ],
    *[
        "\n",
        "\t",
        " ",
        "\x00",
        "\u202e",
        "é",
        "ß",
        "漢",
        "🙂",
        "Y\u0302",
        "½",
        "∞",
        "√",
        "‖",
        "|",
        "&",
        "#",
        '"',
        "`",
    ],
]
_GOOD = [
    "-2/q * X.T @ (Y - Yhat)",
    "−(2/q) Xᵀ (Y − Ŷ)",
    "sum(2/q (Yhat - Y), axis=0)",
    "[[1, 2], [3, 4], [5, 6]]",
    r"\frac{2}{q} X^{\top} (\hat{Y} - Y)",
    "np.ones((1, q)) @ G",
]
_WORST = [
    "(" * 300,
    "-" * 500 + "X",
    "((((" * 30 + "X" + "))))" * 30,
    "ᵗ" * 300 + "X",
    "Σ" * 150 + "X",
    "e^" * 150 + "X",
    "exp(" * 100 + "X" + ")" * 100,
    "9" * 500,
    "9**9**9**9**9",
    "eye(1000000)",
    "ones(1000000, 1000000)",
    "ones(4000, 4000) @ ones(4000, 4000)",
    "X @ " * 70 + "X",
    " + ".join(["ones(2000, 2000)"] * 30),
    "softmax(" * 24 + "ones(2000, 2000)" + ")" * 24,
    "Xᵀ G " * 70,
    "X" * 600,
    "[" * 300,
    "[[" + "1," * 290,
    "1 " * 299,
    "a" * 5000,
    "\\hat{" * 100,
    "X'" * 75,
    "X^2" * 50,
    "{}" * 300,
    "{0.__class__}",
]


def strings(count: int, seed: int) -> list[str]:
    """Noise, pieces in any order, right formulas with a slip, and what is meant to break a reader."""
    rng = random.Random(seed)
    found = [*_WORST]
    while len(found) < count:
        match rng.randrange(5):
            case 0:
                found.append(
                    "".join(
                        chr(rng.choice((rng.randrange(32, 127), rng.randrange(0x3000))))
                        for _ in range(rng.randrange(60))
                    )
                )
            case 1:
                found.append("".join(rng.choice(_PIECES) for _ in range(rng.randrange(1, 30))))
            case 2:
                found.append(" ".join(rng.choice(_PIECES[:40]) for _ in range(rng.randrange(1, 12))))
            case 3:
                text = list(rng.choice(_GOOD))
                for _ in range(rng.randrange(1, 4)):
                    text[rng.randrange(len(text))] = rng.choice(["", rng.choice(_PIECES), *text])
                found.append("".join(text))
            case 4:
                found.append(_formula(rng, 4))
    return found[:count]


def _formula(rng: random.Random, depth: int) -> str:
    """A formula that can be read, and mostly not be worked out."""
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(["X", "W", "b", "Y", "Ŷ", "G", "q", "2", "0", "-1", "1e200", "ones", "C", "eye(q)"])
    inner = [_formula(rng, depth - 1) for _ in range(2)]
    form = rng.choice(
        (
            *("{0} + {1}", "{0} - {1}", "{0} @ {1}", "({0}) ({1})", "{0} * {1}", "({0})/({1})", "({0})ᵀ"),
            *("sum({0}, 0)", "({0})^-3", "exp({0})", "[{0} > {1}]", "max({0}, {1})", "softmax({0})", "ln({0})"),
        )
    )
    return form.format(*inner)


def judged(count: int, seed: int) -> tuple[list[tuple[float, str]], dict[str, int], bool]:
    """The seconds that each took, how often each diagnosis came, and whether the arrays are as they were."""
    graph, feeds = regression(5, 3, 2)
    plan = Plan(graph, feeds)
    initialise(plan, seed=0)
    before = [array.copy() for array in (*feeds.values(), *plan.parameters.values())]
    judge = Judge(graph, feeds, plan.parameters, PortId("mse", "C"))
    for port in PORTS:
        judge.judge(port, "-X")  # what is computed once
    times, diagnoses = [], dict[str, int]()
    for place, text in enumerate(strings(count, seed)):
        seconds = 1.0
        for _ in range(5):  # again where it was slow: another program may have had its turn
            start = time.perf_counter()
            found = judge.judge(PORTS[place % len(PORTS)], text)
            seconds = min(seconds, time.perf_counter() - start)
            if seconds < MOST_SECONDS:
                break
        times.append((seconds, text))
        str(found.says)
        diagnoses[found.diagnosis] = diagnoses.get(found.diagnosis, 0) + 1
    after = [*feeds.values(), *plan.parameters.values()]
    return times, diagnoses, all(map(np.array_equal, before, after))


if __name__ == "__main__":
    warnings.simplefilter("error")
    times, diagnoses, is_untouched = judged(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, seed=1)
    worst = sorted(times, reverse=True)[:8]
    sys.stdout.write(f"{len(times)} strings, arrays untouched: {is_untouched}, {diagnoses}\n")
    for seconds, text in worst:
        sys.stdout.write(f"{seconds * 1e3:.1f} ms  {text[:60]!r}\n")
