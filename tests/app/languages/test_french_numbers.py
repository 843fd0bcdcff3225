"""In French every number has a decimal comma, wherever it is shown, and is typed with one."""

import re

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from graphgui.app.panels import PANELS
from graphgui.canvas.editing.search_popup import SearchPopup
from graphgui.panels.inspector.formula import Formula
from tests.app.languages.pseudo import painted_texts, texts_of
from tests.app.painted import writing
from tests.app.rails.conftest import opened

__all__ = ["opened"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

_POINT = re.compile(r"\d\.\d")


@pytest.fixture
def shown(opened):
    window = opened(1920, 1080, 1.0, "fr")
    window.session.run_now(5)
    yield window
    window.document.undo_stack.setClean()


def typed_texts(parent: QWidget):
    """What stands in the fields of a window, and what a screen reader calls each of its parts."""
    for widget in parent.findChildren(QWidget):
        if isinstance(widget, (QLineEdit, QAbstractSpinBox)):
            yield widget.text()
        elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
            yield widget.toPlainText()
        yield widget.accessibleName()


def with_points(*parts: QWidget) -> set[str]:
    QApplication.processEvents()
    texts = [text for part in parts for text in (*(text for _, text in texts_of(part)), *typed_texts(part))]
    return {text for text in texts if _POINT.search(text)}


@pytest.mark.parametrize("node", [None, "X", "linear", "mse"])
def test_no_number_of_the_window_has_a_point(shown, qtbot, node):
    shown.canvas.editor.select([node] if node else [])
    for row in PANELS:
        shown.panels.bring(row.name)
        qtbot.wait(30)
        assert with_points(shown.docks[row.name]) == set(), row.name
    assert with_points(shown) == set()


def test_no_number_on_the_canvas_has_a_point(shown):
    canvas = shown.canvas
    canvas.legend.resize(canvas.legend.width() + 1, canvas.legend.height())  # or it shows the picture that it has
    with writing() as written:
        canvas.legend.grab()
        assert any(re.search(r"\d,\d", each.text) for each in written)
        area = canvas.scene().itemsBoundingRect()
        painted = painted_texts(lambda painter: canvas.scene().render(painter, area, area), area)
    assert re.search(r"\d,\d", painted)
    assert not [text for text in (painted, *(each.text for each in written)) if _POINT.search(text)]


@pytest.mark.parametrize("name", [row.name for row in PANELS if row.is_plot])
def test_no_number_in_a_plot_has_a_point(shown, qtbot, name):
    plot = shown.panels.bring(name)
    qtbot.wait(200)
    if hasattr(plot, "view"):
        scene = plot.view.scene()
        painted = painted_texts(lambda painter: scene.render(painter), QRectF(scene.sceneRect()))
        assert not _POINT.search(painted)


def test_no_number_in_the_search_has_a_point(shown):
    QTest.keyClick(shown.canvas, Qt.Key.Key_Space)
    popup = shown.findChild(SearchPopup)
    QTest.keyClicks(QApplication.focusWidget(), "gelu")
    found = with_points(popup)
    popup.dismiss()
    assert found == set()


def test_an_answer_is_read_and_answered_with_commas(shown):
    shown.canvas.editor.select(["linear"])
    panel = shown.panels.bring("answer")
    QTest.keyClicks(panel.field, "3,1415 * X' (Yhat - Y)")
    panel.show_reading()
    assert "3,1415" in panel.reading.accessibleName()
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert "1,571·q" in panel.said.text()


def test_a_formula_has_a_comma_without_a_gap_and_its_parts_where_they_are(shown, qtbot):
    latex = r"0.25 X + 0.5 Y"
    formula = Formula(latex, parts=[(latex.index("Y"), len(latex))])
    qtbot.addWidget(formula)
    formula.typeset_now()
    formula.resize(formula.sizeHint())
    place = formula.part_rect(0)
    assert place.right() > formula.width() - 4 and place.width() < formula.width() / 4  # Y alone, at the end
    assert formula.grab().toImage() == picture_of_formula(r"0{,}25 X + 0{,}5 Y")


def picture_of_formula(latex: str):
    formula = Formula(latex)
    formula.typeset_now()
    formula.resize(formula.sizeHint())
    image = formula.grab().toImage()
    formula.deleteLater()
    return image
