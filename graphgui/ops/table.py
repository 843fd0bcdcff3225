"""The table of operations, in the order of the palette. To add one, declare it and name it in its group."""

from collections.abc import Mapping
from types import MappingProxyType

from graphgui.ops.activations import ACTIVATIONS
from graphgui.ops.arithmetic import ARITHMETIC
from graphgui.ops.cross_entropy import CROSS_ENTROPIES
from graphgui.ops.functions import FUNCTIONS
from graphgui.ops.linear import LINEAR
from graphgui.ops.losses import LOSSES, MSE
from graphgui.ops.matrices import MATRICES
from graphgui.ops.normalise import NORMALISE_ROWS
from graphgui.ops.op import Op
from graphgui.ops.penalties import PENALTIES
from graphgui.ops.sources import SOURCES
from graphgui.words import Problem, say

_FIRST = (*SOURCES, LINEAR, MSE)  # all that a first graph needs, before the groups

_GROUPS = (
    NORMALISE_ROWS,
    *ACTIVATIONS,
    *LOSSES,
    *CROSS_ENTROPIES,
    *PENALTIES,
    *ARITHMETIC,
    *FUNCTIONS,
    *MATRICES,
)

OPS: Mapping[str, Op] = MappingProxyType({op.name: op for op in (*_FIRST, *_GROUPS)})


def get(name: str) -> Op:
    """The operation called `name`; raises `Problem` where there is none."""
    try:
        return OPS[name]
    except KeyError:
        raise Problem(
            say("problems", "There is no operation called “{name}”; there are {known}."),
            name=name,
            known=", ".join(OPS),
        ) from None
