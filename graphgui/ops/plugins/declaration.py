"""What an entry point may declare: so many operations, whose fields are what they should be."""

from collections.abc import Iterator
from typing import Any

from graphgui.ops.op import ATTRIBUTE_KINDS, Attribute, Op, Port
from graphgui.ops.traits import Traits

_MOST = 1_000  # operations of one entry point
_TEXTS = ("group", "summary", "output_symbol", "formula", "index_formula", "note")
_FUNCTIONS = ("shape", "forward")
_OPTIONAL_FUNCTIONS = ("workspaces", "noise", "case")
_FLAGS = ("broadcasts", "analytic", "is_loss")


def declared(loaded: object) -> Iterator[Op]:
    """The operations in what an entry point names.

    Raises:
        TypeError: something in it is no operation, or a field of one has another type.
        ValueError: there are too many, or a field has a value that it may not have.
    """
    for count, op in enumerate([loaded] if isinstance(loaded, Op) else iter(loaded)):  # type: ignore[call-overload]
        if count == _MOST:
            raise ValueError(f"it declares more than {_MOST} operations")
        if not isinstance(op, Op):
            raise TypeError(f"{op!r} is no Op")
        _check(op)
        yield op


def _check(op: Op) -> None:
    _check_name(op.name, "an operation")
    whose = f"the operation {op.name}"
    _check_name(op.output, f"the output of {whose}")
    for name in _TEXTS:
        _check_type(getattr(op, name), str, f"{name} of {whose}")
    for name in _FLAGS:
        _check_type(getattr(op, name), bool, f"{name} of {whose}")
    _check_type(op.traits, Traits, f"traits of {whose}")
    if op.source not in (None, "feed", "parameter"):
        raise ValueError(f"source of {whose} is neither feed nor parameter")
    for function in (*(getattr(op, name) for name in _FUNCTIONS), *op.vjps):
        _check_function(function, whose)
    for name in _OPTIONAL_FUNCTIONS:
        if getattr(op, name) is not None:
            _check_function(getattr(op, name), whose)
    for text in (*op.gradients, *op.index_form):
        _check_type(text, str, f"a gradient of {whose}")
    for port in op.inputs:
        _check_port(port, op, whose)
    for attribute in op.attributes:
        _check_attribute(attribute, whose)
    if len({attribute.name for attribute in op.attributes}) < len(op.attributes):
        raise ValueError(f"two attributes of {whose} have one name")


def _check_port(port: Port, op: Op, whose: str) -> None:
    _check_type(port, Port, f"an input of {whose}")
    _check_name(port.name, f"an input of {whose}")
    _check_type(port.symbol, str, f"the symbol of an input of {whose}")
    if port.own_shape is not None:
        _check_function(port.own_shape, whose)
    for name in (port.initialiser, port.frozen):
        if name is not None and op.attribute(name) is None:
            raise ValueError(f"the input {port.name} of {whose} names an attribute {name!r} that there is not")


def _check_attribute(attribute: Attribute, whose: str) -> None:
    _check_type(attribute, Attribute, f"an attribute of {whose}")
    _check_name(attribute.name, f"an attribute of {whose}")
    if attribute.kind not in ATTRIBUTE_KINDS:
        raise ValueError(f"the attribute {attribute.name} of {whose} is of no kind that there is")
    for text in (attribute.summary, attribute.symbol):
        _check_type(text, str, f"a text of the attribute {attribute.name} of {whose}")
    attribute.check(attribute.default)


def _check_name(name: object, whose: str) -> None:
    if not (isinstance(name, str) and name.isidentifier()):
        raise ValueError(f"{name!r} cannot name {whose}: a name is letters, digits and underscores")


def _check_type(value: Any, kind: type, what: str) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"{what} is no {kind.__name__}")


def _check_function(value: object, whose: str) -> None:
    if not callable(value):
        raise TypeError(f"what should be a function of {whose} is none")
