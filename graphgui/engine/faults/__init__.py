"""Faults in a graph: planted, chosen, and told from right gradients."""

from graphgui.engine.faults.planting import accused, candidates, check_planting, choose, fault_in, is_seen, plant

__all__ = ["accused", "candidates", "check_planting", "choose", "fault_in", "is_seen", "plant"]
