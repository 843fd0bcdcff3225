"""Graphs from Python: build, run, train, inspect, and see.

from graphgui import Graph

g = Graph()
x, y = g.input(X, name="X"), g.input(Y, name="Y")
g.mse(g.linear(x, outputs=1), y)
g.train(steps=500, learning_rate=0.1)
g.value("linear.W"), g.gradient("linear.W")
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from graphgui import engine, ops
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.training.settings import SETTINGS
from graphgui.engine.training.trainer import Trainer, Training
from graphgui.ops import Array
from graphgui.storage.project import Project
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    from graphgui.engine.analysis.closed_form import Quadratic
    from graphgui.engine.analysis.curvature import Curvature
    from graphgui.engine.autodiff.gradcheck import PortCheck

# What a graph need not have to be built and trained is imported when it is asked for: it would double the import.


class Graph:
    """A computation graph with its data and its parameters.

    Each operation is a method: its wires come by position or by the input's name, its attributes by keyword. It
    returns the name of the node that it added, to be passed on as a wire; `name=` chooses that name.
    """

    def __init__(self, project: Project | None = None) -> None:
        self._project = project or Project(graph=engine.Graph(), tables={}, training=Training(), parameters={})
        self._plan: Plan | None = None
        self._numbers: dict[str, int] = {}
        self.losses: Array = np.empty(0)

    @classmethod
    def load(cls, path: str | Path, *, allow_outside: bool = False) -> "Graph":
        """The graph of a file, which may read data outside its own folder where you say so. Raises `Problem`."""
        from graphgui.storage import file

        return cls(file.load(Path(path), outside=allow_outside))

    def save(self, path: str | Path) -> None:
        """Write the graph, its data and its parameters. Raises `Problem`."""
        from graphgui.storage import file

        file.save(self._project, Path(path))

    # building

    def input(self, value: ArrayLike, *, name: str = "input") -> str:
        """A matrix that you give; a vector becomes a column, a number 1 × 1.

        Raises `Problem` for what is no matrix of finite numbers, naming the first that is none.
        """
        return self._add("input", (), name, {"value": _matrix(value, name).tolist()})

    def __getattr__(self, op: str) -> Callable[..., str]:
        if op not in ops.OPS:
            raise AttributeError(f"no operation called {op}; there are {', '.join(ops.OPS)}")

        def add(*wires: str, name: str | None = None, **keywords: Any) -> str:
            return self._add(op, wires, name or op, keywords)

        add.__name__, add.__doc__ = op, ops.OPS[op].summary
        return add

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *ops.OPS]

    def _add(self, op_name: str, wires: tuple[str, ...], name: str, keywords: Mapping[str, Any]) -> str:
        op, graph = ops.get(op_name), self._project.graph
        if len(wires) > len(op.inputs):
            raise Problem(
                mark_for_translation("problems", "{op} takes {count} wires."), op=op.name, count=len(op.inputs)
            )
        sources = dict(zip((port.name for port in op.inputs), wires, strict=False))
        attributes = {}
        for key, value in keywords.items():
            if op.port(key):
                sources[key] = value
            else:
                attributes[key] = _plain(value, key)
        free = self._free_name(name)
        made = [self._wire(source, free, port) for port, source in sources.items()]
        graph.add(engine.Node(free, op, attributes))
        try:
            for wire in made:
                graph.connect(wire)
        except Problem:
            for connected in graph.wires_of(free):
                graph.disconnect(connected)
            graph.remove(free)
            raise
        self._plan = None
        return free

    def _wire(self, source: object, node: str, port: str) -> engine.Wire:
        if not isinstance(source, str):
            raise Problem(
                mark_for_translation(
                    "problems", "“{node}” takes the name of a node at {port}: give numbers to an input first."
                ),
                node=node,
                port=port,
            )
        return engine.Wire(source, self._project.graph[source].op.output, node, port)

    def _free_name(self, wanted: str) -> str:
        """As `engine.Graph.free_name`, going on from the last number that was free: nodes are only added here."""
        graph, free = self._project.graph, wanted
        while free in graph or free in graph.groups:
            self._numbers[wanted] = self._numbers.get(wanted, 1) + 1
            free = f"{wanted}{self._numbers[wanted]}"
        return free

    def mark_loss(self, name: str) -> None:
        """Say which node training makes small, where there are several losses or none."""
        self._project.graph.mark_loss(name)
        self._plan = None

    # running

    def train(self, **changed: Any) -> str:
        """Train from the parameters as they stand; return why it stopped.

        Keywords are the fields of `graphgui.engine.Training`: steps, learning_rate, seed, ... They are kept for
        the next time, but for those that are refused. The losses of the run stand in `losses` afterwards.
        """
        plan = self._compiled()
        training = self._changed_training(changed)
        trainer = Trainer(self._project.graph, self._project.feeds(), training, plan.theta)
        self._project.training = training
        reason = trainer.run(training.steps)
        self.losses = np.array(trainer.losses)
        plan.theta[:] = trainer.plan.theta
        self._keep_parameters(plan)
        return str(reason)

    def reset(self, seed: int | None = None) -> None:
        """Draw the parameters anew, from `seed` or from the one of the last time."""
        if seed is not None:
            self._project.training = self._changed_training({"seed": seed})
        self._project.parameters, self._plan = {}, None

    def _changed_training(self, changed: Mapping[str, Any]) -> Training:
        for name in changed:
            if name not in SETTINGS:
                raise Problem(
                    mark_for_translation("problems", "There is no setting called “{name}”; there are {known}."),
                    name=name,
                    known=", ".join(SETTINGS),
                )
        training = self._project.training.changed(**{name: _plain(value, name) for name, value in changed.items()})
        training.check()
        return training

    def value(self, port: str) -> Array:
        """The value at `node` or `node.port`, as rows x columns."""
        plan, port_id = self._run(), self._port(port)
        return plan.value(port_id).copy()

    def gradient(self, port: str) -> Array:
        """dL/d(value) at `node` or `node.port`: an input's is its wire's share, an output's their sum."""
        gradient = self._run().gradient(self._port(port))
        if gradient is None:
            raise Problem(mark_for_translation("problems", "The graph has no loss, so there is no gradient."))
        return gradient.copy()

    @property
    def loss(self) -> float:
        """The loss at the parameters as they stand; NaN where there is none."""
        return self._run().loss_value()

    def check(self) -> "list[PortCheck]":
        """Every gradient beside finite differences."""
        from graphgui.engine.autodiff.gradcheck import check

        return list(check(self._project.graph, self._project.feeds(), self._compiled().theta))

    def analyse(self) -> "Quadratic | Curvature":
        """The closed form, where the loss is quadratic in the parameters; else its curvature where they stand."""
        from graphgui.engine.analysis.closed_form import analyse

        return analyse(self._project.graph, self._project.feeds(), self._compiled().theta)

    def _port(self, text: str) -> engine.PortId:
        node, _, port = text.partition(".")
        op = self._project.graph[node].op
        if port and port != op.output and op.port(port) is None:
            known = ", ".join([*(p.name for p in op.inputs), op.output])
            raise Problem(
                mark_for_translation("problems", "“{node}” has no port called “{port}”; it has {known}."),
                node=node,
                port=port,
                known=known,
            )
        return engine.PortId(node, port or op.output)

    def _compiled(self) -> Plan:
        if self._plan is None:
            self._plan = self._project.plan()
        return self._plan

    def _run(self) -> Plan:
        plan = self._compiled()
        plan.evaluate()
        return plan

    def _keep_parameters(self, plan: Plan) -> None:
        self._project.parameters = {str(port): array.copy() for port, array in plan.parameters.items()}

    # seeing

    def _repr_svg_(self) -> str:
        from graphgui.export.svg import svg

        return svg(self._project.graph, self._project.feeds())

    def __repr__(self) -> str:
        graph = self._project.graph
        return f"<Graph of {len(graph)} nodes: {' → '.join(graph.order())}>"


def _matrix(value: ArrayLike, name: str) -> Array:
    """Rows x columns of finite numbers. Raises `Problem` for anything else."""
    numbers = _numbers(value, name)
    if numbers.ndim > 2:
        raise Problem(mark_for_translation("problems", "“{name}” has more than two dimensions."), name=name)
    matrix = numbers.reshape(-1, 1) if numbers.ndim < 2 else numbers
    if not matrix.size:
        raise Problem(mark_for_translation("problems", "“{name}” has no numbers."), name=name)
    if not np.isfinite(matrix).all():
        row, column = (int(index) for index in np.argwhere(~np.isfinite(matrix))[0])
        raise Problem(
            mark_for_translation(
                "problems",
                "“{name}” holds {number} at [{row}, {column}], in row {nth}: fill in or leave out what is no "
                "finite number.",
            ),
            name=name,
            number=str(matrix[row, column]),
            row=row,
            column=column,
            nth=row + 1,
        )
    return matrix


def _numbers(value: ArrayLike, name: str) -> Array:
    """An array of floats. Raises `Problem` for texts, lists of unlike lengths, and arrays with a mask."""
    if isinstance(value, np.ma.MaskedArray):
        raise Problem(
            mark_for_translation(
                "problems", "“{name}” is a masked array: fill its masked numbers, or leave their rows out."
            ),
            name=name,
        )
    try:
        array = np.asarray(value)
    except (ValueError, TypeError):  # rows of unlike lengths
        array = np.empty(0, object)
    if array.dtype.kind not in "biuf":
        raise Problem(
            mark_for_translation(
                "problems", "“{name}” is no matrix of numbers: give rows of numbers, all of one length."
            ),
            name=name,
        )
    return array.astype(float)


def _plain(value: Any, name: str) -> Any:
    """NumPy's numbers and arrays as Python's own, which files hold."""
    if isinstance(value, np.ma.MaskedArray):
        return _numbers(value, name)  # which refuses it
    if isinstance(value, (np.generic, np.ndarray)):
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(each, name) for each in value]
    return value
