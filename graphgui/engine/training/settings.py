"""How to train: what a file keeps and a person sets, and what may stand in each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from graphgui.ops import Attribute
from graphgui.words import Problem, mark_for_translation

OptimiserName = Literal["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "lbfgs"]
ScheduleName = Literal["constant", "step", "cosine", "restarts", "inverse"]
Precision = Literal["float64", "float32"]
SettingGroup = Literal["rate", "update", "examples", "end", "start"]

GROUPS: tuple[SettingGroup, ...] = get_args(SettingGroup)
"""In which order a form shows them."""


@dataclass(frozen=True, slots=True)
class Training:
    """How to train; `SETTINGS` says what each number is and which values it may have."""

    learning_rate: float = 0.1
    automatic_rate: bool = field(default=False, kw_only=True)
    steps: int = 1000
    seed: int = 0
    optimiser: OptimiserName = "sgd"
    momentum: float = 0.9
    smoothing: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    weight_decay: float = 0.0
    clip_value: float | None = None
    clip_norm: float | None = None
    memory: int = 10
    batch_size: int | None = None
    schedule: ScheduleName = "constant"
    schedule_period: int = 100
    schedule_factor: float = 0.5
    schedule_floor: float = 0.0
    schedule_growth: int = 1
    warm_up: int = 0
    validation: float = 0.0
    target_loss: float | None = None
    patience: int | None = None
    min_improvement: float = 0.001
    dtype: Precision = "float64"

    def check(self) -> None:
        """Raise `Problem` unless every value may stand where it stands, beside the others."""
        for name, setting in SETTINGS.items():
            setting.attribute.check(getattr(self, name))
        if self.optimiser == "lbfgs" and self.batch_size is not None:
            raise Problem(
                mark_for_translation(
                    "problems",
                    "L-BFGS sees all examples in each step: leave the batch size empty, or choose another.",
                )
            )

    def changed(self, **settings: Any) -> "Training":
        """The same with other settings; a rate that is given is automatic no more. It is not checked."""
        if "learning_rate" in settings:
            settings = {"automatic_rate": False, **settings}
        return replace(self, **settings)

    def continues(self, other: "Training") -> bool:
        """Whether training as `other` says can go on as this says: all but the rate and the end is the same."""
        rate, is_automatic = other.learning_rate, other.automatic_rate
        return replace(self, steps=other.steps, learning_rate=rate, automatic_rate=is_automatic) == other

    def uses(self, name: str) -> bool:
        """Whether the setting of this name makes a difference beside the others."""
        users = SETTINGS[name].users
        if name.startswith("schedule") and not self.uses("learning_rate"):
            return False
        if users:
            return self.optimiser in users or self.schedule in users
        return name != "min_improvement" or self.patience is not None


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of training, as a form shows it.

    Attributes:
        attribute: which values it may have; its summary says what it is.
        caption: what it is called.
        group: which others it stands with.
        users: the optimisers or schedules that it is for; none where it is for all.
        choices: what each choice is called.
        nothing: what stands where an optional one has no value.
    """

    attribute: Attribute
    caption: str
    group: SettingGroup
    users: Sequence[str] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    nothing: str = ""


def _setting(
    name: str,
    kind: Any,
    summary: str,
    *,
    caption: str,
    group: SettingGroup,
    users: Sequence[str] = (),
    choices: Mapping[str, str] | None = None,
    nothing: str = "",
    **limits: Any,
) -> Setting:
    choices = choices or {}
    default = Training.__dataclass_fields__[name].default
    attribute = Attribute(name, kind, default, summary, choices=tuple(choices), optional=default is None, **limits)
    return Setting(attribute, caption, group, users, choices, nothing)


def _settings(*settings: Setting) -> Mapping[str, Setting]:
    return {setting.attribute.name: setting for setting in settings}


# A share of what was there before, kept at each step: at 1 nothing would ever be forgotten.
_WITH_A_RATE = tuple(name for name in get_args(OptimiserName) if name != "lbfgs")  # it searches its own

_KEPT: Mapping[str, Any] = {"minimum": 0, "maximum": 0.999999}

SETTINGS: Mapping[str, Setting] = _settings(
    _setting(
        "learning_rate",
        "number",
        mark_for_translation("training", "How far a step goes along the gradient"),
        caption=mark_for_translation("training", "learning rate"),
        group="rate",
        users=_WITH_A_RATE,
        minimum=0,
    ),
    _setting(
        "automatic_rate",
        "flag",
        mark_for_translation(
            "training", "Half of the largest stable rate, found anew for another graph or data, until one is typed"
        ),
        caption=mark_for_translation("training", "automatic"),
        group="rate",
        users=_WITH_A_RATE,
    ),
    _setting(
        "steps",
        "integer",
        mark_for_translation("training", "Updates in one run"),
        caption=mark_for_translation("training", "steps"),
        group="end",
        minimum=0,
        maximum=10**12,
    ),
    _setting(
        "seed",
        "integer",
        mark_for_translation("training", "Draws the parameters, the batches and the split"),
        caption=mark_for_translation("training", "seed"),
        group="start",
        minimum=0,
    ),
    _setting(
        "optimiser",
        "choice",
        mark_for_translation("training", "How a gradient becomes a step"),
        caption=mark_for_translation("training", "optimiser"),
        group="update",
        choices={
            "sgd": mark_for_translation("training", "gradient descent"),
            "momentum": mark_for_translation("training", "momentum"),
            "nesterov": mark_for_translation("training", "Nesterov momentum"),
            "rmsprop": "RMSProp",
            "adam": "Adam",
            "adamw": "AdamW",
            "lbfgs": "L-BFGS",
        },
    ),
    _setting(
        "momentum",
        "number",
        mark_for_translation("training", "Momentum and Nesterov: how much of the last step is kept"),
        caption=mark_for_translation("training", "momentum"),
        group="update",
        users=("momentum", "nesterov"),
        **_KEPT,
    ),
    _setting(
        "smoothing",
        "number",
        mark_for_translation("training", "RMSProp: how much of the mean squared gradient is kept"),
        caption=mark_for_translation("training", "smoothing"),
        group="update",
        users=("rmsprop",),
        **_KEPT,
    ),
    _setting(
        "beta1",
        "number",
        mark_for_translation("training", "Adam: how much of the mean gradient is kept"),
        caption="β₁",
        group="update",
        users=("adam", "adamw"),
        **_KEPT,
    ),
    _setting(
        "beta2",
        "number",
        mark_for_translation("training", "Adam: how much of the mean squared gradient is kept"),
        caption="β₂",
        group="update",
        users=("adam", "adamw"),
        **_KEPT,
    ),
    _setting(
        "epsilon",
        "number",
        mark_for_translation("training", "RMSProp and Adam: added to what the step is divided by"),
        caption="ε",
        group="update",
        users=("rmsprop", "adam", "adamw"),
        minimum=1e-30,
        maximum=1,
    ),
    _setting(
        "weight_decay",
        "number",
        mark_for_translation("training", "How strongly parameters are pulled to zero"),
        caption=mark_for_translation("training", "weight decay"),
        group="update",
        minimum=0,
    ),
    _setting(
        "clip_value",
        "number",
        mark_for_translation("training", "The largest that a number of the gradient may be, on either side of 0"),
        caption=mark_for_translation("training", "clip each at"),
        group="update",
        users=_WITH_A_RATE,
        nothing=mark_for_translation("training", "not clipped"),
        minimum=1e-30,
    ),
    _setting(
        "clip_norm",
        "number",
        mark_for_translation("training", "The longest that the whole gradient may be; a longer one is shortened"),
        caption=mark_for_translation("training", "clip the norm at"),
        group="update",
        users=_WITH_A_RATE,
        nothing=mark_for_translation("training", "not clipped"),
        minimum=1e-30,
    ),
    _setting(
        "memory",
        "integer",
        mark_for_translation("training", "L-BFGS: how many past steps tell how the loss bends"),
        caption=mark_for_translation("training", "memory"),
        group="update",
        users=("lbfgs",),
        minimum=1,
        maximum=100,
    ),
    _setting(
        "batch_size",
        "integer",
        mark_for_translation("training", "Examples a step sees; empty for all of them"),
        caption=mark_for_translation("training", "batch size"),
        group="examples",
        nothing=mark_for_translation("training", "all"),
        minimum=1,
        maximum=10**12,
    ),
    _setting(
        "schedule",
        "choice",
        mark_for_translation("training", "How the learning rate falls with the steps"),
        caption=mark_for_translation("training", "schedule"),
        group="rate",
        choices={
            "constant": mark_for_translation("training", "constant"),
            "step": mark_for_translation("training", "in steps"),
            "cosine": mark_for_translation("training", "cosine"),
            "restarts": mark_for_translation("training", "cosine with restarts"),
            "inverse": mark_for_translation("training", "inverse"),
        },
    ),
    _setting(
        "schedule_period",
        "integer",
        mark_for_translation("training", "Steps: from drop to drop; down to the floor; until the rate is halved"),
        caption=mark_for_translation("training", "period"),
        group="rate",
        users=("step", "cosine", "restarts", "inverse"),
        minimum=1,
    ),
    _setting(
        "schedule_factor",
        "number",
        mark_for_translation("training", "Step schedule: what each drop multiplies the rate by"),
        caption=mark_for_translation("training", "factor"),
        group="rate",
        users=("step",),
        minimum=0,
        maximum=1,
    ),
    _setting(
        "schedule_floor",
        "number",
        mark_for_translation("training", "Cosine schedule: the share of the rate that is left at the end"),
        caption=mark_for_translation("training", "floor"),
        group="rate",
        users=("cosine", "restarts"),
        minimum=0,
        maximum=1,
    ),
    _setting(
        "schedule_growth",
        "integer",
        mark_for_translation("training", "Restarts: how many times as long each period is as the one before"),
        caption=mark_for_translation("training", "growth"),
        group="rate",
        users=("restarts",),
        minimum=1,
    ),
    _setting(
        "warm_up",
        "integer",
        mark_for_translation(
            "training", "Steps in which the rate grows evenly to its full size, before the schedule"
        ),
        caption=mark_for_translation("training", "warm-up"),
        group="rate",
        users=_WITH_A_RATE,
        minimum=0,
    ),
    _setting(
        "validation",
        "number",
        mark_for_translation("training", "Share of the examples kept apart to validate on"),
        caption=mark_for_translation("training", "validation share"),
        group="examples",
        minimum=0,
        maximum=0.9,
    ),
    _setting(
        "target_loss",
        "number",
        mark_for_translation("training", "Stop when the loss is this small"),
        caption=mark_for_translation("training", "target loss"),
        group="end",
        nothing=mark_for_translation("training", "none"),
    ),
    _setting(
        "patience",
        "integer",
        mark_for_translation("training", "Stop after so many steps without improvement"),
        caption=mark_for_translation("training", "patience"),
        group="end",
        nothing=mark_for_translation("training", "never stop"),
        minimum=1,
    ),
    _setting(
        "min_improvement",
        "number",
        mark_for_translation("training", "What counts as improvement, as a share of the best loss"),
        caption=mark_for_translation("training", "improvement"),
        group="end",
        minimum=0,
        maximum=1,
    ),
    _setting(
        "dtype",
        "choice",
        mark_for_translation("training", "Precision of all numbers"),
        caption=mark_for_translation("training", "precision"),
        group="start",
        choices={
            "float64": mark_for_translation("training", "double, 64 bits"),
            "float32": mark_for_translation("training", "single, 32 bits"),
        },
    ),
)
