"""What a name stands for in a formula for the gradient at one port of a graph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graphgui.answers.formula.definitions import defined, definitions
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.explain.notation import derivative, port_label, port_symbol
from graphgui.explain.symbols import Symbols
from graphgui.ops import Array

Kind = Literal["value", "gradient", "rows", "columns", "property", "definition"]
_GREEK = {"alpha": "α", "beta": "β", "delta": "δ", "lambda": "λ", "mu": "μ", "rho": "ρ"}
_MOST_SHOWN = 12
_IN_LATEX = re.compile(r"\\hat\{(\w)\}|_\{\\mathrm\{([^{}]*)\}\}|\\mathrm\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A matrix or a count of one graph.

    Attributes:
        latex: how it is written; no two of one `Names` are written alike and mean different things.
        kind: the value or the gradient at `port`, how many rows or columns the value there has, a property of the
            node, or what a symbol stands for in its formulas: by the name of these `port` then goes.
        port: where.
    """

    latex: str
    kind: Kind
    port: PortId

    @property
    def is_number(self) -> bool:
        """Whether it is a number of rows or columns, or a property."""
        return self.kind in ("rows", "columns", "property")

    def of(self, plan: Plan) -> Array:
        """Its numbers in a plan that has been evaluated, rows x columns; 1 x 1 for a count."""
        if self.kind == "gradient":
            found = plan.gradient(self.port)
            assert found is not None
            return found
        if self.kind == "property":
            return np.full((1, 1), float(plan.graph[self.port.node].attribute(self.port.port)))
        if self.kind == "definition":
            return defined(plan, self.port.node, self.port.port)
        value = plan.value(self.port)
        if self.kind == "value":
            return value
        return np.full((1, 1), float(value.shape[self.kind == "columns"]))


class Names:
    """The names that may stand in an answer.

    X, W, b, Y, Ŷ and the like are those of the operation through which the gradient comes back, G is the gradient
    of its value, and q, n and p are its sizes. Besides there is every node's and parameter's own name, and
    whatever name only one port of the graph has.

    Args:
        graph: what is computed.
        loss: the output that is the loss.
        port: whose gradient is asked for.
        nodes_first: whether a node's name goes before a port's of the operation, where they are alike.
    """

    def __init__(self, graph: Graph, loss: PortId, port: PortId, *, nodes_first: bool = False) -> None:
        self._graph, self._loss, self._port = graph, loss, port
        self._symbols = Symbols(graph)
        self._quantities: dict[str, Quantity] = {}
        self._taken: dict[str, Quantity] = {}
        near = [*self._of_operation(), *self._of_gradients(), *self._of_definitions(self.operation)]
        nodes = [*self._of_nodes()]
        for name, quantity in [*nodes, *near] if nodes_first else [*near, *nodes]:
            self._add(name, quantity)
        for name, quantity in (*self._of_parameters(), *self._of_loss(), *self._of_rare(), *self._of_sizes()):
            self._add(name, quantity)
        self._folded = {name.casefold(): name for name in reversed(self._quantities)}

    @cached_property
    def known(self) -> tuple[str, ...]:
        """Every name, the longest first."""
        return tuple(sorted(self._quantities, key=lambda name: (-len(name), name)))

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """One name for each matrix and count, those of the operation first, and no more than fit a sentence."""
        found = reversed(self._quantities.items())
        names = {(each.kind, each.port): name for name, each in found if each.port != self._loss}
        return tuple(name for name in self._quantities if name in names.values())[:_MOST_SHOWN]

    def quantity(self, name: str) -> Quantity | None:
        """What a name stands for; upper and lower case are one where only one of them is known."""
        exact = self._quantities.get(name)
        return exact or self._quantities.get(self._folded.get(name.casefold(), ""))

    def gradient_of(self, name: str) -> Quantity | None:
        """The gradient of what a name stands for; None where it is no value that comes after the port asked.

        That of another input of the same operation is as good: −∂C/∂Ŷ is ∂C/∂Y of a squared error.
        """
        found = self.quantity(name)
        if found is None or found.kind != "value":
            return None
        port = self._output(found.port)
        after = self._graph.downstream(self._port.node)
        if self._is_output(self._port):
            after = after - {self._port.node}
        if self.operation is not None:
            beside = {wire.source for wire in self._graph.incoming(self.operation).values()}
            own = self._output(self._port)
            after = after | (beside - (self._graph.upstream(own.node) if self._is_output(own) else set()))
        if port.node not in after & self._graph.upstream(self._loss.node) or not self._is_output(port):
            return None
        return Quantity(derivative(found.latex), "gradient", port)

    def size_of(self, name: str, *, columns: bool) -> Quantity | None:
        """How many rows or columns what a name stands for has: `len(X)`, `X.shape[1]`."""
        found = self.quantity(name)
        if found is None or found.is_number or found.kind == "definition":
            return None
        kind: Kind = "columns" if columns else "rows"
        known = (each for each in self._quantities.values() if (each.kind, each.port) == (kind, found.port))
        word = rf"\operatorname{{{kind}}}({found.latex})"
        return next(known, Quantity(word, kind, found.port))

    @cached_property
    def operation(self) -> str | None:
        """The node through which the gradient comes back; None where shares of several are added."""
        if not self._is_output(self._port):
            return self._port.node
        wires = self._wires()
        return wires[0].node if len(wires) == 1 else None

    # where names come from

    def _add(self, name: str, quantity: Quantity) -> None:
        latex = self._taken.setdefault(quantity.latex, quantity)
        if (latex.kind, latex.port) != (quantity.kind, quantity.port):
            full = rf"\mathrm{{{_plain_letters(str(quantity.port))}}}"
            quantity = Quantity(full, quantity.kind, quantity.port)
            self._taken.setdefault(full, quantity)
        for typed in _ways_to_type(name):
            self._quantities.setdefault(typed, quantity)

    def _value(self, latex: str, port: PortId) -> Quantity:
        return Quantity(latex, "value", port)

    def _of_operation(self) -> Iterator[tuple[str, Quantity]]:
        for name in dict.fromkeys(name for name in (self.operation, self._port.node) if name is not None):
            op = self._graph[name].op
            ports = [(each.name, each.symbol) for each in op.inputs if self._is_there(PortId(name, each.name))]
            if op.output != "out":
                ports.append((op.output, op.output_symbol))
            for port, symbol in ports:
                latex = port_symbol(port, symbol)
                quantity = self._value(latex, self._output(PortId(name, port)))
                yield port, quantity
                yield latex, quantity
            if op.output == "out" and op.output_symbol:
                yield op.output_symbol, self._value(op.output_symbol, self._at_output(name))
            for each in op.attributes:
                value = self._graph[name].attribute(each.name)
                if each.symbol and isinstance(value, int | float):
                    yield each.symbol, Quantity(each.symbol, "property", PortId(name, each.name))

    def _of_gradients(self) -> Iterator[tuple[str, Quantity]]:
        if self.operation is not None:
            yield "G", Quantity("G", "gradient", self._at_output(self.operation))
            return
        for number, port in enumerate(self._wires(), 1):
            quantity = Quantity(f"G_{{{number}}}", "gradient", port)
            yield f"G{number}", quantity
            yield f"G_{number}", quantity

    def _of_nodes(self) -> Iterator[tuple[str, Quantity]]:
        for name in self._graph.nodes:
            quantity = self._value(self._symbols.output(name), self._at_output(name))
            yield name, quantity

    def _of_parameters(self) -> Iterator[tuple[str, Quantity]]:
        for port in self._graph.all_parameters():
            quantity = self._value(self._symbols.at(port), port)
            yield quantity.latex, quantity
            yield str(port), quantity

    def _of_loss(self) -> Iterator[tuple[str, Quantity]]:
        op = self._graph[self._loss.node].op
        if op.traits.compares:
            for name in (op.traits.compares.prediction, op.traits.compares.target):
                yield name, self._value(port_symbol(name), self._output(PortId(self._loss.node, name)))
        yield from self._of_definitions(self._loss.node)

    def _of_definitions(self, node: str | None) -> Iterator[tuple[str, Quantity]]:
        """What an operation's formulas name besides, such as the softmax S."""
        if node is not None:
            for symbol in definitions(self._graph[node].op):
                yield symbol, Quantity(symbol, "definition", PortId(node, symbol))

    def _of_rare(self) -> Iterator[tuple[str, Quantity]]:
        """Names that mean one value in the whole graph, be they ports or symbols."""
        found: dict[str, set[PortId]] = {}
        for name, node in self._graph.nodes.items():
            symbol = self._symbols.output(name)
            found.setdefault(symbol, set()).add(self._at_output(name))
            for each in node.op.inputs:
                if self._is_there(PortId(name, each.name)):
                    found.setdefault(each.name, set()).add(self._output(PortId(name, each.name)))
        for name, ports in found.items():
            if len(ports) == 1:
                yield name, self._value(name if "\\" in name else port_symbol(name), *ports)

    def _of_sizes(self) -> Iterator[tuple[str, Quantity]]:
        """q rows, n columns of what goes in, p of what comes out; of a loss, of the prediction and of the data."""
        node = self.operation or self._port.node
        op = self._graph[node].op
        out = self._at_output(node)
        first = next((PortId(node, each.name) for each in op.inputs), out)
        if op.traits.compares:
            first = out = self._output(PortId(node, op.traits.compares.prediction))
        yield "q", Quantity("q", "rows", first)
        data = self._data(first.node) if op.traits.compares else first
        yield "n", Quantity("n", "columns", data)
        yield "p", Quantity("p", "columns", out)

    def _data(self, node: str) -> PortId:
        """An input whose numbers lead to a node."""
        before = self._graph.upstream(node)
        feeds = sorted(name for name in before if self._graph[name].op.source == "feed")
        return self._at_output(feeds[0] if feeds else node)

    # the graph

    def _is_output(self, port: PortId) -> bool:
        return port.port == self._graph[port.node].op.output

    def _at_output(self, name: str) -> PortId:
        return PortId(name, self._graph[name].op.output)

    def _is_there(self, port: PortId) -> bool:
        """Whether an input is wired or holds a parameter."""
        wired = port.port in self._graph.incoming(port.node)
        return wired or port in self._graph.own_parameters(port.node)

    def _output(self, port: PortId) -> PortId:
        """Where the value at a port comes from: another node's output, or the port itself."""
        wire = self._graph.incoming(port.node).get(port.port)
        return wire.start if wire else port

    def _wires(self) -> list[PortId]:
        """The inputs that the port asked feeds on its way to the loss."""
        reaching = self._graph.upstream(self._loss.node)
        outgoing = sorted(self._graph.outgoing(self._port.node))
        return [wire.end for wire in outgoing if wire.target in reaching]


def _ways_to_type(name: str) -> Iterator[str]:
    """A name as a person may type it: `Yhat`, `Ŷ`, `Y_hat` for `\\hat{Y}`; `W_layer` for `W_{\\mathrm{layer}}`."""
    typed = _IN_LATEX.sub(
        lambda found: f"{found[1]}hat" if found[1] else f"_{found[2]}" if found[2] else found[3], name
    )
    if (word := typed.removeprefix("\\")) in _GREEK:
        yield _GREEK[word]
        typed = word
    if any(mark in typed for mark in "\\{}"):
        return
    if found := re.fullmatch(r"(\w)hat", typed):
        yield port_label(typed)
        yield f"{found[1]}_hat"
    yield typed
    if " " in typed:
        yield typed.replace(" ", "_")


def _plain_letters(text: str) -> str:
    return text.replace("_", " ").replace("\\", "")
