"""By which names data files are known."""

from pathlib import Path

TEXTS = (".csv", ".tsv", ".txt")
PARQUETS = (".parquet", ".pq")
SPREADSHEETS = (".xlsx", ".xls", ".ods")
SUFFIXES = (*TEXTS, *PARQUETS, *SPREADSHEETS)


def is_data(path: Path) -> bool:
    """Whether a file's name says that it holds a table."""
    return path.suffix.lower() in SUFFIXES


def is_text(path: Path) -> bool:
    """Whether a file is read as text with separators: whatever is none of the other kinds."""
    return path.suffix.lower() not in (*PARQUETS, *SPREADSHEETS)
