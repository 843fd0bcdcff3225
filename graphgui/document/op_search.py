"""How well what a person types finds an operation, in the palette and in the search at the pointer."""

import re

from PySide6.QtCore import QCoreApplication

NOT_FOUND = 4


def rank(name: str, about: str, group: str, text: str) -> int:
    """0 for the best: the name begins with the text, a word of it does, it holds the text, every word typed
    begins one of the name, the sentence about it and the group; `NOT_FOUND` otherwise.
    """
    name, text = name.casefold(), text.casefold().strip()
    if name.startswith(text):
        return 0
    if any(part.startswith(text) for part in name.split("_")):
        return 1
    if text.replace(" ", "_") in name:
        return 2
    told = re.findall(r"\w+", f"{name} {about} {group}".casefold())
    has_all = all(any(word.startswith(typed) for word in told) for typed in text.split())
    return 3 if has_all else NOT_FOUND


def translated(text: str) -> str:
    """What an operation says of itself, in the person's language."""
    return QCoreApplication.translate("ops", text)
