"""What a panel declares of itself, and what it is given to work with."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from graphgui.app import theme
from graphgui.app.choices import Choices
from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.document.exercises.on_document import ExercisesOnDocument
from graphgui.document.lessons.teaching import Teaching
from graphgui.document.session.runs import Runs
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.look.colours import Theme
from graphgui.words import Problem, mark_for_translation


class Side(Enum):
    """Where a panel stands at first: beside the canvas, or a plot below it; as it is read from left to right."""

    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"

    @property
    def seen(self) -> "Side":
        """Where that is on the screen, and of what is there, which side it is."""
        if self is Side.BELOW or not QGuiApplication.isRightToLeft():
            return self
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Purpose(Enum):
    """What panels are for: the menu has them in groups of these titles, marked for translation in "panels"."""

    BUILDING = mark_for_translation("panels", "To build with")
    DATA = mark_for_translation("panels", "Data")
    TRAINING = mark_for_translation("panels", "Training")
    RESULTS = mark_for_translation("panels", "What was learnt")
    LEARNING = mark_for_translation("panels", "To learn with")
    GRADIENTS = mark_for_translation("panels", "Gradients and what follows from them")


class Surroundings(NamedTuple):
    """What panels show, change and tell."""

    document: Document
    session: Session
    runs: Runs
    stepping: StepDebugging
    canvas: CanvasView
    choices: Choices
    complain: Callable[[Problem], None]
    import_data: Callable[[], None]
    exercises: ExercisesOnDocument
    teaching: Teaching

    @property
    def theme(self) -> Theme:
        """The colours of now."""
        return theme.shown()


class PanelRow(NamedTuple):
    """One panel.

    Attributes:
        title, line: its name and what it is for, marked for translation in "panels".
        purpose: the group of the menu in which it stands.
        beside: the panel whose neighbour in a row of tabs it is, hidden until asked for; seen at once where empty.
        stands_in: whether the document is of the kind for which it comes to the front of the panel beside it.
        stays: whether it stays open where there is no room for another beside it.
        put_away: what follows when the person closes it.
    """

    name: str
    title: str
    line: str
    purpose: Purpose
    side: Side
    make: Callable[[Surroundings], QWidget]
    beside: str = ""
    stands_in: Callable[[Document], bool] | None = None
    stays: bool = False
    put_away: Callable[[QWidget], None] | None = None

    @property
    def is_plot(self) -> bool:
        """Plots stay in a presentation, and are made after the window's first frame."""
        return self.side is Side.BELOW
