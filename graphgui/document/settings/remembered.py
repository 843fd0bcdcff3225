"""What the settings hold, which a person or another version may have written."""

from PySide6.QtCore import QSettings


def remembered_number(name: str, default: float) -> float:
    """What is remembered under a name; the default where that is no number."""
    try:
        return float(QSettings().value(name, default))  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return default


def remembered_texts(name: str) -> list[str]:
    """The texts remembered under a name; a list of one comes back from some of Qt's formats as a text."""
    stored = QSettings().value(name, [])
    if isinstance(stored, str):
        return [stored]
    return [str(text) for text in stored] if isinstance(stored, list) else []
