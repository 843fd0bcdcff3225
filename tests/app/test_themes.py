"""The theme follows what is chosen and what the system prefers, its contrast too, in every window."""

from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTableWidget

from graphgui import assets
from graphgui.app import theme
from graphgui.app.appearance import Appearance
from graphgui.app.window import Window
from graphgui.look.colours import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, THEMES
from tests.app.keyboard.rings import pixels_of

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


@pytest.mark.parametrize("what", ["colours", "contrast"])
def test_an_open_window_follows_when_the_system_prefers_another(window, system, what):
    hints, high = QApplication.styleHints(), getattr(Qt, "ContrastPreference", None)
    if what == "contrast" and high is None:
        pytest.skip("Qt tells from 6.10 on")
    system(Scheme.Dark, high is not None)
    if what == "contrast":
        hints.accessibility().contrastPreferenceChanged.emit(high.HighContrast)
    else:
        hints.colorSchemeChanged.emit(Scheme.Dark)
    expected = HIGH_CONTRAST_DARK if high else DARK
    assert window.canvas.scene().look.theme == theme.shown() == expected
    system(Scheme.Light, False)
    Appearance.of_the_program().refresh()


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


GROUNDS = ("window", "surface", "raised", "node", "node_header", "canvas")


@pytest.mark.parametrize("name", THEMES)
def test_no_part_of_either_window_keeps_the_colours_of_before(window, other, name):
    for each in (window, other):
        each.resize(1600, 1000)
        each.open_example(assets.path("examples", "engel.graph.json"))
        each.panels.make_all_seen()
        each.session.run_now(5)
        each.banner.say("So it is.")
    before = DARK if name.endswith("light") else LIGHT
    Appearance.of_the_program().choose(before.name)
    window.action_table.qt_actions[f"theme_{name}"].trigger()
    QApplication.processEvents()
    for each in (window, other):
        seen = colours_of(each)
        assert {colour: seen[colour] for colour in set(before[1:]) - set(THEMES[name]) if seen[colour] > 20} == {}
        assert sum(seen[getattr(THEMES[name], ground)] for ground in GROUNDS) > 800_000


def colours_of(window) -> Counter[str]:
    """How many of a window's pixels have each colour."""
    pixels = pixels_of(window.grab().toImage()).astype(np.uint32)
    numbers, counts = np.unique(pixels @ [0x10000, 0x100, 1], return_counts=True)
    return Counter({f"#{int(number):06x}": int(count) for number, count in zip(numbers, counts, strict=True)})


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
