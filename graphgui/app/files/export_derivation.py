"""Export Derivation: how every gradient of the graph comes about, as a document to print or to hand out."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from graphgui.app import language
from graphgui.dialogs.save_path import ask_save_path
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.export.derivation_document import Format, derivation_document
from graphgui.export.derivation_words import LANGUAGES
from graphgui.look.numbers import plain_short
from graphgui.panels.notation_switch import remembered_notation
from graphgui.storage import atomic
from graphgui.words import Problem

_ENDINGS: dict[str, Format] = {".md": "md", ".tex": "latex"}


class ExportDerivation(QObject):
    """Asks where to, and writes the derivation with the numbers of the moment shown.

    The loss's gradients are written in the notation that is chosen in the panel “Why this number?”.

    Args:
        title: the document's, which a file is called by at first.
        complain: shows a sentence where there is nothing to derive or it cannot be written.
    """

    def __init__(
        self,
        document: Document,
        session: Session,
        title: Callable[[], str],
        complain: Callable[[str], None],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._document, self._session = document, session
        self._title, self._complain, self._window = title, complain, window

    def ask(self) -> None:
        """Ask where to, and write it."""
        filters = {self.tr("Markdown (*.md)"): ".md", self.tr("LaTeX (*.tex)"): ".tex"}
        path = ask_save_path(self._window, self.tr("Export the derivation"), f"{self._title()}.md", filters)
        if path is None:
            return
        moment, spoken = self._session.moment, language.current()
        try:
            written = derivation_document(
                self._document.graph,
                moment.loss_port,
                moment.value,
                moment.gradient,
                name=self._title(),
                notation=remembered_notation(),
                language=next((each for each in LANGUAGES if spoken.startswith(each)), LANGUAGES[0]),
                to=_ENDINGS[path.suffix.lower()],
                with_numbers=True,
                number=plain_short,
            )
            atomic.write(path, written)
        except Problem as problem:
            self._complain(problem_text(problem))
        else:
            text = self.tr("The derivation is exported as {file}.").format(file=path.name)
            self._window.statusBar().showMessage(text, 8000)
