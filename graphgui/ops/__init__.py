"""The operations: one declaration each, in one table that everything else reads."""

from graphgui.ops.op import Array, Attribute, Op, Port, Shape, ShapeProblem
from graphgui.ops.table import FIRST_OPS, OPS, get

__all__ = ["FIRST_OPS", "OPS", "Array", "Attribute", "Op", "Port", "Shape", "ShapeProblem", "get"]
