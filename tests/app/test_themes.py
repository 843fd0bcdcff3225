"""The theme follows what is chosen and what the system prefers, its contrast too, in every window."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTableWidget

from graphgui.app import theme
from graphgui.app.appearance import Appearance
from graphgui.app.window import Window
from graphgui.look.colours import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, THEMES

Scheme = Qt.ColorScheme


@pytest.fixture
def system(monkeypatch):
    """Sets what the system prefers; `None` where Qt cannot tell about contrast, as before 6.10."""

    def prefer(scheme: Scheme, high_contrast: bool | None) -> None:
        hints = SimpleNamespace(colorScheme=lambda: scheme)
        if high_contrast is not None:
            kinds = SimpleNamespace(HighContrast=True, NoPreference=False)
            monkeypatch.setattr(Qt, "ContrastPreference", kinds, raising=False)
            hints.accessibility = lambda: SimpleNamespace(contrastPreference=lambda: high_contrast)
        monkeypatch.setattr(theme, "QGuiApplication", SimpleNamespace(styleHints=lambda: hints))

    return prefer


@pytest.mark.parametrize(
    ("scheme", "high_contrast", "expected"),
    [
        (Scheme.Light, False, LIGHT),
        (Scheme.Dark, False, DARK),
        (Scheme.Light, True, HIGH_CONTRAST_LIGHT),
        (Scheme.Dark, True, HIGH_CONTRAST_DARK),
        (Scheme.Light, None, LIGHT),
        (Scheme.Dark, None, DARK),
    ],
)
def test_the_theme_is_what_the_system_prefers(system, scheme, high_contrast, expected):
    system(scheme, high_contrast)
    assert theme.current() == expected


@pytest.mark.parametrize("name", THEMES)
def test_what_is_chosen_stays_whatever_the_system_prefers(system, name):
    theme.choose(name)
    system(Scheme.Light, True)
    assert theme.chosen() == name
    assert theme.current() == THEMES[name]


@pytest.fixture
def other(window, qtbot):
    other = Window()
    with qtbot.waitExposed(other):
        other.show()
    other.complete()
    yield other
    other.close()
    Appearance.of_the_program().choose(theme.SYSTEM)
    theme.apply(QApplication.instance(), LIGHT)


@pytest.mark.parametrize("name", THEMES)
def test_every_window_takes_the_theme_from_the_menu(window, other, name):
    window.action_table.qt_actions[f"theme_{name}"].trigger()
    assert theme.shown() == THEMES[name]
    for each in (window, other):
        assert each.canvas.scene().look.theme == THEMES[name]
        assert each.palette().window().color().name() == THEMES[name].window
    assert window.action_table.qt_actions[f"theme_{name}"].isChecked()


def test_a_window_of_an_application_without_a_theme_takes_one(qapp, qtbot):
    qapp.setProperty("theme", None)  # as in a program that has made it for itself
    qapp.setStyleSheet("")
    window = Window()
    assert qapp.styleSheet() and theme.shown() == theme.current()
    window.close()


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_a_header_is_of_the_window_s_colour_where_there_is_no_column(window, look):
    Appearance.of_the_program().set_theme(look)
    table = QTableWidget(2, 1, window)
    table.resize(400, 100)
    table.show()
    QApplication.processEvents()
    header = table.horizontalHeader()
    assert QColor(header.grab().toImage().pixel(header.width() - 20, header.height() // 2)) == QColor(look.window)
    table.hide()
    Appearance.of_the_program().set_theme(LIGHT)
