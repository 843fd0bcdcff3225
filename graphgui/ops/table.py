"""The table of operations, in the order of the palette. To add one, declare it and name it in its group."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from graphgui.ops.activations import ACTIVATIONS
from graphgui.ops.arithmetic import ARITHMETIC
from graphgui.ops.dropout import DROPOUT
from graphgui.ops.functions import FUNCTIONS
from graphgui.ops.linear import LINEAR
from graphgui.ops.losses.cross_entropy import CROSS_ENTROPIES
from graphgui.ops.losses.errors import LOSSES, MSE
from graphgui.ops.losses.margins import MARGIN_LOSSES
from graphgui.ops.losses.penalties import PENALTIES
from graphgui.ops.losses.weighted import WEIGHTED_LOSSES
from graphgui.ops.matrices import MATRICES
from graphgui.ops.normalise import NORMALISE_ROWS
from graphgui.ops.op import Op
from graphgui.ops.plugins import loading
from graphgui.ops.reductions import REDUCTIONS
from graphgui.ops.reroute import LAYOUT
from graphgui.ops.sources import SOURCES
from graphgui.ops.standardise import STANDARDISE
from graphgui.words import Problem, mark_for_translation

FIRST_OPS = (*SOURCES, LINEAR, MSE)
"""All that a regression needs, before the groups, so that a newcomer sees it at once."""

_GROUPS = (
    STANDARDISE,
    NORMALISE_ROWS,
    DROPOUT,
    *ACTIVATIONS,
    *LOSSES,
    *CROSS_ENTROPIES,
    *MARGIN_LOSSES,
    *WEIGHTED_LOSSES,
    *PENALTIES,
    *ARITHMETIC,
    *FUNCTIONS,
    *MATRICES,
    *REDUCTIONS,
    *LAYOUT,
)

_BUILT_IN = {op.name: op for op in (*FIRST_OPS, *_GROUPS)}


class OpTable(Mapping[str, Op]):
    """The built-in operations, then those of plug-ins, which are imported when the table is first read."""

    @cached_property
    def _plugins(self) -> tuple[dict[str, Op], list[Problem]]:
        ops, problems = loading.load(_BUILT_IN)
        return {op.name: op for op in ops}, problems

    @cached_property
    def _all(self) -> dict[str, Op]:
        return {**_BUILT_IN, **self._plugins[0]}

    @property
    def problems(self) -> list[Problem]:
        """What kept a plug-in out."""
        return self._plugins[1]

    def __getitem__(self, name: str) -> Op:
        found = _BUILT_IN.get(name)  # without waking the plug-ins
        return found or self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


OPS = OpTable()


def get(name: str) -> Op:
    """The operation called `name`; raises `Problem` where there is none."""
    try:
        return OPS[name]
    except KeyError:
        raise Problem(
            mark_for_translation("problems", "There is no operation called “{name}”; there are {known}."),
            name=name,
            known=", ".join(OPS),
        ) from None
