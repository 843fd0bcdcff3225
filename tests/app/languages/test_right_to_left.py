"""A language read from right to left mirrors the window, and neither formulas, axes, numbers nor the graph."""

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption, qGray
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton, QWidget

from graphgui import assets
from graphgui.app import language
from graphgui.app.application import application
from graphgui.app.panels import PANELS
from graphgui.app.start.card import Card
from graphgui.app.window import Window
from graphgui.data.numbers import read_number
from graphgui.look.numbers import short
from graphgui.ops.op import show_shape
from graphgui.panels.inspector.formula import Formula
from graphgui.words import with_separators, write_words_from_the_right
from tests.app.languages.pseudo import RightToLeft
from tests.app.rails.test_whole_words import says_all

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def from_the_right(qapp):
    application()
    locale, words = QLocale(), RightToLeft(qapp)
    language.speak(qapp, "he")
    qapp.installTranslator(words)
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(locale)


@pytest.fixture
def window(from_the_right, qtbot, monkeypatch):
    window = Window()
    window.resize(1920, 1080)
    with qtbot.waitExposed(window):
        window.show()
    window.complete()
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.panels.make_all_seen()
    window.session.run_now(8)
    window.canvas.editor.select(["linear"])
    QApplication.processEvents()
    yield window
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def middle(widget: QWidget) -> float:
    return widget.mapTo(widget.window(), widget.rect().center()).x()


def test_the_window_is_mirrored(window):
    canvas, docks = middle(window.canvas), window.docks
    assert middle(docks["palette"]) > canvas > middle(docks["inspector"])
    play = next(each for each in window.transport.findChildren(QToolButton) if each.objectName() == "play_button")
    assert middle(play) > canvas > middle(window.transport.learning_rate)
    bar = window.menuBar()
    assert bar.actionGeometry(bar.actions()[0]).x() > bar.actionGeometry(bar.actions()[1]).x()


def test_the_start_page_is_mirrored(window):
    window.start.show()
    QApplication.processEvents()
    first, second = window.start.page.findChildren(Card)[:2]
    assert middle(first) > middle(second)


def test_panels_stand_again_where_they_stood(window, qtbot, monkeypatch):
    window.docks["inspector"].close()
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    window.remember_layout()
    again = Window()
    again.show()
    again.complete()
    assert again.docks["inspector"].isHidden()
    assert middle(again.docks["palette"]) > middle(again.canvas)
    again.close()


def test_a_rail_is_beside_the_panels_that_it_opens(window):
    window.resize(1280, 800)
    QApplication.processEvents()
    window.panels.bring("inspector")
    QApplication.processEvents()
    rail = window.findChild(QWidget, "rail_inspector")
    assert middle(window.docks["inspector"]) < middle(rail) < middle(window.canvas)


def test_axes_run_from_left_to_right(window):
    for name in ("loss", "fit", "gradients"):
        plot = window.panels[name]
        axis, box = plot.item.getAxis("left"), plot.box
        assert axis.sceneBoundingRect().center().x() < box.sceneBoundingRect().left()
        (low, high), _ = box.viewRange()
        assert box.mapViewToScene(QPointF(low, 1)).x() < box.mapViewToScene(QPointF(high, 1)).x()


def test_steps_run_from_left_to_right(window):
    slider = window.timeline.slider
    assert slider.x_of(0) < slider.x_of(8)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center() * 0.02)
    assert window.session.step == 0
    assert middle(window.timeline.back) < middle(window.timeline.on) < middle(slider)


def test_the_graph_is_not_mirrored(window):
    places = [window.canvas.mapFromScene(window.canvas.scene().rect(name).center()).x() for name in ("X", "mse")]
    assert places == sorted(places)


def test_every_panel_says_all_its_words(window, qtbot):
    for row in PANELS:
        window.panels.bring(row.name)
        qtbot.waitUntil(partial(says_all, window.docks[row.name]), timeout=2_000)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        (partial(short, 3.89e7), "3.89·10⁷"),
        (partial(short, -0.25), "−0.250"),
        (partial(show_shape, (235, 1)), "235 × 1"),
        (partial(with_separators, 1_234_567), "1234567"),
    ],
)
def test_numbers_and_shapes_are_read_from_left_to_right(from_the_right, text, order):
    assert seen(f"אבג {text()} דה", QApplication.font()).strip("אבגדה ") == order


def seen(text, font):
    """The characters of a line as they stand on the screen, from left to right."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    def left(at):
        return min(line.cursorToX(at), line.cursorToX(at + 1))

    found = []
    for run in line.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        for at, place in zip(run.stringIndexes(), run.positions(), strict=True):
            found.append((place.x(), text[at]))
    return "".join(letter for _, letter in sorted(found) if letter.isprintable())


def test_what_is_shown_is_read_back(from_the_right):
    assert read_number(short(-2.5e-7)) == -2.5e-7


def test_a_formula_is_read_from_left_to_right(from_the_right):
    def ink():
        """How dark each column of its picture is, wherever in the widget it begins."""
        formula = Formula(r"\partial C/\partial X = G W^\top")
        formula.resize(formula.sizeHint())
        image = formula.grab().toImage()
        formula.deleteLater()
        columns = [[255 - qGray(image.pixel(x, y)) for y in range(image.height())] for x in range(image.width())]
        return np.trim_zeros([sum(column) / len(column) - min(map(min, columns)) for column in columns])

    mirrored = ink()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    write_words_from_the_right(False)
    usual = ink()
    shared = min(len(usual), len(mirrored))
    assert np.corrcoef(usual[:shared], mirrored[:shared])[0, 1] > 0.8  # one may begin within another pixel
