"""How well the model fits, and its coefficients in the data's own units beside those of the closed form."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHeaderView, QLabel, QVBoxLayout, QWidget

from graphgui.document.analysis.closed_form import shown_closed_form, when_known
from graphgui.document.document import Document
from graphgui.document.lacking import what_lacks
from graphgui.document.session.scoring import Scoring
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.analysis.undetermined import dependence, inexactness, undetermined
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.model.prediction import PredictionPair, find_prediction_pair
from graphgui.engine.model.report import (
    Affine,
    FeatureColumns,
    Score,
    affine,
    feature_columns,
    score,
    target_units,
)
from graphgui.look.colours import Theme
from graphgui.look.numbers import MINUS, short, short_or_nothing
from graphgui.ops import Array
from graphgui.plots.base.copyable_table import CopyableTable
from graphgui.plots.base.paced_panel import PacedPanel
from graphgui.words import Problem, shown_number, with_separators

_TARGETS = 6  # whose own R² is told
_DIGITS = 6  # as many as a table of coefficients is quoted with


def digits(number: float) -> str:
    """Six significant digits, to compare with what a book or another program says."""
    return shown_number(f"{number:.{_DIGITS}g}").replace("-", MINUS) if number else "0"


class Summary(PacedPanel):
    """R², the root mean squared error, and a table of coefficients for a model that is affine in its inputs."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.headline = QLabel(self)
        self.headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.headline.setWordWrap(True)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = _Coefficients(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(self.headline)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remark)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._scoring = Scoring(self)
        self._scored: tuple[Score, int] | None = None
        self._closed: Quadratic | None = None
        self._looked_at: tuple[Feeds, PredictionPair, FeatureColumns] | None = None
        self._doubts: list[Problem] = []  # of the closed form's coefficients
        self._scoring.scored.connect(self._take_score)
        document.structure_changed.connect(self._forget_score)
        when_known(document, self.schedule)

    def refresh(self) -> None:
        pair = find_prediction_pair(self.document.graph)
        predicted = self.session.moment.value(pair.prediction) if pair else None
        target = self.session.moment.value(pair.target) if pair else None
        if pair is None or predicted is None or target is None or predicted.shape != target.shape:
            self.headline.setText(what_lacks(self.document) or self._why_none(pair))
            self.remark.clear()
            self.table.show_rows([])
            return
        self._say_score(pair, predicted, target)
        self._say_coefficients(pair)

    # inside

    def _why_none(self, pair: PredictionPair | None) -> str:
        if pair is None:
            return self.tr("A summary needs a loss that compares Ŷ with Y, such as mse.")
        return self.tr("Press Play: how well the model fits appears here.")

    def _say_score(self, pair: PredictionPair, predicted: Array, target: Array) -> None:
        columns = target.shape[1]
        found = target_units(self.document.graph, pair, columns)
        scale = found.scale if found else np.ones((1, columns))
        sample = self.session.moment.sample
        if sample is None:
            self._forget_score()
            self._show_score(score(predicted, target, scale))
            return
        theta, feeds = self.session.moment.theta, self.document.feeds
        assert theta is not None
        self._scoring.ask(sample.plan.graph, feeds, pair, scale, theta, self.session.step)
        if self._scored is None:
            self.headline.setText(
                self.tr("R² and RMSE of all {count} examples are being computed.").format(
                    count=with_separators(sample.count)
                )
            )
        else:
            self._show_score(*self._scored)

    def _show_score(self, found: Score, step: int | None = None) -> None:
        text = self.tr("R² {r2}    RMSE {rmse}\n{count} examples")
        if len(found.r_squared_of) > 1:
            text = self.tr(
                "R² of all {targets} targets together, in their own units {r2} (each alone {each})\n"
                "RMSE {rmse}    {count} examples"
            )
        text = text.format(
            r2=digits(found.r_squared),
            rmse=digits(found.rmse),
            count=with_separators(found.examples),
            targets=len(found.r_squared_of),
            each=", ".join(digits(share) for share in found.r_squared_of[:_TARGETS])
            + (", …" if len(found.r_squared_of) > _TARGETS else ""),
        )
        self.headline.setText(text if step is None else text + self.tr(", at step {0}").format(step))

    def _take_score(self, found: Score, step: int) -> None:
        self._scored = found, step
        self.schedule()

    def _forget_score(self) -> None:
        self._scoring.forget()
        self._scored = None

    def _say_coefficients(self, pair: PredictionPair) -> None:
        theta = self.session.moment.theta
        now = self._affine(theta, pair) if theta is not None else None
        if now is None:
            self.table.show_rows([])
            self.remark.setText(self.tr("No coefficients: the prediction is not a weighted sum of the inputs."))
            return
        closed = shown_closed_form(self.document)
        best = self._affine(closed.minimiser, pair) if closed else None
        if closed is not self._closed:
            self._closed = closed
            self._doubts = self._doubts_of(closed, pair, now) if closed else []
        self.table.show_rows(_rows(now, best, self.tr("intercept")))
        self.remark.setText(
            self.tr("In the data's own units: shifts, scales and standardisations are undone.")
            + (" " + self._distance(closed) if closed else "")
            + "".join(" " + problem_text(doubt) for doubt in self._doubts)
        )

    def _doubts_of(self, closed: Quadratic, pair: PredictionPair, now: Affine) -> list[Problem]:
        """Which coefficients are one choice of infinitely many, or hold to few digits."""
        groups = undetermined(self.document.runnable_graph, self.document.feeds, closed, pair)
        doubts = [dependence(group, now.features, self.tr("intercept")) for group in groups]
        inexact = inexactness(closed)
        return [*doubts, inexact] if inexact else doubts

    def _distance(self, closed: Quadratic) -> str:
        loss = self.session.moment.loss
        if loss is None or self.session.moment.loss_sample:  # the loss of some is not the loss of all
            return ""
        text = self.tr("The loss is {loss}, and the least there is {least}.")
        return text.format(loss=short(loss), least=short_or_nothing(closed.minimum, closed.is_exact))

    def _affine(self, theta: Array, pair: PredictionPair) -> Affine | None:
        feeds = self.document.feeds
        if not pair.sources:
            return None
        if self._looked_at is None or self._looked_at[0] is not feeds or self._looked_at[1] != pair:
            self._looked_at = feeds, pair, feature_columns(feeds, pair)
        return affine(self.document.runnable_graph, feeds, theta, pair, self._looked_at[2])


def _rows(now: Affine, best: Affine | None, intercept: str) -> list[tuple[str, str, str, str]]:
    rows = []
    for column, target in enumerate(now.targets):
        prefix = f"{target}: " if len(now.targets) > 1 else ""
        for index, name in enumerate((*now.features, intercept)):
            is_last = index == len(now.features)
            found = float((now.intercept[0] if is_last else now.coefficients[index])[column])
            cells = [prefix + name, digits(found), "", ""]
            if best is not None:
                exact = float((best.intercept[0] if is_last else best.coefficients[index])[column])
                cells[2:] = [digits(exact), short(found - exact)]
            rows.append((cells[0], cells[1], cells[2], cells[3]))
    return rows


class _Coefficients(CopyableTable):
    """Rows of a name and numbers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(4, parent)
        self.setHorizontalHeaderLabels(
            [self.tr("Coefficient"), self.tr("Now"), self.tr("Closed form"), self.tr("Difference")]
        )
        self.setAccessibleName(self.tr("Coefficients"))
        self.horizontalHeader().setMinimumSectionSize(30)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)  # as wide as its words, or the rest

    def show_rows(self, rows: list[tuple[str, str, str, str]]) -> None:
        """Show these and nothing else; without any, the table is hidden."""
        self.setVisible(bool(rows))
        self.setRowCount(len(rows))
        for index, cells in enumerate(rows):
            self.put(index, cells)
