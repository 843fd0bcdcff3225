"""How a person looks at a plot: the part of its plane that they have zoomed to, and its switches."""

from typing import NamedTuple

from graphgui.plots.base.axis import Bounds
from graphgui.plots.base.plot import Plot


class Look(NamedTuple):
    """What a plot made anew is to be shown with.

    Attributes:
        part: the part of the plane; None where everything is shown.
        switches: which of the plot's own actions are on.
    """

    part: Bounds | None
    switches: tuple[bool, ...]

    @property
    def is_usual(self) -> bool:
        """Whether a plot that nobody has touched is looked at so."""
        return self.part is None and not any(self.switches)


def look_of(plot: Plot) -> Look:
    """How a plot is looked at."""
    across, up = plot.box.viewRange()
    switches = tuple(action.isChecked() for action in plot.own_actions())
    return Look(None if plot.follows else Bounds(*across, *up), switches)


def look_as(plot: Plot, look: Look) -> None:
    """Have a plot looked at so."""
    if any(look.switches):
        plot.draw_now()  # which may switch by itself, as it did before
        for action, on in zip(plot.own_actions(), look.switches, strict=True):
            if action.isChecked() != on:
                action.setChecked(on)
    if look.part is not None:
        left, right, low, high = look.part
        plot.follows = False
        plot.box.setRange(xRange=(left, right), yRange=(low, high), padding=0, disableAutoRange=True)
        plot.schedule()
