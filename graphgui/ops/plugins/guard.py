"""What a plug-in's operation does wrong while it runs becomes a sentence that names operation and node.

Each of its functions is called through a guard. The program's own operations have none, and cost nothing more.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from graphgui.ops.op import Op, Port, Shape, ShapeProblem
from graphgui.ops.plugins.reasons import reason_of
from graphgui.ops.traits import Comparison, Traits
from graphgui.words import Problem, mark_for_translation


class OperationProblem(Problem):
    """What a plug-in's operation did that it may not: it raised, or returned what it should have written."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A function of a plug-in's operation.

    Attributes:
        function: the plug-in's own.
        op: the operation's name.
        part: which of its functions, as it is called in the declaration.
        node: the node that it is called for, empty where that is not known.
        result: looks at what was returned, given all arguments.
    """

    function: Callable[..., Any]
    op: str
    part: str
    result: Callable[..., Any]
    node: str = ""

    def __call__(self, *arguments: Any) -> Any:
        """Call it. Raises `OperationProblem`, and the `Problem` or `MemoryError` that it raises itself."""
        try:
            return self.result(self.function(*arguments), *arguments)
        except (Problem, MemoryError, KeyboardInterrupt):
            raise
        except BaseException as error:  # a panic of a library in Rust is no `Exception`
            raise self._problem(reason_of(error)) from error

    def _problem(self, reason: str) -> Problem:
        if self.part in _OF_SHAPES:
            return ShapeProblem(
                mark_for_translation("problems", "{part} of the operation {op} fails, {reason}"),
                part=self.part,
                op=self.op,
                reason=reason,
            )
        if not self.node:
            return OperationProblem(
                mark_for_translation("problems", "{part} of the operation {op} fails: {reason}."),
                part=self.part,
                op=self.op,
                reason=reason,
            )
        return OperationProblem(
            mark_for_translation("problems", "“{node}”: {part} of its operation {op} fails: {reason}."),
            node=self.node,
            part=self.part,
            op=self.op,
            reason=reason,
        )


_OF_SHAPES = {"shape", "own_shape", "workspaces"}


def of_node(function: Callable[..., Any], node: str) -> Callable[..., Any]:
    """The same function; one of a plug-in's operation names this node where it fails."""
    return replace(function, node=node) if isinstance(function, Guarded) else function


def guarded(op: Op) -> Op:
    """The operation with every function that it declares behind a guard."""

    def guard(function: Callable[..., Any], part: str, result: Callable[..., Any] = _as_it_is) -> Guarded:
        return Guarded(function, op.name, part, result)

    def guard_port(port: Port) -> Port:
        return port._replace(own_shape=guard(port.own_shape, "own_shape", _shape)) if port.own_shape else port

    vjps = zip(op.vjps, op.inputs, strict=True)
    return replace(
        op,
        shape=guard(op.shape, "shape", _shape),
        forward=guard(op.forward, "forward", _written),
        inputs=tuple(map(guard_port, op.inputs)),
        vjps=tuple(guard(vjp, f"vjp ({port.name})", _written) for vjp, port in vjps),
        workspaces=guard(op.workspaces, "workspaces", _shapes) if op.workspaces else None,
        noise=guard(op.noise, "noise", _written) if op.noise else None,
        case=guard(op.case, "case", _text) if op.case else None,
        attributes=tuple(op.attributes),
        traits=_guarded_traits(op.traits, guard),
    )


def _guarded_traits(traits: Traits, guard: Callable[..., Guarded]) -> Traits:
    domains = tuple(
        domain._replace(excludes=guard(domain.excludes, "excludes", _mask)) for domain in traits.domains
    )
    compares: Comparison | None = traits.compares
    if compares is not None:
        compares = compares._replace(
            refuses=guard(compares.refuses, "refuses") if compares.refuses else None,
            curvature=guard(compares.curvature, "curvature", _number) if compares.curvature else None,
        )
    return traits._replace(domains=domains, compares=compares)


# what may be returned


def _as_it_is(found: Any, *_arguments: Any) -> Any:
    return found


def _written(found: Any, *arguments: Any) -> None:
    """The result stands in the first argument, which NumPy's functions return."""
    into = arguments[0]
    if found is None or found is into or (isinstance(found, np.ndarray) and np.may_share_memory(found, into)):
        return
    raise TypeError(f"it returns {_kind(found)} instead of writing into its first argument")


def _shape(found: Any, *_arguments: Any) -> Shape:
    try:
        rows, columns = (int(size) for size in found)
        is_shape = tuple(found) == (rows, columns) and min(rows, columns) >= 0
    except (TypeError, ValueError):
        is_shape = False
    if not is_shape:
        raise TypeError(f"it returns {_kind(found)}, which is no shape of rows and columns")
    return rows, columns


def _shapes(found: Any, *arguments: Any) -> tuple[Shape, ...]:
    return tuple(_shape(each) for each in found)


def _text(found: Any, *_arguments: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(f"it returns {_kind(found)}, which is no text")
    return found


def _number(found: Any, *_arguments: Any) -> float:
    return float(found)


def _mask(found: Any, matrix: Any) -> Any:
    mask = np.asarray(found)
    if mask.dtype != bool or mask.shape != np.shape(matrix):
        raise TypeError(f"it returns {_kind(found)}, which is no matrix of truth values of its argument's shape")
    return mask


def _kind(found: Any) -> str:
    try:
        text = "" if isinstance(found, np.ndarray) else repr(found)
    except Exception:
        text = ""
    return text if 0 < len(text) <= 40 and "\n" not in text else f"a value of type {type(found).__name__}"
