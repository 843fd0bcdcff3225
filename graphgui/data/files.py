"""Reading a text file, and saying in a sentence why it cannot be read."""

from pathlib import Path

from graphgui.words import Problem, mark_for_translation


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, a byte order mark left out.

    Raises:
        Problem: there is no such file, it is a directory, may not be read, is empty, or is not UTF-8 text.
    """
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from None
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
        raise Problem(mark_for_translation("problems", "{file} is empty: choose another file."), file=str(path))
    return text


def unreadable(error: OSError | ValueError, path: Path) -> Problem:
    """Why `path` could not be read, as a sentence."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            template = mark_for_translation("problems", "There is no file {file}: check its name and its folder.")
        case IsADirectoryError():
            template = mark_for_translation("problems", "{file} is a directory: name a file in it.")
        case PermissionError() if path.is_dir():  # what Windows says of a directory
            template = mark_for_translation("problems", "{file} is a directory: name a file in it.")
        case PermissionError():
            template = mark_for_translation("problems", "{file} may not be read: ask its owner for permission.")
        case _:
            template = mark_for_translation("problems", "{file} cannot be read: {reason}.")
    return Problem(template, file=str(path), reason=getattr(error, "strerror", None) or error)
