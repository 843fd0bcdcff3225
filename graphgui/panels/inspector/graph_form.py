"""The inspector's forms of the whole graph, and of several things selected at once."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import sample_text
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.panels.inspector.form import Form, rule
from graphgui.panels.inspector.port_view import quiet
from graphgui.panels.inspector.properties import ProblemLabel
from graphgui.words import with_separators


def facts_grid() -> QGridLayout:
    """Captions at the left, what they name at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    return grid


class GraphForm(Form):
    """The form of the graph, shown while nothing is chosen."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.column.addWidget(quiet(self.tr("Choose a node or a wire to see its numbers here.")))
        self.column.addWidget(rule(self))
        self.facts: dict[str, QLabel] = {}
        grid = facts_grid()
        for row, (key, caption) in enumerate(
            (
                ("nodes", self.tr("nodes")),
                ("wires", self.tr("wires")),
                ("parameters", self.tr("parameters")),
                ("loss", self.tr("loss")),
            )
        ):
            grid.addWidget(quiet(caption), row, 0)
            self.facts[key] = QLabel(self)
            grid.addWidget(self.facts[key], row, 1)
        self.column.addLayout(grid)
        self.problem = ProblemLabel(theme, self)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.reload()

    def reload(self) -> None:
        graph, shapes = self.document.graph, self.document.shapes
        ports = graph.all_parameters()
        sizes = [shapes.known[port] for port in ports if port in shapes.known]
        numbers = sum(rows * columns for rows, columns in sizes)
        self.facts["nodes"].setText(with_separators(len(graph)))
        self.facts["wires"].setText(with_separators(graph.wire_count))
        known = self.tr("{count} numbers to learn").format(count=with_separators(numbers))
        self.facts["parameters"].setText(
            known if len(sizes) == len(ports) else self.tr("not all shapes known yet")
        )
        self.problem.show_problem(shapes.first_problem())
        self.refresh()

    def refresh(self) -> None:
        name, loss = self.document.graph.trained_loss(), self.session.moment.loss
        if name is None:
            text = self.tr("none to train yet")
        elif loss is None:
            text = self.tr("{node}: not computed yet").format(node=name)
        else:
            text = self.tr("{node}: {loss}").format(node=name, loss=short(loss))
            if sample := self.session.moment.loss_sample:
                text = f"{text} ({sample_text(sample)})"
        self.facts["loss"].setText(text)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.problem.set_theme(theme)


class SeveralForm(Form):
    """The form of several things at once: how many they are."""

    def __init__(
        self,
        document: Document,
        session: Session,
        counts: tuple[int, int],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, session, theme, parent)
        nodes, wires = counts
        self.column.addWidget(quiet(self.tr("Several things are chosen.")))
        self.column.addWidget(rule(self))
        self.column.addLayout(grid := facts_grid())
        self.counts = QLabel(str(nodes), self), QLabel(str(wires), self)
        for row, (caption, count) in enumerate(
            zip((self.tr("nodes"), self.tr("wires")), self.counts, strict=True)
        ):
            grid.addWidget(quiet(caption), row, 0)
            grid.addWidget(count, row, 1)
        self.column.addStretch(1)

    def reload(self) -> None:
        """A count has nothing to reload."""

    def refresh(self) -> None:
        """A count has no numbers of the moment."""
