"""How wide a wire is drawn for the norm of its gradient: a logarithmic scale that follows the run."""

import math
from typing import NamedTuple

from graphgui.document.session.gradient_history import GradientRange
from graphgui.engine.diagnosis.bounds import EXPLODING

THINNEST, THICKEST = 2.0, 14.0  # one pixel at least is all the wire's, and stands out by 3 to 1
WITHOUT_GRADIENT = THINNEST
"""The width of a wire that has no gradient, or none yet."""
NOTHING = 1e-12  # of the largest gradient of the run: what rounding leaves
_LARGEST_SHOWN = 9.0  # px, at least, of the largest gradient of the moment
_LARGEST_FAR = 8.5  # px, at least, of the same on a screen that shows the graph from further away
_NARROWEST, _REMEMBERED, _WIDEST = 1.0, 3.0, 8.0  # powers of ten below the largest gradient of the moment
_NOTCH = 16  # widths in a pixel, so that a wire is not repainted for nothing


class WidthScale(NamedTuple):
    """The powers of ten between which a wire grows from its thinnest to its thickest.

    Attributes:
        low: the power of ten that is drawn thinnest.
        high: the power of ten that is drawn thickest.
        nothing: the size below which a gradient is nothing beside those of the run.
    """

    low: float = -2.0
    high: float = 0.0
    nothing: float = 0.0

    def width(self, norm: float) -> float:
        """The width of a wire whose gradient has this norm, in pixels."""
        if not math.isfinite(norm):
            return THICKEST
        return THINNEST + round((THICKEST - THINNEST) * self._share(norm) * _NOTCH) / _NOTCH

    def _share(self, norm: float) -> float:
        if norm <= 0:
            return 0.0
        return min(1.0, max(0.0, (math.log10(norm) - self.low) / (self.high - self.low)))

    def samples(self) -> tuple[float, ...]:
        """A small, a middling and a large gradient in one digit, to say what widths mean; none without any."""
        if not self.nothing:
            return ()
        reach = self.high - self.low
        return tuple(float(f"{10 ** (self.low + share * reach):.0e}") for share in (0.1, 0.5, 0.95))

    def is_nothing(self, size: float) -> bool:
        """Whether a gradient of this size is numerically nothing, without being 0."""
        return 0 < size < self.nothing


AS_BEFORE_A_RUN = WidthScale()


def width_at_zoom(width: float, zoom: float) -> float:
    """The width in the scene of a wire of some width at life size.

    From further away the scale grows at both ends, so that the largest gradient stands out on the screen as well,
    and the smallest is seen; none is wider on the screen than at life size.
    """
    thinnest = THINNEST * max(1.0, 1 / zoom)
    stretch = (_LARGEST_FAR / zoom - thinnest) / (_LARGEST_SHOWN - THINNEST)
    return thinnest + (width - THINNEST) * max(1.0, stretch)


def width_scale(run: GradientRange | None, shown: GradientRange | None) -> WidthScale:
    """The scale of one moment of a run.

    It reaches from the smallest gradient shown to the largest of the run, but no further up than leaves the
    largest of the moment in a width that stands out: wires grow thinner as training goes on, and never all thin.

    Args:
        run: the sizes of all gradients that were shown of the run.
        shown: the sizes of the moment's own.
    """
    if shown is None:
        return AS_BEFORE_A_RUN
    run = shown.joined(run)
    top = math.log10(shown.largest)
    low = max(math.log10(shown.least), top - _WIDEST)
    low = min(low, max(math.log10(run.least), top - _REMEMBERED), top - _NARROWEST)
    stretch = (THICKEST - THINNEST) / (_LARGEST_SHOWN - THINNEST)
    nothing = min(run.largest, EXPLODING) * NOTHING  # what has exploded is no measure of what is small
    return WidthScale(low, min(math.log10(run.largest), low + (top - low) * stretch), nothing)
