"""The settings of training as fields of a file, and back."""

from dataclasses import fields
from typing import Any

from graphgui.engine.training.settings import Training
from graphgui.storage.schema import TrainingFile
from graphgui.words import Problem, mark_for_translation

# Settings beyond these are written only where they are not the usual ones.
_ALWAYS_WRITTEN = ("learning_rate", "steps", "seed")


def write(training: Training) -> dict[str, Any]:
    """The fields, in order."""
    values = {field.name: getattr(training, field.name) for field in fields(Training)}
    usual = {field.name: field.default for field in fields(Training)}
    return {name: value for name, value in values.items() if name in _ALWAYS_WRITTEN or value != usual[name]}


def read(file: TrainingFile) -> Training:
    """The settings. Raises `Problem` for values that cannot be."""
    training = Training(**{field.name: getattr(file, field.name) for field in fields(Training)})
    try:
        training.check()
    except Problem as problem:
        raise Problem(mark_for_translation("problems", "training: {reason}"), reason=problem) from None
    return training
