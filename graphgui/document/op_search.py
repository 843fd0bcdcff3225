"""How well what a person types finds an operation, in the palette and in the search at the pointer."""

import re

from PySide6.QtCore import QCoreApplication

from graphgui.words import folded

NOT_FOUND = 4


def rank(name: str, about: str, group: str, text: str, called: str = "") -> int:
    """0 for the best: the name begins with the text, a word of it does, it holds the text, every word typed
    begins one of the name, the sentence about it and the group; `NOT_FOUND` otherwise. Accents do not count.

    Args:
        called: the same in the person's language, several with commas between them.
    """
    name, text = folded(name), folded(text).strip()
    others = [other.strip() for other in folded(called).split(",")]
    if any(each.startswith(text) for each in (name, *others)):
        return 0
    words = [part for each in (name, *others) for part in re.split(r"[_\W]+", each)]
    if any(part.startswith(text) for part in words):
        return 1
    if text.replace(" ", "_") in name or any(text in each for each in others):
        return 2
    told = re.findall(r"\w+", folded(f"{name} {called} {about} {group}"))
    has_all = all(any(word.startswith(typed) for word in told) for typed in text.split())
    return 3 if has_all else NOT_FOUND


def translated(text: str) -> str:
    """What an operation says of itself, in the person's language."""
    return QCoreApplication.translate("ops", text)


def called(name: str) -> str:
    """What an operation is called in the person's language; its own name where that says nothing else."""
    return QCoreApplication.translate("operations", name)
