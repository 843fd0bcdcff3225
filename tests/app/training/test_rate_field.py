"""The field of the learning rate shows any rate as it is, and Up and Down multiply it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.words import with_powers


@pytest.fixture
def field(window):
    yield window.transport.learning_rate
    window.document.undo_stack.setClean()


def set_rate(window, rate):
    edits.training.change(window.document, learning_rate=rate)


def type_rate(field, text):
    field.setFocus()
    field.selectAll()
    QGuiApplication.clipboard().setText(text)  # keys of the test library know no “⁻”
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (0.1, "0.1"),
        (0.0425, "0.0425"),
        (2.5e-7, "2.5·10⁻⁷"),
        (1e-14, "10⁻¹⁴"),
        (1.234e-300, "1.234·10⁻³⁰⁰"),
        (3e12, "3·10¹²"),
        (0.0, "0"),
    ],
)
def test_any_rate_is_shown_as_it_is(window, field, rate, shown):
    set_rate(window, rate)
    assert field.text() == shown
    assert field.value() == rate


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("2.5e-7", 2.5e-7),
        ("2.5·10⁻⁷", 2.5e-7),
        ("2,5·10⁻⁷", 2.5e-7),
        ("2.5*10^-7", 2.5e-7),
        ("2.5×10^(-7)", 2.5e-7),
        ("10⁻¹⁴", 1e-14),
    ],
)
def test_a_rate_is_typed_with_a_power_of_ten_or_an_exponent(window, field, typed, rate):
    type_rate(field, typed)
    assert window.document.training.learning_rate == rate
    assert field.value() == rate


def test_what_is_shown_and_not_changed_stays_the_same_rate(window, field):
    set_rate(window, 1.23456789e-9)
    type_rate(field, field.text())
    assert window.document.training.learning_rate == 1.23456789e-9


@pytest.mark.parametrize(
    ("rate", "up", "down"),
    [
        (0.1, [0.2, 0.5, 1], [0.05, 0.02, 0.01]),
        (0.042, [0.05, 0.1], [0.02, 0.01]),
        (2.5e-7, [5e-7, 1e-6], [2e-7, 1e-7]),
        (1e-14, [2e-14, 5e-14], [5e-15, 2e-15]),
        (0.0, [1e-6], [0.0]),
    ],
)
def test_up_and_down_multiply(window, field, rate, up, down):
    field.setFocus()
    for key, rates in ((Qt.Key.Key_Up, up), (Qt.Key.Key_Down, down)):
        set_rate(window, rate)
        for expected in rates:
            QTest.keyClick(field, key)
            assert window.document.training.learning_rate == expected


@pytest.mark.parametrize("rate", [2.5e-7, 1e-14, 3e4])
def test_the_panel_shows_the_same_rate_and_its_slider_reaches_it(window, rate):
    form = window.panels.bring("training")
    set_rate(window, rate)
    assert form.fields["learning_rate"].editor.line.text() in (with_powers(f"{rate:g}"), f"{rate:g}")
    assert form.slider.minimum() < form.slider.value() < form.slider.maximum()
    window.document.undo_stack.setClean()
