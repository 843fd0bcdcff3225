"""Reading a text file, and saying in a sentence why a file cannot be read."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from graphgui.words import Problem, mark_for_translation


class FileState(NamedTuple):
    """A person's file as it was seen: its time of change in nanoseconds, its bytes, and a digest of them."""

    time: int
    size: int
    content: bytes


def has_text_name(path: Path) -> bool:
    """Whether a path can be written into a text: on some systems a name may have bytes that are none."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def title(path: Path) -> str:
    """A file's name without its ending, for people and graphs to call it by."""
    return os.fsencode(path.stem).decode(errors="replace")


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder.

    Before Python 3.14 `Path.exists` raises for a name that is too long, and in a folder that may not be entered.
    """
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """Whether it is a file; raises nothing, as `is_there`."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether it is a folder; raises nothing, as `is_there`."""
    return os.path.isdir(path)  # noqa: PTH112


def check_regular(path: Path) -> None:
    """Raise `Problem` for a pipe, a device and the like: reading one may never end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise Problem(
            mark_for_translation("problems", "{file} is no file with a beginning and an end: choose another."),
            file=str(path),
        )


def read_bytes(path: Path) -> bytes:
    """What a file holds. Raises `Problem` for one that is not there, may not be read or is empty."""
    check_regular(path)
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from None
    if not raw or raw.isspace():
        raise empty(path)
    return raw


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, a byte order mark left out.

    Raises:
        Problem: what `read_bytes` raises, or that it is not UTF-8 text.
    """
    raw = read_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(
            mark_for_translation(
                "problems", "{file} is not UTF-8 text: choose another file, or save this one as UTF-8."
            ),
            file=str(path),
        ) from None
    if not text.strip():
        raise empty(path)
    return text


def empty(path: Path) -> Problem:
    """That a file holds nothing, as a sentence."""
    return Problem(mark_for_translation("problems", "{file} is empty: choose another file."), file=str(path))


def unreadable(error: OSError | ValueError, path: Path) -> Problem:
    """Why `path` could not be read, as a sentence."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            template = mark_for_translation("problems", "There is no file {file}: check its name and its folder.")
        case IsADirectoryError():
            template = mark_for_translation("problems", "{file} is a directory: name a file in it.")
        case OSError(errno=errno.ELOOP):
            template = mark_for_translation("problems", "{file} is a link that leads in a circle: choose another.")
        case PermissionError() if is_folder(path):  # what Windows says of a directory
            template = mark_for_translation("problems", "{file} is a directory: name a file in it.")
        case PermissionError():
            template = mark_for_translation("problems", "{file} may not be read: ask its owner for permission.")
        case _:
            template = mark_for_translation("problems", "{file} cannot be read: {reason}.")
    return Problem(template, file=str(path), reason=getattr(error, "strerror", None) or error)


def damaged(path: Path) -> Problem:
    """That what `path` holds is not what its name says, as a sentence."""
    return Problem(
        mark_for_translation("problems", "{file} cannot be read as {suffix}: is it damaged, or of another kind?"),
        file=str(path),
        suffix=path.suffix.removeprefix("."),
    )


@contextmanager
def named(path: Path) -> Iterator[None]:
    """A `Problem` raised within names the file that it is about, where it names none."""
    try:
        yield
    except Problem as problem:
        if "file" in problem.values:
            raise
        raise Problem(
            mark_for_translation("problems", "{file}: {reason}"), file=str(path), reason=problem
        ) from None
