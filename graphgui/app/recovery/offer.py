"""After a crash: offers what was open, and brings it back into windows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from graphgui.app import theme
from graphgui.app.banner import Banner, Choice
from graphgui.app.errors.details import show_details
from graphgui.app.files.loading import loaded, prepared
from graphgui.app.recovery.recovery import Recovery
from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.document.translated import problem_text
from graphgui.storage.recovery import Entry, Facts
from graphgui.words import Problem


class Home(NamedTuple):
    """A window that can show a document."""

    window: QWidget
    canvas: CanvasView
    document: Document
    banner: Banner


def offer(recovery: Recovery, home: Home, another: Callable[[], Home]) -> None:
    """Ask what to bring back, where an earlier run has crashed; of one that has left no document, say so."""
    recovery.look_again()
    if not recovery.has_crashed:
        return
    entries, report = recovery.left(), recovery.report()
    if entries:
        from graphgui.app.recovery.offer_dialog import OfferDialog  # late: most starts come after a clean end

        dialog = OfferDialog(entries, report, theme.shown(), home.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda chosen: _bring_back(chosen, recovery, home, another))
        dialog.open()
        return
    text = QApplication.translate("recovery", "graphgui ended without being closed when it ran last.")
    details = QApplication.translate("recovery", "Details")
    home.banner.say(text, [Choice(details, partial(_show, report, home.window))])
    recovery.tidy()


def _show(report: str, window: QWidget) -> None:
    show_details(report, window)


def _bring_back(chosen: list[Entry], recovery: Recovery, home: Home, another: Callable[[], Home]) -> None:
    lost = []
    for entry in chosen:
        try:
            facts = entry.facts()
            project = loaded(entry.load, entry.source(), facts.title, home.window)
        except Problem as problem:
            lost.append(problem_text(problem))
            continue
        if project is None:  # it stays for later
            continue
        target = home if _is_free(home.document, facts) else another()
        if not prepared(project, facts.title, target.canvas, target.window):
            continue
        path = Path(facts.path) if facts.path else None
        target.document.bring_back(project, path, is_modified=facts.is_modified)
        if facts.place and target is not home:
            target.window.setGeometry(*facts.place)
        recovery.replace(entry, target.document)
    if lost:  # last: a document that comes into the window hides what was said before
        home.banner.say("\n".join(lost), tone="caution")
    recovery.tidy()


def _is_free(document: Document, facts: Facts) -> bool:
    """Whether a window shows nothing that would be lost."""
    if document.is_modified:
        return False
    if document.path is None:
        return not len(document.graph)
    return facts.path is not None and document.path.absolute() == Path(facts.path)
