"""The one notation: how ports, wires and derivatives are written for a person.

C is the loss, whatever loss it is; a hat stands on its letter (`Ŷ`, which files and code call `Yhat`); indices
count from 1, as in the mathematics.
"""

import re
import unicodedata

from graphgui.engine.graph.graph import PortId, Wire

_HATTED = re.compile(r"(\w)hat")


def port_label(name: str) -> str:
    """A port as it is printed on its node: `Ŷ` for `Yhat`."""
    found = _HATTED.fullmatch(name)
    return unicodedata.normalize("NFC", found[1] + "\N{COMBINING CIRCUMFLEX ACCENT}") if found else name


def port_text(port: PortId) -> str:
    """A port with its node: `mse.Ŷ`; the node alone where the port is only its way out and printed nowhere."""
    return port.node if port.port == "out" else f"{port.node}.{port_label(port.port)}"


def wire_text(wire: Wire) -> str:
    """A wire from port to port: `linear.Ŷ → mse.Ŷ`."""
    return f"{port_text(wire.start)} → {port_text(wire.end)}"


def port_symbol(name: str, symbol: str = "") -> str:
    """LaTeX of a port, of which a symbol may be declared."""
    if symbol:
        return symbol
    found = _HATTED.fullmatch(name)
    if found:
        return rf"\hat{{{found[1]}}}"
    return name if len(name) == 1 else rf"\mathrm{{{name}}}"


def derivative(symbol: str) -> str:
    """LaTeX of the derivative of the loss with respect to what a symbol stands for."""
    return rf"\frac{{\partial C}}{{\partial {symbol}}}"


def derivative_text(label: str) -> str:
    """The same in a line of plain characters: `∂C/∂Ŷ`."""
    return f"∂C/∂{label}"
