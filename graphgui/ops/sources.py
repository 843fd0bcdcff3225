"""Where values come from: matrices given, and matrices learnt."""

from graphgui.ops.op import Array, Attribute, Op, Shape
from graphgui.ops.traits import Rescaling, Traits
from graphgui.words import mark_for_translation


def _given(*_: object) -> Shape:
    raise AssertionError("the shape of an input is that of its matrix")


def _keep(out: Array, *_: object) -> None:
    """A source's value already stands in its array."""


INPUT = Op(
    name="input",
    group=mark_for_translation("ops", "Data"),
    summary=mark_for_translation("ops", "A matrix that you give: columns of a table, or numbers that you type."),
    shape=_given,
    forward=_keep,
    source="feed",
    traits=Traits(rescales=Rescaling(shift="shift", scale="scale")),
    attributes=(
        Attribute("value", "matrix", None, mark_for_translation("ops", "The numbers themselves"), optional=True),
        Attribute(
            "table",
            "text",
            None,
            mark_for_translation("ops", "The table that the columns come from"),
            optional=True,
        ),
        Attribute("columns", "columns", (), mark_for_translation("ops", "The table's columns, in order")),
        Attribute(
            "shift",
            "matrix",
            None,
            mark_for_translation("ops", "Subtracted from the numbers: one for all, or one a column"),
            optional=True,
        ),
        Attribute(
            "scale",
            "matrix",
            None,
            mark_for_translation("ops", "What the numbers are then divided by: one for all, or one a column"),
            optional=True,
        ),
    ),
    formula=r"X",
)


def _parameter_shape(rows: int, columns: int, *_: object) -> Shape:
    return rows, columns


PARAMETER = Op(
    name="parameter",
    group=mark_for_translation("ops", "Data"),
    summary=mark_for_translation("ops", "A matrix that training learns; wire it to several nodes to share it."),
    shape=_parameter_shape,
    forward=_keep,
    source="parameter",
    attributes=(
        Attribute("rows", "integer", 1, mark_for_translation("ops", "Rows"), minimum=1),
        Attribute("columns", "integer", 1, mark_for_translation("ops", "Columns"), minimum=1),
        Attribute("initialiser", "initialiser", "glorot", mark_for_translation("ops", "How it starts")),
        Attribute("frozen", "flag", False, mark_for_translation("ops", "Whether training leaves it as it is")),
    ),
    formula=r"W",
)

SOURCES = (INPUT, PARAMETER)
