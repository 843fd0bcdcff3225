"""All exercises on one document, handed to whoever shows them."""

from typing import NamedTuple

from graphgui.document.exercises.broken_gradient import BrokenGradient
from graphgui.document.exercises.prediction import Prediction


class ExercisesOnDocument(NamedTuple):
    """The exercises of one window: a gradient planted wrong, and gradients to be predicted."""

    broken_gradient: BrokenGradient
    prediction: Prediction
