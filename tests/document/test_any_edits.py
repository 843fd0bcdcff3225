"""Any edits at all: undone to the first byte, redone to the last; and what follows from the graph follows each."""

from contextlib import suppress
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from graphgui.data.generators import Recipe
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.edits.import_data import Imported, statistics
from graphgui.engine import Plan, Training, Wire
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.graph.shapes import infer
from graphgui.storage import file
from graphgui.storage.kept_runs import KeptRun
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import regression

NAMES = st.sampled_from(["a", "b", "c", "d"])
OPS = st.sampled_from(["input", "linear", "mse", "add", "square", "parameter", "reroute"])
PLACES = st.tuples(st.integers(-5, 5), st.integers(-5, 5)).map(lambda p: (20.0 * p[0], 20.0 * p[1]))
VALUES = st.sampled_from([None, [[1.0, 2.0]], [[3.0], [4.0]], [[5.0]]])
SIZES = (90.0, 40.0)


def text(document):
    return file.dumps(document.project, Path("/"))


def told(shapes, graph):
    """What `shapes` says at each node, as plain values."""
    found = {name: [{}, str(shapes.problems.get(name))] for name in graph.nodes}
    for port, shape in shapes.known.items():
        found[port.node][0][port.port] = shape
    return found


def imported(name):
    table = Table({"a": np.array([1.0, 2.0, 4.0]), "y": np.array([2.0, 3.0, 5.0])})
    return Imported(name, table, ("a",), ("y",), statistics=statistics(table, table.names))


class Edits(RuleBasedStateMachine):
    """Draws verbs and what they are told; a verb that refuses must leave everything as it was."""

    def __init__(self):
        super().__init__()
        graph, _ = regression(3, 1)
        parameters = {"linear.W": np.array([[0.5]]), "linear.b": np.array([[2.0]])}
        self.document = Document(Project(graph, {}, Training(), parameters))
        self.first = text(self.document)
        self.heard = told(self.document.shapes, graph)
        self.clipboard = edits.clipboard.copy(self.document, ["X", "linear"])
        self.document.shapes_changed.connect(self.hear)
        self.document.node_removed.connect(lambda name: self.heard.pop(name, None))
        self.document.node_renamed.connect(lambda old, _new: self.heard.pop(old, None))

    def hear(self, names):
        now = told(self.document.shapes, self.graph)
        self.heard.update({name: now[name] for name in names})

    def attempt(self, edit):
        stack, before = self.document.undo_stack, text(self.document)
        try:
            edit()
        except Problem:
            assert text(self.document) == before
            assert stack.index() == stack.count() or stack.canRedo()

    @property
    def graph(self):
        return self.document.graph

    def everything(self):
        return sorted([*self.graph.nodes, *self.graph.groups, *self.document.annotations])

    def some(self, data, among=None, most=4):
        among = self.everything() if among is None else sorted(among)
        return data.draw(st.lists(st.sampled_from(among), unique=True, min_size=1, max_size=most)) if among else []

    def one(self, data, among):
        return data.draw(st.sampled_from(sorted(among)))

    def of_op(self, op):
        return [name for name, node in self.graph.nodes.items() if node.op.name == op]

    def can_wire(self):
        return any(node.op.inputs for node in self.graph.nodes.values())

    def sheet(self, data):
        return data.draw(st.sampled_from([None, *sorted(self.graph.groups)]))

    def some_wire(self, data):
        """Any wire between an output and an input, more often than not one that the document takes."""
        graph = self.graph
        ends = [(name, port.name) for name, node in sorted(graph.nodes.items()) for port in node.op.inputs]
        wires = [Wire(name, graph[name].op.output, *end) for name in sorted(graph.nodes) for end in ends]
        fitting = [wire for wire in wires if self.fits(wire)]
        return data.draw(st.sampled_from(fitting or wires) | st.sampled_from(wires))

    def points(self):
        """The pairs of inputs of one column each that have as many rows."""
        columns = {name: len(array) for name, array in self.document.feeds.items() if array.shape[1] == 1}
        return [(x, y) for x in columns for y in columns if x < y and columns[x] == columns[y]]

    def fits(self, wire):
        with suppress(Problem):
            edits.wires.check(self.document, wire)
            return True
        return False

    @rule(op=OPS, name=NAMES, place=PLACES, data=st.data())
    def add(self, op, name, place, data):
        group = self.sheet(data)
        self.attempt(lambda: edits.nodes.add(self.document, op, place, name=name, group=group))

    @rule(name=NAMES, loss=st.sampled_from([0.5, 2.0]))
    def keep_run(self, name, loss):
        edits.kept_runs.add(self.document, KeptRun(name, 1, ((0, loss),), Training(), {}))

    @precondition(lambda self: self.document.kept_runs)
    @rule(data=st.data(), new=NAMES, forget=st.booleans())
    def change_kept_run(self, data, new, forget):
        name = self.one(data, [run.name for run in self.document.kept_runs])
        document = self.document
        self.attempt(
            lambda: (
                edits.kept_runs.remove(document, name) if forget else edits.kept_runs.rename(document, name, new)
            )
        )

    @precondition(lambda self: self.of_op("input"))
    @rule(data=st.data(), value=VALUES)
    def type_numbers(self, data, value):
        edits.nodes.set_attributes(self.document, self.one(data, self.of_op("input")), value=value)

    @precondition(lambda self: self.of_op("linear"))
    @rule(data=st.data(), outputs=st.integers(1, 3))
    def widen(self, data, outputs):
        edits.nodes.set_attributes(self.document, self.one(data, self.of_op("linear")), outputs=outputs)

    @precondition(lambda self: self.everything())
    @rule(data=st.data())
    def delete(self, data):
        edits.rewire.delete(self.document, self.some(data, most=2))

    @precondition(lambda self: self.everything())
    @rule(data=st.data())
    def delete_and_heal(self, data):
        edits.rewire.delete_and_heal(self.document, self.some(data, most=2))

    @precondition(lambda self: self.graph.nodes)
    @rule(data=st.data())
    def pull_out(self, data):
        edits.rewire.pull_out(self.document, self.one(data, self.graph.nodes))

    @precondition(lambda self: self.can_wire())
    @rule(data=st.data(), edit=st.sampled_from([edits.wires.connect, edits.rewire.connect_replacing]))
    def wire(self, data, edit):
        wire = self.some_wire(data)
        self.attempt(lambda: edit(self.document, wire))

    @precondition(lambda self: any(self.graph.wires))
    @rule(data=st.data())
    def replug(self, data):
        old, new = self.one(data, set(self.graph.wires)), self.some_wire(data)
        self.attempt(lambda: edits.rewire.replug(self.document, old, new))

    @precondition(lambda self: any(self.graph.wires))
    @rule(data=st.data())
    def insert(self, data):
        old, node = self.one(data, set(self.graph.wires)), self.one(data, self.graph.nodes)
        fits = edits.rewire.fitting_input(self.document, node, old)
        self.attempt(lambda: edits.rewire.insert_on_wire(self.document, node, old))
        assert (fits is None) == (old in set(self.graph.wires))

    @precondition(lambda self: any(self.graph.wires))
    @rule(data=st.data(), place=PLACES)
    def bend(self, data, place):
        wire = self.one(data, set(self.graph.wires))
        self.attempt(lambda: edits.rewire.add_reroute(self.document, wire, place, self.graph[wire.target].group))

    @precondition(lambda self: self.document.feeds)
    @rule(data=st.data())
    def standardise(self, data):
        edits.standardise.add(self.document, [self.one(data, self.document.feeds)])

    @precondition(lambda self: self.graph.nodes)
    @rule(data=st.data(), new=NAMES)
    def rename(self, data, new):
        old = self.one(data, [*self.graph.nodes, *self.graph.groups])
        self.attempt(lambda: edits.nodes.rename(self.document, old, new))

    @precondition(lambda self: self.everything())
    @rule(data=st.data(), place=PLACES, is_nudge=st.booleans())
    def move(self, data, place, is_nudge):
        edits.nodes.move(self.document, dict.fromkeys(self.some(data), place), is_nudge=is_nudge)

    @rule(data=st.data())
    def mark(self, data):
        edits.training.mark_loss(self.document, data.draw(st.sampled_from([None, *sorted(self.graph.nodes)])))

    @precondition(lambda self: self.everything())
    @rule(data=st.data())
    def copy(self, data):
        self.clipboard = edits.clipboard.copy(self.document, self.some(data))

    @precondition(lambda self: self.everything())
    @rule(data=st.data())
    def cut(self, data):
        self.clipboard = edits.clipboard.cut(self.document, self.some(data, most=2))

    @precondition(lambda self: len(self.graph) < 20)
    @rule(data=st.data(), at=st.none() | PLACES, keep=st.booleans())
    def paste(self, data, at, keep):
        group = self.sheet(data)
        self.attempt(lambda: edits.clipboard.paste(self.document, self.clipboard, at, keep, group))

    @precondition(lambda self: 0 < len(self.graph) < 20)
    @rule(data=st.data())
    def duplicate(self, data):
        edits.clipboard.duplicate(self.document, self.some(data))

    @rule(data=st.data(), title=st.none() | NAMES)
    def group(self, data, title):
        sheet = self.sheet(data)
        here = [name for name in self.everything() if self.document.group_of(name) == sheet]
        names = self.some(data, here)
        self.attempt(lambda: edits.groups.make(self.document, names, title))

    @precondition(lambda self: self.graph.groups)
    @rule(data=st.data())
    def ungroup(self, data):
        edits.groups.ungroup(self.document, self.one(data, self.graph.groups))

    @precondition(lambda self: self.graph.nodes)
    @rule(data=st.data(), flag=st.booleans())
    def collapse(self, data, flag):
        edits.nodes.set_collapsed(self.document, self.some(data, self.graph.nodes), flag)

    @rule(data=st.data(), place=PLACES, is_note=st.booleans())
    def annotate(self, data, place, is_note):
        add = edits.annotations.add_note if is_note else edits.annotations.add_frame
        add(self.document, (*place, 100.0, 50.0), "text", group=self.sheet(data))

    @precondition(lambda self: self.document.annotations)
    @rule(data=st.data(), place=PLACES)
    def change_annotation(self, data, place):
        edits.annotations.change(
            self.document, self.one(data, self.document.annotations), rect=(*place, 60.0, 60.0)
        )

    @rule(data=st.data())
    def arrange(self, data):
        edits.arrange.lay_out(self.document, self.some(data), lambda name: SIZES)

    @rule(data=st.data(), edge=st.sampled_from(["left", "right", "top", "centre-y"]))
    def align(self, data, edge):
        edits.arrange.align(self.document, self.some(data), edge, lambda name: SIZES)

    @rule(data=st.data(), axis=st.sampled_from("xy"))
    def distribute(self, data, axis):
        edits.arrange.distribute(self.document, self.some(data), axis, lambda name: SIZES)

    @rule(data=st.data())
    def arrange_later(self, data):
        found = edits.arrange.layout(self.document, self.some(data), lambda name: SIZES)
        if found is not None:
            edits.arrange.apply_layout(self.document, found, dict.fromkeys(found.places, (0.0, 0.0)))

    @precondition(lambda self: self.everything())
    @rule(data=st.data())
    def remove(self, data):
        names = self.some(data, most=2)
        inside = edits.nodes.with_contents(self.document, names)
        edits.nodes.remove(self.document, names)
        assert not {*inside} & {*self.everything()}

    @precondition(lambda self: any(self.graph.wires))
    @rule(data=st.data())
    def unplug(self, data):
        edits.wires.disconnect(self.document, self.one(data, set(self.graph.wires)))

    @rule(rate=st.sampled_from([-1.0, 0.1, 0.5]))
    def train_otherwise(self, rate):
        self.attempt(lambda: edits.training.change(self.document, learning_rate=rate))

    @precondition(lambda self: self.document.feeds)
    @rule(data=st.data())
    def take_as_it_is(self, data):
        name = self.one(data, self.document.feeds)
        edits.standardise.remove(self.document, name)
        assert not edits.standardise.nodes_behind(self.document, name)

    @precondition(lambda self: len(self.graph) < 20)
    @rule(seed=st.integers(0, 2))
    def make_data(self, seed):
        edits.generated_data.use(self.document, Recipe(size=4, seed=seed))

    @rule(noise=st.sampled_from([0.1, 0.2, 0.3]))
    def change_data(self, noise):
        edits.generated_data.change(self.document, Recipe(size=4, noise=noise))

    @precondition(lambda self: len(self.graph) < 20)
    @rule(name=NAMES, as_model=st.booleans())
    def import_file(self, name, as_model):
        if as_model:
            edits.import_data.as_model(self.document, imported(name), "regression")
        else:
            edits.import_data.as_inputs(self.document, imported(name))

    @rule(name=NAMES)
    def import_in_place(self, name):
        self.attempt(lambda: edits.import_data.in_place(self.document, imported(name)))

    @precondition(lambda self: self.document.project.tables)
    @rule(data=st.data(), row=st.integers(0, 5), number=st.sampled_from([0.5, 7.0]))
    def write_cells(self, data, row, number):
        name = self.one(data, self.document.project.tables)
        row = min(row, self.document.project.tables[name].rows)
        self.attempt(lambda: edits.tables.set_cells(self.document, name, row, 1, [[number], [number]]))

    @precondition(lambda self: self.document.project.tables)
    @rule(data=st.data(), is_more=st.booleans())
    def change_rows(self, data, is_more):
        name = self.one(data, self.document.project.tables)
        if is_more:
            edits.tables.add_row(self.document, name)
        else:
            self.attempt(lambda: edits.tables.remove_rows(self.document, name, [0, 1]))

    @precondition(lambda self: self.points())
    @rule(data=st.data(), place=PLACES, what=st.sampled_from(["add", "move", "remove"]))
    def change_points(self, data, place, what):
        inputs, document = self.one(data, self.points()), self.document
        choices = {
            "add": lambda: edits.points.add(document, inputs, place),
            "move": lambda: edits.points.move(document, inputs, 0, place, 1),
            "remove": lambda: edits.points.remove(document, inputs, 0),
        }
        self.attempt(choices[what])

    @rule(back=st.integers(1, 2))
    def undo_some(self, back):
        for _ in range(back):
            self.document.undo_stack.undo()

    @invariant()
    def feeds_and_shapes_follow(self):
        document, project = self.document, self.document.project
        feeds = project.feeds()
        assert document.feeds.keys() == feeds.keys()
        assert all(np.array_equal(document.feeds[name], array) for name, array in feeds.items())
        truth = infer(project.graph, feeds)
        expected = told(truth, project.graph)
        assert told(document.shapes, project.graph) == expected
        assert str(document.shapes.first_problem()) == str(truth.first_problem())
        # Who redraws what is announced, and what is new, has everything as it is.
        empty = [{}, "None"]
        assert {name: self.heard.get(name, empty) for name in expected} == expected

    def teardown(self):
        stack = self.document.undo_stack
        while stack.canRedo():
            stack.redo()
        last = text(self.document)
        while stack.canUndo():
            stack.undo()
        assert text(self.document) == self.first
        while stack.canRedo():
            stack.redo()
        assert text(self.document) == last
        copy = file.loads(last, Path("/"), drafts=True)
        assert copy.graph == self.graph
        assert copy.annotations == self.document.annotations
        assert values(copy) == values(self.document.project)


def values(project):
    """Every value and gradient; none where the graph cannot run."""
    with suppress(Problem):
        plan = Plan(project.graph, project.feeds())
        initialise(plan, 0)
        with np.errstate(all="ignore"):
            plan.forward()
            plan.backward()
        ports = sorted(plan.shapes.known)
        return {port: (plan.value(port).tobytes(), np.array(plan.gradient(port)).tobytes()) for port in ports}
    return None


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=200,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # what fails is told as it was found: to shorten it takes longer than a test may
    suppress_health_check=[HealthCheck.too_slow],  # a machine that has other work is slow, and no less right
)
