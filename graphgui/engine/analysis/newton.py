"""How much lower a loss could be, by what it is at one place: its gradient and its Hessian.

A step of Newton's lowers a quadratic loss by half the Newton decrement squared, ½ gᵀ H⁻¹ g (Boyd and Vandenberghe
2004, section 9.5.1), whatever units the parameters have. Each parameter is measured by its own curvature first, so
that those of columns of unlike sizes do not hide each other.
"""

import numpy as np

from graphgui.ops import Array

_LOST = 1e-9  # of 1: a scaled curvature that differences of gradients cannot tell from zero
_LEAST = 1e-12  # what is taken for it then, so that a slope along it is not overlooked
_BENDS_DOWN = 1e-6  # of 1: what no rounding makes of a zero


def to_be_had(gradient: Array, hessian: Array) -> float | None:
    """½ gᵀ H⁻¹ g in loss: what there is to be had near this place; infinite where the loss falls without bending.

    None at a saddle or a top, where the loss bends downward along some direction, and for numbers not finite.

    Args:
        gradient: P numbers.
        hessian: P x P.
    """
    if not (np.isfinite(gradient).all() and np.isfinite(hessian).all()):
        return None
    own = np.diag(hessian)
    bends = own > 0
    if (own < 0).any() or hessian[~bends].any():  # by itself flat, and bent with another: a saddle
        return None
    if gradient[~bends].any():
        return float("inf")
    if not bends.any():
        return 0.0
    length = np.sqrt(own[bends])
    scaled = hessian[np.ix_(bends, bends)] / length / length[:, np.newaxis]
    if not (np.abs(scaled) <= 1 + _BENDS_DOWN).all():
        return None
    values, directions = np.linalg.eigh((scaled + scaled.T) / 2)
    if values[0] < -_BENDS_DOWN:
        return None
    along = (gradient[bends] / length) @ directions
    return float((along**2 / (2 * np.where(values > _LOST, values, _LEAST))).sum())


def rounding(gradient: Array, hessian: Array, theta: Array, eps: float) -> float:
    """What the loss may differ by because the parameters are rounded, each by `eps` of itself."""
    errors = eps * np.abs(theta)
    return float(np.abs(gradient) @ errors + errors @ np.abs(hessian) @ errors / 2)
