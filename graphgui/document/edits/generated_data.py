"""Made-up data as a table of the document, and the inputs that read it."""

from graphgui.data.generators import GENERATORS, Recipe, generate
from graphgui.document.commands import SetNumbers
from graphgui.document.model import Place
from graphgui.document.verbs import Verbs
from graphgui.engine.graph.graph import Wire

TABLE = "generated"
_LIVE = -1  # the gesture of all changes of a recipe that follow each other


class Generating(Verbs):
    """Makes data from a recipe, and other data in their place."""

    STEP_RIGHT, STEP_DOWN = 300.0, 180.0

    def use_generated(self, recipe: Recipe) -> None:
        """Read made-up data: by new inputs, and on an empty canvas by a whole regression, as one step."""
        generator = GENERATORS[recipe.kind]
        is_empty = not len(self.graph)
        left, top = place = self._free_place()
        with self.one_step(self.tr("Make data")):
            self._put_generated(recipe)
            columns, target = list(generator.features), [generator.target]
            beside = (left + self.STEP_RIGHT, top + self.STEP_DOWN)
            X = self.add_node("input", place, name="X", table=TABLE, columns=columns)
            Y = self.add_node("input", beside, name="Y", table=TABLE, columns=target)
            if is_empty:
                self._add_model(X, Y, place, "binary_cross_entropy" if generator.has_classes else "mse")

    def change_generated(self, recipe: Recipe) -> None:
        """Put other made-up data in the place of those there; changes one after the other are one step."""
        if TABLE in self.project.tables:
            self._put_generated(recipe, _LIVE)

    def _put_generated(self, recipe: Recipe, gesture: int | None = None) -> None:
        tables = {**self.project.tables, TABLE: generate(recipe)}
        self.undo_stack.push(SetNumbers(self, tables, {}, self.tr("Change the data"), gesture))

    def _free_place(self) -> Place:
        """Under all nodes that there are."""
        bottom = max((node.position[1] for node in self.graph.nodes.values()), default=-self.STEP_DOWN)
        return 0.0, bottom + self.STEP_DOWN

    def _add_model(self, X: str, Y: str, place: Place, loss: str, outputs: int = 1) -> str:
        """A linear between X, a node at `place`, and a loss that compares it with Y; the loss's name."""
        left, top = place
        linear = self.add_node("linear", (left + self.STEP_RIGHT, top), outputs=outputs)
        name = self.add_node(loss, (left + 2 * self.STEP_RIGHT, top))
        target, prediction = self._loss_inputs(name)
        self.connect_wire(Wire(X, self.graph[X].op.output, linear, "X"))
        self.connect_wire(Wire(linear, "Yhat", name, prediction))
        self.connect_wire(Wire(Y, "out", name, target))
        return name

    def _loss_inputs(self, loss: str) -> tuple[str, str]:
        compares = self.graph[loss].op.traits.compares
        assert compares is not None
        return compares.target, compares.prediction
