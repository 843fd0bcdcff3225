"""Names for boxes of choices that have the keys, as AT-SPI wants them."""

from PySide6.QtWidgets import QComboBox, QLabel

from graphgui.app.keyboard.kept_parent import buddy

_OBJECT = "box_name"


def name_box(box: QComboBox) -> None:
    """Give it a label that nobody sees, where it has none: on Linux Qt tells its name by labels alone."""
    around = box.parentWidget()
    if around is None:
        return
    labels = [label for label in around.findChildren(QLabel) if buddy(label) is box]
    hidden = [label for label in labels if label.objectName() == _OBJECT]
    if labels and not hidden:
        return
    label = hidden[0] if hidden else QLabel(around)
    label.setObjectName(_OBJECT)
    label.hide()
    label.setText(box.accessibleName())
    label.setBuddy(box)
