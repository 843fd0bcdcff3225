"""Between which sizes gradients lie: those of one moment, or of all that was shown of a run."""

import math
from collections.abc import Iterable
from typing import NamedTuple


class GradientRange(NamedTuple):
    """The least and the largest norm of some gradients, both above 0 and finite."""

    least: float
    largest: float

    def joined(self, other: "GradientRange | None") -> "GradientRange":
        """The range that holds both."""
        if other is None:
            return self
        return GradientRange(min(self.least, other.least), max(self.largest, other.largest))


def range_of(norms: Iterable[float]) -> GradientRange | None:
    """The range of some norms, without those that are 0, not finite, or not there: NaN or negative."""
    known = [norm for norm in norms if 0 < norm < math.inf]
    return GradientRange(min(known), max(known)) if known else None
