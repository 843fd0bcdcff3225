"""The window's part of the View menu: presentation, panels in their places, theme and language."""

from collections.abc import Callable
from functools import partial

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import MENU_BAR, VIEW
from graphgui.app import language, theme
from graphgui.words import mark_for_translation

_THEME, _LANGUAGE = "theme", "languages"
_AS_SYSTEM = mark_for_translation("actions", "As the &System")
_THEMES: dict[str, str] = {
    theme.SYSTEM: _AS_SYSTEM,
    "light": mark_for_translation("actions", "&Light"),
    "dark": mark_for_translation("actions", "&Dark"),
    "high_contrast_light": mark_for_translation("actions", "High Contrast, L&ight"),
    "high_contrast_dark": mark_for_translation("actions", "High Contrast, Da&rk"),
}


def view_actions(present: Callable[[], object], reset_layout: Callable[[], object]) -> tuple[Entry, ...]:
    """Actions on what the window shows."""
    return (
        Submenu(id=VIEW, text=mark_for_translation("actions", "&View"), places=(Place(MENU_BAR, 3),)),
        Action(
            id="present",
            text=mark_for_translation("actions", "&Presentation"),
            do=present,
            sentence=mark_for_translation("actions", "Only canvas and plots, in larger type, on the whole screen"),
            keys=("F11",),
            places=(Place(VIEW, 2),),
        ),
        Action(
            id="reset_layout",
            text=mark_for_translation("actions", "&Reset the Panels"),
            do=reset_layout,
            places=(Place(VIEW, 3),),
        ),
    )


def choice_actions(
    choose_theme: Callable[[str], object], choose_language: Callable[[str], object]
) -> tuple[Entry, ...]:
    """One action for each theme and each language."""
    return (
        Submenu(
            id=_THEME, text=mark_for_translation("actions", "&Theme"), places=(Place(VIEW, 3),), is_choice=True
        ),
        *(_theme(choice, text, choose_theme) for choice, text in _THEMES.items()),
        Submenu(
            id=_LANGUAGE,
            text=mark_for_translation("actions", "Lan&guage"),
            places=(Place(VIEW, 3),),
            is_choice=True,
        ),
        _language(language.SYSTEM, _AS_SYSTEM, choose_language),
        *(_language(code, name, choose_language) for code, name in language.languages().items()),
    )


def _theme(choice: str, text: str, choose: Callable[[str], object]) -> Action:
    return Action(
        id=f"theme_{choice}",
        text=text,
        do=partial(choose, choice),
        places=(Place(_THEME),),
        checked=lambda: theme.chosen() == choice,
    )


def _language(code: str, name: str, choose: Callable[[str], object]) -> Action:
    """A language is called by its own name, whatever the window speaks."""
    return Action(
        id=f"language_{code}",
        text=name,
        do=partial(choose, code),
        places=(Place(_LANGUAGE),),
        checked=lambda: language.chosen() == code,
    )
