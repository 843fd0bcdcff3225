"""Made-up data as a table of the document, and the inputs that read it."""

from graphgui.data.generators import GENERATORS, Recipe, generate
from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits import nodes
from graphgui.document.edits.linear_model import STEP_DOWN, STEP_RIGHT, add_linear_model, free_place
from graphgui.document.step_names import translate

TABLE = "generated"
_LIVE = -1  # the gesture of all changes of a recipe that follow each other


def use(document: Document, recipe: Recipe) -> list[str]:
    """Read made-up data: by new inputs, and on an empty canvas by a whole regression, as one step.

    Returns the names of the inputs.
    """
    generator = GENERATORS[recipe.kind]
    is_empty = not len(document.graph)
    left, top = place = free_place(document)
    with document.one_step(translate("edits", "Make data")):
        _put_generated(document, recipe)
        columns, target = list(generator.features), [generator.target]
        beside = (left + STEP_RIGHT, top + STEP_DOWN)
        X = nodes.add(document, "input", place, name="X", table=TABLE, columns=columns)
        Y = nodes.add(document, "input", beside, name="Y", table=TABLE, columns=target)
        if is_empty:
            add_linear_model(document, X, Y, place, "binary_cross_entropy" if generator.has_classes else "mse")
    return [X, Y]


def change(document: Document, recipe: Recipe) -> None:
    """Put other made-up data in the place of those there; changes one after the other are one step."""
    if TABLE in document.project.tables:
        _put_generated(document, recipe, _LIVE)


def _put_generated(document: Document, recipe: Recipe, gesture: int | None = None) -> None:
    tables = {**document.project.tables, TABLE: generate(recipe)}
    document.push(commands.SetNumbers(document, tables, {}, translate("edits", "Change the data"), gesture))
