"""What can be used is seen to be: buttons, fields, boxes, scroll handles and nodes, by 3 to 1 in every theme."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from graphgui.app import theme
from graphgui.app.appearance import Appearance
from graphgui.app.panels import PANELS
from graphgui.app.rails.rail_button import RailButton
from graphgui.app.start.card import Card
from graphgui.canvas.items.wire_width import THINNEST, WITHOUT_GRADIENT
from graphgui.look.colours import EDGE, LIGHT, THEMES
from tests.app.keyboard.rings import apart, pixels_of

KINDS = (
    QPushButton,
    QToolButton,
    QComboBox,
    QSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QCheckBox,
    QRadioButton,
    QSlider,
)
REACH = 6  # pixels from a widget's side within which its edge lies


@pytest.fixture(params=THEMES)
def themed(qapp, request):
    theme.apply(qapp, THEMES[request.param])
    yield THEMES[request.param]
    theme.apply(qapp, LIGHT)


def strongest(image: np.ndarray, ground: np.ndarray) -> float:
    """The contrast with its ground of what stands out most in a picture."""
    return float(apart(image, np.broadcast_to(ground, image.shape)).max())


def edge_of(window: QWidget, widget: QWidget) -> float:
    """By how much a widget's left or upper edge, in its middle, stands out from what is beside it."""
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    row = pixels_of(window.grab(QRect(place.left() - 2, place.center().y(), REACH + 2, 1)).toImage())
    column = pixels_of(window.grab(QRect(place.center().x(), place.top() - 2, 1, REACH + 2)).toImage())
    return max(strongest(row[:, 2:], row[:, :1]), strongest(column[2:], column[:1]))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("role", ["window", "surface"])
def test_every_kind_of_control_has_an_edge(themed, qtbot, kind, role):
    window = QWidget()
    window.setObjectName("ground")
    window.setStyleSheet(f"#ground {{ background: {getattr(themed, role)}; }}")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(20, 20, 20, 20)
    control, other = kind(window), QPushButton(window)
    layout.addWidget(control)
    layout.addWidget(other)
    window.show()
    other.setFocus()
    assert edge_of(window, control) >= EDGE


def test_the_boxes_of_a_list_have_an_edge(themed, qtbot):
    names = QListWidget()
    qtbot.addWidget(names)
    names.addItem("one")
    names.item(0).setCheckState(Qt.CheckState.Unchecked)
    names.addItem("two")
    names.setCurrentRow(1)
    names.show()
    place = names.visualItemRect(names.item(0))
    place.setWidth(names.fontMetrics().height())  # the box alone
    image = pixels_of(names.viewport().grab(place).toImage())
    assert strongest(image, image[0, 0]) >= EDGE


def test_the_handle_of_a_scroll_bar_stands_out(themed, qtbot):
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inner.setFixedSize(50, 2000)
    area.setWidget(inner)
    area.resize(100, 200)
    area.show()
    bar = area.verticalScrollBar()
    image = pixels_of(area.grab(QRect(bar.mapTo(area, QPoint()), bar.size())).toImage())
    assert strongest(image[5:20], image[-5, 5]) >= EDGE


@pytest.fixture(params=THEMES)
def shown(engel, request):
    engel.resize(1600, 1000)
    engel.session.run_now(5)
    Appearance.of_the_program().set_theme(THEMES[request.param])
    yield engel
    theme.apply(QApplication.instance(), LIGHT)


def buttons_in(part: QWidget) -> list[QAbstractButton]:
    """Buttons that can be pressed, and are seen whole; strips, tabs and the signs of docks are no buttons."""
    return [
        button
        for button in part.findChildren(QAbstractButton)
        if isinstance(button, (QPushButton, QToolButton, Card))
        and button.isEnabled()
        and not isinstance(button, RailButton)
        and not isinstance(button.parentWidget(), QTabBar)
        and not button.objectName().startswith("qt_")
        and button.visibleRegion().boundingRect() == button.rect()
    ]


def test_every_button_of_every_panel_and_bar_looks_like_one(shown):
    flat, seen = set(), 0
    for row in (None, *PANELS):
        part = shown.docks[row.name] if row else shown
        if row:
            shown.panels.bring(row.name)
            QApplication.processEvents()
        else:
            shown.banner.say("So it is.")
        for button in buttons_in(part):
            seen += 1
            if edge_of(shown, button) < EDGE:
                flat.add((row and row.name, button.text() or button.accessibleName()))
    assert seen > 30 and not flat


def test_every_button_of_the_start_page_looks_like_one(shown):
    shown.start.show()
    QApplication.processEvents()
    buttons = buttons_in(shown.start.page)
    assert buttons
    assert not [button.text() for button in buttons if edge_of(shown, button) < EDGE]


@pytest.mark.parametrize("zoom", [0.25, 0.45, 0.5, 0.73, 1.0, 1.27, 2.0])
def test_the_edge_of_a_node_stands_out_at_every_zoom(shown, zoom):
    canvas, scene = shown.canvas, shown.canvas.scene()
    canvas.navigation.fit()
    canvas.scale(zoom / canvas.transform().m11(), zoom / canvas.transform().m11())
    canvas.centerOn(scene.rect("linear").center())
    QApplication.processEvents()
    left = canvas.mapFromScene(QPointF(scene.rect("linear").left(), scene.rect("linear").bottom() - 20))
    image = pixels_of(canvas.viewport().grab(QRect(left - QPoint(4, 0), left + QPoint(4, 0))).toImage())
    assert strongest(image, image[:, :1]) >= EDGE


@pytest.mark.parametrize("width", [THINNEST, WITHOUT_GRADIENT], ids=["thin", "without a gradient"])
def test_a_thin_wire_stands_out_at_every_zoom(shown, width):
    canvas, scene = shown.canvas, shown.canvas.scene()
    item = scene.wire_item(next(each for each in shown.document.graph.wires if each.source == "linear"))
    for zoom in (0.1, 0.25, 0.45, 0.73, 1.0, 1.27):
        canvas.navigation.zoom_by(zoom / canvas.navigation.zoom)
        for share in (0.1, 0.15, 0.2, 0.8, 0.9):  # its numbers stand in the middle
            place = item.path.pointAtPercent(share) if zoom > 0.2 else item.line.pointAt(share)
            canvas.centerOn(place)
            item.reading = item.reading._replace(width=width)
            at = canvas.mapFromScene(place)
            image = pixels_of(canvas.viewport().grab(QRect(at - QPoint(0, 3), at + QPoint(0, 3))).toImage())
            ground = np.broadcast_to(QColor(canvas.theme.canvas).getRgb()[:3], image.shape)
            assert float(apart(image, ground).max()) >= EDGE, (zoom, share)
