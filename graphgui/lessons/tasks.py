"""The tasks that a lesson can set, as its file writes them; each is told from the others by its `kind`."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from graphgui.answers.judgement import Diagnosis
from graphgui.lessons.words import Words

PanelName = Literal[
    "palette", "inspector", "loss", "fit", "gradients", "training", "runs", "operation", "why", "data", "table",
    "forward_mode", "history", "summary", "landscape", "regions", "residuals", "parameters", "pulls", "curvature",
    "broken_gradient",
]  # fmt: skip
"""The panels of the window, as the table of panels names them."""

_Count = Annotated[int, Meta(ge=1)]


class _Task(Struct, forbid_unknown_fields=True, tag_field="kind"):
    """One thing to do."""


class Option(Struct, forbid_unknown_fields=True):
    """One of the answers to choose from; `reply` is said to who chooses it."""

    text: Words
    reply: Words
    right: bool = False


class Choice(_Task, tag="choice"):
    """Choose the right one among some answers."""

    options: tuple[Option, ...]


class ForeseenNumber(Struct, forbid_unknown_fields=True):
    """A wrong number that a student may well type, and what is said to it."""

    value: float
    reply: Words


class NumberAnswer(_Task, tag="number"):
    """Type a number; what is off by no more than `within` of it counts as right."""

    value: float
    within: Annotated[float, Meta(ge=0)] = 0.005
    foreseen: tuple[ForeseenNumber, ...] = ()


class ForeseenAnswer(Struct, forbid_unknown_fields=True):
    """A wrong answer that a student may well type, what is wrong with it, and what is said to it.

    It is said to every answer with the same diagnosis, and where that is a factor, with the same one.
    """

    answer: str
    diagnosis: Diagnosis
    reply: Words


class GradientAnswer(_Task, tag="gradient"):
    """Type the gradient at a port, written NODE.PORT: a formula or numbers. `right` is an answer that is right."""

    port: str
    right: str
    foreseen: tuple[ForeseenAnswer, ...] = ()


class ChooseNode(_Task, tag="select_node"):
    """Select a node on the canvas."""

    node: str


class ChooseWire(_Task, tag="select_wire"):
    """Select the wire that ends at an input, written NODE.PORT."""

    to: str


class DrawWire(_Task, tag="wire", rename={"start": "from", "end": "to"}):
    """Draw a wire between two ports, each written NODE.PORT."""

    start: str
    end: str


class AddNode(_Task, tag="node"):
    """Have at least so many nodes of an operation."""

    op: str
    count: _Count = 1


class BuildGraph(_Task, tag="graph"):
    """Wire a graph with the same operations as that of a file beside the lesson, whatever its nodes are called."""

    like: str


class StepThrough(_Task, tag="step"):
    """Take a step apart until an operation of it is done, or all of it where none is named.

    `phase` and `port` say which: "forward" computes the value of an output, "backward" what comes back into an
    input, "sum" adds the shares of an output, "update" moves a parameter.
    """

    phase: Literal["forward", "backward", "sum", "update"] | None = None
    port: str | None = None


class Train(_Task, tag="train"):
    """Train until the loss is below one bound, or above another, after at least so many steps."""

    below: float | None = None
    above: float | None = None
    steps: _Count = 1


class SetRate(_Task, tag="rate"):
    """Set a learning rate between two bounds, both included."""

    least: float
    most: float


class OpenPanel(_Task, tag="panel"):
    """Open a panel."""

    panel: PanelName


class MoveOne(_Task, tag="forward_mode"):
    """Switch to forward mode, with the tangents of a number of a port, written NODE.PORT."""

    port: str


class Accuse(_Task, tag="accuse"):
    """Find the broken gradient that the lesson's graph has: accuse the node that computes it."""


class Repair(_Task, tag="repair"):
    """Name what is wrong with the broken gradient, once its node is found."""


Task = (
    Choice
    | NumberAnswer
    | GradientAnswer
    | ChooseNode
    | ChooseWire
    | DrawWire
    | AddNode
    | BuildGraph
    | StepThrough
    | Train
    | SetRate
    | OpenPanel
    | MoveOne
    | Accuse
    | Repair
)
