"""Numbers left out at random while training, so that no unit relies on one other (Srivastava et al. 2014)."""

from collections.abc import Sequence

import numpy as np

from graphgui.ops.op import Array, Attribute, elementwise
from graphgui.ops.traits import Rescaling, Traits
from graphgui.words import mark_for_translation


def _draw(into: Array, key: Sequence[int], rate: float, seed: int) -> None:
    kept = np.random.default_rng([seed, *key]).random(into.shape) >= rate
    into[...] = np.where(kept, -rate / (1 - rate), 1.0)


def _multiply_by_mask(into: Array, numbers: Array, dropped: Array) -> None:
    # The workspace holds 1 - mask, so that zeros are the mask of predictions.
    np.subtract(1.0, dropped, into)
    np.multiply(into, numbers, into)


DROPOUT = elementwise(
    "dropout",
    mark_for_translation("ops", "Layers"),
    mark_for_translation(
        "ops", "While training, some elements are made 0 at random and the others larger; predictions keep all."
    ),
    attributes=(
        Attribute(
            "rate",
            "number",
            0.5,
            mark_for_translation("ops", "The chance ρ of an element to be left out"),
            minimum=0.0,
            maximum=0.99,
        ),
        Attribute(
            "seed", "integer", 0, mark_for_translation("ops", "Draws which elements are left out"), minimum=0
        ),
    ),
    workspaces=lambda A, rate, seed: (A,),
    noise=_draw,
    forward=lambda out, A, _rate, _seed, dropped: _multiply_by_mask(out, A, dropped),
    vjp=lambda into, g, _out, _A, _rate, _seed, dropped: _multiply_by_mask(into, g, dropped),
    traits=Traits(rescales=Rescaling("A")),
    formula=(
        r"A \odot M, \quad M_{ij} = \begin{cases} 0 & \text{with chance } \rho \\"
        r" \frac{1}{1 - \rho} & \text{else} \end{cases}"
    ),
    gradient=r"G \odot M",
    note=mark_for_translation(
        "ops",
        "Each step of training draws M anew, from the seed, the node's name and the step's number, so that steps "
        "can be made again. Outside training, M is 1: what is shown, validated and predicted leaves nothing out.",
    ),
)
