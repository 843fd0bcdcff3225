"""The start page: build something, take a lesson, open an example, a file of late, or data."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFont, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from graphgui.app.first_paint import FirstPaint
from graphgui.app.start.card import Card
from graphgui.app.start.card_grid import CardGrid
from graphgui.app.start.link import LinkButton
from graphgui.document import drag_data
from graphgui.document.lessons import progress
from graphgui.document.lessons.all_lessons import all_lessons, language
from graphgui.document.tooltip_text import tooltip_text
from graphgui.examples import EXAMPLES
from graphgui.lessons.lesson import Lesson
from graphgui.lessons.words import said_in
from graphgui.look.colours import Theme

_WIDEST = 1250  # pixels of all cards of a row
_NARROWEST = 200  # of a card
_PICTURE = 84  # pixels of height
_MOST_RECENT = 4  # the others are in the menu
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StartPage(QScrollArea):
    """Cards to choose from, by mouse, Tab or arrows and Enter; it knows nothing of how what is chosen is done.

    Signals:
        build_asked: an empty canvas.
        open_asked: any graph's file, to be asked for.
        data_asked: data, to be asked for.
        example_chosen, recent_chosen: the file.
        lesson_chosen: the lesson, and the step to go on at.
        back_asked: the graph that is open.
        tour_asked: the tour.
        tour_refused: it is not to be offered again.
    """

    build_asked = Signal()
    open_asked = Signal()
    data_asked = Signal()
    example_chosen = Signal(Path)
    recent_chosen = Signal(Path)
    lesson_chosen = Signal(object, int)
    back_asked = Signal()
    tour_asked = Signal()
    tour_refused = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Start page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back = LinkButton("", self.back_asked.emit, self)
        self._tour = self._offer_of_tour()
        self._actions = CardGrid(self, _NARROWEST)
        self._actions.hold(list(self._action_cards()))
        self._lessons = CardGrid(self, _NARROWEST)
        self._lessons.hold(list(self._lesson_cards()))
        self._examples = CardGrid(self, _NARROWEST)
        self._examples.hold(list(self._example_cards()))
        self._recent_heading = self._heading(self.tr("Recent"))
        self._recent = CardGrid(self, _NARROWEST)
        self._waiting = QTimer(self, interval=0)
        self._waiting.timeout.connect(self._draw_next)
        content = QWidget(self)
        column = QVBoxLayout()
        column.setSpacing(10)
        for part in (
            self._back,
            self._tour,
            self._actions,
            self._recent_heading,
            self._recent,
            self._heading(self.tr("Lessons")),
            self._lessons,
            self._heading(self.tr("Examples")),
            self._examples,
        ):
            column.addWidget(part)
        column.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        row = QHBoxLayout(content)
        row.setContentsMargins(20, 18, 20, 18)
        row.addStretch(1)
        row.addLayout(column, 1000)
        row.addStretch(1)
        for grid in (self._actions, self._recent, self._lessons, self._examples):
            grid.setMaximumWidth(_WIDEST)
        self.setWidget(content)
        FirstPaint(content).painted.connect(self._waiting.start)

    @property
    def cards(self) -> list[Card]:
        """All that can be chosen, from the top."""
        grids = (self._actions, self._recent, self._lessons, self._examples)
        return [card for grid in grids for card in grid.cards if not grid.isHidden()]

    def show_state(self, recent: list[Path], open_graph: str, *, offers_tour: bool) -> None:
        """Show these files of late, and a way back to the graph that is open, if its title is not empty."""
        for card in self._recent.cards:
            card.hide()
            card.deleteLater()
        for card, lesson in zip(self._lessons.cards, self._taught, strict=True):
            card.describe(self._progress(lesson))
        cards = [self._card(self._recent, path.name, _short(path.parent)) for path in recent[:_MOST_RECENT]]
        for card, path in zip(cards, recent, strict=False):
            card.setToolTip(tooltip_text(str(path)))
            card.clicked.connect(partial(self.recent_chosen.emit, path))
            card.show()
        self._recent.hold(cards)
        self._recent.setVisible(bool(cards))
        self._recent_heading.setVisible(bool(cards))
        self._back.setText(self.tr("← Back to {0}").format(open_graph))
        self._back.setVisible(bool(open_graph))
        self._tour.setVisible(offers_tour)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for card in self.cards:
            card.set_theme(theme)

    def focus_first(self) -> None:
        """Let the keys begin at the first card."""
        self.verticalScrollBar().setValue(0)
        self._actions.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif (direction := _DIRECTIONS.get(Qt.Key(event.key()))) is not None:
            self._go(*direction)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An operation is dragged to where the canvas will be: it comes at once, and takes the drag over."""
        data = event.mimeData()
        if drag_data.carried_op(data) is not None or drag_data.carried_part(data) is not None:
            QTimer.singleShot(0, self, self.back_asked.emit)
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Card):
            self.ensureWidgetVisible(watched, 20, 20)
        return super().eventFilter(watched, event)

    # its parts

    def _card(self, grid: CardGrid, title: str, text: str, picture_height: int = 0) -> Card:
        card = Card(title, text, self._theme, grid, picture_height=picture_height)
        card.installEventFilter(self)
        return card

    def _action_cards(self) -> Iterator[Card]:
        for title, text, signal in (
            (self.tr("Build your own"), self.tr("An empty canvas for a graph of your own"), self.build_asked),
            (self.tr("Import data…"), self.tr("A table becomes a model: CSV, Parquet, Excel"), self.data_asked),
            (self.tr("Open a graph…"), self.tr("A file that was saved before"), self.open_asked),
        ):
            card = self._card(self._actions, title, text)
            card.clicked.connect(signal)
            yield card

    def _example_cards(self) -> Iterator[Card]:
        for example in EXAMPLES:
            title, text = (
                QCoreApplication.translate("examples", text) for text in (example.title, example.description)
            )
            card = self._card(self._examples, title, text, _PICTURE)
            card.clicked.connect(partial(self.example_chosen.emit, example.path))
            yield card

    def _lesson_cards(self) -> Iterator[Card]:
        self._taught = all_lessons()
        for lesson in self._taught:
            title = said_in(lesson.file.title, language())
            card = self._card(self._lessons, title, self._progress(lesson))
            card.setToolTip(said_in(lesson.file.line, language()))
            card.clicked.connect(partial(self._choose_lesson, lesson))
            yield card

    def _choose_lesson(self, lesson: Lesson) -> None:
        self.lesson_chosen.emit(lesson, progress.next_step(lesson))

    def _progress(self, lesson: Lesson) -> str:
        done, count = progress.steps_done(lesson), len(lesson.file.steps)
        if done == count:
            return self.tr("✓ done")
        if done:
            return self.tr("{0} of {1} steps done").format(done, count)
        return self.tr("{0} steps").format(count)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        font = QFont(label.font())
        font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setContentsMargins(2, 8, 0, 0)
        return label

    def _offer_of_tour(self) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(2)
        words = QLabel(self.tr("New here?"), line)
        words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row.addWidget(words)
        row.addWidget(LinkButton(self.tr("Take the tour in five steps"), self.tour_asked.emit, line))
        row.addWidget(LinkButton(self.tr("No, thanks"), self.tour_refused.emit, line))
        row.addStretch(1)
        return line

    # inside

    def _draw_next(self) -> None:
        """One picture in each turn of the event loop, once the page itself is on the screen."""
        from graphgui.app.start.example_picture import ExamplePicture

        cards = zip(self._examples.cards, EXAMPLES, strict=True)
        card, example = next(((card, example) for card, example in cards if not card.picture), (None, None))
        if card is None or example is None:
            self._waiting.stop()
        else:
            card.show_picture(ExamplePicture(example))

    def _go(self, across: int, down: int) -> None:
        """Give the keys to the next card in a direction."""
        here = next((card for card in self.cards if card.hasFocus()), None)
        if here is None:
            self.focus_first()
            return
        start = _place(here)

        def distance(card: Card) -> int:
            way = _place(card).center() - start.center()
            return abs(way.x()) + 2 * abs(way.y())

        def is_ahead(card: Card) -> bool:
            place = _place(card)
            if across:
                overlaps = place.top() <= start.center().y() <= place.bottom()
                return overlaps and (place.center().x() - start.center().x()) * across > 0
            return place.top() > start.bottom() if down > 0 else place.bottom() < start.top()

        ahead = [card for card in self.cards if card is not here and is_ahead(card)]
        if ahead:
            min(ahead, key=distance).setFocus(Qt.FocusReason.TabFocusReason)


def _place(card: Card) -> QRect:
    return QRect(card.mapTo(card.window(), card.rect().topLeft()), card.size())


def _short(folder: Path) -> str:
    """A folder's path, from the home folder where it lies there."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
