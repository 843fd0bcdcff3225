"""Tells that a large graph is being laid out, and offers to break that off."""

from PySide6.QtCore import QObject

from graphgui.app.banner import Banner, Choice
from graphgui.canvas.editing.auto_layout import AutoLayout


class ArrangingNotice(QObject):
    """In the banner for as long as it takes."""

    def __init__(self, arranger: AutoLayout, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._arranger, self._banner = arranger, banner
        self._sentence = ""
        arranger.began.connect(self._began)
        arranger.ended.connect(self._ended)

    def _began(self, count: int) -> None:
        self._sentence = self.tr("Arranging {0} nodes…").format(count)
        self._banner.say(self._sentence, [Choice(self.tr("Cancel"), self._cancel)])

    def _cancel(self) -> None:
        self._arranger.cancel()

    def _ended(self) -> None:
        if self._banner.text == self._sentence:
            self._banner.hide()
