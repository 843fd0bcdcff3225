"""What analysis asks of an operation: the operation declares it, so that nothing else has to know it by name.

Fit, residuals, scores, decision regions, units of columns and the diagnoses of training read these, of the
operations here as of those of plug-ins.
"""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from graphgui.words import Problem

ScoreKind = Literal["value", "probability", "logit", "logits", "margin"]
"""What a prediction is: a "value" in its target's own units, the "probability" of class 1, the "logit" of class 1,
"logits" with a column for each class, or a "margin" whose sign says the class, of which the target is -1 or 1."""


class Comparison(NamedTuple):
    """A loss that compares a prediction with a target of as many rows.

    Attributes:
        prediction, target: the inputs that receive them.
        kind: of the prediction.
        refuses: (target, columns of the prediction) -> why the loss means nothing for these numbers, None where it
            does: training asks before its first step. Every number will do where it is left out.
        curvature: (target) -> the most that a row's loss bends along its prediction, the second derivative times
            the number of rows; left out where there is no bound.
        weights: the input that receives how much each row counts; None where all count alike.
    """

    prediction: str
    target: str
    kind: ScoreKind = "value"
    refuses: "Callable[[NDArray[Any], int], Problem | None] | None" = None
    curvature: "Callable[[NDArray[Any]], float] | None" = None
    weights: str | None = None


class Domain(NamedTuple):
    """The numbers at an input that have no finite result.

    Attributes:
        port: the input.
        excludes: (matrix) -> of the same shape, true where a number has none.
        reason: the sentence that says why, without its full stop; marked for translation.
    """

    port: str
    excludes: Callable[[NDArray[Any]], NDArray[np.bool_]]
    reason: str


class MatrixProduct(NamedTuple):
    """Rows of one input times columns of another: row k of the right one weighs column k of the left one."""

    left: str
    right: str


class Rescaling(NamedTuple):
    """Columns passed on with nothing but their units changed: (number - shift) / scale.

    Attributes:
        port: the input that they arrive at; None for a source, which has numbers of its own.
        shift, scale: the attributes that hold them, one number for all columns or one for each; None where
            nothing is subtracted or divided by.
    """

    port: str | None = None
    shift: str | None = None
    scale: str | None = None

    def attributes(self, shift: ArrayLike, scale: ArrayLike) -> dict[str, list[list[float]]]:
        """The attributes of a node that subtracts and divides by these, one number or one a column each."""
        given = ((self.shift, shift), (self.scale, scale))
        return {name: np.reshape(numbers, (1, -1)).astype(float).tolist() for name, numbers in given if name}


class Traits(NamedTuple):
    """What an operation is, for whoever asks; each is left out where it does not hold.

    Attributes:
        compares: a loss of predictions.
        domains: inputs that do not take every number.
        product: multiplies inputs by weights.
        rescales: passes columns on in other units, or as they are.
        standardises: brings columns to mean 0 and deviation 1, so that their sizes do not matter behind it.
        can_die: gives 0, and passes no gradient on, where its one input is negative: a unit that is negative for
            every example learns nothing.
        saturates: the sentence that says how little of a gradient it passes on, with {count} for how many such
            nodes there are; marked for translation.
        has_infinite_slope: its derivative is infinite at a number of which its value is finite, so that training
            looks at every gradient before it takes it.
        stops_gradient: passes on a value and no gradient, by its own word: where gradients are compared with
            differences, its value is held still.
        affine_in: inputs of which each row of the output is an affine function of the same row, and the same
            function for every row, where all other inputs are the same for every row.
        mean_square_of: inputs of which it takes the mean over the rows of the square of an affine function.
        squares: inputs whose squares it takes, so that their gradients have a factor of 2.
        takes_mean: divides what it adds up by how many numbers of its input go into each of its output.
        is_reroute: a bend in a wire, and drawn as one.
    """

    compares: Comparison | None = None
    domains: tuple[Domain, ...] = ()
    product: MatrixProduct | None = None
    rescales: Rescaling | None = None
    standardises: bool = False
    can_die: bool = False
    saturates: str = ""
    has_infinite_slope: bool = False
    stops_gradient: bool = False
    affine_in: tuple[str, ...] = ()
    mean_square_of: tuple[str, ...] = ()
    squares: tuple[str, ...] = ()
    takes_mean: bool = False
    is_reroute: bool = False

    @property
    def standardisation(self) -> Rescaling | None:
        """How a node standardises by numbers of its own; None where it does not."""
        return self.rescales if self.standardises else None

    @property
    def ports(self) -> set[str]:
        """The inputs that it speaks of."""
        named = [domain.port for domain in self.domains]
        named += [*self.affine_in, *self.mean_square_of, *self.squares]
        if self.compares:
            named += [self.compares.prediction, self.compares.target]
            named += [self.compares.weights] if self.compares.weights else []
        if self.product:
            named += [self.product.left, self.product.right]
        if self.rescales and self.rescales.port:
            named.append(self.rescales.port)
        return set(named)


NO_TRAITS = Traits()
