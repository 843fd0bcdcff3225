"""What will become of a file's rows, counted, and what is made of them, in sentences."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from graphgui.data.columns.column import Column
from graphgui.data.columns.remarks import column_remarks, doubts, empty_rows
from graphgui.data.encode import Outcome
from graphgui.data.frames import RawTable
from graphgui.data.roles import Task, telling_nothing
from graphgui.document.translated import problem_text
from graphgui.explain.sentences import Translate, sentence
from graphgui.panels.spoken_contents import SpokenContents
from graphgui.words import with_separators

_MOST = 3  # columns that are named
_LINES = 10  # of text that are seen at once


class Words(QScrollArea):
    """Labels one below the other, in a strip that scrolls where they are long."""

    def __init__(self, labels: Iterable[QLabel], parent: QWidget) -> None:
        super().__init__(parent)
        SpokenContents(self, self)
        self.setAccessibleName(self.tr("What the import does"))
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 8, 0)
        for label in labels:
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)


def size_text(frame: RawTable, shown: int) -> str:
    """How many rows and columns there are, and how many rows are shown, `shown` at most."""
    rows, columns = frame.rows, len(frame.columns)
    of_rows = QCoreApplication.translate("import", "{count} rows").format(count=with_separators(rows))
    if rows == 1:
        of_rows = QCoreApplication.translate("import", "1 row")
    of_columns = QCoreApplication.translate("import", "{count} columns").format(count=columns)
    if columns == 1:
        of_columns = QCoreApplication.translate("import", "1 column")
    if rows <= shown:
        return f"{of_rows} × {of_columns}"
    text = QCoreApplication.translate("import", "{size}, {shown} rows shown")
    return text.format(size=f"{of_rows} × {of_columns}", shown=shown)


def remarks_text(frame: RawTable, taken: Sequence[Column]) -> str:
    """A line for each thing to know about how columns were read, doubts aside, and which tell a model nothing."""
    said = set(map(problem_text, doubts(taken)))
    lines = [text for text in map(problem_text, column_remarks(taken)) if text not in said]
    lines += map(problem_text, telling_nothing(frame, {column.name for column in taken}))
    return "\n".join(lines)


def outcome_text(frame: RawTable, outcome: Outcome, translate: Translate = QCoreApplication.translate) -> str:
    """One sentence for each thing that is done, in the window's language or another."""
    sentences = []
    dropped = outcome.rows - outcome.kept
    if dropped:
        text = translate(
            "import", "{dropped} of {rows} rows are dropped, because something is missing: {columns}."
        )
        if dropped == 1:
            text = translate("import", "1 of {rows} rows is dropped, because something is missing: {columns}.")
        counts = _counted(outcome.dropped, translate)
        sentences.append(
            text.format(dropped=with_separators(dropped), rows=with_separators(outcome.rows), columns=counts)
        )
    elif outcome.rows == 1:
        sentences.append(translate("import", "The one row is taken."))
    else:
        text = translate("import", "All {rows} rows are taken.")
        sentences.append(text.format(rows=with_separators(outcome.rows)))
    if outcome.filled:
        text = translate("import", "Missing cells become the mean of their column: {columns}.")
        sentences.append(text.format(columns=_counted(outcome.filled, translate)))
    for name, coding in list(outcome.coded.items())[:_MOST]:
        if len(coding.columns) == 1:
            text = translate("import", "“{column}” becomes 0 and 1: 1 is “{value}”.")
            sentences.append(text.format(column=name, value=next(iter(coding.columns))))
        elif coding.left_out is None:
            text = translate("import", "“{column}” becomes {count} columns of 0 and 1.")
            sentences.append(text.format(column=name, count=len(coding.columns)))
        else:
            text = translate("import", "“{column}” becomes {count} columns of 0 and 1, all 0 for “{value}”.")
            sentences.append(text.format(column=name, count=len(coding.columns), value=coding.left_out))
    more = len(outcome.coded) - _MOST
    if more > 0:
        text = translate("import", "{count} more columns of text are coded in the same way.")
        if more == 1:
            text = translate("import", "Another column of text is coded in the same way.")
        sentences.append(text.format(count=more))
    if frame.empty:
        sentences.append(sentence(empty_rows(frame.empty), translate))
    return " ".join(sentences)


def model_text(task: Task, translate: Translate = QCoreApplication.translate) -> str:
    """Which model is made for a task."""
    return {
        "regression": translate("import", "A linear regression: X → standardise → linear → mse ← Y."),
        "two classes": translate(
            "import", "A logistic regression: X → standardise → linear → binary_cross_entropy ← Y."
        ),
        "classes": translate(
            "import", "A softmax regression: X → standardise → linear → softmax_cross_entropy ← Y."
        ),
    }[task]


def _counted(counts: Mapping[str, int], translate: Translate) -> str:
    named = [f"{name} ({with_separators(count)})" for name, count in list(counts.items())[:_MOST]]
    more = len(counts) - len(named)
    text = ", ".join(named)
    if not more:
        return text
    return translate("import", "{0} and {1} more").format(text, more)
