"""What all windows of the program share: one theme, one size of type."""

from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from graphgui.app import theme
from graphgui.look.colours import Theme
from graphgui.singleton import singleton

_LARGER = 1.35


class Appearance(QObject):
    """Colours and type of every widget; Qt has them once for all windows, and so do we.

    Signals:
        changed: every widget has the theme's colours now; what paints itself takes them over. Carries the `Theme`.
    """

    changed = Signal(object)

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        assert isinstance(app, QApplication)
        self._app = app
        self._plain: QFont | None = None
        self._enlarging: WeakSet[QObject] = WeakSet()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later
            hints.accessibility().contrastPreferenceChanged.connect(self.refresh)

    @classmethod
    def of_the_program(cls) -> "Appearance":
        """The one that there is."""
        return singleton(cls)

    def choose(self, choice: str) -> None:
        """Follow the system, or stay with the theme of a name."""
        theme.choose(choice)
        self.refresh()

    def refresh(self) -> None:
        """Take the theme that the choice and the system give now."""
        self.set_theme(theme.current())

    def ensure(self) -> None:
        """Take that theme if widgets have another, or none: Qt takes long over a style sheet."""
        if self._app.property("theme") != theme.current().name:
            theme.apply(self._app, theme.current())

    def set_theme(self, look: Theme) -> None:
        """Give every window other colours."""
        theme.apply(self._app, look)
        self.changed.emit(look)

    def enlarge(self, asking: QObject) -> None:
        """Show larger type, in every window, until all that have asked for it have given it back."""
        if self._plain is None:
            self._plain = QApplication.font()
            larger = QFont(self._plain)
            larger.setPointSizeF(self._plain.pointSizeF() * _LARGER)
            self._set_font(larger)
        self._enlarging.add(asking)

    def give_back(self, asking: QObject) -> None:
        """Be one less that asks for larger type."""
        self._enlarging.discard(asking)
        if self._plain is not None and not self._enlarging:
            plain, self._plain = self._plain, None
            self._set_font(plain)

    def _set_font(self, font: QFont) -> None:
        """For every widget: those that a style sheet has touched take a new font only with the sheet anew."""
        QApplication.setFont(font)
        self.refresh()
