"""The palette offers every operation, finds it, and hands it over by mouse and keyboard."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from graphgui.document import drag_data
from graphgui.look.colours import DARK, LIGHT
from graphgui.ops import OPS
from graphgui.panels.inspector.formula import plain
from graphgui.panels.palette.palette import Palette

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def palette(qtbot: QtBot) -> Palette:
    widget = Palette(LIGHT)
    qtbot.addWidget(widget)
    widget.resize(220, 500)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def shown_ops(palette: Palette) -> list[str]:
    items = (palette.list.item(row) for row in range(palette.list.count()))
    return [i.text() for i in items if not i.isHidden() and i.text() in OPS]


def shown_headings(palette: Palette) -> list[str]:
    items = (palette.list.item(row) for row in range(palette.list.count()))
    return [i.text() for i in items if not i.isHidden() and i.text() not in OPS]


def item(palette: Palette, name: str) -> QListWidgetItem:
    return palette.list.findItems(name, Qt.MatchFlag.MatchExactly)[0]


def test_every_operation_is_offered_and_the_main_job_comes_first(palette: Palette) -> None:
    assert set(shown_ops(palette)) == set(OPS)
    assert shown_ops(palette)[:4] == ["input", "parameter", "linear", "mse"]


def test_typing_narrows_to_what_is_meant(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "squared error")
    assert shown_ops(palette) == ["mse", "huber", "weighted_mse"]
    qtbot.keyClicks(palette.search, " mean")
    assert shown_ops(palette) == ["mse"]
    assert shown_headings(palette) == ["To begin with"]
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert set(shown_ops(palette)) == set(OPS)


def test_enter_in_the_search_chooses_the_first_found(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "lin")
    with qtbot.waitSignal(palette.op_chosen) as chosen:
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert chosen.args == ["linear"]


def test_a_search_that_finds_nothing_chooses_nothing(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "zzz")
    with qtbot.assertNotEmitted(palette.op_chosen):
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)


def test_double_click_chooses(palette: Palette, qtbot: QtBot) -> None:
    centre = palette.list.visualItemRect(item(palette, "mse")).center()
    viewport = palette.list.viewport()
    with qtbot.waitSignal(palette.op_chosen) as chosen:
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
    assert chosen.args == ["mse"]


def test_arrow_and_enter_choose_from_the_list(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.hasFocus()
    qtbot.keyClick(palette.list, Qt.Key.Key_Down)
    chosen: list[str] = []
    palette.op_chosen.connect(chosen.append)
    qtbot.keyClick(palette.list, Qt.Key.Key_Return)
    assert chosen == ["parameter"]


def test_a_heading_cannot_be_chosen(palette: Palette) -> None:
    centre = palette.list.visualItemRect(palette.list.item(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert palette.list.currentItem() is None


def test_a_drag_carries_the_operation_and_a_picture(
    palette: Palette, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    carried: list[tuple[QMimeData, int]] = []

    def exec_(self: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        carried.append((self.mimeData(), self.pixmap().width()))
        assert drag_data.carried_op(self.mimeData()) == "linear"
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", exec_)
    viewport = palette.list.viewport()
    start = palette.list.visualItemRect(item(palette, "linear")).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for distance in (5, 15, 30):
        QTest.mouseMove(viewport, start + type(start)(distance, distance))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start)
    if not carried:  # the offscreen platform sends no button with a moved mouse
        palette.list.startDrag(Qt.DropAction.CopyAction)
    assert carried[0][1] > 0


def test_tooltips_say_what_an_operation_does(palette: Palette) -> None:
    assert item(palette, "linear").toolTip() == f"{OPS['linear'].summary}\nŶ = X W + b"


def test_formulas_read_without_typesetting() -> None:
    assert plain(r"C = \frac{1}{q}\,\lVert \hat{Y} - Y \rVert^{2}") == "C = 1/q ‖Ŷ − Y‖²"
    assert plain(r"\frac{\partial C}{\partial b_{l}} = \sum_{i} G_{il}") == "∂C/∂b_l = Σ_i G_il"
    for op in OPS.values():
        for formula in (op.formula, *op.gradients, *op.index_form):
            assert "\\" not in plain(formula) and "{" not in plain(formula)


def test_another_theme_repaints(palette: Palette) -> None:
    light = palette.list.viewport().grab().toImage()
    palette.set_theme(DARK)
    assert palette.list.viewport().grab().toImage() != light
