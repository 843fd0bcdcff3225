"""How large the gradient on each wire was at the steps that were shown."""

import math
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId, Wire

NORM_SKIPPED = -1.0
"""In place of the norm of a gradient that was not computed at a transient step."""


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


def norms_of(plan: Plan, skipped: Collection[PortId]) -> list[float]:
    """The norm of the gradient on each wire of a plan, in their order; NaN where there is none.

    Args:
        skipped: the inputs whose gradients the plan has not computed: `NORM_SKIPPED`.
    """
    norms = []
    for wire in plan.graph.wires:
        share = None if wire.end in skipped else plan.share(wire)
        if share is not None:
            norms.append(math.sqrt(np.vdot(share, share)))
        else:
            norms.append(NORM_SKIPPED if wire.end in skipped else math.nan)
    return norms


class GradientHistory:
    """The norm of each wire's gradient at the steps of one run that were shown.

    Attributes:
        steps: rising.
        norms: by wire, one for each of `steps`: NaN where there is no gradient, or `NORM_SKIPPED`.
        range_seen: that of all norms recorded since the run began, those that gave way included; None of none.
        last_range: that of the norms recorded last, and of the skipped ones as they were before.
    """

    def __init__(self) -> None:
        self.steps = array("d")
        self.norms: dict[Wire, array[float]] = {}
        self.range_seen: GradientRange | None = None
        self.last_range: GradientRange | None = None
        self._last: dict[Wire, float] = {}  # the norm of each wire that was taken last

    def record(
        self, step: int, plan: Plan, skipped: Collection[PortId], norms: Sequence[float] | None = None
    ) -> bool:
        """Take the norms of the gradients that a plan holds, unless later steps were recorded; whether it did.

        Those recorded at the same step before give way: they may be of other data, or without the skipped ones.

        Args:
            skipped: the inputs whose gradients the plan has not computed at this step.
            norms: what `norms_of` gives, where it is known already.
        """
        if self.steps and self.steps[-1] == step:
            self._drop_last()
        if self.steps and self.steps[-1] > step:
            return False
        self.steps.append(step)
        for wire, norm in zip(plan.graph.wires, norms or norms_of(plan, skipped), strict=True):
            self.norms.setdefault(wire, array("d")).append(norm)
            if norm != NORM_SKIPPED:
                self._last[wire] = norm
        self.last_range = range_of(self._last.values())
        if self.last_range:
            self.range_seen = self.last_range.joined(self.range_seen)
        return True

    def norm(self, wire: Wire, step: int) -> float | None:
        """The norm recorded last, if that was at `step`; None where it was not, or was skipped."""
        norms = self.norms.get(wire)
        if not norms or self.steps[-1] != step or norms[-1] == NORM_SKIPPED:
            return None
        return norms[-1]

    def forget(self, after: int = 0) -> None:
        """Forget the gradients seen after a step; after 0 all of them."""
        kept = bisect_right(self.steps, after) if after else 0
        self.steps = self.steps[:kept]
        self.norms = {wire: norms[:kept] for wire, norms in self.norms.items()} if kept else {}
        self._last.clear()
        self.last_range = None
        self.range_seen = range_of(norm for norms in self.norms.values() for norm in norms)

    def _drop_last(self) -> None:
        self.steps.pop()
        for norms in self.norms.values():
            if len(norms) > len(self.steps):
                norms.pop()
