"""When a breakpoint pauses: comparisons such as `|grad W| > 10 and step > 5`, read without evaluating any code.

    condition   one comparison, or several joined by `and` and `or`; `and` binds closer
    comparison  quantity, one of < <= > >= == !=, number
    quantity    step           how many updates were made
                loss           the loss at the moment
                |value|        the norm of the node's value, the root of its summed squares (Frobenius)
                |value W|      that of the value at its port W
                max|value|     the largest absolute number in it
                |grad|  …      the same of the gradient dC/d(value)

A quantity that is not there (no loss, a gradient that does not reach the node) compares as false, and so does one
that is not a number.
"""

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.ops import Array, Op
from graphgui.words import Problem, mark_for_translation

Kind = Literal["step", "loss", "value", "grad"]

_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_LONGEST = 1_000  # characters
# Compiled when a condition is first read, and not at every start.
_TOKEN = (
    r"(?:(?P<sized>(?:max\s*+)?\|[^|]*\|)|(?P<compare><=|>=|==|!=|<|>)"
    r"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<word>\w+)|(?P<other>\S))"
)
_SIZED = r"(?P<max>max)?\s*\|\s*(?P<kind>value|grad)(?:\s+(?P<port>\w+))?\s*\|"


class Observation(Protocol):
    """Where a condition is tested."""

    @property
    def step(self) -> int: ...
    @property
    def loss(self) -> float | None: ...
    def value(self, port: PortId) -> Array | None: ...
    def gradient(self, port: PortId) -> Array | None: ...


@dataclass(frozen=True, slots=True)
class Comparison:
    """One quantity against one number; `port` is None for the node's output."""

    kind: Kind
    port: str | None
    largest: bool
    symbol: str
    number: float

    def holds(self, node: str, op: Op, moment: Observation) -> bool:
        """Whether it holds at a node."""
        quantity = self._quantity(PortId(node, self.port or op.output), moment)
        return quantity is not None and not math.isnan(quantity) and self._compare(quantity)

    def _compare(self, quantity: float) -> bool:
        return _COMPARISONS[self.symbol](quantity, self.number)

    def _quantity(self, port: PortId, moment: Observation) -> float | None:
        if self.kind == "step":
            return moment.step
        if self.kind == "loss":
            return moment.loss
        array = moment.value(port) if self.kind == "value" else moment.gradient(port)
        if array is None:
            return None
        return float(np.abs(array).max(initial=0.0)) if self.largest else float(np.linalg.norm(array))


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons of which one row of `either` must hold throughout; `text` is what was typed."""

    text: str
    either: tuple[tuple[Comparison, ...], ...]

    def holds(self, node: str, op: Op, moment: Observation) -> bool:
        """Whether it holds at a node."""
        return any(all(each.holds(node, op, moment) for each in row) for row in self.either)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        return tuple(each for row in self.either for each in row)


def parse(text: str, op: Op) -> Condition:
    """Read the condition of a node that does `op`; raises `Problem` with what is wrong and what can be said."""
    if len(text) > _LONGEST:
        raise Problem(
            mark_for_translation("problems", "A condition has {most} characters at most."), most=_LONGEST
        )
    tokens = list(re.finditer(_TOKEN, text))
    either: list[tuple[Comparison, ...]] = []
    row: list[Comparison] = []
    place = 0
    while True:
        row.append(_comparison(tokens[place : place + 3], op))
        place += 3
        if place == len(tokens):
            return Condition(text.strip(), (*either, tuple(row)))
        joint = tokens[place].group().strip()
        place += 1
        if joint == "or":
            either.append(tuple(row))
            row = []
        elif joint != "and":
            raise Problem(
                mark_for_translation("problems", "Between two comparisons stands “and” or “or”, not “{text}”."),
                text=joint,
            )


class Watcher:
    """Tests conditions at the moments of one training, each on all its examples, as a window shows them.

    A condition pauses where it begins to hold: one that holds already has to cease first.

    Args:
        conditions: by the node at which they are tested.
    """

    def __init__(self, graph: Graph, feeds: Feeds, conditions: Mapping[str, Condition]) -> None:
        self._conditions = {name: each for name, each in conditions.items() if name in graph}
        self._ops = {name: graph[name].op for name in self._conditions}
        kinds = {each.kind for condition in self._conditions.values() for each in condition.comparisons}
        self._plan = Plan(graph, feeds) if kinds - {"step"} else None
        self._held: set[str] = set()

    def begin(self, step: int, theta: Array) -> None:
        """Training is about to go on from here."""
        self._held = self._holding(step, theta)

    def pauses(self, step: int, theta: Array) -> bool:
        """Whether a condition has begun to hold after `step` updates."""
        before, self._held = self._held, self._holding(step, theta)
        return not self._held <= before

    def _holding(self, step: int, theta: Array) -> set[str]:
        moment = _Computed(step, theta, self._plan)
        return {name for name, each in self._conditions.items() if each.holds(name, self._ops[name], moment)}


class _Computed:
    """Values and gradients at some parameters, computed when first asked for."""

    def __init__(self, step: int, theta: Array, plan: Plan | None) -> None:
        self.step: int = step
        self._theta, self._plan, self._is_computed = theta, plan, False

    @property
    def loss(self) -> float | None:
        plan = self._computed()
        return None if plan.loss is None else plan.loss_value()

    def value(self, port: PortId) -> Array | None:
        return self._computed().value(port)

    def gradient(self, port: PortId) -> Array | None:
        return self._computed().gradient(port)

    def _computed(self) -> Plan:
        plan = self._plan
        assert plan is not None
        if not self._is_computed:
            self._is_computed = True
            plan.evaluate(self._theta)
        return plan


def _comparison(tokens: list[re.Match[str]], op: Op) -> Comparison:
    said = [token.group().strip() for token in tokens]
    if not said:
        raise Problem(mark_for_translation("problems", "A comparison is missing, such as |grad| < 1e-6."))
    kind, port, largest = _quantity(said[0], op)
    if len(said) < 2 or tokens[1].lastgroup != "compare":
        raise Problem(
            mark_for_translation("problems", "After “{text}” comes one of < <= > >= == !=."), text=said[0]
        )
    if len(said) < 3 or tokens[2].lastgroup != "number":
        raise Problem(
            mark_for_translation("problems", "After “{text}” comes a number, such as 0.5 or 1e-6."),
            text=" ".join(said[:2]),
        )
    return Comparison(kind, port, largest, said[1], float(said[2]))


def _quantity(text: str, op: Op) -> tuple[Kind, str | None, bool]:
    if text == "step":
        return "step", None, False
    if text == "loss":
        return "loss", None, False
    match = re.fullmatch(_SIZED, text)
    if match is None:
        template = mark_for_translation(
            "problems", "“{text}” is nothing to compare: say step, loss, |value|, |grad| or max|grad|."
        )
        raise Problem(template, text=text)
    port = match["port"]
    known = [each.name for each in op.inputs] + [op.output]
    if port is not None and port not in known:
        template = mark_for_translation("problems", "There is no port “{port}” here: say one of {known}.")
        raise Problem(template, port=port, known=", ".join(known))
    return "value" if match["kind"] == "value" else "grad", port, match["max"] is not None
