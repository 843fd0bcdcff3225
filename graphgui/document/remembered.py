"""Numbers in the settings, which a person or another version may have written."""

from PySide6.QtCore import QSettings


def remembered_number(name: str, default: float) -> float:
    """What is remembered under a name; the default where that is no number."""
    try:
        return float(QSettings().value(name, default))  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return default
