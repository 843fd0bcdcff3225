"""Made-up data as a table of the document, and the inputs that read it."""

from graphgui.data.generators import GENERATORS, Recipe, generate
from graphgui.document.commands import SetNumbers
from graphgui.document.verbs import Verbs
from graphgui.engine.graph import Wire

TABLE = "generated"
_LIVE = -1  # the gesture of all changes of a recipe that follow each other
_STEP_RIGHT, _STEP_DOWN = 260.0, 180.0


class Generating(Verbs):
    """Makes data from a recipe, and other data in their place."""

    def use_generated(self, recipe: Recipe) -> None:
        """Read made-up data: by new inputs, and on an empty canvas by a whole regression, as one step."""
        generator = GENERATORS[recipe.kind]
        is_empty = not len(self.graph)
        bottom = max((node.position[1] for node in self.graph.nodes.values()), default=-_STEP_DOWN)
        top = bottom + _STEP_DOWN
        with self.one_step(self.tr("Make data")):
            self._put_generated(recipe)
            columns = list(generator.features)
            X = self.add_node("input", (0.0, top), name="X", table=TABLE, columns=columns)
            Y = self.add_node(
                "input", (_STEP_RIGHT, top + _STEP_DOWN), name="Y", table=TABLE, columns=[generator.target]
            )
            if is_empty:
                linear = self.add_node("linear", (_STEP_RIGHT, top))
                loss = self.add_node(
                    "binary_cross_entropy" if generator.has_classes else "mse", (2 * _STEP_RIGHT, top)
                )
                target, prediction = self._loss_inputs(loss)
                self.connect_wire(Wire(X, "out", linear, "X"))
                self.connect_wire(Wire(linear, "Yhat", loss, prediction))
                self.connect_wire(Wire(Y, "out", loss, target))

    def change_generated(self, recipe: Recipe) -> None:
        """Put other made-up data in the place of those there; changes one after the other are one step."""
        if TABLE in self.project.tables:
            self._put_generated(recipe, _LIVE)

    def _put_generated(self, recipe: Recipe, gesture: int | None = None) -> None:
        tables = {**self.project.tables, TABLE: generate(recipe)}
        self.undo_stack.push(SetNumbers(self, tables, {}, self.tr("Change the data"), gesture))

    def _loss_inputs(self, loss: str) -> tuple[str, str]:
        names = [port.name for port in self.graph[loss].op.inputs]
        target = "Y" if "Y" in names else names[-1]
        return target, next(name for name in names if name != target)
