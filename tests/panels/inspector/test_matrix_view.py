"""A matrix in little room shows fewer columns, each number whole, and dots for the others."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF

from graphgui.look.colours import LIGHT
from graphgui.look.numbers import short
from graphgui.panels.inspector.matrix_view import MatrixView
from tests.app.languages.pseudo import painted_texts

SMALL = np.array([[-1.39e-5, -2.24e-4, 6.43e-3], [-9.31e-4, 3.24e-4, -1.27e-3]])


@pytest.fixture
def view(qtbot):
    view = MatrixView(LIGHT, signed=True)
    qtbot.addWidget(view)
    return view


def written(view):
    """What is painted, number by number, and as the first row's width."""
    pieces = painted_texts(lambda painter: view.render(painter, QPoint()), QRectF(view.rect())).split()
    return pieces, sum(map(view.fontMetrics().horizontalAdvance, pieces[: view.columns_shown]))


@pytest.mark.parametrize("width", [110, 130, 160, 200, 240, 400])
@pytest.mark.parametrize("columns", [1, 2, 3, 7])
def test_the_numbers_of_a_row_have_room_beside_each_other(view, width, columns):
    view.resize(width, 100)
    view.show_array(np.hstack([SMALL, SMALL, SMALL])[:, :columns])
    pieces, used = written(view)
    shown = [piece for piece in pieces if piece != "…"]
    assert shown == [short(number) for row in SMALL for number in row[: len(shown) // 2]]
    assert used < width
    assert ("…" in pieces) == (len(shown) // 2 < columns)


def test_a_number_that_has_no_room_by_itself_says_that_it_goes_on(view):
    view.resize(60, 100)
    view.show_array(SMALL)
    (first, *_), _ = written(view)
    assert first.endswith("…") and short(SMALL[0, 0]).startswith(first[:-1])


def test_with_room_there_are_as_many_as_ever(view):
    view.resize(400, 100)
    view.show_array(SMALL)
    assert view.columns_shown == 3


def test_a_column_that_went_for_a_long_number_stays_away_while_numbers_change(view):
    view.resize(160, 100)
    view.show_array(np.array([[1.0, 2.0, 3.0]]))
    assert view.columns_shown == 3
    view.show_array(SMALL[:1])
    fewer = view.columns_shown
    assert fewer < 3
    view.show_array(np.array([[1.0, 2.0, 3.0]]))
    assert view.columns_shown == fewer
    view.show_array(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
    assert view.columns_shown == 3


def test_larger_type_leaves_fewer_columns(view):
    view.resize(240, 100)
    view.show_array(SMALL)
    before = view.columns_shown
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    assert view.columns_shown < before
