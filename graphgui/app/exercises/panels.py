"""The panels of the exercises."""

from PySide6.QtWidgets import QWidget

from graphgui.app.panel_row import PanelRow, Purpose, Side, Surroundings
from graphgui.words import mark_for_translation


def _broken_gradient(of: Surroundings) -> QWidget:
    from graphgui.panels.exercises.broken_gradient_panel import BrokenGradientPanel

    panel = BrokenGradientPanel(of.exercises.broken_gradient)
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def _prediction(of: Surroundings) -> QWidget:
    from graphgui.panels.exercises.prediction_panel import PredictionPanel

    panel = PredictionPanel(of.document, of.exercises.prediction)
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


EXERCISE_PANELS: tuple[PanelRow, ...] = (
    PanelRow(
        "broken_gradient",
        mark_for_translation("panels", "Broken gradient"),
        mark_for_translation("panels", "An exercise: one gradient of the graph is wrong, and is to be found."),
        Purpose.GRADIENTS,
        Side.RIGHT,
        _broken_gradient,
        beside="inspector",
    ),
    PanelRow(
        "prediction",
        mark_for_translation("panels", "Predict first"),
        mark_for_translation("panels", "An exercise: gradients are hidden until they are predicted."),
        Purpose.GRADIENTS,
        Side.RIGHT,
        _prediction,
        beside="inspector",
    ),
)
