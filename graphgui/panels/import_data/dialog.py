"""Import Data: what is in a file, what each column is for, what is missing, and what to make of it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from graphgui.data.choices import AS_DECIDED, Choices, ColumnChoice
from graphgui.data.columns.remarks import doubts
from graphgui.data.encode import encode, encoded_columns, outcome
from graphgui.data.files import title as title_of
from graphgui.data.frames import RawTable
from graphgui.data.roles import Task, chosen, task
from graphgui.data.suffixes import is_text
from graphgui.data.tables import matrix
from graphgui.data.worker.client import warm_up
from graphgui.document import edits
from graphgui.document.background import BackgroundTask
from graphgui.document.decimal_mark import decimal_mark
from graphgui.document.document import Document
from graphgui.document.edits.import_data import BATCH, Imported, statistics, takes_batches
from graphgui.document.model import Place
from graphgui.document.tooltip_text import tooltip_text
from graphgui.document.translated import problem_text
from graphgui.look.colours import Theme
from graphgui.panels.import_data.column_models import Columns
from graphgui.panels.import_data.preview import ROWS, PreviewView
from graphgui.panels.import_data.reading import Asked, Found
from graphgui.panels.import_data.reading_form import ColumnMenu, ReadingForm
from graphgui.panels.import_data.role_view import RoleView
from graphgui.panels.import_data.sentences import Words, model_text, outcome_text, remarks_text, size_text
from graphgui.panels.import_data.shape_bar import ShapeBar
from graphgui.panels.import_data.small_screens import TwoForms, scrolled
from graphgui.panels.inspector.port_view import heading, quiet
from graphgui.panels.inspector.properties import ProblemLabel
from graphgui.progress import Progress
from graphgui.words import Problem, Remark, mark_for_translation, with_separators

_MOST_REMARKS = 4
_SIZE, _FRAME = QSize(1080, 700), QSize(4, 40)  # of the dialogue, and around it as a rule
Making = Literal["inputs", "model", "in place"]


class ImportDialog(QDialog):
    """Reads a file beside the window, shows what is in it, and gives the document what the person makes of it.

    Args:
        place: where new nodes go; None for under all that there is.
        before: what was chosen for the data that these shall replace; None for data that are new.

    Attributes:
        lost: the trained parameters that the data have given another shape.
    """

    def __init__(
        self,
        document: Document,
        path: Path,
        theme: Theme,
        parent: QWidget,
        place: Place | None = None,
        before: Choices | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import {0}").format(path.name))
        self.setModal(True)
        self.resize(_SIZE.boundedTo(parent.screen().availableSize() - _FRAME))
        self._document, self._path, self._place = document, path, place
        self._frame: RawTable | None = None
        self._of_columns: dict[str, ColumnChoice] = {}
        self._expected: tuple[str, ...] = ()
        self._choices: Choices | None = None
        self._task: Task = "regression"
        self.lost: list[str] = []
        self.reading = BackgroundTask(self)
        self.columns = Columns(theme, self)
        self.role_view = RoleView(self.columns, self)
        self.preview = PreviewView(self.columns, theme, self)
        self._build(theme)
        if before is not None:
            self._choose_as(before)
        self.columns.roles_changed.connect(self._consider)
        self.reading.progressed.connect(self._progress)
        self.reading.done.connect(self._arrived)
        self.reading.failed.connect(self._refuse)
        self._read()

    # building

    def _build(self, theme: Theme) -> None:
        self.size_label = quiet(parent=self)
        self.shape_bar, self.remarks = ShapeBar(self), quiet(parent=self)
        self.sheet = self.shape_bar.sheet
        self.remarks.hide()
        self.missing, self.making = QComboBox(self), QComboBox(self)
        self.reading_form = ReadingForm(self)
        self.missing.addItem(self.tr("Refuse the file"), "refuse")
        self.missing.addItem(self.tr("Drop their rows"), "drop")
        self.missing.addItem(self.tr("Put the column’s mean"), "mean")
        self.making.addItem(self.tr("A linear model, wired"), "model")
        self.making.addItem(self.tr("Inputs X and Y alone"), "inputs")
        self.making.addItem(self.tr("New data for the graph as it is"), "in place")
        self.validation = QDoubleSpinBox(self, minimum=0, maximum=90, decimals=0, singleStep=5)
        self.validation.setSuffix("\u202f%")
        self.validation.setValue(100 * self._document.training.validation)
        self.validation.setToolTip(self.tr("Share of the examples kept apart to validate on"))
        self.story, self.made = QLabel(self, wordWrap=True), quiet(parent=self)
        self.readings, self.doubts = QLabel(self, wordWrap=True), ProblemLabel(theme, self)
        for label in (self.story, self.readings):
            label.setTextFormat(Qt.TextFormat.PlainText)  # columns may be called what looks like HTML
        self.words = Words([self.story, self.made, self.doubts, self.readings], self)
        self.reason = ProblemLabel(theme, self)
        self.progress = QProgressBar(self, textVisible=False)
        self.progress.setFixedHeight(6)
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.accept_button = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button: QPushButton = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._import)
        self.buttons.rejected.connect(self.reject)
        self.content = self._content()
        below = QHBoxLayout()
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self.reason, 1)
        below.addStretch(0)
        below.addWidget(self.buttons)
        self.scrolled = scrolled(self.shape_bar, self.remarks, self.content)
        layout = QVBoxLayout(self)
        layout.addWidget(self.progress)
        layout.addWidget(self.scrolled, 1)
        layout.addLayout(below)
        for box in (self.missing, self.reading_form.dummies, self.making):
            box.currentIndexChanged.connect(self._consider)
        self.shape_bar.changed.connect(self._read)
        self.reading_form.changed.connect(self._read)
        self.role_view.reading_asked.connect(self._ask_reading)

    def _content(self) -> QWidget:
        content = QWidget(self)
        left, right = QWidget(content), QWidget(content)
        letters = ", ".join(self.role_view.letters())
        hint = self.tr("{letters}: what the selected columns are for").format(letters=letters)
        for side, title, remark, view in (
            (left, self.tr("Columns"), quiet(hint), self.role_view),
            (right, self.tr("The first rows"), self.size_label, self.preview),
        ):
            line = QHBoxLayout()
            line.addWidget(heading(title))
            line.addWidget(remark, 1)
            remark.setAlignment(Qt.AlignmentFlag.AlignRight)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.addLayout(line)
            column.addWidget(view, 1)
        column.addWidget(self.words)
        tables = QSplitter(content, childrenCollapsible=False, handleWidth=14)
        tables.addWidget(left)
        tables.addWidget(right)
        tables.setSizes([430, 530])
        self._form = QFormLayout()
        self._form.addRow(self.tr("Missing cells"), self.missing)
        self._form.addRow(self.tr("For validation"), self.validation)
        self._form.addRow(self.tr("Make of it"), self.making)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(tables, 1)
        layout.addWidget(TwoForms(self.reading_form, self._form, content))
        return content

    def _choose_as(self, before: Choices) -> None:
        """Begin with what was chosen before."""
        self.making.setCurrentIndex(self.making.findData("in place"))
        self.missing.setCurrentIndex(self.missing.findData(before.missing))
        self._of_columns, self._expected = dict(before.read), before.columns
        self.shape_bar.choose_as(before.sheet, before.shape)
        self.reading_form.show_choices(before)
        self.columns.expect(before)

    # reading

    def _read(self) -> None:
        """Read the file as the person says that it is cut and its cells are read."""
        asked = Asked(
            self._path,
            self.shape_bar.chosen_sheet(),
            self.shape_bar.shape,
            self.shape_bar.kept,
            self.reading_form.marks_chosen(),
            self.reading_form.in_texts.isChecked(),
            dict(self._of_columns),
            self.reading_form.column_choice(),
            decimal_mark(),
            self._expected,
        )
        self._expected = ()  # what a person chooses from now on is obeyed
        self._begin(self.tr("Reading…"))
        self.content.setEnabled(self._frame is not None)  # what is chosen while it reads begins it again
        self.reading.begin(asked.find)

    def _begin(self, text: str) -> None:
        self.content.setEnabled(False)
        self.accept_button.setEnabled(False)
        self.reason.hide()
        self.size_label.setText(text)
        self.progress.setRange(0, 0)
        self.progress.show()

    def _progress(self, share: float) -> None:
        if share:
            self.progress.setRange(0, 100)
            self.progress.setValue(round(100 * share))

    def _end(self) -> None:
        self.progress.hide()
        self.content.setEnabled(True)
        if self._frame:
            self.size_label.setText(size_text(self._frame, ROWS))

    def _arrived(self, found: Found | Imported) -> None:
        if isinstance(found, Imported):
            self._give(found)
            return
        warm_up()  # for the next reading, where what is chosen changes
        is_first, self._frame = self._frame is None, found.frame
        self.shape_bar.show_sheets(found.sheets, found.frame.sheet if found.frame else self.sheet.currentData())
        self.shape_bar.show_shape(found.shape, is_text=is_text(self._path))
        self._show_remarks(found.frame.remarks if found.frame else ())
        if found.frame is None:
            assert found.problem is not None
            self._refuse(found.problem)
            return
        at = self.role_view.currentIndex()
        self.columns.show_frame(found.frame)
        self.preview.fit_columns()
        self._end()
        self._consider()
        self.role_view.setCurrentIndex(self.columns.index(max(0, at.row()), max(0, at.column())))
        if is_first and not self.shape_bar.isAncestorOf(self.focusWidget()):
            self.role_view.setFocus()

    def _show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Say how the file was cut where that is not plain; all of it at the mouse."""
        sentences = [problem_text(remark) for remark in remarks]
        more = len(sentences) - _MOST_REMARKS
        text = " ".join(sentences[:_MOST_REMARKS])
        self.remarks.setText(self.tr("{0} And {1} more.").format(text, more) if more > 0 else text)
        self.remarks.setToolTip(tooltip_text("\n".join(sentences)) if more > 0 else "")
        self.remarks.setVisible(bool(sentences))

    def _refuse(self, problem: Problem) -> None:
        """Say what is wrong in the place where the file would be; another sheet may be better."""
        self._end()
        self._choices = None
        if self._frame is None:
            self.size_label.setText("")
            self.content.setEnabled(False)
        self.accept_button.setEnabled(False)
        self.reason.show_problem(problem)
        self.doubts.show_problem(None)
        for label in (self.story, self.made, self.readings):
            label.setText("")

    # what the person does

    def _ask_reading(self, row: int, place: QPoint) -> None:
        """Offer the ways to read a column."""
        if self._frame is None:
            return
        column = self._frame.columns[row]
        choice = self._of_columns.get(column.name, AS_DECIDED).or_else(self.reading_form.column_choice())
        menu = ColumnMenu(column, choice, self)
        menu.chosen.connect(partial(self._read_column, column.name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _read_column(self, name: str, choice: ColumnChoice) -> None:
        self._of_columns[name] = choice
        self._read()

    def _consider(self) -> None:
        """Say what would become of the rows, and whether that can be."""
        frame = self._frame
        if frame is None or self.reading.is_busy:
            return
        roles, missing = self.columns.roles, self.missing.currentData()
        choices = self.reading_form.added_to(chosen(roles, missing, frame.sheet), self._of_columns)
        self._form.labelForField(self.missing).setEnabled(any(column.missing for column in frame.columns))
        self.missing.setEnabled(any(column.missing for column in frame.columns))
        taken = [frame.column(name) for name in choices.columns]
        self.reading_form.allow_dummies(any(frame.column(name).kind == "text" for name in choices.features))
        self._choices, problem = None, None
        self.doubts.show_sentences(doubts(taken))
        self.readings.setText(remarks_text(frame, taken))
        self.story.setText("")
        self.made.setText("")
        try:
            found = outcome(frame, choices)
            self.story.setText(outcome_text(frame, found))
            self.made.setText(self._what_is_made(frame, choices, found.kept))
            self._choices = choices
        except Problem as trouble:
            problem = trouble
        self.reason.show_problem(problem)
        self.accept_button.setEnabled(problem is None)

    def _what_is_made(self, frame: RawTable, choices: Choices, rows: int) -> str:
        """What would be on the canvas; raises `Problem` where it cannot be."""
        making: Making = self.making.currentData()
        self.lost = []
        features, targets = encoded_columns(frame, choices)
        shapes = self.tr("X is {rows} × {features}, Y is {rows} × {targets}.").format(
            rows=with_separators(rows), features=len(features), targets=len(targets)
        )
        if making == "in place":
            self.lost = [
                str(port) for port in edits.import_data.check_in_place(self._document, features, targets, rows)
            ]
            if not self.lost:
                return shapes + " " + self.tr("All trained parameters are kept.")
            return (
                shapes
                + " "
                + self.tr("Of another shape then, and so drawn anew: {0}.").format(", ".join(self.lost))
            )
        if making == "inputs":
            return shapes
        if not features or not targets:
            raise Problem(
                mark_for_translation("problems", "A model needs a feature and a target: choose a column for each.")
            )
        self._task = task(frame, choices)
        sentences = [shapes, model_text(self._task)]
        is_given = self._document.training.batch_size is not None
        if not is_given and takes_batches(self._task, len(features) + len(targets), rows):
            sentences.append(self.tr("It is trained in batches of {0}, for the rows are many.").format(BATCH))
        return " ".join(sentences)

    def _import(self) -> None:
        """Make the table beside the window, then give it to the document."""
        frame, choices = self._frame, self._choices
        if frame is None or choices is None or self.reading.is_busy:
            return
        name, share = title_of(self._path), self._document.training.validation
        if round(100 * share) != self.validation.value():  # else it may be finer than the box shows it
            share = self.validation.value() / 100
        is_wired, seed = self.making.currentData() != "inputs", self._document.training.seed

        def work(_progress: Progress) -> Imported:
            table = encode(frame, choices)
            features, targets = map(tuple, encoded_columns(frame, choices))
            known = statistics(table, (*features, *targets), share, seed) if is_wired else {}
            matrices = tuple(matrix(table, columns) for columns in (features, targets) if columns)
            return Imported(name, table, features, targets, share, known, matrices)

        self._begin(self.tr("Taking the columns…"))
        self.reading.begin(work)

    def _give(self, data: Imported) -> None:
        making: Making = self.making.currentData()
        try:
            if making == "model":
                edits.import_data.as_model(self._document, data, self._task, self._place)
            elif making == "inputs":
                edits.import_data.as_inputs(self._document, data, self._place)
            else:
                edits.import_data.in_place(self._document, data)
        except Problem as problem:
            self._refuse(problem)
            return
        self.accept()

    def done(self, result: int) -> None:
        if self.isHidden():
            return  # it is closed: this is a key that was on its way
        self.reading.cancel()
        super().done(result)
