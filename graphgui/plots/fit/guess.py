"""A line to be guessed by hand in the fit plot, before the least loss is shown."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction

from graphgui.document import edits
from graphgui.document.analysis.closed_form import closed_form, hide, is_awaited
from graphgui.document.document import Document
from graphgui.engine.analysis.line_model import LineModel
from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.plot import Plot
from graphgui.plots.fit.guess_note import GuessNote
from graphgui.plots.fit.line_handles import LineHandles
from graphgui.words import Problem, mark_for_translation

_MARGIN = 0.08  # of the height of the data: half a handle in a low plot


class Guess(QObject):
    """The switch “My line”, the line and what is said of it.

    Args:
        source: the one input of one column that the model predicts from; None where there are others.
        points: x and y of the points that are drawn.

    Attributes:
        action: the switch.
        compare, start: what can be done while it is on, and is not to be seen before.
        note: what is said of the line.
        handles: the line.
        least: the line of the least loss, seen while it is compared.
    """

    def __init__(
        self,
        plot: Plot,
        document: Document,
        source: Callable[[], str | None],
        points: Callable[[], tuple[Array, Array]],
    ) -> None:
        super().__init__(plot)
        self._plot, self._document, self._source, self._points = plot, document, source, points
        self._model: LineModel | None = None
        self._falls = False
        self.action = QAction(self.tr("My line"), self, checkable=True)
        self.action.setToolTip(
            self.tr("Guess the line, with the mouse or ← → ↑ ↓, then compare it with the best there is")
        )
        self.compare = QAction(self.tr("Compare"), self, checkable=True, visible=False)
        self.compare.setToolTip(self.tr("Show the line of the least loss, and how far off mine is"))
        self.start = QAction(self.tr("Start Training From Here"), self, visible=False)
        self.start.setToolTip(self.tr("Give the model the parameters of my line"))
        self.action.toggled.connect(self._switched)
        self.compare.toggled.connect(self._compared)
        self.start.triggered.connect(self._start)
        self.note = GuessNote(plot.view, plot.box)
        self.handles = LineHandles(plot)
        self.handles.moved.connect(plot.schedule)
        self.least = PlotCurve()
        plot.add(self.least)
        plot.installEventFilter(self)
        document.replaced.connect(self._end)

    @property
    def is_on(self) -> bool:
        """Whether a line is being guessed, and the model's own is hidden."""
        return self._model is not None

    def heights(self, xs: Array) -> Array:
        """What the line gives at these x."""
        return self.handles.line.at(xs)

    def room(self) -> Array:
        """Heights between which the handles are seen whole."""
        heights, (_, ys) = [y for _, y in self.handles.places], self._points()
        margin = _MARGIN * (float(ys.max()) - float(ys.min()))
        return np.array([min(heights) - margin, max(heights) + margin])

    def look_again(self) -> None:
        """Go on with other numbers, or end where there is no line to guess any more."""
        if self.is_on:
            try:
                self._model = self._find()
            except Problem as problem:
                self.action.setChecked(False)
                self._plot.problem.emit(problem)

    def draw(self) -> None:
        """Say and show what belongs to the line as it stands."""
        model, line, compares = self._model, self.handles.line, self.compare.isChecked()
        self.least.setVisible(model is not None and compares)
        if model is not None:
            xs, _ = self.handles.curve.getData()
            self.least.show_points(xs, model.least.at(xs))
            self.handles.show_gradient(model.pull(line, self.handles.xs))
            self.note.say(model, line, compares=compares, is_new=self.handles.is_new, on_the_right=self._falls)

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        self.handles.paint_as(theme)
        self.note.paint_as(theme)
        self.least.paint_as(theme.fit, 2.2)

    def eventFilter(self, _plot: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._compared()
        return False

    # inside

    def _switched(self, on: bool) -> None:
        if on:
            try:
                self._model = self._find()
            except Problem as problem:
                self.action.setChecked(False)
                self._plot.problem.emit(problem)
                return
            xs, ys = self._points()
            self._falls = self._model.least.slope < 0
            self.handles.show(xs, (float(ys.min()) + float(ys.max())) / 2)
        else:
            self._model = None
            self.handles.hide()
            self.note.hide()
        self.compare.setChecked(False)
        for action in (self.compare, self.start):
            action.setVisible(on)
        self._compared()

    def _compared(self) -> None:
        """While the plot is seen the least loss is hidden wherever it stands, until it is asked for."""
        hide(self._document, self.is_on and self._plot.isVisible() and not self.compare.isChecked())
        self._plot.schedule()

    def _end(self) -> None:
        self.action.setChecked(False)

    def _find(self) -> LineModel:
        source, document = self._source(), self._document
        if source is None:
            raise Problem(
                mark_for_translation(
                    "problems", "A line can be guessed where one number is predicted from one feature."
                )
            )
        closed = closed_form(document)
        if is_awaited(document):
            raise Problem(
                mark_for_translation("problems", "The least loss is still being computed: try again in a moment.")
            )
        return LineModel(document.runnable_graph, document.feeds, source, closed)

    def _start(self) -> None:
        if self._model is not None:
            edits.parameters.start_at(self._document, self._model.parameters(self.handles.line))
            self.action.setChecked(False)
