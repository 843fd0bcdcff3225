"""Says in the banner what happens to the document's file outside this window, and what can be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from graphgui.app.banner import Again, Banner, Choice
from graphgui.app.files.files import Files


class FileNotice(QObject):
    """A quiet sentence with Reload, Keep Mine and Save As; nothing is done before one is chosen."""

    def __init__(self, files: Files, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._banner = files, banner
        files.watch.changed.connect(self._say_changed)
        files.watch.gone.connect(self._say_gone)
        files.watch.shared.connect(self._say_shared)
        files.watch.followed.connect(self._answered)

    def _answered(self) -> None:
        """The document has another file, or has been written."""
        if (said := self._banner.said) is not None and said.stays:
            self._banner.hide()

    def _say_changed(self) -> None:
        text = self.tr("{0} was changed outside this window: what is here is without that change.")
        choices = [
            self._choice(self.tr("Reload"), self._files.reload),
            self._choice(self.tr("Keep Mine"), self._files.watch.accept),
            self._choice(self.tr("Save As…"), self._files.save_as),
        ]
        again = Again(FileNotice, FileNotice._say_changed)
        self._banner.say(text.format(self._files.title()), choices, "caution", again, stays=True)

    def _say_gone(self) -> None:
        text = self.tr("The file of {0} is there no more: it was moved, renamed or deleted. It is here still.")
        choices = [
            self._choice(self.tr("Save"), self._files.save),
            self._choice(self.tr("Save As…"), self._files.save_as),
        ]
        again = Again(FileNotice, FileNotice._say_gone)
        self._banner.say(text.format(self._files.title()), choices, "caution", again, stays=True)

    def _say_shared(self) -> None:
        text = self.tr("{0} is open in another window or program, too: whoever saves last is asked before.")
        choices = [self._choice(self.tr("Save As…"), self._files.save_as)]
        again = Again(FileNotice, FileNotice._say_shared)
        self._banner.say(text.format(self._files.title()), choices, "caution", again)

    def _choice(self, text: str, act: Callable[[], object]) -> Choice:
        return Choice(text, partial(self._do, act))

    def _do(self, act: Callable[[], object]) -> None:
        said = self._banner.text
        if act() is not False and self._banner.text == said:
            self._banner.hide()
