"""Graphs from Python: build, run, train, inspect, and see.

from graphgui import Graph

g = Graph()
x, y = g.input(X, name="X"), g.input(Y, name="Y")
g.mse(g.linear(x, outputs=1), y)
g.train(steps=500, learning_rate=0.1)
g.value("linear.W"), g.gradient("linear.W")
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from graphgui import engine, ops
from graphgui.engine.analysis.closed_form import Quadratic, analyse
from graphgui.engine.analysis.curvature import Curvature
from graphgui.engine.autodiff.gradcheck import PortCheck, check
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.training.trainer import Trainer, Training
from graphgui.export.svg import svg
from graphgui.ops import Array
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.words import Problem, mark_for_translation


class Graph:
    """A computation graph with its data and its parameters.

    Each operation is a method: its wires come by position or by the input's name, its attributes by keyword. It
    returns the name of the node that it added, to be passed on as a wire; `name=` chooses that name.
    """

    def __init__(self, project: Project | None = None) -> None:
        self._project = project or Project(graph=engine.Graph(), tables={}, training=Training(), parameters={})
        self._plan: Plan | None = None
        self.losses: Array = np.empty(0)

    @classmethod
    def load(cls, path: str | Path) -> "Graph":
        """The graph of a file. Raises `Problem`."""
        return cls(file.load(Path(path)))

    def save(self, path: str | Path) -> None:
        """Write the graph, its data and its parameters. Raises `Problem`."""
        file.save(self._project, Path(path))

    # building

    def input(self, value: ArrayLike, *, name: str = "input") -> str:
        """A matrix that you give; a vector becomes a column, a number 1 × 1."""
        matrix = np.asarray(value, float)
        if matrix.ndim > 2:
            raise Problem(mark_for_translation("problems", "“{name}” has more than two dimensions."), name=name)
        rows = matrix.reshape(-1, 1) if matrix.ndim < 2 else matrix
        return self._add("input", (), name, {"value": rows.tolist()})

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
                attributes[key] = value.tolist() if isinstance(value, np.ndarray) else value
        trial = graph.copy()
        free = trial.free_name(name)
        trial.add(engine.Node(free, op, attributes))
        for port, source in sources.items():
            trial.connect(engine.Wire(source, trial[source].op.output, free, port))
        self._project.graph, self._plan = trial, None
        return free

    def mark_loss(self, name: str) -> None:
        """Say which node training makes small, where there are several losses or none."""
        self._project.graph.mark_loss(name)
        self._plan = None

    # running

    def train(self, **changed: Any) -> str:
        """Train from the parameters as they stand; return why it stopped.

        Keywords are the fields of `graphgui.engine.Training`: steps, learning_rate, seed, ... They are kept for
        the next time. The losses of the run stand in `losses` afterwards.
        """
        plan = self._compiled()
        self._project.training = replace(self._project.training, **changed)
        trainer = Trainer(self._project.graph, self._project.feeds(), self._project.training, plan.theta)
        reason = trainer.run(self._project.training.steps)
        self.losses = np.array(trainer.losses)
        plan.theta[:] = trainer.plan.theta
        self._keep_parameters(plan)
        return str(reason)

    def reset(self, seed: int | None = None) -> None:
        """Draw the parameters anew, from `seed` or from the one of the last time."""
        if seed is not None:
            self._project.training = replace(self._project.training, seed=seed)
        self._project.parameters, self._plan = {}, None

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

    def check(self) -> list[PortCheck]:
        """Every gradient beside finite differences."""
        return list(check(self._project.graph, self._project.feeds(), self._compiled().theta))

    def analyse(self) -> Quadratic | Curvature:
        """The closed form, where the loss is quadratic in the parameters; else its curvature where they stand."""
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
        return svg(self._project.graph, self._project.feeds())

    def __repr__(self) -> str:
        graph = self._project.graph
        return f"<Graph of {len(graph)} nodes: {' → '.join(graph.order())}>"
