"""The main window: canvas in the middle, panels and plots around it, one document."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from graphgui.actions.action import Entry
from graphgui.actions.menus import TOOLBAR
from graphgui.app import theme
from graphgui.app.actions.edit_actions import edit_actions
from graphgui.app.actions.finders import Finders
from graphgui.app.actions.help_actions import about, help_actions
from graphgui.app.actions.panel_actions import panel_actions
from graphgui.app.actions.table import ActionTable, collect
from graphgui.app.actions.view_actions import choice_actions, view_actions
from graphgui.app.appearance import Appearance
from graphgui.app.arranging_notice import ArrangingNotice
from graphgui.app.banner import Banner
from graphgui.app.choices import Choices
from graphgui.app.docks import Panels, hide_stray_tabs, restore_layout, save_layout
from graphgui.app.errors.notice import ErrorNotice
from graphgui.app.exercises.exercises import Exercises
from graphgui.app.files.actions import file_actions
from graphgui.app.files.commit_typing import commit_typing, committing
from graphgui.app.files.file_notice import FileNotice
from graphgui.app.files.files import Files
from graphgui.app.files.import_data import ImportData
from graphgui.app.files.open_document import OpenDocument
from graphgui.app.files.outputs import Outputs
from graphgui.app.first_paint import FirstPaint
from graphgui.app.keyboard.keyboard import Keyboard
from graphgui.app.lessons.actions import lesson_actions
from graphgui.app.lessons.lessons import Lessons
from graphgui.app.messages import Messages
from graphgui.app.panel_row import Side, Surroundings
from graphgui.app.panels import PANELS
from graphgui.app.rails.folding import Folding
from graphgui.app.rails.presentation import Presentation
from graphgui.app.start.empty_canvas import EmptyCanvas
from graphgui.app.start.start import Start
from graphgui.app.training.actions import training_actions
from graphgui.app.training.play_controls import PlayControls
from graphgui.app.training.status_line import StatusLine
from graphgui.app.training.timeline_bar import TimelineBar
from graphgui.app.training.toolbar import TrainingToolbar
from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.document.garbage import collect_soon
from graphgui.document.session.upkeep import Upkeep
from graphgui.look.colours import Theme

if TYPE_CHECKING:
    from graphgui.app.tour.tour import Tour

_KEPT_FROM = 20  # ms from the first frame until the document is kept for the case of a crash


class Window(QMainWindow):
    """One document, edited and trained.

    Args:
        opened: a document with all that belongs to it, taken over from another window.
    """

    others: ClassVar[set["Window"]] = set()  # Python's hold on the windows that windows opened

    def __init__(self, document: Document | None = None, opened: OpenDocument | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._appearance = Appearance.of_the_program()
        look = theme.current()
        self.opened = opened or OpenDocument(document)
        self.document, self.session = self.opened.document, self.opened.session
        self.runs, self.stepping = self.opened.runs, self.opened.stepping
        self.canvas = CanvasView(self.document, self.session, look)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.canvas)
        self.banner = Banner(self)
        self.messages = Messages(self.canvas, self.stepping, self.banner, self.statusBar(), self)
        ArrangingNotice(self.canvas.editor.auto_layout, self.banner, self)
        ErrorNotice(self, self.banner)
        self.timeline = TimelineBar(self.session, look)
        self.running = PlayControls(self.document, self.session, self.stepping, self.banner, self)
        self._commit = partial(commit_typing, self, self.canvas.editor.inline_edit)
        self.files = Files(self.opened, self._commit, self.banner.say, self.canvas, self)
        FileNotice(self.files, self.banner, self)
        title, say = self.files.title, self.banner.say
        self.outputs = Outputs(
            self, self.canvas, self.session, self.timeline, lambda: self.panels.plots(), title, say
        )
        self.importing = ImportData(self.document, self._imported, self.banner, self)
        self.exercises = Exercises(self.opened, self.canvas, self.messages.complain, self)
        self.lessons = Lessons(self.opened, self.canvas, self.files, lambda: self.panels, self.messages.complain)
        tour, lesson = lambda: self.tour.begin(), self.lessons.begin
        self.start = Start(self._stack, self.canvas, self.session, self.files, self.importing, tour, lesson)
        self.finders = Finders(self, self.canvas)
        self.choices = Choices(self.document, self.canvas, self)
        self.panels = Panels(self, PANELS, self._surroundings(), lambda: self._folding.is_under_way)
        self._build_centre()
        self._presentation = Presentation(self, self.panels, self._folding, self.canvas.navigation.fit)
        self.keys = Keyboard(self, self.panels, self.banner, self._stack, self.timeline, self._presentation)
        self.action_table = ActionTable(self, self._actions())
        buttons, moves, settings = (self.action_table.in_menu(TOOLBAR, group) for group in (0, 1, 2))
        self.transport = TrainingToolbar(
            self.document, self.session, buttons, moves, settings, [self._presentation.way_out]
        )
        self.addToolBar(self.transport)
        self._build_status()
        self._connect()
        self._appearance.ensure()
        self.action_table.paint_icons(look)
        self.transport.set_theme(look)
        self._title()
        self.resize(1280, 800)
        self.panels.arrange()
        restore_layout(self)
        self._folding.begin()
        self.panels.make_beside()
        self._upkeep: Upkeep | None = None
        self._is_kept = False
        FirstPaint(self).painted.connect(self.complete)
        self.canvas.setFocus()
        self.opened.setParent(self)  # last: Qt destroys it after all that shows it

    @property
    def docks(self) -> dict[str, QDockWidget]:
        """The panels' docks by name."""
        return self.panels.docks

    @property
    def is_complete(self) -> bool:
        """Whether there is what the first frame does without: that has been painted."""
        return self._upkeep is not None

    def complete(self) -> None:
        """Make what the first frame does without: menus, keys and plots. It is done when that is painted."""
        if self.is_complete:
            return
        self.action_table.complete()
        self.keys.complete()
        self.panels.put_behind()
        self._tabs_timer.start()
        if self.start.page is None:
            self.panels.make_plots()
        self._upkeep = Upkeep(self.document, self.session, self)
        EmptyCanvas(self.canvas, self.start.open_first_example, self.start.show)
        QTimer.singleShot(_KEPT_FROM, self, self.keep)
        self.document.undo_stack.indexChanged.connect(self.keep)  # an edit waits for no timer

    def keep(self) -> None:
        """Keep the document for the case of a crash from now on, where that has begun."""
        if self._is_kept:
            return
        self._is_kept = True
        from graphgui.app.recovery.recovery import Recovery  # late: keys answer first

        typing = self.canvas.editor.inline_edit
        Recovery.of_the_program().watch(self.document, self.session, self.files, typing, self.banner, self)

    def _build_centre(self) -> None:
        centre = QWidget(self)
        self._folding = Folding(self, self.panels, centre)
        rails = self._folding.rails
        row, column = QHBoxLayout(centre), QVBoxLayout()
        row.addWidget(rails[Side.LEFT])
        row.addLayout(column, 1)
        row.addWidget(rails[Side.RIGHT])
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.timeline)
        column.addWidget(rails[Side.BELOW])
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(centre)

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            self.document,
            self.session,
            self.runs,
            self.stepping,
            self.canvas,
            self.choices,
            self.messages.complain,
            self.importing.ask,
            self.exercises.on_document,
            self.lessons.teaching,
        )

    def _actions(self) -> tuple[Entry, ...]:
        """Every action, each declared where its thing is done and handed what it needs."""
        entries = collect(
            file_actions(
                self.files,
                self.importing,
                self.outputs,
                self.start.show,
                self.new_window,
                self.close,
            ),
            edit_actions(
                self.document.undo_stack,
                self.finders.find_node,
                self.keep_part,
                self.show_preferences,
            ),
            self.canvas.entries,
            view_actions(self.present, self.reset_layout),
            self.keys.entries,
            training_actions(self.session, self.running, self.stepping, self.debug_step),
            panel_actions(PANELS, self.panels.toggle, lambda name: not self.panels.docks[name].isHidden()),
            choice_actions(self._appearance.choose, self.choose_language),
            lesson_actions(self.lessons.begin),
            help_actions(
                lambda: self.finders.find_action(self.action_table),
                lambda: self.finders.show_shortcuts(self.action_table),
                lambda: self.tour.begin(),
                partial(about, self),
            ),
        )
        return committing(entries, self._commit)

    def _build_status(self) -> None:
        status = StatusLine(self.session, self)
        self.messages.converged.connect(status.say_converged)
        self.statusBar().addPermanentWidget(status)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        self.canvas.editor.condition_asked.connect(self._ask_condition)
        self.canvas.editor.panel_asked.connect(self.panels.bring)
        self.exercises.panel_asked.connect(self.panels.bring)
        self.keys.follow(self.canvas.editor)
        self.document.path_changed.connect(self._title)
        self.document.modified_changed.connect(self._title)
        self.document.replaced.connect(self._replaced)
        self.start.shown.connect(self._folding.put_plots_away)
        self.start.left.connect(self._bring_plots_back)
        for pressed in (self.transport.pressed, self._presentation.way_out.pressed):
            pressed.connect(self.messages.tidy)
        self._tabs_timer = QTimer(self, interval=0, singleShot=True)
        self._tabs_timer.timeout.connect(partial(hide_stray_tabs, self))
        for dock in self.docks.values():
            dock.visibilityChanged.connect(self._tabs_timer.start)
        self.transport.refused.connect(self.messages.complain)
        self.transport.follow(self.running.operations)
        self._appearance.changed.connect(self._paint_theme)

    # what a person does

    def open_example(self, path: Path) -> None:
        """Show a copy of an example: saving it asks where to."""
        self.files.open_path(path, as_copy=True)

    def keep_part(self) -> None:
        """Ask for a name, and put what is selected under the palette's “Mine”."""
        from graphgui.app.files.keep_part import keep_part  # late: seen when asked

        keep_part(self.canvas.editor, self.banner, self, self.messages.complain)

    def show_preferences(self) -> None:
        """Let the person give actions other keys, and choose what the program begins with."""
        from graphgui.app.preferences.preferences import Preferences  # late: seen when asked

        Preferences(self, self.action_table).open()

    def choose_language(self, choice: str) -> None:
        """Follow the system, or speak one language, in every window."""
        from graphgui.app.preferences.other_language import speak  # late: chosen once, as a rule

        if all(window.files.may_drop_typing() for window in self._all()):  # new windows have new fields
            Window.others = set(speak(choice, self._all(), lambda opened: Window(opened=opened)))

    def _paint_theme(self, look: Theme) -> None:
        self.action_table.paint_icons(look)
        for part in (self.transport, self.canvas, self.timeline, self.start):
            part.set_theme(look)
        self.panels.set_theme(look)

    def reset_layout(self) -> None:
        """Put every panel back where it was at the first start."""
        self._folding.reset()

    def debug_step(self, move: Callable[[], None]) -> None:
        """Take a step apart, with what is computed beside it."""
        self.banner.hide()
        self.panels.bring("operation")
        move()

    @cached_property
    def tour(self) -> "Tour":
        """The walk through five things to do, from the first time that it is asked for."""
        from graphgui.app.tour.tour import Tour  # late: most starts have none

        into = partial(self.debug_step, self.stepping.into)
        return Tour(self, self.canvas, self.session, self.files, self.transport, into)

    def new_window(self) -> "Window":
        """Show another, empty document in a window of its own."""
        window = Window()
        window.move(self.pos() + QPoint(30, 30))
        window.show()
        Window.others.add(window)
        return window

    @classmethod
    def _all(cls) -> list["Window"]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, cls)]

    def present(self) -> None:
        """Fill the screen with canvas and plots in larger type; again, to go back."""
        self._presentation.toggle()

    def _imported(self, lost: list[str], new: set[str]) -> None:
        self.canvas.editor.show_new(new)
        if lost:
            self.messages.say_lost(lost)

    # obeying signals

    def _bring_plots_back(self) -> None:
        """The canvas is painted before them: they take longer."""
        self.panels.put_off_plots()
        self._folding.bring_plots_back()
        FirstPaint(self.canvas.viewport()).painted.connect(self.panels.make_plots)

    def _ask_condition(self) -> None:
        from graphgui.panels.inspector.inspector import Inspector  # late: it is folded at first

        inspector = self.panels.bring("inspector")
        assert isinstance(inspector, Inspector)
        inspector.edit_breakpoint()

    def _replaced(self) -> None:
        self.canvas.navigation.fit()
        self._title()

    def _title(self) -> None:
        self.setWindowFilePath(str(self.document.path or ""))  # in whose folder dialogues begin
        self.setWindowTitle(f"{self.files.title()}[*] — graphgui")
        self.setWindowModified(self.document.is_modified)

    # files dropped from outside; the canvas passes on what is not its own

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from graphgui.app.files import drop_files  # late: a start has no drag

        drop_files.answer_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        from graphgui.app.files import drop_files

        drop_files.take_drop(event, self, self.canvas, self.document, self.files, self.importing.open)

    # state between runs

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tabs_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # until all has gone well: whatever fails below, nothing is lost with the window
        from graphgui.app.files import last_graphs  # late: an end is no start

        if not self.files.may_leave():
            return
        self.running.operations.pause()
        self.session.close()
        self.canvas.editor.auto_layout.cancel()
        self.remember_layout()
        Window.others.discard(self)
        if len(self._all()) > 1:
            self.destroyed.connect(collect_soon)
        else:
            last_graphs.keep([self])
        event.accept()

    def remember_layout(self) -> None:
        """Have the next window stand as this one does."""
        self._presentation.leave()
        self.panels.put_off_plots()
        self._folding.bring_plots_back()  # they are put away in no layout that is remembered
        save_layout(self)
        self._folding.save()
