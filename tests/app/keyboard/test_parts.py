"""From part to part of the window by keys, into a node's fields, to the message, and back with Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from graphgui.app.banner import Choice


def part_of(window):
    """The name of the part that has the keys."""
    focus = QApplication.focusWidget()
    named = {
        "banner": window.banner,
        "canvas": window.canvas,
        "timeline": window.timeline,
        "toolbar": window.transport,
        **window.docks,
    }
    return next((name for name, part in named.items() if part is focus or part.isAncestorOf(focus)), None)


def round_trip(window, press, keys):
    """The parts in the order in which a key goes round, up to the canvas again."""
    names = []
    while not names or names[-1] != "canvas":
        press(keys)
        names.append(part_of(window))
        assert len(names) < 20
    return names


def test_keys_go_round_all_parts_and_back(engel, press):
    engel.session.run_now(3)
    engel.canvas.editor.select(["linear"])
    engel.panels.bring("inspector")
    engel.canvas.setFocus()
    forth = round_trip(engel, press, "Ctrl+Tab")
    assert {"inspector", "loss", "fit", "timeline", "toolbar"} <= set(forth)
    assert forth.index("inspector") < forth.index("loss") < forth.index("timeline")
    back = round_trip(engel, press, "Ctrl+Shift+Tab")
    assert back[:-1] == forth[:-1][::-1]


def test_a_part_gives_the_keys_to_what_had_them_there(engel, press):
    engel.transport.steps.setFocus()
    engel.canvas.setFocus()
    while part_of(engel) != "toolbar":
        press("Ctrl+Shift+Tab")
    assert engel.transport.steps.hasFocus()


def test_one_key_goes_from_a_node_to_its_first_field_and_escape_comes_back(engel, press):
    engel.canvas.editor.select(["linear"])
    press("E")
    assert part_of(engel) == "inspector"
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press("Esc")
    assert engel.canvas.hasFocus()
    assert engel.canvas.editor.selected_nodes() == ["linear"]


@pytest.mark.parametrize("way", ["line", "number"])
def test_escape_undoes_typing_first_and_then_goes_back_to_the_canvas(engel, press, way):
    field = engel.panels["palette"].search if way == "line" else engel.transport.steps
    field.setFocus()
    before = field.text()
    QTest.keyClicks(field, "12")
    assert field.text() != before
    press("Esc")
    assert field.text() == before and field.hasFocus()
    press("Esc")
    assert engel.canvas.hasFocus()


def test_escape_undoes_what_was_typed_since_enter_alone(engel, press):
    from graphgui.panels.answer_panel import AnswerPanel

    engel.canvas.editor.select(["linear"])
    panel = engel.panels.bring("answer")
    assert isinstance(panel, AnswerPanel)
    panel.field.setFocus()
    QTest.keyClicks(panel.field, "Xy")
    press("Esc")
    assert panel.field.text() == "" and panel.field.hasFocus()


def test_the_banner_has_remedies_first_a_key_reaches_it_and_escape_closes_it(engel, press):
    done = []
    engel.banner.say("So it is.", [Choice("Mend", lambda: done.append("mend")), Choice("Other", lambda: None)])
    press("Ctrl+.")
    assert QApplication.focusWidget().text() == "Mend"
    press("Tab")
    assert QApplication.focusWidget().text() == "Other"
    press("Tab")
    assert QApplication.focusWidget().text() == "Close"
    press("Tab")
    assert part_of(engel) != "banner"
    press("Ctrl+.", "Space")
    assert done == ["mend"]
    press("Esc")
    assert not engel.banner.isVisible()
    assert engel.canvas.hasFocus()


def test_play_leaves_the_keys_at_the_time_line(engel, press, qtbot):
    engel.session.run_now(5)
    for widget in (engel.timeline.slider, engel.timeline.back):
        widget.setFocus()
        press("F5")
        qtbot.waitUntil(lambda: engel.session.step > 8)
        press("F5")
        qtbot.waitUntil(lambda: engel.session.state == "idle")
        assert part_of(engel) == "timeline"


def test_the_end_of_the_run_leaves_the_keys_at_the_time_line(engel, press):
    engel.session.run_now(3)
    engel.timeline.back.setFocus()
    press("Space", "Space", "Space")
    assert engel.session.step == 0
    assert part_of(engel) == "timeline"


def test_what_is_hidden_gives_the_keys_to_the_canvas(engel, press):
    engel.session.run_now(3)
    engel.timeline.slider.setFocus()
    press("F4")
    engel.session.redraw()
    QApplication.processEvents()
    assert engel.timeline.isVisible() or engel.canvas.hasFocus()
    engel.panels.bring("training")
    engel.docks["training"].findChild(QLineEdit).setFocus()
    engel.docks["training"].hide()
    QApplication.processEvents()
    assert engel.canvas.hasFocus()


def choose(press, name):
    """From the command palette."""
    press("Ctrl+Shift+P")
    QTest.keyClicks(QApplication.focusWidget(), name)
    press("Return")


@pytest.mark.parametrize(
    ("width", "name", "panel", "keys"),
    [
        (1280, "training settings", "training", "training"),  # the inspector folds
        (1920, "training settings", "training", "training"),  # it stands behind a tab
        (1280, "operations", "palette", "palette"),
        (1920, "operations", "palette", "inspector"),  # it stays
    ],
)
def test_a_panel_opened_in_place_of_the_one_with_the_keys_gets_them(engel, press, width, name, panel, keys):
    engel.resize(width, width * 9 // 16)
    engel.canvas.editor.select(["linear"])
    engel.docks["palette"].hide()
    press("E")
    assert part_of(engel) == "inspector"
    choose(press, name)
    QApplication.processEvents()
    assert engel.panels.is_in_front(panel)
    assert part_of(engel) == keys
    press("Esc")
    assert engel.canvas.hasFocus()


@pytest.mark.parametrize("where", ["canvas", "toolbar", "plot", "clicked plot"])
def test_escape_leaves_the_presentation_wherever_the_keys_are(engel, press, where):
    engel.present()
    QApplication.processEvents()
    target = {
        "canvas": engel.canvas,
        "toolbar": engel.transport.learning_rate,
        "plot": engel.panels["loss"].view,
        "clicked plot": engel.panels["loss"].view,
    }[where]
    target.setFocus(Qt.FocusReason.TabFocusReason)
    if where == "clicked plot":
        QTest.mouseClick(target.viewport(), Qt.MouseButton.LeftButton)
    press("Esc")
    assert not engel.isFullScreen()
