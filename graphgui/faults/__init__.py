"""Ways in which a gradient can be wrong, as data over any operation."""

from graphgui.faults.kind import Fault, Kind, Place, Vjp
from graphgui.faults.kinds import KINDS, kind, with_fault

__all__ = ["KINDS", "Fault", "Kind", "Place", "Vjp", "kind", "with_fault"]
