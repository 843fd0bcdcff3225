"""Planes in the space of the parameters, on which a loss can be drawn: of two parameters, or of a path."""

from dataclasses import dataclass

import numpy as np

from graphgui.ops import Array

_STRAIGHT = 1e-12  # of the variance: less is rounding


@dataclass(frozen=True, slots=True, eq=False)
class ParameterPlane:
    """Two directions, orthogonal and of length 1, and where both coordinates are zero.

    Attributes:
        axes: 2 x P.
        zero: P numbers.
        explained: for a plane of a path, the share of its variance along each axis.
    """

    axes: Array
    zero: Array
    explained: tuple[float, float] | None = None

    def coordinates(self, theta: Array) -> Array:
        """Where parameters (P numbers, or rows of P) come to lie when they are dropped onto the plane."""
        with np.errstate(all="ignore"):
            found: Array = (theta - self.zero) @ self.axes.T
        return found

    def place(self, through: Array, x: float, y: float) -> Array:
        """The parameters at (x, y) of the parallel plane through `through`, P numbers."""
        with np.errstate(all="ignore"):
            found: Array = through + ((x, y) - self.coordinates(through)) @ self.axes
        return found

    def height(self, theta: Array) -> Array:
        """What of the parameters does not lie in the plane, P numbers: the same all over a parallel plane."""
        with np.errstate(all="ignore"):
            found: Array = theta - self.zero - self.coordinates(theta) @ self.axes
        return found


def plane_of_parameters(size: int, across: int, up: int) -> ParameterPlane:
    """The plane of two of P parameters, in their own values."""
    return ParameterPlane(np.eye(size)[[across, up]], np.zeros(size))


def plane_of_path(path: Array) -> ParameterPlane | None:
    """The plane in which a path (rows x P, P at least 2) varies most, by its principal components.

    Coordinates are counted from its first row, and its last row lies to the right and above. None where the path
    does not move. A straight one leaves the second direction open: then it is any.
    """
    if not path.size:
        return None
    # Huge numbers of a diverging run would overflow in their squares.
    path = path[(np.abs(path) < 1e100).all(axis=1)]
    if len(path) < 2:
        return None
    centred = path - path.mean(axis=0)
    _, lengths, directions = np.linalg.svd(centred, full_matrices=False)
    variances = lengths**2
    if not variances[0] > 0:
        return None
    first, second = directions[:2]
    if variances[1] <= _STRAIGHT * variances[0]:
        second = np.eye(len(first))[np.argmin(np.abs(first))]
        second = second - (second @ first) * first
        second /= np.linalg.norm(second)
    axes = np.stack([first, second])
    axes *= np.where(axes @ (path[-1] - path[0]) < 0, -1.0, 1.0)[:, np.newaxis]
    shares = variances / variances.sum()
    return ParameterPlane(axes, path[0], (float(shares[0]), float(shares[1])))
