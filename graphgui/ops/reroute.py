"""What helps to draw a graph and computes nothing."""

import numpy as np

from graphgui.ops.op import elementwise
from graphgui.ops.traits import Rescaling, Traits
from graphgui.words import mark_for_translation

REROUTE = elementwise(
    "reroute",
    mark_for_translation("ops", "Layout"),
    mark_for_translation("ops", "Passes a matrix on unchanged: a bend in a wire, or a place where it divides."),
    forward=lambda out, A: np.copyto(out, A),
    vjp=lambda into, g, _out, _A: np.copyto(into, g),
    traits=Traits(rescales=Rescaling("A"), affine_in=("A",), is_reroute=True),
    formula=r"A",
    gradient=r"G",
)

LAYOUT = (REROUTE,)
