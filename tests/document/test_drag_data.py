"""What one part of the window puts into a drag, another takes out of it, and nothing else."""

from PySide6.QtCore import QMimeData

from graphgui.document import drag_data


def test_an_operation_and_a_part_are_told_apart():
    op, part = drag_data.carrying_op("linear"), drag_data.carrying_part("{“β”}")
    assert drag_data.carried_op(op) == "linear"
    assert drag_data.carried_part(part) == "{“β”}"
    assert drag_data.carried_part(op) is None
    assert drag_data.carried_op(part) is None


def test_another_program_s_drag_and_an_operation_that_is_not_here_are_nothing():
    assert drag_data.carried_op(QMimeData()) is None
    assert drag_data.carried_part(QMimeData()) is None
    assert drag_data.carried_op(drag_data.carrying_op("no_such_operation")) is None
