"""Every setting of training in the panel: shown where it matters, changed in one step, undone in one."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from graphgui.document import edits
from graphgui.engine.training.settings import SETTINGS, Training
from graphgui.look.colours import LIGHT
from graphgui.panels.training.form import TrainingForm

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(document, show):
    return show(TrainingForm(document, LIGHT), 300, 700)


def type_into(field, text):
    line = field.editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose(field, steps):
    box = field.editor.box
    box.setFocus()
    for _ in range(steps):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_every_setting_has_a_field_with_its_summary_as_tip(form):
    assert set(form.fields) == set(SETTINGS)
    for name, field in form.fields.items():
        assert field.editor.toolTip() == SETTINGS[name].attribute.summary


def test_only_what_matters_is_shown(form, document):
    assert not form.fields["momentum"].isVisible()
    choose(form.fields["optimiser"], 1)
    assert document.training.optimiser == "momentum"
    assert form.fields["momentum"].isVisible()
    assert not form.fields["beta1"].isVisible()
    edits.training.change(document, schedule="step")
    assert form.fields["schedule_factor"].isVisible()
    assert not form.fields["schedule_floor"].isVisible()


def test_a_number_may_have_a_decimal_comma_but_not_two_meanings(form, document):
    type_into(form.fields["weight_decay"], "0,05")
    assert document.training.weight_decay == 0.05
    type_into(form.fields["weight_decay"], "1,234")
    assert "“1,234” may be 1234 or 1.234" in form.fields["weight_decay"].problem.text()
    assert document.training.weight_decay == 0.05


def test_a_number_typed_is_one_step_that_can_be_undone(form, document):
    type_into(form.fields["weight_decay"], "0.25")
    assert document.training.weight_decay == 0.25
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.training.weight_decay == 0
    assert form.fields["weight_decay"].editor.line.text() == "0"


def test_what_cannot_be_is_said_under_its_field(form, document):
    type_into(form.fields["validation"], "2")
    assert document.training == Training(0.1, steps=50)
    assert form.fields["validation"].problem.isVisible()
    assert form.fields["validation"].editor.line.text() == "2"


def test_a_batch_size_of_nothing_is_all_examples(form, document):
    box = form.fields["batch_size"].editor.box
    assert box.text() == "all"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert document.training.batch_size == 1
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert document.training.batch_size is None


def test_dragging_the_slider_sets_the_rate_in_one_step(form, document):
    slider = form.slider
    start, end = handle(slider), QPoint(slider.width() - 1, slider.height() // 2)
    QTest.mousePress(slider, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(slider, start + (end - start) * share)
    QTest.mouseRelease(slider, LEFT, pos=end)
    assert document.training.learning_rate == 100
    assert form.fields["learning_rate"].editor.line.text() == "100"
    assert document.undo_stack.count() == 1


def handle(slider):
    share = (slider.value() - slider.minimum()) / (slider.maximum() - slider.minimum())
    return QPoint(round(6 + share * (slider.width() - 12)), slider.height() // 2)


def test_the_keys_move_it_by_a_twentieth_of_a_power_of_ten(form, document):
    QTest.keyClick(form.slider, Qt.Key.Key_Right)
    assert document.training.learning_rate == pytest.approx(0.112)
    QTest.keyClick(form.slider, Qt.Key.Key_Home)
    assert document.training.learning_rate == 1e-6


def test_the_slider_follows_the_number(form, document):
    type_into(form.fields["learning_rate"], "10")
    assert form.slider.value() == 100


def test_the_largest_stable_rate_is_marked(form, document, qtbot):
    qtbot.waitUntil(lambda: form.slider.stable is not None)
    mark = form.slider.mark().center().x()
    edits.training.change(document, learning_rate=form.slider.stable.low)
    assert abs(handle(form.slider).x() - mark) <= 2
    assert "stable" in form.slider.toolTip()
    assert marked(form.slider, mark)
    edits.training.change(document, optimiser="adam")
    assert form.slider.mark() is None


def test_batches_make_it_an_estimate_that_shows_both_ends(form, document, qtbot):
    qtbot.waitUntil(lambda: form.slider.stable is not None)
    whole = form.slider.stable
    edits.training.change(document, batch_size=2)
    qtbot.waitUntil(lambda: not form.slider.stable.is_exact)
    assert form.slider.stable.low < whole.low == form.slider.stable.high
    assert f"estimated: {form.slider.stable}" in form.slider.toolTip()


def marked(slider, x):
    image = slider.grab().toImage()
    ratio = image.devicePixelRatio()
    columns = range(round((x - 2) * ratio), round((x + 3) * ratio))
    return any(image.pixelColor(column, round(3 * ratio)).name() == LIGHT.warning for column in columns)


def test_each_field_is_called_as_its_label_says_and_tells_what_it_is_for(form):
    for field in form.fields.values():
        (label,) = (label for label in field.findChildren(QLabel) if label.buddy() is field.editor)
        asked = field.editor.focusProxy()
        assert asked.accessibleName() == label.text()
        assert asked.accessibleDescription() == label.toolTip()
