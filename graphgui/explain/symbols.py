"""What the values of one graph are called in formulas, so that no two are called alike."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.explain.notation import port_symbol

_UNSEEN = ("Cc", "Cf", "Cs", "Cn", "Co")  # controls, marks of direction, half characters
_SIGNS = {
    "_": " ",
    "{": "(",
    "}": ")",
    **{sign: "\\" + sign for sign in "#$%&"},
    **dict.fromkeys("\\~^<>", " "),
}
_TOKEN = re.compile(r"\\(?:text|mathrm|mathbf|operatorname)\{[^{}]*\}|\\hat\{\w\}|\\[A-Za-z]+|[A-Za-z]")


class Symbols:
    """LaTeX names for the values of a graph: a port's own symbol where one node has it, else the node's name.

    Args:
        graph: whose values are named.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        own = [port_symbol(port.port) for port in graph.all_parameters() if port.port != "out"]
        outputs = [_declared(graph, name) for name in graph.nodes]
        self._count = Counter(own + outputs + [name for name in graph.nodes if len(name) == 1])

    def output(self, name: str) -> str:
        """A node's value."""
        declared = _declared(self._graph, name)
        if declared and self._count[declared] == 1:
            return declared
        return name if len(name) == 1 and name.isalnum() else _in_letters(name)

    def at(self, port: PortId) -> str:
        """The value at any port: of what is wired there, of a parameter of its own, or of a node."""
        node = self._graph[port.node]
        if port.port == node.op.output:
            return self.output(port.node)
        wire = self._graph.incoming(port.node).get(port.port)
        if wire:
            return self.output(wire.source)
        declared = node.op.port(port.port)
        symbol = port_symbol(port.port, declared.symbol if declared else "")
        return symbol if self._count[symbol] == 1 else f"{symbol}_{{{_in_letters(port.node)}}}"


def renamed(latex: str, names: Mapping[str, str]) -> str:
    """A formula with other symbols in the place of some; words and commands within it stay."""
    return _TOKEN.sub(lambda found: names.get(found[0], found[0]), latex)


def _declared(graph: Graph, name: str) -> str:
    op = graph[name].op
    return "" if op.output == "out" else port_symbol(op.output, op.output_symbol)


def _in_letters(name: str) -> str:
    letters = "".join(_SIGNS.get(each, each) for each in name if unicodedata.category(each) not in _UNSEEN)
    return rf"\mathrm{{{letters}}}"
