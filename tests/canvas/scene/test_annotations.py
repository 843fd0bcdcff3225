"""Frames hold nodes together, notes say something beside them."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from graphgui.canvas.items.note_text import note_text
from graphgui.document import edits
from graphgui.look.colours import DARK

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
VOID = QPointF(0, 240)


def writing(user):
    """The field over a note, None where there is none."""
    found = user.view.findChild(QPlainTextEdit, "writing")
    return found if found.isVisible() else None


def naming(user):
    found = user.view.findChild(QLineEdit, "naming")
    return found if found.isVisible() else None


@pytest.fixture
def framed(user):
    """A frame around X and linear."""
    user.view.editor.select(["X", "linear"])
    user.key(Key.Key_F, SHIFT)
    user.key_there(Key.Key_Escape)
    user.view.editor.select([])
    user.view.navigation.fit()
    user.document.undo_stack.clear()
    return user


@pytest.fixture
def noted(user):
    """A note in the void."""
    user.move(VOID, buttons=Qt.MouseButton.NoButton)
    user.key(Key.Key_N)
    QTest.keyClicks(writing(user), "The **slope**")
    QTest.keyClick(writing(user), Key.Key_Return, CONTROL)
    user.view.navigation.fit()
    user.document.undo_stack.clear()
    return user


def rect(user, name):
    return user.view.scene().rect(name)


def strip(user, name="frame.1"):
    return rect(user, name).topLeft() + QPointF(80, 12)


def test_a_frame_goes_around_what_is_selected_and_asks_for_its_title(user):
    user.view.editor.select(["X", "linear"])
    user.key(Key.Key_F, SHIFT)
    QTest.keyClicks(naming(user), "A layer")
    QTest.keyClick(naming(user), Key.Key_Return)
    assert user.document.annotations["frame.1"].title == "A layer"
    for name in ("X", "linear"):
        assert rect(user, "frame.1").contains(rect(user, name))
    assert not rect(user, "frame.1").contains(rect(user, "mse"))


def test_a_frame_takes_along_what_is_inside_in_one_step(framed):
    before = rect(framed, "frame.1").topLeft()
    framed.drag(strip(framed), strip(framed) + QPointF(0, -100))
    assert rect(framed, "frame.1").topLeft() == before + QPointF(0, -100)
    assert framed.document.graph["X"].position == (0, -100)
    assert framed.document.graph["linear"].position == (280, -100)
    assert framed.document.graph["mse"].position == (560, 60)
    assert framed.steps == 1
    framed.undo()
    assert framed.document.graph["X"].position == (0, 0)
    assert rect(framed, "frame.1").topLeft() == before


def test_inside_a_frame_is_empty_canvas(framed):
    framed.drag(QPointF(190, 100), QPointF(250, 140))
    assert framed.steps == 0
    assert framed.view.editor.selected_nodes() == []
    framed.double_click(QPointF(200, 120))
    assert framed.offered


def test_a_frame_is_resized_by_its_corner(framed):
    corner = rect(framed, "frame.1").bottomRight() - QPointF(4, 4)
    framed.drag(corner, corner + QPointF(60, 80))
    assert framed.document.graph["X"].position == (0, 0)
    assert framed.steps == 1
    framed.undo()
    assert rect(framed, "frame.1").bottomRight() == corner + QPointF(4, 4)


def test_escape_gives_a_frame_and_its_nodes_their_place_back(framed):
    before = rect(framed, "frame.1")
    framed.press(strip(framed))
    framed.move(strip(framed) + QPointF(100, 60))
    assert rect(framed, "frame.1") != before
    framed.key(Key.Key_Escape)
    assert rect(framed, "frame.1") == before
    assert rect(framed, "X").topLeft() == QPointF(0, 0)


def test_a_frame_takes_another_title_and_another_colour(framed):
    framed.double_click(strip(framed))
    framed.release(strip(framed))
    QTest.keyClicks(naming(framed), "Inputs")
    QTest.keyClick(naming(framed), Key.Key_Return)
    assert framed.document.annotations["frame.1"].title == "Inputs"
    framed.right_click(strip(framed))
    colour = framed.menu["Colour"]  # kept, since older PySide6 forgets the submenu with its action
    colours = colour.menu()
    next(action for action in colours.actions() if action.text() == "Orange").trigger()
    assert framed.document.annotations["frame.1"].colour == 1


def test_a_note_is_written_where_the_pointer_is(noted):
    assert noted.document.annotations["note.1"].text == "The **slope**"
    assert rect(noted, "note.1").topLeft() == VOID
    noted.view.viewport().grab()


def test_a_note_is_rewritten_by_a_double_click_and_no_way_out_loses_what_was_written(noted):
    for key, text in ((Key.Key_Escape, "One"), (None, "Other")):
        noted.double_click(rect(noted, "note.1").center())
        noted.release(rect(noted, "note.1").center())
        QTest.keyClicks(writing(noted), text)
        if key:
            QTest.keyClick(writing(noted), key)
        else:
            noted.view.setFocus(Qt.FocusReason.MouseFocusReason)
        assert writing(noted) is None
        assert noted.document.annotations["note.1"].text == text
    noted.undo()
    assert noted.document.annotations["note.1"].text == "One"


def test_a_note_is_moved_copied_and_deleted_like_a_node(noted):
    middle = rect(noted, "note.1").center()
    noted.drag(middle, middle + QPointF(0, 40))
    assert rect(noted, "note.1").topLeft() == VOID + QPointF(0, 40)
    noted.key(Key.Key_D, CONTROL)
    assert set(noted.document.annotations) == {"note.1", "note.2"}
    noted.key(Key.Key_Delete)
    assert set(noted.document.annotations) == {"note.1"}
    noted.undo()
    noted.undo()
    noted.undo()
    assert rect(noted, "note.1").topLeft() == VOID


def test_all_is_in_sight_with_frames_and_notes(noted):
    edits.nodes.move(noted.document, {"note.1": (-900.0, 700.0)})
    noted.key(Key.Key_F)
    seen = noted.view.mapToScene(noted.view.viewport().rect()).boundingRect()
    assert seen.contains(rect(noted, "note.1"))


def test_a_rubber_band_takes_notes_that_lie_inside(noted):
    body = rect(noted, "note.1")
    noted.drag(body.topLeft() - QPointF(15, 15), body.bottomRight() + QPointF(15, 15))
    assert noted.view.scene().selection.notes == {"note.1"}
    assert noted.view.editor.selected_nodes() == []


# formulas


def write_note(user, text):
    user.move(VOID, buttons=Qt.MouseButton.NoButton)
    user.key(Key.Key_N)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(writing(user), Key.Key_Return)
        QTest.keyClicks(writing(user), line)
    QTest.keyClick(writing(user), Key.Key_Return, CONTROL)
    user.view.navigation.fit()


def as_painted(user, name="note.1"):
    note = user.document.annotations[name]
    return note_text(note.text, note.rect[2], user.view.scene().look)


def ink(user, name="note.1"):
    """The dark pixels of a note, its border left out."""
    area = user.view.mapFromScene(rect(user, name)).boundingRect().adjusted(4, 4, -20, -4)
    image = user.view.viewport().grab(area).toImage()
    return sum(
        image.pixelColor(x, y).lightness() < 110 for x in range(image.width()) for y in range(image.height())
    )


def test_a_formula_in_a_note_is_typeset_and_a_double_click_shows_its_source(user):
    write_note(user, r"$\hat{y} = x^{2}$")
    assert as_painted(user).toPlainText() == "\ufffc"
    assert ink(user) > 20
    user.double_click(rect(user, "note.1").center())
    assert writing(user).toPlainText() == r"$\hat{y} = x^{2}$"
    QTest.keyClick(writing(user), Key.Key_End)
    QTest.keyClicks(writing(user), " is the loss")
    user.click(user.header("X"))
    assert writing(user) is None
    assert as_painted(user).toPlainText() == "\ufffc is the loss"


def test_a_formula_that_cannot_be_set_is_there_as_it_was_typed(user):
    write_note(user, r"See $\frac{a_1_2$ here")
    assert as_painted(user).toPlainText() == r"See $\frac{a_1_2$ here"
    assert ink(user) > 20


def test_prices_and_code_are_no_formulas(user):
    write_note(user, "from $5 to $6, `$x$`")
    assert as_painted(user).toPlainText() == "from $5 to $6, $x$"


def test_a_displayed_formula_stands_alone_and_is_no_wider_than_the_note(user):
    write_note(user, "so\n$$" + " + ".join(f"x_{{{n}}}" for n in range(40)) + "$$\nthen")
    shown = as_painted(user)
    assert shown.toPlainText().split("\n") == ["so", "\ufffc", "then"]
    assert shown.findBlockByNumber(1).blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter
    assert shown.idealWidth() <= user.document.annotations["note.1"].rect[2]


def test_formulas_take_the_colour_of_the_theme(user):
    write_note(user, "$x^{2}$")
    light = ink(user)
    user.view.set_theme(DARK)
    area = user.view.mapFromScene(rect(user, "note.1")).boundingRect().adjusted(4, 4, -20, -4)
    image = user.view.viewport().grab(area).toImage()
    bright = sum(
        image.pixelColor(x, y).lightness() > 150 for x in range(image.width()) for y in range(image.height())
    )
    assert light > 5
    assert bright > 5
