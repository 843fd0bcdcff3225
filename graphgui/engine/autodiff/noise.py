"""What operations draw at random for one step of training, the same whenever that step is made."""

import zlib

from graphgui.engine.autodiff.plan import Plan
from graphgui.ops.plugins.guard import of_node


def is_random(plan: Plan) -> bool:
    """Whether steps of training draw numbers that predictions do without."""
    return any(plan.graph[name].op.noise for name in plan.order)


def draw(plan: Plan, step: int) -> None:
    """Draw what the step after `step` updates needs: from then on, the plan runs with it."""
    for name in plan.order:
        node = plan.graph[name]
        if node.op.noise:
            key = (zlib.crc32(name.encode()), step)
            of_node(node.op.noise, name)(plan.workspaces[name][0], key, *node.attribute_values())


def forget(plan: Plan) -> None:
    """Run as for predictions again, as a plan does before anything is drawn."""
    for name in plan.order:
        if plan.graph[name].op.noise:
            plan.workspaces[name][0].fill(0)
