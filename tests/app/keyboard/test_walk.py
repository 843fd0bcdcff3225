"""Tab through every panel, dialogue, bar and page: each stop is seen, has a ring, and is left again, back too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from graphgui import assets
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.app.appearance import Appearance
from graphgui.app.banner import Choice
from graphgui.app.errors.details import ReportDialog
from graphgui.app.files.recording.record_run import RecordDialog
from graphgui.app.keyboard.parts import stops_in
from graphgui.app.panels import PANELS
from graphgui.app.preferences.preferences import Preferences
from graphgui.app.recovery.offer_dialog import OfferDialog
from graphgui.app.theme import shown
from graphgui.look.colours import DARK, HIGH_CONTRAST_LIGHT, LIGHT
from graphgui.panels.import_data.dialog import ImportDialog
from graphgui.plots.base.save_dialog import SaveDialog
from graphgui.storage.recovery import Entry, Facts
from tests.app.keyboard.rings import apart, pixels_of, place_of, seen_of, shot

THEMES = {"light": LIGHT, "dark": DARK}
MOST = 120  # stops of a window


def name_of(widget: QWidget) -> str:
    said = widget.accessibleName() or widget.objectName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {said!r} in {widget.parentWidget()}"


def walk(press, within: QWidget, key: str, start: QWidget) -> list[QWidget]:
    """Every stop from one that is within a part, until the keys leave it or come round."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops = [start]
    for _ in range(MOST):
        press(key)
        focus = QApplication.focusWidget()
        assert focus is not None, f"nothing has the keys after {name_of(stops[-1])}"
        if focus in stops or not (within is focus or within.isAncestorOf(focus)):
            return stops
        stops.append(focus)
    raise AssertionError(f"Tab does not come out of {[name_of(stop) for stop in stops]}")


def is_for_arrows(stop: QWidget, found: list[QWidget]) -> bool:
    """Whether it is one of several of which one is on: Tab comes to one of them, arrows to the others."""
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    return group is not None and group.exclusive() and any(button in found for button in group.buttons())


def check_seen(stop: QWidget) -> None:
    """It is on the screen, more than a sliver of it."""
    seen = seen_of(stop)
    assert seen.width() >= 8 and seen.height() >= 8, f"{name_of(stop)} is not seen"


def check_ring(stop: QWidget) -> None:
    """What changes when it gets the keys is as long as two of its sides, and stands out by 3 to 1."""
    window = stop.window()
    place = place_of(stop)
    with_keys = shot(window, place)
    ring = window.findChild(QWidget, "focus_ring")
    assert ring is not None and ring.isVisible(), f"{name_of(stop)} has no ring"
    ring.hide()
    without = window.grab(place).toImage()
    ring.show()
    changed = (apart(with_keys, pixels_of(without)) >= 3).sum()
    assert changed >= place.width() + place.height(), f"{name_of(stop)}: {changed} pixels of ring"


def check_part(window, press, part: QWidget) -> int:
    """Walk a part forth and back; how many stops it has."""
    expected = list(stops_in(part))
    if not expected:
        return 0
    for stop in expected:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        check_seen(stop)
        check_ring(stop)
    found = walk(press, part, "Tab", expected[0])
    missed = [name_of(stop) for stop in expected if stop not in found and not is_for_arrows(stop, found)]
    assert not missed, f"Tab does not come to {missed}"
    back = walk(press, part, "Shift+Tab", found[-1])
    missed = [name_of(stop) for stop in found if stop not in back]
    assert not missed, f"Shift+Tab goes {[name_of(stop) for stop in back]} and not to {missed}"
    return len(found)


@pytest.fixture
def trained(engel):
    engel.session.run_now(5)
    engel.canvas.editor.select(["linear"])
    return engel


@pytest.fixture(params=THEMES)
def themed(trained, request):
    Appearance.of_the_program().set_theme(THEMES[request.param])
    yield trained
    Appearance.of_the_program().set_theme(LIGHT)


@pytest.mark.parametrize("side", ["first", "second", "third"])
def test_every_stop_of_every_panel_is_seen_with_a_ring_and_left_again(themed, press, side):
    third = {"first": 0, "second": 1, "third": 2}[side]
    stops = {}
    for row in PANELS[third::3]:
        themed.panels.bring(row.name)
        QApplication.processEvents()
        stops[row.name] = check_part(themed, press, themed.docks[row.name])
        press("Esc")
        assert themed.canvas.hasFocus(), row.name
    assert sum(stops.values()) > 10


@pytest.fixture
def small(trained):
    """A window of 800 by 600 in high contrast."""
    Appearance.of_the_program().set_theme(HIGH_CONTRAST_LIGHT)
    trained.resize(800, 600)
    yield trained
    Appearance.of_the_program().set_theme(LIGHT)


def test_every_stop_is_seen_with_a_ring_in_a_small_window_of_high_contrast_too(small, press):
    for bar in (small.transport, small.timeline):
        assert check_part(small, press, bar) > 1
    for row in PANELS:
        small.panels.bring(row.name)
        QApplication.processEvents()
        check_part(small, press, small.docks[row.name])
        small.canvas.setFocus()  # what has the keys may make room for the next panel


def test_every_stop_of_the_bars_is_seen_with_a_ring_and_left_again(themed, press):
    themed.banner.say("So it is.", [Choice("Mend", lambda: None)])
    for bar in (themed.banner, themed.transport, themed.timeline):
        assert check_part(themed, press, bar) > 1


def test_every_stop_of_the_start_page_is_seen_with_a_ring_and_left_again(themed, press):
    themed.start.show()
    QApplication.processEvents()
    assert check_part(themed, press, themed.start.page) > 10
    themed.start.page.focus_first()
    press("Esc")
    assert themed.canvas.hasFocus()


def test_every_stop_of_the_help_is_seen_with_a_ring_and_left_again(themed, press):
    press("F1")
    page = themed.findChild(ShortcutsPage)
    assert check_part(themed, press, page) > 2
    page.reject()
    assert themed.focusWidget() is themed.canvas  # which has the keys as soon as the window is active again


def test_every_stop_of_the_import_is_seen_with_a_ring_and_left_again(themed, press, qtbot):
    themed.importing.open(assets.path("data", "engel.csv"))
    page = themed.findChild(ImportDialog)
    qtbot.waitUntil(page.accept_button.isEnabled)  # what there is to choose depends on the table
    assert check_part(themed, press, page) > 4
    page.reject()
    assert themed.focusWidget() is themed.canvas  # which has the keys as soon as the window is active again


def test_every_stop_of_the_preferences_is_seen_with_a_ring_and_left_again(themed, press):
    press("Ctrl+,")
    page = themed.findChild(Preferences)
    page.keys_page.choose("step")
    assert check_part(themed, press, page) > 5
    page.reject()
    assert themed.focusWidget() is themed.canvas


def test_the_edge_of_the_canvas_tells_whether_it_has_the_keys(themed):
    canvas = themed.canvas
    canvas.setFocus()
    place = seen_of(canvas)
    with_keys = shot(themed, place)
    themed.transport.steps.setFocus(Qt.FocusReason.MouseFocusReason)
    changed = (apart(with_keys, shot(themed, place)) >= 3).sum()
    assert changed >= place.width() + place.height()


def recorded(window, _folder):
    return RecordDialog(window.session, window)


def saved_plot(window, _folder):
    return SaveDialog(window.panels["loss"].size(), window)


def reported(window, _folder):
    return ReportDialog("\n".join(f"line {number}" for number in range(99)), window)


def offered(window, folder):
    entries = [Entry(folder, name) for name in ("one", "two")]
    for entry in entries:
        entry.keep(Facts("engel"), window.document.project)
    return OfferDialog(entries, "what happened", shown(), window)


@pytest.mark.parametrize("made", [recorded, saved_plot, reported, offered])
def test_every_stop_of_a_dialogue_is_seen_with_a_ring_and_left_again(themed, press, tmp_path, made):
    page = made(themed, tmp_path)
    page.open()
    assert QTest.qWaitForWindowActive(page)
    QApplication.processEvents()
    first = QApplication.focusWidget()
    assert page.isAncestorOf(first), "nothing of it has the keys at first"
    assert check_part(themed, press, page) > 1
    press("Esc")
    assert not page.isVisible()
    assert themed.focusWidget() is themed.canvas
