"""Writing a file so that a crash at any moment leaves the old one or the new one, whole."""

import os
from contextlib import suppress
from pathlib import Path

from graphgui.words import Problem, mark_for_translation


def write(path: Path, text: str) -> None:
    """Put `text`, as UTF-8, in the place of what `path` holds. Permissions stay, links are followed.

    Raises:
        Problem: the file cannot be written.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """As `write`, for what is no text."""
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe, a terminal: nothing there to keep
        else:
            _replace(target, content)
    except (OSError, ValueError) as error:
        raise _unwritable(error, path) from None


def check(path: Path) -> None:
    """Raise now the `Problem` that `write` would raise for the place; for what takes long before it writes."""
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise _unwritable(FileNotFoundError(), path)
    if target.is_dir():
        raise _unwritable(IsADirectoryError(), path)
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise _unwritable(PermissionError(), path)


def _replace(target: Path, content: bytes) -> None:
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError
    beside = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode & 0o7777)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; systems that cannot open a folder do without."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unwritable(error: OSError | ValueError, path: Path) -> Problem:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            template = mark_for_translation("problems", "{file} cannot be written: there is no folder {folder}.")
        case IsADirectoryError():
            template = mark_for_translation("problems", "{file} cannot be written: it is a directory.")
        case PermissionError():
            template = mark_for_translation(
                "problems", "{file} may not be written: choose another place, or ask for permission."
            )
        case _:
            template = mark_for_translation("problems", "{file} cannot be written: {reason}.")
    reason = getattr(error, "strerror", None) or error
    return Problem(template, file=str(path), folder=str(path.parent), reason=reason)
