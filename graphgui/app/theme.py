"""Light, dark and high contrast: one palette and one short style sheet from the theme's colours."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from graphgui.look.colours import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    THEMES,
    Theme,
    blend,
)

SYSTEM = "system"
STYLE_OPTION = ("-style", "Fusion")
"""Has Qt make the style by itself; `setStyle` gives it back, for which PySide prepares a large class."""
_EDGED = ("QAbstractButton", "QAbstractItemView", "QAbstractSpinBox", "QComboBox", "QProgressBar", "QSlider")
_SHADE = 140  # per cent by which Fusion draws the edges of a widget darker than the ground it is given


def chosen() -> str:
    """What the person chose: `SYSTEM`, to follow it, or always the theme of a name."""
    value = QSettings().value("theme", SYSTEM)
    return value if isinstance(value, str) and value in THEMES else SYSTEM


def choose(choice: str) -> None:
    """Remember the choice for the next start."""
    QSettings().setValue("theme", choice)


def current() -> Theme:
    """The theme that the choice and the system give now."""
    if (choice := chosen()) != SYSTEM:
        return THEMES[choice]
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if wants_contrast():
        return HIGH_CONTRAST_DARK if is_dark else HIGH_CONTRAST_LIGHT
    return DARK if is_dark else LIGHT


def wants_contrast() -> bool:
    """Whether the system asks for high contrast; Qt tells from 6.10 on."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def shown() -> Theme:
    """The theme that every widget has now, whatever is chosen for the next start."""
    app = QApplication.instance()
    return THEMES.get(app.property("theme"), LIGHT) if app is not None else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Give every widget the theme's colours."""
    if not app.property("styled"):  # once: widgets on their way out hold on to the style that is replaced
        app.setStyle("Fusion")
        app.setProperty("styled", True)
    app.setPalette(_palette(theme))
    edged = _edged(theme)
    for kind in _EDGED:
        app.setPalette(edged, kind)  # type: ignore[arg-type]  # PySide takes a str, not the bytes that it declares
    app.setStyleSheet(_style(theme))
    app.setProperty("theme", theme.name)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.window),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_accent),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.Mid, theme.border),
        (role.Light, theme.raised),
        (role.Midlight, theme.border),
        (role.Dark, theme.border),
        (role.Shadow, theme.border),
        (role.Accent, theme.accent),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.wire))
    return palette


def _edged(theme: Theme) -> QPalette:
    """For widgets that Fusion edges with a darker shade of the ground around them: one whose shade is the edge."""
    palette = _palette(theme)
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.edge).lighter(_SHADE))
    return palette


def _style(theme: Theme) -> str:
    return f"""
    QMainWindow::separator {{ background: {theme.edge}; width: 1px; height: 1px; }}
    QMainWindow::separator:hover {{ background: {theme.accent}; }}
    QMainWindow > QTabBar {{ qproperty-elideMode: ElideNone; qproperty-usesScrollButtons: true; }}
    QDockWidget {{ color: {theme.muted}; font-weight: 600; }}
    QDockWidget::title {{ background: {theme.window}; padding: 6px 10px; }}
    QToolBar {{ background: {theme.surface}; border: 0; border-bottom: 1px solid {theme.border};
                padding: 5px 8px; spacing: 4px; }}
    QToolBar QToolButton {{ padding: 5px 9px; border: 1px solid {theme.edge}; border-radius: 6px;
                color: {theme.text}; }}
    QToolBar QToolButton:hover {{ background: {theme.node_header}; }}
    QToolBar QToolButton:pressed {{ background: {theme.border}; }}
    QToolBar QToolButton:focus {{ border: 1px solid {theme.accent}; }}
    QToolBar QToolButton:disabled {{ color: {theme.wire}; }}
    QToolBar QToolButton#play_button {{ background: {theme.accent}; color: {theme.on_accent};
                padding: 6px 16px; font-weight: 600; }}
    QToolBar QToolButton#play_button:hover {{ background: {blend(theme.accent, theme.text, 0.15)}; }}
    QToolBar QToolButton#play_button:focus {{ border: 1px solid {theme.text}; }}
    CommandPalette {{ background: {theme.raised}; border: 1px solid {theme.border}; }}
    CommandPalette QTreeWidget {{ border: 0; background: {theme.raised}; }}
    CommandPalette QTreeWidget::item {{ padding: 5px 4px; }}
    QToolBar QLabel {{ color: {theme.muted}; padding-left: 8px; }}
    QStatusBar {{ background: {theme.surface}; color: {theme.muted}; border-top: 1px solid {theme.border}; }}
    QStatusBar QLabel {{ color: {theme.text}; padding: 2px 10px; }}
    QStatusBar::item {{ border: 0; }}
    QHeaderView {{ background: {theme.window}; }}
    QMenuBar {{ background: {theme.surface}; }}
    QMenuBar::item {{ padding: 5px 10px; background: transparent; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {theme.node_header}; color: {theme.text}; }}
    QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.border};
                padding: 4px; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle {{ background: {theme.edge}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QLineEdit, QPlainTextEdit {{ background: {theme.surface}; border: 1px solid {theme.edge};
                border-radius: 4px; padding: 3px 5px; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
    QLineEdit[unread="true"], QPlainTextEdit[unread="true"] {{ border: 2px solid {theme.warning};
                padding: 2px 4px; }}
    QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0 3px; }}
    QAbstractSpinBox[unread="true"] {{ color: {theme.warning};
                background: {blend(theme.surface, theme.warning, 0.16)}; }}
    QCheckBox::indicator:unchecked {{ width: 12px; height: 12px; background: {theme.surface};
                border: 1px solid {theme.edge}; border-radius: 3px; }}
    QRadioButton::indicator {{ width: 12px; height: 12px; background: {theme.surface};
                border: 1px solid {theme.edge}; border-radius: 7px; }}
    QRadioButton::indicator:checked {{ background: {theme.accent}; border: 1px solid {theme.accent}; }}
    QRadioButton:focus {{ outline: 0; }}
    QRadioButton::indicator:focus {{ border: 1px solid {theme.accent}; }}
    Plot QToolButton {{ padding: 2px 0; border: 1px solid {theme.edge}; border-radius: 4px; color: {theme.text}; }}
    Plot QToolButton:hover {{ background: {theme.node_header}; }}
    Plot QToolButton:checked {{ background: {blend(theme.surface, theme.accent, 0.2)}; }}
    Plot QToolButton:focus {{ border-color: {theme.accent}; }}
    Plot QToolButton:disabled {{ color: {theme.wire}; }}
    NotationSwitch QToolButton {{ padding: 3px 5px; border: 1px solid {theme.edge}; color: {theme.muted};
                background: transparent; }}
    NotationSwitch QToolButton:hover {{ background: {theme.node_header}; }}
    NotationSwitch QToolButton:checked {{ background: {theme.accent}; border-color: {theme.accent};
                color: {theme.on_accent}; font-weight: 600; }}
    NotationSwitch QToolButton:focus {{ border-color: {theme.text}; }}
    QListWidget {{ border: 0; }}
    QFrame#callout {{ background: {theme.raised}; border: 1px solid {theme.accent}; border-radius: 8px; }}
    QPushButton#link {{ border: 1px solid {theme.edge}; border-radius: 6px; padding: 5px 10px;
                color: {theme.accent}; background: transparent; outline: 0; }}
    QPushButton#link:hover {{ background: {theme.node_header}; }}
    QPushButton#link:focus {{ border: 1px solid {theme.accent}; }}
    #banner {{ background: {theme.raised}; border: 0; border-bottom: 1px solid {theme.border};
               border-left: 4px solid {theme.information}; }}
    #banner[tone="caution"] {{ border-left-color: {theme.caution}; }}
    #banner[tone="trouble"] {{ border-left-color: {theme.warning}; }}
    QLabel#training_runs {{ background: {theme.raised}; border: 0; border-left: 3px solid {theme.caution};
                padding: 6px 8px; }}
    QFrame#aside {{ background: {theme.raised}; border: 0; border-left: 3px solid {theme.information}; }}
    QFrame#aside[tone="task"], QFrame#aside[tone="right"] {{ border-left-color: {theme.accent}; }}
    QFrame#aside[tone="caution"] {{ border-left-color: {theme.caution}; }}
    #banner QLabel {{ color: {theme.text}; }}
    """
