"""What will become of a file's rows, counted, and what is made of them, in sentences."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from graphgui.data.encode import Outcome
from graphgui.data.frames import RawTable
from graphgui.data.roles import Task
from graphgui.words import with_separators

_MOST = 3  # columns that are named


def outcome_text(frame: RawTable, outcome: Outcome) -> str:
    """One sentence for each thing that is done."""
    sentences = []
    dropped = outcome.rows - outcome.kept
    if dropped:
        text = QCoreApplication.translate(
            "import", "{dropped} of {rows} rows are dropped, because something is missing: {columns}."
        )
        counts = _counted(outcome.dropped)
        sentences.append(
            text.format(dropped=with_separators(dropped), rows=with_separators(outcome.rows), columns=counts)
        )
    else:
        text = QCoreApplication.translate("import", "All {rows} rows are taken.")
        sentences.append(text.format(rows=with_separators(outcome.rows)))
    if outcome.filled:
        text = QCoreApplication.translate("import", "Missing cells become the mean of their column: {columns}.")
        sentences.append(text.format(columns=_counted(outcome.filled)))
    for name, coding in list(outcome.coded.items())[:_MOST]:
        if len(coding.columns) == 1:
            text = QCoreApplication.translate("import", "“{column}” becomes 0 and 1: 1 is “{value}”.")
            sentences.append(text.format(column=name, value=next(iter(coding.columns))))
        elif coding.left_out is None:
            text = QCoreApplication.translate("import", "“{column}” becomes {count} columns of 0 and 1.")
            sentences.append(text.format(column=name, count=len(coding.columns)))
        else:
            text = QCoreApplication.translate(
                "import", "“{column}” becomes {count} columns of 0 and 1, all 0 for “{value}”."
            )
            sentences.append(text.format(column=name, count=len(coding.columns), value=coding.left_out))
    more = len(outcome.coded) - _MOST
    if more > 0:
        text = QCoreApplication.translate("import", "{count} more columns of text are coded in the same way.")
        sentences.append(text.format(count=more))
    if frame.empty:
        text = QCoreApplication.translate("import", "{count} empty rows are left out.")
        sentences.append(text.format(count=with_separators(frame.empty)))
    return " ".join(sentences)


def model_text(task: Task) -> str:
    """Which model is made for a task."""
    return {
        "regression": QCoreApplication.translate(
            "import", "A linear regression: X → standardise → linear → mse ← Y."
        ),
        "two classes": QCoreApplication.translate(
            "import", "A logistic regression: X → standardise → linear → binary_cross_entropy ← Y."
        ),
        "classes": QCoreApplication.translate(
            "import", "A softmax regression: X → standardise → linear → softmax_cross_entropy ← Y."
        ),
    }[task]


def _counted(counts: Mapping[str, int]) -> str:
    named = [f"{name} ({with_separators(count)})" for name, count in list(counts.items())[:_MOST]]
    more = len(counts) - len(named)
    text = ", ".join(named)
    if not more:
        return text
    return QCoreApplication.translate("import", "{0} and {1} more").format(text, more)
