"""What an operation declares, and nothing about any one of them.

Every value is a 2-D array. The functions of an op take their arguments by position, in this order, so that
the plan can bind them once and call them with no cost beyond NumPy's:

    forward(out, *inputs, *attributes, *workspaces)            writes the value into `out`
    vjp(into, g, out, *inputs, *attributes, *workspaces)       writes dC/d(input) into `into`, given g = dC/d(out)

`inputs`, `attributes` and `workspaces` come in the order in which the op declares them; a matrix among the
attributes is an array here, and rows of numbers in `shape`. What they return is None or what they wrote into.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal, NamedTuple, get_args

import numpy as np

from graphgui.ops.traits import NO_TRAITS, Traits
from graphgui.words import Listing, Problem, isolated, mark_for_translation

Array = np.ndarray[Any, np.dtype[Any]]
Shape = tuple[int, int]
AttributeKind = Literal["integer", "number", "choice", "flag", "matrix", "initialiser", "text", "columns"]
ATTRIBUTE_KINDS: tuple[AttributeKind, ...] = get_args(AttributeKind)


class ShapeProblem(Problem):
    """Shapes that an operation cannot take; `port` names the input at fault, if one is."""

    def __init__(self, template: str, *, port: str | None = None, **values: Any) -> None:
        super().__init__(template, **values)
        self.port = port


class Port(NamedTuple):
    """An input of an operation.

    `own_shape(*shapes of the ports before it, *attributes)` makes the port a parameter of the node's own
    when no wire arrives; `initialiser` then names the attribute that says how it starts, and `frozen` the one that
    says whether training leaves it as it is.
    """

    name: str
    symbol: str = ""
    own_shape: Callable[..., Shape] | None = None
    initialiser: str | None = None
    frozen: str | None = None


class Attribute(NamedTuple):
    """A property of a node that a person may set; JSON values only, `None` where `optional`.

    `symbol` is its LaTeX name in the op's formulas, where these use it.
    """

    name: str
    kind: AttributeKind
    default: Any
    summary: str
    choices: Sequence[str] = ()
    minimum: float | None = None
    maximum: float | None = None
    optional: bool = False
    symbol: str = ""

    def check(self, value: Any) -> None:
        """Raise `Problem` unless `value` may stand here."""
        if value is None and self.optional:
            return
        if not _KINDS[self.kind](value, self):
            raise Problem(
                mark_for_translation("problems", "{attribute} cannot be {value}: {expected}."),
                attribute=self.name,
                value=_short(value),
                expected=self.expectation(),
            )

    def expectation(self) -> Problem:
        """What may stand here, in words."""
        if self.kind == "choice":
            return Problem(
                mark_for_translation("problems", "it is one of {choices}"), choices=", ".join(self.choices)
            )
        words = Problem(_EXPECTED[self.kind], names=", ".join(INITIALISERS))
        least, most = self.minimum, self.maximum
        if least is not None and most is not None:
            template = mark_for_translation("problems", "{what} from {least} to {most}")
            return Problem(template, what=words, least=f"{least:g}", most=f"{most:g}")
        if least is not None:
            return Problem(
                mark_for_translation("problems", "{what} of at least {least}"), what=words, least=f"{least:g}"
            )
        return words


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."


_LARGEST = float(np.finfo(np.float64).max)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= _LARGEST


def _in_range(value: float, attribute: Attribute) -> bool:
    low, high = attribute.minimum, attribute.maximum
    return (low is None or value >= low) and (high is None or value <= high)


def _is_matrix(value: Any) -> bool:
    if not isinstance(value, (list, tuple)) or not value or not set(map(type, value)) <= {list, tuple}:
        return False
    if len(set(map(len, value))) > 1 or not value[0]:
        return False
    if set(map(type, chain.from_iterable(value))) <= {float}:  # as files and tables have them
        return bool((np.abs(np.fromiter(chain.from_iterable(value), float)) <= _LARGEST).all())
    return all(map(_is_number, chain.from_iterable(value)))


INITIALISERS = ("zeros", "ones", "normal", "uniform", "glorot", "he")

_KINDS: Mapping[str, Callable[[Any, Attribute], bool]] = {
    "integer": lambda v, a: isinstance(v, int) and not isinstance(v, bool) and _in_range(v, a),
    "number": lambda v, a: _is_number(v) and _in_range(v, a),
    "choice": lambda v, a: v in a.choices,
    "flag": lambda v, a: isinstance(v, bool),
    "matrix": lambda v, a: _is_matrix(v),
    "initialiser": lambda v, a: v in INITIALISERS if isinstance(v, str) else _is_number(v) or _is_matrix(v),
    "text": lambda v, a: isinstance(v, str),
    "columns": lambda v, a: isinstance(v, (list, tuple)) and all(isinstance(c, str) for c in v),
}

_EXPECTED: Mapping[str, str] = {
    "integer": mark_for_translation("problems", "it is a whole number"),
    "number": mark_for_translation("problems", "it is a number"),
    "flag": mark_for_translation("problems", "it is true or false"),
    "matrix": mark_for_translation(
        "problems", "it is rows of numbers, all of one length, such as [[1, 2], [3, 4]]"
    ),
    "initialiser": mark_for_translation("problems", "it is {names}, a number or a matrix"),
    "text": mark_for_translation("problems", "it is a text"),
    "columns": mark_for_translation("problems", "it is a list of column names"),
}


@dataclass(frozen=True, slots=True)
class Op:
    """One operation.

    Attributes:
        shape: (*shapes, *attributes) -> shape of the output; raises `ShapeProblem`.
        forward: see the module.
        vjps: one per input, see the module. Empty where there are no inputs.
        workspaces: (*shapes, *attributes) -> shapes of private arrays that live from forward to backward.
        noise: (into, key, *attributes) fills the first workspace for one step of training, from `key`, which is
            another for each node and step, so that steps can be made again. Nobody calls it outside training: full
            of zeros, the workspace must leave the op as it is for predictions.
        broadcasts: inputs of one row or one column are stretched to the output's shape; each vjp then writes
            an array of the output's shape, and the engine sums it back: no op undoes broadcasting itself.
        analytic: holds for complex numbers too, so that its gradient can be checked by complex step.
        source: "feed" for a matrix given from outside, "parameter" for a trainable one.
        is_loss: meant to be minimised; a graph's only one is trained without being marked.
        traits: what analysis asks of it: what it compares, where it has no result, whether it saturates.
        formula, gradients: LaTeX of the output and of dC/d(each input), where G is dC/d(output).
        index_form: LaTeX of the gradients element by element, where that is not what follows from `gradients`.
        index_formula: LaTeX of the output's element, `R_{ij} = ...`, where `formula` says it in words or blocks.
        case: (*shapes, *attributes) -> the word by which formulas with cases are read, besides the node's choices.
        note: what the op takes for the derivative where there is none.
    """

    name: str
    group: str
    summary: str
    shape: Callable[..., Shape]
    forward: Callable[..., None]
    inputs: tuple[Port, ...] = ()
    output: str = "out"
    output_symbol: str = ""
    vjps: tuple[Callable[..., None], ...] = ()
    attributes: tuple[Attribute, ...] = ()
    workspaces: Callable[..., tuple[Shape, ...]] | None = None
    noise: Callable[..., None] | None = None
    broadcasts: bool = False
    analytic: bool = True
    source: Literal["feed", "parameter"] | None = None
    is_loss: bool = False
    traits: Traits = NO_TRAITS
    formula: str = ""
    gradients: tuple[str, ...] = ()
    index_form: tuple[str, ...] = ()
    index_formula: str = ""
    case: Callable[..., str] | None = None
    note: str = ""
    _ports: dict[str, Port] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.vjps) != len(self.inputs) or len(self.gradients) not in (0, len(self.inputs)):
            raise ValueError(f"{self.name}: one vjp and one gradient formula for each input")
        self._ports.update({port.name: port for port in self.inputs})
        if len(self._ports) != len(self.inputs) or self.output in self._ports:
            raise ValueError(f"{self.name}: two ports of one name")
        if unknown := self.traits.ports - self._ports.keys():
            raise ValueError(f"{self.name}: traits of inputs that it has not: {', '.join(sorted(unknown))}")

    def port(self, name: str) -> Port | None:
        """The input called `name`, or None."""
        return self._ports.get(name)

    def attribute(self, name: str) -> Attribute | None:
        """The attribute called `name`, or None."""
        return next((a for a in self.attributes if a.name == name), None)

    def workspace_shapes(self, shapes: Sequence[tuple[int, ...]], attributes: Sequence[Any]) -> tuple[Shape, ...]:
        """The shapes of its private arrays for inputs of these shapes and attributes with these values."""
        return self.workspaces(*shapes, *attributes) if self.workspaces else ()

    def attribute_values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """The attributes' values in declared order, the default where `given` is silent."""
        return tuple(given.get(a.name, a.default) for a in self.attributes)


def same_shape(A: Shape, *_: object) -> Shape:
    """The shape of the one input, whatever the attributes."""
    return A


def elementwise(
    name: str,
    group: str,
    summary: str,
    *,
    forward: Callable[..., None],
    vjp: Callable[..., None],
    formula: str,
    gradient: str,
    attributes: tuple[Attribute, ...] = (),
    workspaces: Callable[..., tuple[Shape, ...]] | None = None,
    noise: Callable[..., None] | None = None,
    analytic: bool = True,
    traits: Traits = NO_TRAITS,
    note: str = "",
) -> Op:
    """An operation that makes of one matrix A another of the same shape."""
    return Op(
        name=name,
        group=group,
        summary=summary,
        inputs=(Port("A"),),
        attributes=attributes,
        shape=same_shape,
        workspaces=workspaces,
        noise=noise,
        forward=forward,
        vjps=(vjp,),
        analytic=analytic,
        traits=traits,
        formula=formula,
        gradients=(gradient,),
        note=note,
    )


def broadcast_shape(*shapes: Shape) -> Shape:
    """The common shape of inputs that are stretched over rows or columns; raises `ShapeProblem`."""
    if shapes.count(shapes[0]) == len(shapes):
        return shapes[0]
    rows = _segment([s[0] for s in shapes], shapes)
    columns = _segment([s[1] for s in shapes], shapes)
    return rows, columns


def _segment(sizes: Sequence[int], shapes: Sequence[Shape]) -> int:
    others = {size for size in sizes if size != 1}
    if len(others) > 1:
        raise ShapeProblem(
            mark_for_translation("problems", "{shapes} do not fit each other: rows and columns are equal or 1"),
            shapes=Listing(show_shape(s) for s in shapes),
        )
    return others.pop() if others else 1


def show_shape(shape: Shape) -> str:
    """`3 × 2`, as a person reads it."""
    return isolated(f"{shape[0]} × {shape[1]}")
