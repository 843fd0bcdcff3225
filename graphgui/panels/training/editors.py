"""Editors that only the settings of training need: choices with names, and whole numbers that may be left out."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from graphgui.engine.training.settings import Setting
from graphgui.panels.inspector.editors import Editor, IntegerEditor, LineEditor, editor_for, number_editor


def _tr(text: str) -> str:
    return QCoreApplication.translate("training", text)


class NamedChoiceEditor(Editor):
    """One of a few choices, each by its name in the person's language."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting.attribute, parent)
        self.box = QComboBox(self)
        for choice, caption in setting.choices.items():
            self.box.addItem(_tr(caption), choice)
        self.box.activated.connect(lambda index: self.edited.emit(self.box.itemData(index)))
        self._add(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class OptionalIntegerEditor(IntegerEditor):
    """A whole number of at least 1; a word below the 1 stands for none."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting.attribute, parent)
        self.box.setMinimum(0)
        self.box.setSpecialValueText(_tr(setting.nothing))
        self.box.valueChanged.disconnect()
        self.box.valueChanged.connect(lambda value: self.edited.emit(value or None))


def setting_editor(setting: Setting) -> Editor:
    """The editor for one setting of training."""
    attribute = setting.attribute
    if attribute.kind == "choice":
        return NamedChoiceEditor(setting)
    if attribute.kind == "integer" and attribute.optional:
        return OptionalIntegerEditor(setting)
    editor = number_editor(attribute) if attribute.kind == "number" else editor_for(attribute)
    if attribute.optional and isinstance(editor, LineEditor):
        editor.line.setPlaceholderText(_tr(setting.nothing))
    return editor
