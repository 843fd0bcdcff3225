"""Find the broken gradient: one is planted wrong, a node is accused, a repair is named, the graph is as before."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from graphgui.document.document import Document
from graphgui.document.exercises import changes
from graphgui.document.session.session import Session
from graphgui.engine.faults import candidates, choose, fault_in, plant
from graphgui.engine.graph.graph import PortId
from graphgui.faults import Fault, Kind, kind
from graphgui.words import Problem, Remark, mark_for_translation

if TYPE_CHECKING:
    from graphgui.engine.autodiff.gradcheck import PortCheck

Stage = Literal["none", "accuse", "repair", "solved", "given up"]


_RIGHT_ALREADY = Remark(mark_for_translation("problems", "That is so, and so it is computed: another is wrong."))


class Answer(NamedTuple):
    """What an accusation or a repair is answered.

    Attributes:
        is_right: whether it was.
        node: of which node.
        checks: for a node that was accused wrongly, its gradients against differences, which agree.
        says: of a repair that was typed, what is right or wrong with the formula.
    """

    is_right: bool
    node: str
    checks: "tuple[PortCheck, ...]" = ()
    says: Remark | Problem | None = None


class BrokenGradient(QObject):
    """The exercise on the document's graph, which is on for as long as one of its nodes has a fault.

    Taking the planting back with undo ends it, and so does opening another file; a file with a fault begins it.

    Attributes:
        wrong_accusations, wrong_repairs: how many answers were wrong so far.
        found: the node and the fault, once they are known to the person.
        answer: the last one given; None before any.

    Signals:
        changed: another stage, or another answer.
    """

    changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._planted = fault_in(document.graph)
        self._seed = 0
        self._stage: Stage = "none"
        self.wrong_accusations = self.wrong_repairs = 0
        self.found: tuple[str, Fault] | None = None
        self.answer: Answer | None = None
        self._begin()
        document.structure_changed.connect(self._look)

    @property
    def stage(self) -> Stage:
        """What the person is to do: accuse a node, name the repair; or how it ended."""
        return self._stage

    def plant(self, seed: int | None = None) -> None:
        """Plant a fault that shows in the numbers at hand, as one step of undo; another one each time.

        Args:
            seed: chooses it; the next after the last where it is None.

        Raises:
            Problem: a graph that cannot run, or in which no wrong gradient would be seen.
        """
        if planted := fault_in(self._document.graph):
            changes.repair(self._document, planted[0])
        document = self._document
        self._seed = self._seed + 1 if seed is None else seed
        theta = self._session.moment.theta
        name, fault = choose(document.runnable_graph, document.feeds, self._seed, theta)
        changes.plant(document, name, fault)

    def accuse(self, name: str) -> Answer | None:
        """Say that a node's gradient is wrong; None where nothing is asked."""
        if self._stage != "accuse" or self._planted is None or name not in self._document.graph:
            return None
        is_right = name == self._planted[0]
        self.answer = Answer(is_right, name, () if is_right else self._checks(name))
        if is_right:
            self.found = self._planted
            self._stage = "repair"
        else:
            self.wrong_accusations += 1
        self.changed.emit()
        return self.answer

    def repairs(self) -> list[tuple[str, Kind]]:
        """What may be wrong with the node that was found, port by port: one of them is."""
        if self.found is None:
            return []
        document, node = self._document, self.found[0]
        all_ = candidates(document.runnable_graph, document.feeds)
        return [(fault.port, kind(fault.kind)) for name, fault in all_ if name == node]

    def repair(self, port: str, name: str) -> Answer | None:
        """Name the port and the kind of its fault; where they are right, the graph is as it was before."""
        if self._stage != "repair" or self.found is None:
            return None
        node, fault = self.found
        return self._repaired(Answer(fault == Fault(port, name), node))

    def type_repair(self, port: str, formula: str) -> Answer | None:
        """Type what the gradient should be: right where that is the wrong gradient, and the formula is right.

        Raises:
            Problem: the graph cannot run.
        """
        if self._stage != "repair" or self.found is None:
            return None
        from graphgui.answers.judging import judge  # late: few type a formula

        node, fault = self.found
        graph = plant(self._document.runnable_graph, node, None)
        plan = self._document.project.plan(graph, self._document.feeds)
        if plan.loss is None:
            return None
        place = PortId(node, port)
        judgement = judge(graph, self._document.feeds, plan.parameters, plan.loss, place, formula)
        is_right = judgement.diagnosis == "right"
        says = _RIGHT_ALREADY if is_right and port != fault.port else judgement.says
        return self._repaired(Answer(is_right and port == fault.port, node, says=says))

    def _repaired(self, answer: Answer) -> Answer:
        self.answer = answer
        if answer.is_right:
            self._end("solved")
        else:
            self.wrong_repairs += 1
            self.changed.emit()
        return answer

    def give_up(self) -> None:
        """Be told where the fault is and what it is; the graph is as it was before."""
        if self._stage in ("accuse", "repair"):
            self.found = self._planted
            self._end("given up")

    def hint(self, number: int) -> Problem | None:
        """The first, second or third hint, each nearer to the fault; None where there is none."""
        if self._planted is None:
            return None
        name, fault = self._planted
        if number == 0:
            return Problem(
                mark_for_translation(
                    "problems",
                    "Go backwards from the loss and ask of each gradient: do its sign, its order and its size "
                    "follow from the one before it? The first of which they do not is the one.",
                )
            )
        if number == 1:
            op = self._document.graph[name].op
            return Problem(mark_for_translation("problems", "It is at an operation “{op}”."), op=op.name)
        return Problem(mark_for_translation("problems", "It is {port} of “{node}”."), port=fault.port, node=name)

    def _checks(self, name: str) -> "tuple[PortCheck, ...]":
        from graphgui.engine.autodiff.gradcheck import check_port  # late: no first frame needs it

        document = self._document
        plan = document.project.plan(document.runnable_graph, document.feeds)
        if name not in plan.reaches_loss:
            return ()
        plan.evaluate()
        op = plan.graph[name].op
        return tuple(check_port(plan, PortId(name, port)) for port in (*(p.name for p in op.inputs), op.output))

    def _end(self, stage: Stage) -> None:
        assert self.found is not None
        self._stage = stage
        changes.repair(self._document, self.found[0])
        self.changed.emit()

    def _look(self) -> None:
        """Whether the document has a fault is all that says whether the exercise is on."""
        planted = fault_in(self._document.graph)
        if planted == self._planted:
            return
        is_over = planted is None and self._stage in ("solved", "given up")
        self._planted = planted
        if not is_over:
            self._begin()

    def _begin(self) -> None:
        self._stage = "none" if self._planted is None else "accuse"
        self.wrong_accusations = self.wrong_repairs = 0
        self.found = self.answer = None
        self.changed.emit()
