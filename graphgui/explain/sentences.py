"""What a `Problem` or a `Remark` says, in any language."""

from collections.abc import Callable

from graphgui.engine.graph.graph import PortId, Wire
from graphgui.explain.notation import port_label, port_text, wire_text
from graphgui.words import (
    Listing,
    Problem,
    Remark,
    shown_if_number,
    shown_number,
    shown_values,
    with_decimal_marks,
)

Translate = Callable[[str, str], str]
"""A text of the sources in a language, given its context and the text."""
_CALCULATED = ("factor", "kept")
"""Values that are written with numbers of ours: `2.5/q`, `alpha = 0.5`."""


def sentence(problem: Problem | Remark, translate: Translate) -> str:
    """The sentence, translated, and that of any problem that it names as its reason."""
    values = {name: _value_text(name, value, translate) for name, value in shown_values(problem.values).items()}
    return translate("problems", problem.template).format(**values)


def _value_text(name: str, value: object, translate: Translate) -> object:
    match value:
        case Problem() | Remark():
            return sentence(value, translate)
        case PortId():
            return port_text(value)
        case Wire():
            return wire_text(value)
        case Listing():
            return Listing(map(port_label, value)).joined(translate("problems", "and"))
        case str() if name == "port":
            return port_label(value)
        case str() if name == "attribute":
            return translate("properties", value)
        case str() if name in _CALCULATED:
            return with_decimal_marks(value)
        case str():
            return shown_if_number(value)
        case float():
            return shown_number(str(value))
    return value
