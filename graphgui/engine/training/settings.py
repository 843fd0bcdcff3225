"""How to train: what a file keeps and a person sets, and what may stand in each place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from graphgui.ops import Attribute
from graphgui.words import mark_for_translation

OptimiserName = Literal["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"]
ScheduleName = Literal["constant", "step", "cosine", "inverse"]
Precision = Literal["float64", "float32"]


@dataclass(frozen=True, slots=True)
class Training:
    """How to train; `SETTINGS` says what each number is and which values it may have."""

    learning_rate: float = 0.1
    steps: int = 1000
    seed: int = 0
    optimiser: OptimiserName = "sgd"
    momentum: float = 0.9
    smoothing: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    weight_decay: float = 0.0
    batch_size: int | None = None
    schedule: ScheduleName = "constant"
    schedule_period: int = 100
    schedule_factor: float = 0.5
    schedule_floor: float = 0.0
    validation: float = 0.0
    target_loss: float | None = None
    patience: int | None = None
    min_improvement: float = 0.001
    dtype: Precision = "float64"

    def check(self) -> None:
        """Raise `Problem` unless every value may stand where it stands."""
        for name, setting in SETTINGS.items():
            setting.check(getattr(self, name))

    def uses(self, name: str) -> bool:
        """Whether the setting of this name makes a difference beside the others."""
        users = _USERS.get(name)
        if users is not None:
            return self.optimiser in users or self.schedule in users
        return name != "min_improvement" or self.patience is not None


_USERS: Mapping[str, tuple[str, ...]] = {
    "momentum": ("momentum", "nesterov"),
    "smoothing": ("rmsprop",),
    "beta1": ("adam", "adamw"),
    "beta2": ("adam", "adamw"),
    "epsilon": ("rmsprop", "adam", "adamw"),
    "schedule_period": ("step", "cosine", "inverse"),
    "schedule_factor": ("step",),
    "schedule_floor": ("cosine",),
}
"""For the settings of some optimisers or schedules alone: which."""


def _settings(*settings: Attribute) -> Mapping[str, Attribute]:
    return {setting.name: setting for setting in settings}


def _setting(name: str, kind: Any, summary: str, **rest: Any) -> Attribute:
    return Attribute(name, kind, Training.__dataclass_fields__[name].default, summary, **rest)


# A share of what was there before, kept at each step: at 1 nothing would ever be forgotten.
_KEPT = {"minimum": 0, "maximum": 0.999999}

SETTINGS: Mapping[str, Attribute] = _settings(
    _setting(
        "learning_rate",
        "number",
        mark_for_translation("training", "How far a step goes along the gradient"),
        minimum=0,
    ),
    _setting("steps", "integer", mark_for_translation("training", "Updates in one run"), minimum=0),
    _setting(
        "seed",
        "integer",
        mark_for_translation("training", "Draws the parameters, the batches and the split"),
        minimum=0,
    ),
    _setting(
        "optimiser",
        "choice",
        mark_for_translation("training", "How a gradient becomes a step"),
        choices=get_args(OptimiserName),
    ),
    _setting(
        "momentum",
        "number",
        mark_for_translation("training", "Momentum and Nesterov: how much of the last step is kept"),
        **_KEPT,
    ),
    _setting(
        "smoothing",
        "number",
        mark_for_translation("training", "RMSProp: how much of the mean squared gradient is kept"),
        **_KEPT,
    ),
    _setting(
        "beta1", "number", mark_for_translation("training", "Adam: how much of the mean gradient is kept"), **_KEPT
    ),
    _setting(
        "beta2",
        "number",
        mark_for_translation("training", "Adam: how much of the mean squared gradient is kept"),
        **_KEPT,
    ),
    _setting(
        "epsilon",
        "number",
        mark_for_translation("training", "RMSProp and Adam: added to what the step is divided by"),
        minimum=1e-30,
        maximum=1,
    ),
    _setting(
        "weight_decay",
        "number",
        mark_for_translation("training", "How strongly parameters are pulled to zero"),
        minimum=0,
    ),
    _setting(
        "batch_size",
        "integer",
        mark_for_translation("training", "Examples a step sees; empty for all of them"),
        minimum=1,
        optional=True,
    ),
    _setting(
        "schedule",
        "choice",
        mark_for_translation("training", "How the learning rate falls with the steps"),
        choices=get_args(ScheduleName),
    ),
    _setting(
        "schedule_period",
        "integer",
        mark_for_translation("training", "Steps: from drop to drop; down to the floor; until the rate is halved"),
        minimum=1,
    ),
    _setting(
        "schedule_factor",
        "number",
        mark_for_translation("training", "Step schedule: what each drop multiplies the rate by"),
        minimum=0,
        maximum=1,
    ),
    _setting(
        "schedule_floor",
        "number",
        mark_for_translation("training", "Cosine schedule: the share of the rate that is left at the end"),
        minimum=0,
        maximum=1,
    ),
    _setting(
        "validation",
        "number",
        mark_for_translation("training", "Share of the examples kept apart to validate on"),
        minimum=0,
        maximum=0.9,
    ),
    _setting(
        "target_loss",
        "number",
        mark_for_translation("training", "Stop when the loss is this small"),
        optional=True,
    ),
    _setting(
        "patience",
        "integer",
        mark_for_translation("training", "Stop after so many steps without improvement"),
        minimum=1,
        optional=True,
    ),
    _setting(
        "min_improvement",
        "number",
        mark_for_translation("training", "What counts as improvement, as a share of the best loss"),
        minimum=0,
        maximum=1,
    ),
    _setting(
        "dtype",
        "choice",
        mark_for_translation("training", "Precision of all numbers"),
        choices=get_args(Precision),
    ),
)
