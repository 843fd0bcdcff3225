"""The table of operations, in the order of the palette. To add one, declare it and name it in its group."""

from collections.abc import Mapping
from types import MappingProxyType

from graphgui.ops.arithmetic import ARITHMETIC
from graphgui.ops.linear import LINEAR
from graphgui.ops.losses import LOSSES
from graphgui.ops.op import Op
from graphgui.ops.sources import SOURCES
from graphgui.words import Problem, say

OPS: Mapping[str, Op] = MappingProxyType({op.name: op for op in (*SOURCES, LINEAR, *LOSSES, *ARITHMETIC)})


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
